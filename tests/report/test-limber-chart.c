/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/limber-chart.h"
#include "report/limber-pain-chart.h"

#include <locale.h>

#define WIDTH  800
#define HEIGHT 400

static LimberChart *
make_chart (void)
{
  LimberChart *chart = limber_chart_new (0, 10, 1);

  limber_chart_add_panel (chart, "Upper", 0, 10, 3);
  limber_chart_add_y_tick (chart, 0, 10, "10");
  limber_chart_add_panel (chart, "Lower", 0, 4, 1);
  return chart;
}

/* Golden numbers: a font of 10 px, two characters of labels at the left */
static void
test_places (void)
{
  g_autoptr (LimberChart) chart = make_chart ();
  LimberChartStyle style = limber_chart_style_for (FALSE, FALSE);
  LimberChartBox upper;
  LimberChartBox lower;

  style.font_px = 10;
  upper = limber_chart_get_panel_box (chart, 0, WIDTH, HEIGHT, &style);
  lower = limber_chart_get_panel_box (chart, 1, WIDTH, HEIGHT, &style);
  g_assert_cmpfloat_with_epsilon (upper.x, 28.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (upper.width, 763.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (upper.y, 31, 1e-9);
  g_assert_cmpfloat_with_epsilon (upper.height, 231.75, 1e-9);
  g_assert_cmpfloat_with_epsilon (lower.y, 292.75, 1e-9);
  g_assert_cmpfloat_with_epsilon (lower.height, 77.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (limber_chart_y_to_px (chart, 0, &upper, 5), 146.875, 1e-9);
  g_assert_cmpfloat_with_epsilon (limber_chart_x_to_px (chart, &upper, &style, 0), 28.4, 1e-9);
}

/* Values to places and back, at several sizes and in both directions of writing */
static void
test_round_trip (void)
{
  g_autoptr (LimberChart) chart = make_chart ();
  static const double sizes[][3] = { { 800, 400, 13 }, { 360, 300, 26 }, { 2000, 900, 9 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes) * 2; i++) {
    const double *size = sizes[i / 2];
    LimberChartStyle style = limber_chart_style_for (FALSE, FALSE);
    LimberChartBox box;

    style.font_px = size[2];
    style.is_right_to_left = i % 2 == 1;
    box = limber_chart_get_panel_box (chart, 1, size[0], size[1], &style);
    g_assert_cmpfloat (box.x + box.width, <=, size[0]);
    g_assert_cmpfloat (box.y + box.height, <=, size[1]);
    for (double value = 0; value <= 4; value += 0.5) {
      double x = limber_chart_x_to_px (chart, &box, &style, value);
      double y = limber_chart_y_to_px (chart, 1, &box, value);

      g_assert_cmpfloat_with_epsilon (limber_chart_px_to_x (chart, &box, &style, x), value, 1e-9);
      g_assert_cmpfloat_with_epsilon (limber_chart_px_to_y (chart, 1, &box, y), value, 1e-9);
    }
  }
}

static void
test_right_to_left (void)
{
  g_autoptr (LimberChart) chart = make_chart ();
  LimberChartStyle style = limber_chart_style_for (FALSE, FALSE);
  LimberChartBox box;

  style.is_right_to_left = TRUE;
  box = limber_chart_get_panel_box (chart, 0, WIDTH, HEIGHT, &style);
  g_assert_cmpfloat (limber_chart_x_to_px (chart, &box, &style, 0), >,
                     limber_chart_x_to_px (chart, &box, &style, 10));
}

/* A picture too small for anything is painted all the same. */
static void
test_tiny (void)
{
  g_autoptr (LimberChart) chart = make_chart ();
  LimberChartStyle style = limber_chart_style_for (TRUE, TRUE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 8, 8);
  cairo_t *cr = cairo_create (surface);

  limber_chart_paint (chart, cr, 8, 8, &style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static guint32
pixel (cairo_surface_t *surface, double x, double y)
{
  const unsigned char *row = cairo_image_surface_get_data (surface)
                             + (gsize) ((int) y * cairo_image_surface_get_stride (surface));
  guint32 value;

  memcpy (&value, row + 4 * (int) x, sizeof value);
  return value & 0xffffff;
}

/* A line ends before a gap and begins anew behind it: no ink between. */
static void
test_gap_stays_empty (void)
{
  g_autoptr (LimberChart) chart = limber_chart_new (0, 10, 1);
  LimberChartStyle style = limber_chart_style_for (FALSE, FALSE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  LimberChartBox box;
  double y;

  limber_chart_add_panel (chart, "Panel", 0, 10, 1);
  limber_chart_add_layer (chart, 0, LIMBER_CHART_LINE, 0, NULL);
  for (guint i = 0; i < 3; i++) {
    limber_chart_add_point (chart, 0, 0, i, 5, 5);
    limber_chart_add_point (chart, 0, 0, i + 1, 5, 5);
  }
  limber_chart_add_point (chart, 0, 0, 8, 5, 5);
  limber_chart_paint (chart, cr, WIDTH, HEIGHT, &style);
  cairo_surface_flush (surface);
  box = limber_chart_get_panel_box (chart, 0, WIDTH, HEIGHT, &style);
  y = limber_chart_y_to_px (chart, 0, &box, 5);
  g_assert_cmphex (pixel (surface, limber_chart_x_to_px (chart, &box, &style, 1.5), y), !=,
                   0xffffff);
  g_assert_cmphex (pixel (surface, limber_chart_x_to_px (chart, &box, &style, 5.5), y), ==,
                   0xffffff);
  g_assert_cmphex (pixel (surface, limber_chart_x_to_px (chart, &box, &style, 8), y), !=, 0xffffff);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_span (void)
{
  g_assert_cmpint (limber_pain_chart_choose_span (0, 6), ==, LIMBER_SPAN_DAY);
  g_assert_cmpint (limber_pain_chart_choose_span (0, 365), ==, LIMBER_SPAN_WEEK);
  g_assert_cmpint (limber_pain_chart_choose_span (0, 3650), ==, LIMBER_SPAN_MONTH);
}

static void
test_describe (void)
{
  g_autoptr (GPtrArray) now = g_ptr_array_new ();
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  LimberDaySummary monday = { .day = 20514 };
  LimberDaySummary tuesday = { .day = 20515 };
  LimberDaySummary earlier = { .day = 20507 };
  g_autofree char *nothing = limber_pain_chart_describe (now, before);
  g_autofree char *some = NULL;
  g_autofree char *compared = NULL;

  g_assert_cmpstr (nothing, ==, "No pain entries in this time.");

  monday.now.n[4] = 1;
  tuesday.now.n[2] = 1;
  tuesday.n_breaks[LIMBER_BREAK_DONE] = 3;
  tuesday.n_breaks[LIMBER_BREAK_SKIPPED] = 1;
  earlier.now.n[6] = 2;
  g_ptr_array_add (now, &monday);
  g_ptr_array_add (now, &tuesday);
  some = limber_pain_chart_describe (now, before);
  g_assert_cmpstr (some, ==, "Average pain 3.0. 3 of 4 breaks done.");
  g_ptr_array_add (before, &earlier);
  compared = limber_pain_chart_describe (now, before);
  g_assert_cmpstr (compared, ==, "Average pain 3.0; in the time before 6.0. 3 of 4 breaks done.");
}

/* From an empty diary to ten years of it, nothing fails. */
static void
test_pain_chart (gconstpointer data)
{
  int n_days = GPOINTER_TO_INT (data);
  int from_day = 20000;
  LimberSpan span = limber_pain_chart_choose_span (from_day, from_day + n_days - 1);
  g_autoptr (GPtrArray) summaries = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LimberChart) chart = NULL;
  LimberChartStyle style = limber_chart_style_for (FALSE, FALSE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (int day = from_day; n_days > 1 && day < from_day + n_days; day += 3) {
    LimberDaySummary *summary = g_new0 (LimberDaySummary, 1);

    summary->day = day;
    summary->now.n[day % 11] = 2;
    summary->worst.n[MIN (day % 11 + 2, 10)] = 1;
    summary->n_breaks[LIMBER_BREAK_DONE] = (guint) day % 5;
    summary->n_breaks[LIMBER_BREAK_MISSED] = (guint) day % 3;
    summary->n_sessions[1] = (guint) day % 4;
    g_ptr_array_add (summaries, summary);
  }
  chart = limber_pain_chart_new (summaries, from_day, from_day + n_days - 1, span);
  limber_chart_paint (chart, cr, WIDTH, HEIGHT, &style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/chart/places", test_places);
  g_test_add_func ("/report/chart/round-trip", test_round_trip);
  g_test_add_func ("/report/chart/right-to-left", test_right_to_left);
  g_test_add_func ("/report/chart/tiny", test_tiny);
  g_test_add_func ("/report/chart/gap-stays-empty", test_gap_stays_empty);
  g_test_add_func ("/report/pain-chart/span", test_span);
  g_test_add_func ("/report/pain-chart/describe", test_describe);
  g_test_add_data_func ("/report/pain-chart/empty", GINT_TO_POINTER (1), test_pain_chart);
  g_test_add_data_func ("/report/pain-chart/week", GINT_TO_POINTER (7), test_pain_chart);
  g_test_add_data_func ("/report/pain-chart/month", GINT_TO_POINTER (31), test_pain_chart);
  g_test_add_data_func ("/report/pain-chart/year", GINT_TO_POINTER (366), test_pain_chart);
  g_test_add_data_func ("/report/pain-chart/ten-years", GINT_TO_POINTER (3653), test_pain_chart);
  return g_test_run ();
}
