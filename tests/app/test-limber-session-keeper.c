/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-session-keeper.h"
#include "store/limber-diary-activity.h"

#include <sqlite3.h>

typedef struct {
  AppFixture app;
  LimberCoach *coach;          /* (owned) */
  LimberSessionKeeper *keeper; /* (owned) */
  guint n_changes;
  guint n_problems;
} Fixture;

static void
diary_changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
problem_cb (Fixture *fixture, const char *message)
{
  g_assert_cmpstr (message, !=, "");
  fixture->n_problems++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->app, NULL);
  fixture->coach = app_fixture_create_coach (&fixture->app, "desk_reset_2min");
  fixture->keeper = limber_session_keeper_new (fixture->coach, fixture->app.diary, NULL,
                                               LIMBER_CLOCK (fixture->app.clock));
  g_signal_connect_swapped (fixture->app.diary, "changed", G_CALLBACK (diary_changed_cb), fixture);
  g_signal_connect_swapped (fixture->keeper, "problem", G_CALLBACK (problem_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->keeper != NULL)
    app_fixture_release (fixture->keeper);
  g_assert_finalize_object (fixture->coach);
  app_fixture_tear_down (&fixture->app, NULL);
}

static gboolean
has_changed (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->n_changes > 0;
}

static gboolean
has_problem (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->n_problems > 0;
}

static void
wait_for_writing (Fixture *fixture)
{
  app_fixture_wait (has_changed, fixture);
  fixture->n_changes = 0;
}

/* The one session of the diary (transfer full) */
static LimberSessionRecord *
load_session (Fixture *fixture)
{
  LimberDiary *diary = limber_diary_access_get_diary (fixture->app.diary);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = limber_diary_list_sessions (diary, G_MININT, G_MAXINT, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len, ==, 1);
  return limber_session_record_copy (sessions->pdata[0]);
}

static LimberOutcome
get_outcome (LimberSessionRecord *session, guint item)
{
  return ((LimberSessionItemRecord *) session->items->pdata[item])->outcome;
}

static void
play_on (Fixture *fixture, guint secs)
{
  for (guint i = 0; i < secs; i++)
    limber_fake_clock_advance (fixture->app.clock, G_USEC_PER_SEC);
}

/* There from the first second, so that a crash leaves a trace. */
static void
test_written_at_the_start (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberSessionRecord) session = NULL;

  app_fixture_open_diary (&fixture->app);
  limber_coach_start (fixture->coach);
  wait_for_writing (fixture);
  session = load_session (fixture);
  g_assert_cmpstr (session->routine_id, ==, "desk_reset_2min");
  g_assert_cmpint (session->started.usec, ==, APP_FIXTURE_WALL_USEC);
  g_assert_cmpint (session->ended.usec, ==, 0);
  g_assert_cmpint (session->end, ==, LIMBER_COACH_END_NONE);
  g_assert_cmpuint (session->items->len, ==, 3);
}

static void
test_written_at_each_exercise (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberSessionRecord) session = NULL;

  app_fixture_open_diary (&fixture->app);
  limber_coach_start (fixture->coach);
  wait_for_writing (fixture);
  limber_coach_next (fixture->coach);
  wait_for_writing (fixture);
  session = load_session (fixture);
  g_assert_cmpint (get_outcome (session, 0), ==, LIMBER_OUTCOME_SKIPPED);
  g_assert_cmpint (session->end, ==, LIMBER_COACH_END_NONE);
}

static void
test_written_at_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberSessionRecord) session = NULL;

  app_fixture_open_diary (&fixture->app);
  limber_coach_start (fixture->coach);
  wait_for_writing (fixture);
  play_on (fixture, 300);
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_FINISHED);
  do {
    wait_for_writing (fixture);
    g_clear_pointer (&session, limber_session_record_free);
    session = load_session (fixture);
  } while (session->end == LIMBER_COACH_END_NONE);
  g_assert_cmpint (session->end, ==, LIMBER_COACH_END_COMPLETED);
  g_assert_cmpint (session->done_permille, ==, 1000);
  g_assert_cmpint (session->ended.usec, >, session->started.usec);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (get_outcome (session, i), ==, LIMBER_OUTCOME_DONE);
}

