/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary"

#include "config.h"

#include "store/limber-diary.h"

#include "store/limber-diary-private.h"
#include "store/limber-diary-schema-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * LimberDiary:
 *
 * An open diary file. One connection behind a lock serves all threads; a worker thread, started
 * when the first asynchronous call comes, keeps the disk away from the main loop. Several programs
 * may have the same file open at once: SQLite's write-ahead log orders them.
 *
 * It does not judge what is written, reads no clock, and never repairs, replaces or deletes a file
 * by itself: a file that can't be opened stays as it is and the error says why.
 */

struct _LimberDiary {
  GObject parent_instance;

  char *path;               /* (owned): real path */
  LimberDatabase *database; /* (owned) (nullable) */
  GMutex lock;              /* over the database and starting the worker */

  GThread *worker;    /* (owned) (nullable) */
  GAsyncQueue *queue; /* (owned) (element-type Job) */
};

/* A piece of work for the worker thread; one without task ends it. */
typedef struct {
  GTask *task; /* (owned) (nullable) */
  GTaskThreadFunc func;
} Job;

G_DEFINE_FINAL_TYPE (LimberDiary, limber_diary, G_TYPE_OBJECT)

static gpointer
work (gpointer data)
{
  g_autoptr (GAsyncQueue) queue = data;

  while (TRUE) {
    g_autofree Job *job = g_async_queue_pop (queue);
    g_autoptr (GTask) task = job->task;

    if (task == NULL)
      return NULL;
    if (!g_task_return_error_if_cancelled (task))
      job->func (task, g_task_get_source_object (task), g_task_get_task_data (task),
                 g_task_get_cancellable (task));
  }
}

/* The last reference may be dropped by the worker itself, which can't wait for its own end. */
static void
stop_worker (LimberDiary *self)
{
  if (self->worker == NULL)
    return;
  g_async_queue_push (self->queue, g_new0 (Job, 1));
  if (self->worker == g_thread_self ())
    g_thread_unref (self->worker);
  else
    g_thread_join (self->worker);
  self->worker = NULL;
}

static void
limber_diary_finalize (GObject *object)
{
  LimberDiary *self = LIMBER_DIARY (object);

  stop_worker (self);
  g_async_queue_unref (self->queue);
  g_clear_pointer (&self->database, limber_database_close);
  g_free (self->path);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (limber_diary_parent_class)->finalize (object);
}

static void
limber_diary_class_init (LimberDiaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_diary_finalize;
}

static void
limber_diary_init (LimberDiary *self)
{
  g_mutex_init (&self->lock);
  self->queue = g_async_queue_new ();
}

void
limber_diary_save_memory (void)
{
  limber_database_save_memory ();
}

/* For the files of this class only */
LimberDatabase *
limber_diary_lock (LimberDiary *self)
{
  g_mutex_lock (&self->lock);
  return self->database;
}

void
limber_diary_unlock (LimberDiary *self)
{
  if (self->database != NULL)
    limber_database_release_memory (self->database);
  g_mutex_unlock (&self->lock);
}

void
limber_diary_run_async (LimberDiary *self,
                        gpointer source_tag,
                        GTaskThreadFunc func,
                        gpointer data,
                        GDestroyNotify destroy,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_task_new (self, cancellable, callback, user_data);
  job->func = func;
  g_task_set_source_tag (job->task, source_tag);
  g_task_set_task_data (job->task, data, destroy);

  g_mutex_lock (&self->lock);
  if (self->worker == NULL)
    self->worker = g_thread_new ("diary", work, g_async_queue_ref (self->queue));
  g_mutex_unlock (&self->lock);
  g_async_queue_push (self->queue, job);
}

gboolean
limber_diary_set_file_error (int saved_errno, const char *path, GError **error)
{
  LimberDiaryError code = LIMBER_DIARY_ERROR_FAILED;

  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    code = LIMBER_DIARY_ERROR_FULL;
  else if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
    code = LIMBER_DIARY_ERROR_READ_ONLY;
  else if (saved_errno == ENOENT)
    code = LIMBER_DIARY_ERROR_NOT_FOUND;
  /* Translators: a file, then what the system says about it */
  g_set_error (error, LIMBER_DIARY_ERROR, (int) code, _ ("%s: %s."), path,
               g_strerror (saved_errno));
  return FALSE;
}

gboolean
limber_diary_sync_folder (const char *folder, GError **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int saved_errno;

  if (fd < 0)
    return limber_diary_set_file_error (errno, folder, error);
  saved_errno = fsync (fd) == 0 ? 0 : errno;
  close (fd);
  /* Some file systems have no such thing for folders. */
  if (saved_errno != 0 && saved_errno != EINVAL)
    return limber_diary_set_file_error (saved_errno, folder, error);
  return TRUE;
}

/* Makes the folder private, follows links in its name, and refuses anything but a plain file (or
 * nothing yet) under the diary's own name. */
