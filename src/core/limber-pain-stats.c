/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-pain-stats"

#include "config.h"

#include "core/limber-pain-stats.h"

#include <glib/gi18n-lib.h>

/*
 * Pain statistics:
 *
 * The formulas of the diary: counts of answers, when help is offered to read, adherence. They
 * describe; nothing here judges or adapts a plan.
 */

#define HELP_LEVEL 8
#define HELP_JUMP  3.0

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
