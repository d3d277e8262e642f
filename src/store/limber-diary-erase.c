/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE  /* memmem */
#define G_LOG_DOMAIN "limber-diary-erase"

#include "config.h"

#include "store/limber-diary-files.h"
#include "store/limber-diary-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Erasing the diary:
 *
 * The file stays, because other programs may have it open: its rows are deleted by SQLite, which
 * fills what is freed with zeros, the log is written over, and every copy beside it is overwritten
 * and deleted. Then the files are searched for the notes that were in them. What a disk keeps in
 * blocks that it has mapped away is out of reach of any program.
 */

/* Longest piece of a note that is looked for, and how many notes: the check takes a second at most
 */
#define MAX_TEXT_BYTES 64
#define MAX_TEXTS      2000
/* Shorter ones are found anywhere by chance. */
#define MIN_TEXT_BYTES 6
#define LIBRARY_FOLDER "library"

static const char *const tables[] = { "pain_entry",    "pain_count", "session_item", "session",
                                      "break",         "sitting",    "decision",     "measure",
                                      "questionnaire", "agent_state" };

static gboolean
count_rows (LimberDatabase *database, guint64 *n_rows, GError **error)
{
  *n_rows = 0;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", tables[i]);
    gint64 n;

    if (!limber_database_query_int (database, sql, &n, error))
      return FALSE;
    /* Sums are no records of a person. */
    if (!g_str_equal (tables[i], "pain_count"))
      *n_rows += (guint64) n;
  }
  return TRUE;
}

/* (transfer full) (element-type GBytes): beginnings of notes that the empty file's own words do not
 * contain */
static GPtrArray *
collect_texts (LimberDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (LimberStatement) schema = limber_statement_new (
      database, "SELECT group_concat (sql) FROM sqlite_schema");
  g_autoptr (LimberStatement) select = limber_statement_new (
      database, "SELECT DISTINCT note FROM pain_entry WHERE note IS NOT NULL UNION "
                "SELECT DISTINCT note FROM measure WHERE note IS NOT NULL LIMIT ?");
  gboolean has_row;

  limber_statement_bind_int (select, 0, MAX_TEXTS);
  if (!limber_statement_step (schema, &has_row, error)
      || !limber_statement_step (select, &has_row, error))
    return NULL;
  while (has_row) {
    const char *note = limber_statement_get_text (select, 0);
    gsize length = MIN (strlen (note), MAX_TEXT_BYTES);

    if (length >= MIN_TEXT_BYTES && strstr (limber_statement_get_text (schema, 0), note) == NULL)
      g_ptr_array_add (texts, g_bytes_new (note, length));
    if (!limber_statement_step (select, &has_row, error))
      return NULL;
  }
  return g_steal_pointer (&texts);
}

/* Moves everything into the file; with @is_truncate the log is empty afterwards. SQLite answers
 * with a row that says whether somebody was in the way. */
static gboolean
checkpoint (LimberDatabase *database, gboolean is_truncate, GError **error)
{
  gint64 is_busy;

  if (!limber_database_query_int (database,
                                  is_truncate ? "PRAGMA wal_checkpoint (TRUNCATE)"
                                              : "PRAGMA wal_checkpoint (RESTART)",
                                  &is_busy, error))
    return FALSE;
  if (is_busy != 0) {
    g_set_error_literal (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_BUSY,
                         _ ("Another program is reading the diary, so that its log could not be "
                            "overwritten. Please close it and erase again."));
    return FALSE;
  }
  return TRUE;
}

static gboolean
delete_rows (LimberDatabase *database, GError **error)
{
  g_autoptr (LimberDatabaseTransaction) write = limber_database_begin_write (database, error);

  if (write == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf ("DELETE FROM %s", tables[i]);

    if (!limber_database_execute (database, sql, error))
      return FALSE;
  }
  return limber_database_transaction_commit (write, error);
}

/* Zeros through SQLite itself into a log that begins anew: the only way to overwrite it while
 * other programs have it mapped */