static void
test_pain_names_the_exercise (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberSessionRecord) session = NULL;

  app_fixture_open_diary (&fixture->app);
  limber_coach_start (fixture->coach);
  limber_coach_next (fixture->coach);
  play_on (fixture, 8);
  limber_coach_stop_for_pain (fixture->coach);
  do {
    wait_for_writing (fixture);
    g_clear_pointer (&session, limber_session_record_free);
    session = load_session (fixture);
  } while (session->end == LIMBER_COACH_END_NONE);
  g_assert_cmpint (session->end, ==, LIMBER_COACH_END_PAIN);
  g_assert_cmpint (get_outcome (session, 1), ==, LIMBER_OUTCOME_STOPPED_FOR_PAIN);
}

/* The disk took its time: the session was over before the diary was open. */
static void
test_diary_comes_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberSessionRecord) session = NULL;

  limber_coach_start (fixture->coach);
  limber_coach_stop (fixture->coach);
  app_fixture_open_diary (&fixture->app);
  wait_for_writing (fixture);
  session = load_session (fixture);
  g_assert_cmpint (session->end, ==, LIMBER_COACH_END_LEFT);
  g_assert_cmpuint (fixture->n_problems, ==, 0);
}

/* As when the window is closed at once, on a slow disk */
static void
test_diary_comes_after_the_window (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberSessionRecord) session = NULL;

  limber_diary_access_open (fixture->app.diary);
  limber_coach_start (fixture->coach);
  limber_coach_next (fixture->coach);
  g_clear_object (&fixture->keeper);
  wait_for_writing (fixture);
  session = load_session (fixture);
  g_assert_cmpint (get_outcome (session, 0), ==, LIMBER_OUTCOME_SKIPPED);
}

/* An erased diary is closed while it is being opened. */
static void
test_diary_is_closed_again (Fixture *fixture, gconstpointer data)
{
  limber_diary_access_open (fixture->app.diary);
  limber_coach_start (fixture->coach);
  limber_diary_access_close (fixture->app.diary);
  app_fixture_release (g_steal_pointer (&fixture->keeper));
}

static void
test_nothing_without_a_start (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = NULL;

  limber_coach_stop (fixture->coach);
  sessions = limber_diary_list_sessions (app_fixture_open_diary (&fixture->app), G_MININT, G_MAXINT,
                                         &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len, ==, 0);
}

/* A file in the way of the folder: said once, and the session goes on to its end. */
static void
test_no_diary_is_told_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->app.state_folder, "diary", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "in the way", -1, &error));
  g_assert_no_error (error);
  limber_diary_access_open (fixture->app.diary);
  limber_coach_start (fixture->coach);
  app_fixture_wait (has_problem, fixture);
  play_on (fixture, 300);
  g_assert_cmpint (limber_coach_get_end (fixture->coach), ==, LIMBER_COACH_END_COMPLETED);
  g_assert_cmpuint (fixture->n_problems, ==, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

static void
execute (Fixture *fixture, const char *statement)
{
  const char *path = limber_diary_get_path (limber_diary_access_get_diary (fixture->app.diary));
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, statement, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

/* A diary that refuses for a while, and is opened again: what was missing comes then. */
static void
test_written_after_a_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberSessionRecord) session = NULL;

  app_fixture_open_diary (&fixture->app);
  execute (fixture, "CREATE TRIGGER full BEFORE INSERT ON session"
                    " BEGIN SELECT RAISE (FAIL, 'full'); END");
  limber_coach_start (fixture->coach);
  app_fixture_wait (has_problem, fixture);
  execute (fixture, "DROP TRIGGER full");
  g_object_notify (G_OBJECT (fixture->app.diary), "diary");
  wait_for_writing (fixture);
  session = load_session (fixture);
  g_assert_cmpint (session->started.usec, ==, APP_FIXTURE_WALL_USEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/app/session-keeper/start", test_written_at_the_start);
  ADD ("/app/session-keeper/exercise", test_written_at_each_exercise);
  ADD ("/app/session-keeper/end", test_written_at_the_end);
  ADD ("/app/session-keeper/pain", test_pain_names_the_exercise);
  ADD ("/app/session-keeper/late", test_diary_comes_late);
  ADD ("/app/session-keeper/after-window", test_diary_comes_after_the_window);
  ADD ("/app/session-keeper/closed-again", test_diary_is_closed_again);
  ADD ("/app/session-keeper/no-start", test_nothing_without_a_start);
  ADD ("/app/session-keeper/no-diary", test_no_diary_is_told_once);
  ADD ("/app/session-keeper/failure", test_written_after_a_failure);
  return g_test_run ();
}
