/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-pain-chart"

#include "config.h"

#include "report/limber-pain-chart.h"

#include "core/limber-local-time.h"
#include "report/limber-measure-panels.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * The diary's chart: days, weeks or months of a look back as layers of a LimberChart, with dates
 * and words in the user's language. Pain is range and mean; what was not written down is a gap.
 */

#define EPOCH_JULIAN_DAY 719163 /* GDate's number of 1970-01-01 */
#define LABEL_SIZE       64

typedef enum {
  TICKS_DAILY,
  TICKS_WEEKLY,
  TICKS_MONTHLY,
  TICKS_YEARLY,
} TickRhythm;

static void
date_of_day (int day, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (day + EPOCH_JULIAN_DAY));
}

/* A point stands in the middle of the days that it stands for, as far as the chart shows them. */
static double
middle_of (const LimberLookback *lookback, int start_day)
{
  int from = MAX (start_day, lookback->from_day);
  int to = MIN (limber_span_get_next (lookback->span, start_day), lookback->to_day + 1);

  return (from + to) / 2.0;
}

static double
days_of_span (LimberSpan span)
{
  switch (span) {
  case LIMBER_SPAN_DAY:
    return 1;
  case LIMBER_SPAN_WEEK:
    return 7;
  case LIMBER_SPAN_MONTH:
    return 30.44; /* a year's twelfth */
  }

  g_return_val_if_reached (1);
}

static TickRhythm
choose_rhythm (int n_days)
{
  if (n_days <= 10)
    return TICKS_DAILY;
  if (n_days <= 70)
    return TICKS_WEEKLY;
  return n_days <= 800 ? TICKS_MONTHLY : TICKS_YEARLY;
}

/* The label of a day that bears one; FALSE for the others */
static gboolean
label_day (const GDate *date, TickRhythm rhythm, char label[LABEL_SIZE])
{
  const char *format = "%Y";

  switch (rhythm) {
  case TICKS_DAILY:
    /* Translators: strftime format of a day under a chart of a week: "Mon 2" */
    format = _ ("%a %-e");
    break;
  case TICKS_WEEKLY:
    if ((int) g_date_get_weekday (date) - G_DATE_MONDAY != limber_local_time_get_first_weekday ())
      return FALSE;
    /* Translators: strftime format of a week's first day under a chart of a month: "2 Mar" */
    format = _ ("%-e %b");
    break;
  case TICKS_MONTHLY:
    if (g_date_get_day (date) != 1)
      return FALSE;
    format = g_date_get_month (date) == G_DATE_JANUARY ? "%Y" : "%b";
    break;
  case TICKS_YEARLY:
    if (g_date_get_day (date) != 1 || g_date_get_month (date) != G_DATE_JANUARY)
      return FALSE;
    break;
  }

  return g_date_strftime (label, LABEL_SIZE, format, date) > 0;
}

static void
add_date_ticks (LimberChart *chart, int from_day, int to_day)
{
  TickRhythm rhythm = choose_rhythm (to_day - from_day + 1);

  for (int day = from_day; day <= to_day; day++) {
    char label[LABEL_SIZE];
    GDate date;

    date_of_day (day, &date);
    if (label_day (&date, rhythm, label))
      limber_chart_add_x_tick (chart, rhythm == TICKS_DAILY ? day + 0.5 : day, label);
  }
}

static void
add_pain (LimberChart *chart, const LimberLookback *lookback)
{
  GPtrArray *summaries = lookback->summaries;
  guint panel = limber_chart_add_panel (chart, _ ("Pain, 0 to 10"), 0, 10, 3);
  guint range = limber_chart_add_layer (chart, panel, LIMBER_CHART_RANGE, 0,
                                        _ ("lowest to highest"));
  guint mean = limber_chart_add_layer (chart, panel, LIMBER_CHART_LINE, 0, _ ("average"));

  for (int level = 0; level <= 10; level += 2) {
    g_autofree char *label = g_strdup_printf ("%d", level);

    limber_chart_add_y_tick (chart, panel, level, label);
  }
  for (guint i = 0; i < summaries->len; i++) {
    const LimberDaySummary *summary = g_ptr_array_index (summaries, i);
    double value = 0;
    int low = 0;
    int high = 0;

    if (limber_day_summary_get_range (summary, &low, &high))
      limber_chart_add_point (chart, panel, range, middle_of (lookback, summary->day), low, high);
    if (limber_day_summary_get_mean (summary, &value))
      limber_chart_add_point (chart, panel, mean, middle_of (lookback, summary->day), value, value);
  }
}

