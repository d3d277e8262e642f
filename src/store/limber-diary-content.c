/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-content"

#include "config.h"

#include "store/limber-diary-content.h"

#include "store/limber-diary-counts-private.h"
#include "store/limber-diary-private.h"
#include "store/limber-diary-rows-private.h"

#include <glib/gi18n-lib.h>

/*
 * LimberDiaryContent:
 *
 * Everything out of a diary and into one. What goes out is one consistent view; what comes in is
 * one transaction, checked record by record like anything that a person types.
 */

/* From here on making the counts anew is faster than keeping them up to date. */
#define MANY_ENTRIES 2000

typedef gboolean (*Visit) (gconstpointer record, gpointer user_data, GError **error);

typedef struct {
  LimberDatabase *database; /* (unowned) */
  gint64 now_usec;
  gboolean is_merge;
  GHashTable *session_ids; /* (owned): id in the content to id in the diary, both gint64* */
  guint n_added;
} Import;

static void
import_clear (Import *self)
{
  g_hash_table_unref (self->session_ids);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

/* @visit: (nullable) */
static gboolean
visit_rows (LimberDatabase *database,
            const char *sql,
            int from_day,
            int to_day,
            LimberRowReader reader,
            GDestroyNotify destroy,
            Visit visit,
            gpointer user_data,
            GError **error)
{
  g_autoptr (LimberStatement) select = NULL;
  gboolean has_row;

  if (visit == NULL)
    return TRUE;
  select = limber_statement_new (database, sql);
  limber_statement_bind_int (select, 0, MAX (from_day, -1000000));
  limber_statement_bind_int (select, 1, MIN (to_day, 1000000));
  if (!limber_statement_step (select, &has_row, error))
    return FALSE;
  while (has_row) {
    gpointer record = reader (database, select, error);
    gboolean is_fine = record != NULL && visit (record, user_data, error);

    if (record != NULL)
      destroy (record);
    if (!is_fine || !limber_statement_step (select, &has_row, error))
      return FALSE;
  }
  return TRUE;
}

/* The local day of a row that does not store it; the division must round down before 1970 too. */
#define DAY_OF(usec, offset)                                                                       \
  "((" usec " + " offset " * 60000000 + 86400000000 * 1000000) / 86400000000 - 1000000)"

/**
 * limber_diary_visit:
 * @self: the diary, locked until the end
 * @from_day: the first local day
 * @to_day: the last local day
 * @visitor: is shown each record
 * @error: a #LimberDiaryError, or the visitor's own
 */
gboolean
limber_diary_visit (LimberDiary *self,
                    int from_day,
                    int to_day,
                    const LimberDiaryVisitor *visitor,
                    gpointer user_data,
                    GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberDatabaseTransaction) read = limber_database_begin_read (database, error);

#define VISIT(columns, table, where, order, reader, destroy, member)                               \
  visit_rows (database, "SELECT " columns " FROM " table " WHERE " where " ORDER BY " order,       \
              from_day, to_day, reader, (GDestroyNotify) destroy, (Visit) visitor->member,         \
              user_data, error)

  return read != NULL
         && VISIT (LIMBER_SITTING_COLUMNS, "sitting",
                   DAY_OF ("started_usec", "started_offset") " BETWEEN ? AND ?", "started_usec",
                   limber_row_read_sitting, limber_sitting_record_free, sitting)
         && VISIT (LIMBER_BREAK_COLUMNS, "break", "day BETWEEN ? AND ?", "due_usec, break_id",
                   limber_row_read_break, limber_break_record_free, break_record)
         && VISIT (LIMBER_DECISION_COLUMNS, "decision",
                   DAY_OF ("at_usec", "at_offset") " BETWEEN ? AND ?", "at_usec, id",
                   limber_row_read_decision, limber_decision_record_free, decision)
         && VISIT (LIMBER_SESSION_COLUMNS, "session", "day BETWEEN ? AND ?", "started_usec, id",
                   limber_row_read_session, limber_session_record_free, session)
         && VISIT (LIMBER_PAIN_ENTRY_COLUMNS, "pain_entry", "day BETWEEN ? AND ? AND is_hidden = 0",
                   "at_usec, id", limber_row_read_pain_entry, limber_pain_entry_free, pain_entry)
         && VISIT (LIMBER_MEASURE_COLUMNS, "measure", "day BETWEEN ? AND ?", "at_usec, id",
                   limber_row_read_measure, limber_measure_free, measure)
         && VISIT (LIMBER_QUESTIONNAIRE_COLUMNS, "questionnaire", "day BETWEEN ? AND ?",
                   "at_usec, id", limber_row_read_questionnaire, limber_questionnaire_free,
                   questionnaire);
#undef VISIT
}

