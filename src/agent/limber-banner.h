/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agent/limber-reminder-text.h"
#include "desktop/limber-notifier.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_BANNER (limber_banner_get_type ())
G_DECLARE_FINAL_TYPE (LimberBanner, limber_banner, LIMBER, BANNER, GObject)

/** What a notification is about. */
typedef enum {
  LIMBER_BANNER_NONE,
  LIMBER_BANNER_BREAK,   /* a break is due */
  LIMBER_BANNER_READY,   /* the window waits for a click */
  LIMBER_BANNER_PAUSED,  /* a pause was left on */
  LIMBER_BANNER_EVENING, /* the evening note */
  LIMBER_BANNER_TEST,
  LIMBER_BANNER_FAULT, /* the window did not come */
} LimberBannerKind;

/* Names of actions, besides LIMBER_NOTIFICATION_DEFAULT_ACTION */
#define LIMBER_BANNER_ACTION_START  "start"
#define LIMBER_BANNER_ACTION_SNOOZE "snooze"
#define LIMBER_BANNER_ACTION_SKIP   "skip"
#define LIMBER_BANNER_ACTION_RESUME "resume"

/* Puts what the agent has to say into the one notification. Property (notify): `problem`, why
 * notifications do not arrive, a sentence or NULL. Signals: `action (kind, name, token)`;
 * `gone (kind)` when the person or the server closed it; `failed (kind, cause)`, with a cause of
 * limber-notifier.h, once until one arrives again. @notifier: (nullable): without one nothing is
 * ever shown. */
LimberBanner *limber_banner_new (LimberNotifier *notifier);

/* Learns from @bus whether anything shows notifications at all, before the first is wanted, and has
 * everything ready for it. */
void limber_banner_watch_server (LimberBanner *self, GDBusConnection *bus);

/* @snooze_mins: 0 where it cannot be snoozed any more */
void
limber_banner_show_break (LimberBanner *self, const LimberReminderFacts *facts, int snooze_mins);
void limber_banner_show_ready (LimberBanner *self, const char *routine_title);
void limber_banner_show_paused (LimberBanner *self);
void limber_banner_show_evening (LimberBanner *self);
void limber_banner_show_fault (LimberBanner *self, const char *message);
void limber_banner_show_test (LimberBanner *self);
/* If it is about @kind */
void limber_banner_withdraw (LimberBanner *self, LimberBannerKind kind);

LimberBannerKind limber_banner_get_kind (LimberBanner *self);
/* (transfer none) (nullable) */
const char *limber_banner_get_problem (LimberBanner *self);
/* (transfer none) (nullable) */
LimberNotifier *limber_banner_get_notifier (LimberBanner *self);

G_END_DECLS
