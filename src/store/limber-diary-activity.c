/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-activity"

#include "config.h"

#include "store/limber-diary-activity.h"

#include "store/limber-diary-private.h"
#include "store/limber-diary-rows-private.h"

/*
 * Activity in the diary:
 *
 * Sitting periods, breaks, decisions and the agent's state, written as whole transitions; sessions
 * with their items.
 */

static gboolean
write_state (LimberDatabase *database, const char *state, GError **error)
{
  g_autoptr (LimberStatement) insert = limber_statement_new (
      database, "INSERT OR REPLACE INTO agent_state VALUES (1, ?)");

  limber_statement_bind_text (insert, 0, state);
  return limber_statement_run (insert, error);
}

/**
 * limber_diary_save_transition:
 * @self: the diary
 * @transition: (transfer none): what changed
 * @error: a #LimberDiaryError
 *
 * Returns: whether all of it was written and will survive a loss of power
 */
gboolean
limber_diary_save_transition (LimberDiary *self, const LimberTransition *transition, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberDatabaseTransaction) write = limber_database_begin_write (database, error);

  if (write == NULL)
    return FALSE;
  if (transition->sitting != NULL
      && !limber_row_write_sitting (database, transition->sitting, error))
    return FALSE;
  if (transition->break_record != NULL
      && !limber_row_write_break (database, transition->break_record, error))
    return FALSE;
  for (guint i = 0; i < transition->decisions->len; i++) {
    if (!limber_row_write_decision (database, transition->decisions->pdata[i], error))
      return FALSE;
  }
  if (transition->state != NULL && !write_state (database, transition->state, error))
    return FALSE;
  return limber_database_transaction_commit (write, error);
}

/**
 * limber_diary_load_state:
 * @self: the diary
 * @state: (out) (transfer full) (nullable): what was saved last; untouched on failure
 * @error: a #LimberDiaryError
 */
gboolean
limber_diary_load_state (LimberDiary *self, char **state, GError **error)
{
  gboolean has_row;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberStatement) select = limber_statement_new (database,
                                                             "SELECT state FROM agent_state");

  if (!limber_statement_step (select, &has_row, error))
    return FALSE;
  *state = has_row ? limber_statement_dup_text (select, 0) : NULL;
  return TRUE;
}

/**
 * limber_diary_save_session:
 * @self: the diary
 * @session: (transfer none): added if its id is 0, else replaced
 * @id: (out) (optional): its id; untouched on failure
 * @error: a #LimberDiaryError
 */
gboolean
limber_diary_save_session (LimberDiary *self,
                           const LimberSessionRecord *session,
                           gint64 *id,
                           GError **error)
{
  gint64 row_id;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberDatabaseTransaction) write = limber_database_begin_write (database, error);

  if (write == NULL || !limber_row_write_session (database, session, &row_id, error)
      || !limber_database_transaction_commit (write, error))
    return FALSE;
  if (id != NULL)
    *id = row_id;
  return TRUE;
}

/* (transfer full) (element-type LimberSessionRecord): that began on the days. */
GPtrArray *
limber_diary_list_sessions (LimberDiary *self, int from_day, int to_day, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), NULL);

  return limber_rows_list_days (self,
                                "SELECT " LIMBER_SESSION_COLUMNS
                                " FROM session WHERE day BETWEEN ? AND ? ORDER BY started_usec, id",
                                from_day, to_day, limber_row_read_session,
                                (GDestroyNotify) limber_session_record_free, error);
}

/* (transfer full) (element-type LimberBreakRecord): that fell due on the days. */
GPtrArray *
limber_diary_list_breaks (LimberDiary *self, int from_day, int to_day, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), NULL);

  return limber_rows_list_days (self,
                                "SELECT " LIMBER_BREAK_COLUMNS
                                " FROM break WHERE day BETWEEN ? AND ? ORDER BY due_usec, break_id",
                                from_day, to_day, limber_row_read_break,
                                (GDestroyNotify) limber_break_record_free, error);
}

/* Local days lie within 18 hours of the UTC days; the exact day is decided by each stamp. */
static gboolean
reaches_into (const LimberSittingRecord *record, int from_day, int to_day)
{
  int first = limber_stamp_get_day (&record->started);
  int last = record->ended.usec != 0 ? limber_stamp_get_day (&record->ended) : G_MAXINT;

  return first <= to_day && MAX (first, last) >= from_day;
}

/* (transfer full) (element-type LimberSittingRecord): an open one reaches into every later day. */
GPtrArray *
limber_diary_list_sitting (LimberDiary *self, int from_day, int to_day, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), NULL);

  /* A sitting period is never longer than a few days. */
  all = limber_rows_list_days (
      self,
      "SELECT " LIMBER_SITTING_COLUMNS " FROM sitting "
      "WHERE started_usec BETWEEN (?1 - 8) * 86400000000 AND (?2 + 2) * 86400000000 "
      "ORDER BY started_usec",
      MAX (from_day, -1000000), MIN (to_day, 1000000), limber_row_read_sitting,
      (GDestroyNotify) limber_sitting_record_free, error);
  if (all == NULL)
    return NULL;
  for (guint i = all->len; i > 0; i--) {
    if (!reaches_into (all->pdata[i - 1], from_day, to_day))
      g_ptr_array_remove_index (all, i - 1);
  }
  return g_steal_pointer (&all);
}

/**
 * limber_diary_list_decisions:
 * @self: the diary
 * @since_usec: the earliest
 * @limit: at most so many, the newest; 0 for all
 * @error: a #LimberDiaryError
 *
 * Returns: (transfer full) (element-type LimberDecisionRecord): oldest first
 */
GPtrArray *
limber_diary_list_decisions (LimberDiary *self, gint64 since_usec, guint limit, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), NULL);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberStatement) select = limber_statement_new (
      database, "SELECT * FROM (SELECT " LIMBER_DECISION_COLUMNS " FROM decision WHERE at_usec >= ?"
                " ORDER BY at_usec DESC, id DESC LIMIT ?) ORDER BY at_usec, id");
  limber_statement_bind_int (select, 0, since_usec);
  limber_statement_bind_int (select, 1, limit == 0 ? -1 : (gint64) limit);
  return limber_rows_collect (database, select, limber_row_read_decision,
                              (GDestroyNotify) limber_decision_record_free, error);
}
