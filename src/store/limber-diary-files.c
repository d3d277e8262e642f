/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-files"

#include "config.h"

#include "store/limber-diary-files.h"

#include "store/limber-diary-counts-private.h"
#include "store/limber-diary-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * Files of the diary:
 *
 * Copies are made by SQLite itself while other programs go on writing, under a temporary name, are
 * on the disk before they get their own, and are private like the diary.
 */

#define DAILY_PREFIX "diary-"
#define COPY_SUFFIX  ".db"

char *
limber_diary_build_backup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, "backups", NULL);
}

/* Data on the disk, then the name */
static gboolean
publish (const char *temporary, const char *target, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  int fd = open (temporary, O_RDWR | O_CLOEXEC);

  if (fd < 0 || fsync (fd) != 0) {
    int saved_errno = errno;

    if (fd >= 0)
      close (fd);
    return limber_diary_set_file_error (saved_errno, temporary, error);
  }
  close (fd);
  if (rename (temporary, target) != 0)
    return limber_diary_set_file_error (errno, target, error);
  return limber_diary_sync_folder (folder, error);
}

/* SQLite takes an empty file as a target; made here, it is private from the start. */
gboolean
limber_diary_copy_database (LimberDatabase *database, const char *target, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *temporary = g_strconcat (target, ".tmp-XXXXXX", NULL);
  g_autofree char *journal = NULL;
  g_autoptr (LimberStatement) vacuum = NULL;
  gboolean is_done;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return limber_diary_set_file_error (errno, folder, error);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return limber_diary_set_file_error (errno, folder, error);
  close (fd);

  vacuum = limber_statement_new (database, "VACUUM INTO ?");
  limber_statement_bind_text (vacuum, 0, temporary);
  is_done = limber_statement_run (vacuum, error) && publish (temporary, target, error);
  /* Of a copy that failed SQLite leaves a journal. */
  journal = g_strconcat (temporary, "-journal", NULL);
  unlink (journal);
  unlink (temporary);
  return is_done;
}

/* Sound, of a version that is known, and not to be changed */
static LimberDatabase *
open_copy (const char *path, GError **error)
{
  g_autoptr (LimberDatabase) database = NULL;
  char *real_path = realpath (path, NULL);

  if (real_path == NULL) {
    limber_diary_set_file_error (errno, path, error);
    return NULL;
  }
  database = limber_diary_connect_read_only (real_path, error);
  free (real_path);
  if (database == NULL || !limber_database_check (database, TRUE, error))
    return NULL;
  return g_steal_pointer (&database);
}

static gboolean
is_daily_copy (const char *name)
{
  return g_str_has_prefix (name, DAILY_PREFIX) && g_str_has_suffix (name, COPY_SUFFIX);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* (transfer full) (element-type filename): names carry their date, so that sorting them is enough
 */
static GPtrArray *
list_daily_copies (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (is_daily_copy (name))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  }
  g_ptr_array_sort (paths, compare_newest_first);
  return paths;
}

/**
 * limber_diary_back_up_daily:
 * @self: the diary
 * @now: says which day it is
 * @made_path: (out) (optional) (transfer full) (nullable): the new copy, if one was made
 * @error: a #LimberDiaryError; the older copies are then untouched
 */
gboolean
limber_diary_back_up_daily (LimberDiary *self, LimberStamp now, char **made_path, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *day = NULL;
  g_autofree char *target = NULL;
  g_autoptr (LimberDatabase) database = NULL;
  g_autoptr (LimberDatabase) copy = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  folder = limber_diary_build_backup_folder (limber_diary_get_path (self));
  day = limber_day_to_string (limber_stamp_get_day (&now));
  target = g_strconcat (folder, G_DIR_SEPARATOR_S DAILY_PREFIX, day, COPY_SUFFIX, NULL);
  if (made_path != NULL)
    *made_path = NULL;
  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;

  /* A connection of its own: others go on reading and writing meanwhile. */
  database = limber_diary_connect (limber_diary_get_path (self), FALSE, error);
  if (database == NULL || !limber_diary_copy_database (database, target, error))
    return FALSE;
  copy = open_copy (target, error);
  if (copy == NULL) {
    unlink (target);
    return FALSE;
  }
  copies = list_daily_copies (folder);
  for (guint i = LIMBER_DIARY_N_BACKUPS; i < copies->len; i++)
    unlink (copies->pdata[i]);
  if (made_path != NULL)
    *made_path = g_steal_pointer (&target);
  return TRUE;
}

