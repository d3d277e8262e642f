/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-chart-days.h"

#include <math.h>

/*
 * LimberChartDays:
 *
 * Plain arithmetic: it asks no clock and no diary.
 */

#define MIN_DAYS      7
#define MAX_DAYS      (200 * 366)
#define MIN_ALL_DAYS  30
#define N_SCREEN_DAYS 366

static void
clamp_days (LimberChartDays *self)
{
  double end = self->today + 1;
  double most = MAX (end - self->first_day, N_SCREEN_DAYS);

  self->n_days = CLAMP (self->n_days, MIN_DAYS, MIN (most, MAX_DAYS));
  self->end_day = CLAMP (self->end_day, MIN (self->first_day + self->n_days / 2, end), end);
}

static double
count_days (const LimberChartDays *self, LimberChartRange range)
{
  switch (range) {
  case LIMBER_CHART_RANGE_WEEK:
    return 7;
  case LIMBER_CHART_RANGE_MONTH:
    return 30;
  case LIMBER_CHART_RANGE_QUARTER:
    return 91;
  case LIMBER_CHART_RANGE_YEAR:
    return 365;
  case LIMBER_CHART_RANGE_ALL:
    return MAX (self->today + 1 - self->first_day, MIN_ALL_DAYS);
  case LIMBER_CHART_RANGE_CUSTOM:
    return self->n_days;
  }
  g_return_val_if_reached (MIN_DAYS);
}

void
limber_chart_days_set_bounds (LimberChartDays *self, int first_day, int today)
{
  self->first_day = MIN (first_day, today);
  self->today = today;
  clamp_days (self);
}

void
limber_chart_days_set_range (LimberChartDays *self, LimberChartRange range)
{
  self->range = range;
  self->n_days = count_days (self, range);
  self->end_day = self->today + 1;
  clamp_days (self);
}

gboolean
limber_chart_days_move (LimberChartDays *self, double share)
{
  double before = self->end_day;

  self->end_day += share * self->n_days;
  clamp_days (self);
  if (before == self->end_day)
    return FALSE;
  self->range = LIMBER_CHART_RANGE_CUSTOM;
  return TRUE;
}

gboolean
limber_chart_days_zoom (LimberChartDays *self, double factor, double share)
{
  double fixed_day = self->end_day - (1 - share) * self->n_days;
  double before = self->n_days;

  self->n_days /= factor;
  clamp_days (self);
  if (before == self->n_days)
    return FALSE;
  self->end_day = fixed_day + (1 - share) * self->n_days;
  clamp_days (self);
  self->range = LIMBER_CHART_RANGE_CUSTOM;
  return TRUE;
}

int
limber_chart_days_get_to (const LimberChartDays *self)
{
  return (int) ceil (self->end_day) - 1;
}

int
limber_chart_days_get_from (const LimberChartDays *self)
{
  return limber_chart_days_get_to (self) + 1 - (int) round (self->n_days);
}
