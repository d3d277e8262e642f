/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/limber-chart.h"
#include "report/limber-pain-chart.h"
#include "report/limber-pain-words.h"

#include <locale.h>

#include <math.h>

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

/* A legend that is too long goes below its title, and the points make room for it. */
static void
test_legend_line (void)
{
  LimberChartStyle style = limber_chart_style_for (FALSE, FALSE);
  g_autoptr (LimberChart) chart = limber_chart_new (0, 10, 1);
  LimberChartBox wide;
  LimberChartBox narrow;

  style.font_px = 10;
  limber_chart_add_panel (chart, "Pain, 0 to 10", 0, 10, 1);
  limber_chart_add_layer (chart, 0, LIMBER_CHART_RANGE, 0, "lowest to highest");
  wide = limber_chart_get_panel_box (chart, 0, WIDTH, HEIGHT, &style);
  narrow = limber_chart_get_panel_box (chart, 0, 200, HEIGHT, &style);
  g_assert_cmpfloat_with_epsilon (wide.y, 31, 1e-9);
  g_assert_cmpfloat_with_epsilon (narrow.y, 46, 1e-9);
  g_assert_cmpfloat_with_epsilon (narrow.y + narrow.height, wide.y + wide.height, 1e-9);
  g_assert_cmpfloat_with_epsilon (limber_chart_get_natural_height (chart, 200, &style)
                                      - limber_chart_get_natural_height (chart, WIDTH, &style),
                                  15, 1e-9);
}

/* Where the words have no room in one line either, each has a line of its own. */
static void
test_legend_lines (void)
{
  LimberChartStyle style = limber_chart_style_for (FALSE, FALSE);
  g_autoptr (LimberChart) chart = limber_chart_new (0, 10, 1);
  LimberChartBox narrow;

  style.font_px = 10;
  limber_chart_add_panel (chart, "Pain, 0 to 10", 0, 10, 1);
  limber_chart_add_layer (chart, 0, LIMBER_CHART_RANGE, 0, "lowest to highest");
  limber_chart_add_layer (chart, 0, LIMBER_CHART_LINE, 0, NULL);
  limber_chart_add_layer (chart, 0, LIMBER_CHART_LINE, 0, "mean");
  narrow = limber_chart_get_panel_box (chart, 0, 250, HEIGHT, &style);
  g_assert_cmpfloat_with_epsilon (narrow.y, 46, 1e-9);
  narrow = limber_chart_get_panel_box (chart, 0, 160, HEIGHT, &style);
  g_assert_cmpfloat_with_epsilon (narrow.y, 61, 1e-9);
}

/* How many of @picture's rows from @from to @to have ink in them */
static guint
count_inked_rows (cairo_surface_t *picture, int from, int to)
{
  guint n_inked = 0;

  for (int y = from; y < to; y++) {
    const guint32 *row
        = (const guint32 *) (const void *) (cairo_image_surface_get_data (picture)
                                            + y * cairo_image_surface_get_stride (picture));
    gboolean is_inked = FALSE;

    for (int x = 0; x < cairo_image_surface_get_width (picture); x++)
      is_inked |= row[x] != 0;
    n_inked += is_inked;
  }
  return n_inked;
}

/* A long word makes its own line smaller, and leaves the title as large as it is. */
static void
test_legend_shrinks_alone (void)
{
  LimberChartStyle style = limber_chart_style_for (FALSE, FALSE);
  guint n_rows[2];

  style.is_bare = TRUE;
  style.font_px = 20;
  for (guint i = 0; i < G_N_ELEMENTS (n_rows); i++) {
    g_autoptr (LimberChart) chart = limber_chart_new (0, 10, 1);
    cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, HEIGHT);
    cairo_t *cr = cairo_create (picture);
    LimberChartBox box;

    limber_chart_add_panel (chart, "Pain", 0, 10, 1);
    limber_chart_add_layer (chart, 0, LIMBER_CHART_RANGE, 0,
                            i == 0 ? "from low to high" : "from the lowest to the highest of all");
    box = limber_chart_get_panel_box (chart, 0, 200, HEIGHT, &style);
    limber_chart_paint (chart, cr, 200, HEIGHT, &style);
    cairo_surface_flush (picture);
    n_rows[i] = count_inked_rows (picture, 0, (int) box.y - 45);
    cairo_destroy (cr);
    cairo_surface_destroy (picture);
  }
  g_assert_cmpuint (n_rows[0], >, 5);
  g_assert_cmpuint (n_rows[1], ==, n_rows[0]);
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

