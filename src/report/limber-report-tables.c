/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-report-tables"

#include "config.h"

#include "core/limber-decision-text.h"
#include "report/limber-pain-words.h"
#include "report/limber-report-private.h"

#include <glib/gi18n-lib.h>

/*
 * The tables of a report: measures from first to last, reasons and stops.
 */

#define N_COLUMNS      5
#define ROW_GAP_PT     2.5
#define SECTION_GAP_PT 13.0
#define N_STOPS        4
#define MAX_MEASURES   14
#define N_REASONS      6
/* Ekedahl 2012: a smaller change of the forward bend is within what measuring errs by */
#define FORWARD_BEND_ERROR_CM 4.5

/* Shares of the width: a value and its day have room for "12.5 (2 March 2026)" on a line; what is
 * longer takes a second one */
static const double column_shares[N_COLUMNS] = { 0.28, 0.25, 0.25, 0.13, 0.09 };
#define MAX_CELL_LINES 2
#define ROW_HEIGHT_PT  27.0 /* of two lines */

/* A row, as (transfer full) texts */
typedef struct {
  char *cells[N_COLUMNS];
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (row->cells[i]);
  g_free (row);
}

static void
write_row (LimberReportSheet *sheet, LimberInk ink, const char *tag, const char *const *cells)
{
  double all = sheet->width - 2 * LIMBER_SHEET_MARGIN_PT;
  double x = LIMBER_SHEET_MARGIN_PT;
  double height = 0;

  limber_report_sheet_open (sheet, "TR");
  for (guint i = 0; i < N_COLUMNS; i++) {
    double width = all * column_shares[i];

    double cell_height = limber_report_sheet_text (
        sheet, tag, ink, x, sheet->y, width - 8, MAX_CELL_LINES,
        i == 0 ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT, cells[i]);

    height = MAX (height, cell_height);
    x += width;
  }
  limber_report_sheet_close (sheet, "TR");
  sheet->y += height + ROW_GAP_PT;
}

/* "12.5 (2 March 2026)" */
static char *
format_value (const char *value, const LimberStamp *at)
{
  g_autofree char *day = limber_pain_words_name_day (limber_stamp_get_day (at));

  /* Translators: a measured value, and the day when it was taken */
  return g_strdup_printf (_ ("%1$s (%2$s)"), value, day);
}

static char *
format_change (double change)
{
  if (change == 0)
    return g_strdup ("0");
  return g_strdup_printf ("%s%.1f", change > 0 ? "+" : "−", ABS (change));
}