/* (transfer full): with nothing in it. */
LimberDiaryContent *
limber_diary_content_new (void)
{
  LimberDiaryContent *self = g_new0 (LimberDiaryContent, 1);

  self->sittings = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_sitting_record_free);
  self->breaks = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_break_record_free);
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_decision_record_free);
  self->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_session_record_free);
  self->pain_entries = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_pain_entry_free);
  self->measures = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_measure_free);
  self->questionnaires = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_questionnaire_free);
  return self;
}

void
limber_diary_content_free (LimberDiaryContent *self)
{
  g_ptr_array_unref (self->sittings);
  g_ptr_array_unref (self->breaks);
  g_ptr_array_unref (self->decisions);
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->pain_entries);
  g_ptr_array_unref (self->measures);
  g_ptr_array_unref (self->questionnaires);
  g_free (self->state);
  g_free (self);
}

/* What a person noted; the agent writes as soon as it runs, and is no reason to refuse. */
static gboolean
check_empty (LimberDatabase *database, GError **error)
{
  gint64 n;

  if (!limber_database_query_int (database,
                                  "SELECT (SELECT count (*) FROM pain_entry) "
                                  "+ (SELECT count (*) FROM session) "
                                  "+ (SELECT count (*) FROM measure) "
                                  "+ (SELECT count (*) FROM questionnaire)",
                                  &n, error))
    return FALSE;
  if (n > 0) {
    g_set_error_literal (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_NOT_EMPTY,
                         _ ("The diary is not empty. Say that the records are to be merged."));
    return FALSE;
  }
  return TRUE;
}

/* The first column of a question with bound values; 0 for no row. The statement is reset. */
static gboolean
find_id (LimberStatement *select, gint64 *id, GError **error)
{
  gboolean has_row;

  if (!limber_statement_step (select, &has_row, error))
    return FALSE;
  *id = has_row ? limber_statement_get_int (select, 0) : 0;
  limber_statement_reset (select);
  return TRUE;
}

/* The number that a record may keep: its own if it is free, else a new one */
static gboolean
choose_id (Import *self, const char *sql, gint64 *id, GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (self->database, sql);
  gint64 taken;

  limber_statement_bind_int (select, 0, *id);
  if (!find_id (select, &taken, error))
    return FALSE;
  if (taken != 0)
    *id = 0;
  return TRUE;
}

static gboolean
import_sitting (Import *self, LimberSittingRecord *record, GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (
      self->database, "SELECT 1 FROM sitting WHERE started_usec = ?");
  gint64 found;

  limber_statement_bind_int (select, 0, record->started.usec);
  if (!limber_stamp_check (&record->started, self->now_usec, error)
      || !find_id (select, &found, error))
    return FALSE;
  if (found != 0)
    return TRUE;
  self->n_added++;
  return limber_row_write_sitting (self->database, record, error);
}

static gboolean
import_break (Import *self, LimberBreakRecord *record, GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (
      self->database, "SELECT 1 FROM break WHERE break_id = ?");
  gint64 found;

  limber_statement_bind_text (select, 0, record->break_id);
  if (!limber_stamp_check (&record->due, self->now_usec, error) || !find_id (select, &found, error))
    return FALSE;
  if (found != 0)
    return TRUE;
  self->n_added++;
  return limber_row_write_break (self->database, record, error);
}

