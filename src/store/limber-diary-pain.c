/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-pain"

#include "config.h"

#include "store/limber-diary-pain.h"

#include "store/limber-diary-counts-private.h"
#include "store/limber-diary-private.h"
#include "store/limber-diary-rows-private.h"

#include <glib/gi18n-lib.h>

/*
 * Pain in the diary:
 *
 * Pain entries, measures and questionnaires. Each change of an entry takes its old self out of the
 * counts and puts its new self in, in the same transaction.
 */

static gboolean
refuse_missing (GError **error)
{
  g_set_error_literal (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_NOT_FOUND,
                       _ ("There is no such entry in the diary."));
  return FALSE;
}

/* The entry with this id, hidden or not; NULL with an error, or without one if it does not exist */
static LimberPainEntry *
find_entry (LimberDatabase *database, gint64 id, gboolean *is_hidden, GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (
      database, "SELECT " LIMBER_PAIN_ENTRY_COLUMNS ", is_hidden FROM pain_entry WHERE id = ?");
  gboolean has_row;

  limber_statement_bind_int (select, 0, id);
  if (!limber_statement_step (select, &has_row, error))
    return NULL;
  if (!has_row) {
    refuse_missing (error);
    return NULL;
  }
  *is_hidden = limber_statement_get_int (select, 8) != 0;
  return limber_row_read_pain_entry (database, select, error);
}

/* Takes the old self of a stored entry out of the counts. */
static gboolean
uncount (LimberDatabase *database, gint64 id, GError **error)
{
  gboolean is_hidden;
  g_autoptr (LimberPainEntry) old = find_entry (database, id, &is_hidden, error);

  if (old == NULL)
    return FALSE;
  return is_hidden || limber_diary_counts_change (database, old, -1, error);
}

/**
 * limber_diary_save_pain_entry:
 * @self: the diary
 * @entry: (transfer none): added if its id is 0, else replaced, and shown if it was hidden
 * @now_usec: the present
 * @id: (out) (optional): its id; untouched on failure
 * @error: a #LimberRecordError or #LimberDiaryError
 *
 * Returns: whether it was written and will survive a loss of power
 */
gboolean
limber_diary_save_pain_entry (
    LimberDiary *self, const LimberPainEntry *entry, gint64 now_usec, gint64 *id, GError **error)
{
  gint64 row_id;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  if (!limber_pain_entry_check (entry, now_usec, error))
    return FALSE;

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberDatabaseTransaction) write = limber_database_begin_write (database, error);

  if (write == NULL || (entry->id != 0 && !uncount (database, entry->id, error))
      || !limber_row_write_pain_entry (database, entry, &row_id, error)
      || !limber_diary_counts_change (database, entry, 1, error))
    return FALSE;
  if (entry->id != 0) {
    g_autoptr (LimberStatement) show = limber_statement_new (
        database, "UPDATE pain_entry SET is_hidden = 0 WHERE id = ?");

    limber_statement_bind_int (show, 0, entry->id);
    if (!limber_statement_run (show, error))
      return FALSE;
  }
  if (!limber_database_transaction_commit (write, error))
    return FALSE;
  if (id != NULL)
    *id = row_id;
  return TRUE;
}

/**
 * limber_diary_hide_pain_entry:
 * @self: the diary
 * @id: of an entry
 * @is_hidden: FALSE shows it again
 * @error: %LIMBER_DIARY_ERROR_NOT_FOUND if there is none, or another
 */
gboolean
limber_diary_hide_pain_entry (LimberDiary *self, gint64 id, gboolean is_hidden, GError **error)
{
  gboolean was_hidden;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberDatabaseTransaction) write = limber_database_begin_write (database, error);
  g_autoptr (LimberPainEntry) entry = NULL;
  g_autoptr (LimberStatement) update = NULL;

  if (write == NULL)
    return FALSE;
  entry = find_entry (database, id, &was_hidden, error);
  if (entry == NULL)
    return FALSE;
  if (was_hidden == (is_hidden != FALSE))
    return TRUE;
  update = limber_statement_new (database, "UPDATE pain_entry SET is_hidden = ? WHERE id = ?");
  limber_statement_bind_int (update, 0, is_hidden ? 1 : 0);
  limber_statement_bind_int (update, 1, id);
  return limber_statement_run (update, error)
         && limber_diary_counts_change (database, entry, is_hidden ? -1 : 1, error)
         && limber_database_transaction_commit (write, error);
}

/* Another program's offer to undo ends with it: there is one window. */
gboolean
limber_diary_purge_hidden (LimberDiary *self, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  LIMBER_DIARY_LOCK (self, database);
  return limber_database_execute (database, "DELETE FROM pain_entry WHERE is_hidden = 1", error);
}

/**
 * limber_diary_delete_pain_entry:
 * @self: the diary
 * @id: of an entry
 * @error: %LIMBER_DIARY_ERROR_NOT_FOUND if there is none, or another
 */
gboolean
limber_diary_delete_pain_entry (LimberDiary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberDatabaseTransaction) write = limber_database_begin_write (database, error);
  g_autoptr (LimberStatement) remove = NULL;

  if (write == NULL || !uncount (database, id, error))
    return FALSE;
  remove = limber_statement_new (database, "DELETE FROM pain_entry WHERE id = ?");
  limber_statement_bind_int (remove, 0, id);
  return limber_statement_run (remove, error) && limber_database_transaction_commit (write, error);
}

