/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-digest"

#include "config.h"

#include "store/limber-diary-digest.h"

#include "store/limber-diary-private.h"
#include "store/limber-diary-rows-private.h"

/*
 * LimberDigest:
 *
 * Everything is counted by SQL; of notes and stops the newest alone are read, so that ten years
 * cost what a month does.
 */

typedef struct {
  int from_day;
  int to_day;
  guint n_newest;
} Request;

void
limber_named_count_free (LimberNamedCount *self)
{
  g_free (self->name);
  g_free (self);
}

guint
limber_break_tally_get_total (const LimberBreakTally *self)
{
  guint total = 0;

  for (guint i = LIMBER_BREAK_DONE; i < LIMBER_N_BREAK_OUTCOMES; i++)
    total += self->n[i];
  return total;
}

void
limber_digest_free (LimberDigest *self)
{
  g_clear_pointer (&self->lookback, limber_lookback_free);
  g_clear_pointer (&self->skip_reasons, g_ptr_array_unref);
  g_clear_pointer (&self->routines, g_ptr_array_unref);
  g_clear_pointer (&self->stops, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

static LimberStatement *
select_days (LimberDatabase *database, const char *sql, const LimberLookback *days)
{
  LimberStatement *select = limber_statement_new (database, sql);

  limber_statement_bind_int (select, 0, days->from_day);
  limber_statement_bind_int (select, 1, days->to_day);
  return select;
}

static gboolean
read_breaks (LimberDigest *self, LimberDatabase *database, GError **error)
{
  g_autoptr (LimberStatement) select = select_days (
      database,
      "SELECT is_planned, outcome, count (*), sum (done_permille) FROM break "
      "WHERE day BETWEEN ? AND ? AND outcome != 'open' GROUP BY is_planned, outcome",
      self->lookback);
  gboolean has_row;

  if (!limber_statement_step (select, &has_row, error))
    return FALSE;
  while (has_row) {
    LimberBreakTally *tally = limber_statement_get_int (select, 0) != 0 ? &self->planned_breaks
                                                                        : &self->sitting_breaks;
    LimberBreakOutcome outcome;

    if (limber_break_outcome_from_nick (limber_statement_get_text (select, 1), &outcome)) {
      tally->n[outcome] += (guint) limber_statement_get_int (select, 2);
      tally->done_parts += (double) limber_statement_get_int (select, 3) / 1000;
    }
    if (!limber_statement_step (select, &has_row, error))
      return FALSE;
  }
  return TRUE;
}

/* (transfer full) (element-type LimberNamedCount): @sql yields name and number */
static GPtrArray *
read_counts (LimberDatabase *database, const char *sql, const LimberLookback *days, GError **error)
{
  g_autoptr (LimberStatement) select = select_days (database, sql, days);
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_named_count_free);
  gboolean has_row;

  if (!limber_statement_step (select, &has_row, error))
    return NULL;
  while (has_row) {
    LimberNamedCount *count = g_new0 (LimberNamedCount, 1);

    count->name = limber_statement_dup_text (select, 0);
    count->n = (guint) limber_statement_get_int (select, 1);
    g_ptr_array_add (counts, count);
    if (!limber_statement_step (select, &has_row, error))
      return NULL;
  }
  return g_steal_pointer (&counts);
}

static gboolean
read_sessions (LimberDigest *self, LimberDatabase *database, GError **error)
{
  g_autoptr (LimberStatement) select = select_days (
      database,
      "SELECT count (DISTINCT day), sum (planned_secs * done_permille) / 1000,"
      " sum (ending = 'pain') FROM session WHERE day BETWEEN ? AND ? AND ending != 'running'",
      self->lookback);
  gboolean has_row;

  if (!limber_statement_step (select, &has_row, error))
    return FALSE;
  self->n_session_days = (guint) limber_statement_get_int (select, 0);
  self->session_secs = limber_statement_get_int (select, 1);
  self->n_stops = (guint) limber_statement_get_int (select, 2);
  return TRUE;
}

static gboolean
read_stops (LimberDigest *self, LimberDatabase *database, guint n_newest, GError **error)
{
  g_autoptr (LimberStatement) select = select_days (
      database,
      "SELECT " LIMBER_SESSION_COLUMNS " FROM session "
      "WHERE day BETWEEN ? AND ? AND ending = 'pain' ORDER BY started_usec DESC LIMIT ?",
      self->lookback);

  limber_statement_bind_int (select, 2, n_newest);
  self->stops = limber_rows_collect (database, select, limber_row_read_session,
                                     (GDestroyNotify) limber_session_record_free, error);
  return self->stops != NULL;
}

/* By the time, for which there is an index; local days lie within a day of UTC's. */
#define NOTES                                                                                      \
  "FROM pain_entry WHERE note IS NOT NULL AND note != '' AND is_hidden = 0 "                       \
  "AND day BETWEEN ?1 AND ?2 AND at_usec >= (?1 - 1) * 86400000000 "                               \
  "AND at_usec < (?2 + 2) * 86400000000"

static gboolean
read_notes (LimberDigest *self, LimberDatabase *database, guint n_newest, GError **error)
{
  g_autoptr (LimberStatement) count = select_days (database, "SELECT count (*) " NOTES,
                                                   self->lookback);
  g_autoptr (LimberStatement) select = select_days (database,
                                                    "SELECT " LIMBER_PAIN_ENTRY_COLUMNS " " NOTES
                                                    " ORDER BY at_usec DESC, id DESC LIMIT ?3",
                                                    self->lookback);
  gboolean has_row;

  if (!limber_statement_step (count, &has_row, error))
    return FALSE;
  self->n_notes = (guint) limber_statement_get_int (count, 0);
  limber_statement_bind_int (select, 2, n_newest);
  self->notes = limber_rows_collect (database, select, limber_row_read_pain_entry,
                                     (GDestroyNotify) limber_pain_entry_free, error);
  return self->notes != NULL;
}

static gboolean
read_all (LimberDigest *self, LimberDiary *diary, guint n_newest, GError **error)
{
  LIMBER_DIARY_LOCK (diary, database);
  g_autoptr (LimberDatabaseTransaction) read = limber_database_begin_read (database, error);

  if (read == NULL || !read_breaks (self, database, error) || !read_sessions (self, database, error)
      || !read_stops (self, database, n_newest, error)
      || !read_notes (self, database, n_newest, error))
    return FALSE;
  self->skip_reasons = read_counts (
      database,
      "SELECT ifnull (reason, ''), count (*) FROM break "
      "WHERE day BETWEEN ? AND ? AND outcome = 'skipped' GROUP BY 1 ORDER BY 2 DESC, 1",
      self->lookback, error);
  if (self->skip_reasons == NULL)
    return FALSE;
  self->routines = read_counts (
      database,
      "SELECT routine_id, count (*) FROM session "
      "WHERE day BETWEEN ? AND ? AND ending != 'running' GROUP BY 1 ORDER BY 2 DESC, 1",
      self->lookback, error);
  return self->routines != NULL;
}

/**
 * limber_diary_digest:
 * @self: the diary
 * @from_day: first local day
 * @to_day: last local day, not before @from_day and at most 400 years later
 * @n_newest: at most so many notes and stops
 * @error: a #LimberDiaryError
 *
 * Returns: (transfer full): what there is
 */
LimberDigest *
limber_diary_digest (LimberDiary *self, int from_day, int to_day, guint n_newest, GError **error)
{
  g_autoptr (LimberDigest) digest = NULL;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), NULL);

  digest = g_new0 (LimberDigest, 1);
  digest->lookback = limber_diary_look_back (self, from_day, to_day, LIMBER_ZONE_ANY, error);
  if (digest->lookback == NULL
      || !limber_diary_count_zones (self, from_day, to_day, digest->zone_counts, error)
      || !read_all (digest, self, n_newest, error))
    return NULL;
  return g_steal_pointer (&digest);
}

static void
digest_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  LimberDigest *digest = limber_diary_digest (source, request->from_day, request->to_day,
                                              request->n_newest, &error);

  if (digest != NULL)
    g_task_return_pointer (task, digest, (GDestroyNotify) limber_digest_free);
  else
    g_task_return_error (task, error);
}

void
limber_diary_digest_async (LimberDiary *self,
                           int from_day,
                           int to_day,
                           guint n_newest,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->from_day = from_day;
  request->to_day = to_day;
  request->n_newest = n_newest;
  limber_diary_run_async (self, limber_diary_digest_async, digest_work, request, g_free,
                          cancellable, callback, user_data);
}

LimberDigest *
limber_diary_digest_finish (LimberDiary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
