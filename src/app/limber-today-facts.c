/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-today-facts.h"

/*
 * Today facts:
 *
 * Reads the agent's properties, the switch and the settings into one value. What the agent leaves
 * empty is NULL here, but for the idle source, where empty says something.
 */

static void
drop_empty (char **text)
{
  if (*text != NULL && **text == '\0')
    g_clear_pointer (text, g_free);
}

static void
read_agent (LimberTodayFacts *self, LimberAgentClient *client)
{
  g_auto (GStrv) causes = NULL;

  g_object_get (client, "sitting-since", &self->sitting_since_usec, "due-at", &self->due_at_usec,
                "snoozed-until", &self->snoozed_until_usec, "paused-until",
                &self->paused_until_usec, "call-until", &self->call_until_usec, "snoozes-left",
                &self->n_snoozes_left, "is-paused", &self->is_paused, "is-inside-hours",
                &self->is_inside_hours, "is-capped", &self->is_capped, "is-planned",
                &self->is_planned, "hold-causes", &causes, "idle-backend", &self->idle_backend,
                "notification-problem", &self->notification_problem, "diary-problem",
                &self->diary_problem, "next-routine", &self->next_routine, NULL);
  if (causes != NULL)
    self->hold_cause = g_strdup (causes[0]);
  drop_empty (&self->notification_problem);
  drop_empty (&self->diary_problem);
  drop_empty (&self->next_routine);
}

void
limber_today_facts_read (LimberTodayFacts *self,
                         LimberAgentClient *client,
                         LimberRemindersSwitch *reminders,
                         GSettings *settings,
                         LimberClock *clock)
{
  limber_today_facts_clear (self);
  self->link = limber_agent_client_get_link (client);
  self->now_usec = limber_clock_get_wall_usec (clock);
  self->zone = g_time_zone_ref (limber_clock_get_time_zone (clock));
  self->off_until_usec = limber_reminders_switch_get_off_until (reminders);
  self->sitting_limit_mins = g_settings_get_int (settings, "sitting-limit");
  if (limber_agent_client_get_state (client, &self->state))
    read_agent (self, client);
}

void
limber_today_facts_clear (LimberTodayFacts *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->hold_cause);
  g_free (self->idle_backend);
  g_free (self->notification_problem);
  g_free (self->diary_problem);
  g_free (self->next_routine);
  *self = (LimberTodayFacts){ 0 };
}
