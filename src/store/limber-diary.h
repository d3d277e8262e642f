/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_DIARY (limber_diary_get_type ())
G_DECLARE_FINAL_TYPE (LimberDiary, limber_diary, LIMBER, DIARY, GObject)

/* The diary file. What is kept in it is in limber-diary-activity.h (sitting, breaks, decisions,
 * sessions), limber-diary-pain.h (pain entries, measures, questionnaires, summaries) and
 * limber-diary-content.h (everything, for export and import); its backups and its end are in
 * limber-diary-files.h.
 *
 * Every function exists twice. The plain one does its work at once and may wait for the disk: for
 * limberctl and tests. The one with `_async` does it on the diary's own worker thread, in the order
 * of calls, and answers in the main context of the caller: for the window and the agent. Both may
 * be called from any thread. A function that fails has written nothing. A call that is cancelled
 * before its turn does nothing. Errors are LIMBER_DIARY_ERROR, and LIMBER_RECORD_ERROR for records
 * that are refused. The present is always given by the caller. */

/* $XDG_DATA_HOME/limber/diary.db (transfer full) */
char *limber_diary_build_default_path (void);

/* Opens the diary, makes a new one where there is no file, brings an older one up to date after
 * having copied it. Never repairs and never replaces.
 * @path: absolute; @now_usec: names the copy */
LimberDiary *
limber_diary_open (const char *path, gint64 now_usec, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void limber_diary_open_async (const char *path,
                              gint64 now_usec,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
LimberDiary *
limber_diary_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For a program that is always there and asks little: diaries that are opened from now on take as
 * little memory as they can, and a little more time. */
void limber_diary_save_memory (void);

/* (transfer none): absolute */
const char *limber_diary_get_path (LimberDiary *self);

G_END_DECLS
