/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-routine-choice.h"
#include "core/limber-routine-fit.h"

static const LimberRoutineFilter any = { NULL, -1, 0, FALSE, NULL };

static LimberRoutineChoice *
create_choice (AppFixture *fixture, const char *id)
{
  LimberRoutine *routine = limber_library_find_routine (fixture->library, id);

  return limber_routine_choice_new (routine, limber_library_lookup, fixture->library);
}

static void
test_describes (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberRoutineChoice) choice = create_choice (fixture, "desk_reset_2min");

  g_assert_cmpuint (limber_routine_choice_get_minutes (choice), ==, 2);
  g_assert_cmpstr (limber_routine_choice_get_summary (choice), ==, "2 min · Seated");
  g_assert_nonnull (strstr (limber_routine_choice_get_areas_text (choice), "Neck"));
  g_assert_nonnull (limber_routine_choice_get_exercise (choice));
}

static void
test_floor_is_shown_by_the_floor (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberRoutineChoice) choice = create_choice (fixture, "lower_back_8min");

  g_assert_cmpint (limber_exercise_get_position (limber_routine_choice_get_exercise (choice)), ==,
                   LIMBER_POSITION_FLOOR);
}

static void
test_filters (AppFixture *fixture, gconstpointer data)
{
  static const struct {
    LimberRoutineFilter filter;
    gboolean is_match;
  } rows[] = {
    { { NULL, -1, 0, FALSE, NULL }, TRUE },
    { { "neck", -1, 0, FALSE, NULL }, TRUE },
    { { "calf", -1, 0, FALSE, NULL }, FALSE },
    { { NULL, LIMBER_POSITION_SEATED, 0, FALSE, NULL }, TRUE },
    { { NULL, LIMBER_POSITION_FLOOR, 0, FALSE, NULL }, FALSE },
    { { NULL, -1, 2, FALSE, NULL }, TRUE },
    { { NULL, -1, 1, FALSE, NULL }, FALSE },
    { { NULL, -1, 0, TRUE, NULL }, TRUE },
    { { NULL, -1, 0, FALSE, "" }, TRUE },
    { { NULL, -1, 0, FALSE, "  DESK chin " }, TRUE },
    { { NULL, -1, 0, FALSE, "desk wall" }, FALSE },
    { { "neck", LIMBER_POSITION_SEATED, 2, TRUE, "reset" }, TRUE },
  };
  g_autoptr (LimberRoutineChoice) choice = create_choice (fixture, "desk_reset_2min");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (limber_routine_choice_matches (choice, &rows[i].filter), ==, rows[i].is_match);
}

/* A routine of which nothing is left is shown all the same, without a length. */
static void
test_nothing_left (AppFixture *fixture, gconstpointer data)
{
  LimberRoutine *routine = limber_library_find_routine (fixture->library, "desk_reset_2min");
  g_autoptr (LimberLibrary) empty = limber_library_new (NULL, NULL, NULL);
  g_autoptr (LimberRoutineChoice) choice = limber_routine_choice_new (routine,
                                                                      limber_library_lookup, empty);

  g_assert_null (limber_routine_choice_get_exercise (choice));
  g_assert_cmpuint (limber_routine_choice_get_minutes (choice), ==, 0);
  g_assert_true (limber_routine_choice_matches (choice, &any));
}

/* Two minutes are usual, but a rest for the eyes moves no neck, whatever it counts among its areas.
 */
static void
test_picks_for_the_body (AppFixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "eyes_90s", "neck_shoulders_5min" };
  static const char *const areas[] = { "neck", NULL };
  g_autoptr (GListStore) choices = g_list_store_new (LIMBER_TYPE_ROUTINE_CHOICE);
  g_autoptr (LimberRoutineChoice) picked = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (LimberRoutineChoice) choice = limber_routine_choice_new (
        limber_library_find_routine (fixture->library, ids[i]), limber_library_lookup,
        fixture->library);

    g_list_store_append (choices, choice);
  }
  picked = limber_routine_choice_pick (G_LIST_MODEL (choices), areas);
  g_assert_cmpstr (limber_routine_get_id (limber_routine_choice_get_routine (picked)), ==,
                   "neck_shoulders_5min");
}

#define ADD(path, function)                                                                        \
  g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/app/routine-choice/describes", test_describes);
  ADD ("/app/routine-choice/floor", test_floor_is_shown_by_the_floor);
  ADD ("/app/routine-choice/filters", test_filters);
  ADD ("/app/routine-choice/nothing-left", test_nothing_left);
  ADD ("/app/routine-choice/picks-for-the-body", test_picks_for_the_body);
  return g_test_run ();
}