char *
limber_diary_resolve_path (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *real_path = NULL;
  char *real_folder;
  struct stat info;

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    limber_diary_set_file_error (errno, folder, error);
    return NULL;
  }
  real_folder = realpath (folder, NULL);
  if (real_folder == NULL || stat (real_folder, &info) != 0) {
    limber_diary_set_file_error (errno, folder, error);
    free (real_folder);
    return NULL;
  }
  /* Where this is refused, for example on a shared disk, the file's own 0600 has to do. */
  if ((info.st_mode & 077) != 0 && info.st_uid == geteuid ())
    (void) !chmod (real_folder, 0700);
  real_path = g_build_filename (real_folder, name, NULL);
  free (real_folder);

  if (lstat (real_path, &info) == 0 && !S_ISREG (info.st_mode)) {
    /* Translators: %s is a path */
    g_set_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_UNSAFE,
                 _ ("%s is a link or no plain file. For safety it was not opened."), real_path);
    return NULL;
  }
  return g_steal_pointer (&real_path);
}

char *
limber_diary_format_time (gint64 now_usec)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_usec / G_USEC_PER_SEC);

  return g_date_time_format (now, "%Y%m%dT%H%M%SZ");
}

/* A complete, empty diary under another name */
static gboolean
fill_new_file (const char *path, GError **error)
{
  g_autoptr (LimberDatabase) database = limber_database_open (path, LIMBER_DATABASE_CREATE, error);
  g_autoptr (LimberDatabaseTransaction) transaction = NULL;

  if (database == NULL
      || !limber_database_execute (database, "PRAGMA page_size = 4096; PRAGMA secure_delete = ON;",
                                   error))
    return FALSE;
  transaction = limber_database_begin_write (database, error);
  if (transaction == NULL
      || !limber_diary_schema_migrate (database, LIMBER_DIARY_SCHEMA_VERSION, error)
      || !limber_database_transaction_commit (transaction, error))
    return FALSE;
  limber_database_allow_checkpoint (database);
  return limber_database_execute (database, "PRAGMA journal_mode = WAL;", error);
}

/* The name appears at once with a complete file behind it, so that an empty or half-made diary
 * always means damage. Another program may be first; then its file is the diary. */
static gboolean
create_file (const char *real_path, GError **error)
{
  g_autofree char *temporary = g_strconcat (real_path, ".new-XXXXXX", NULL);
  g_autofree char *folder = g_path_get_dirname (real_path);
  gboolean is_made = FALSE;
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    return limber_diary_set_file_error (errno, folder, error);
  close (fd);

  if (fill_new_file (temporary, error)) {
    is_made = link (temporary, real_path) == 0 || errno == EEXIST;
    /* Disks of other systems have no hard links. */
    if (!is_made && (errno == EPERM || errno == ENOTSUP || errno == ENOSYS))
      is_made = g_file_test (real_path, G_FILE_TEST_EXISTS) || rename (temporary, real_path) == 0;
    if (!is_made)
      limber_diary_set_file_error (errno, real_path, error);
  }
  unlink (temporary);
  return is_made && limber_diary_sync_folder (folder, error);
}

/* Refuses what is not a diary, and a newer one. */
static gboolean
check_version (LimberDatabase *database, gboolean any_version, GError **error)
{
  gint64 application_id;
  int version;

  if (!limber_database_query_int (database, "PRAGMA application_id", &application_id, error)
      || !limber_diary_schema_get_version (database, &version, error))
    return FALSE;
  if (application_id != LIMBER_DIARY_APPLICATION_ID || version < 1) {
    g_set_error_literal (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED,
                         _ ("The file is damaged or no Limber diary. It was left as it is."));
    return FALSE;
  }
  if (version > LIMBER_DIARY_SCHEMA_VERSION
      || (version < LIMBER_DIARY_SCHEMA_VERSION && !any_version)) {
    g_set_error_literal (
        error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_NEWER,
        version > LIMBER_DIARY_SCHEMA_VERSION
            ? _ ("The diary was written by a newer version of Limber. It was left as it is.")
            : _ ("The diary was written by an older version of Limber."));
    return FALSE;
  }
  return TRUE;
}

/* A file that is shorter than it says, with no log to complete it, would be found out only when the
 * missing part is read. */
static gboolean
check_length (LimberDatabase *database, const char *real_path, GError **error)
{
  g_autofree char *log_path = g_strconcat (real_path, "-wal", NULL);
  struct stat info, log_info;
  gint64 n_pages, page_size;

  if (!limber_database_query_int (database, "PRAGMA page_count", &n_pages, error)
      || !limber_database_query_int (database, "PRAGMA page_size", &page_size, error))
    return FALSE;
  if (stat (log_path, &log_info) == 0 && log_info.st_size > 0)
    return TRUE;
  if (stat (real_path, &info) != 0)
    return limber_diary_set_file_error (errno, real_path, error);
  if (info.st_size < n_pages * page_size) {
    g_set_error_literal (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED,
                         _ ("The end of the diary file is missing. It was left as it is."));
    return FALSE;
  }
  return TRUE;
}

