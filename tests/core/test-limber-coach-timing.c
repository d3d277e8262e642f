/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-coach.h"

#include "core/coach-fixture.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define HOUR   (3600 * SECOND)

/* A lid closed in the middle of a hold: the time behind it does not count, the session waits. */
static void
test_suspend (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 14);
  limber_fake_clock_suspend (fixture->clock, 9 * HOUR);
  coach_fixture_assert_log (fixture, "14:state2");
  coach_fixture_assert_at (fixture, 2, 5, 20);
  coach_fixture_advance (fixture, 5);
  g_assert_true (limber_coach_resume (fixture->coach));
  coach_fixture_assert_log (fixture, "19:state1");
  coach_fixture_advance (fixture, 5);
  coach_fixture_assert_log (fixture, "24:half2");
  coach_fixture_stop (fixture);
}

/* Too short for the alarm to have fallen due in it: seen at the next thing that happens */
static void
test_short_suspend (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 10);
  limber_fake_clock_suspend (fixture->clock, 3 * SECOND);
  coach_fixture_assert_log (fixture, "");
  coach_fixture_advance (fixture, 30);
  coach_fixture_assert_log (fixture, "16:state2");
  coach_fixture_assert_at (fixture, 2, 7, 20);
  coach_fixture_stop (fixture);
}

/* A verb before the alarm had its turn meets the paused session. */
static void
test_verb_after_suspend (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 10);
  limber_fake_clock_suspend (fixture->clock, 3 * SECOND);
  g_assert_true (limber_coach_next (fixture->coach));
  coach_fixture_assert_log (fixture, "10:state2 10:jump4 10:seg4");
  coach_fixture_advance (fixture, 20);
  coach_fixture_assert_at (fixture, 4, 0, 8);
  coach_fixture_stop (fixture);
}

/* The wall clock is nothing to a session. */
static void
test_wall_clock (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 10);
  limber_fake_clock_set_wall_usec (fixture->clock, -7 * HOUR);
  coach_fixture_advance (fixture, 9);
  coach_fixture_assert_log (fixture, "19:half2");
  coach_fixture_stop (fixture);
}

/* An alarm that comes late, as on a machine that is busy: nothing is lost, stale ticks are not
 * told. */
static void
test_late_alarm (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start (fixture);
  limber_clock_set_alarm (LIMBER_CLOCK (fixture->clock), -1);
  coach_fixture_advance (fixture, 27.5);
  limber_clock_emit_alarm (LIMBER_CLOCK (fixture->clock));
  coach_fixture_assert_log (fixture, "27.5:seg1 27.5:seg2 27.5:half2 27.5:last2");
  coach_fixture_assert_at (fixture, 2, 18.5, 20);
  coach_fixture_stop (fixture);
}

static void
pause_cb (LimberCoach *coach)
{
  limber_coach_pause (coach);
}

static void
stop_cb (LimberCoach *coach)
{
  limber_coach_stop (coach);
}

static void
next_cb (LimberCoach *coach)
{
  g_signal_handlers_disconnect_by_func (coach, next_cb, NULL);
  limber_coach_next (coach);
}

/* Handlers may call any verb. */
static void
test_verbs_in_handlers (CoachFixture *fixture, gconstpointer unused)
{
  g_signal_connect (fixture->coach, "half", G_CALLBACK (pause_cb), NULL);
  g_signal_connect (fixture->coach, "position-jumped", G_CALLBACK (stop_cb), NULL);
  coach_fixture_start (fixture);
  coach_fixture_advance (fixture, 25);
  coach_fixture_assert_log (fixture, "5:last3 6:last2 7:last1 8:seg1 9:seg2 19:half2 19:state2");
  g_assert_true (limber_coach_next (fixture->coach));
  coach_fixture_assert_log (fixture, "25:jump4 25:state3 25:end2");
}

static void
test_next_in_handler (CoachFixture *fixture, gconstpointer unused)
{
  g_signal_connect (fixture->coach, "last-seconds", G_CALLBACK (next_cb), NULL);
  coach_fixture_start (fixture);
  coach_fixture_advance (fixture, 12);
  coach_fixture_assert_log (fixture, "5:last3 5:jump4 5:seg4 10:last3 11:last2 12:last1");
  coach_fixture_stop (fixture);
}

static void
drop_cb (CoachFixture *fixture)
{
  g_clear_object (&fixture->coach);
}

/* The last reference may be dropped by a handler. */
static void
test_dropped_in_handler (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start (fixture);
  g_signal_connect_swapped (fixture->coach, "half", G_CALLBACK (drop_cb), fixture);
  coach_fixture_advance (fixture, 100);
  g_assert_null (fixture->coach);
  coach_fixture_forget_log (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  COACH_FIXTURE_ADD ("suspend", test_suspend);
  COACH_FIXTURE_ADD ("short-suspend", test_short_suspend);
  COACH_FIXTURE_ADD ("verb-after-suspend", test_verb_after_suspend);
  COACH_FIXTURE_ADD ("wall-clock", test_wall_clock);
  COACH_FIXTURE_ADD ("verbs-in-handlers", test_verbs_in_handlers);
  COACH_FIXTURE_ADD ("next-in-handler", test_next_in_handler);
  COACH_FIXTURE_ADD ("dropped-in-handler", test_dropped_in_handler);
  COACH_FIXTURE_ADD ("late-alarm", test_late_alarm);

  return g_test_run ();
}
