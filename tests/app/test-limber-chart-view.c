/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"
#include "widget-search.h"

#include "app/limber-chart-canvas.h"
#include "app/limber-chart-table.h"
#include "app/limber-chart-view.h"
#include "app/limber-zone-choice.h"
#include "core/limber-stamp.h"
#include "store/limber-diary-pain.h"

#include <glib/gstdio.h>

/* The chart in a window over a diary of the test's own; today is that of the fixture's clock. */

#define DAY_USEC (86400 * (gint64) G_USEC_PER_SEC)

typedef struct {
  AppFixture app;
  char *folder;
  LimberDiary *diary;
  GtkWidget *window;
  LimberChartView *view;
  guint n_shown;
} Fixture;

static void
count_shown_cb (LimberChartView *view, Fixture *fixture)
{
  fixture->n_shown++;
}

static void
wait_until_shown (Fixture *fixture)
{
  guint before = fixture->n_shown;

  while (fixture->n_shown == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
note (Fixture *fixture, int days_ago, int level, const char *zones)
{
  g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (
      (LimberStamp){ APP_FIXTURE_WALL_USEC - days_ago * DAY_USEC, 0 }, level, LIMBER_PAIN_NOW);

  g_assert_true (limber_zones_parse (zones, &entry->zones, NULL));
  g_assert_true (
      limber_diary_save_pain_entry (fixture->diary, entry, APP_FIXTURE_WALL_USEC, NULL, NULL));
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  app_fixture_set_up (&fixture->app, NULL);
  fixture->folder = g_dir_make_tmp ("limber-chart-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "diary.db", NULL);
  fixture->diary = limber_diary_open (path, APP_FIXTURE_WALL_USEC, NULL);
  g_assert_nonnull (fixture->diary);
  fixture->window = gtk_window_new ();
  fixture->view = LIMBER_CHART_VIEW (limber_chart_view_new ());
  g_signal_connect (fixture->view, "shown", G_CALLBACK (count_shown_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "diary.db", "diary.db-wal", "diary.db-shm" };
  gpointer weak = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (fixture->view), &weak);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (weak);
  g_object_unref (fixture->diary);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

    g_remove (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  app_fixture_tear_down (&fixture->app, NULL);
}

static void
show (Fixture *fixture)
{
  limber_chart_view_set_source (fixture->view, fixture->diary, LIMBER_CLOCK (fixture->app.clock));
  wait_until_shown (fixture);
}

static GtkWidget *
find (Fixture *fixture, const char *id)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->view), LIMBER_TYPE_CHART_VIEW, id));
}

static guint
count_points (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (find (fixture, "canvas")); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static int
count_days (Fixture *fixture)
{
  int from_day = 0;
  int to_day = 0;

  limber_chart_view_get_days (fixture->view, &from_day, &to_day);
  return to_day - from_day + 1;
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  show (fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "stack"))), ==,
                   "empty");
}

