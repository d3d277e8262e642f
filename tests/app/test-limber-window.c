/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-article-page.h"
#include "app/limber-diary-page.h"
#include "app/limber-navigation-shim.h"
#include "app/limber-pain-pad.h"
#include "app/limber-pain-window.h"
#include "app/limber-routine-page.h"
#include "app/limber-session-view.h"
#include "app/limber-unfinished.h"
#include "app/limber-window.h"
#include "core/limber-conditions.h"
#include "store/limber-diary-activity.h"
#include "store/limber-diary-pain.h"

typedef struct {
  AppFixture app;
  LimberWindow *window; /* (unowned): GTK's */
} Fixture;

/* One for all tests: its path on the bus is a process's own. */
static GtkApplication *application; /* (owned) */

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
create_window (Fixture *fixture)
{
  const LimberParts parts = app_fixture_get_parts (&fixture->app);

  fixture->window = limber_window_new (application, &parts);
}

static void
open_window (Fixture *fixture)
{
  create_window (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  iterate ();
}

static void
close_window (Fixture *fixture)
{
  gpointer weak = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), &weak);
  if (gtk_widget_get_realized (GTK_WIDGET (fixture->window)))
    gtk_window_close (GTK_WINDOW (fixture->window));
  else
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  for (guint i = 0; weak != NULL && i < 500; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_assert_null (weak);
  fixture->window = NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->app, NULL);
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    close_window (fixture);
  iterate ();
  app_fixture_tear_down (&fixture->app, NULL);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_child (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static LimberSessionView *
get_view (Fixture *fixture)
{
  GtkWidget *view = find_child (GTK_WIDGET (fixture->window), LIMBER_TYPE_SESSION_VIEW);

  g_assert_nonnull (view);
  return LIMBER_SESSION_VIEW (view);
}

static LimberSession *
get_session (Fixture *fixture)
{
  return limber_session_view_get_session (get_view (fixture));
}

static gboolean
press (Fixture *fixture, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (
      GTK_WIDGET (get_view (fixture)));
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_handled);
  }
  iterate ();
  return is_handled;
}

static void
start_session (Fixture *fixture, const char *id)
{
  g_assert_true (limber_window_show_routine (fixture->window, id));
  g_assert_true (limber_window_start_session (fixture->window, id, 1, 0));
  iterate ();
}

/* Where the display brings the window to the front by itself the time runs already. */
static void
begin_session (Fixture *fixture, const char *id)
{
  start_session (fixture, id);
  if (limber_session_get_state (get_session (fixture)) == LIMBER_COACH_READY)
    press (fixture, GDK_KEY_space);
  g_assert_cmpuint (limber_session_get_state (get_session (fixture)), ==, LIMBER_COACH_RUNNING);
}

static void
test_unknown_routine (Fixture *fixture, gconstpointer data)
{
  g_assert_false (limber_window_show_routine (fixture->window, "no_such_routine"));
  g_assert_false (limber_window_start_session (fixture->window, "no_such_routine", 1, 0));
  g_assert_false (limber_window_start_session (fixture->window, "desk_reset_2min", 99, 0));
  g_assert_null (find_child (GTK_WIDGET (fixture->window), LIMBER_TYPE_SESSION_VIEW));
}

/* A window that nobody sees lets no time pass. */
static void
test_waits_until_seen (Fixture *fixture, gconstpointer data)
{
  close_window (fixture);
  create_window (fixture);
  start_session (fixture, "desk_reset_2min");
  limber_fake_clock_advance (fixture->app.clock, 20 * G_USEC_PER_SEC);
  iterate ();
  g_assert_cmpuint (limber_session_get_state (get_session (fixture)), ==, LIMBER_COACH_READY);
  g_assert_cmpfloat (limber_session_get_progress (get_session (fixture)), ==, 0.0);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  LimberSession *session;
  guint secs;

  begin_session (fixture, "desk_reset_2min");
  session = get_session (fixture);
  g_assert_true (press (fixture, GDK_KEY_Page_Down));
  g_assert_cmpuint (limber_session_get_state (session), ==, LIMBER_COACH_PAUSED);
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_cmpuint (limber_session_get_state (session), ==, LIMBER_COACH_RUNNING);
  secs = limber_session_get_seconds (session);
  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_cmpuint (limber_session_get_seconds (session), ==, secs + 10);
  g_assert_true (press (fixture, GDK_KEY_Right));
  g_assert_cmpuint (limber_session_get_item (session), ==, 1);
  g_assert_true (press (fixture, GDK_KEY_AudioPrev));
  g_assert_cmpuint (limber_session_get_item (session), ==, 0);
  g_assert_true (limber_session_is_muted (session)); /* a discreet routine */
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_false (limber_session_is_muted (session));
  g_assert_true (g_settings_get_boolean (fixture->app.settings, "sound-enabled"));
  g_assert_false (press (fixture, GDK_KEY_x));
}

