/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-scheduler-script.h"

#include <stdlib.h>

#define MONDAY "2026-03-02T09:00:00+01:00"

static gint64
parse_wall (const char *text)
{
  LimberStamp stamp;

  g_assert_true (limber_stamp_parse_iso8601 (text, NULL, &stamp));
  return stamp.usec;
}

static gint64
get_boot_usec (LimberSchedulerScript *self)
{
  return limber_clock_get_boot_usec (LIMBER_CLOCK (self->clock));
}

static void
decided_cb (LimberScheduler *scheduler, const LimberDecision *decision, gpointer user_data)
{
  LimberSchedulerScript *self = user_data;
  double secs = (double) (decision->at_boot_usec - self->boot_at_zero_usec) / G_USEC_PER_SEC;

  g_assert_cmpint (decision->at_boot_usec, ==, get_boot_usec (self));
  g_assert_true (decision->since_boot_usec == LIMBER_NEVER
                 || decision->since_boot_usec <= decision->at_boot_usec
                 || g_str_equal (decision->event, "planned-due"));
  g_string_append_printf (self->log, "%g %s", secs, decision->event);
  if (decision->cause != NULL && !g_str_equal (decision->cause, "first"))
    g_string_append_printf (self->log, " %s", decision->cause);
  if (decision->outcome != NULL)
    g_string_append_printf (self->log, " %s", decision->outcome);
  g_string_append_c (self->log, '\n');
  if (self->decided != NULL)
    self->decided (self->decided_data, decision);
}

static void
transition_cb (LimberScheduler *scheduler, const LimberTransition *transition, gpointer user_data)
{
  LimberSchedulerScript *self = user_data;

  if (transition->state != NULL)
    g_string_assign (self->state, transition->state);
  if (transition->sitting != NULL && transition->sitting->ended.usec != 0)
    g_ptr_array_add (self->sittings, limber_sitting_record_copy (transition->sitting));
  if (transition->break_record != NULL)
    g_ptr_array_add (self->breaks, limber_break_record_copy (transition->break_record));
}

/* @settings as in limber_scheduler_script_new() */
static void
change_settings (LimberSchedulerScript *self, const char *settings)
{
  g_auto (GStrv) parts = g_strsplit (settings, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);
    g_autoptr (GError) error = NULL;

    if (g_strv_length (pair) != 2)
      continue;
    g_assert_true (limber_reminder_settings_set (self->settings, pair[0], pair[1], &error));
    g_assert_no_error (error);
  }
}

static void
begin_agent (LimberSchedulerScript *self, const LimberAliveStamp *alive)
{
  g_autoptr (GError) error = NULL;

  if (self->scheduler != NULL)
    g_signal_handlers_disconnect_by_data (self->scheduler, self);
  g_clear_object (&self->scheduler);
  self->scheduler = limber_scheduler_new (LIMBER_CLOCK (self->clock), self->settings);
  g_signal_connect (self->scheduler, "decided", G_CALLBACK (decided_cb), self);
  g_signal_connect (self->scheduler, "transition", G_CALLBACK (transition_cb), self);
  if (alive != NULL) {
    g_autofree char *state = g_strdup (self->state->str);

    g_assert_true (limber_scheduler_load (self->scheduler, state, alive, &error));
    g_assert_no_error (error);
  }
  limber_scheduler_set_locked (self->scheduler, self->is_locked);
  for (guint i = 0; i < LIMBER_N_HOLDS; i++)
    limber_scheduler_set_hold (self->scheduler, (LimberHold) i, (self->holds & (1u << i)) != 0);
  if (self->is_active)
    limber_scheduler_begin_input (self->scheduler);
  else if (self->last_input_usec >= 0)
    limber_scheduler_end_input (self->scheduler, self->last_input_usec + self->boot_at_zero_usec);
  limber_scheduler_start (self->scheduler);
}

LimberSchedulerScript *
limber_scheduler_script_new (const char *settings, const char *start, const char *zone)
{
  LimberSchedulerScript *self = g_new0 (LimberSchedulerScript, 1);

  self->clock = limber_fake_clock_new (parse_wall (start != NULL ? start : MONDAY), zone);
  self->settings = limber_reminder_settings_new ();
  self->log = g_string_new (NULL);
  self->state = g_string_new (NULL);
  self->sittings = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_sitting_record_free);
  self->breaks = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_break_record_free);
  self->boot_at_zero_usec = get_boot_usec (self);
  self->last_input_usec = self->last_call_usec = -1;
  change_settings (self, settings);
  begin_agent (self, NULL);
  return self;
}

