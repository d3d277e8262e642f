/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-pain-entry.h"

G_BEGIN_DECLS

/**
 * LimberPainCounts:
 * @n: how many answers of each level
 *
 * Answers to one question. Counts can be added up over any span of days and still give range, mean
 * and median exactly.
 */
typedef struct {
  guint n[LIMBER_PAIN_LEVEL_MAX + 1];
} LimberPainCounts;

guint limber_pain_counts_get_total (const LimberPainCounts *self);
void limber_pain_counts_add (LimberPainCounts *self, const LimberPainCounts *other);
/* Of counts that are not empty */
int limber_pain_counts_get_min (const LimberPainCounts *self);
int limber_pain_counts_get_max (const LimberPainCounts *self);
double limber_pain_counts_get_mean (const LimberPainCounts *self);
double limber_pain_counts_get_median (const LimberPainCounts *self);

/* base − now: positive is better */
double limber_pain_change (double base, double now);
/* FALSE where @base is 0, where there is no percentage: show "–" */
gboolean
limber_pain_percent_change (double base, double now, double *percent) G_GNUC_WARN_UNUSED_RESULT;
/* At least 2 points or 30 %, from a base of at least 1 */
gboolean limber_pain_is_meaningfully_better (double base, double now);

/* A day without an entry */
#define LIMBER_PAIN_NONE (-1.0)
/* @means: the last 9 days' means, today last, LIMBER_PAIN_NONE for a day without one. Whether both
 * yesterday and today lie 2 points above the mean of the 7 days before them. */
gboolean limber_pain_is_flare (const double means[9]);

/* Whether to offer "When to get help": from 8, or 3 more than @previous (LIMBER_PAIN_NONE for none)
 */
gboolean limber_pain_calls_for_help_text (int level, double previous);

/* "When to get help": information in the user's language, shown at first start, always to be found,
 * and offered as limber_pain_calls_for_help_text() says */
const char *limber_pain_get_help_text (void);

/* Share of what was due that was done, where a part of a session counts as that part: @done_parts
 * is the sum of the parts. FALSE if nothing was due. */
gboolean limber_adherence (double done_parts, guint n_due, double *share) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