static void
test_escape_leaves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberUnfinished) note = NULL;

  begin_session (fixture, "desk_reset_2min");
  press (fixture, GDK_KEY_Right);
  press (fixture, GDK_KEY_Escape);
  note = limber_unfinished_load (fixture->app.state_folder,
                                 limber_clock_get_wall_usec (LIMBER_CLOCK (fixture->app.clock)));
  g_assert_nonnull (note);
  g_assert_cmpuint (note->item, ==, 1);
}

/* Closed in the midst: the next window goes on at the same step. */
static void
test_closed_window_offers_to_continue (Fixture *fixture, gconstpointer data)
{
  begin_session (fixture, "desk_reset_2min");
  press (fixture, GDK_KEY_Right);
  limber_fake_clock_advance (fixture->app.clock, 3 * G_USEC_PER_SEC);
  close_window (fixture);
  limber_fake_clock_advance (fixture->app.clock, 60 * 60 * G_GINT64_CONSTANT (1000000));
  open_window (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.continue", NULL));
  iterate ();
  g_assert_cmpuint (limber_session_get_item (get_session (fixture)), ==, 1);
  g_assert_cmpuint (limber_session_get_n_items (get_session (fixture)), ==, 3);
}

static void
test_nothing_to_continue (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.continue", NULL);
  iterate ();
  g_assert_null (find_child (GTK_WIDGET (fixture->window), LIMBER_TYPE_SESSION_VIEW));
}

static void
test_pain_leaves_nothing_to_continue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberUnfinished) note = NULL;
  GtkWidget *stack;

  begin_session (fixture, "desk_reset_2min");
  press (fixture, GDK_KEY_Right);
  gtk_widget_activate_action (GTK_WIDGET (get_view (fixture)), "session.hurts", NULL);
  iterate ();
  stack = find_child (GTK_WIDGET (get_view (fixture)), GTK_TYPE_STACK);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "pain");
  note = limber_unfinished_load (fixture->app.state_folder,
                                 limber_clock_get_wall_usec (LIMBER_CLOCK (fixture->app.clock)));
  g_assert_null (note);
}

static void
test_plays_to_the_end (Fixture *fixture, gconstpointer data)
{
  GtkWidget *stack;

  begin_session (fixture, "desk_reset_2min");
  for (guint i = 0; i < 200; i++) {
    limber_fake_clock_advance (fixture->app.clock, G_USEC_PER_SEC);
    iterate ();
  }
  g_assert_cmpuint (limber_session_get_state (get_session (fixture)), ==, LIMBER_COACH_FINISHED);
  stack = find_child (GTK_WIDGET (get_view (fixture)), GTK_TYPE_STACK);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "done");
}

static void
test_floor_begins_with_the_laptop (Fixture *fixture, gconstpointer data)
{
  GtkWidget *stack;

  start_session (fixture, "lower_back_8min");
  stack = find_child (GTK_WIDGET (get_view (fixture)), GTK_TYPE_STACK);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "laptop");
  press (fixture, GDK_KEY_Page_Down);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "stage");
  g_assert_cmpuint (limber_session_get_state (get_session (fixture)), ==, LIMBER_COACH_RUNNING);
}

static void
test_left_out_changes_pages (Fixture *fixture, gconstpointer data)
{
  const char *const groups[] = { limber_conditions_list_groups ()[0], NULL };

  g_assert_true (limber_window_show_routine (fixture->window, "lower_back_8min"));
  g_settings_set_strv (fixture->app.settings, "conditions", groups);
  iterate ();
  g_settings_reset (fixture->app.settings, "conditions");
  iterate ();
}