void
limber_scheduler_script_free (LimberSchedulerScript *self)
{
  g_signal_handlers_disconnect_by_data (self->scheduler, self);
  g_object_unref (self->scheduler);
  g_object_unref (self->clock);
  limber_reminder_settings_free (self->settings);
  g_string_free (self->log, TRUE);
  g_string_free (self->state, TRUE);
  g_ptr_array_unref (self->sittings);
  g_ptr_array_unref (self->breaks);
  g_free (self);
}

static void
restart (LimberSchedulerScript *self, gboolean is_reboot)
{
  g_autofree char *boot_id = g_strdup (limber_clock_get_boot_id (LIMBER_CLOCK (self->clock)));
  LimberAliveStamp alive = { boot_id, get_boot_usec (self),
                             limber_clock_get_wall_usec (LIMBER_CLOCK (self->clock)) };

  if (is_reboot) {
    limber_fake_clock_reboot (self->clock);
    self->boot_at_zero_usec = get_boot_usec (self) - self->at_usec;
    self->is_active = self->is_locked = FALSE;
    self->holds = 0;
    if (self->last_call_usec == G_MAXINT64)
      self->last_call_usec = self->at_usec;
    self->last_input_usec = -1;
  }
  begin_agent (self, &alive);
}

static void
move_to (LimberSchedulerScript *self, gint64 at_usec)
{
  if (self->is_suspended) {
    /* Of no length: nobody could see it, and whoever types goes on. */
    if (at_usec == self->at_usec)
      self->is_active = self->was_active;
    limber_fake_clock_suspend (self->clock, at_usec - self->at_usec);
    limber_scheduler_update (self->scheduler);
    self->is_suspended = FALSE;
  } else {
    while (self->step_usec > 0 && self->at_usec + self->step_usec < at_usec) {
      limber_fake_clock_advance (self->clock, self->step_usec);
      self->at_usec += self->step_usec;
      limber_scheduler_update (self->scheduler);
    }
    limber_fake_clock_advance (self->clock, at_usec - self->at_usec);
  }
  self->at_usec = at_usec;
}

static void
stop_input (LimberSchedulerScript *self)
{
  if (self->is_active)
    self->last_input_usec = self->at_usec;
  self->is_active = FALSE;
}

static void
set_hold (LimberSchedulerScript *self, const char *nick, gboolean is_on)
{
  LimberHold hold;

  g_assert_true (limber_hold_from_nick (nick, &hold));
  if (hold == LIMBER_HOLD_CALL && (is_on || self->last_call_usec == G_MAXINT64))
    self->last_call_usec = is_on ? G_MAXINT64 : self->at_usec;
  self->holds = is_on ? self->holds | (1u << hold) : self->holds & ~(1u << hold);
  limber_scheduler_set_hold (self->scheduler, hold, is_on);
}

/* What people can do to their machine */
static gboolean
run_sensor (LimberSchedulerScript *self, char **words)
{
  const char *event = words[0];

  if (g_str_equal (event, "active")) {
    self->is_active = TRUE;
    limber_scheduler_begin_input (self->scheduler);
  } else if (g_str_equal (event, "idle")) {
    stop_input (self);
    limber_scheduler_end_input (self->scheduler, get_boot_usec (self));
  } else if (g_str_equal (event, "lock")) {
    stop_input (self);
    self->is_locked = TRUE;
    limber_scheduler_set_locked (self->scheduler, TRUE);
    limber_scheduler_end_input (self->scheduler, get_boot_usec (self));
  } else if (g_str_equal (event, "unlock")) {
    self->is_locked = FALSE;
    self->last_input_usec = self->at_usec;
    limber_scheduler_set_locked (self->scheduler, FALSE);
  } else if (g_str_equal (event, "suspend")) {
    /* The scheduler is not told: it has to see it by its clocks. */
    self->was_active = self->is_active;
    stop_input (self);
    self->is_suspended = TRUE;
  } else if (g_str_equal (event, "hold")) {
    set_hold (self, words[1], TRUE);
  } else if (g_str_equal (event, "release")) {
    set_hold (self, words[1], FALSE);
  } else if (g_str_equal (event, "wall-set")) {
    limber_fake_clock_set_wall_usec (self->clock, parse_wall (words[1]));
  } else if (g_str_equal (event, "tz-set")) {
    limber_fake_clock_set_zone (self->clock, words[1]);
  } else if (g_str_equal (event, "no-source")) {
    limber_scheduler_set_has_idle_source (self->scheduler, FALSE);
  } else if (g_str_equal (event, "late")) {
    /* A swap storm: time passes and nobody runs, the alarm neither. */
    limber_clock_set_alarm (LIMBER_CLOCK (self->clock), -1);
    limber_fake_clock_advance (self->clock, atoi (words[1]) * (gint64) G_USEC_PER_SEC);
    self->at_usec += atoi (words[1]) * (gint64) G_USEC_PER_SEC;
    limber_scheduler_update (self->scheduler);
  } else {
    return g_str_equal (event, "resume") || g_str_equal (event, "end");
  }
  return TRUE;
}

