/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-routine-choice.h"
#include "app/limber-tailor.h"

typedef struct {
  AppFixture app;
  LimberTailor *tailor; /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->app, NULL);
  fixture->tailor = limber_tailor_new (fixture->app.library, fixture->app.settings,
                                       LIMBER_CLOCK (fixture->app.clock));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->tailor);
  g_settings_reset (fixture->app.settings, "levels");
  app_fixture_tear_down (&fixture->app, NULL);
}

static LimberRoutine *
find (Fixture *fixture, const char *id)
{
  LimberRoutine *routine = limber_library_find_routine (fixture->app.library, id);

  g_assert_nonnull (routine);
  return routine;
}

static void
test_levels (Fixture *fixture, gconstpointer data)
{
  LimberRoutine *desk = find (fixture, "desk_reset_2min");
  LimberRoutine *neck = find (fixture, "neck_shoulders_5min");

  g_assert_cmpuint (limber_tailor_get_level (fixture->tailor, desk), ==, 1);
  limber_tailor_remember_level (fixture->tailor, desk, 2);
  limber_tailor_remember_level (fixture->tailor, neck, 1);
  g_assert_cmpuint (limber_tailor_get_level (fixture->tailor, desk), ==, 2);
  g_assert_cmpuint (limber_tailor_get_level (fixture->tailor, neck), ==, 1);
  /* One that the routine had once */
  limber_tailor_remember_level (fixture->tailor, desk, 99);
  g_assert_cmpuint (limber_tailor_get_level (fixture->tailor, desk), ==,
                    limber_routine_get_n_levels (desk));
}

static guint
count_items (Fixture *fixture, LimberRoutine *routine)
{
  g_autoptr (LimberTimeline) timeline = limber_tailor_create_timeline (fixture->tailor, routine, 1);

  return timeline != NULL ? limber_timeline_get_n_items (timeline) : 0;
}

/* What a condition leaves out is neither offered nor coached, from the moment it is named. */
static void
test_conditions (Fixture *fixture, gconstpointer data)
{
  static const char *const groups[] = { "neck_nerve", "shoulder_wrist", NULL };
  GListModel *choices = limber_tailor_get_choices (fixture->tailor);
  LimberRoutine *neck = find (fixture, "neck_shoulders_5min");
  guint n_choices = g_list_model_get_n_items (choices);
  guint n_items = count_items (fixture, neck);
  g_auto (GStrv) left_out = NULL;

  g_assert_cmpuint (n_choices, ==,
                    g_list_model_get_n_items (limber_library_get_routines (fixture->app.library)));
  g_settings_set_strv (fixture->app.settings, "conditions", groups);
  left_out = limber_tailor_dup_left_out (fixture->tailor);
  g_assert_cmpstrv (left_out, groups);
  g_assert_cmpuint (g_list_model_get_n_items (choices), ==, n_choices);
  g_assert_cmpuint (count_items (fixture, neck), <, n_items);
}

static void
test_coach (Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint item;
    guint expected;
  } rows[] = { { 0, 0 }, { 1, 1 }, { 99, 0 } };
  LimberRoutine *desk = find (fixture, "desk_reset_2min");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LimberCoach) coach = limber_tailor_create_coach (fixture->tailor, desk, 1,
                                                                rows[i].item);
    LimberTimeline *timeline = limber_coach_get_timeline (coach);

    g_assert_cmpint (limber_coach_get_state (coach), ==, LIMBER_COACH_READY);
    g_assert_cmpuint (limber_coach_get_segment_index (coach), ==,
                      limber_timeline_get_first_segment (timeline, rows[i].expected));
  }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/app/tailor/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("levels", test_levels);
  ADD ("conditions", test_conditions);
  ADD ("coach", test_coach);
  return g_test_run ();
}
