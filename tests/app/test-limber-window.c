/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-search.h"
#include "window-fixture.h"

#include "app/limber-article-page.h"
#include "app/limber-navigation-shim.h"
#include "app/limber-routine-page.h"
#include "core/limber-conditions.h"

static void
test_unknown_routine (WindowFixture *fixture, gconstpointer data)
{
  g_assert_false (limber_window_show_routine (fixture->window, "no_such_routine"));
  g_assert_false (limber_window_start_session (fixture->window, "no_such_routine", 1, 0));
  g_assert_false (limber_window_start_session (fixture->window, "desk_reset_2min", 99, 0));
  g_assert_null (widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_SESSION_VIEW));
}

static void
test_left_out_changes_pages (WindowFixture *fixture, gconstpointer data)
{
  const char *const groups[] = { limber_conditions_list_groups ()[0], NULL };

  g_assert_true (limber_window_show_routine (fixture->window, "lower_back_8min"));
  g_settings_set_strv (fixture->app.settings, "conditions", groups);
  app_fixture_iterate ();
  g_settings_reset (fixture->app.settings, "conditions");
  app_fixture_iterate ();
}

static guint
count_cards (WindowFixture *fixture)
{
  LimberHome *home = LIMBER_HOME (
      widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_HOME));
  GtkWidget *cards = widget_search_type (GTK_WIDGET (limber_home_get_routines_page (home)),
                                         GTK_TYPE_FLOW_BOX);
  guint n_cards = 0;

  while (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (cards), (int) n_cards) != NULL)
    n_cards++;
  return n_cards;
}

static void
test_filters (WindowFixture *fixture, gconstpointer data)
{
  guint n_routines = g_list_model_get_n_items (limber_library_get_routines (fixture->app.library));
  GtkWidget *list;
  guint n_discreet;

  limber_window_show_section (fixture->window, LIMBER_SECTION_ROUTINES);
  app_fixture_iterate ();
  list = widget_search_type (GTK_WIDGET (fixture->window), GTK_TYPE_DROP_DOWN);

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
get_home (WindowFixture *fixture)
{
  GtkWidget *home = widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_HOME);

  g_assert_nonnull (home);
  return LIMBER_HOME (home);
}

/* Only what has something in it can be gone to, and only what is filled is in the switcher. */
static void
test_sections (WindowFixture *fixture, gconstpointer data)
{
  LimberHome *home = get_home (fixture);
  GtkWidget *stack = widget_search_type (GTK_WIDGET (home), ADW_TYPE_VIEW_STACK);
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
test_section_from_elsewhere (WindowFixture *fixture, gconstpointer data)
{
  GVariant *routines = g_variant_new_int32 (LIMBER_SECTION_ROUTINES + 1);
  g_autoptr (GVariant) parameter = g_variant_ref_sink (routines);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  LimberNavigationShim *pages = LIMBER_NAVIGATION_SHIM (
      widget_search_type (window, LIMBER_TYPE_NAVIGATION_SHIM));

  g_assert_true (limber_window_show_routine (fixture->window, "desk_reset_2min"));
  gtk_widget_activate_action_variant (window, "win.show-section", parameter);
  g_assert_true (limber_navigation_shim_get_shown (pages) == GTK_WIDGET (get_home (fixture)));
  window_fixture_begin_session (fixture, "desk_reset_2min");
  gtk_widget_activate_action_variant (window, "win.show-section", parameter);
  g_assert_true (limber_navigation_shim_get_shown (pages)
                 == GTK_WIDGET (window_fixture_get_view (fixture)));
}

static void
test_search_is_on_routines (WindowFixture *fixture, gconstpointer data)
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

/* From the list to the last article by its buttons, and back. */
static void
test_articles (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *title;
  guint n_read = 1;

  g_assert_false (limber_window_show_article (fixture->window, "no_such_article"));
  g_assert_true (limber_window_show_section (fixture->window, LIMBER_SECTION_LEARN));
  app_fixture_iterate ();
  g_assert_true (limber_window_show_article (fixture->window, "tight_back"));
  app_fixture_iterate ();
  page = widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_ARTICLE_PAGE);
  g_assert_nonnull (page);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == page);
  for (;; n_read++) {
    g_autoptr (GtkWidget) next = g_object_ref (
        GTK_WIDGET (gtk_widget_get_template_child (page, LIMBER_TYPE_ARTICLE_PAGE, "next_button")));

    if (!gtk_widget_get_visible (next))
      break;
    g_signal_emit_by_name (next, "clicked");
    app_fixture_iterate ();
  }
  g_assert_cmpuint (n_read, ==, 6);
  title = GTK_WIDGET (gtk_widget_get_template_child (page, LIMBER_TYPE_ARTICLE_PAGE, "title"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (title)), ==, "What Limber does with your data");
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (title)), ==,
                   GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_true (gtk_widget_activate_action (page, "win.back", NULL));
  app_fixture_iterate ();
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
test_article_headings (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *body;

  g_assert_true (limber_window_show_article (fixture->window, "what_helps"));
  page = widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_ARTICLE_PAGE);
  body = GTK_WIDGET (gtk_widget_get_template_child (page, LIMBER_TYPE_ARTICLE_PAGE, "body"));
  /* Six sections and the sources */
  g_assert_cmpuint (count_labels (body, GTK_ACCESSIBLE_ROLE_HEADING), ==, 7);
  g_assert_cmpuint (count_labels (body, GTK_ACCESSIBLE_ROLE_LABEL), >, 20);
}

