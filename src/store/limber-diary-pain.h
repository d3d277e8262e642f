/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-day-summary.h"
#include "core/limber-measure.h"
#include "core/limber-pain-entry.h"
#include "core/limber-questionnaire.h"
#include "store/limber-diary-activity.h"

G_BEGIN_DECLS

/* What a person notes, and what it adds up to. Days are local days as in limber-stamp.h, both ends
 * included; G_MININT and G_MAXINT leave an end open. Records are checked against @now_usec, the
 * present, before anything is written. */

/* Adds the entry if its id is 0, else replaces the one with that id. @id: (out) (optional) */
gboolean limber_diary_save_pain_entry (LimberDiary *self,
                                       const LimberPainEntry *entry,
                                       gint64 now_usec,
                                       gint64 *id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* For a deletion that can be undone: a hidden entry is in no list and in no sum, until it is shown
 * again or purged. */
gboolean limber_diary_hide_pain_entry (LimberDiary *self,
                                       gint64 id,
                                       gboolean is_hidden,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Deletes what is hidden: when the offer to undo ends, and at the next start */
gboolean limber_diary_purge_hidden (LimberDiary *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* At once, without undo */
gboolean limber_diary_delete_pain_entry (LimberDiary *self,
                                         gint64 id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type LimberPainEntry): newest first. @limit: 0 for all; @after:
 * (nullable): the last entry of the page before */
GPtrArray *limber_diary_list_pain_entries (LimberDiary *self,
                                           int from_day,
                                           int to_day,
                                           guint limit,
                                           const LimberPainEntry *after,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean limber_diary_add_measure (LimberDiary *self,
                                   const LimberMeasure *measure,
                                   gint64 now_usec,
                                   gint64 *id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean limber_diary_delete_measure (LimberDiary *self,
                                      gint64 id,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type LimberMeasure): oldest first */
GPtrArray *limber_diary_list_measures (LimberDiary *self, int from_day, int to_day, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

gboolean limber_diary_add_questionnaire (LimberDiary *self,
                                         const LimberQuestionnaire *questionnaire,
                                         gint64 now_usec,
                                         gint64 *id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean limber_diary_delete_questionnaire (LimberDiary *self,
                                            gint64 id,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type LimberQuestionnaire): oldest first */
GPtrArray *limber_diary_list_questionnaires (LimberDiary *self,
                                             int from_day,
                                             int to_day,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Any zone: the whole body */
#define LIMBER_ZONE_ANY (-1)

/* (transfer full) (element-type LimberDaySummary): one for each span of which the diary says
 * anything, in order; the first and last are cut at @from_day and @to_day. Cost grows with the
 * number of days, not of entries. @zone: pain there only, or LIMBER_ZONE_ANY; breaks, sessions and
 * sitting are of everything. */
GPtrArray *limber_diary_summarize (LimberDiary *self,
                                   int from_day,
                                   int to_day,
                                   LimberSpan span,
                                   int zone,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many entries name each zone. @counts: (array fixed-size=46) (out); untouched on failure */
gboolean limber_diary_count_zones (LimberDiary *self,
                                   int from_day,
                                   int to_day,
                                   guint counts[LIMBER_N_ZONES],
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Which zones entries name. It stops at the first entry of each: unlike counts, it costs nothing
 * over many years. @zones: (out); untouched on failure */
gboolean limber_diary_find_zones (LimberDiary *self,
                                  int from_day,
                                  int to_day,
                                  LimberZones *zones,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* First and last day of which there is a record; FALSE without error if there is none */
gboolean limber_diary_get_bounds (LimberDiary *self, int *first_day, int *last_day, GError **error);

/* The same on the worker thread. Saving and adding are finished by limber_diary_save_finish,
 * hiding, purging and deleting by limber_diary_change_finish, lists and summaries by
 * limber_diary_list_finish. Records are copied. */
void limber_diary_save_pain_entry_async (LimberDiary *self,
                                         const LimberPainEntry *entry,
                                         gint64 now_usec,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void limber_diary_add_measure_async (LimberDiary *self,
                                     const LimberMeasure *measure,
                                     gint64 now_usec,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void limber_diary_add_questionnaire_async (LimberDiary *self,
                                           const LimberQuestionnaire *questionnaire,
                                           gint64 now_usec,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/* @id: (out) (optional) */
gboolean
limber_diary_save_finish (LimberDiary *self, GAsyncResult *result, gint64 *id, GError **error);

void limber_diary_hide_pain_entry_async (LimberDiary *self,
                                         gint64 id,
                                         gboolean is_hidden,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void limber_diary_purge_hidden_async (LimberDiary *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void limber_diary_delete_measure_async (LimberDiary *self,
                                        gint64 id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void limber_diary_delete_questionnaire_async (LimberDiary *self,
                                              gint64 id,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean limber_diary_change_finish (LimberDiary *self, GAsyncResult *result, GError **error);

void limber_diary_list_pain_entries_async (LimberDiary *self,
                                           int from_day,
                                           int to_day,
                                           guint limit,
                                           const LimberPainEntry *after,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
void limber_diary_list_measures_async (LimberDiary *self,
                                       int from_day,
                                       int to_day,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void limber_diary_list_questionnaires_async (LimberDiary *self,
                                             int from_day,
                                             int to_day,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
void limber_diary_summarize_async (LimberDiary *self,
                                   int from_day,
                                   int to_day,
                                   LimberSpan span,
                                   int zone,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

void limber_diary_count_zones_async (LimberDiary *self,
                                     int from_day,
                                     int to_day,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean limber_diary_count_zones_finish (LimberDiary *self,
                                          GAsyncResult *result,
                                          guint counts[LIMBER_N_ZONES],
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