/* The log's size bounds how much is left on the disk after a large import. */
static const char settings[] = "PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA wal_autocheckpoint = 256;"
                               "PRAGMA journal_size_limit = 1048576;";

LimberDatabase *
limber_diary_connect (const char *real_path, gboolean any_version, GError **error)
{
  g_autoptr (LimberDatabase) database = NULL;
  struct stat info;

  if (stat (real_path, &info) != 0) {
    limber_diary_set_file_error (errno, real_path, error);
    return NULL;
  }
  if (info.st_size == 0) {
    g_set_error_literal (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED,
                         _ ("The diary file is empty. It was left as it is."));
    return NULL;
  }
  if ((info.st_mode & 077) != 0 && info.st_uid == geteuid ())
    (void) !chmod (real_path, 0600);

  database = limber_database_open (real_path, LIMBER_DATABASE_READ_WRITE, error);
  if (database == NULL || !check_version (database, any_version, error)
      || !check_length (database, real_path, error)
      || !limber_database_execute (database, settings, error))
    return NULL;
  limber_database_allow_checkpoint (database);
  return g_steal_pointer (&database);
}

LimberDatabase *
limber_diary_connect_read_only (const char *real_path, GError **error)
{
  g_autoptr (LimberDatabase) database = limber_database_open (real_path, LIMBER_DATABASE_READ_ONLY,
                                                              error);

  if (database == NULL || !check_version (database, TRUE, error)
      || !check_length (database, real_path, error))
    return NULL;
  return g_steal_pointer (&database);
}

/* Copies an older diary, then brings it up to date, all or nothing. */
static gboolean
migrate (LimberDatabase *database, const char *real_path, gint64 now_usec, GError **error)
{
  g_autoptr (LimberDatabaseTransaction) transaction = NULL;
  g_autofree char *folder = limber_diary_build_backup_folder (real_path);
  g_autofree char *time_text = limber_diary_format_time (now_usec);
  g_autofree char *copy = NULL;
  int version;

  if (!limber_diary_schema_get_version (database, &version, error))
    return FALSE;
  if (version == LIMBER_DIARY_SCHEMA_VERSION)
    return TRUE;

  copy = g_strdup_printf ("%s/before-schema-%d-%s.db", folder, LIMBER_DIARY_SCHEMA_VERSION,
                          time_text);
  if (!limber_diary_copy_database (database, copy, error)) {
    g_prefix_error (error, "%s ",
                    _ ("The diary could not be copied before bringing it up to date."));
    return FALSE;
  }
  transaction = limber_database_begin_write (database, error);
  return transaction != NULL
         && limber_diary_schema_migrate (database, LIMBER_DIARY_SCHEMA_VERSION, error)
         && limber_database_transaction_commit (transaction, error);
}

/* (transfer full) */
char *
limber_diary_build_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "limber", "diary.db", NULL);
}

/**
 * limber_diary_open:
 * @path: absolute path of the file
 * @now_usec: the present, names the copy that is made before a migration
 * @error: a #LimberDiaryError
 *
 * Returns: (transfer full): the open diary
 */
LimberDiary *
limber_diary_open (const char *path, gint64 now_usec, GError **error)
{
  g_autoptr (LimberDiary) self = NULL;
  g_autofree char *real_path = NULL;

  g_return_val_if_fail (path != NULL && g_path_is_absolute (path), NULL);

  real_path = limber_diary_resolve_path (path, error);
  if (real_path == NULL)
    return NULL;
  if (!g_file_test (real_path, G_FILE_TEST_EXISTS) && !create_file (real_path, error))
    return NULL;

  self = g_object_new (LIMBER_TYPE_DIARY, NULL);
  self->path = g_steal_pointer (&real_path);
  self->database = limber_diary_connect (self->path, TRUE, error);
  if (self->database == NULL || !migrate (self->database, self->path, now_usec, error))
    return NULL;
  return g_steal_pointer (&self);
}

typedef struct {
  char *path; /* (owned) */
  gint64 now_usec;
} OpenRequest;

static void
open_request_free (gpointer data)
{
  OpenRequest *request = data;

  g_free (request->path);
  g_free (request);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenRequest *request = data;
  GError *error = NULL;
  LimberDiary *diary = limber_diary_open (request->path, request->now_usec, &error);

  if (diary != NULL)
    g_task_return_pointer (task, diary, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* As limber_diary_open(), away from the main loop. */
void
limber_diary_open_async (const char *path,
                         gint64 now_usec,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  OpenRequest *request;

  g_return_if_fail (path != NULL && g_path_is_absolute (path));

  request = g_new0 (OpenRequest, 1);
  request->path = g_strdup (path);
  request->now_usec = now_usec;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, limber_diary_open_async);
  g_task_set_task_data (task, request, open_request_free);
  g_task_run_in_thread (task, open_in_thread);
}

/* (transfer full) */
LimberDiary *
limber_diary_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Links in the folder's name have been followed. */
const char *
limber_diary_get_path (LimberDiary *self)
{
  g_return_val_if_fail (LIMBER_IS_DIARY (self), NULL);

  return self->path;
}