static gboolean
run_pause (LimberSchedulerScript *self, const char *until)
{
  int mins;

  if (until == NULL)
    limber_scheduler_pause (self->scheduler);
  else if (limber_local_time_parse (until, FALSE, &mins))
    return limber_scheduler_pause_until (self->scheduler, mins, NULL);
  else
    return limber_scheduler_pause_for (self->scheduler, atoi (until), NULL);
  return TRUE;
}

static gboolean
begin_call (LimberSchedulerScript *self, int mins)
{
  self->last_call_usec = MAX (self->last_call_usec, self->at_usec + mins * LIMBER_USEC_PER_MIN);
  return limber_scheduler_set_call (self->scheduler, TRUE, mins, NULL);
}

/* What they can want. A refusal is part of the log, or changes nothing. */
static gboolean
run_verb (LimberSchedulerScript *self, char **words)
{
  const char *event = words[0];
  const char *argument = words[1];
  gboolean is_done = TRUE;

  if (g_str_equal (event, "start"))
    limber_scheduler_start_break (self->scheduler, argument, 100 * G_USEC_PER_SEC);
  else if (g_str_equal (event, "progress"))
    limber_scheduler_set_progress (self->scheduler, g_ascii_strtod (argument, NULL));
  else if (g_str_equal (event, "finish"))
    is_done = limber_scheduler_finish_break (self->scheduler, g_ascii_strtod (argument, NULL),
                                             NULL);
  else if (g_str_equal (event, "snooze"))
    is_done = limber_scheduler_snooze (self->scheduler, argument ? atoi (argument) : 0, NULL, NULL);
  else if (g_str_equal (event, "skip"))
    limber_scheduler_skip (self->scheduler, argument);
  else if (g_str_equal (event, "pause"))
    is_done = run_pause (self, argument);
  else if (g_str_equal (event, "unpause"))
    limber_scheduler_resume (self->scheduler);
  else if (g_str_equal (event, "call"))
    is_done = begin_call (self, atoi (argument));
  else if (g_str_equal (event, "closed"))
    limber_scheduler_note_banner_closed (self->scheduler);
  else
    return FALSE;
  if (!is_done)
    g_test_message ("%s was refused", event);
  return TRUE;
}

void
limber_scheduler_script_run_event (LimberSchedulerScript *self, gint64 at_usec, const char *event)
{
  g_auto (GStrv) words = g_strsplit (event, " ", 2);

  move_to (self, at_usec);
  if (run_sensor (self, words) || run_verb (self, words))
    return;
  if (g_str_equal (words[0], "set")) {
    change_settings (self, words[1]);
    limber_scheduler_set_settings (self->scheduler, self->settings);
  } else if (g_str_equal (words[0], "restart") || g_str_equal (words[0], "reboot")) {
    restart (self, g_str_equal (words[0], "reboot"));
  } else {
    g_error ("no such event: %s", event);
  }
}

void
limber_scheduler_script_run (LimberSchedulerScript *self, const char *script)
{
  g_auto (GStrv) parts = g_strsplit (script, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (g_strstrip (parts[i]), " ", 2);

    limber_scheduler_script_run_event (
        self, (gint64) (g_ascii_strtod (words[0], NULL) * G_USEC_PER_SEC + 0.5), words[1]);
  }
}

LimberSchedulerScript *
limber_scheduler_script_play (const char *settings, const char *start, const char *script)
{
  LimberSchedulerScript *self = limber_scheduler_script_new (settings, start, "Europe/Paris");

  limber_scheduler_script_run (self, script);
  return self;
}
