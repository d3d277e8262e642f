/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-key-media"

#include "config.h"

#include "core/limber-key-media.h"

#include "core/limber-key-values.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/*
 * LimberKeyMedia:
 *
 * Which clip or picture a key file names: one beside the file or below its folder, by its name and
 * with all links followed, of a kind that can be shown. The files themselves are not opened.
 */

static const char *const media_extensions[] = { "webm", "mp4",  "ogg",  "ogv", "png",
                                                "jpg",  "jpeg", "webp", "svg", NULL };

static gboolean
check_media_extension (LimberKeyGroup *group, const LimberKeyEntry *entry)
{
  const char *dot = strrchr (entry->value, '.');
  g_autofree char *extension = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;
  g_autofree char *list = NULL;

  if (extension != NULL && g_strv_contains (media_extensions, extension))
    return TRUE;

  list = g_strjoinv (", ", (char **) media_extensions);
  if (g_strcmp0 (extension, "gif") == 0)
    limber_key_document_add_error (
        limber_key_group_get_document (group), entry->line,
        _ ("%s is a GIF, which cannot be played; “ffmpeg -i IN.gif OUT.webm” makes a clip of it"),
        entry->key);
  else
    limber_key_document_add_error (limber_key_group_get_document (group), entry->line,
                                   _ ("%s is no clip or picture; allowed are files with %s"),
                                   entry->key, list);
  return FALSE;
}

static gboolean
has_parent_step (const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);

  return g_strv_contains ((const char *const *) steps, "..");
}

/* Whether @path, with all links followed, is below @folder. Of a file that is not there the nearest
 * folder that is counts. */
static gboolean
is_below (const char *path, const char *folder)
{
  g_autofree char *nearest = g_strdup (path);
  g_autofree char *real_folder = realpath (folder, NULL);
  g_autofree char *real_path = NULL;

  while ((real_path = realpath (nearest, NULL)) == NULL && strlen (nearest) > strlen (folder)) {
    g_autofree char *parent = g_path_get_dirname (nearest);

    g_free (nearest);
    nearest = g_steal_pointer (&parent);
  }
  if (real_folder == NULL || real_path == NULL)
    return real_folder == real_path;
  if (!g_str_has_prefix (real_path, real_folder))
    return FALSE;

  return real_path[strlen (real_folder)] == '/' || real_path[strlen (real_folder)] == '\0'
         || g_str_equal (real_folder, "/");
}

/**
 * limber_key_media_take:
 * @group: a group
 * @key: a key
 * @folder: (nullable): absolute folder that it may point into, NULL if there is none
 *
 * Returns: (transfer full) (nullable): absolute path of the clip or picture
 */
char *
limber_key_media_take (LimberKeyGroup *group, const char *key, const char *folder)
{
  LimberKeyDocument *document = limber_key_group_get_document (group);
  LimberKeyEntry *entry = limber_key_group_take_entry (group, key);
  g_autofree char *path = NULL;

  if (entry == NULL || !check_media_extension (group, entry))
    return NULL;
  if (folder == NULL || g_path_is_absolute (entry->value) || has_parent_step (entry->value)
      || strchr (entry->value, '\\') != NULL) {
    limber_key_document_add_error (
        document, entry->line,
        _ ("%s points out of the file's folder; allowed are names as in “media/clip.webm”"), key);
    return NULL;
  }

  path = g_build_filename (folder, entry->value, NULL);
  if (!is_below (path, folder)) {
    limber_key_document_add_error (
        document, entry->line,
        _ ("%s is a link that leads out of the file's folder; put the file itself there"), key);
    return NULL;
  }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    limber_key_document_add_warning (document, entry->line, _ ("%s names “%s”, which is not there"),
                                     key, entry->value);

  return g_steal_pointer (&path);
}

/**
 * limber_key_media_take_both_sides:
 * @group: a group with a clip or picture
 * @key: which sides that shows
 *
 * Returns: TRUE for "both", FALSE for "first" and for nothing
 */
gboolean
limber_key_media_take_both_sides (LimberKeyGroup *group, const char *key)
{
  static const char *const nicks[] = { "first", "both", NULL };

  return limber_key_values_take_choice (group, key, nicks) == 1;
}
