/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-pain-comparison.h"
#include "store/limber-diary-pain.h"

G_BEGIN_DECLS

/**
 * LimberLookback:
 * @from_day: first local day
 * @to_day: last local day
 * @span: how many days a summary stands for
 * @zone: pain of one zone, or %LIMBER_ZONE_ANY
 * @summaries: (owned) (element-type LimberDaySummary): in order, also of spans that have a measure
 *   alone; the others are gaps
 * @before: (owned) (element-type LimberDaySummary): of as many days before
 * @measures: (owned) (element-type LimberMeasure): oldest first
 * @questionnaires: (owned) (element-type LimberQuestionnaire): oldest first
 * @zones: those that entries name
 * @has_comparison: whether @comparison says anything
 * @comparison: days with many breaks beside the others
 * @has_records: whether the diary holds anything at all, in whatever days
 * @first_day: of the whole diary, if @has_records
 * @last_day: of the whole diary, if @has_records
 *
 * All that a chart over some days shows, read at once.
 */
typedef struct {
  int from_day;
  int to_day;
  LimberSpan span;
  int zone;
  GPtrArray *summaries;
  GPtrArray *before;
  GPtrArray *measures;
  GPtrArray *questionnaires;
  LimberZones zones;
  gboolean has_comparison;
  LimberPainComparison comparison;
  gboolean has_records;
  int first_day;
  int last_day;
} LimberLookback;

LimberLookback *limber_lookback_new (int from_day, int to_day, int zone);
void limber_lookback_free (LimberLookback *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberLookback, limber_lookback_free)

/* How many days one point of a chart over these days stands for: never more than 120 points */
LimberSpan limber_lookback_choose_span (int from_day, int to_day);
/* The first day of the span that @day belongs to */
int limber_span_get_start (LimberSpan span, int day);
/* The first day of the span after it */
int limber_span_get_next (LimberSpan span, int start_day);

/* Reads it; cost grows with the days, not with the entries. (transfer full) */
LimberLookback *
limber_diary_look_back (LimberDiary *self, int from_day, int to_day, int zone, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same on the worker thread */
void limber_diary_look_back_async (LimberDiary *self,
                                   int from_day,
                                   int to_day,
                                   int zone,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
LimberLookback *limber_diary_look_back_finish (LimberDiary *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