/* One child a day with something noted: a screen reader is told what each says. */
static void
test_points (Fixture *fixture, gconstpointer data)
{
  GtkWidget *point;

  note (fixture, 0, 4, "b_neck");
  note (fixture, 3, 2, "b_neck");
  note (fixture, 3, 6, "b_low_back_l");
  note (fixture, 40, 9, "b_low_back_l");
  show (fixture);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (fixture, "summary_label"))), ==,
                   "Average pain 4.0; in the 30 days before 9.0.");
  g_assert_cmpuint (count_points (fixture), ==, 2);
  point = gtk_widget_get_first_child (find (fixture, "canvas"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (point), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (point), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Friday 27 February 2026: average pain 4.0, from 2 to 6");
}

static void
test_ranges (Fixture *fixture, gconstpointer data)
{
  static const int days[] = { 7, 30, 91, 365, 401 };

  note (fixture, 400, 4, "b_neck");
  show (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    limber_chart_view_set_range (fixture->view, (LimberChartRange) i);
    wait_until_shown (fixture);
    g_assert_cmpint (count_days (fixture), ==, days[i]);
  }
}

/* Whatever is asked for, the days stay between the first record and today. */
static void
test_zoom_and_pan (Fixture *fixture, gconstpointer data)
{
  GtkWidget *canvas = NULL;
  int from_day = 0;
  int to_day = 0;
  int today = 0;

  note (fixture, 400, 4, "b_neck");
  show (fixture);
  canvas = find (fixture, "canvas");
  limber_chart_view_get_days (fixture->view, &from_day, &today);
  g_signal_emit_by_name (canvas, "zoomed", 2.0, 1.0);
  wait_until_shown (fixture);
  g_assert_cmpint (limber_chart_view_get_range (fixture->view), ==, LIMBER_CHART_RANGE_CUSTOM);
  g_assert_cmpint (count_days (fixture), ==, 15);
  g_signal_emit_by_name (canvas, "panned", -1.0);
  wait_until_shown (fixture);
  limber_chart_view_get_days (fixture->view, &from_day, &to_day);
  g_assert_cmpint (to_day, ==, today - 15);
  g_assert_cmpint (from_day, ==, today - 29);
  g_signal_emit_by_name (canvas, "panned", 1000.0);
  wait_until_shown (fixture);
  limber_chart_view_get_days (fixture->view, &from_day, &to_day);
  g_assert_cmpint (to_day, ==, today);
  g_signal_emit_by_name (canvas, "zoomed", 1e-9, 0.5);
  wait_until_shown (fixture);
  g_assert_cmpint (count_days (fixture), ==, 401);
  g_signal_emit_by_name (canvas, "zoomed", 1e9, 0.5);
  wait_until_shown (fixture);
  g_assert_cmpint (count_days (fixture), ==, 7);
}

/* Of many changes in a row the last alone is shown. */
static void
test_last_wins (Fixture *fixture, gconstpointer data)
{
  note (fixture, 0, 4, "b_neck");
  show (fixture);
  for (guint i = 0; i < 20; i++)
    limber_chart_view_set_range (fixture->view, (LimberChartRange) (i % 4));
  limber_chart_view_set_range (fixture->view, LIMBER_CHART_RANGE_WEEK);
  wait_until_shown (fixture);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (fixture, "days_label"))), ==,
                   "24 February 2026 – 2 March 2026");
  g_assert_cmpuint (fixture->n_shown, ==, 2);
}

/* How many there are to choose from: the menu is opened, and closed again. Once in a test: GTK 4.8
 * warns now and then where a menu is opened again without anybody pointing. */
static int
count_zones (Fixture *fixture)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (
      gtk_widget_get_first_child (find (fixture, "zone_choice")));
  GtkWidget *menu = NULL;

  while (!gtk_widget_get_mapped (GTK_WIDGET (button)))
    g_main_context_iteration (NULL, TRUE);
  gtk_menu_button_popup (button);
  menu = GTK_WIDGET (gtk_menu_button_get_popover (button));
  while (!gtk_widget_get_mapped (menu))
    g_main_context_iteration (NULL, TRUE);
  gtk_menu_button_popdown (button);
  while (gtk_widget_get_mapped (menu))
    g_main_context_iteration (NULL, TRUE);
  return g_menu_model_get_n_items (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)));
}

/* The menu has the whole body, and what is named in the days that are shown. */
static void
test_zone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *choice = NULL;
  LimberZone neck = 0;

  g_assert_true (limber_zone_find ("b_neck", &neck));
  note (fixture, 0, 8, "b_neck");
  note (fixture, 1, 2, "b_low_back_l");
  show (fixture);
  choice = find (fixture, "zone_choice");
  g_assert_true (gtk_widget_activate_action (choice, "zone.choose", "i", (int) neck));
  wait_until_shown (fixture);
  g_assert_cmpint (limber_zone_choice_get_zone (LIMBER_ZONE_CHOICE (choice)), ==, (int) neck);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (fixture, "summary_label"))), ==,
                   "Average pain 8.0.");
  g_assert_cmpint (count_zones (fixture), ==, 3);
}

