/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-traces"

#include "config.h"

#include "store/limber-traces.h"

#include "store/limber-diary-private.h"

#include <string.h>
#include <sys/stat.h>

/*
 * LimberTraces:
 *
 * Settings name conditions of a person, recent files the names of reports, thumbnails show them.
 * What is told from an exported file is its name, as limber_report_build_file_name() makes it, or
 * that Limber registered it.
 */

#define EXPORT_MARK "_limber"

/* An empty file that says that the desktop keeps an entry, which is not reached from here:
 * LimberAutostart deletes it once that entry is gone, and shows the truth till then. */
#define GRANT_NAME "autostart-granted"

/* Adds one to @n for each plain file that is gone; a folder that is not there is empty. */
static gboolean
erase_files (const char *folder, const char *prefix, guint *n, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    struct stat info;

    if (!g_str_has_prefix (name, prefix) || g_str_equal (name, GRANT_NAME)
        || lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
      continue;
    if (!limber_diary_shred_file (path, error))
      return FALSE;
    (*n)++;
  }
  return TRUE;
}

/* "2026-03-02_limber_Ada.pdf" */
static gboolean
is_export_name (const char *name)
{
  gsize day_length = strlen ("2026-03-02");

  return strlen (name) > day_length && g_str_has_prefix (name + day_length, EXPORT_MARK);
}

static gboolean
is_ours (GBookmarkFile *bookmarks, const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "limber", "", NULL);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;

  if (g_bookmark_file_has_application (bookmarks, uri, "limber", NULL)
      || g_bookmark_file_has_application (bookmarks, uri, LIMBER_APPLICATION_ID, NULL))
    return TRUE;
  return path != NULL && (g_str_has_prefix (path, folder) || is_export_name (name));
}

/* Thumbnails are named by the address of what they show, as freedesktop.org has it. */
static gboolean
erase_thumbnails (const char *uri, guint *n, GError **error)
{
  static const char *const sizes[] = { "normal", "large", "x-large", "xx-large" };
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, uri, -1);
  g_autofree char *name = g_strconcat (sum, ".png", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "thumbnails", sizes[i],
                                                NULL);

    if (!erase_files (folder, name, n, error))
      return FALSE;
  }
  return TRUE;
}

/* Private, as GTK keeps it: g_bookmark_file_to_file() would let everybody read it. */
static gboolean
write_recent (GBookmarkFile *bookmarks, const char *path, GError **error)
{
  gsize length;
  g_autofree char *text = g_bookmark_file_to_data (bookmarks, &length, error);

  return text != NULL
         && g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                      0600, error);
}

/* The list belongs to the desktop: what is not ours stays as it is. */
static gboolean
erase_recent (LimberTraces *traces, GError **error)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  GBookmarkFile *bookmarks = g_bookmark_file_new ();
  g_auto (GStrv) uris = NULL;
  gboolean is_done = TRUE;

  if (!g_bookmark_file_load_from_file (bookmarks, path, NULL)) {
    g_bookmark_file_free (bookmarks);
    return TRUE;
  }
  uris = g_bookmark_file_get_uris (bookmarks, NULL);
  for (guint i = 0; is_done && uris[i] != NULL; i++) {
    if (!is_ours (bookmarks, uris[i]))
      continue;
    is_done = erase_thumbnails (uris[i], &traces->n_thumbnails, error)
              && g_bookmark_file_remove_item (bookmarks, uris[i], error);
    traces->n_recent += is_done ? 1 : 0;
  }
  if (is_done && traces->n_recent > 0)
    is_done = write_recent (bookmarks, path, error);
  g_bookmark_file_free (bookmarks);
  return is_done;
}

/**
 * limber_traces_erase:
 * @traces: (out): how many there were; untouched on failure
 * @error: a #LimberDiaryError, or that of the list of recent files
 */
gboolean
limber_traces_erase (LimberTraces *traces, GError **error)
{
  LimberTraces found = { 0 };
  g_autofree char *settings = g_build_filename (g_get_user_config_dir (), "limber", NULL);
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "limber", NULL);
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "limber", NULL);
  g_autofree char *autostart = g_build_filename (g_get_user_config_dir (), "autostart", NULL);

  g_return_val_if_fail (traces != NULL, FALSE);

  if (!erase_files (settings, "", &found.n_settings, error)
      || !erase_files (state, "", &found.n_settings, error)
      || !erase_files (cache, "", &found.n_settings, error)
      || !erase_files (autostart, LIMBER_APPLICATION_ID, &found.n_autostart, error)
      || !erase_recent (&found, error))
    return FALSE;
  *traces = found;
  return TRUE;
}
