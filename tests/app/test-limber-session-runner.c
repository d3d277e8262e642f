/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-search.h"
#include "window-fixture.h"

#include "app/limber-diary-page.h"
#include "app/limber-pain-pad.h"
#include "app/limber-pain-window.h"
#include "app/limber-routine-page.h"
#include "app/limber-unfinished.h"
#include "store/limber-diary-activity.h"
#include "store/limber-diary-pain.h"

/* Sessions as they are begun, asked about, noted and left in a real window */

/* A window that nobody sees lets no time pass. */
static void
test_waits_until_seen (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_close (fixture);
  window_fixture_create (fixture);
  window_fixture_start_session (fixture, "desk_reset_2min");
  limber_fake_clock_advance (fixture->app.clock, 20 * G_USEC_PER_SEC);
  app_fixture_iterate ();
  g_assert_cmpuint (limber_session_get_state (window_fixture_get_session (fixture)), ==,
                    LIMBER_COACH_READY);
  g_assert_cmpfloat (limber_session_get_progress (window_fixture_get_session (fixture)), ==, 0.0);
}

static void
test_keys (WindowFixture *fixture, gconstpointer data)
{
  LimberSession *session;
  guint secs;

  window_fixture_begin_session (fixture, "desk_reset_2min");
  session = window_fixture_get_session (fixture);
  g_assert_true (window_fixture_press (fixture, GDK_KEY_Page_Down));
  g_assert_cmpuint (limber_session_get_state (session), ==, LIMBER_COACH_PAUSED);
  g_assert_true (window_fixture_press (fixture, GDK_KEY_Return));
  g_assert_cmpuint (limber_session_get_state (session), ==, LIMBER_COACH_RUNNING);
  secs = limber_session_get_seconds (session);
  g_assert_true (window_fixture_press (fixture, GDK_KEY_Up));
  g_assert_cmpuint (limber_session_get_seconds (session), ==, secs + 10);
  g_assert_true (window_fixture_press (fixture, GDK_KEY_Right));
  g_assert_cmpuint (limber_session_get_item (session), ==, 1);
  g_assert_true (window_fixture_press (fixture, GDK_KEY_AudioPrev));
  g_assert_cmpuint (limber_session_get_item (session), ==, 0);
  g_assert_true (limber_session_is_muted (session)); /* a discreet routine */
  g_assert_true (window_fixture_press (fixture, GDK_KEY_Down));
  g_assert_false (limber_session_is_muted (session));
  g_assert_true (g_settings_get_boolean (fixture->app.settings, "sound-enabled"));
  g_assert_false (window_fixture_press (fixture, GDK_KEY_x));
}

static void
test_escape_leaves (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberUnfinished) note = NULL;

  window_fixture_begin_session (fixture, "desk_reset_2min");
  window_fixture_press (fixture, GDK_KEY_Right);
  window_fixture_press (fixture, GDK_KEY_Escape);
  note = limber_unfinished_load (fixture->app.state_folder,
                                 limber_clock_get_wall_usec (LIMBER_CLOCK (fixture->app.clock)));
  g_assert_nonnull (note);
  g_assert_cmpuint (note->item, ==, 1);
}

/* Closed in the midst: the next window goes on at the same step. */
static void
test_closed_window_offers_to_continue (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_begin_session (fixture, "desk_reset_2min");
  window_fixture_press (fixture, GDK_KEY_Right);
  limber_fake_clock_advance (fixture->app.clock, 3 * G_USEC_PER_SEC);
  window_fixture_close (fixture);
  limber_fake_clock_advance (fixture->app.clock, 60 * 60 * G_GINT64_CONSTANT (1000000));
  window_fixture_open (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.continue", NULL));
  app_fixture_iterate ();
  g_assert_cmpuint (limber_session_get_item (window_fixture_get_session (fixture)), ==, 1);
  g_assert_cmpuint (limber_session_get_n_items (window_fixture_get_session (fixture)), ==, 3);
}

static void
test_nothing_to_continue (WindowFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.continue", NULL);
  app_fixture_iterate ();
  g_assert_null (widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_SESSION_VIEW));
}