/* The table says the same, newest first. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = NULL;
  g_autoptr (GObject) row = NULL;
  g_autofree char *when = NULL;
  g_autofree char *mean = NULL;

  note (fixture, 0, 8, "b_neck");
  note (fixture, 1, 2, "b_low_back_l");
  show (fixture);
  table = find (fixture, "table");
  g_assert_null (gtk_widget_get_first_child (table)); /* nobody has looked yet */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (fixture, "table_button")), TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "stack"))), ==,
                   "table");
  table = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (table))));
  row = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table))),
                               0);
  g_object_get (row, "when", &when, "mean", &mean, NULL);
  g_assert_cmpstr (when, ==, "Mon 2 Mar 2026");
  g_assert_cmpstr (mean, ==, "8.0");
}

/* Below the sentence that nothing was noted in this time no empty field is left. */
static void
test_empty_table (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = NULL;

  note (fixture, 80, 4, "b_neck");
  show (fixture);
  table = find (fixture, "table");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (fixture, "table_button")), TRUE);
  g_assert_false (gtk_widget_get_visible (adw_bin_get_child (ADW_BIN (table))));
  limber_chart_view_set_range (fixture->view, LIMBER_CHART_RANGE_QUARTER);
  wait_until_shown (fixture);
  g_assert_true (gtk_widget_get_visible (adw_bin_get_child (ADW_BIN (table))));
}

static gboolean
shows_text (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

/* In a narrow one a date leaves room for what the day was like. */
static void
test_narrow_table (Fixture *fixture, gconstpointer data)
{
  GtkWidget *when = NULL;
  int minimum = 0;
  int natural = 0;

  note (fixture, 5, 8, "b_neck");
  show (fixture);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (fixture, "table_button")), TRUE);
  app_fixture_wait_for_layout (fixture->window);
  when = widget_search (find (fixture, "table"), shows_text, "Wed 25 Feb 2026");
  g_assert_nonnull (when);
  gtk_widget_measure (when, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_test_message ("%d to %d", minimum, natural);
  g_assert_cmpint (minimum * 4, <=, natural * 3);
}

/* The focus comes to the latest point, and the arrows go from there. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  LimberChartCanvas *canvas = NULL;

  note (fixture, 0, 8, "b_neck");
  note (fixture, 1, 2, "b_low_back_l");
  show (fixture);
  canvas = LIMBER_CHART_CANVAS (find (fixture, "canvas"));
  g_assert_cmpint (limber_chart_canvas_get_cursor (canvas), ==, -1);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  g_assert_cmpint (limber_chart_canvas_get_cursor (canvas), ==, 1);
  limber_chart_view_reload (fixture->view);
  wait_until_shown (fixture);
  g_assert_cmpint (limber_chart_canvas_get_cursor (canvas), ==, 1);
  app_fixture_wait_for_layout (fixture->window);
  gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         find (fixture, "zone_choice")));
  g_assert_cmpint (limber_chart_canvas_get_cursor (canvas), ==, -1);
}

/* Where the middle of the canvas is on the screen: no window manager moves the window. */
static gboolean
find_middle (Fixture *fixture, int *x, int *y)
{
  GtkWidget *canvas = find (fixture, "canvas");
  graphene_point_t middle = GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (canvas) / 2,
                                                 (float) gtk_widget_get_height (canvas) / 2);
  double left = 0;
  double top = 0;

  if (!gtk_widget_get_mapped (canvas) || gtk_widget_get_width (canvas) == 0
      || !gtk_widget_compute_point (canvas, fixture->window, &middle, &middle))
    return FALSE;
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &left, &top);
  *x = (int) (middle.x + left);
  *y = (int) (middle.y + top);
  return TRUE;
}

