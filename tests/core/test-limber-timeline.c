/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-timeline.h"

#include "core/limber-test-content.h"

#define SECOND G_USEC_PER_SEC

static GListStore *
make_exercises (void)
{
  static const struct {
    const char *id;
    const char *keys;
  } exercise_rows[] = {
    { "plain", "Hold=5\nReps=3\nSets=2\nMoveIn=1\nMoveOut=2\nRest=4\n" },
    { "still", "Hold=10\nMoveIn=1\nMoveOut=1\n" },
    { "sided", "Sides=left_right\nHold=5\nReps=2\nMoveIn=1\nMoveOut=1\nRest=3\n" },
    { "turns", "Sides=alternate\nHold=2\nReps=2\nSets=2\nMoveIn=1\nMoveOut=1\nRest=1\n"
               "FirstSide=left\n" },
    { "moves", "Type=reps\nHold=0\nReps=2\nMoveIn=2\nMoveOut=2\n" },
    { "lying", "Position=floor\nHold=10\nMoveIn=1\nMoveOut=1\n" },
  };
  GListStore *exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);

  for (gsize i = 0; i < G_N_ELEMENTS (exercise_rows); i++) {
    g_autoptr (LimberExercise) exercise = limber_test_exercise (exercise_rows[i].id,
                                                                exercise_rows[i].keys);

    g_list_store_append (exercises, exercise);
  }

  return exercises;
}

/* "kind seconds side" of each segment, one line an item */
static char *
describe (LimberTimeline *timeline)
{
  static const char *const short_kinds[] = { "ready", "in", "hold", "out", "rest", "switch" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < limber_timeline_get_n_segments (timeline); i++) {
    const LimberSegment *segment = limber_timeline_get_segment (timeline, i);
    const char *side = limber_segment_get_side_nick (segment);

    if (segment->kind == LIMBER_SEGMENT_GET_READY && i > 0)
      g_string_append_c (text, '\n');
    g_string_append_printf (text, "%s%s%s%" G_GINT64_FORMAT,
                            segment->kind == LIMBER_SEGMENT_GET_READY ? "" : " ",
                            short_kinds[segment->kind],
                            g_str_equal (side, "none")   ? " "
                            : g_str_equal (side, "left") ? "-L "
                                                         : "-R ",
                            segment->duration_usec / SECOND);
  }

  return g_string_free (text, FALSE);
}

typedef struct {
  const char *name;
  const char *items;
  const char *extra; /* groups */
  const char *expected;
} Row;

static const Row rows[] = {
  { "one-hold", "still;", "", "ready 8 in 1 hold 10 out 1" },
  { "reps-and-sets", "plain;", "",
    "ready 8 in 1 hold 5 out 2 rest 4 in 1 hold 5 out 2 rest 4 in 1 hold 5 out 2 rest 20 "
    "in 1 hold 5 out 2 rest 4 in 1 hold 5 out 2 rest 4 in 1 hold 5 out 2" },
  { "sides", "sided;", "",
    "ready-R 8 in-R 1 hold-R 5 out-R 1 rest-R 3 in-R 1 hold-R 5 out-R 1 switch-L 5 "
    "in-L 1 hold-L 5 out-L 1 rest-L 3 in-L 1 hold-L 5 out-L 1" },
  { "turns-left-first", "turns;", "",
    "ready-L 8 in-L 1 hold-L 2 out-L 1 rest-L 1 in-R 1 hold-R 2 out-R 1 rest-R 1 "
    "in-L 1 hold-L 2 out-L 1 rest-L 1 in-R 1 hold-R 2 out-R 1 rest-R 20 "
    "in-L 1 hold-L 2 out-L 1 rest-L 1 in-R 1 hold-R 2 out-R 1 rest-R 1 "
    "in-L 1 hold-L 2 out-L 1 rest-L 1 in-R 1 hold-R 2 out-R 1" },
  { "no-hold-no-rest", "moves;", "", "ready 8 in 2 out 2 in 2 out 2" },
  { "to-and-from-floor", "still;lying;lying;still;", "",
    "ready 8 in 1 hold 10 out 1\nready 10 in 1 hold 10 out 1\nready 8 in 1 hold 10 out 1\n"
    "ready 10 in 1 hold 10 out 1" },
  { "first-on-floor", "lying;", "", "ready 10 in 1 hold 10 out 1" },
  { "override", "plain;", "[Item plain]\nHold=7\nReps=1\nSets=1\n", "ready 8 in 1 hold 7 out 2" },
  { "override-rest", "sided;", "[Item sided]\nRest=0\n",
    "ready-R 8 in-R 1 hold-R 5 out-R 1 in-R 1 hold-R 5 out-R 1 switch-L 5 "
    "in-L 1 hold-L 5 out-L 1 in-L 1 hold-L 5 out-L 1" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GListStore) exercises = make_exercises ();
  g_autofree char *text = g_strdup_printf (
      "[Routine]\nId=r\nTitle=R\nPosition=seated\nItems=%s\n%s", row->items, row->extra);
  g_autoptr (LimberRoutine) routine = limber_test_routine (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberTimeline) timeline = limber_timeline_new (routine, 1, limber_test_lookup,
                                                             exercises, &error);
  g_autofree char *description = NULL;

  g_assert_no_error (error);
  description = describe (timeline);
  g_assert_cmpstr (description, ==, row->expected);
}

