/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-lookback"

#include "config.h"

#include "store/limber-diary-lookback.h"

#include "core/limber-local-time.h"
#include "store/limber-diary-private.h"

/*
 * LimberLookback:
 *
 * Gathers what a chart over some days shows. The choice of the span keeps the number of points
 * small whatever the days: SQL counts, nobody draws a point that cannot be seen.
 */

#define MAX_DAYS_BY_DAY  100
#define MAX_DAYS_BY_WEEK 800
/* g_date_get_julian() of 1970-01-01 */
#define JULIAN_1970 719163
/* Beyond this no calendar is meant */
#define MAX_DAYS (400 * 366)

typedef struct {
  int from_day;
  int to_day;
  int zone;
} Request;

LimberSpan
limber_lookback_choose_span (int from_day, int to_day)
{
  int n_days = to_day - from_day + 1;

  if (n_days <= MAX_DAYS_BY_DAY)
    return LIMBER_SPAN_DAY;
  return n_days <= MAX_DAYS_BY_WEEK ? LIMBER_SPAN_WEEK : LIMBER_SPAN_MONTH;
}

/* FALSE where the calendar does not reach */
static gboolean
date_of_day (int day, GDate *date)
{
  g_date_clear (date, 1);
  if (day <= -JULIAN_1970)
    return FALSE;
  g_date_set_julian (date, (guint32) (day + JULIAN_1970));
  return TRUE;
}

int
limber_span_get_start (LimberSpan span, int day)
{
  GDate date;

  switch (span) {
  case LIMBER_SPAN_WEEK:
    return day
           - (limber_local_time_get_weekday (day) - limber_local_time_get_first_weekday () + 7) % 7;
  case LIMBER_SPAN_MONTH:
    return date_of_day (day, &date) ? day - (g_date_get_day (&date) - 1) : day;
  case LIMBER_SPAN_DAY:
    return day;
  }
  g_return_val_if_reached (day);
}

int
limber_span_get_next (LimberSpan span, int start_day)
{
  GDate date;

  switch (span) {
  case LIMBER_SPAN_WEEK:
    return start_day + 7;
  case LIMBER_SPAN_MONTH:
    if (!date_of_day (start_day, &date))
      return start_day + 1;
    return start_day + g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date));
  case LIMBER_SPAN_DAY:
    return start_day + 1;
  }
  g_return_val_if_reached (start_day + 1);
}

/**
 * limber_lookback_new:
 * @from_day: first local day
 * @to_day: last local day, not before
 * @zone: pain there only, or %LIMBER_ZONE_ANY
 *
 * Returns: (transfer full): an empty one
 */
LimberLookback *
limber_lookback_new (int from_day, int to_day, int zone)
{
  LimberLookback *self = g_new0 (LimberLookback, 1);

  self->from_day = from_day;
  self->to_day = to_day;
  self->span = limber_lookback_choose_span (from_day, to_day);
  self->zone = zone;
  self->summaries = g_ptr_array_new_with_free_func (g_free);
  self->before = g_ptr_array_new_with_free_func (g_free);
  self->measures = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_measure_free);
  self->questionnaires = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_questionnaire_free);
  return self;
}

void
limber_lookback_free (LimberLookback *self)
{
  g_ptr_array_unref (self->summaries);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->measures);
  g_ptr_array_unref (self->questionnaires);
  g_free (self);
}

/* FALSE with an error if @list is NULL; else takes it in place of what @target holds */
static gboolean
take_list (GPtrArray **target, GPtrArray *list)
{
  if (list == NULL)
    return FALSE;
  g_ptr_array_unref (*target);
  *target = list;
  return TRUE;
}

/* An empty summary for the span of @day, if there is none */
static void
ensure_summary (LimberLookback *self, int day)
{
  int start = limber_span_get_start (self->span, day);
  LimberDaySummary *summary = NULL;
  guint i = 0;

  while (i < self->summaries->len
         && ((const LimberDaySummary *) g_ptr_array_index (self->summaries, i))->day < start)
    i++;
  if (i < self->summaries->len
      && ((const LimberDaySummary *) g_ptr_array_index (self->summaries, i))->day == start)
    return;
  summary = g_new0 (LimberDaySummary, 1);
  summary->day = start;
  g_ptr_array_insert (self->summaries, (int) i, summary);
}