static char *
name_measure (const LimberMeasure *measure)
{
  const char *unit = limber_measure_kind_get_unit (measure->kind);
  g_autoptr (GString) name = g_string_new (limber_measure_kind_get_title (measure->kind));

  if (measure->kind == LIMBER_MEASURE_ACTIVITY && measure->note != NULL)
    g_string_append_printf (name, "%s%s", C_ ("separator", ": "), measure->note);
  if (measure->side == LIMBER_MEASURE_SIDE_LEFT)
    g_string_append_printf (name, ", %s", C_ ("side of the body", "left"));
  if (measure->side == LIMBER_MEASURE_SIDE_RIGHT)
    g_string_append_printf (name, ", %s", C_ ("side of the body", "right"));
  if (*unit != '{')
    g_string_append_printf (name, ", %s", unit);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static gboolean
is_same_measure (const LimberMeasure *a, const LimberMeasure *b)
{
  return a->kind == b->kind && a->side == b->side
         && (a->kind != LIMBER_MEASURE_ACTIVITY || g_strcmp0 (a->note, b->note) == 0);
}

/* Of all that is the same measure as @first */
static Row *
make_measure_row (GPtrArray *measures, const LimberMeasure *first)
{
  const LimberMeasure *last = first;
  guint n = 0;
  Row *row = g_new0 (Row, 1);
  g_autofree char *first_value = limber_pain_words_format_value (first);
  g_autofree char *last_value = NULL;

  for (guint i = 0; i < measures->len; i++) {
    const LimberMeasure *measure = g_ptr_array_index (measures, i);

    if (is_same_measure (measure, first)) {
      last = measure;
      n++;
    }
  }
  last_value = limber_pain_words_format_value (last);
  row->cells[0] = name_measure (first);
  row->cells[1] = format_value (first_value, &first->at);
  row->cells[2] = n > 1 ? format_value (last_value, &last->at) : g_strdup ("–");
  row->cells[3] = n > 1 ? format_change ((last->value_tenths - first->value_tenths) / 10.0)
                        : g_strdup ("–");
  row->cells[4] = g_strdup_printf ("%u", n);
  return row;
}

static gboolean
is_first_of_its_kind (GPtrArray *measures, guint index)
{
  for (guint i = 0; i < index; i++) {
    if (is_same_measure (g_ptr_array_index (measures, i), g_ptr_array_index (measures, index)))
      return FALSE;
  }
  return TRUE;
}

static Row *
make_questionnaire_row (GPtrArray *filled)
{
  const LimberQuestionnaire *first = g_ptr_array_index (filled, 0);
  const LimberQuestionnaire *last = g_ptr_array_index (filled, filled->len - 1);
  double first_score = limber_questionnaire_get_score (first);
  double last_score = limber_questionnaire_get_score (last);
  g_autofree char *first_text = g_strdup_printf ("%.1f", first_score);
  g_autofree char *last_text = g_strdup_printf ("%.1f", last_score);
  Row *row = g_new0 (Row, 1);

  row->cells[0] = g_strdup (_ ("PEG score, 0 to 10"));
  row->cells[1] = format_value (first_text, &first->at);
  row->cells[2] = filled->len > 1 ? format_value (last_text, &last->at) : g_strdup ("–");
  row->cells[3] = filled->len > 1 ? format_change (last_score - first_score) : g_strdup ("–");
  row->cells[4] = g_strdup_printf ("%u", filled->len);
  return row;
}

/* (transfer full) (element-type Row) */
static GPtrArray *
make_rows (const LimberLookback *lookback)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  if (lookback->questionnaires->len > 0)
    g_ptr_array_add (rows, make_questionnaire_row (lookback->questionnaires));
  for (guint i = 0; i < lookback->measures->len && rows->len < MAX_MEASURES; i++) {
    if (is_first_of_its_kind (lookback->measures, i))
      g_ptr_array_add (
          rows, make_measure_row (lookback->measures, g_ptr_array_index (lookback->measures, i)));
  }
  return rows;
}

static gboolean
is_validated (GPtrArray *filled)
{
  for (guint i = 0; i < filled->len; i++) {
    const LimberQuestionnaire *questionnaire = g_ptr_array_index (filled, i);

    if (!limber_questionnaire_kind_is_validated (questionnaire->kind, questionnaire->language))
      return FALSE;
  }
  return TRUE;
}

static gboolean
has_forward_bend (GPtrArray *measures)
{
  for (guint i = 0; i < measures->len; i++) {
    if (((const LimberMeasure *) g_ptr_array_index (measures, i))->kind
        == LIMBER_MEASURE_FORWARD_BEND)
      return TRUE;
  }
  return FALSE;
}

/* What a reader must know of how the numbers came about */
static void
write_measure_words (LimberReportSheet *sheet, const LimberLookback *lookback)
{
  if (lookback->questionnaires->len > 0)
    limber_report_sheet_write (
        sheet, "Note", LIMBER_INK_SMALL,
        _ ("PEG: the mean of three answers on pain, enjoyment and activity in the last week (Krebs "
           "2009); less is better, about 1 point is a change that people notice."));
  if (!is_validated (lookback->questionnaires))
    limber_report_sheet_write (
        sheet, "Note", LIMBER_INK_SMALL,
        _ ("It was answered in a language in which its wording is not validated."));
  if (has_forward_bend (lookback->measures)) {
    g_autofree char *text = g_strdup_printf (
        _ ("Forward bend: middle finger to floor; a change below %.1f cm is within the error of "
           "measuring."),
        FORWARD_BEND_ERROR_CM);

    limber_report_sheet_write (sheet, "Note", LIMBER_INK_SMALL, text);
  }
}

