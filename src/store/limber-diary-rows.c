/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-rows"

#include "config.h"

#include "store/limber-diary-rows-private.h"

#include "store/limber-diary-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/*
 * Rows:
 *
 * The only place that knows both how a record looks in memory and how it lies in its table.
 */

static gpointer
refuse_row (const char *table, GError **error)
{
  /* Translators: %s is the name of a table in the file, English */
  g_set_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED,
               _ ("The diary holds a value that no Limber wrote, in “%s”."), table);
  return NULL;
}

/* The id to bind, NULL for a new row */
static void
bind_id (LimberStatement *statement, gint64 id)
{
  if (id != 0)
    limber_statement_bind_int (statement, 0, id);
  else
    limber_statement_bind_null (statement, 0);
}

static gboolean
run_insert (
    LimberDatabase *database, LimberStatement *statement, gint64 own_id, gint64 *id, GError **error)
{
  if (!limber_statement_run (statement, error))
    return FALSE;
  if (id != NULL)
    *id = own_id != 0 ? own_id : limber_database_get_last_id (database);
  return TRUE;
}

gpointer
limber_row_read_sitting (LimberDatabase *database, LimberStatement *row, GError **error)
{
  LimberSittingRecord *record = limber_sitting_record_new (limber_statement_get_stamp (row, 0));

  record->ended = limber_statement_get_stamp (row, 2);
  return record;
}

gboolean
limber_row_write_sitting (LimberDatabase *database,
                          const LimberSittingRecord *record,
                          GError **error)
{
  g_autoptr (LimberStatement) insert = limber_statement_new (
      database, "INSERT OR REPLACE INTO sitting (" LIMBER_SITTING_COLUMNS ") VALUES (?, ?, ?, ?)");

  limber_statement_bind_stamp (insert, 0, &record->started);
  limber_statement_bind_optional_stamp (insert, 2, &record->ended);
  return limber_statement_run (insert, error);
}

gpointer
limber_row_read_break (LimberDatabase *database, LimberStatement *row, GError **error)
{
  g_autoptr (LimberBreakRecord) record = limber_break_record_new (
      limber_statement_get_text (row, 0), limber_statement_get_stamp (row, 1));

  record->is_planned = limber_statement_get_int (row, 3) != 0;
  record->is_prompted = limber_statement_get_int (row, 4) != 0;
  record->sitting_secs = (int) limber_statement_get_int (row, 5);
  record->n_prompts = (int) limber_statement_get_int (row, 6);
  record->n_snoozes = (int) limber_statement_get_int (row, 7);
  record->routine_id = limber_statement_dup_text (row, 8);
  record->started = limber_statement_get_stamp (row, 9);
  record->ended = limber_statement_get_stamp (row, 11);
  record->reason = limber_statement_dup_text (row, 14);
  record->done_permille = (int) limber_statement_get_int (row, 15);
  if (!limber_break_outcome_from_nick (limber_statement_get_text (row, 13), &record->outcome))
    return refuse_row ("break", error);
  return g_steal_pointer (&record);
}