static gboolean
overwrite_log (LimberDatabase *database, gint64 n_bytes, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("BEGIN IMMEDIATE; CREATE TABLE filler (data BLOB) STRICT;"
                                          "INSERT INTO filler VALUES (zeroblob (%" G_GINT64_FORMAT
                                          ")); COMMIT; DROP TABLE filler;",
                                          n_bytes);

  return limber_database_execute (database, sql, error);
}

static gint64
get_size (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 ? (gint64) info.st_size : 0;
}

gboolean
limber_diary_shred_file (const char *path, GError **error)
{
  static const char zeros[65536];
  int fd = open (path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
  gint64 left = get_size (path);
  gboolean is_written = fd >= 0;

  while (is_written && left > 0) {
    gssize n = write (fd, zeros, MIN (left, (gint64) sizeof zeros));

    if (n < 0 && errno == EINTR)
      continue;
    is_written = n > 0;
    left -= n;
  }
  is_written = is_written && fsync (fd) == 0;
  if (!is_written) {
    int saved_errno = errno;

    if (fd >= 0)
      close (fd);
    return limber_diary_set_file_error (saved_errno, path, error);
  }
  close (fd);
  if (unlink (path) != 0)
    return limber_diary_set_file_error (errno, path, error);
  return TRUE;
}

/* Adds the plain files of @folder whose names begin with @prefix. */
static void
list_files (GPtrArray *paths, const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    struct stat info;

    if (g_str_has_prefix (name, prefix) && lstat (path, &info) == 0 && S_ISREG (info.st_mode))
      g_ptr_array_add (paths, g_steal_pointer (&path));
  }
}

/* (transfer full): files that only we make: backups, and "diary.db.WHATEVER" beside the diary */
static GPtrArray *
list_copies (const char *path)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (name, ".", NULL);
  g_autofree char *backups = limber_diary_build_backup_folder (path);

  list_files (paths, backups, "diary-");
  list_files (paths, backups, "before-");
  list_files (paths, folder, prefix);
  return paths;
}

static gboolean
contains_any (const char *path, GPtrArray *texts)
{
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return FALSE;
  for (guint i = 0; i < texts->len; i++) {
    gsize text_length;
    const char *text = g_bytes_get_data (texts->pdata[i], &text_length);

    if (memmem (contents, length, text, text_length) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Everything in the data folder but exercises and routines, whose words a person may have used in a
 * note. No link is followed. */
static guint
count_remaining (const char *folder, GPtrArray *texts)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    struct stat info;

    if (lstat (path, &info) != 0)
      continue;
    if (S_ISREG (info.st_mode))
      n += contains_any (path, texts);
    else if (S_ISDIR (info.st_mode) && !g_str_equal (name, LIBRARY_FOLDER))
      n += count_remaining (path, texts);
  }
  return n;
}

/**
 * limber_diary_erase:
 * @self: the diary
 * @erasure: (out): what was done; untouched on failure
 * @error: a #LimberDiaryError. Erasing may then be half done and can be repeated.
 */
gboolean
limber_diary_erase (LimberDiary *self, LimberDiaryErasure *erasure, GError **error)
{
  LimberDiaryErasure result = { 0 };
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *log_path = NULL;
  g_autofree char *folder = NULL;
  const char *path;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  path = limber_diary_get_path (self);
  folder = g_path_get_dirname (path);
  log_path = g_strconcat (path, "-wal", NULL);
  copies = list_copies (path);

  LIMBER_DIARY_LOCK (self, database);
  texts = collect_texts (database, error);
  if (texts == NULL || !count_rows (database, &result.n_rows, error)
      || !checkpoint (database, FALSE, error))
    return FALSE;
  if (!delete_rows (database, error)
      || !overwrite_log (database, MAX (get_size (log_path), 4096), error)
      || !limber_database_execute (database, "VACUUM", error)
      || !checkpoint (database, TRUE, error))
    return FALSE;
  for (guint i = 0; i < copies->len; i++) {
    if (!limber_diary_shred_file (copies->pdata[i], error))
      return FALSE;
    result.n_files++;
  }
  result.n_texts = texts->len;
  result.n_remaining = count_remaining (folder, texts);
  *erasure = result;
  return TRUE;
}
