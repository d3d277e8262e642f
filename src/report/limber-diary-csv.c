/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-csv"

#include "config.h"

#include "report/limber-diary-csv.h"

#include <string.h>

/*
 * Diary as CSV:
 *
 * For spreadsheets and clinics: pain, measures, questionnaires, sessions and breaks. The agent's
 * own records are in the JSON export.
 */

/* The cells of one row; NULL is an empty one. plan_version is empty until there are plans. */
typedef struct {
  LimberStamp at;
  const char *kind;
  const char *code;
  const char *value;
  const char *unit;
  const char *region;
  const char *exercise_id;
  const char *note; /* free text */
} Row;

typedef struct {
  GOutputStream *stream; /* (unowned) */
  char separator;
  GString *line; /* (owned) */
} Writer;

static void
append_cell (Writer *self, const char *text)
{
  const char special[] = { '"', '\r', '\n', self->separator, '\0' };

  if (self->line->len > 0)
    g_string_append_c (self->line, self->separator);
  if (text == NULL)
    return;
  if (strpbrk (text, special) == NULL && *text != ' ') {
    g_string_append (self->line, text);
    return;
  }
  g_string_append_c (self->line, '"');
  for (; *text != '\0'; text++) {
    if (*text == '"')
      g_string_append_c (self->line, '"');
    g_string_append_c (self->line, *text);
  }
  g_string_append_c (self->line, '"');
}

/* Free text alone: a guarded number would be no number any more. */
static void
append_free_text (Writer *self, const char *text)
{
  g_autofree char *guarded = NULL;

  if (text != NULL && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    guarded = g_strconcat ("'", text, NULL);
  append_cell (self, guarded != NULL ? guarded : text);
}

static gboolean
end_line (Writer *self, GError **error)
{
  gboolean is_written;

  g_string_append (self->line, "\r\n");
  is_written = g_output_stream_write_all (self->stream, self->line->str, self->line->len, NULL,
                                          NULL, error);
  g_string_truncate (self->line, 0);
  return is_written;
}

static gboolean
write_row (Writer *self, const Row *row, GError **error)
{
  g_autofree char *text = limber_stamp_to_iso8601 (&row->at);

  /* "2026-03-02T08:15:00+01:00" */
  text[strlen ("2026-03-02")] = '\0';
  append_cell (self, text);
  append_cell (self, text + strlen ("2026-03-02T"));
  append_cell (self, row->kind);
  append_cell (self, row->code);
  append_cell (self, row->value);
  append_cell (self, row->unit);
  append_cell (self, row->region);
  append_cell (self, row->exercise_id);
  append_cell (self, NULL);
  append_free_text (self, row->note);
  return end_line (self, error);
}

static gboolean
write_break (const LimberBreakRecord *record, gpointer writer, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%d", record->sitting_secs / 60);
  Row row = { record->due, "break", limber_break_outcome_to_nick (record->outcome), value, "min" };

  row.note = record->reason;
  return write_row (writer, &row, error);
}

static gboolean
write_session (const LimberSessionRecord *record, gpointer writer, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%d.%d", record->done_permille / 10,
                                            record->done_permille % 10);
  Row row = { record->started, "session", record->routine_id, value, "%" };

  row.note = limber_coach_end_to_nick (record->end);
  if (!write_row (writer, &row, error))
    return FALSE;
  for (guint i = 0; i < record->items->len; i++) {
    const LimberSessionItemRecord *item = record->items->pdata[i];
    Row item_row = { record->started, "exercise", limber_outcome_to_nick (item->outcome) };

    item_row.exercise_id = item->exercise_id;
    if (!write_row (writer, &item_row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_pain_entry (const LimberPainEntry *record, gpointer writer, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%d", record->level);
  g_autofree char *region = limber_zones_to_string (record->zones);
  Row row = { record->at, "pain",    limber_pain_question_to_nick (record->question),
              value,      "{score}", region };

  row.note = record->note;
  return write_row (writer, &row, error);
}

static gboolean
write_measure (const LimberMeasure *record, gpointer writer, GError **error)
{
  g_autofree char *value = limber_measure_value_to_string (record);
  Row row = { record->at, "measure", limber_measure_kind_to_nick (record->kind), value,
              limber_measure_kind_get_unit (record->kind) };

  if (record->side != LIMBER_MEASURE_SIDE_NONE)
    row.region = limber_measure_side_to_nick (record->side);
  row.note = record->note;
  return write_row (writer, &row, error);
}

static gboolean
write_questionnaire (const LimberQuestionnaire *record, gpointer writer, GError **error)
{
  const char *kind = limber_questionnaire_kind_to_nick (record->kind);

  for (guint i = 0; i < record->n_answers; i++) {
    g_autofree char *code = g_strdup_printf ("%s-%u", kind, i + 1);
    g_autofree char *value = g_strdup_printf ("%d", record->answers[i]);
    Row row = { record->at, kind, code, value, "{score}" };

    row.note = record->language;
    if (!write_row (writer, &row, error))
      return FALSE;
  }
  return TRUE;
}

static const LimberDiaryVisitor visitor = {
  NULL, write_break, NULL, write_session, write_pain_entry, write_measure, write_questionnaire
};

gboolean
limber_diary_csv_is_separator (char separator)
{
  return separator != '\0' && strchr (",;\t|", separator) != NULL;
}

/**
 * limber_diary_csv_write:
 * @diary: the diary
 * @from_day: the first local day
 * @to_day: the last local day
 * @separator: see limber_diary_csv_is_separator()
 * @stream: is not closed
 * @error: the diary's or the stream's
 */
gboolean
limber_diary_csv_write (LimberDiary *diary,
                        int from_day,
                        int to_day,
                        char separator,
                        GOutputStream *stream,
                        GError **error)
{
  static const char *const columns[] = { "date", "time",   "kind",        "code",         "value",
                                         "unit", "region", "exercise_id", "plan_version", "note" };
  g_autoptr (GString) line = g_string_new (NULL);
  Writer self = { stream, separator, line };

  g_return_val_if_fail (limber_diary_csv_is_separator (separator), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    append_cell (&self, columns[i]);
  return end_line (&self, error)
         && limber_diary_visit (diary, from_day, to_day, &visitor, &self, error);
}
