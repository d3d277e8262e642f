/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"
#include "fake-agent.h"

#include "app/limber-routine-choice.h"
#include "app/limber-session-keeper.h"
#include "app/limber-today-page.h"
#include "store/limber-diary-activity.h"

#include <adwaita.h>

typedef struct {
  AppFixture app;
  FakeAgent *agent;    /* (owned) (nullable) */
  GListStore *choices; /* (owned) */
  GtkWidget *window;   /* (unowned): GTK's */
  GtkWidget *page;     /* (unowned) */
  char *started;       /* (owned) (nullable) */
} Fixture;

/* What a wait is for */
typedef struct {
  Fixture *fixture;
  const char *text;
  GString *calls; /* (owned) (nullable) */
} Expected;

static void
started_cb (Fixture *fixture, const char *id)
{
  g_free (fixture->started);
  fixture->started = g_strdup (id);
}

static void
set_up_without_agent (Fixture *fixture, gconstpointer data)
{
  LimberParts parts;
  GListModel *routines;

  app_fixture_set_up (&fixture->app, NULL);
  parts = app_fixture_get_parts (&fixture->app);
  routines = limber_library_get_routines (fixture->app.library);
  fixture->choices = g_list_store_new (LIMBER_TYPE_ROUTINE_CHOICE);
  for (guint i = 0; i < g_list_model_get_n_items (routines); i++) {
    g_autoptr (LimberRoutine) routine = g_list_model_get_item (routines, i);
    g_autoptr (LimberRoutineChoice) choice = limber_routine_choice_new (
        routine, limber_library_lookup, fixture->app.library);

    g_list_store_append (fixture->choices, choice);
  }
  fixture->page = limber_today_page_new (&parts, G_LIST_MODEL (fixture->choices));
  g_signal_connect_swapped (fixture->page, "start", G_CALLBACK (started_cb), fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->agent = fake_agent_new ();
  set_up_without_agent (fixture, data);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer weak = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), &weak);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&fixture->agent, fake_agent_free);
  g_clear_object (&fixture->choices);
  g_clear_pointer (&fixture->started, g_free);
  app_fixture_tear_down (&fixture->app, NULL);
}

/* Whether anybody can read @text anywhere in @widget */
static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
is_shown (gpointer user_data)
{
  Expected *expected = user_data;

  return shows (expected->fixture->page, expected->text);
}

/* Fails by the limit of the test if it never comes. */
static void
wait_for_text (Fixture *fixture, const char *text)
{
  Expected expected = { fixture, text, NULL };

  app_fixture_wait (is_shown, &expected);
}

static gboolean
is_called (gpointer user_data)
{
  Expected *expected = user_data;
  g_autofree char *calls = fake_agent_take_calls (expected->fixture->agent);

  g_string_append (expected->calls, calls);
  return strstr (expected->calls->str, expected->text) != NULL;
}

static void
wait_for_call (Fixture *fixture, const char *call)
{
  g_autoptr (GString) calls = g_string_new (NULL);
  Expected expected = { fixture, call, calls };

  app_fixture_wait (is_called, &expected);
}

static void
activate (Fixture *fixture, const char *action, GVariant *target)
{
  g_autoptr (GVariant) parameter = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (fixture->page, action, parameter));
}

static void
test_follows_the_agent (Fixture *fixture, gconstpointer data)
{
  fake_agent_set (fixture->agent, "sitting-since", APP_FIXTURE_WALL_USEC - 28 * 60 * G_USEC_PER_SEC,
                  "due-at", APP_FIXTURE_WALL_USEC + 12 * 60 * G_USEC_PER_SEC, NULL);
  wait_for_text (fixture, "Next Stretch in 12 Minutes");
  g_assert_false (shows (fixture->page, "Skip"));
  fake_agent_set (fixture->agent, "state", "due", "snoozes-left", 3, NULL);
  wait_for_text (fixture, "Time for a Stretch");
  g_assert_true (shows (fixture->page, "Skip"));
  fake_agent_set (fixture->agent, "state", "held", "hold-causes",
                  (const char *const[]){ "call", NULL }, NULL);
  wait_for_text (fixture, "You will be reminded after your call.");
}

static void
test_starts_what_is_offered (Fixture *fixture, gconstpointer data)
{
  fake_agent_set (fixture->agent, "next-routine", "lower_back_8min", "state", "due", NULL);
  wait_for_text (fixture, "Time for a Stretch");
  g_assert_cmpstr (limber_today_page_get_next (LIMBER_TODAY_PAGE (fixture->page)), ==,
                   "lower_back_8min");
}

static void
test_asks_the_agent (Fixture *fixture, gconstpointer data)
{
  fake_agent_set (fixture->agent, "state", "due", "snoozes-left", 3, NULL);
  wait_for_text (fixture, "Time for a Stretch");
  activate (fixture, "today.snooze", NULL);
  wait_for_call (fixture, "Snooze(0)|");
  activate (fixture, "today.skip", g_variant_new_string ("in-pain"));
  wait_for_call (fixture, "Skip(in-pain)|");
  activate (fixture, "today.pause", g_variant_new_uint32 (30));
  wait_for_call (fixture, "Pause(30,)|");
  activate (fixture, "today.pause-until", g_variant_new_string ("00:00"));
  wait_for_call (fixture, "Pause(0,00:00)|");
  activate (fixture, "today.call", g_variant_new_uint32 (15));
  wait_for_call (fixture, "SetCall(1,15)|");
  activate (fixture, "today.end-call", NULL);
  wait_for_call (fixture, "SetCall(0,0)|");
}