/**
 * limber_diary_back_up:
 * @self: the diary
 * @target: a file that does not exist yet
 * @error: a #LimberDiaryError
 */
gboolean
limber_diary_back_up (LimberDiary *self, const char *target, GError **error)
{
  g_autoptr (LimberDatabase) database = NULL;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), FALSE);

  if (g_file_test (target, G_FILE_TEST_EXISTS) || g_file_test (target, G_FILE_TEST_IS_SYMLINK)) {
    /* Translators: %s is a path */
    g_set_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_INVALID,
                 _ ("%s exists already; it was left as it is."), target);
    return FALSE;
  }
  database = limber_diary_connect (limber_diary_get_path (self), FALSE, error);
  return database != NULL && limber_diary_copy_database (database, target, error);
}

/* (transfer full) (nullable) */
char *
limber_diary_find_backup (const char *path)
{
  g_autofree char *folder = limber_diary_build_backup_folder (path);
  g_autoptr (GPtrArray) copies = list_daily_copies (folder);

  for (guint i = 0; i < copies->len; i++) {
    g_autoptr (LimberDatabase) copy = open_copy (copies->pdata[i], NULL);

    if (copy != NULL)
      return g_strdup (copies->pdata[i]);
  }
  return NULL;
}

/**
 * limber_diary_set_aside:
 * @path: the diary
 * @now_usec: the present, for the name
 * @error: a #LimberDiaryError
 *
 * Returns: (transfer full): where the file is now, its log beside it
 */
char *
limber_diary_set_aside (const char *path, gint64 now_usec, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-shm" };
  g_autofree char *real_path = limber_diary_resolve_path (path, error);
  g_autofree char *time_text = limber_diary_format_time (now_usec);
  g_autofree char *kept = NULL;
  g_autofree char *folder = NULL;

  if (real_path == NULL)
    return NULL;
  kept = g_strconcat (real_path, ".damaged-", time_text, NULL);
  for (guint i = 2; g_file_test (kept, G_FILE_TEST_EXISTS); i++) {
    g_free (kept);
    kept = g_strdup_printf ("%s.damaged-%s-%u", real_path, time_text, i);
  }
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *from = g_strconcat (real_path, suffixes[i], NULL);
    g_autofree char *to = g_strconcat (kept, suffixes[i], NULL);

    if (rename (from, to) != 0 && errno != ENOENT) {
      limber_diary_set_file_error (errno, from, error);
      return NULL;
    }
  }
  if (rename (real_path, kept) != 0) {
    limber_diary_set_file_error (errno, real_path, error);
    return NULL;
  }
  folder = g_path_get_dirname (real_path);
  if (!limber_diary_sync_folder (folder, error))
    return NULL;
  return g_steal_pointer (&kept);
}

/* The diary can be read: it is copied, then filled anew in one transaction. */
static char *
restore_in_place (LimberDatabase *database,
                  const char *real_path,
                  LimberDatabase *source,
                  gint64 now_usec,
                  GError **error)
{
  g_autofree char *folder = limber_diary_build_backup_folder (real_path);
  g_autofree char *time_text = limber_diary_format_time (now_usec);
  g_autofree char *kept = g_strdup_printf ("%s/before-restore-%s.db", folder, time_text);

  if (!limber_diary_copy_database (database, kept, error)
      || !limber_database_copy_from (database, source, error))
    return NULL;
  return g_steal_pointer (&kept);
}

/* The copy is on the disk before the damaged file gives way: one that could not be written would
 * leave no diary, and the next start would make an empty one. */