static gboolean
import_decision (Import *self, LimberDecisionRecord *record, GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (
      self->database, "SELECT id FROM decision WHERE at_usec = ? AND event = ? AND cause IS ? "
                      "AND break_id IS ?");
  gint64 found;

  limber_statement_bind_int (select, 0, record->at.usec);
  limber_statement_bind_text (select, 1, record->event);
  limber_statement_bind_text (select, 2, record->cause);
  limber_statement_bind_text (select, 3, record->break_id);
  if (!limber_stamp_check (&record->at, self->now_usec, error)
      || (self->is_merge && !find_id (select, &found, error)))
    return FALSE;
  if (self->is_merge && found != 0)
    return TRUE;
  self->n_added++;
  return choose_id (self, "SELECT id FROM decision WHERE id = ?", &record->id, error)
         && limber_row_write_decision (self->database, record, error);
}

static void
remember_session (Import *self, gint64 from_id, gint64 to_id)
{
  gint64 *key = g_new (gint64, 1);
  gint64 *value = g_new (gint64, 1);

  *key = from_id;
  *value = to_id;
  g_hash_table_insert (self->session_ids, key, value);
}

static gboolean
import_session (Import *self, LimberSessionRecord *record, GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (
      self->database, "SELECT id FROM session WHERE started_usec = ? AND routine_id = ?");
  gint64 own_id = record->id;
  gint64 found = 0;

  limber_statement_bind_int (select, 0, record->started.usec);
  limber_statement_bind_text (select, 1, record->routine_id);
  if (!limber_stamp_check (&record->started, self->now_usec, error)
      || (self->is_merge && !find_id (select, &found, error)))
    return FALSE;
  if (found == 0) {
    if (!choose_id (self, "SELECT id FROM session WHERE id = ?", &record->id, error)
        || !limber_row_write_session (self->database, record, &found, error))
      return FALSE;
    self->n_added++;
  }
  remember_session (self, own_id, found);
  return TRUE;
}

static gboolean
find_same_entry (Import *self, const LimberPainEntry *entry, gint64 *found, GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (
      self->database, "SELECT id FROM pain_entry WHERE at_usec = ? AND level = ? AND question = ? "
                      "AND zones = ? AND note IS ? AND is_hidden = 0");

  limber_statement_bind_int (select, 0, entry->at.usec);
  limber_statement_bind_int (select, 1, entry->level);
  limber_statement_bind_int (select, 2, entry->question);
  limber_statement_bind_int (select, 3, (gint64) entry->zones);
  limber_statement_bind_text (select, 4, entry->note);
  return find_id (select, found, error);
}

static gboolean
import_pain_entry (Import *self, LimberPainEntry *entry, gboolean is_counted, GError **error)
{
  const gint64 *session_id = g_hash_table_lookup (self->session_ids, &entry->session_id);
  gint64 found = 0;

  if (!limber_pain_entry_check (entry, self->now_usec, error)
      || (self->is_merge && !find_same_entry (self, entry, &found, error)))
    return FALSE;
  if (found != 0)
    return TRUE;
  /* Its session may lie outside the days that were exported. */
  entry->session_id = session_id != NULL ? *session_id : 0;
  self->n_added++;
  return choose_id (self, "SELECT id FROM pain_entry WHERE id = ?", &entry->id, error)
         && limber_row_write_pain_entry (self->database, entry, NULL, error)
         && (!is_counted || limber_diary_counts_change (self->database, entry, 1, error));
}