/* Work and rest of one item by arithmetic, not by laying out segments */
static gint64
add_up_secs (const LimberDose *dose, LimberSides sides)
{
  gint64 reps = dose->reps * (sides == LIMBER_SIDES_ALTERNATE ? 2 : 1);
  gint64 one = dose->move_in_secs + dose->hold_secs + dose->move_out_secs;
  gint64 set = reps * one + (reps - 1) * dose->rest_secs;
  gint64 side = dose->sets * set + (dose->sets - 1) * 20;

  return sides == LIMBER_SIDES_LEFT_RIGHT ? 2 * side + 5 : side;
}

static void
assert_is_sound (LimberTimeline *timeline)
{
  guint n_segments = limber_timeline_get_n_segments (timeline);
  gint64 at_usec = 0, exercise_usec = 0;
  guint item = 0;

  for (guint i = 0; i < n_segments; i++) {
    const LimberSegment *segment = limber_timeline_get_segment (timeline, i);

    g_assert_cmpint (segment->start_usec, ==, at_usec);
    g_assert_cmpint (segment->duration_usec, >=, SECOND);
    g_assert_cmpuint (limber_timeline_find_segment (timeline, at_usec), ==, i);
    at_usec += segment->duration_usec;
    g_assert_cmpuint (limber_timeline_find_segment (timeline, at_usec - 1), ==, i);
    if (i > 0 && segment->kind == LIMBER_SEGMENT_GET_READY)
      item++;
    g_assert_cmpuint (segment->item, ==, item);
    g_assert_cmpuint (segment->n_items, ==, limber_timeline_get_n_items (timeline));
    g_assert_true (segment->exercise == limber_timeline_get_exercise (timeline, item));
    if (segment->kind == LIMBER_SEGMENT_GET_READY)
      g_assert_cmpuint (limber_timeline_get_first_segment (timeline, item), ==, i);
    if (limber_segment_is_exercise (segment))
      exercise_usec += segment->duration_usec;
  }
  g_assert_cmpint (limber_timeline_get_segment (timeline, 0)->kind, ==, LIMBER_SEGMENT_GET_READY);
  g_assert_cmpint (limber_timeline_get_segment (timeline, n_segments - 1)->kind, ==,
                   LIMBER_SEGMENT_MOVE_OUT);
  g_assert_cmpint (limber_timeline_get_duration_usec (timeline), ==, at_usec);
  g_assert_cmpint (limber_timeline_get_exercise_usec (timeline), ==, exercise_usec);
  g_assert_cmpuint (limber_timeline_find_segment (timeline, -1), ==, 0);
  g_assert_cmpuint (limber_timeline_find_segment (timeline, at_usec), ==, n_segments - 1);
  g_assert_cmpuint (limber_timeline_find_segment (timeline, G_MAXINT64), ==, n_segments - 1);
}

static LimberExercise *
make_random_exercise (GRand *random, guint number)
{
  static const char *const sides[] = { "both", "left_right", "alternate" };
  static const char *const positions[] = { "seated", "standing", "floor" };
  g_autofree char *id = g_strdup_printf ("e%u", number);
  g_autofree char *keys = g_strdup_printf (
      "Position=%s\nSides=%s\nType=hold_reps\nHold=%d\nReps=%d\nSets=%d\nMoveIn=%d\nMoveOut=%d\n"
      "Rest=%d\n",
      positions[g_rand_int_range (random, 0, 3)], sides[g_rand_int_range (random, 0, 3)],
      g_rand_int_range (random, 1, 60), g_rand_int_range (random, 1, 12),
      g_rand_int_range (random, 1, 5), g_rand_int_range (random, 1, 6),
      g_rand_int_range (random, 1, 6), g_rand_int_range (random, 0, 12));

  return limber_test_exercise (id, keys);
}