/* Every routine's page and every session of one fits a window of 360 pixels with text twice as
 * large. */
static void
test_narrow_and_large (WindowFixture *fixture, gconstpointer data)
{
  GListModel *routines = limber_library_get_routines (fixture->app.library);
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-xft-dpi", 2 * 98304, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (routines); i++) {
    g_autoptr (LimberRoutine) routine = g_list_model_get_item (routines, i);
    GtkWidget *page;
    int minimum = 0;

    g_assert_true (limber_window_show_routine (fixture->window, limber_routine_get_id (routine)));
    app_fixture_iterate ();
    page = widget_search_type (GTK_WIDGET (fixture->window), LIMBER_TYPE_ROUTINE_PAGE);
    gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    g_test_message ("%s: %d px", limber_routine_get_id (routine), minimum);
    g_assert_cmpint (minimum, <=, 360);
  }
  g_object_set (settings, "gtk-xft-dpi", 98304, NULL);
}

/* Tight in the neck, two minutes at once, and the second screen after them. */
static void
test_first_start (WindowFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) areas = NULL;
  GtkWidget *toggle;

  limber_window_welcome (fixture->window);
  app_fixture_iterate ();
  toggle = widget_search_button (GTK_WIDGET (fixture->window), "Neck");
  g_assert_nonnull (toggle);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  areas = g_settings_get_strv (fixture->app.settings, "tight-areas");
  g_assert_cmpstr (areas[0], ==, "neck");
  window_fixture_click (fixture, "Everywhere");
  g_settings_reset (fixture->app.settings, "tight-areas");
  window_fixture_click (fixture, "Start Two Minutes Now");
  g_assert_nonnull (window_fixture_get_session (fixture));
  if (limber_session_get_state (window_fixture_get_session (fixture)) == LIMBER_COACH_READY)
    window_fixture_press (fixture, GDK_KEY_space);
  window_fixture_press (fixture, GDK_KEY_Escape);
  app_fixture_iterate ();
  window_fixture_click (fixture, "Done");
  g_assert_true (g_settings_get_boolean (fixture->app.settings, "first-start-done"));
  g_assert_null (widget_search_button (GTK_WIDGET (fixture->window), "Start Two Minutes Now"));
}

static gboolean
has_tooltip (GtkWidget *widget, const char *text)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

/* What was chosen on the first screen can be looked at again from the second. */
static void
test_first_start_goes_back (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *back;

  limber_window_welcome (fixture->window);
  app_fixture_iterate ();
  window_fixture_click (fixture, "Neck");
  window_fixture_click (fixture, "Next");
  back = widget_search (window, has_tooltip, "Back");
  g_assert_true (gtk_widget_get_visible (back));
  g_signal_emit_by_name (back, "clicked");
  app_fixture_iterate ();
  g_assert_false (gtk_widget_get_visible (back));
  g_assert_true (
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget_search_button (window, "Neck"))));
  window_fixture_click (fixture, "Next");
  window_fixture_click (fixture, "Done");
  g_assert_true (g_settings_get_boolean (fixture->app.settings, "first-start-done"));
}

static void
test_first_start_can_be_skipped (WindowFixture *fixture, gconstpointer data)
{
  limber_window_welcome (fixture->window);
  app_fixture_iterate ();
  window_fixture_click (fixture, "Next");
  window_fixture_click (fixture, "Done");
  g_assert_null (widget_search_button (GTK_WIDGET (fixture->window), "Start Two Minutes Now"));
  limber_window_welcome (fixture->window);
  app_fixture_iterate ();
  g_assert_null (widget_search_button (GTK_WIDGET (fixture->window), "Start Two Minutes Now"));
}

/* Where no agent runs Today still starts something, and says that nothing reminds. */
static void
test_start_next (WindowFixture *fixture, gconstpointer data)
{
  g_assert_true (limber_window_start_next (fixture->window));
  app_fixture_iterate ();
  g_assert_nonnull (window_fixture_get_session (fixture));
}

static void
test_why (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_widget_activate_action (window, "win.why", NULL);
  app_fixture_iterate ();
  g_assert_nonnull (widget_search_type (window, g_type_from_name ("LimberWhyPage")));
  limber_window_show_section (fixture->window, LIMBER_SECTION_TODAY);
  app_fixture_iterate ();
  g_assert_null (widget_search_type (window, g_type_from_name ("LimberWhyPage")));
}

static void
add_tests (void)
{
  window_fixture_add ("/app/window/unknown-routine", test_unknown_routine);
  window_fixture_add ("/app/window/filters", test_filters);
  window_fixture_add ("/app/window/narrow-and-large", test_narrow_and_large);
  window_fixture_add ("/app/window/left-out", test_left_out_changes_pages);
  window_fixture_add ("/app/window/articles", test_articles);
  window_fixture_add ("/app/window/article-headings", test_article_headings);
  window_fixture_add ("/app/window/first-start", test_first_start);
  window_fixture_add ("/app/window/first-start-back", test_first_start_goes_back);
  window_fixture_add ("/app/window/first-start-skipped", test_first_start_can_be_skipped);
  window_fixture_add ("/app/window/start-next", test_start_next);
  window_fixture_add ("/app/window/why", test_why);
  window_fixture_add ("/app/window/sections", test_sections);
  window_fixture_add ("/app/window/section-from-elsewhere", test_section_from_elsewhere);
  window_fixture_add ("/app/window/search-on-routines", test_search_is_on_routines);
}

int
main (int argc, char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
