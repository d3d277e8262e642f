/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary-page-fixture.h"
#include "touch-screen.h"

#include "app/limber-chart-canvas.h"
#include "app/limber-chart-view.h"
#include "core/limber-stamp.h"
#include "store/limber-diary-pain.h"

/* The Diary page on a screen that has fingers and no pointer, as large as a telephone's. */

#define DAY_USEC    (86400 * (gint64) G_USEC_PER_SEC)
#define FIRST_DAY   400 /* days ago, so that there is something to pan to */
#define N_MOVES     10
#define STEP_PX     12
#define MONTH_DAYS  30
#define TURNED_DAYS 7 /* at least, that a finger's way across half of the chart turns over */

static void
note (DiaryPageFixture *fixture, int days_ago)
{
  g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (
      (LimberStamp){ APP_FIXTURE_WALL_USEC - days_ago * DAY_USEC, 0 }, 4, LIMBER_PAIN_NOW);

  g_assert_true (limber_diary_save_pain_entry (diary_page_get_diary (fixture), entry,
                                               APP_FIXTURE_WALL_USEC, NULL, NULL));
}

static GtkWidget *
get_canvas (DiaryPageFixture *fixture)
{
  return widget_search_type (fixture->page, LIMBER_TYPE_CHART_CANVAS);
}

static LimberChartView *
get_chart (DiaryPageFixture *fixture)
{
  return LIMBER_CHART_VIEW (widget_search_type (fixture->page, LIMBER_TYPE_CHART_VIEW));
}

static int
get_cursor (DiaryPageFixture *fixture)
{
  return limber_chart_canvas_get_cursor (LIMBER_CHART_CANVAS (get_canvas (fixture)));
}

static GtkAdjustment *
get_scroll (DiaryPageFixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (widget_search_type (fixture->page, GTK_TYPE_SCROLLED_WINDOW)));
}

static gboolean
fills_screen (gpointer user_data)
{
  GdkSurface *surface = gtk_native_get_surface (user_data);
  GdkMonitor *monitor = gdk_display_get_monitor_at_surface (gdk_display_get_default (), surface);
  GdkRectangle screen;

  if (monitor == NULL)
    return FALSE;
  gdk_monitor_get_geometry (monitor, &screen);
  return gtk_window_is_fullscreen (user_data) && gtk_widget_get_width (user_data) == screen.width
         && gtk_widget_get_height (user_data) == screen.height;
}

static TouchScreen *
begin (DiaryPageFixture *fixture)
{
  TouchScreen *screen;

  gtk_window_fullscreen (fixture->window);
  app_fixture_wait (fills_screen, fixture->window);
  screen = touch_screen_get ();
  touch_screen_watch (screen, fixture->window);
  return screen;
}

/** Waits until the middle of a widget is in the middle of the screen, or as near as it comes. */
typedef struct {
  DiaryPageFixture *fixture;
  GtkWidget *widget;
  graphene_point_t middle; /* in the window */
} Place;

/* The window is told its places one frame after the page has scrolled. */
static gboolean
is_in_view (gpointer user_data)
{
  Place *place = user_data;
  GtkAdjustment *scroll = get_scroll (place->fixture);
  GtkWidget *viewport = widget_search_type (place->fixture->page, GTK_TYPE_VIEWPORT);
  graphene_point_t middle = { (float) gtk_widget_get_width (place->widget) / 2,
                              (float) gtk_widget_get_height (place->widget) / 2 };
  graphene_point_t on_page;

  if (!gtk_widget_get_mapped (place->widget) || gtk_widget_get_width (place->widget) == 0
      || !gtk_widget_compute_point (place->widget, gtk_widget_get_first_child (viewport), &middle,
                                    &on_page)
      || !gtk_widget_compute_point (place->widget, GTK_WIDGET (place->fixture->window), &middle,
                                    &place->middle))
    return FALSE;
  gtk_adjustment_set_value (scroll, on_page.y - gtk_adjustment_get_page_size (scroll) / 2);
  return ABS (on_page.y - gtk_adjustment_get_value (scroll) - place->middle.y) < 1;
}

static graphene_point_t
bring_into_view (DiaryPageFixture *fixture, GtkWidget *widget)
{
  Place place = { fixture, widget, GRAPHENE_POINT_INIT (0, 0) };

  app_fixture_wait (is_in_view, &place);
  return place.middle;
}

static void
tap (TouchScreen *screen, graphene_point_t at)
{
  touch_screen_down (screen, 0, at.x, at.y);
  touch_screen_up (screen, 0);
}