static void
test_pain_leaves_nothing_to_continue (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberUnfinished) note = NULL;
  GtkWidget *stack;

  window_fixture_begin_session (fixture, "desk_reset_2min");
  window_fixture_press (fixture, GDK_KEY_Right);
  gtk_widget_activate_action (GTK_WIDGET (window_fixture_get_view (fixture)), "session.hurts",
                              NULL);
  app_fixture_iterate ();
  stack = widget_search_type (GTK_WIDGET (window_fixture_get_view (fixture)), GTK_TYPE_STACK);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "pain");
  note = limber_unfinished_load (fixture->app.state_folder,
                                 limber_clock_get_wall_usec (LIMBER_CLOCK (fixture->app.clock)));
  g_assert_null (note);
}

static void
test_plays_to_the_end (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *stack;

  window_fixture_begin_session (fixture, "desk_reset_2min");
  for (guint i = 0; i < 200; i++) {
    limber_fake_clock_advance (fixture->app.clock, G_USEC_PER_SEC);
    app_fixture_iterate ();
  }
  g_assert_cmpuint (limber_session_get_state (window_fixture_get_session (fixture)), ==,
                    LIMBER_COACH_FINISHED);
  stack = widget_search_type (GTK_WIDGET (window_fixture_get_view (fixture)), GTK_TYPE_STACK);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "done");
}

static void
test_floor_begins_with_the_laptop (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *stack;

  window_fixture_start_session (fixture, "lower_back_8min");
  stack = widget_search_type (GTK_WIDGET (window_fixture_get_view (fixture)), GTK_TYPE_STACK);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "laptop");
  window_fixture_press (fixture, GDK_KEY_Page_Down);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "stage");
  g_assert_cmpuint (limber_session_get_state (window_fixture_get_session (fixture)), ==,
                    LIMBER_COACH_RUNNING);
}

/* What the window played is in the diary, with each exercise, though it was closed in the midst. */
static void
test_session_is_in_the_diary (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  const LimberSessionRecord *session;
  LimberDiary *diary;

  window_fixture_begin_session (fixture, "desk_reset_2min");
  window_fixture_press (fixture, GDK_KEY_Right);
  window_fixture_close (fixture);
  diary = app_fixture_open_diary (&fixture->app);
  while (sessions == NULL || sessions->len == 0
         || ((const LimberSessionRecord *) sessions->pdata[0])->ended.usec == 0) {
    g_clear_pointer (&sessions, g_ptr_array_unref);
    app_fixture_iterate ();
    sessions = limber_diary_list_sessions (diary, G_MININT, G_MAXINT, &error);
    g_assert_no_error (error);
  }
  g_assert_cmpuint (sessions->len, ==, 1);
  session = sessions->pdata[0];
  g_assert_cmpstr (session->routine_id, ==, "desk_reset_2min");
  g_assert_cmpint (session->end, ==, LIMBER_COACH_END_LEFT);
  g_assert_cmpuint (session->items->len, ==, 3);
}

static LimberPainWindow *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next) {
    if (LIMBER_IS_PAIN_WINDOW (link->data) && gtk_widget_get_visible (link->data))
      return link->data;
  }
  return NULL;
}

/* Where it is a sheet within the window, it is found there. */
static GtkWidget *
get_question (WindowFixture *fixture)
{
  GtkWidget *question = GTK_WIDGET (find_question ());

  if (question == NULL)
    question = widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_PAIN_WINDOW);
  return question;
}

