/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-diary-rescue.h"

#include "bus/limber-diary-hold.h"
#include "store/limber-diary-files.h"

/* LimberDiaryRescue reads backups and waits for the agent, neither of which a window may do. It
 * shows nothing and asks nobody. */

typedef struct {
  char *path;                /* (owned) */
  LimberDiaryBackup *backup; /* (owned) (nullable) */
  gint64 now_usec;
} Request;

static Request *
request_new (const char *path, const LimberDiaryBackup *backup, gint64 now_usec)
{
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->backup = backup != NULL ? limber_diary_backup_copy (backup) : NULL;
  request->now_usec = now_usec;
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_clear_pointer (&request->backup, limber_diary_backup_free);
  g_free (request);
}

static void
find_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;

  g_task_return_pointer (task, limber_diary_backup_find (request->path),
                         (GDestroyNotify) limber_diary_backup_free);
}

void
limber_diary_rescue_find_async (const char *path,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, limber_diary_rescue_find_async);
  g_task_set_task_data (task, request_new (path, NULL, 0), request_free);
  g_task_run_in_thread (task, find_work);
}

LimberDiaryBackup *
limber_diary_rescue_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
restore_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  char *kept = NULL;
  g_autoptr (LimberDiaryHold) hold = limber_diary_hold_take (NULL, &error);

  if (hold == NULL
      || !limber_diary_restore (request->path, request->backup->path, request->now_usec, &kept,
                                &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, kept, g_free);
}

void
limber_diary_rescue_restore_async (const char *path,
                                   const LimberDiaryBackup *backup,
                                   gint64 now_usec,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, limber_diary_rescue_restore_async);
  g_task_set_task_data (task, request_new (path, backup, now_usec), request_free);
  g_task_run_in_thread (task, restore_work);
}

char *
limber_diary_rescue_restore_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