static guint
count_cards (Fixture *fixture)
{
  LimberHome *home = LIMBER_HOME (find_child (GTK_WIDGET (fixture->window), LIMBER_TYPE_HOME));
  GtkWidget *cards = find_child (GTK_WIDGET (limber_home_get_routines_page (home)),
                                 GTK_TYPE_FLOW_BOX);
  guint n_cards = 0;

  while (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (cards), (int) n_cards) != NULL)
    n_cards++;
  return n_cards;
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  guint n_routines = g_list_model_get_n_items (limber_library_get_routines (fixture->app.library));
  GtkWidget *list;
  guint n_discreet;

  limber_window_show_section (fixture->window, LIMBER_SECTION_ROUTINES);
  iterate ();
  list = find_child (GTK_WIDGET (fixture->window), GTK_TYPE_DROP_DOWN);

  g_assert_cmpuint (count_cards (fixture), ==, n_routines);
  g_settings_set_boolean (fixture->app.settings, "discreet", TRUE);
  n_discreet = count_cards (fixture);
  g_assert_cmpuint (n_discreet, >, 0);
  g_assert_cmpuint (n_discreet, <, n_routines);
  g_settings_reset (fixture->app.settings, "discreet");
  g_assert_cmpuint (count_cards (fixture), ==, n_routines);
  g_assert_nonnull (list); /* areas, the first of the three lists */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 1);
  g_assert_cmpuint (count_cards (fixture), <, n_routines);
}

static LimberHome *
get_home (Fixture *fixture)
{
  GtkWidget *home = find_child (GTK_WIDGET (fixture->window), LIMBER_TYPE_HOME);

  g_assert_nonnull (home);
  return LIMBER_HOME (home);
}

/* Only what has something in it can be gone to, and only what is filled is in the switcher. */
static void
test_sections (Fixture *fixture, gconstpointer data)
{
  LimberHome *home = get_home (fixture);
  GtkWidget *stack = find_child (GTK_WIDGET (home), ADW_TYPE_VIEW_STACK);
  GtkWidget *page = gtk_label_new ("articles");

  g_assert_true (limber_window_show_section (fixture->window, LIMBER_SECTION_ROUTINES));
  g_assert_cmpint (limber_home_get_section (home), ==, LIMBER_SECTION_ROUTINES);
  limber_home_set_page (home, LIMBER_SECTION_LEARN, page);
  g_assert_true (limber_window_show_section (fixture->window, LIMBER_SECTION_LEARN));
  g_assert_cmpint (limber_home_get_section (home), ==, LIMBER_SECTION_LEARN);
  for (GtkWidget *bin = gtk_widget_get_first_child (stack); bin != NULL;
       bin = gtk_widget_get_next_sibling (bin))
    g_assert_cmpint (
        adw_view_stack_page_get_visible (adw_view_stack_get_page (ADW_VIEW_STACK (stack), bin)), ==,
        adw_bin_get_child (ADW_BIN (bin)) != NULL);
}

/* A routine is left for a section; a session is not. */
static void
test_section_from_elsewhere (Fixture *fixture, gconstpointer data)
{
  GVariant *routines = g_variant_new_int32 (LIMBER_SECTION_ROUTINES + 1);
  g_autoptr (GVariant) parameter = g_variant_ref_sink (routines);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  LimberNavigationShim *pages = LIMBER_NAVIGATION_SHIM (
      find_child (window, LIMBER_TYPE_NAVIGATION_SHIM));

  g_assert_true (limber_window_show_routine (fixture->window, "desk_reset_2min"));
  gtk_widget_activate_action_variant (window, "win.show-section", parameter);
  g_assert_true (limber_navigation_shim_get_shown (pages) == GTK_WIDGET (get_home (fixture)));
  begin_session (fixture, "desk_reset_2min");
  gtk_widget_activate_action_variant (window, "win.show-section", parameter);
  g_assert_true (limber_navigation_shim_get_shown (pages) == GTK_WIDGET (get_view (fixture)));
}

static void
test_search_is_on_routines (Fixture *fixture, gconstpointer data)
{
  LimberHome *home = get_home (fixture);
  gboolean is_searching = FALSE;

  limber_home_set_page (home, LIMBER_SECTION_LEARN, gtk_button_new_with_label ("articles"));
  limber_home_show (home, LIMBER_SECTION_LEARN);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  g_object_get (limber_home_get_routines_page (home), "is-searching", &is_searching, NULL);
  g_assert_false (is_searching);
  limber_home_show (home, LIMBER_SECTION_ROUTINES);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  g_object_get (limber_home_get_routines_page (home), "is-searching", &is_searching, NULL);
  g_assert_true (is_searching);
}