/* One finger, by so many steps */
static void
stroke (TouchScreen *screen, graphene_point_t from, int step_x_px, int step_y_px)
{
  touch_screen_down (screen, 0, from.x, from.y);
  for (int i = 1; i <= N_MOVES; i++)
    touch_screen_move (screen, 0, from.x + i * step_x_px, from.y + i * step_y_px);
  touch_screen_up (screen, 0);
}

static GtkWidget *
find_level (DiaryPageFixture *fixture, const char *text)
{
  GtkWidget *label = diary_page_find_text (GTK_WIDGET (diary_page_get_pad (fixture)), text);

  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
}

/* Two taps: where, and how much */
static void
test_log (DiaryPageFixture *fixture, gconstpointer data)
{
  TouchScreen *screen = begin (fixture);
  g_autoptr (GPtrArray) entries = NULL;
  const LimberPainEntry *entry;
  LimberZone zone = 0;

  g_assert_true (limber_zone_find ("b_low_back_l", &zone));
  tap (screen,
       bring_into_view (fixture, GTK_WIDGET (diary_page_find_spot (fixture, "b_low_back_l"))));
  g_assert_cmpuint (limber_zone_map_get_zones (diary_page_get_map (fixture)), ==,
                    LIMBER_ZONE_BIT (zone));
  tap (screen, bring_into_view (fixture, find_level (fixture, "4")));
  diary_page_wait_for_rows (fixture, 1);
  entries = diary_page_list_entries (fixture);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->level, ==, 4);
  g_assert_cmpuint (entry->zones, ==, LIMBER_ZONE_BIT (zone));
}

/* A finger that scrolls the page notes nothing, wherever it begins. */
static void
test_scroll_form (DiaryPageFixture *fixture, gconstpointer data)
{
  TouchScreen *screen = begin (fixture);
  double before;

  before = gtk_adjustment_get_value (get_scroll (fixture));
  stroke (screen, bring_into_view (fixture, GTK_WIDGET (diary_page_get_map (fixture))), 0,
          -STEP_PX);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), >, before);
  g_assert_cmpuint (limber_zone_map_get_zones (diary_page_get_map (fixture)), ==, 0);
  before = gtk_adjustment_get_value (get_scroll (fixture));
  stroke (screen, bring_into_view (fixture, find_level (fixture, "4")), 0, -STEP_PX);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), >, before);
  g_assert_cmpint (limber_pain_pad_get_level (diary_page_get_pad (fixture)), ==, -1);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (fixture->form)));
}

static int
get_last_day (DiaryPageFixture *fixture)
{
  int from_day = 0;
  int to_day = 0;

  limber_chart_view_get_days (get_chart (fixture), &from_day, &to_day);
  return to_day;
}

static int
count_days (DiaryPageFixture *fixture)
{
  int from_day = 0;
  int to_day = 0;

  limber_chart_view_get_days (get_chart (fixture), &from_day, &to_day);
  return to_day - from_day + 1;
}

static gboolean
has_chart (gpointer user_data)
{
  return gtk_widget_get_mapped (get_canvas (user_data))
         && diary_page_count_rows (diary_page_get_list (user_data)) == 3;
}

/* A month with two days that have something, and one long ago */
static TouchScreen *
begin_chart (DiaryPageFixture *fixture)
{
  TouchScreen *screen = begin (fixture);

  note (fixture, FIRST_DAY);
  note (fixture, 20);
  note (fixture, 1);
  limber_diary_access_note_change (fixture->app.diary);
  app_fixture_wait (has_chart, fixture);
  g_assert_cmpint (count_days (fixture), ==, MONTH_DAYS);
  return screen;
}

/* A tap reads out the nearest day, and goes on doing so. No finger lies quite still. */
static void
test_tap_chart (DiaryPageFixture *fixture, gconstpointer data)
{
  TouchScreen *screen = begin_chart (fixture);
  graphene_point_t middle = bring_into_view (fixture, get_canvas (fixture));
  float quarter = (float) gtk_widget_get_width (get_canvas (fixture)) / 4;

  g_assert_cmpint (get_cursor (fixture), ==, -1);
  tap (screen, GRAPHENE_POINT_INIT (middle.x - quarter, middle.y));
  g_assert_cmpint (get_cursor (fixture), ==, 0);
  touch_screen_down (screen, 0, middle.x + quarter, middle.y);
  touch_screen_move (screen, 0, middle.x + quarter + 3, middle.y + 1);
  touch_screen_up (screen, 0);
  g_assert_cmpint (get_cursor (fixture), ==, 1);
  g_assert_cmpint (limber_chart_view_get_range (get_chart (fixture)), ==, LIMBER_CHART_RANGE_MONTH);
}