gboolean
limber_row_write_break (LimberDatabase *database, const LimberBreakRecord *record, GError **error)
{
  g_autoptr (LimberStatement) insert = limber_statement_new (
      database, "INSERT OR REPLACE INTO break (" LIMBER_BREAK_COLUMNS
                ", day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

  limber_statement_bind_text (insert, 0, record->break_id);
  limber_statement_bind_stamp (insert, 1, &record->due);
  limber_statement_bind_int (insert, 3, record->is_planned ? 1 : 0);
  limber_statement_bind_int (insert, 4, record->is_prompted ? 1 : 0);
  limber_statement_bind_int (insert, 5, record->sitting_secs);
  limber_statement_bind_int (insert, 6, record->n_prompts);
  limber_statement_bind_int (insert, 7, record->n_snoozes);
  limber_statement_bind_text (insert, 8, record->routine_id);
  limber_statement_bind_optional_stamp (insert, 9, &record->started);
  limber_statement_bind_optional_stamp (insert, 11, &record->ended);
  limber_statement_bind_text (insert, 13, limber_break_outcome_to_nick (record->outcome));
  limber_statement_bind_text (insert, 14, record->reason);
  limber_statement_bind_int (insert, 15, record->done_permille);
  limber_statement_bind_int (insert, 16, limber_stamp_get_day (&record->due));
  return limber_statement_run (insert, error);
}

gpointer
limber_row_read_decision (LimberDatabase *database, LimberStatement *row, GError **error)
{
  LimberDecisionRecord *record = limber_decision_record_new (limber_statement_get_stamp (row, 1),
                                                             limber_statement_get_text (row, 3),
                                                             limber_statement_get_text (row, 4));

  record->id = limber_statement_get_int (row, 0);
  record->break_id = limber_statement_dup_text (row, 5);
  record->detail = limber_statement_dup_text (row, 6);
  return record;
}

gboolean
limber_row_write_decision (LimberDatabase *database,
                           const LimberDecisionRecord *record,
                           GError **error)
{
  g_autoptr (LimberStatement) insert = limber_statement_new (
      database, "INSERT INTO decision (" LIMBER_DECISION_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?)");

  bind_id (insert, record->id);
  limber_statement_bind_stamp (insert, 1, &record->at);
  limber_statement_bind_text (insert, 3, record->event);
  limber_statement_bind_text (insert, 4, record->cause);
  limber_statement_bind_text (insert, 5, record->break_id);
  limber_statement_bind_text (insert, 6, record->detail);
  return limber_statement_run (insert, error);
}

static gboolean
read_items (LimberDatabase *database, LimberSessionRecord *record, GError **error)
{
  g_autoptr (LimberStatement) select = limber_statement_new (
      database,
      "SELECT exercise_id, outcome FROM session_item WHERE session_id = ? ORDER BY position");
  gboolean has_row;

  limber_statement_bind_int (select, 0, record->id);
  if (!limber_statement_step (select, &has_row, error))
    return FALSE;
  while (has_row) {
    LimberOutcome outcome;

    if (!limber_outcome_from_nick (limber_statement_get_text (select, 1), &outcome))
      return refuse_row ("session_item", error) != NULL;
    limber_session_record_add_item (record, limber_statement_get_text (select, 0), outcome);
    if (!limber_statement_step (select, &has_row, error))
      return FALSE;
  }
  return TRUE;
}

gpointer
limber_row_read_session (LimberDatabase *database, LimberStatement *row, GError **error)
{
  g_autoptr (LimberSessionRecord) record = limber_session_record_new (
      limber_statement_get_stamp (row, 1), limber_statement_get_text (row, 5),
      (int) limber_statement_get_int (row, 6));

  record->id = limber_statement_get_int (row, 0);
  record->ended = limber_statement_get_stamp (row, 3);
  record->break_id = limber_statement_dup_text (row, 7);
  record->planned_secs = (int) limber_statement_get_int (row, 8);
  record->done_permille = (int) limber_statement_get_int (row, 9);
  if (!limber_coach_end_from_nick (limber_statement_get_text (row, 10), &record->end))
    return refuse_row ("session", error);
  if (!read_items (database, record, error))
    return NULL;
  return g_steal_pointer (&record);
}

static gboolean
write_items (LimberDatabase *database, const LimberSessionRecord *record, gint64 id, GError **error)
{
  g_autoptr (LimberStatement) clear = limber_statement_new (
      database, "DELETE FROM session_item WHERE session_id = ?");
  g_autoptr (LimberStatement) insert = limber_statement_new (
      database, "INSERT INTO session_item (session_id, position, exercise_id, outcome) "
                "VALUES (?, ?, ?, ?)");

  limber_statement_bind_int (clear, 0, id);
  if (!limber_statement_run (clear, error))
    return FALSE;
  for (guint i = 0; i < record->items->len; i++) {
    const LimberSessionItemRecord *item = record->items->pdata[i];

    limber_statement_bind_int (insert, 0, id);
    limber_statement_bind_int (insert, 1, i);
    limber_statement_bind_text (insert, 2, item->exercise_id);
    limber_statement_bind_text (insert, 3, limber_outcome_to_nick (item->outcome));
    if (!limber_statement_run (insert, error))
      return FALSE;
  }
  return TRUE;
}

/* An update in place, never a replaced row: pain entries point to it. */
gboolean
limber_row_write_session (LimberDatabase *database,
                          const LimberSessionRecord *record,
                          gint64 *id,
                          GError **error)
{
  g_autoptr (LimberStatement) insert = limber_statement_new (
      database,
      "INSERT INTO session (" LIMBER_SESSION_COLUMNS ", day) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT (id) DO UPDATE SET "
      "started_usec = ?2, started_offset = ?3, ended_usec = ?4, ended_offset = ?5, "
      "routine_id = ?6, level = ?7, break_id = ?8, planned_secs = ?9, done_permille = ?10, "
      "ending = ?11, day = ?12");
  gint64 row_id;

  bind_id (insert, record->id);
  limber_statement_bind_stamp (insert, 1, &record->started);
  limber_statement_bind_optional_stamp (insert, 3, &record->ended);
  limber_statement_bind_text (insert, 5, record->routine_id);
  limber_statement_bind_int (insert, 6, record->level);
  limber_statement_bind_text (insert, 7, record->break_id);
  limber_statement_bind_int (insert, 8, record->planned_secs);
  limber_statement_bind_int (insert, 9, record->done_permille);
  limber_statement_bind_text (insert, 10, limber_coach_end_to_nick (record->end));
  limber_statement_bind_int (insert, 11, limber_stamp_get_day (&record->started));
  if (!run_insert (database, insert, record->id, &row_id, error)
      || !write_items (database, record, row_id, error))
    return FALSE;
  if (id != NULL)
    *id = row_id;
  return TRUE;
}

gpointer
limber_row_read_pain_entry (LimberDatabase *database, LimberStatement *row, GError **error)
{
  g_autoptr (LimberPainEntry) record = limber_pain_entry_new (
      limber_statement_get_stamp (row, 1), (int) limber_statement_get_int (row, 3),
      (LimberPainQuestion) limber_statement_get_int (row, 4));

  record->id = limber_statement_get_int (row, 0);
  record->zones = (LimberZones) limber_statement_get_int (row, 5);
  record->session_id = limber_statement_get_int (row, 6);
  record->note = limber_statement_dup_text (row, 7);
  if ((guint) record->question >= LIMBER_N_PAIN_QUESTIONS
      || (record->zones & ~LIMBER_ZONES_ALL) != 0)
    return refuse_row ("pain_entry", error);
  return g_steal_pointer (&record);
}

gboolean
limber_row_write_pain_entry (LimberDatabase *database,
                             const LimberPainEntry *record,
                             gint64 *id,
                             GError **error)
{
  g_autoptr (LimberStatement) insert = limber_statement_new (
      database, "INSERT INTO pain_entry (" LIMBER_PAIN_ENTRY_COLUMNS
                ", day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET "
                "at_usec = ?2, at_offset = ?3, level = ?4, question = ?5, zones = ?6, "
                "session_id = ?7, note = ?8, day = ?9");

  bind_id (insert, record->id);
  limber_statement_bind_stamp (insert, 1, &record->at);
  limber_statement_bind_int (insert, 3, record->level);
  limber_statement_bind_int (insert, 4, record->question);
  limber_statement_bind_int (insert, 5, (gint64) record->zones);
  if (record->session_id != 0)
    limber_statement_bind_int (insert, 6, record->session_id);
  else
    limber_statement_bind_null (insert, 6);
  limber_statement_bind_text (insert, 7, record->note);
  limber_statement_bind_int (insert, 8, limber_stamp_get_day (&record->at));
  return run_insert (database, insert, record->id, id, error);
}

gpointer
limber_row_read_measure (LimberDatabase *database, LimberStatement *row, GError **error)
{
  g_autoptr (LimberMeasure) record = limber_measure_new (limber_statement_get_stamp (row, 1),
                                                         LIMBER_MEASURE_FORWARD_BEND,
                                                         (int) limber_statement_get_int (row, 5));

  record->id = limber_statement_get_int (row, 0);
  record->note = limber_statement_dup_text (row, 6);
  if (!limber_measure_kind_from_nick (limber_statement_get_text (row, 3), &record->kind)
      || !limber_measure_side_from_nick (limber_statement_get_text (row, 4), &record->side))
    return refuse_row ("measure", error);
  return g_steal_pointer (&record);
}

gboolean
limber_row_write_measure (LimberDatabase *database,
                          const LimberMeasure *record,
                          gint64 *id,
                          GError **error)
{
  g_autoptr (LimberStatement) insert = limber_statement_new (
      database,
      "INSERT INTO measure (" LIMBER_MEASURE_COLUMNS ", day) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

  bind_id (insert, record->id);
  limber_statement_bind_stamp (insert, 1, &record->at);
  limber_statement_bind_text (insert, 3, limber_measure_kind_to_nick (record->kind));
  limber_statement_bind_text (insert, 4, limber_measure_side_to_nick (record->side));
  limber_statement_bind_int (insert, 5, record->value_tenths);
  limber_statement_bind_text (insert, 6, record->note);
  limber_statement_bind_int (insert, 7, limber_stamp_get_day (&record->at));
  return run_insert (database, insert, record->id, id, error);
}

gpointer
limber_row_read_questionnaire (LimberDatabase *database, LimberStatement *row, GError **error)
{
  g_auto (GStrv) texts = g_strsplit (limber_statement_get_text (row, 5), ",", -1);
  int answers[LIMBER_QUESTIONNAIRE_MAX_ITEMS] = { 0 };
  guint n_answers = g_strv_length (texts);
  LimberQuestionnaireKind kind;
  LimberQuestionnaire *record;

  if (n_answers > LIMBER_QUESTIONNAIRE_MAX_ITEMS
      || !limber_questionnaire_kind_from_nick (limber_statement_get_text (row, 3), &kind))
    return refuse_row ("questionnaire", error);
  for (guint i = 0; i < n_answers; i++)
    answers[i] = atoi (texts[i]);
  record = limber_questionnaire_new (limber_statement_get_stamp (row, 1), kind,
                                     limber_statement_get_text (row, 4), answers, n_answers);
  record->id = limber_statement_get_int (row, 0);
  return record;
}

gboolean
limber_row_write_questionnaire (LimberDatabase *database,
                                const LimberQuestionnaire *record,
                                gint64 *id,
                                GError **error)
{
  g_autoptr (LimberStatement) insert = limber_statement_new (
      database, "INSERT INTO questionnaire (" LIMBER_QUESTIONNAIRE_COLUMNS
                ", day) VALUES (?, ?, ?, ?, ?, ?, ?)");
  g_autoptr (GString) answers = g_string_new (NULL);

  for (guint i = 0; i < record->n_answers; i++)
    g_string_append_printf (answers, i == 0 ? "%d" : ",%d", record->answers[i]);
  bind_id (insert, record->id);
  limber_statement_bind_stamp (insert, 1, &record->at);
  limber_statement_bind_text (insert, 3, limber_questionnaire_kind_to_nick (record->kind));
  limber_statement_bind_text (insert, 4, record->language);
  limber_statement_bind_text (insert, 5, answers->str);
  limber_statement_bind_int (insert, 6, limber_stamp_get_day (&record->at));
  return run_insert (database, insert, record->id, id, error);
}

GPtrArray *
limber_rows_collect (LimberDatabase *database,
                     LimberStatement *statement,
                     LimberRowReader reader,
                     GDestroyNotify destroy,
                     GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (destroy);
  gboolean has_row;

  if (!limber_statement_step (statement, &has_row, error))
    return NULL;
  while (has_row) {
    gpointer record = reader (database, statement, error);

    if (record == NULL)
      return NULL;
    g_ptr_array_add (rows, record);
    if (!limber_statement_step (statement, &has_row, error))
      return NULL;
  }
  return g_steal_pointer (&rows);
}

GPtrArray *
limber_rows_list_days (LimberDiary *diary,
                       const char *sql,
                       int from_day,
                       int to_day,
                       LimberRowReader reader,
                       GDestroyNotify destroy,
                       GError **error)
{
  LIMBER_DIARY_LOCK (diary, database);
  g_autoptr (LimberDatabaseTransaction) read = limber_database_begin_read (database, error);
  g_autoptr (LimberStatement) select = NULL;

  if (read == NULL)
    return NULL;
  select = limber_statement_new (database, sql);
  limber_statement_bind_int (select, 0, from_day);
  limber_statement_bind_int (select, 1, to_day);
  return limber_rows_collect (database, select, reader, destroy, error);
}