/* What the window played is in the diary, with each exercise, though it was closed in the midst. */
static void
test_session_is_in_the_diary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  const LimberSessionRecord *session;
  LimberDiary *diary;

  begin_session (fixture, "desk_reset_2min");
  press (fixture, GDK_KEY_Right);
  close_window (fixture);
  diary = app_fixture_open_diary (&fixture->app);
  while (sessions == NULL || sessions->len == 0
         || ((const LimberSessionRecord *) sessions->pdata[0])->ended.usec == 0) {
    g_clear_pointer (&sessions, g_ptr_array_unref);
    iterate ();
    sessions = limber_diary_list_sessions (diary, G_MININT, G_MAXINT, &error);
    g_assert_no_error (error);
  }
  g_assert_cmpuint (sessions->len, ==, 1);
  session = sessions->pdata[0];
  g_assert_cmpstr (session->routine_id, ==, "desk_reset_2min");
  g_assert_cmpint (session->end, ==, LIMBER_COACH_END_LEFT);
  g_assert_cmpuint (session->items->len, ==, 3);
}

/* From the list to the last article by its buttons, and back. */
static void
test_articles (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *title;
  guint n_read = 1;

  g_assert_false (limber_window_show_article (fixture->window, "no_such_article"));
  g_assert_true (limber_window_show_section (fixture->window, LIMBER_SECTION_LEARN));
  iterate ();
  g_assert_true (limber_window_show_article (fixture->window, "tight_back"));
  iterate ();
  page = find_child (GTK_WIDGET (fixture->window), LIMBER_TYPE_ARTICLE_PAGE);
  g_assert_nonnull (page);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == page);
  for (;; n_read++) {
    g_autoptr (GtkWidget) next = g_object_ref (
        GTK_WIDGET (gtk_widget_get_template_child (page, LIMBER_TYPE_ARTICLE_PAGE, "next_button")));

    if (!gtk_widget_get_visible (next))
      break;
    g_signal_emit_by_name (next, "clicked");
    iterate ();
  }
  g_assert_cmpuint (n_read, ==, 6);
  title = GTK_WIDGET (gtk_widget_get_template_child (page, LIMBER_TYPE_ARTICLE_PAGE, "title"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (title)), ==, "What Limber does with your data");
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (title)), ==,
                   GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_true (gtk_widget_activate_action (page, "win.back", NULL));
  iterate ();
}

/* All the text of an article can be selected. */
static guint
count_labels (GtkWidget *widget, GtkAccessibleRole role)
{
  guint n_labels = 0;

  if (GTK_IS_LABEL (widget)
      && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == role) {
    g_assert_true (gtk_label_get_selectable (GTK_LABEL (widget)));
    n_labels++;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_labels += count_labels (child, role);
  return n_labels;
}

static void
test_article_headings (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *body;

  g_assert_true (limber_window_show_article (fixture->window, "what_helps"));
  page = find_child (GTK_WIDGET (fixture->window), LIMBER_TYPE_ARTICLE_PAGE);
  body = GTK_WIDGET (gtk_widget_get_template_child (page, LIMBER_TYPE_ARTICLE_PAGE, "body"));
  /* Six sections and the sources */
  g_assert_cmpuint (count_labels (body, GTK_ACCESSIBLE_ROLE_HEADING), ==, 7);
  g_assert_cmpuint (count_labels (body, GTK_ACCESSIBLE_ROLE_LABEL), >, 20);
}

/* As "limber --begin" does: the session is there before the window is, and all else still comes. */
static void
test_begun_at_once (Fixture *fixture, gconstpointer data)
{
  close_window (fixture);
  create_window (fixture);
  g_assert_true (limber_window_start_session (fixture->window, "desk_reset_2min", 1, 0));
  gtk_window_present (GTK_WINDOW (fixture->window));
  iterate ();
  g_assert_nonnull (find_child (GTK_WIDGET (fixture->window), LIMBER_TYPE_DIARY_PAGE));
}

/* Every routine's page and every session of one fits a window of 360 pixels with text twice as
 * large. */
static void
test_narrow_and_large (Fixture *fixture, gconstpointer data)
{
  GListModel *routines = limber_library_get_routines (fixture->app.library);
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-xft-dpi", 2 * 98304, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (routines); i++) {
    g_autoptr (LimberRoutine) routine = g_list_model_get_item (routines, i);
    GtkWidget *page;
    int minimum = 0;

    g_assert_true (limber_window_show_routine (fixture->window, limber_routine_get_id (routine)));
    iterate ();
    page = find_child (GTK_WIDGET (fixture->window), LIMBER_TYPE_ROUTINE_PAGE);
    gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    g_test_message ("%s: %d px", limber_routine_get_id (routine), minimum);
    g_assert_cmpint (minimum, <=, 360);
  }
  g_object_set (settings, "gtk-xft-dpi", 98304, NULL);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, label);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (fixture->window), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  iterate ();
}