static char *
replace_damaged (const char *real_path, LimberDatabase *source, gint64 now_usec, GError **error)
{
  g_autofree char *staged = g_strconcat (real_path, ".restored", NULL);
  g_autofree char *kept = NULL;

  if (!limber_diary_copy_database (source, staged, error))
    return NULL;
  kept = limber_diary_set_aside (real_path, now_usec, error);
  if (kept == NULL || !publish (staged, real_path, error)) {
    unlink (staged);
    return NULL;
  }
  return g_steal_pointer (&kept);
}

/**
 * limber_diary_restore:
 * @path: the diary, which may be missing or damaged
 * @source: a backup
 * @now_usec: the present, for the name of what is kept
 * @kept_path: (out) (optional) (transfer full) (nullable): where the content that was replaced is
 * @error: a #LimberDiaryError; the diary is then as before
 */
gboolean
limber_diary_restore (
    const char *path, const char *source, gint64 now_usec, char **kept_path, GError **error)
{
  g_autofree char *real_path = limber_diary_resolve_path (path, error);
  g_autofree char *kept = NULL;
  g_autoptr (LimberDatabase) copy = NULL;
  g_autoptr (LimberDatabase) database = NULL;
  g_autoptr (LimberDiary) restored = NULL;
  g_autoptr (GError) damage = NULL;

  if (real_path == NULL)
    return FALSE;
  copy = open_copy (source, error);
  if (copy == NULL)
    return FALSE;

  if (g_file_test (real_path, G_FILE_TEST_EXISTS)) {
    database = limber_diary_connect (real_path, TRUE, &damage);
    if (database == NULL
        && !g_error_matches (damage, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED)) {
      g_propagate_error (error, g_steal_pointer (&damage));
      return FALSE;
    }
    if (database != NULL) {
      g_autoptr (GError) copy_error = NULL;

      kept = restore_in_place (database, real_path, copy, now_usec, &copy_error);
      if (kept == NULL
          && !g_error_matches (copy_error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED)) {
        g_propagate_error (error, g_steal_pointer (&copy_error));
        return FALSE;
      }
    }
    g_clear_pointer (&database, limber_database_close);
    if (kept == NULL)
      kept = replace_damaged (real_path, copy, now_usec, error);
    if (kept == NULL)
      return FALSE;
  } else if (!limber_diary_copy_database (copy, real_path, error)) {
    return FALSE;
  }

  /* An older backup is brought up to date here. */
  restored = limber_diary_open (real_path, now_usec, error);
  if (restored == NULL)
    return FALSE;
  if (kept_path != NULL)
    *kept_path = g_steal_pointer (&kept);
  return TRUE;
}

/* Rows that point to nothing */
static gboolean
check_references (LimberDatabase *database, GPtrArray *findings, GError **error)
{
  g_autoptr (LimberStatement) check = limber_statement_new (database, "PRAGMA foreign_key_check");
  gboolean has_row;

  if (!limber_statement_step (check, &has_row, error))
    return FALSE;
  if (has_row)
    g_ptr_array_add (findings, g_strdup (_ ("A record points to another one that is missing.")));
  return TRUE;
}

/**
 * limber_diary_check:
 * @self: the diary
 * @error: a #LimberDiaryError if the check itself could not be made
 *
 * Returns: (transfer full) (element-type utf8): what is wrong
 */
GPtrArray *
limber_diary_check (LimberDiary *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) damage = NULL;
  gint64 n_wrong;

  g_return_val_if_fail (LIMBER_IS_DIARY (self), NULL);

  LIMBER_DIARY_LOCK (self, database);
  if (!limber_database_check (database, FALSE, &damage)) {
    if (!g_error_matches (damage, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED)) {
      g_propagate_error (error, g_steal_pointer (&damage));
      return NULL;
    }
    g_ptr_array_add (findings, g_strdup (damage->message));
    return g_steal_pointer (&findings);
  }
  if (!check_references (database, findings, error)
      || !limber_diary_counts_compare (database, &n_wrong, error))
    return NULL;
  if (n_wrong > 0)
    g_ptr_array_add (
        findings, g_strdup (_ ("The sums that the chart is drawn from do not fit the entries.")));
  return g_steal_pointer (&findings);
}