void
limber_report_add_measures (LimberReport *self, LimberReportSheet *sheet)
{
  const LimberLookback *lookback = self->digest->lookback;
  g_autoptr (GPtrArray) rows = make_rows (lookback);
  const char *const titles[N_COLUMNS] = { _ ("Measure"), _ ("First"), _ ("Last"), _ ("Change"),
                                          _ ("Times") };

  if (rows->len == 0)
    return;
  limber_report_sheet_ensure (sheet, 80 + rows->len * ROW_HEIGHT_PT);
  limber_report_sheet_open (sheet, "Sect");
  limber_report_sheet_head (sheet, LIMBER_SHEET_MARGIN_PT,
                            sheet->width - 2 * LIMBER_SHEET_MARGIN_PT,
                            _ ("Measures and questionnaire"));
  limber_report_sheet_open (sheet, "Table");
  write_row (sheet, LIMBER_INK_SMALL, "TH", titles);
  for (guint i = 0; i < rows->len; i++)
    write_row (sheet, LIMBER_INK_BODY, "TD",
               (const char *const *) ((Row *) g_ptr_array_index (rows, i))->cells);
  limber_report_sheet_close (sheet, "Table");
  sheet->y += ROW_GAP_PT;
  write_measure_words (sheet, lookback);
  limber_report_sheet_close (sheet, "Sect");
  sheet->y += SECTION_GAP_PT;
}

/* "not now 130 · in pain 60"; (transfer full) */
static char *
list_reasons (GPtrArray *reasons)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (reasons->len, N_REASONS); i++) {
    const LimberNamedCount *reason = g_ptr_array_index (reasons, i);
    const char *words = limber_decision_text_reason (reason->name);

    if (words == NULL)
      words = *reason->name != '\0' ? reason->name : _ ("no reason given");
    g_string_append_printf (text, "%s%s\u00a0%u", i > 0 ? " · " : "", words, reason->n);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The newest days on which a session was stopped; (transfer full) */
static char *
list_stops (GPtrArray *stops)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (stops->len, N_STOPS); i++) {
    const LimberSessionRecord *session = g_ptr_array_index (stops, i);
    g_autofree char *day = limber_pain_words_name_day (limber_stamp_get_day (&session->started));

    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", day);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
limber_report_add_obstacles (LimberReport *self, LimberReportSheet *sheet)
{
  const LimberDigest *digest = self->digest;

  if (digest->skip_reasons->len == 0 && digest->n_stops == 0)
    return;
  limber_report_sheet_ensure (sheet, 60);
  limber_report_sheet_open (sheet, "Sect");
  limber_report_sheet_head (sheet, LIMBER_SHEET_MARGIN_PT,
                            sheet->width - 2 * LIMBER_SHEET_MARGIN_PT, _ ("What stood in the way"));
  if (digest->skip_reasons->len > 0) {
    g_autofree char *reasons = list_reasons (digest->skip_reasons);
    /* Translators: %s lists reasons and how often each was given */
    g_autofree char *text = g_strdup_printf (_ ("Breaks were skipped because: %s."), reasons);

    limber_report_sheet_write (sheet, "P", LIMBER_INK_BODY, text);
  }
  if (digest->n_stops > 0) {
    g_autofree char *days = list_stops (digest->stops);
    g_autofree char *text = g_strdup_printf (
        /* Translators: number of sessions, and the newest days */
        ngettext ("%1$u session was stopped because it hurt: %2$s.",
                  "%1$u sessions were stopped because it hurt, most recently: %2$s.",
                  digest->n_stops),
        digest->n_stops, days);

    limber_report_sheet_write (sheet, "P", LIMBER_INK_BODY, text);
  }
  limber_report_sheet_close (sheet, "Sect");
  sheet->y += SECTION_GAP_PT;
}
