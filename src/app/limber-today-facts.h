/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bus/limber-agent-client.h"

G_BEGIN_DECLS

/**
 * LimberTodayFacts:
 * @link: how it stands with the agent; all below is 0 or NULL while it is not running
 * @state: of the agent
 * @zone: (owned): for times of the day
 * @hold_cause: (owned) (nullable): the first cause that holds reminders back
 * @idle_backend: (owned) (nullable): empty where activity can't be measured
 * @notification_problem: (owned) (nullable)
 * @diary_problem: (owned) (nullable): of the agent
 * @next_routine: (owned) (nullable): id of what is offered next
 * @off_until_usec: 0 while reminders are on
 *
 * What the page of today is made of. A plain value, so that its words can be tested. Times are
 * microseconds since 1970, 0 for none.
 */
typedef struct {
  LimberAgentLink link;
  LimberSchedulerState state;
  GTimeZone *zone;
  gint64 now_usec;
  gint64 sitting_since_usec;
  gint64 due_at_usec;
  gint64 snoozed_until_usec;
  gint64 paused_until_usec;
  gint64 call_until_usec;
  gint64 off_until_usec;
  guint n_snoozes_left;
  gboolean is_paused;
  gboolean is_inside_hours;
  gboolean is_capped;
  gboolean is_planned;
  char *hold_cause;
  char *idle_backend;
  char *notification_problem;
  char *diary_problem;
  char *next_routine;
  int sitting_limit_mins;
} LimberTodayFacts;

/* Everything as it is now. @self: zeroed, or read before */
void limber_today_facts_read (LimberTodayFacts *self,
                              LimberAgentClient *client,
                              LimberRemindersSwitch *reminders,
                              GSettings *settings,
                              LimberClock *clock);
void limber_today_facts_clear (LimberTodayFacts *self);

G_END_DECLS
