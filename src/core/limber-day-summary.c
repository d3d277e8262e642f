/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-day-summary"

#include "config.h"

#include "core/limber-day-summary.h"

/*
 * LimberDaySummary:
 *
 * A day, week or month of the diary as one value; the store adds it up, charts and reports read it.
 */

/* Counts add up, so that range, mean and median stay exact over any time. */
void
limber_day_summary_add (LimberDaySummary *self, const LimberDaySummary *other)
{
  limber_pain_counts_add (&self->now, &other->now);
  limber_pain_counts_add (&self->worst, &other->worst);
  limber_pain_counts_add (&self->average, &other->average);
  for (guint i = 0; i < G_N_ELEMENTS (self->n_breaks); i++)
    self->n_breaks[i] += other->n_breaks[i];
  for (guint i = 0; i < G_N_ELEMENTS (self->n_sessions); i++)
    self->n_sessions[i] += other->n_sessions[i];
  self->sitting_secs += other->sitting_secs;
}

/* Whether anybody was asked and answered. */
gboolean
limber_day_summary_has_pain (const LimberDaySummary *self)
{
  return limber_pain_counts_get_total (&self->now) > 0
         || limber_pain_counts_get_total (&self->worst) > 0
         || limber_pain_counts_get_total (&self->average) > 0;
}

/* FALSE, and both values untouched, without a pain entry. */
gboolean
limber_day_summary_get_range (const LimberDaySummary *self, int *low, int *high)
{
  LimberPainCounts all = self->now;

  limber_pain_counts_add (&all, &self->worst);
  limber_pain_counts_add (&all, &self->average);
  if (limber_pain_counts_get_total (&all) == 0)
    return FALSE;
  *low = limber_pain_counts_get_min (&all);
  *high = limber_pain_counts_get_max (&all);
  return TRUE;
}

/* The question that speaks for the span; (nullable) */
static const LimberPainCounts *
get_main_counts (const LimberDaySummary *self)
{
  const LimberPainCounts *counts[] = { &self->now, &self->average, &self->worst };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++) {
    if (limber_pain_counts_get_total (counts[i]) > 0)
      return counts[i];
  }
  return NULL;
}

/* FALSE, and @mean untouched, without a pain entry. */
gboolean
limber_day_summary_get_mean (const LimberDaySummary *self, double *mean)
{
  const LimberPainCounts *counts = get_main_counts (self);

  if (counts == NULL)
    return FALSE;
  *mean = limber_pain_counts_get_mean (counts);
  return TRUE;
}

/* FALSE, and @median untouched, without a pain entry. */
gboolean
limber_day_summary_get_median (const LimberDaySummary *self, double *median)
{
  const LimberPainCounts *counts = get_main_counts (self);

  if (counts == NULL)
    return FALSE;
  *median = limber_pain_counts_get_median (counts);
  return TRUE;
}

/* Breaks that ended a sitting period by exercise. */
guint
limber_day_summary_get_n_breaks_done (const LimberDaySummary *self)
{
  return self->n_breaks[LIMBER_BREAK_DONE] + self->n_breaks[LIMBER_BREAK_HALF];
}

/* All that were decided, a rest taken away from the desk included. */
guint
limber_day_summary_get_n_breaks_offered (const LimberDaySummary *self)
{
  guint n = 0;

  for (guint i = LIMBER_BREAK_DONE; i < LIMBER_N_BREAK_OUTCOMES; i++)
    n += self->n_breaks[i];
  return n;
}
