/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-exercise-parser.h"
#include "core/limber-problem.h"
#include "core/limber-step-schedule.h"

/* An exercise of two sides, ten seconds a side: one step at a time. */

#define EXERCISE                                                                                   \
  "[Exercise]\nId=bend\nTitle=Bend\nCategory=stretch\nAreas=neck;\nMuscles=scalenes;\n"            \
  "Position=seated\nSides=left_right\nType=hold\nHold=6\nReps=1\nSets=1\nMoveIn=2\nMoveOut=2\n"    \
  "Rest=2\nDifficulty=1\nEquipment=chair;\nDiscreet=true\nClinicianOnly=false\nLoad=neutral\n"     \
  "Step1=Sit tall.\nStep2=Tilt the head to the right.\nStep3=Breathe.\nMistake1=Hurry\n"           \
  "StopIf=dizzy;\n\n[Limits]\nHold=1-30\nReps=1-5\nSets=1-3\n"

typedef struct {
  LimberExercise *exercise;
  LimberTimeline *timeline;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (EXERCISE, sizeof EXERCISE - 1);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);

  fixture->exercise = limber_exercise_parser_parse (bytes, "bend", NULL, NULL, problems);
  g_assert_nonnull (fixture->exercise);
  fixture->timeline = limber_timeline_new_for_exercise (fixture->exercise);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->timeline);
  g_assert_finalize_object (fixture->exercise);
}

/* The step at @secs of the session, with the segment as long as planned */
static guint
find_at (Fixture *fixture, gint64 secs)
{
  guint index = limber_timeline_find_segment (fixture->timeline, secs * G_USEC_PER_SEC);
  const LimberSegment *segment = limber_timeline_get_segment (fixture->timeline, index);

  return limber_step_schedule_find (fixture->timeline, index,
                                    secs * G_USEC_PER_SEC - segment->start_usec,
                                    segment->duration_usec);
}

static gint64
get_work_start_secs (Fixture *fixture)
{
  return limber_timeline_get_segment (fixture->timeline, 1)->start_usec / G_USEC_PER_SEC;
}

/* The first while getting ready, then the others spread over each side. */
static void
test_spread (Fixture *fixture, gconstpointer data)
{
  gint64 start_secs = get_work_start_secs (fixture);

  g_assert_cmpuint (find_at (fixture, 0), ==, 0);
  g_assert_cmpuint (find_at (fixture, start_secs), ==, 1);
  g_assert_cmpuint (find_at (fixture, start_secs + 4), ==, 1);
  g_assert_cmpuint (find_at (fixture, start_secs + 5), ==, 2);
  g_assert_cmpuint (find_at (fixture, start_secs + 9), ==, 2);
  g_assert_cmpuint (find_at (fixture, start_secs + 10), ==, 0);
  g_assert_cmpuint (find_at (fixture, start_secs + 15), ==, 1);
  g_assert_cmpuint (find_at (fixture, start_secs + 24), ==, 2);
}

/* A hold made longer goes through the same steps, more slowly. */
static void
test_longer_hold (Fixture *fixture, gconstpointer data)
{
  gint64 duration_usec = 16 * G_USEC_PER_SEC;
  guint hold = 2;

  g_assert_cmpint (limber_timeline_get_segment (fixture->timeline, hold)->kind, ==,
                   LIMBER_SEGMENT_HOLD);
  g_assert_cmpuint (
      limber_step_schedule_find (fixture->timeline, hold, 7 * G_USEC_PER_SEC, duration_usec), ==,
      1);
  g_assert_cmpuint (
      limber_step_schedule_find (fixture->timeline, hold, 9 * G_USEC_PER_SEC, duration_usec), ==,
      2);
  g_assert_cmpuint (
      limber_step_schedule_find (fixture->timeline, hold, duration_usec, duration_usec), ==, 2);
}

/* On the second side a step that names a side is not read as it stands. */
static void
test_second_side (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = limber_step_schedule_get_text (fixture->exercise, 1, LIMBER_SIDE_FIRST);
  g_autofree char *second = limber_step_schedule_get_text (fixture->exercise, 1,
                                                           LIMBER_SIDE_SECOND);
  g_autofree char *neutral = limber_step_schedule_get_text (fixture->exercise, 2,
                                                            LIMBER_SIDE_SECOND);
  g_autofree char *none = limber_step_schedule_get_text (fixture->exercise, 9, LIMBER_SIDE_NONE);

  g_assert_cmpstr (first, ==, "Tilt the head to the right.");
  g_assert_cmpstr (second, !=, first);
  g_assert_cmpstr (neutral, ==, "Breathe.");
  g_assert_cmpstr (none, ==, "");
}

static void
test_names_side (void)
{
  g_assert_true (limber_step_schedule_names_side ("Turn Left, slowly", "left right"));
  g_assert_false (limber_step_schedule_names_side ("Sit upright", "left right"));
  g_assert_false (limber_step_schedule_names_side ("", "left right"));
}

int
main (int argc, char *argv[])
{
#define add(name, test)                                                                            \
  g_test_add ("/core/step-schedule/" name, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);

  add ("spread", test_spread);
  add ("longer-hold", test_longer_hold);
  add ("second-side", test_second_side);
#undef add
  g_test_add_func ("/core/step-schedule/names-side", test_names_side);

  return g_test_run ();
}
