/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bus/limber-agent-client.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * LimberStatus:
 * @state: (owned): nick of the agent's state, or reminders-off, or unavailable
 * @off_until_usec: where reminders are off; 0 else
 * @problem: (owned) (nullable): why there is no agent
 * @sitting_since_usec: 0 while nobody sits
 * @due_at_usec: of the next break, or since when one waits; 0 for none
 * @snoozed_until_usec: 0 without a snooze
 * @snoozes_left: of the break that waits
 * @is_paused: by the person
 * @paused_until_usec: 0 until it is resumed
 * @hold_causes: (owned): nicks
 * @break_id: (owned): "" for none
 * @routine: (owned): id of what is offered or runs; "" for none
 * @is_planned: a planned session waits
 * @is_capped: today's reminders are used up
 * @idle_backend: (owned): "" where activity can't be measured
 * @notification_problem: (owned): ""
 * @diary_problem: (owned): ""
 * @version: (owned): of the agent
 * @now_usec: when all of this was so
 *
 * What limberctl status tells. Times are microseconds since 1970.
 */
typedef struct {
  char *state;
  gint64 off_until_usec;
  char *problem;
  gint64 sitting_since_usec;
  gint64 due_at_usec;
  gint64 snoozed_until_usec;
  guint snoozes_left;
  gboolean is_paused;
  gint64 paused_until_usec;
  char **hold_causes;
  char *break_id;
  char *routine;
  gboolean is_planned;
  gboolean is_capped;
  char *idle_backend;
  char *notification_problem;
  char *diary_problem;
  char *version;
  gint64 now_usec;
} LimberStatus;

LimberStatus *limber_status_new (LimberAgentClient *client, gint64 off_until_usec, gint64 now_usec);
void limber_status_free (LimberStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberStatus, limber_status_free)

/* One line for people (transfer full) */
char *limber_status_describe (const LimberStatus *self, GTimeZone *zone);
void limber_status_add_json (const LimberStatus *self, GTimeZone *zone, JsonBuilder *builder);
/* Whether it is filled in with minutes, which change by themselves */
gboolean limber_status_tells_minutes (const char *template);

/* @template with {state}, {text}, {sitting}, {due}, {due-at}, {since}, {snoozes}, {until}, {holds},
 * {routine} and {break} filled in, and {text:json} and so on as JSON strings in their quotes;
 * anything else in braces stays as it is (transfer full) */
char *limber_status_format (const LimberStatus *self, GTimeZone *zone, const char *template);

G_END_DECLS
