/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-pain-stats"

#include "config.h"

#include "core/limber-pain-stats.h"

#include <glib/gi18n-lib.h>

/*
 * Pain statistics:
 *
 * The formulas of the diary: what is called a change, better, a flare, adherence. Sources: Farrar
 * 2001 and Ostelo 2008 for 2 points or 30 %. They describe; nothing here judges or adapts a plan.
 */

#define BETTER_POINTS  2.0
#define BETTER_PERCENT 30.0
#define FLARE_POINTS   2.0
#define N_FLARE_DAYS   9
#define HELP_LEVEL     8
#define HELP_JUMP      3.0

/* How many answers there are. */
guint
limber_pain_counts_get_total (const LimberPainCounts *self)
{
  guint total = 0;

  for (guint level = 0; level <= LIMBER_PAIN_LEVEL_MAX; level++)
    total += self->n[level];
  return total;
}

/* Adds @other's answers, which must be to the same question. */
void
limber_pain_counts_add (LimberPainCounts *self, const LimberPainCounts *other)
{
  for (guint level = 0; level <= LIMBER_PAIN_LEVEL_MAX; level++)
    self->n[level] += other->n[level];
}

/* The lowest level; the counts must not be empty. */
int
limber_pain_counts_get_min (const LimberPainCounts *self)
{
  for (int level = 0; level <= LIMBER_PAIN_LEVEL_MAX; level++) {
    if (self->n[level] > 0)
      return level;
  }
  g_return_val_if_reached (0);
}

/* The highest level; the counts must not be empty. */
int
limber_pain_counts_get_max (const LimberPainCounts *self)
{
  for (int level = LIMBER_PAIN_LEVEL_MAX; level >= 0; level--) {
    if (self->n[level] > 0)
      return level;
  }
  g_return_val_if_reached (0);
}

/* The counts must not be empty. */
double
limber_pain_counts_get_mean (const LimberPainCounts *self)
{
  guint total = limber_pain_counts_get_total (self);
  double sum = 0;

  g_return_val_if_fail (total > 0, 0);

  for (guint level = 0; level <= LIMBER_PAIN_LEVEL_MAX; level++)
    sum += (double) level * self->n[level];
  return sum / total;
}

/* The level of the answer that is number @index when they are sorted */
static int
level_at (const LimberPainCounts *self, guint index)
{
  int level = 0;

  while (level < LIMBER_PAIN_LEVEL_MAX && index >= self->n[level])
    index -= self->n[level++];
  return level;
}

/* The counts must not be empty; between two answers it is their middle. */
double
limber_pain_counts_get_median (const LimberPainCounts *self)
{
  guint total = limber_pain_counts_get_total (self);

  g_return_val_if_fail (total > 0, 0);

  return (level_at (self, (total - 1) / 2) + level_at (self, total / 2)) / 2.0;
}

/* Positive is better. */
double
limber_pain_change (double base, double now)
{
  return base - now;
}

/* FALSE, and @percent untouched, where @base is 0. */
gboolean
limber_pain_percent_change (double base, double now, double *percent)
{
  if (base <= 0)
    return FALSE;
  *percent = 100.0 * (base - now) / base;
  return TRUE;
}

/* Two points or 30 %, whichever is reached first; from below 1 nothing is meaningful. */
gboolean
limber_pain_is_meaningfully_better (double base, double now)
{
  double percent;

  if (base < 1 || !limber_pain_percent_change (base, now, &percent))
    return FALSE;
  return limber_pain_change (base, now) >= BETTER_POINTS || percent >= BETTER_PERCENT;
}

/* Today, yesterday and the seven days before them; without entries on both days, or on any of the
 * seven, nothing is said. */
gboolean
limber_pain_is_flare (const double means[N_FLARE_DAYS])
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < N_FLARE_DAYS - 2; i++) {
    if (means[i] >= 0) {
      sum += means[i];
      n++;
    }
  }
  if (n == 0)
    return FALSE;
  return means[N_FLARE_DAYS - 2] >= sum / n + FLARE_POINTS
         && means[N_FLARE_DAYS - 1] >= sum / n + FLARE_POINTS;
}

/* Information that is offered, never a finding. */
gboolean
limber_pain_calls_for_help_text (int level, double previous)
{
  return level >= HELP_LEVEL || (previous >= 0 && level - previous >= HELP_JUMP);
}

/* No score and no judgement. */
const char *
limber_pain_get_help_text (void)
{
  return _ ("Stop exercising and get medical help now if you notice: numbness between your legs, "
            "new problems with bladder or bowels, weakness or numbness in both legs, or a sudden "
            "severe pain after an accident. These are rare but need a doctor today.");
}

/* FALSE, and @share untouched, if nothing was due. */
gboolean
limber_adherence (double done_parts, guint n_due, double *share)
{
  if (n_due == 0)
    return FALSE;
  *share = CLAMP (done_parts / n_due, 0.0, 1.0);
  return TRUE;
}