/* The days follow the finger; the page stays where it is, and nothing is read out. */
static void
test_pan_chart (DiaryPageFixture *fixture, gconstpointer data)
{
  TouchScreen *screen = begin_chart (fixture);
  graphene_point_t middle = bring_into_view (fixture, get_canvas (fixture));
  double scrolled = gtk_adjustment_get_value (get_scroll (fixture));
  int today = get_last_day (fixture);

  middle.x -= N_MOVES * STEP_PX / 2.0F;
  stroke (screen, middle, STEP_PX, 0);
  g_assert_cmpint (get_last_day (fixture), <=, today - TURNED_DAYS);
  g_assert_cmpint (count_days (fixture), ==, MONTH_DAYS);
  g_assert_cmpint (get_cursor (fixture), ==, -1);
  middle.x += N_MOVES * STEP_PX;
  stroke (screen, middle, -STEP_PX, 0);
  g_assert_cmpint (get_last_day (fixture), ==, today);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), ==, scrolled);
}

/* A finger that goes up or down scrolls the page, also where it begins on the chart. */
static void
test_scroll_chart (DiaryPageFixture *fixture, gconstpointer data)
{
  TouchScreen *screen = begin_chart (fixture);
  graphene_point_t middle = bring_into_view (fixture, get_canvas (fixture));
  double before = gtk_adjustment_get_value (get_scroll (fixture));
  int today = get_last_day (fixture);

  stroke (screen, middle, 0, STEP_PX);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), <, before);
  g_assert_cmpint (get_last_day (fixture), ==, today);
  g_assert_cmpint (count_days (fixture), ==, MONTH_DAYS);
  g_assert_cmpint (get_cursor (fixture), ==, -1);
}

/* Two fingers from one distance to another, around @middle */
static void
pinch (TouchScreen *screen, graphene_point_t middle, double from_px, double to_px)
{
  touch_screen_down (screen, 0, middle.x - from_px / 2, middle.y);
  touch_screen_down (screen, 1, middle.x + from_px / 2, middle.y);
  for (int i = 1; i <= N_MOVES; i++) {
    double distance_px = from_px + (to_px - from_px) * i / N_MOVES;

    touch_screen_move (screen, 0, middle.x - distance_px / 2, middle.y);
    touch_screen_move (screen, 1, middle.x + distance_px / 2, middle.y);
  }
}

/* Fingers that part show fewer days, fingers that meet show more. */
static void
test_pinch_chart (DiaryPageFixture *fixture, gconstpointer data)
{
  TouchScreen *screen = begin_chart (fixture);
  graphene_point_t middle = bring_into_view (fixture, get_canvas (fixture));
  double scrolled = gtk_adjustment_get_value (get_scroll (fixture));
  int last_day;

  pinch (screen, middle, 80, 160);
  touch_screen_up (screen, 0);
  touch_screen_up (screen, 1);
  g_assert_cmpint (count_days (fixture), ==, MONTH_DAYS / 2);
  pinch (screen, middle, 160, 80);
  g_assert_cmpint (count_days (fixture), ==, MONTH_DAYS);
  last_day = get_last_day (fixture);
  /* The finger that is lifted last takes the chart nowhere. */
  touch_screen_up (screen, 1);
  touch_screen_move (screen, 0, middle.x - 38, middle.y);
  touch_screen_up (screen, 0);
  g_assert_cmpint (count_days (fixture), ==, MONTH_DAYS);
  g_assert_cmpint (get_last_day (fixture), ==, last_day);
  g_assert_cmpint (get_cursor (fixture), ==, -1);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), ==, scrolled);
}

static void
add_tests (void)
{
  diary_page_add ("/app/touch/log", test_log);
  diary_page_add ("/app/touch/scroll-form", test_scroll_form);
  diary_page_add ("/app/touch/tap-chart", test_tap_chart);
  diary_page_add ("/app/touch/pan-chart", test_pan_chart);
  diary_page_add ("/app/touch/scroll-chart", test_scroll_chart);
  diary_page_add ("/app/touch/pinch-chart", test_pinch_chart);
}

int
main (int argc, char *argv[])
{
  return diary_page_run (argc, argv, add_tests);
}