static void
answer (WindowFixture *fixture, guint key)
{
  GtkWidget *pad = widget_search_type (get_question (fixture), LIMBER_TYPE_PAIN_PAD);

  g_assert_true (limber_pain_pad_press_key (LIMBER_PAIN_PAD (pad), key, 0));
  while (get_question (fixture) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
press_start (WindowFixture *fixture)
{
  GtkWidget *page;

  g_assert_true (limber_window_show_routine (fixture->window, "desk_reset_2min"));
  page = widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_ROUTINE_PAGE);
  g_signal_emit_by_name (page, "start", 1);
  app_fixture_iterate ();
}

static GPtrArray *
list_pain (WindowFixture *fixture)
{
  LimberDiary *diary = app_fixture_open_diary (&fixture->app);
  GPtrArray *entries = limber_diary_list_pain_entries (diary, G_MININT, G_MAXINT, 0, NULL, NULL);

  g_assert_nonnull (entries);
  return entries;
}

static guint
count_pain (WindowFixture *fixture)
{
  g_autoptr (GPtrArray) entries = list_pain (fixture);

  return entries->len;
}

/* Where it waits for a person to begin */
static void
begin (WindowFixture *fixture)
{
  if (limber_session_get_state (window_fixture_get_session (fixture)) == LIMBER_COACH_READY)
    window_fixture_press (fixture, GDK_KEY_space);
}

/* One tap before, one after; both belong to the session. */
static void
test_pain_around_session (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  gint64 session_id = 0;

  app_fixture_open_diary (&fixture->app);
  press_start (fixture);
  answer (fixture, GDK_KEY_5);
  begin (fixture);
  while (session_id == 0) {
    g_clear_pointer (&entries, g_ptr_array_unref);
    app_fixture_iterate ();
    entries = list_pain (fixture);
    session_id = ((const LimberPainEntry *) entries->pdata[0])->session_id;
  }
  g_assert_cmpint (((const LimberPainEntry *) entries->pdata[0])->question, ==, LIMBER_PAIN_BEFORE);
  limber_coach_stop_for_pain (limber_session_get_coach (window_fixture_get_session (fixture)));
  g_signal_emit_by_name (window_fixture_get_view (fixture), "closed");
  app_fixture_iterate ();
  answer (fixture, GDK_KEY_2);
  g_ptr_array_unref (entries);
  entries = list_pain (fixture);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (((const LimberPainEntry *) entries->pdata[0])->question, ==, LIMBER_PAIN_AFTER);
  g_assert_cmpint (((const LimberPainEntry *) entries->pdata[0])->session_id, ==, session_id);
}

static void
end_session (WindowFixture *fixture)
{
  limber_coach_stop_for_pain (limber_session_get_coach (window_fixture_get_session (fixture)));
  g_signal_emit_by_name (window_fixture_get_view (fixture), "closed");
  app_fixture_iterate ();
}

/* A session that a reminder brings is asked about neither before nor after, though one before it
 * was. */
static void
test_no_question_of_another_session (WindowFixture *fixture, gconstpointer data)
{
  app_fixture_open_diary (&fixture->app);
  press_start (fixture);
  answer (fixture, GDK_KEY_5);
  window_fixture_press (fixture, GDK_KEY_Escape);
  g_assert_null (get_question (fixture));
  g_assert_true (limber_window_start_session (fixture->window, "desk_reset_2min", 1, 0));
  end_session (fixture);
  g_assert_null (get_question (fixture));
}

/* After pain an easier session takes the place of the first: the answer before belongs to the
 * first, the one after to the second. */
static void
test_pain_around_two_sessions (WindowFixture *fixture, gconstpointer data)
{
  LimberDiary *diary = app_fixture_open_diary (&fixture->app);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  const LimberPainEntry *after;

  press_start (fixture);
  answer (fixture, GDK_KEY_5);
  begin (fixture);
  limber_coach_stop_for_pain (limber_session_get_coach (window_fixture_get_session (fixture)));
  g_signal_emit_by_name (window_fixture_get_view (fixture), "easier");
  begin (fixture);
  while (sessions == NULL || sessions->len < 2) {
    g_clear_pointer (&sessions, g_ptr_array_unref);
    app_fixture_iterate ();
    sessions = limber_diary_list_sessions (diary, G_MININT, G_MAXINT, NULL);
  }
  end_session (fixture);
  answer (fixture, GDK_KEY_2);
  entries = list_pain (fixture);
  g_assert_cmpuint (entries->len, ==, 2);
  after = entries->pdata[0];
  g_assert_cmpint (after->question, ==, LIMBER_PAIN_AFTER);
  g_assert_cmpint (after->session_id, !=, 0);
  g_assert_cmpint (after->session_id, !=,
                   ((const LimberPainEntry *) entries->pdata[1])->session_id);
}

static guint
count_questions (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n_questions = 0;

  for (GList *link = windows; link != NULL; link = link->next)
    if (widget_search_type (link->data, LIMBER_TYPE_PAIN_WINDOW) != NULL
        && gtk_widget_get_visible (link->data))
      n_questions++;
  return n_questions;
}

/* Who clicks twice is asked once. */
static void
test_one_question_after (WindowFixture *fixture, gconstpointer data)
{
  app_fixture_open_diary (&fixture->app);
  press_start (fixture);
  answer (fixture, GDK_KEY_5);
  limber_coach_stop_for_pain (limber_session_get_coach (window_fixture_get_session (fixture)));
  g_signal_emit_by_name (window_fixture_get_view (fixture), "closed");
  g_signal_emit_by_name (window_fixture_get_view (fixture), "closed");
  g_assert_cmpuint (count_questions (), ==, 1);
  app_fixture_iterate ();
  answer (fixture, GDK_KEY_2);
}

/* No is an answer: the session begins, and nobody asks again. */
static void
test_pain_question_declined (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *question;

  press_start (fixture);
  question = get_question (fixture);
  g_assert_nonnull (question);
  limber_dialog_close (question);
  while (get_question (fixture) != NULL)
    g_main_context_iteration (NULL, TRUE);
  limber_coach_stop_for_pain (limber_session_get_coach (window_fixture_get_session (fixture)));
  g_signal_emit_by_name (window_fixture_get_view (fixture), "closed");
  app_fixture_iterate ();
  g_assert_null (get_question (fixture));
  g_assert_cmpuint (count_pain (fixture), ==, 0);
  g_assert_true (g_settings_get_boolean (fixture->app.settings, "ask-pain-around-sessions"));
}

static void
test_pain_question_never (WindowFixture *fixture, gconstpointer data)
{
  press_start (fixture);
  g_signal_emit_by_name (get_question (fixture), "never");
  limber_dialog_close (get_question (fixture));
  while (get_question (fixture) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_settings_get_boolean (fixture->app.settings, "ask-pain-around-sessions"));
  g_signal_emit_by_name (window_fixture_get_view (fixture), "closed");
  app_fixture_iterate ();
  press_start (fixture);
  g_assert_null (get_question (fixture));
  g_settings_reset (fixture->app.settings, "ask-pain-around-sessions");
}

/* The form is there from anywhere, also out of a session. */
static void
test_log_pain_in_session (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_begin_session (fixture, "desk_reset_2min");
  limber_window_log_pain (fixture->window);
  app_fixture_iterate ();
  app_fixture_open_diary (&fixture->app);
  answer (fixture, GDK_KEY_3);
  g_assert_cmpuint (count_pain (fixture), ==, 1);
  window_fixture_get_view (fixture);
}

/* As "limber --begin" does: the session is there before the window is, and all else still comes. */
static void
test_begun_at_once (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_close (fixture);
  window_fixture_create (fixture);
  g_assert_true (limber_window_start_session (fixture->window, "desk_reset_2min", 1, 0));
  gtk_window_present (GTK_WINDOW (fixture->window));
  app_fixture_iterate ();
  g_assert_nonnull (widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_DIARY_PAGE));
}