static void
test_random_sums (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (guint round = 0; round < 200; round++) {
    g_autoptr (GListStore) exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (LimberRoutine) routine = NULL;
    g_autoptr (LimberTimeline) timeline = NULL;
    guint n_items = (guint) g_rand_int_range (random, 1, 8);
    guint transition = (guint) g_rand_int_range (random, 1, 16);
    gint64 expected_secs = 0;
    gboolean was_floor = FALSE;

    g_string_printf (text,
                     "[Routine]\nId=r\nTitle=R\nPosition=floor\nTransition=%u\nItems=", transition);
    for (guint i = 0; i < n_items; i++) {
      g_autoptr (LimberExercise) exercise = make_random_exercise (random, i);
      gboolean is_floor = limber_exercise_get_position (exercise) == LIMBER_POSITION_FLOOR;

      g_list_store_append (exercises, exercise);
      g_string_append_printf (text, "e%u;", i);
      expected_secs += is_floor != was_floor ? MAX (transition, 10) : transition;
      expected_secs += add_up_secs (limber_exercise_get_dose (exercise),
                                    limber_exercise_get_sides (exercise));
      was_floor = is_floor;
    }
    g_string_append_c (text, '\n');
    routine = limber_test_routine (text->str);
    timeline = limber_timeline_new (routine, 1, limber_test_lookup, exercises, NULL);
    assert_is_sound (timeline);
    g_assert_cmpint (limber_timeline_get_duration_usec (timeline), ==, expected_secs * SECOND);
  }
}

static void
test_counts (void)
{
  g_autoptr (GListStore) exercises = make_exercises ();
  g_autoptr (LimberRoutine) routine = limber_test_routine (
      "[Routine]\nId=r\nTitle=R\nPosition=seated\nItems=turns;\n");
  g_autoptr (LimberTimeline) timeline = limber_timeline_new (routine, 1, limber_test_lookup,
                                                             exercises, NULL);
  const LimberSegment *last = limber_timeline_get_segment (
      timeline, limber_timeline_get_n_segments (timeline) - 1);

  /* `alternate` counts both sides. */
  g_assert_cmpuint (last->rep, ==, 3);
  g_assert_cmpuint (last->set, ==, 1);
  g_assert_cmpint (last->side, ==, LIMBER_SIDE_SECOND);
  g_assert_cmpstr (limber_segment_get_side_title (last), ==, "Right side");
  g_assert_true (limber_timeline_get_routine (timeline) == routine);
  g_assert_cmpuint (limber_timeline_get_level (timeline), ==, 1);
  g_assert_cmpstr (limber_timeline_get_item (timeline, 0)->exercise_id, ==, "turns");
  g_assert_finalize_object (g_steal_pointer (&timeline));
}

static void
test_errors (void)
{
  g_autoptr (GListStore) exercises = make_exercises ();
  g_autoptr (LimberRoutine) routine = limber_test_routine (
      "[Routine]\nId=r\nTitle=R\nPosition=seated\n[Level 1]\nItems=still;\n"
      "[Level 2]\nItems=still;nowhere;\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (limber_timeline_new (routine, 0, limber_test_lookup, exercises, &error));
  g_assert_error (error, LIMBER_TIMELINE_ERROR, LIMBER_TIMELINE_ERROR_NO_LEVEL);
  g_clear_error (&error);
  g_assert_null (limber_timeline_new (routine, 3, limber_test_lookup, exercises, &error));
  g_assert_error (error, LIMBER_TIMELINE_ERROR, LIMBER_TIMELINE_ERROR_NO_LEVEL);
  g_assert_cmpstr (error->message, ==, "routine “r” has no level 3; allowed are 1 to 2");
  g_clear_error (&error);
  g_assert_null (limber_timeline_new (routine, 2, limber_test_lookup, exercises, &error));
  g_assert_error (error, LIMBER_TIMELINE_ERROR, LIMBER_TIMELINE_ERROR_UNKNOWN_EXERCISE);
  g_assert_cmpstr (error->message, ==,
                   "routine “r” names the exercise “nowhere”, which does not exist");
}

static void
test_nicks (void)
{
  static const char *const nicks[] = { "get-ready", "move-in", "hold",
                                       "move-out",  "rest",    "switch-side" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    g_assert_cmpstr (limber_segment_kind_to_nick (i), ==, nicks[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/core/timeline/layout/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/core/timeline/random-sums", test_random_sums);
  g_test_add_func ("/core/timeline/counts", test_counts);
  g_test_add_func ("/core/timeline/errors", test_errors);
  g_test_add_func ("/core/timeline/nicks", test_nicks);

  return g_test_run ();
}
