/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-unfinished.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define FILE_NAME  "unfinished"
#define GROUP      "Unfinished"
#define MAX_LEVELS 100
#define MAX_ITEMS  1000

static char *
get_path (const char *folder)
{
  return g_build_filename (folder, FILE_NAME, NULL);
}

static guint
read_count (GKeyFile *file, const char *key)
{
  guint64 value = g_key_file_get_uint64 (file, GROUP, key, NULL);

  return (guint) MIN (value, G_MAXUINT);
}

/* The clock may have been set back meanwhile: then nobody can tell how old the note is. */
static gboolean
is_valid (const LimberUnfinished *self, gint64 now_usec)
{
  return self->routine_id != NULL && *self->routine_id != '\0' && self->level >= 1
         && self->level <= MAX_LEVELS && self->n_items <= MAX_ITEMS && self->item < self->n_items
         && self->left_usec <= now_usec
         && now_usec - self->left_usec <= LIMBER_UNFINISHED_LIFE_USEC;
}

gboolean
limber_unfinished_save (const LimberUnfinished *self, const char *folder, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = get_path (folder);
  g_autofree char *text = NULL;

  g_key_file_set_string (file, GROUP, "Routine", self->routine_id);
  g_key_file_set_uint64 (file, GROUP, "Level", self->level);
  g_key_file_set_uint64 (file, GROUP, "Item", self->item);
  g_key_file_set_uint64 (file, GROUP, "Items", self->n_items);
  g_key_file_set_int64 (file, GROUP, "LeftAt", self->left_usec);
  text = g_key_file_to_data (file, NULL, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, g_strerror (errno));
    return FALSE;
  }
  /* A few bytes that may be lost without harm: no wait for the disk in the midst of a session. */
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

LimberUnfinished *
limber_unfinished_load (const char *folder, gint64 now_usec)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (LimberUnfinished) self = NULL;
  g_autofree char *path = get_path (folder);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  self = g_new0 (LimberUnfinished, 1);
  self->routine_id = g_key_file_get_string (file, GROUP, "Routine", NULL);
  self->level = read_count (file, "Level");
  self->item = read_count (file, "Item");
  self->n_items = read_count (file, "Items");
  self->left_usec = g_key_file_get_int64 (file, GROUP, "LeftAt", NULL);
  return is_valid (self, now_usec) ? g_steal_pointer (&self) : NULL;
}

void
limber_unfinished_clear (const char *folder)
{
  g_autofree char *path = get_path (folder);

  g_unlink (path);
}

LimberUnfinished *
limber_unfinished_copy (const LimberUnfinished *self)
{
  LimberUnfinished *copy = g_memdup2 (self, sizeof *self);

  copy->routine_id = g_strdup (self->routine_id);
  return copy;
}

void
limber_unfinished_free (LimberUnfinished *self)
{
  g_free (self->routine_id);
  g_free (self);
}