static void
test_no_snooze_is_left (Fixture *fixture, gconstpointer data)
{
  fake_agent_set (fixture->agent, "state", "due", "snoozes-left", 0, NULL);
  wait_for_text (fixture, "Time for a Stretch");
  gtk_widget_activate_action_variant (fixture->page, "today.snooze", NULL);
  activate (fixture, "today.skip", g_variant_new_string ("not-now"));
  wait_for_call (fixture, "Skip(not-now)|");
}

static void
test_points_out (Fixture *fixture, gconstpointer data)
{
  fake_agent_set (fixture->agent, "idle-backend", "", NULL);
  wait_for_text (fixture, "Activity can’t be measured on this desktop.");
  fake_agent_set (fixture->agent, "notification-problem", "There is no server.", NULL);
  wait_for_text (fixture, "Notifications do not arrive. There is no server.");
  fake_agent_set (fixture->agent, "is-paused", TRUE, NULL);
  wait_for_text (fixture, "Reminders are paused until you resume them.");
}

/* It starts late, goes away and comes back: the page follows. */
static void
test_agent_comes_and_goes (Fixture *fixture, gconstpointer data)
{
  wait_for_text (fixture, "No reminders");
  g_assert_nonnull (limber_today_page_get_next (LIMBER_TODAY_PAGE (fixture->page)));
  fixture->agent = fake_agent_new ();
  fake_agent_set (fixture->agent, "state", "away", NULL);
  wait_for_text (fixture, "You Are Up and About");
  g_assert_false (shows (fixture->page, "No reminders"));
  g_clear_pointer (&fixture->agent, fake_agent_free);
  wait_for_text (fixture, "No reminders");
  fixture->agent = fake_agent_new ();
  wait_for_text (fixture, "A Stretch Whenever You Like");
}

static void
test_reminders_are_off (Fixture *fixture, gconstpointer data)
{
  g_assert_true (limber_reminders_switch_turn_off (fixture->app.reminders));
  wait_for_text (fixture, "Reminders are off until you turn them on.");
  activate (fixture, "today.turn-on", NULL);
  g_assert_false (limber_reminders_switch_is_off (fixture->app.reminders));
  g_settings_reset (fixture->app.settings, "reminders-off-until");
}

static gboolean
is_running (gpointer user_data)
{
  return limber_agent_client_get_link (user_data) == LIMBER_AGENT_LINK_RUNNING;
}

/* A session is a break of the agent's, and both have its id. */
static void
play (Fixture *fixture, gboolean hurts, const char *end)
{
  g_autoptr (LimberCoach) coach = app_fixture_create_coach (&fixture->app, "desk_reset_2min");
  LimberDiary *diary = app_fixture_open_diary (&fixture->app);
  LimberSessionKeeper *keeper = limber_session_keeper_new (
      coach, fixture->app.diary, fixture->app.agent, LIMBER_CLOCK (fixture->app.clock));
  g_autoptr (GPtrArray) sessions = NULL;

  app_fixture_wait (is_running, fixture->app.agent);
  limber_coach_start (coach);
  wait_for_call (fixture, "Start(desk_reset_2min)|");
  limber_fake_clock_advance (fixture->app.clock, 8 * G_USEC_PER_SEC);
  if (hurts)
    limber_coach_stop_for_pain (coach);
  else
    limber_coach_stop (coach);
  wait_for_call (fixture, end);
  app_fixture_release (keeper);
  sessions = limber_diary_list_sessions (diary, G_MININT, G_MAXINT, NULL);
  g_assert_cmpuint (sessions->len, ==, 1);
  g_assert_cmpstr (((LimberSessionRecord *) sessions->pdata[0])->break_id, ==, "break-1");
}

static void
test_session_is_a_break (Fixture *fixture, gconstpointer data)
{
  play (fixture, FALSE, "Finish(break-1,0.");
}

static void
test_pain_ends_the_break (Fixture *fixture, gconstpointer data)
{
  play (fixture, TRUE, "Skip(in-pain)|");
}

/* What the diary has of today is in the strip's words and in the list. */
static void
test_shows_the_day (Fixture *fixture, gconstpointer data)
{
  LimberDiary *diary = app_fixture_open_diary (&fixture->app);
  g_autoptr (LimberTransition) transition = limber_transition_new ();
  g_autoptr (GError) error = NULL;
  LimberStamp started = { APP_FIXTURE_WALL_USEC - G_GINT64_CONSTANT (90) * 60 * G_USEC_PER_SEC, 0 };

  transition->sitting = limber_sitting_record_new (started);
  g_assert_true (limber_diary_save_transition (diary, transition, &error));
  g_assert_no_error (error);
  limber_diary_access_note_change (fixture->app.diary);
  wait_for_text (fixture, "1 h 30 min of sitting");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/app/today-page/follows", test_follows_the_agent);
  ADD ("/app/today-page/offered", test_starts_what_is_offered);
  ADD ("/app/today-page/asks", test_asks_the_agent);
  ADD ("/app/today-page/no-snooze", test_no_snooze_is_left);
  ADD ("/app/today-page/points-out", test_points_out);
  g_test_add ("/app/today-page/comes-and-goes", Fixture, NULL, set_up_without_agent,
              test_agent_comes_and_goes, tear_down);
  ADD ("/app/today-page/off", test_reminders_are_off);
  ADD ("/app/today-page/break", test_session_is_a_break);
  ADD ("/app/today-page/pain", test_pain_ends_the_break);
  ADD ("/app/today-page/day", test_shows_the_day);
  return g_test_run ();
}
