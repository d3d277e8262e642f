/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-scheduler-script.h"

#include <math.h>

/* What is asked of a scheduler, and what it answers, beside what it decides */

static void
test_states (void)
{
  static const struct {
    const char *events;
    LimberSchedulerState state;
  } rows[] = {
    { "0 end", LIMBER_SCHEDULER_AWAY },
    { "0 active|10 end", LIMBER_SCHEDULER_SITTING },
    { "0 active|10 lock", LIMBER_SCHEDULER_AWAY },
    { "0 active|10 pause 5", LIMBER_SCHEDULER_OFF },
    { "0 active|10 set working-hours=sun 09:00-10:00", LIMBER_SCHEDULER_OFF },
    { "0 active|2400 end", LIMBER_SCHEDULER_DUE },
    { "0 active|2400 snooze 5", LIMBER_SCHEDULER_SNOOZED },
    { "0 active|2400 hold call", LIMBER_SCHEDULER_HELD },
    { "0 active|2400 start", LIMBER_SCHEDULER_IN_BREAK },
    { "0 active|2400 pause|2400 start", LIMBER_SCHEDULER_IN_BREAK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LimberSchedulerScript) script = limber_scheduler_script_play ("", NULL,
                                                                             rows[i].events);

    g_assert_cmpstr (
        limber_scheduler_state_to_nick (limber_scheduler_get_state (script->scheduler)), ==,
        limber_scheduler_state_to_nick (rows[i].state));
  }
}

/* Away, nothing wakes the machine. */
static void
test_no_alarm_while_away (void)
{
  g_autoptr (LimberSchedulerScript) script = limber_scheduler_script_play (
      "working-hours=mon-fri 09:00-17:00", NULL, "0 active|600 idle|800 end");

  g_assert_cmpint (limber_fake_clock_get_alarm_usec (script->clock), ==, -1);
}

/* A planned session that was offered ahead of its time wakes nobody at that time. */
static void
test_alarm_after_joining (void)
{
  g_autoptr (LimberSchedulerScript) script = limber_scheduler_script_play (
      "planned-sessions=mon 09:50", NULL, "0 active|100 hold call|2400 end");

  g_assert_cmpint (limber_fake_clock_get_alarm_usec (script->clock) - script->boot_at_zero_usec, ==,
                   (3000 + 7200) * (gint64) G_USEC_PER_SEC);
}

static void
test_refusals (void)
{
  g_autoptr (LimberSchedulerScript) script = limber_scheduler_script_play ("", NULL,
                                                                           "0 active|2400 end");
  g_autoptr (GError) error = NULL;

  g_assert_false (limber_scheduler_finish_break (script->scheduler, 1, &error));
  g_assert_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_NOTHING_DUE);
  g_clear_error (&error);
  g_assert_false (limber_scheduler_snooze (script->scheduler, -5, NULL, &error));
  g_assert_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_RANGE);
  g_clear_error (&error);
  g_assert_false (limber_scheduler_snooze (script->scheduler, 61, NULL, &error));
  g_assert_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_RANGE);
  g_clear_error (&error);
  g_assert_false (limber_scheduler_pause_for (script->scheduler, 0, &error));
  g_assert_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_RANGE);
  g_clear_error (&error);
  g_assert_false (limber_scheduler_pause_until (script->scheduler, 1440, &error));
  g_assert_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_RANGE);
  g_clear_error (&error);
  g_assert_false (limber_scheduler_set_call (script->scheduler, TRUE, -1, &error));
  g_assert_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_RANGE);
  g_clear_error (&error);
  limber_scheduler_start_break (script->scheduler, "no such\nroutine", -5);
  g_assert_false (limber_scheduler_finish_break (script->scheduler, NAN, &error));
  g_assert_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_RANGE);
}

/* What does not tell of itself is asked just before a banner, and is in time to hold it. */
static void
look_around_cb (LimberScheduler *scheduler, gpointer data)
{
  guint *n_asked = data;

  limber_scheduler_set_hold (scheduler, LIMBER_HOLD_FULLSCREEN, ++*n_asked == 1);
}

static void
test_offering (void)
{
  g_autoptr (LimberSchedulerScript) script = limber_scheduler_script_new ("", NULL, "Europe/Paris");
  guint n_asked = 0;

  g_signal_connect (script->scheduler, "offering", G_CALLBACK (look_around_cb), &n_asked);
  limber_scheduler_script_run (script, "0 active|2500 release fullscreen|2600 end");
  g_assert_cmpstr (script->log->str, ==,
                   "0 sitting-started\n2400 due\n2400 held fullscreen\n"
                   "2500 released fullscreen\n2500 notified\n");
  g_assert_cmpuint (n_asked, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/scheduler-verbs/states", test_states);
  g_test_add_func ("/core/scheduler-verbs/no-alarm-while-away", test_no_alarm_while_away);
  g_test_add_func ("/core/scheduler-verbs/alarm-after-joining", test_alarm_after_joining);
  g_test_add_func ("/core/scheduler-verbs/refusals", test_refusals);
  g_test_add_func ("/core/scheduler-verbs/offering", test_offering);
  return g_test_run ();
}
