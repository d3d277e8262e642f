/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-stamp.h"
#include "store/limber-diary.h"

G_BEGIN_DECLS

/* The diary's file and the files beside it: backups, restoring, checking, erasing. Nothing is ever
 * deleted but old daily backups, and everything by limber_diary_erase(). */

/* Once a local day, into backups/ beside the diary; the newest seven are kept. @made_path: (out)
 * (optional) (transfer full) (nullable): NULL if today's was there already */
gboolean limber_diary_back_up_daily (LimberDiary *self,
                                     LimberStamp now,
                                     char **made_path,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void limber_diary_back_up_daily_async (LimberDiary *self,
                                       LimberStamp now,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
limber_diary_back_up_daily_finish (LimberDiary *self, GAsyncResult *result, GError **error);

/* A copy anywhere; refused if there is something at @target already */
gboolean limber_diary_back_up (LimberDiary *self,
                               const char *target,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The newest backup that is sound, for a diary that is not: (transfer full) (nullable), without an
 * error if there is none. To be offered to the person, never used unasked. */
char *limber_diary_find_backup (const char *path);
/* Puts the content of @source, a backup, in place of that of the diary at @path. What was there is
 * kept: @kept_path (out) (optional) (transfer full) (nullable) says where. Programs that have the
 * diary open see the new content. A damaged diary is set aside; programs must open it again. */
gboolean limber_diary_restore (const char *path,
                               const char *source,
                               gint64 now_usec,
                               char **kept_path,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Renames a damaged diary to "diary.db.damaged-DATE", so that the next open makes a new one.
 * (transfer full): its new path */
char *limber_diary_set_aside (const char *path,
                              gint64 now_usec,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads everything and compares. (transfer full) (element-type utf8): what is wrong, in sentences;
 * empty if all is well */
GPtrArray *limber_diary_check (LimberDiary *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * LimberDiaryErasure:
 * @n_rows: records that were erased
 * @n_files: backups and other copies that were overwritten and deleted
 * @n_texts: notes that were looked for afterwards
 * @n_remaining: files of the data folder in which one was still found: 0 is what was asked for
 *
 * What a receipt says.
 */
typedef struct {
  guint64 n_rows;
  guint n_files;
  guint n_texts;
  guint n_remaining;
} LimberDiaryErasure;

/* Deletes and overwrites all records, the log, backups and set-aside files, then looks for what was
 * written. The diary stays open and is empty; other programs see it empty. @erasure: (out) */
gboolean limber_diary_erase (LimberDiary *self,
                             LimberDiaryErasure *erasure,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