static gboolean
import_measure (Import *self, LimberMeasure *measure, GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (
      self->database, "SELECT id FROM measure WHERE at_usec = ? AND kind = ? AND side = ? "
                      "AND value_tenths = ?");
  gint64 found = 0;

  if (!limber_measure_check (measure, self->now_usec, error))
    return FALSE;
  limber_statement_bind_int (select, 0, measure->at.usec);
  limber_statement_bind_text (select, 1, limber_measure_kind_to_nick (measure->kind));
  limber_statement_bind_text (select, 2, limber_measure_side_to_nick (measure->side));
  limber_statement_bind_int (select, 3, measure->value_tenths);
  if (self->is_merge && !find_id (select, &found, error))
    return FALSE;
  if (found != 0)
    return TRUE;
  self->n_added++;
  return choose_id (self, "SELECT id FROM measure WHERE id = ?", &measure->id, error)
         && limber_row_write_measure (self->database, measure, NULL, error);
}

static gboolean
import_questionnaire (Import *self, LimberQuestionnaire *filled, GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (
      self->database, "SELECT id FROM questionnaire WHERE at_usec = ? AND kind = ?");
  gint64 found = 0;

  if (!limber_questionnaire_check (filled, self->now_usec, error))
    return FALSE;
  limber_statement_bind_int (select, 0, filled->at.usec);
  limber_statement_bind_text (select, 1, limber_questionnaire_kind_to_nick (filled->kind));
  if (self->is_merge && !find_id (select, &found, error))
    return FALSE;
  if (found != 0)
    return TRUE;
  self->n_added++;
  return choose_id (self, "SELECT id FROM questionnaire WHERE id = ?", &filled->id, error)
         && limber_row_write_questionnaire (self->database, filled, NULL, error);
}

static gboolean
import_state (Import *self, const char *state, GError **error)
{
  g_autoptr (LimberStatement) insert = limber_statement_new (
      self->database, "INSERT OR IGNORE INTO agent_state VALUES (1, ?)");

  if (state == NULL || self->is_merge)
    return TRUE;
  limber_statement_bind_text (insert, 0, state);
  return limber_statement_run (insert, error);
}

typedef gboolean (*ImportRecord) (Import *self, gpointer record, GError **error);

static gboolean
import_all (Import *self, GPtrArray *records, ImportRecord import, GError **error)
{
  for (guint i = 0; i < records->len; i++) {
    if (!import (self, records->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
import_pain (Import *self, GPtrArray *entries, GError **error)
{
  gboolean is_counted = entries->len < MANY_ENTRIES;

  for (guint i = 0; i < entries->len; i++) {
    if (!import_pain_entry (self, entries->pdata[i], is_counted, error))
      return FALSE;
  }
  return is_counted || limber_diary_counts_rebuild (self->database, error);
}

/**
 * limber_diary_import:
 * @self: the diary
 * @content: records; their numbers may be changed
 * @is_merge: whether to add to a diary that is not empty
 * @now_usec: the present; no record may be later
 * @n_added: (out) (optional): untouched on failure
 * @error: a #LimberDiaryError or #LimberRecordError; nothing was written then
 */
gboolean
limber_diary_import (LimberDiary *self,
                     const LimberDiaryContent *content,
                     gboolean is_merge,
                     gint64 now_usec,
                     guint *n_added,
                     GError **error)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  LIMBER_DIARY_LOCK (self, database);
  g_autoptr (LimberDatabaseTransaction) write = limber_database_begin_write (database, error);
  g_auto (Import) import = { database, now_usec, is_merge,
                             g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
                             0 };

  if (write == NULL || (!is_merge && !check_empty (database, error))
      || !import_all (&import, content->sittings, (ImportRecord) import_sitting, error)
      || !import_all (&import, content->breaks, (ImportRecord) import_break, error)
      || !import_all (&import, content->decisions, (ImportRecord) import_decision, error)
      || !import_all (&import, content->sessions, (ImportRecord) import_session, error)
      || !import_pain (&import, content->pain_entries, error)
      || !import_all (&import, content->measures, (ImportRecord) import_measure, error)
      || !import_all (&import, content->questionnaires, (ImportRecord) import_questionnaire, error)
      || !import_state (&import, content->state, error)
      || !limber_database_transaction_commit (write, error))
    return FALSE;
  if (n_added != NULL)
    *n_added = import.n_added;
  return TRUE;
}