/* Real events, by way of the X server */
static void drive (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
drive (const char *format, ...)
{
  g_autofree char *arguments = NULL;
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;
  va_list list;

  va_start (list, format);
  arguments = g_strdup_vprintf (format, list);
  va_end (list);
  command = g_strconcat ("xdotool ", arguments, NULL);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* With a month on the screen and the pointer on the chart; FALSE where nothing can drive it */
static gboolean
begin_driving (Fixture *fixture, int *x, int *y)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");
  LimberChartCanvas *canvas = LIMBER_CHART_CANVAS (find (fixture, "canvas"));

  if (program == NULL) {
    g_test_skip ("xdotool is not installed");
    return FALSE;
  }
  note (fixture, 400, 4, "b_neck");
  note (fixture, 0, 4, "b_neck");
  show (fixture);
  while (!find_middle (fixture, x, y))
    g_main_context_iteration (NULL, TRUE);
  drive ("mousemove %d %d", *x - 5, *y);
  drive ("mousemove %d %d", *x, *y);
  while (limber_chart_canvas_get_cursor (canvas) < 0)
    g_main_context_iteration (NULL, TRUE);
  return TRUE;
}

static int
get_last_day (Fixture *fixture)
{
  int from_day = 0;
  int to_day = 0;

  limber_chart_view_get_days (fixture->view, &from_day, &to_day);
  return to_day;
}

/* With Ctrl the wheel zooms, with Shift it pans; alone it is the page's, and the chart stays. */
static void
test_wheel (Fixture *fixture, gconstpointer data)
{
  int x = 0;
  int y = 0;
  int today;

  if (!begin_driving (fixture, &x, &y))
    return;
  today = get_last_day (fixture);
  drive ("click 4 click 5 keydown ctrl click 4 keyup ctrl");
  wait_until_shown (fixture);
  g_assert_cmpint (count_days (fixture), ==, 25);
  g_assert_cmpint (get_last_day (fixture), <, today);
  drive ("keydown ctrl click 5 click 5 click 5 keyup ctrl");
  while (count_days (fixture) < 43)
    g_main_context_iteration (NULL, TRUE);
  limber_chart_view_set_range (fixture->view, LIMBER_CHART_RANGE_MONTH);
  wait_until_shown (fixture);
  drive ("keydown shift click 4 keyup shift");
  wait_until_shown (fixture);
  g_assert_cmpint (count_days (fixture), ==, 30);
  g_assert_cmpint (get_last_day (fixture), ==, today - 3);
}

/* What is dragged to the right uncovers earlier days. */
static void
test_drag (Fixture *fixture, gconstpointer data)
{
  int x = 0;
  int y = 0;
  int today;

  if (!begin_driving (fixture, &x, &y))
    return;
  today = get_last_day (fixture);
  drive ("mousedown 1 mousemove %d %d mousemove %d %d mousemove %d %d mouseup 1", x + 20, y, x + 60,
         y, x + 100, y);
  while (get_last_day (fixture) == today)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (get_last_day (fixture), <, today);
  g_assert_cmpint (count_days (fixture), ==, 30);
}

/* An answer that comes too late finds nobody. */
static void
test_destroyed_while_loading (Fixture *fixture, gconstpointer data)
{
  note (fixture, 0, 8, "b_neck");
  limber_chart_view_set_source (fixture->view, fixture->diary, LIMBER_CLOCK (fixture->app.clock));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/app/chart-view/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* What a screen reader would be told can be asked for. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  adw_init ();
  ADD ("empty", test_empty);
  ADD ("points", test_points);
  ADD ("ranges", test_ranges);
  ADD ("zoom-and-pan", test_zoom_and_pan);
  ADD ("last-wins", test_last_wins);
  ADD ("zone", test_zone);
  ADD ("table", test_table);
  ADD ("table-empty", test_empty_table);
  ADD ("table-narrow", test_narrow_table);
  ADD ("focus", test_focus);
  ADD ("wheel", test_wheel);
  ADD ("drag", test_drag);
  ADD ("destroyed-while-loading", test_destroyed_while_loading);
  return g_test_run ();
}
