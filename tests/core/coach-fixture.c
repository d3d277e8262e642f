/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/coach-fixture.h"

#include "core/limber-test-content.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

#define ROUTINE "[Routine]\nId=r\nTitle=R\nPosition=seated\nTransition=8\nItems=a;b;\n"

static void
write_log (CoachFixture *fixture, const char *name, guint value)
{
  gint64 now_usec = limber_clock_get_monotonic_usec (LIMBER_CLOCK (fixture->clock));

  g_string_append_printf (fixture->log, "%s%g:%s%u", fixture->log->len > 0 ? " " : "",
                          (double) (now_usec - fixture->start_usec) / (double) SECOND, name, value);
}

static void
segment_started_cb (CoachFixture *fixture, guint index)
{
  g_assert_cmpuint (index, ==, limber_coach_get_segment_index (fixture->coach));
  write_log (fixture, "seg", index);
}

static void
half_cb (CoachFixture *fixture, guint index)
{
  write_log (fixture, "half", index);
}

static void
last_seconds_cb (CoachFixture *fixture, guint seconds)
{
  write_log (fixture, "last", seconds);
}

static void
position_jumped_cb (CoachFixture *fixture)
{
  write_log (fixture, "jump", limber_coach_get_segment_index (fixture->coach));
}

static void
finished_cb (CoachFixture *fixture)
{
  write_log (fixture, "end", limber_coach_get_end (fixture->coach));
}

static void
state_changed_cb (CoachFixture *fixture)
{
  write_log (fixture, "state", limber_coach_get_state (fixture->coach));
}

static void
set_up_at (CoachFixture *fixture, guint item)
{
  g_autoptr (GListStore) exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);
  g_autoptr (LimberExercise) a = limber_test_exercise ("a", "Hold=20\nMoveIn=1\nMoveOut=1\n");
  g_autoptr (LimberExercise) b = limber_test_exercise (
      "b", "Hold=4\nReps=2\nMoveIn=1\nMoveOut=1\nRest=3\n");
  g_autoptr (LimberRoutine) routine = limber_test_routine (ROUTINE);

  g_list_store_append (exercises, a);
  g_list_store_append (exercises, b);
  fixture->log = g_string_new (NULL);
  fixture->clock = limber_fake_clock_new (0, NULL);
  fixture->start_usec = limber_clock_get_monotonic_usec (LIMBER_CLOCK (fixture->clock));
  fixture->timeline = limber_timeline_new (routine, 1, limber_test_lookup, exercises, NULL);
  fixture->coach = limber_coach_new_at_item (fixture->timeline, LIMBER_CLOCK (fixture->clock),
                                             item);
  g_signal_connect_swapped (fixture->coach, "segment-started", G_CALLBACK (segment_started_cb),
                            fixture);
  g_signal_connect_swapped (fixture->coach, "half", G_CALLBACK (half_cb), fixture);
  g_signal_connect_swapped (fixture->coach, "last-seconds", G_CALLBACK (last_seconds_cb), fixture);
  g_signal_connect_swapped (fixture->coach, "position-jumped", G_CALLBACK (position_jumped_cb),
                            fixture);
  g_signal_connect_swapped (fixture->coach, "finished", G_CALLBACK (finished_cb), fixture);
  g_signal_connect_swapped (fixture->coach, "notify::state", G_CALLBACK (state_changed_cb),
                            fixture);
}

void
coach_fixture_set_up (CoachFixture *fixture, gconstpointer unused)
{
  set_up_at (fixture, 0);
}

void
coach_fixture_set_up_second (CoachFixture *fixture, gconstpointer unused)
{
  set_up_at (fixture, 1);
}

void
coach_fixture_tear_down (CoachFixture *fixture, gconstpointer unused)
{
  /* Whatever was emitted and not looked at is unexpected. */
  g_assert_cmpstr (fixture->log->str, ==, "");
  if (fixture->coach != NULL)
    g_assert_finalize_object (fixture->coach);
  g_assert_cmpint (limber_fake_clock_get_alarm_usec (fixture->clock), ==, -1);
  g_object_unref (fixture->timeline);
  g_object_unref (fixture->clock);
  g_string_free (fixture->log, TRUE);
}

void
coach_fixture_assert_log (CoachFixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_string_truncate (fixture->log, 0);
}

void
coach_fixture_forget_log (CoachFixture *fixture)
{
  g_string_truncate (fixture->log, 0);
}

void
coach_fixture_advance (CoachFixture *fixture, double seconds)
{
  limber_fake_clock_advance (fixture->clock, (gint64) (seconds * (double) SECOND));
}

void
coach_fixture_start (CoachFixture *fixture)
{
  g_assert_true (limber_coach_start (fixture->coach));
  coach_fixture_assert_log (fixture, "0:state1 0:seg0");
}

void
coach_fixture_start_and_run (CoachFixture *fixture, double seconds)
{
  coach_fixture_start (fixture);
  coach_fixture_advance (fixture, seconds);
  g_string_truncate (fixture->log, 0);
}

void
coach_fixture_assert_at (CoachFixture *fixture, guint segment, double elapsed, double duration)
{
  g_assert_cmpuint (limber_coach_get_segment_index (fixture->coach), ==, segment);
  g_assert_cmpint (limber_coach_get_elapsed_usec (fixture->coach), ==,
                   (gint64) (elapsed * (double) SECOND));
  g_assert_cmpint (limber_coach_get_segment_duration_usec (fixture->coach), ==,
                   (gint64) (duration * (double) SECOND));
}

void
coach_fixture_stop (CoachFixture *fixture)
{
  g_assert_true (limber_coach_stop (fixture->coach));
  g_string_truncate (fixture->log, 0);
}