static double
luminance_part (guint value)
{
  double share = value / 255.0;

  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

/* WCAG 2.2 */
static double
contrast (guint32 a, guint32 b)
{
  double lights[2];
  const guint32 colors[] = { a, b };

  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    lights[i] = 0.2126 * luminance_part (colors[i] >> 16 & 0xff)
                + 0.7152 * luminance_part (colors[i] >> 8 & 0xff)
                + 0.0722 * luminance_part (colors[i] & 0xff);
  return (MAX (lights[0], lights[1]) + 0.05) / (MIN (lights[0], lights[1]) + 0.05);
}

/* The first bit is dark, the second high contrast. */
static const char *const looks[] = { "light", "dark", "high-contrast", "high-contrast-dark" };

/* How far the day with the worst and the least pain reaches is seen without good eyes. */
static void
test_range_contrast (gconstpointer data)
{
  guint look = GPOINTER_TO_UINT (data);
  g_autoptr (LimberChart) chart = limber_chart_new (0, 10, 1);
  LimberChartStyle style = limber_chart_style_for ((look & 1) != 0, (look & 2) != 0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  LimberChartBox box;
  double best = 0;
  guint32 ground;

  limber_chart_add_panel (chart, "Panel", 0, 10, 1);
  limber_chart_add_layer (chart, 0, LIMBER_CHART_RANGE, 0, NULL);
  limber_chart_add_point (chart, 0, 0, 5, 2, 8);
  limber_chart_paint (chart, cr, WIDTH, HEIGHT, &style);
  cairo_surface_flush (surface);
  box = limber_chart_get_panel_box (chart, 0, WIDTH, HEIGHT, &style);
  ground = pixel (surface, limber_chart_x_to_px (chart, &box, &style, 8),
                  limber_chart_y_to_px (chart, 0, &box, 5));
  for (double at = 4; at < 6; at += 0.02)
    best = MAX (best,
                contrast (ground, pixel (surface, limber_chart_x_to_px (chart, &box, &style, at),
                                         limber_chart_y_to_px (chart, 0, &box, 5))));
  g_test_message ("%.2f", best);
  g_assert_cmpfloat (best, >=, 3);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_span (void)
{
  g_assert_cmpint (limber_lookback_choose_span (0, 6), ==, LIMBER_SPAN_DAY);
  g_assert_cmpint (limber_lookback_choose_span (0, 365), ==, LIMBER_SPAN_WEEK);
  g_assert_cmpint (limber_lookback_choose_span (0, 3650), ==, LIMBER_SPAN_MONTH);
}

static LimberDaySummary *
add_summary (GPtrArray *summaries, int day, int level)
{
  LimberDaySummary *summary = g_new0 (LimberDaySummary, 1);

  summary->day = day;
  summary->now.n[level] = 1;
  g_ptr_array_add (summaries, summary);
  return summary;
}

static void
test_summarize (void)
{
  g_autoptr (LimberLookback) lookback = limber_lookback_new (20514, 20520, LIMBER_ZONE_ANY);
  LimberDaySummary *tuesday = NULL;
  g_autofree char *nothing = limber_pain_words_summarize (lookback);
  g_autofree char *some = NULL;
  g_autofree char *compared = NULL;

  g_assert_cmpstr (nothing, ==, "No pain entries in this time.");

  add_summary (lookback->summaries, 20514, 4);
  tuesday = add_summary (lookback->summaries, 20515, 2);
  tuesday->n_breaks[LIMBER_BREAK_DONE] = 3;
  tuesday->n_breaks[LIMBER_BREAK_SKIPPED] = 1;
  some = limber_pain_words_summarize (lookback);
  g_assert_cmpstr (some, ==, "3 of 4 breaks done in these 7 days. Average pain 3.0.");
  add_summary (lookback->before, 20507, 6);
  compared = limber_pain_words_summarize (lookback);
  g_assert_cmpstr (compared, ==,
                   "3 of 4 breaks done in these 7 days. Average pain 3.0; in the 7 days before "
                   "6.0.");
}

/* What one point says, and what it is called by span */
static void
test_describe (void)
{
  g_autoptr (LimberLookback) lookback = limber_lookback_new (20514, 20520, LIMBER_ZONE_ANY);
  LimberDaySummary *monday = add_summary (lookback->summaries, 20514, 4);
  LimberDaySummary *tuesday = g_new0 (LimberDaySummary, 1);
  LimberMeasure *bend = limber_measure_new (
      (LimberStamp){ (20515 * 86400 + 3600) * (gint64) G_USEC_PER_SEC, 60 },
      LIMBER_MEASURE_SIDE_BEND, 145);
  g_autofree char *said = NULL;
  g_autofree char *measured = NULL;
  g_autofree char *week = limber_pain_words_name_span (LIMBER_SPAN_WEEK, 20514);
  g_autofree char *month = limber_pain_words_name_span (LIMBER_SPAN_MONTH, 20513);
  g_autofree char *brief_day = limber_pain_words_name_span_briefly (LIMBER_SPAN_DAY, 20514);
  g_autofree char *brief_month = limber_pain_words_name_span_briefly (LIMBER_SPAN_MONTH, 20513);

  bend->side = LIMBER_MEASURE_SIDE_LEFT;
  g_ptr_array_add (lookback->measures, bend);
  tuesday->day = 20515;
  g_ptr_array_add (lookback->summaries, tuesday);
  monday->worst.n[7] = 1;
  monday->n_breaks[LIMBER_BREAK_HALF] = 1;
  monday->n_sessions[LIMBER_COACH_END_LEFT] = 1;
  said = limber_pain_words_describe (lookback, monday);
  g_assert_cmpstr (said, ==,
                   "Monday 2 March 2026: average pain 4.0, from 4 to 7; 1 of 1 break done; "
                   "1 session");
  measured = limber_pain_words_describe (lookback, tuesday);
  g_assert_cmpstr (measured, ==, "Tuesday 3 March 2026: Side bend, left 14.5 cm");
  g_assert_cmpstr (week, ==, "Week of 2 March 2026");
  g_assert_cmpstr (month, ==, "March 2026");
  g_assert_cmpstr (brief_day, ==, "Mon 2 Mar 2026");
  g_assert_cmpstr (brief_month, ==, "March 2026");
}

/* Nothing is compared below five days on either side; what is said names both and proves nothing.
 */
static void
test_compare (void)
{
  g_autoptr (LimberLookback) lookback = limber_lookback_new (20514, 20540, LIMBER_ZONE_ANY);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *nothing = NULL;
  g_autofree char *said = NULL;

  for (int i = 0; i < 9; i++) {
    LimberDaySummary *day = add_summary (days, 20514 + i, i < 5 ? 6 : 3);

    day->n_breaks[LIMBER_BREAK_DONE] = i < 5 ? 1 : 4;
    day->n_breaks[LIMBER_BREAK_MISSED] = 1;
  }
  g_assert_false (limber_pain_compare_days (days, &lookback->comparison));
  nothing = limber_pain_words_compare (lookback);
  g_assert_null (nothing);
  add_summary (days, 20530, 3)->n_breaks[LIMBER_BREAK_DONE] = 2;
  add_summary (days, 20531, 10); /* no break was offered: of neither side */
  lookback->has_comparison = limber_pain_compare_days (days, &lookback->comparison);
  said = limber_pain_words_compare (lookback);
  g_assert_cmpstr (said, ==,
                   "Average pain on days with 2 or more breaks: 3.0 (5 days). On other days: 6.0 "
                   "(5 days). This is not proof: pain has many causes.");
}

/* From an empty diary to ten years of it, nothing fails; measures have panels of their own. */
static void
test_pain_chart (gconstpointer data)
{
  int n_days = GPOINTER_TO_INT (data);
  int from_day = 20000;
  g_autoptr (LimberLookback) lookback = limber_lookback_new (from_day, from_day + n_days - 1,
                                                             LIMBER_ZONE_ANY);
  g_autoptr (LimberChart) chart = NULL;
  LimberChartStyle style = limber_chart_style_for (FALSE, FALSE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (int day = from_day; n_days > 1 && day < from_day + n_days; day += 3) {
    LimberDaySummary *summary = add_summary (lookback->summaries, day, day % 11);
    LimberStamp at = { day * (gint64) 86400 * G_USEC_PER_SEC, 0 };

    summary->worst.n[MIN (day % 11 + 2, 10)] = 1;
    summary->n_breaks[LIMBER_BREAK_DONE] = (guint) day % 5;
    summary->n_breaks[LIMBER_BREAK_MISSED] = (guint) day % 3;
    summary->n_sessions[1] = (guint) day % 4;
    for (guint kind = 0; kind < LIMBER_N_MEASURE_KINDS; kind++)
      g_ptr_array_add (lookback->measures,
                       limber_measure_new (at, (LimberMeasureKind) kind, day % 7 * 10 - 20));
  }
  chart = limber_pain_chart_new (lookback, TRUE);
  g_assert_cmpuint (limber_chart_get_n_panels (chart), ==, n_days > 1 ? 6 : 1);
  g_assert_cmpfloat (limber_chart_get_natural_height (chart, WIDTH, &style), >, 150);
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
  g_test_add_func ("/report/chart/legend-line", test_legend_line);
  g_test_add_func ("/report/chart/legend-lines", test_legend_lines);
  g_test_add_func ("/report/chart/legend-shrinks-alone", test_legend_shrinks_alone);
  g_test_add_func ("/report/chart/right-to-left", test_right_to_left);
  g_test_add_func ("/report/chart/tiny", test_tiny);
  g_test_add_func ("/report/chart/gap-stays-empty", test_gap_stays_empty);
  for (guint look = 0; look < G_N_ELEMENTS (looks); look++) {
    g_autofree char *path = g_strdup_printf ("/report/chart/range-contrast/%s", looks[look]);

    g_test_add_data_func (path, GUINT_TO_POINTER (look), test_range_contrast);
  }
  g_test_add_func ("/report/pain-chart/span", test_span);
  g_test_add_func ("/report/pain-words/summarize", test_summarize);
  g_test_add_func ("/report/pain-words/describe", test_describe);
  g_test_add_func ("/report/pain-words/compare", test_compare);
  g_test_add_data_func ("/report/pain-chart/empty", GINT_TO_POINTER (1), test_pain_chart);
  g_test_add_data_func ("/report/pain-chart/week", GINT_TO_POINTER (7), test_pain_chart);
  g_test_add_data_func ("/report/pain-chart/month", GINT_TO_POINTER (31), test_pain_chart);
  g_test_add_data_func ("/report/pain-chart/year", GINT_TO_POINTER (366), test_pain_chart);
  g_test_add_data_func ("/report/pain-chart/ten-years", GINT_TO_POINTER (3653), test_pain_chart);
  return g_test_run ();
}
