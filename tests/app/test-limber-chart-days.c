/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/limber-chart-days.h"

/* Which days a chart shows, without a chart. Today is day 1000; the diary begins 400 days before
 * unless a row says otherwise. */

#define TODAY 1000
#define FIRST (TODAY - 400)

typedef enum {
  RANGE,
  MOVE,
  ZOOM,
} Verb;

/** From a month on: what is done, once, and what is then shown. */
typedef struct {
  const char *name;
  int first_day;
  Verb verb;
  double by;
  double share;
  gboolean is_change;
  int from_day;
  int to_day;
} DaysRow;

static const DaysRow DAYS_ROWS[] = {
  { "week", FIRST, RANGE, LIMBER_CHART_RANGE_WEEK, 0, TRUE, TODAY - 6, TODAY },
  { "month", FIRST, RANGE, LIMBER_CHART_RANGE_MONTH, 0, TRUE, TODAY - 29, TODAY },
  { "quarter", FIRST, RANGE, LIMBER_CHART_RANGE_QUARTER, 0, TRUE, TODAY - 90, TODAY },
  { "year", FIRST, RANGE, LIMBER_CHART_RANGE_YEAR, 0, TRUE, TODAY - 364, TODAY },
  { "year-of-a-young-diary", TODAY - 3, RANGE, LIMBER_CHART_RANGE_YEAR, 0, TRUE, TODAY - 364,
    TODAY },
  { "all", FIRST, RANGE, LIMBER_CHART_RANGE_ALL, 0, TRUE, FIRST, TODAY },
  { "all-of-a-young-diary", TODAY - 3, RANGE, LIMBER_CHART_RANGE_ALL, 0, TRUE, TODAY - 29, TODAY },
  { "all-of-an-empty-diary", TODAY, RANGE, LIMBER_CHART_RANGE_ALL, 0, TRUE, TODAY - 29, TODAY },
  { "earlier", FIRST, MOVE, -1, 0, TRUE, TODAY - 59, TODAY - 30 },
  { "earlier-by-less-than-a-day", FIRST, MOVE, -0.01, 0, TRUE, TODAY - 29, TODAY },
  { "before-the-diary", FIRST, MOVE, -1000, 0, TRUE, FIRST - 15, FIRST + 14 },
  { "beyond-today", FIRST, MOVE, 1, 0, FALSE, TODAY - 29, TODAY },
  { "nowhere", FIRST, MOVE, 0, 0, FALSE, TODAY - 29, TODAY },
  { "fewer-around-the-latest", FIRST, ZOOM, 2, 1, TRUE, TODAY - 14, TODAY },
  { "fewer-around-the-earliest", FIRST, ZOOM, 2, 0, TRUE, TODAY - 29, TODAY - 15 },
  { "fewer-around-the-middle", FIRST, ZOOM, 3, 0.5, TRUE, TODAY - 19, TODAY - 10 },
  { "never-less-than-a-week", FIRST, ZOOM, 1e9, 1, TRUE, TODAY - 6, TODAY },
  { "more", FIRST, ZOOM, 0.5, 1, TRUE, TODAY - 59, TODAY },
  { "more-does-not-reach-beyond-today", FIRST, ZOOM, 0.5, 0, TRUE, TODAY - 59, TODAY },
  { "never-more-than-the-diary", FIRST, ZOOM, 1e-9, 0.5, TRUE, FIRST, TODAY },
  { "a-year-at-most-of-a-young-diary", TODAY - 3, ZOOM, 1e-9, 1, TRUE, TODAY - 365, TODAY },
};

static gboolean
apply (LimberChartDays *days, const DaysRow *row)
{
  switch (row->verb) {
  case RANGE:
    limber_chart_days_set_range (days, (LimberChartRange) row->by);
    return TRUE;
  case MOVE:
    return limber_chart_days_move (days, row->by);
  case ZOOM:
    return limber_chart_days_zoom (days, row->by, row->share);
  }
  g_assert_not_reached ();
}

static void
test_days (gconstpointer data)
{
  const DaysRow *row = data;
  LimberChartDays days = { 0 };
  gboolean is_custom = row->verb != RANGE && row->is_change;

  limber_chart_days_set_bounds (&days, row->first_day, TODAY);
  limber_chart_days_set_range (&days, LIMBER_CHART_RANGE_MONTH);
  g_assert_cmpint (apply (&days, row), ==, row->is_change);
  g_assert_cmpint (limber_chart_days_get_from (&days), ==, row->from_day);
  g_assert_cmpint (limber_chart_days_get_to (&days), ==, row->to_day);
  g_assert_cmpint (days.range == LIMBER_CHART_RANGE_CUSTOM, ==, is_custom);
}

/* Small steps add up, whatever part of a day each is. */
static void
test_small_steps (void)
{
  LimberChartDays days = { 0 };

  limber_chart_days_set_bounds (&days, FIRST, TODAY);
  limber_chart_days_set_range (&days, LIMBER_CHART_RANGE_WEEK);
  for (guint i = 0; i < 64; i++)
    g_assert_true (limber_chart_days_move (&days, -0.125));
  g_assert_cmpint (limber_chart_days_get_to (&days), ==, TODAY - 56);
}

/* At midnight what was moved by hand stays, and there is one day more to go to. */
static void
test_midnight (void)
{
  LimberChartDays days = { 0 };

  limber_chart_days_set_bounds (&days, FIRST, TODAY);
  limber_chart_days_set_range (&days, LIMBER_CHART_RANGE_WEEK);
  g_assert_true (limber_chart_days_move (&days, -1));
  limber_chart_days_set_bounds (&days, FIRST, TODAY + 1);
  g_assert_cmpint (limber_chart_days_get_to (&days), ==, TODAY - 7);
  g_assert_true (limber_chart_days_move (&days, 10));
  g_assert_cmpint (limber_chart_days_get_to (&days), ==, TODAY + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (DAYS_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/app/chart-days/", DAYS_ROWS[i].name, NULL);

    g_test_add_data_func (path, &DAYS_ROWS[i], test_days);
  }
  g_test_add_func ("/app/chart-days/small-steps", test_small_steps);
  g_test_add_func ("/app/chart-days/midnight", test_midnight);
  return g_test_run ();
}