/* Tight in the neck, two minutes at once, and the second screen after them. */
static void
test_first_start (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) areas = NULL;
  GtkWidget *toggle;

  limber_window_welcome (fixture->window);
  iterate ();
  toggle = find_button (GTK_WIDGET (fixture->window), "Neck");
  g_assert_nonnull (toggle);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  areas = g_settings_get_strv (fixture->app.settings, "tight-areas");
  g_assert_cmpstr (areas[0], ==, "neck");
  click (fixture, "Everywhere");
  g_settings_reset (fixture->app.settings, "tight-areas");
  click (fixture, "Start Two Minutes Now");
  g_assert_nonnull (get_session (fixture));
  if (limber_session_get_state (get_session (fixture)) == LIMBER_COACH_READY)
    press (fixture, GDK_KEY_space);
  press (fixture, GDK_KEY_Escape);
  iterate ();
  click (fixture, "Done");
  g_assert_true (g_settings_get_boolean (fixture->app.settings, "first-start-done"));
  g_assert_null (find_button (GTK_WIDGET (fixture->window), "Start Two Minutes Now"));
}

static void
test_first_start_can_be_skipped (Fixture *fixture, gconstpointer data)
{
  limber_window_welcome (fixture->window);
  iterate ();
  click (fixture, "Next");
  click (fixture, "Done");
  g_assert_null (find_button (GTK_WIDGET (fixture->window), "Start Two Minutes Now"));
  limber_window_welcome (fixture->window);
  iterate ();
  g_assert_null (find_button (GTK_WIDGET (fixture->window), "Start Two Minutes Now"));
}

/* Where no agent runs Today still starts something, and says that nothing reminds. */
static void
test_start_next (Fixture *fixture, gconstpointer data)
{
  g_assert_true (limber_window_start_next (fixture->window));
  iterate ();
  g_assert_nonnull (get_session (fixture));
}

