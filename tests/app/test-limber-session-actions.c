/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-session-actions.h"

typedef struct {
  AppFixture app;
  LimberCoach *coach;            /* (owned) */
  LimberSession *session;        /* (owned) */
  LimberSessionActions *actions; /* (owned) */
  guint n_begun;
  guint n_eased;
} Fixture;

typedef struct {
  const char *routine;
  guint level;
} Setting;

static void
begin_cb (Fixture *fixture)
{
  fixture->n_begun++;
}

static void
easier_cb (Fixture *fixture)
{
  fixture->n_eased++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Setting *setting = data;
  g_autoptr (LimberTimeline) timeline = NULL;

  app_fixture_set_up (&fixture->app, NULL);
  timeline = app_fixture_create_timeline (&fixture->app, setting->routine, setting->level);
  fixture->coach = limber_coach_new (timeline, LIMBER_CLOCK (fixture->app.clock));
  fixture->session = limber_session_new (fixture->coach);
  fixture->actions = limber_session_actions_new (fixture->session, fixture->app.settings);
  g_signal_connect_swapped (fixture->actions, "begin", G_CALLBACK (begin_cb), fixture);
  g_signal_connect_swapped (fixture->actions, "easier", G_CALLBACK (easier_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->actions);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->coach);
  app_fixture_tear_down (&fixture->app, NULL);
}

static void
activate (Fixture *fixture, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), name, NULL);
}

static gboolean
is_enabled (Fixture *fixture, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), name);
}

/* How a session begins is for whoever shows it; then it is paused and goes on. */
static void
test_toggle (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "toggle");
  g_assert_cmpuint (fixture->n_begun, ==, 1);
  g_assert_cmpint (limber_session_get_state (fixture->session), ==, LIMBER_COACH_READY);
  g_assert_true (limber_coach_start (fixture->coach));
  activate (fixture, "toggle");
  g_assert_cmpint (limber_session_get_state (fixture->session), ==, LIMBER_COACH_PAUSED);
  activate (fixture, "toggle");
  g_assert_cmpint (limber_session_get_state (fixture->session), ==, LIMBER_COACH_RUNNING);
  g_assert_cmpuint (fixture->n_begun, ==, 1);
}

/* After the end there is nothing more to do but to begin a gentler one. */
static void
test_end (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "toggle", "back", "next", "add-time", "hurts" };

  g_assert_true (limber_coach_start (fixture->coach));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (is_enabled (fixture, names[i]));
  activate (fixture, "hurts");
  g_assert_cmpint (limber_coach_get_end (fixture->coach), ==, LIMBER_COACH_END_PAIN);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (is_enabled (fixture, names[i]));
  activate (fixture, "easier");
  g_assert_cmpuint (fixture->n_eased, ==, 1);
}

static void
test_easiest (Fixture *fixture, gconstpointer data)
{
  g_assert_false (is_enabled (fixture, "easier"));
  activate (fixture, "easier");
  g_assert_cmpuint (fixture->n_eased, ==, 0);
}

/* The setting follows, except where the routine is discreet whatever the setting. */
static void
test_sound (Fixture *fixture, gconstpointer data)
{
  LimberTimeline *timeline = limber_session_get_timeline (fixture->session);
  gboolean is_discreet = limber_routine_is_discreet (limber_timeline_get_routine (timeline));

  g_assert_true (g_settings_get_boolean (fixture->app.settings, "sound-enabled"));
  activate (fixture, "toggle-sound");
  g_assert_true (limber_session_is_muted (fixture->session));
  g_assert_cmpint (g_settings_get_boolean (fixture->app.settings, "sound-enabled"), ==,
                   is_discreet);
  activate (fixture, "toggle-sound");
  g_assert_false (limber_session_is_muted (fixture->session));
  g_assert_true (g_settings_get_boolean (fixture->app.settings, "sound-enabled"));
}

static const Setting discreet = { "desk_reset_2min", 1 };
static const Setting aloud = { "lower_back_8min", 1 };
static const Setting second_level = { "neck_shoulders_5min", 2 };

#define ADD(path, setting, function)                                                               \
  g_test_add ("/app/session-actions/" path, Fixture, &setting, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("toggle", discreet, test_toggle);
  ADD ("end", second_level, test_end);
  ADD ("easiest", discreet, test_easiest);
  ADD ("sound/discreet", discreet, test_sound);
  ADD ("sound/aloud", aloud, test_sound);
  return g_test_run ();
}
