/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-activity-record.h"
#include "core/limber-pain-stats.h"

G_BEGIN_DECLS

/** How many days one point of a chart stands for. */
typedef enum {
  LIMBER_SPAN_DAY,
  LIMBER_SPAN_WEEK, /* Monday to Sunday */
  LIMBER_SPAN_MONTH,
} LimberSpan;

/**
 * LimberDaySummary:
 * @day: the first day of the span
 * @now: answers to "now", also before and after a session
 * @worst: answers to "worst today"
 * @average: answers to "average of the week"
 * @n_breaks: breaks by what became of them; those still open are not counted
 * @n_sessions: sessions by how they ended, indexed by LimberCoachEnd; those running are not counted
 * @sitting_secs: time sat
 *
 * What the diary says of a day, a week or a month. Only spans of which it says anything are given:
 * the others are gaps, never zero.
 */
typedef struct {
  int day;
  LimberPainCounts now;
  LimberPainCounts worst;
  LimberPainCounts average;
  guint n_breaks[LIMBER_N_BREAK_OUTCOMES];
  guint n_sessions[4];
  gint64 sitting_secs;
} LimberDaySummary;

/* Adds what @other says to it; the first day stays */
void limber_day_summary_add (LimberDaySummary *self, const LimberDaySummary *other);
/* Whether there is any pain entry, whatever the question */
gboolean limber_day_summary_has_pain (const LimberDaySummary *self);
/* Lowest and highest level of all answers of the span; FALSE if there are none */
gboolean limber_day_summary_get_range (const LimberDaySummary *self,
                                       int *low,
                                       int *high) G_GNUC_WARN_UNUSED_RESULT;
/* Mean of "now", else of "average", else of "worst": one question, never mixed. FALSE if none */
gboolean
limber_day_summary_get_mean (const LimberDaySummary *self, double *mean) G_GNUC_WARN_UNUSED_RESULT;
/* The same, the median */
gboolean limber_day_summary_get_median (const LimberDaySummary *self,
                                        double *median) G_GNUC_WARN_UNUSED_RESULT;
/* Done or half done, of all that were offered */
guint limber_day_summary_get_n_breaks_done (const LimberDaySummary *self);
guint limber_day_summary_get_n_breaks_offered (const LimberDaySummary *self);

G_END_DECLS