/**
 * limber_diary_list_pain_entries:
 * @self: the diary
 * @from_day: the first local day
 * @to_day: the last local day
 * @limit: at most so many; 0 for all
 * @after: (nullable): the last entry of the page before
 * @error: a #LimberDiaryError
 *
 * Returns: (transfer full) (element-type LimberPainEntry): newest first, without hidden ones
 */
GPtrArray *
limber_diary_list_pain_entries (LimberDiary *self,
                                int from_day,
                                int to_day,
                                guint limit,
                                const LimberPainEntry *after,
                                GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), NULL);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberStatement) select = limber_statement_new (
      database, "SELECT " LIMBER_PAIN_ENTRY_COLUMNS " FROM pain_entry "
                "WHERE (at_usec, id) < (?1, ?2) AND at_usec >= (?3 - 1) * 86400000000 "
                "AND at_usec < (?4 + 2) * 86400000000 AND day BETWEEN ?3 AND ?4 "
                "AND is_hidden = 0 ORDER BY at_usec DESC, id DESC LIMIT ?5");

  /* Local days lie within a day of the UTC days; multiplied they must fit into 64 bits. */
  limber_statement_bind_int (select, 0, after != NULL ? after->at.usec : G_MAXINT64);
  limber_statement_bind_int (select, 1, after != NULL ? after->id : G_MAXINT64);
  limber_statement_bind_int (select, 2, MAX (from_day, -1000000));
  limber_statement_bind_int (select, 3, MIN (to_day, 1000000));
  limber_statement_bind_int (select, 4, limit == 0 ? -1 : (gint64) limit);
  return limber_rows_collect (database, select, limber_row_read_pain_entry,
                              (GDestroyNotify) limber_pain_entry_free, error);
}

/* A row of its own, without counts */
static gboolean
delete_row (LimberDiary *self, const char *sql, gint64 id, GError **error)
{
  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberStatement) remove = limber_statement_new (database, sql);

  limber_statement_bind_int (remove, 0, id);
  if (!limber_statement_run (remove, error))
    return FALSE;
  return limber_database_get_n_changes (database) > 0 || refuse_missing (error);
}

/**
 * limber_diary_add_measure:
 * @self: the diary
 * @measure: (transfer none): its id must be 0
 * @now_usec: the present
 * @id: (out) (optional): its id; untouched on failure
 * @error: a #LimberRecordError or #LimberDiaryError
 */
gboolean
limber_diary_add_measure (
    LimberDiary *self, const LimberMeasure *measure, gint64 now_usec, gint64 *id, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self) && measure->id == 0, FALSE);

  if (!limber_measure_check (measure, now_usec, error))
    return FALSE;

  LIMBER_DIARY_LOCK (self, database);
  return limber_row_write_measure (database, measure, id, error);
}

/* %LIMBER_DIARY_ERROR_NOT_FOUND if there is none. */
gboolean
limber_diary_delete_measure (LimberDiary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  return delete_row (self, "DELETE FROM measure WHERE id = ?", id, error);
}

/* (transfer full) (element-type LimberMeasure): oldest first. */
GPtrArray *
limber_diary_list_measures (LimberDiary *self, int from_day, int to_day, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), NULL);

  return limber_rows_list_days (self,
                                "SELECT " LIMBER_MEASURE_COLUMNS
                                " FROM measure WHERE day BETWEEN ? AND ? ORDER BY at_usec, id",
                                from_day, to_day, limber_row_read_measure,
                                (GDestroyNotify) limber_measure_free, error);
}

/**
 * limber_diary_add_questionnaire:
 * @self: the diary
 * @questionnaire: (transfer none): its id must be 0
 * @now_usec: the present
 * @id: (out) (optional): its id; untouched on failure
 * @error: a #LimberRecordError or #LimberDiaryError
 */
gboolean
limber_diary_add_questionnaire (LimberDiary *self,
                                const LimberQuestionnaire *questionnaire,
                                gint64 now_usec,
                                gint64 *id,
                                GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self) && questionnaire->id == 0, FALSE);

  if (!limber_questionnaire_check (questionnaire, now_usec, error))
    return FALSE;

  LIMBER_DIARY_LOCK (self, database);
  return limber_row_write_questionnaire (database, questionnaire, id, error);
}

/* %LIMBER_DIARY_ERROR_NOT_FOUND if there is none. */
gboolean
limber_diary_delete_questionnaire (LimberDiary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  return delete_row (self, "DELETE FROM questionnaire WHERE id = ?", id, error);
}

/* (transfer full) (element-type LimberQuestionnaire): oldest first. */
GPtrArray *
limber_diary_list_questionnaires (LimberDiary *self, int from_day, int to_day, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), NULL);

  return limber_rows_list_days (
      self,
      "SELECT " LIMBER_QUESTIONNAIRE_COLUMNS
      " FROM questionnaire WHERE day BETWEEN ? AND ? ORDER BY at_usec, id",
      from_day, to_day, limber_row_read_questionnaire, (GDestroyNotify) limber_questionnaire_free,
      error);
}