static void
ensure_summaries_of_measures (LimberLookback *self)
{
  for (guint i = 0; i < self->measures->len; i++) {
    const LimberMeasure *measure = g_ptr_array_index (self->measures, i);

    ensure_summary (self, limber_stamp_get_day (&measure->at));
  }
  for (guint i = 0; i < self->questionnaires->len; i++) {
    const LimberQuestionnaire *filled = g_ptr_array_index (self->questionnaires, i);

    ensure_summary (self, limber_stamp_get_day (&filled->at));
  }
}

/* Days into the spans that they belong to */
static void
add_up_days (LimberLookback *self, GPtrArray *days)
{
  LimberDaySummary *sum = NULL;

  for (guint i = 0; i < days->len; i++) {
    const LimberDaySummary *day = g_ptr_array_index (days, i);
    int start = limber_span_get_start (self->span, day->day);

    if (sum == NULL || sum->day != start) {
      sum = g_new0 (LimberDaySummary, 1);
      sum->day = start;
      g_ptr_array_add (self->summaries, sum);
    }
    limber_day_summary_add (sum, day);
  }
}

/* Read once, day by day: the comparison needs them so, and a chart of years their sums. */
static gboolean
read_days (LimberLookback *self, LimberDiary *diary, GError **error)
{
  g_autoptr (GPtrArray) days = limber_diary_summarize (diary, self->from_day, self->to_day,
                                                       LIMBER_SPAN_DAY, self->zone, error);

  if (days == NULL)
    return FALSE;
  self->has_comparison = limber_pain_compare_days (days, &self->comparison);
  add_up_days (self, days);
  return TRUE;
}

static gboolean
read_bounds (LimberLookback *self, LimberDiary *diary, GError **error)
{
  g_autoptr (GError) bounds_error = NULL;

  self->has_records = limber_diary_get_bounds (diary, &self->first_day, &self->last_day,
                                               &bounds_error);
  if (bounds_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&bounds_error));
  return FALSE;
}

/**
 * limber_diary_look_back:
 * @self: the diary
 * @from_day: first local day
 * @to_day: last local day, not before @from_day and at most 400 years later
 * @zone: pain there only, or %LIMBER_ZONE_ANY
 * @error: a #LimberDiaryError
 *
 * Returns: (transfer full): what there is
 */
LimberLookback *
limber_diary_look_back (LimberDiary *self, int from_day, int to_day, int zone, GError **error)
{
  g_autoptr (LimberLookback) found = NULL;
  int n_days = to_day - from_day + 1;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), NULL);
  g_return_val_if_fail (n_days >= 1 && n_days <= MAX_DAYS, NULL);

  found = limber_lookback_new (from_day, to_day, zone);
  if (!read_days (found, self, error)
      || !take_list (&found->before, limber_diary_summarize (self, from_day - n_days, from_day - 1,
                                                             found->span, zone, error))
      || !take_list (&found->measures, limber_diary_list_measures (self, from_day, to_day, error))
      || !take_list (&found->questionnaires,
                     limber_diary_list_questionnaires (self, from_day, to_day, error))
      || !limber_diary_find_zones (self, from_day, to_day, &found->zones, error)
      || !read_bounds (found, self, error))
    return NULL;
  ensure_summaries_of_measures (found);
  return g_steal_pointer (&found);
}

static void
look_back_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  LimberLookback *found = limber_diary_look_back (source, request->from_day, request->to_day,
                                                  request->zone, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) limber_lookback_free);
  else
    g_task_return_error (task, error);
}

void
limber_diary_look_back_async (LimberDiary *self,
                              int from_day,
                              int to_day,
                              int zone,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->from_day = from_day;
  request->to_day = to_day;
  request->zone = zone;
  limber_diary_run_async (self, limber_diary_look_back_async, look_back_work, request, g_free,
                          cancellable, callback, user_data);
}

LimberLookback *
limber_diary_look_back_finish (LimberDiary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
