/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How much of the diary is shown, counted back from today. */
typedef enum {
  LIMBER_CHART_RANGE_WEEK,
  LIMBER_CHART_RANGE_MONTH,
  LIMBER_CHART_RANGE_QUARTER,
  LIMBER_CHART_RANGE_YEAR,
  LIMBER_CHART_RANGE_ALL,
  LIMBER_CHART_RANGE_CUSTOM, /* zoomed or moved by hand */
} LimberChartRange;

/**
 * LimberChartDays:
 * @range: as it was chosen
 * @first_day: of the diary, or today while that is not known
 * @today: the last day that there is to show
 * @end_day: the day after the last that is shown; parts of a day are kept while panning
 * @n_days: how many are shown
 *
 * The days that a chart shows: never beyond today, never less than a week, and not more than a
 * screenful before the first record.
 */
typedef struct {
  LimberChartRange range;
  int first_day;
  int today;
  double end_day;
  double n_days;
} LimberChartDays;

/* Keeps what is shown within the new bounds */
void limber_chart_days_set_bounds (LimberChartDays *self, int first_day, int today);
void limber_chart_days_set_range (LimberChartDays *self, LimberChartRange range);
/* By @share of their number to later days. FALSE: nothing has changed */
gboolean limber_chart_days_move (LimberChartDays *self, double share);
/* @factor: above 1 to show fewer; @share: what stays where it is, 0 being the earliest. FALSE:
 * nothing has changed */
gboolean limber_chart_days_zoom (LimberChartDays *self, double factor, double share);
int limber_chart_days_get_from (const LimberChartDays *self);
int limber_chart_days_get_to (const LimberChartDays *self);

G_END_DECLS
