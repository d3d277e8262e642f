/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-chart-canvas.h"
#include "app/limber-pain-pad.h"
#include "app/limber-window.h"
#include "app/limber-zone-map.h"

/* Without a pointer: on every page Tab goes from control to control until it is where it began, the
 * same way back, and reaches all that can have the focus, by the name that it was given. Of choices
 * side by side newer libadwaita stops at one, from which arrows lead to the others. */

typedef struct {
  AppFixture app;
  LimberWindow *window; /* (unowned): GTK's */
} Fixture;

typedef enum {
  PAGE_TODAY,
  PAGE_ROUTINES,
  PAGE_DIARY,
  PAGE_LEARN,
  PAGE_ROUTINE,
  PAGE_ARTICLE,
  PAGE_WHY,
  PAGE_WELCOME,
  PAGE_SESSION,
} Page;

static const struct {
  const char *path;
  Page page;
} pages[] = {
  { "/app/tab-walk/today", PAGE_TODAY },     { "/app/tab-walk/routines", PAGE_ROUTINES },
  { "/app/tab-walk/diary", PAGE_DIARY },     { "/app/tab-walk/learn", PAGE_LEARN },
  { "/app/tab-walk/routine", PAGE_ROUTINE }, { "/app/tab-walk/article", PAGE_ARTICLE },
  { "/app/tab-walk/why", PAGE_WHY },         { "/app/tab-walk/welcome", PAGE_WELCOME },
  { "/app/tab-walk/session", PAGE_SESSION },
};

/* More than any page has */
#define MAX_STEPS 400

static GtkApplication *application; /* (owned) */

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LimberParts parts;

  app_fixture_set_up (&fixture->app, NULL);
  app_fixture_open_diary (&fixture->app);
  parts = app_fixture_get_parts (&fixture->app);
  fixture->window = limber_window_new (application, &parts);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  app_fixture_iterate ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer weak = fixture->window;

  g_object_add_weak_pointer (weak, &weak);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);
  app_fixture_iterate ();
  app_fixture_tear_down (&fixture->app, NULL);
}

static void
show (Fixture *fixture, Page page)
{
  LimberWindow *window = fixture->window;

  switch (page) {
  case PAGE_TODAY:
  case PAGE_ROUTINES:
  case PAGE_DIARY:
  case PAGE_LEARN:
    g_assert_true (limber_window_show_section (window, (LimberSection) page));
    break;
  case PAGE_ROUTINE:
    g_assert_true (limber_window_show_routine (window, "lower_back_8min"));
    break;
  case PAGE_ARTICLE:
    g_assert_true (limber_window_show_article (window, "at_the_desk"));
    break;
  case PAGE_WHY:
    gtk_widget_activate_action (GTK_WIDGET (window), "win.why", NULL);
    break;
  case PAGE_WELCOME:
    limber_window_welcome (window);
    break;
  case PAGE_SESSION:
    g_assert_true (limber_window_start_session (window, "desk_reset_2min", 1, 0));
    break;
  }
  app_fixture_iterate ();
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* What a key does that nobody else wants */
static GtkWidget *
move (Fixture *fixture, GtkDirectionType direction)
{
  g_signal_emit_by_name (fixture->window, "move-focus", direction);
  return get_focus (fixture);
}

static char *
describe (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; widget != NULL && i < 5; i++, widget = gtk_widget_get_parent (widget))
    g_string_append_printf (text, "%s%s", i > 0 ? " in " : "", G_OBJECT_TYPE_NAME (widget));
  return g_string_free (text, FALSE);
}

/* From the control that has the focus round to it again: (transfer container) (element-type
 * GtkWidget)
 */
static GHashTable *
walk (Fixture *fixture, GtkDirectionType direction)
{
  GHashTable *reached = g_hash_table_new (NULL, NULL);
  GtkWidget *focus = move (fixture, direction);
  GtkWidget *first = focus;

  for (guint i = 0; i == 0 || focus != first; i++) {
    g_autofree char *where = NULL;

    g_assert_nonnull (focus);
    where = describe (focus);
    g_test_message ("%u: %s", i, where);
    g_assert_cmpuint (i, <, MAX_STEPS);
    g_hash_table_add (reached, focus);
    focus = move (fixture, direction);
  }
  return reached;
}

