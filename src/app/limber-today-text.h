/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-today-facts.h"
#include "core/limber-day-parts.h"

G_BEGIN_DECLS

/** What the page points out above all else, in this order. */
typedef enum {
  LIMBER_NOTICE_OFF,           /* reminders are turned off */
  LIMBER_NOTICE_MISSING,       /* the agent does not run */
  LIMBER_NOTICE_PAUSED,        /* the person has paused them */
  LIMBER_NOTICE_CALL,          /* the person is in a call */
  LIMBER_NOTICE_NOTIFICATIONS, /* notifications do not arrive */
  LIMBER_NOTICE_ACTIVITY,      /* activity can't be measured */
  LIMBER_NOTICE_DIARY,         /* the agent cannot write the diary */
  LIMBER_N_NOTICES,
} LimberNotice;

/* The words of Today, from its facts. All are (transfer full). */

/* What comes next, in a few words: "Next stretch in 12 minutes" */
char *limber_today_text_title (const LimberTodayFacts *facts);
/* More about it, a sentence; @routine: (nullable): what would be started, "Desk reset · 2 min" */
char *limber_today_text_detail (const LimberTodayFacts *facts, const char *routine);
/* Of how long somebody has sat, for screen readers: "You have sat for 42 minutes." */
char *limber_today_text_sitting (const LimberTodayFacts *facts);
/* (nullable): NULL if there is nothing to point out */
char *limber_today_text_notice (const LimberTodayFacts *facts, LimberNotice notice);
/* "3 h 20 min of sitting, 42 min at most without a break, 3 breaks" */
char *limber_today_text_totals (const LimberDayTotals *totals);
/* "09:02–10:15" */
char *limber_today_text_span (gint64 from_usec, gint64 to_usec, GTimeZone *zone);
/* "14:30", "tomorrow at 08:00", "Monday at 08:00" */
char *limber_today_text_time (gint64 usec, gint64 now_usec, GTimeZone *zone);
/* "3 h 20 min" */
char *limber_today_text_length (gint64 usec);

/* Whole minutes that somebody has sat; 0 if nobody does */
guint limber_today_get_minutes_sat (const LimberTodayFacts *facts);
/* 0.0–1.0 of what is allowed */
double limber_today_get_share_sat (const LimberTodayFacts *facts);

G_END_DECLS
