/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-activity-record.h"
#include "core/limber-measure.h"
#include "core/limber-pain-entry.h"
#include "core/limber-questionnaire.h"
#include "core/limber-session-record.h"
#include "store/limber-database-private.h"
#include "store/limber-diary.h"

G_BEGIN_DECLS

/* Between records and rows: for each kind the columns in one order, a reader of the current row
 * and a writer. Readers return (transfer full) records, NULL with LIMBER_DIARY_ERROR_DAMAGED for
 * words that nobody wrote. Writers run in the caller's transaction. */

#define LIMBER_SITTING_COLUMNS "started_usec, started_offset, ended_usec, ended_offset"
#define LIMBER_BREAK_COLUMNS                                                                       \
  "break_id, due_usec, due_offset, is_planned, is_prompted, sitting_secs, n_prompts, n_snoozes, "  \
  "routine_id, started_usec, started_offset, ended_usec, ended_offset, outcome, reason, "          \
  "done_permille"
#define LIMBER_DECISION_COLUMNS "id, at_usec, at_offset, event, cause, break_id, detail"
#define LIMBER_SESSION_COLUMNS                                                                     \
  "id, started_usec, started_offset, ended_usec, ended_offset, routine_id, level, break_id, "      \
  "planned_secs, done_permille, ending"
#define LIMBER_PAIN_ENTRY_COLUMNS    "id, at_usec, at_offset, level, question, zones, session_id, note"
#define LIMBER_MEASURE_COLUMNS       "id, at_usec, at_offset, kind, side, value_tenths, note"
#define LIMBER_QUESTIONNAIRE_COLUMNS "id, at_usec, at_offset, kind, language, answers"

typedef gpointer (*LimberRowReader) (LimberDatabase *database,
                                     LimberStatement *row,
                                     GError **error);

gpointer limber_row_read_sitting (LimberDatabase *database, LimberStatement *row, GError **error);
gpointer limber_row_read_break (LimberDatabase *database, LimberStatement *row, GError **error);
gpointer limber_row_read_decision (LimberDatabase *database, LimberStatement *row, GError **error);
/* With its items */
gpointer limber_row_read_session (LimberDatabase *database, LimberStatement *row, GError **error);
gpointer
limber_row_read_pain_entry (LimberDatabase *database, LimberStatement *row, GError **error);
gpointer limber_row_read_measure (LimberDatabase *database, LimberStatement *row, GError **error);
gpointer
limber_row_read_questionnaire (LimberDatabase *database, LimberStatement *row, GError **error);

gboolean limber_row_write_sitting (LimberDatabase *database,
                                   const LimberSittingRecord *record,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean limber_row_write_break (LimberDatabase *database,
                                 const LimberBreakRecord *record,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* With the record's own id if it has one; so do all that follow. @id: (out) (optional) */
gboolean limber_row_write_decision (LimberDatabase *database,
                                    const LimberDecisionRecord *record,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean limber_row_write_session (LimberDatabase *database,
                                   const LimberSessionRecord *record,
                                   gint64 *id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Not its counts */
gboolean limber_row_write_pain_entry (LimberDatabase *database,
                                      const LimberPainEntry *record,
                                      gint64 *id,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean limber_row_write_measure (LimberDatabase *database,
                                   const LimberMeasure *record,
                                   gint64 *id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean limber_row_write_questionnaire (LimberDatabase *database,
                                         const LimberQuestionnaire *record,
                                         gint64 *id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Every row that @statement yields, read by @reader (transfer full) */
GPtrArray *limber_rows_collect (LimberDatabase *database,
                                LimberStatement *statement,
                                LimberRowReader reader,
                                GDestroyNotify destroy,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Likewise the rows of a question about days, @sql, as they stand at one moment: @reader may ask
 * more */
GPtrArray *limber_rows_list_days (LimberDiary *diary,
                                  const char *sql,
                                  int from_day,
                                  int to_day,
                                  LimberRowReader reader,
                                  GDestroyNotify destroy,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