static void
test_why (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_widget_activate_action (window, "win.why", NULL);
  iterate ();
  g_assert_nonnull (find_child (window, g_type_from_name ("LimberWhyPage")));
  limber_window_show_section (fixture->window, LIMBER_SECTION_TODAY);
  iterate ();
  g_assert_null (find_child (window, g_type_from_name ("LimberWhyPage")));
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
get_question (Fixture *fixture)
{
  GtkWidget *question = GTK_WIDGET (find_question ());

  if (question == NULL)
    question = find_child (GTK_WIDGET (fixture->window), LIMBER_TYPE_PAIN_WINDOW);
  return question;
}

static void
answer (Fixture *fixture, guint key)
{
  GtkWidget *pad = find_child (get_question (fixture), LIMBER_TYPE_PAIN_PAD);

  g_assert_true (limber_pain_pad_press_key (LIMBER_PAIN_PAD (pad), key, 0));
  while (get_question (fixture) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
press_start (Fixture *fixture)
{
  GtkWidget *page;

  g_assert_true (limber_window_show_routine (fixture->window, "desk_reset_2min"));
  page = find_child (GTK_WIDGET (fixture->window), LIMBER_TYPE_ROUTINE_PAGE);
  g_signal_emit_by_name (page, "start", 1);
  iterate ();
}

static GPtrArray *
list_pain (Fixture *fixture)
{
  LimberDiary *diary = app_fixture_open_diary (&fixture->app);
  GPtrArray *entries = limber_diary_list_pain_entries (diary, G_MININT, G_MAXINT, 0, NULL, NULL);

  g_assert_nonnull (entries);
  return entries;
}

static guint
count_pain (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = list_pain (fixture);

  return entries->len;
}

/* One tap before, one after; both belong to the session. */
static void
test_pain_around_session (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  gint64 session_id = 0;

  app_fixture_open_diary (&fixture->app);
  press_start (fixture);
  answer (fixture, GDK_KEY_5);
  if (limber_session_get_state (get_session (fixture)) == LIMBER_COACH_READY)
    press (fixture, GDK_KEY_space);
  while (session_id == 0) {
    g_clear_pointer (&entries, g_ptr_array_unref);
    iterate ();
    entries = list_pain (fixture);
    session_id = ((const LimberPainEntry *) entries->pdata[0])->session_id;
  }
  g_assert_cmpint (((const LimberPainEntry *) entries->pdata[0])->question, ==, LIMBER_PAIN_BEFORE);
  limber_coach_stop_for_pain (limber_session_get_coach (get_session (fixture)));
  g_signal_emit_by_name (get_view (fixture), "closed");
  iterate ();
  answer (fixture, GDK_KEY_2);
  g_ptr_array_unref (entries);
  entries = list_pain (fixture);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (((const LimberPainEntry *) entries->pdata[0])->question, ==, LIMBER_PAIN_AFTER);
  g_assert_cmpint (((const LimberPainEntry *) entries->pdata[0])->session_id, ==, session_id);
}

/* No is an answer: the session begins, and nobody asks again. */
static void
test_pain_question_declined (Fixture *fixture, gconstpointer data)
{
  GtkWidget *question;

  press_start (fixture);
  question = get_question (fixture);
  g_assert_nonnull (question);
  limber_dialog_close (question);
  while (get_question (fixture) != NULL)
    g_main_context_iteration (NULL, TRUE);
  limber_coach_stop_for_pain (limber_session_get_coach (get_session (fixture)));
  g_signal_emit_by_name (get_view (fixture), "closed");
  iterate ();
  g_assert_null (get_question (fixture));
  g_assert_cmpuint (count_pain (fixture), ==, 0);
  g_assert_true (g_settings_get_boolean (fixture->app.settings, "ask-pain-around-sessions"));
}

static void
test_pain_question_never (Fixture *fixture, gconstpointer data)
{
  press_start (fixture);
  g_signal_emit_by_name (get_question (fixture), "never");
  limber_dialog_close (get_question (fixture));
  while (get_question (fixture) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_settings_get_boolean (fixture->app.settings, "ask-pain-around-sessions"));
  g_signal_emit_by_name (get_view (fixture), "closed");
  iterate ();
  press_start (fixture);
  g_assert_null (get_question (fixture));
  g_settings_reset (fixture->app.settings, "ask-pain-around-sessions");
}

/* The form is there from anywhere, also out of a session. */
static void
test_log_pain_in_session (Fixture *fixture, gconstpointer data)
{
  begin_session (fixture, "desk_reset_2min");
  limber_window_log_pain (fixture->window);
  iterate ();
  app_fixture_open_diary (&fixture->app);
  answer (fixture, GDK_KEY_3);
  g_assert_cmpuint (count_pain (fixture), ==, 1);
  get_view (fixture);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  /* Pages that slid out are gone at once. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
  ADD ("/app/window/unknown-routine", test_unknown_routine);
  ADD ("/app/window/waits-until-seen", test_waits_until_seen);
  ADD ("/app/window/keys", test_keys);
  ADD ("/app/window/escape-leaves", test_escape_leaves);
  ADD ("/app/window/continue", test_closed_window_offers_to_continue);
  ADD ("/app/window/nothing-to-continue", test_nothing_to_continue);
  ADD ("/app/window/pain", test_pain_leaves_nothing_to_continue);
  ADD ("/app/window/plays-to-the-end", test_plays_to_the_end);
  ADD ("/app/window/floor", test_floor_begins_with_the_laptop);
  ADD ("/app/window/filters", test_filters);
  ADD ("/app/window/begun-at-once", test_begun_at_once);
  ADD ("/app/window/narrow-and-large", test_narrow_and_large);
  ADD ("/app/window/left-out", test_left_out_changes_pages);
  ADD ("/app/window/articles", test_articles);
  ADD ("/app/window/article-headings", test_article_headings);
  ADD ("/app/window/session-in-diary", test_session_is_in_the_diary);
  ADD ("/app/window/first-start", test_first_start);
  ADD ("/app/window/first-start-skipped", test_first_start_can_be_skipped);
  ADD ("/app/window/start-next", test_start_next);
  ADD ("/app/window/why", test_why);
  ADD ("/app/window/sections", test_sections);
  ADD ("/app/window/section-from-elsewhere", test_section_from_elsewhere);
  ADD ("/app/window/search-on-routines", test_search_is_on_routines);
  ADD ("/app/window/pain-around-session", test_pain_around_session);
  ADD ("/app/window/pain-question-declined", test_pain_question_declined);
  ADD ("/app/window/pain-question-never", test_pain_question_never);
  ADD ("/app/window/log-pain-in-session", test_log_pain_in_session);
  status = g_test_run ();
  g_application_release (G_APPLICATION (application));
  g_object_unref (application);
  return status;
}
