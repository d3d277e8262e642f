/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-database-private.h"
#include "store/limber-diary.h"

G_BEGIN_DECLS

/* Copies kept by a daily backup */
#define LIMBER_DIARY_N_BACKUPS 7

/* The connection, locked for this thread until the lock goes out of scope. */
typedef struct {
  LimberDiary *diary;
} LimberDiaryLock;

LimberDatabase *limber_diary_lock (LimberDiary *self);
void limber_diary_unlock (LimberDiary *self);
static inline void
limber_diary_lock_clear (LimberDiaryLock *lock)
{
  limber_diary_unlock (lock->diary);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LimberDiaryLock, limber_diary_lock_clear)

/* Gives the locked connection the name @database for the rest of the block. Statements and
 * transactions are declared after it, so that they are gone before the lock is. */
#define LIMBER_DIARY_LOCK(self, database)                                                          \
  LimberDatabase *database = limber_diary_lock (self);                                             \
  G_GNUC_UNUSED g_auto (LimberDiaryLock) database##_lock = { self }

/* Runs @func on the worker thread; it ends with a g_task_return function and not before.
 * @data: (transfer full) */
void limber_diary_run_async (LimberDiary *self,
                             gpointer source_tag,
                             GTaskThreadFunc func,
                             gpointer data,
                             GDestroyNotify destroy,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* For files beside the diary. @folder has no symbolic link in it. */
char *limber_diary_resolve_path (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean limber_diary_sync_folder (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "20261122T101500Z" (transfer full) */
char *limber_diary_format_time (gint64 now_usec);
/* A connection of its own to an existing diary of the newest version or, with @any_version, an
 * older one */
LimberDatabase *limber_diary_connect (const char *real_path,
                                      gboolean any_version,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a file that must not change, a backup for example */
LimberDatabase *
limber_diary_connect_read_only (const char *real_path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A file error in words; always FALSE */
gboolean limber_diary_set_file_error (int saved_errno, const char *path, GError **error);
/* A whole copy without what was deleted, under a temporary name until it is complete and on disk
 */
gboolean limber_diary_copy_database (LimberDatabase *database,
                                     const char *target,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Overwrites a plain file with zeros, on the disk too, and deletes it */
gboolean limber_diary_shred_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "FOLDER/backups" (transfer full) */
char *limber_diary_build_backup_folder (const char *path);

G_END_DECLS
