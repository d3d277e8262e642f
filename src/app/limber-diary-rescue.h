/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-backup.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can be done for a damaged diary, on a thread of its own. Nothing is ever deleted. */

/* limber_diary_backup_find() for the diary at @path */
void limber_diary_rescue_find_async (const char *path,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* (transfer full) (nullable): without an error if there is none */
LimberDiaryBackup *
limber_diary_rescue_find_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Puts @backup in place of the diary at @path, which this program has closed; the agent is told to
 * close it, too, for as long as it takes. */
void limber_diary_rescue_restore_async (const char *path,
                                        const LimberDiaryBackup *backup,
                                        gint64 now_usec,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* Where the damaged file is kept (transfer full) */
char *
limber_diary_rescue_restore_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
