/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-day-summary.h"

G_BEGIN_DECLS

/**
 * LimberPainComparison:
 * @n_breaks: breaks done that a day needs to be an active one
 * @n_active_days: days with at least so many, and with pain noted
 * @n_other_days: days with fewer, and with pain noted
 * @active_mean: average pain of the former, each day counting once
 * @other_mean: average pain of the latter
 *
 * Days with many breaks beside the others. It proves nothing, and whoever shows it says so, and
 * shows both counts.
 */
typedef struct {
  guint n_breaks;
  guint n_active_days;
  guint n_other_days;
  double active_mean;
  double other_mean;
} LimberPainComparison;

/* @days: (element-type LimberDaySummary): single days. FALSE, and @comparison untouched, unless
 * there are enough days on both sides to say anything. */
gboolean limber_pain_compare_days (GPtrArray *days,
                                   LimberPainComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