static guint
count_sessions (const LimberDaySummary *summary)
{
  guint n_sessions = 0;

  for (guint i = 0; i < G_N_ELEMENTS (summary->n_sessions); i++)
    n_sessions += summary->n_sessions[i];

  return n_sessions;
}

/* The end of an axis that starts at 0: an even number, so that its middle is whole */
static double
round_up (guint most)
{
  double step = pow (10, floor (log10 (MAX (most, 1))));

  if (most <= 2)
    return 2;
  if (most <= 2 * step)
    return 2 * step;
  if (most <= 4 * step)
    return 4 * step;
  return most <= 6 * step ? 6 * step : 10 * step;
}

static guint
add_counting_panel (LimberChart *chart, const char *title, guint most)
{
  double max = round_up (most);
  guint panel = limber_chart_add_panel (chart, title, 0, max, 1.2);

  for (guint i = 0; i <= 2; i++) {
    g_autofree char *label = g_strdup_printf ("%g", max * i / 2);

    limber_chart_add_y_tick (chart, panel, max * i / 2, label);
  }

  return panel;
}

static void
add_breaks (LimberChart *chart, const LimberLookback *lookback)
{
  GPtrArray *summaries = lookback->summaries;
  guint most = 0;
  guint panel;
  guint done_layer;
  guint missed_layer;

  for (guint i = 0; i < summaries->len; i++)
    most = MAX (most, limber_day_summary_get_n_breaks_offered (g_ptr_array_index (summaries, i)));
  if (most == 0)
    return;

  panel = add_counting_panel (chart, _ ("Breaks"), most);
  done_layer = limber_chart_add_layer (chart, panel, LIMBER_CHART_BAR, 1, C_ ("breaks", "done"));
  missed_layer = limber_chart_add_layer (chart, panel, LIMBER_CHART_OPEN_BAR, 1,
                                         C_ ("breaks", "not done"));
  for (guint i = 0; i < summaries->len; i++) {
    const LimberDaySummary *summary = g_ptr_array_index (summaries, i);
    guint n_done = limber_day_summary_get_n_breaks_done (summary);
    guint n_offered = limber_day_summary_get_n_breaks_offered (summary);
    double at = middle_of (lookback, summary->day);

    if (n_done > 0)
      limber_chart_add_point (chart, panel, done_layer, at, 0, n_done);
    if (n_offered > n_done)
      limber_chart_add_point (chart, panel, missed_layer, at, n_done, n_offered);
  }
}

static void
add_sessions (LimberChart *chart, const LimberLookback *lookback)
{
  GPtrArray *summaries = lookback->summaries;
  guint most = 0;
  guint panel;
  guint layer;

  for (guint i = 0; i < summaries->len; i++)
    most = MAX (most, count_sessions (g_ptr_array_index (summaries, i)));
  if (most == 0)
    return;

  panel = add_counting_panel (chart, _ ("Sessions"), most);
  layer = limber_chart_add_layer (chart, panel, LIMBER_CHART_BAR, 2, NULL);
  for (guint i = 0; i < summaries->len; i++) {
    const LimberDaySummary *summary = g_ptr_array_index (summaries, i);
    guint n_sessions = count_sessions (summary);

    if (n_sessions > 0)
      limber_chart_add_point (chart, panel, layer, middle_of (lookback, summary->day), 0,
                              n_sessions);
  }
}

LimberChart *
limber_pain_chart_new (const LimberLookback *lookback, gboolean has_measures)
{
  LimberChart *chart = NULL;

  g_return_val_if_fail (lookback != NULL && lookback->to_day >= lookback->from_day, NULL);

  chart = limber_chart_new (lookback->from_day, lookback->to_day + 1,
                            days_of_span (lookback->span));
  add_date_ticks (chart, lookback->from_day, lookback->to_day);
  add_pain (chart, lookback);
  add_breaks (chart, lookback);
  add_sessions (chart, lookback);
  if (has_measures)
    limber_measure_panels_add (chart, lookback);
  return chart;
}