static void
add_tests (void)
{
  window_fixture_add ("/app/session-runner/waits-until-seen", test_waits_until_seen);
  window_fixture_add ("/app/session-runner/keys", test_keys);
  window_fixture_add ("/app/session-runner/escape-leaves", test_escape_leaves);
  window_fixture_add ("/app/session-runner/continue", test_closed_window_offers_to_continue);
  window_fixture_add ("/app/session-runner/nothing-to-continue", test_nothing_to_continue);
  window_fixture_add ("/app/session-runner/pain", test_pain_leaves_nothing_to_continue);
  window_fixture_add ("/app/session-runner/plays-to-the-end", test_plays_to_the_end);
  window_fixture_add ("/app/session-runner/floor", test_floor_begins_with_the_laptop);
  window_fixture_add ("/app/session-runner/begun-at-once", test_begun_at_once);
  window_fixture_add ("/app/session-runner/session-in-diary", test_session_is_in_the_diary);
  window_fixture_add ("/app/session-runner/pain-around-session", test_pain_around_session);
  window_fixture_add ("/app/session-runner/no-question-of-another",
                      test_no_question_of_another_session);
  window_fixture_add ("/app/session-runner/pain-around-two-sessions",
                      test_pain_around_two_sessions);
  window_fixture_add ("/app/session-runner/one-question-after", test_one_question_after);
  window_fixture_add ("/app/session-runner/pain-question-declined", test_pain_question_declined);
  window_fixture_add ("/app/session-runner/pain-question-never", test_pain_question_never);
  window_fixture_add ("/app/session-runner/log-pain-in-session", test_log_pain_in_session);
}

int
main (int argc, char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
