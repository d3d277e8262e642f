/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session-fixture.h"
#include "widget-search.h"

#include "app/limber-stage.h"

/* How a session begins, goes on and ends. */

/* The window is seen before anything begins that takes its time. */
static void
test_painted_first (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_begin (fixture);
  g_assert_cmpuint (fixture->n_painted, >, 0);
  g_assert_cmpint (fixture->first_state, ==, LIMBER_COACH_READY);
}

/* Somebody else's window came to the front instead. It waits, says so, and not a second of the
 * session goes by unseen; one press begins it. */
static void
test_not_in_front (SessionFixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_window_is_active (fixture->window));
  app_fixture_wait (session_fixture_is_ready_page, fixture);
  limber_fake_clock_advance (fixture->app.clock, 60 * G_USEC_PER_SEC);
  app_fixture_iterate ();
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_READY);
  g_assert_cmpfloat (limber_coach_get_progress (fixture->coach), ==, 0);
  session_fixture_activate (fixture, "session.toggle");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_RUNNING);
  g_assert_cmpstr (session_fixture_get_page (fixture), ==, "stage");
}

static void
assert_easier (SessionFixture *fixture, gboolean is_offered)
{
  GActionGroup *actions = limber_session_view_get_actions (LIMBER_SESSION_VIEW (fixture->view));

  g_assert_cmpint (g_action_group_get_action_enabled (actions, "easier"), ==, is_offered);
}

static void
easier_cb (LimberSessionView *view, SessionFixture *fixture)
{
  g_autoptr (LimberTimeline) gentler = app_fixture_create_timeline (&fixture->app,
                                                                    "desk_reset_2min", 1);

  g_assert_true (limber_coach_ease (fixture->coach, gentler));
}

/* Level 2 is asked to be easier: the same exercise at the dose of level 1, and no easier one. */
static void
test_easier (SessionFixture *fixture, gconstpointer data)
{
  LimberSession *session = limber_session_view_get_session (LIMBER_SESSION_VIEW (fixture->view));

  g_signal_connect (fixture->view, "easier", G_CALLBACK (easier_cb), fixture);
  session_fixture_begin (fixture);
  assert_easier (fixture, TRUE);
  limber_fake_clock_advance (fixture->app.clock, 12 * G_USEC_PER_SEC);
  app_fixture_iterate ();
  g_assert_cmpstr (limber_session_get_repetition (session), ==, "1 of 4");
  session_fixture_activate (fixture, "session.easier");
  g_assert_cmpstr (limber_session_get_title (session), ==, "Chin tuck");
  g_assert_cmpstr (limber_session_get_repetition (session), ==, "1 of 3");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_RUNNING);
  assert_easier (fixture, FALSE);
  session_fixture_settle (fixture);
}

static gboolean
is_kept_on (gpointer user_data)
{
  return session_manager_count_inhibited (user_data) == 1;
}

static gboolean
is_let_go (gpointer user_data)
{
  return session_manager_count_inhibited (user_data) == 0;
}

/* The screen is kept on from the first second to the last, pauses included, and for nothing else.
 */
static void
test_screen_stays_on (SessionFixture *fixture, gconstpointer data)
{
  SessionManager *manager = session_manager_get ();

  app_fixture_wait (is_let_go, manager); /* by the tests before */
  app_fixture_wait (session_fixture_is_ready_page, fixture);
  g_assert_true (is_let_go (manager));
  session_fixture_begin (fixture);
  app_fixture_wait (is_kept_on, manager);
  g_assert_cmpuint (session_manager_get_flags (manager), ==, SESSION_MANAGER_IDLE);
  session_fixture_activate (fixture, "session.toggle");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_PAUSED);
  g_assert_true (is_kept_on (manager));
  session_fixture_activate (fixture, "session.hurts");
  app_fixture_wait (is_let_go, manager);
}

/* Left in the midst: by Escape, or with its window. */
static void
test_screen_let_go (SessionFixture *fixture, gconstpointer data)
{
  SessionManager *manager = session_manager_get ();

  session_fixture_begin (fixture);
  app_fixture_wait (is_kept_on, manager);
  session_fixture_activate (fixture, "session.close");
  app_fixture_wait (is_let_go, manager);
}

static gboolean
has_class (GtkWidget *widget, const char *name)
{
  return gtk_widget_has_css_class (widget, name);
}

static gboolean
is_narrow (gpointer stage)
{
  return has_class (stage, "narrow");
}

static gboolean
is_wide (gpointer stage)
{
  return !is_narrow (stage);
}

static void
assert_focus (SessionFixture *fixture, GtkWidget *button)
{
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_true (gtk_window_get_focus (fixture->window) == button);
}

/* What stops for pain goes to another place with the width, and takes the focus with it. */
static void
test_focus_kept (SessionFixture *fixture, gconstpointer data)
{
  const SessionSetting *setting = data;
  GtkWidget *stage = widget_search_type (fixture->view, LIMBER_TYPE_STAGE);
  GtkWidget *button = widget_search (fixture->view, has_class, "hurts");

  session_fixture_begin (fixture);
  app_fixture_wait (is_narrow, stage);
  session_fixture_settle (fixture);
  gtk_widget_grab_focus (button);
  assert_focus (fixture, button);
  gtk_window_set_default_size (fixture->window, 1080, 800);
  app_fixture_wait (is_wide, stage);
  session_fixture_settle (fixture);
  assert_focus (fixture, button);
  gtk_window_set_default_size (fixture->window, setting->width, setting->height);
  app_fixture_wait (is_narrow, stage);
  session_fixture_settle (fixture);
  assert_focus (fixture, button);
}

static const SessionSetting desk = { "desk_reset_2min", 1, 1080, 800, 0 };
static const SessionSetting behind = { "desk_reset_2min", 1, 1080, 800, 0, TRUE };
static const SessionSetting narrow = { "neck_shoulders_5min", 2, 360, 700, 0 };
static const SessionSetting easier = { "desk_reset_2min", 2, 1080, 800, 0 };

#define ADD(path, setting, function)                                                               \
  SESSION_FIXTURE_ADD ("/app/session-view/" path, &setting, function)

static void
add_tests (void)
{
  ADD ("painted-first", desk, test_painted_first);
  ADD ("not-in-front", behind, test_not_in_front);
  ADD ("easier", easier, test_easier);
  ADD ("focus-kept", narrow, test_focus_kept);
  ADD ("screen/stays-on", behind, test_screen_stays_on);
  ADD ("screen/let-go", desk, test_screen_let_go);
}

int
main (int argc, char *argv[])
{
  return session_fixture_run (argc, argv, add_tests);
}