static void
follow_arrow (Fixture *fixture, GtkWidget *button, GtkDirectionType direction, GHashTable *reached)
{
  gtk_widget_grab_focus (button);
  while (gtk_widget_child_focus (gtk_widget_get_parent (button), direction)
         && g_hash_table_add (reached, get_focus (fixture)))
    ;
}

/* From the one section to which Tab leads to those beside it */
static void
walk_by_arrows (Fixture *fixture, GHashTable *reached)
{
  g_autoptr (GList) widgets = g_hash_table_get_keys (reached);

  for (GList *i = widgets; i != NULL; i = i->next) {
    if (!ADW_IS_VIEW_SWITCHER (gtk_widget_get_parent (i->data)))
      continue;
    follow_arrow (fixture, i->data, GTK_DIR_RIGHT, reached);
    follow_arrow (fixture, i->data, GTK_DIR_LEFT, reached);
  }
}

/* What only its own keys go about in, which has tests of its own */
static gboolean
has_own_keys (GtkWidget *widget)
{
  return LIMBER_IS_CHART_CANVAS (widget) || LIMBER_IS_PAIN_PAD (widget)
         || LIMBER_IS_ZONE_MAP (widget);
}

static void
collect (GtkWidget *widget, GPtrArray *controls)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget)
      || !gtk_widget_get_can_focus (widget))
    return;
  if (gtk_widget_get_focusable (widget) || has_own_keys (widget))
    g_ptr_array_add (controls, widget);
  if (has_own_keys (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, controls);
}

/* It, or something in it, to which it hands the focus on */
static gboolean
is_reached (GHashTable *reached, GtkWidget *control)
{
  GHashTableIter iter;
  gpointer widget;

  g_hash_table_iter_init (&iter, reached);
  while (g_hash_table_iter_next (&iter, &widget, NULL))
    if (widget == control || gtk_widget_is_ancestor (widget, control))
      return TRUE;
  return FALSE;
}

/* GTK 4.18 takes a button's own label before the name that it is told for screen readers; 4.8 sets
 * both by itself, and takes the name. */
static gboolean
is_name_lost (GtkWidget *control)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (control);

  if (gtk_check_version (4, 18, 0) != NULL || !GTK_IS_BUTTON (control))
    return FALSE;
  return gtk_button_get_label (GTK_BUTTON (control)) != NULL
         && gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         && gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();
  g_autoptr (GHashTable) forth = NULL;
  g_autoptr (GHashTable) back = NULL;
  guint n_faults = 0;

  show (fixture, GPOINTER_TO_INT (data));
  app_fixture_wait_for_layout (GTK_WIDGET (fixture->window));
  forth = walk (fixture, GTK_DIR_TAB_FORWARD);
  back = walk (fixture, GTK_DIR_TAB_BACKWARD);
  g_test_message ("%u forth, %u back", g_hash_table_size (forth), g_hash_table_size (back));
  g_assert_cmpuint (g_hash_table_size (forth), >, 1);
  walk_by_arrows (fixture, forth);
  collect (GTK_WIDGET (fixture->window), controls);
  for (guint i = 0; i < controls->len; i++) {
    g_autofree char *where = describe (controls->pdata[i]);

    if (is_name_lost (controls->pdata[i])) {
      g_test_message ("its name is not told: %s", where);
      n_faults++;
    }
    if (is_reached (forth, controls->pdata[i]))
      continue;
    g_test_message ("not reached: %s", where);
    n_faults++;
  }
  g_assert_cmpuint (controls->len, >, 1);
  g_assert_cmpuint (n_faults, ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("GTK_A11Y", "test", TRUE);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_test_add (pages[i].path, Fixture, GINT_TO_POINTER (pages[i].page), set_up, test_page,
                tear_down);
  status = g_test_run ();
  g_application_release (G_APPLICATION (application));
  g_object_unref (application);
  return status;
}
