/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-coach-position.h"

#include "core/limber-test-content.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

/* "a" is 0 ready (8 s), 1 in (1 s), 2 hold (20 s), 3 out (1 s); "b" is 4 ready (8 s), 5 in (1 s), 6
 * hold (6 s), 7 out (1 s): 46 s. */
static LimberTimeline *
make_timeline (void)
{
  g_autoptr (GListStore) exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);
  g_autoptr (LimberExercise) a = limber_test_exercise ("a", "Hold=20\nMoveIn=1\nMoveOut=1\n");
  g_autoptr (LimberExercise) b = limber_test_exercise ("b", "Hold=6\nMoveIn=1\nMoveOut=1\n");
  g_autoptr (LimberRoutine) routine = limber_test_routine (
      "[Routine]\nId=r\nTitle=R\nPosition=seated\nTransition=8\nItems=a;b;\n");

  g_list_store_append (exercises, a);
  g_list_store_append (exercises, b);
  return limber_timeline_new (routine, 1, limber_test_lookup, exercises, NULL);
}

static LimberCoachPosition *
make_position (guint segment_index)
{
  g_autoptr (LimberTimeline) timeline = make_timeline ();

  return limber_coach_position_new (timeline, segment_index);
}

/* Goes to the next cue, which comes after @secs, and takes it. */
static void
assert_cue (LimberCoachPosition *position,
            gint64 secs,
            LimberCoachCue expected,
            guint expected_left)
{
  guint left = 0;

  g_assert_cmpint (limber_coach_position_get_cue_in_usec (position), ==, secs * SECOND);
  limber_coach_position_pass (position, secs * SECOND);
  g_assert_cmpint (limber_coach_position_take_cue (position, &left), ==, expected);
  g_assert_cmpuint (left, ==, expected_left);
}

static void
test_beginning (void)
{
  g_autoptr (LimberCoachPosition) position = make_position (4);

  g_assert_cmpuint (limber_coach_position_get_segment_index (position), ==, 4);
  g_assert_cmpint (limber_coach_position_get_segment (position)->kind, ==,
                   LIMBER_SEGMENT_GET_READY);
  g_assert_cmpint (limber_coach_position_get_elapsed_usec (position), ==, 0);
  g_assert_cmpint (limber_coach_position_get_duration_usec (position), ==, 8 * SECOND);
}

/* A hold has its half and its last seconds; the end comes as long as it stays there. */
static void
test_cues_of_hold (void)
{
  g_autoptr (LimberCoachPosition) position = make_position (2);

  assert_cue (position, 10, LIMBER_COACH_CUE_HALF, 0);
  assert_cue (position, 7, LIMBER_COACH_CUE_LAST_SECOND, 3);
  assert_cue (position, 1, LIMBER_COACH_CUE_LAST_SECOND, 2);
  assert_cue (position, 1, LIMBER_COACH_CUE_LAST_SECOND, 1);
  assert_cue (position, 1, LIMBER_COACH_CUE_END, 0);
  assert_cue (position, 0, LIMBER_COACH_CUE_END, 0);
}

static void
test_cues_of_move (void)
{
  g_autoptr (LimberCoachPosition) position = make_position (1);

  assert_cue (position, 1, LIMBER_COACH_CUE_END, 0);
}

static void
test_cues_of_short_hold (void)
{
  g_autoptr (LimberCoachPosition) position = make_position (6);

  assert_cue (position, 3, LIMBER_COACH_CUE_LAST_SECOND, 3);
}

/* What is too late is taken and not told. */
static void
test_late_cues (void)
{
  g_autoptr (LimberCoachPosition) position = make_position (2);
  guint left = 0;

  limber_coach_position_pass (position, 25 * SECOND);
  g_assert_cmpint (limber_coach_position_take_cue (position, &left), ==, LIMBER_COACH_CUE_NONE);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (limber_coach_position_take_cue (position, &left), ==, LIMBER_COACH_CUE_NONE);
  g_assert_cmpint (limber_coach_position_take_cue (position, &left), ==, LIMBER_COACH_CUE_END);
}

/* The time beyond the end is in the next segment. */
static void
test_go_on (void)
{
  g_autoptr (LimberCoachPosition) position = make_position (2);

  limber_coach_position_pass (position, 23 * SECOND / 2 + 9 * SECOND);
  g_assert_true (limber_coach_position_go_on (position));
  g_assert_cmpuint (limber_coach_position_get_segment_index (position), ==, 3);
  g_assert_cmpint (limber_coach_position_get_elapsed_usec (position), ==, SECOND / 2);

  limber_coach_position_enter (position, 7);
  g_assert_cmpint (limber_coach_position_get_elapsed_usec (position), ==, 0);
  limber_coach_position_pass (position, SECOND);
  g_assert_false (limber_coach_position_go_on (position));
  g_assert_cmpuint (limber_coach_position_get_segment_index (position), ==, 7);
}

static void
test_add (void)
{
  g_autoptr (LimberCoachPosition) position = make_position (2);

  limber_coach_position_pass (position, 12 * SECOND);
  g_assert_true (limber_coach_position_add_10_secs (position));
  g_assert_cmpint (limber_coach_position_get_duration_usec (position), ==, 30 * SECOND);
  g_assert_cmpint (limber_coach_position_get_remaining_usec (position, 12 * SECOND), ==,
                   35 * SECOND);
  g_assert_cmpfloat_with_epsilon (limber_coach_position_get_progress (position, 15 * SECOND),
                                  19.0 / 46, 1e-9);
  assert_cue (position, 3, LIMBER_COACH_CUE_HALF, 0);

  limber_coach_position_enter (position, 3); /* a move has its own speed */
  g_assert_false (limber_coach_position_add_10_secs (position));
  limber_coach_position_enter (position, 2); /* what was added is gone */
  g_assert_cmpint (limber_coach_position_get_duration_usec (position), ==, 20 * SECOND);
}

static void
test_targets (void)
{
  g_autoptr (LimberCoachPosition) position = make_position (2);

  g_assert_cmpuint (limber_coach_position_find_next (position), ==, 4);
  g_assert_cmpuint (limber_coach_position_find_back (position), ==, 0);
  g_assert_cmpuint (limber_coach_position_find_repeat (position), ==, 1);
  limber_coach_position_enter (position, 4);
  g_assert_cmpuint (limber_coach_position_find_next (position), ==, 8);
  g_assert_cmpuint (limber_coach_position_find_back (position), ==, 0);
  g_assert_cmpuint (limber_coach_position_find_repeat (position), ==, 5);
  limber_coach_position_pass (position, 3 * SECOND);
  g_assert_cmpuint (limber_coach_position_find_back (position), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/coach-position/beginning", test_beginning);
  g_test_add_func ("/core/coach-position/cues/hold", test_cues_of_hold);
  g_test_add_func ("/core/coach-position/cues/short-hold", test_cues_of_short_hold);
  g_test_add_func ("/core/coach-position/cues/move", test_cues_of_move);
  g_test_add_func ("/core/coach-position/cues/late", test_late_cues);
  g_test_add_func ("/core/coach-position/go-on", test_go_on);
  g_test_add_func ("/core/coach-position/add", test_add);
  g_test_add_func ("/core/coach-position/targets", test_targets);

  return g_test_run ();
}
