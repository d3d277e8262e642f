/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-pain-comparison"

#include "config.h"

#include "core/limber-pain-comparison.h"

/*
 * LimberPainComparison:
 *
 * What counts as many breaks is the person's own middle: the number that splits the days most
 * evenly, so that both sides say as much as they can.
 */

/* A working week on each side: fewer days are chance alone. */
#define MIN_DAYS 5
/* More breaks than this in a day are one number. */
#define MAX_BREAKS 32

typedef struct {
  guint n_days[MAX_BREAKS + 1]; /* by breaks done */
  double sums[MAX_BREAKS + 1];
  guint n_all;
} Tally;

static Tally
tally_days (GPtrArray *days)
{
  Tally tally = { 0 };

  for (guint i = 0; i < days->len; i++) {
    const LimberDaySummary *day = g_ptr_array_index (days, i);
    guint n_breaks = MIN (limber_day_summary_get_n_breaks_done (day), MAX_BREAKS);
    double mean;

    if (limber_day_summary_get_n_breaks_offered (day) == 0
        || !limber_day_summary_get_mean (day, &mean))
      continue;
    tally.n_days[n_breaks]++;
    tally.sums[n_breaks] += mean;
    tally.n_all++;
  }
  return tally;
}

/* The number of breaks from which on there are as near to half of the days as can be */
static guint
find_middle (const Tally *tally)
{
  guint best = 1;
  guint best_distance = G_MAXUINT;
  guint n_fewer = 0;

  for (guint n = 1; n <= MAX_BREAKS; n++) {
    guint distance;

    n_fewer += tally->n_days[n - 1];
    distance = (guint) ABS ((int) (2 * n_fewer) - (int) tally->n_all);
    if (distance < best_distance) {
      best_distance = distance;
      best = n;
    }
  }
  return best;
}

/**
 * limber_pain_compare_days:
 * @days: (element-type LimberDaySummary): single days; those on which no break was offered or no
 *   pain noted say nothing and are passed over
 * @comparison: (out): untouched if there is nothing to compare
 *
 * Returns: whether there are enough days on both sides
 */
gboolean
limber_pain_compare_days (GPtrArray *days, LimberPainComparison *comparison)
{
  Tally tally;
  LimberPainComparison result = { 0 };
  double active_sum = 0;
  double other_sum = 0;

  g_return_val_if_fail (days != NULL && comparison != NULL, FALSE);

  tally = tally_days (days);
  result.n_breaks = find_middle (&tally);
  for (guint n = 0; n <= MAX_BREAKS; n++) {
    gboolean is_active = n >= result.n_breaks;

    result.n_active_days += is_active ? tally.n_days[n] : 0;
    result.n_other_days += is_active ? 0 : tally.n_days[n];
    active_sum += is_active ? tally.sums[n] : 0;
    other_sum += is_active ? 0 : tally.sums[n];
  }
  if (result.n_active_days < MIN_DAYS || result.n_other_days < MIN_DAYS)
    return FALSE;
  result.active_mean = active_sum / result.n_active_days;
  result.other_mean = other_sum / result.n_other_days;
  *comparison = result;
  return TRUE;
}
