/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-autostart-entry"

#include "config.h"

#include "desktop/limber-autostart-entry.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

/*
 * By the autostart specification an entry in the user's folder replaces the one of the same name in
 * the system's folders; one with Hidden=true stands for none. So what the system starts is turned
 * off by a hidden entry, and turned on again by deleting that.
 */

#define ENTRY_NAME LIMBER_APPLICATION_ID ".Agent.desktop"
#define GNOME_KEY  "X-GNOME-Autostart-enabled"

/* What a string in Exec has to hide from those who read it, by the desktop entry specification */
#define QUOTED_CHARACTERS "\"`$\\"

char *
limber_autostart_entry_get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", ENTRY_NAME, NULL);
}

char *
limber_autostart_entry_find_system_path (void)
{
  const char *const *folders = g_get_system_config_dirs ();

  for (gsize i = 0; folders[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (folders[i], "autostart", ENTRY_NAME, NULL);

    if (g_file_test (path, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&path);
  }
  return NULL;
}

/* A key that is not there does not turn an entry off. */
static gboolean
is_entry_on (GKeyFile *entry)
{
  g_autofree char *enabled = g_key_file_get_string (entry, G_KEY_FILE_DESKTOP_GROUP, GNOME_KEY,
                                                    NULL);

  return !g_key_file_get_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN,
                                  NULL)
         && g_strcmp0 (enabled, "false") != 0
         && g_key_file_has_key (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL);
}

/**
 * limber_autostart_entry_is_enabled:
 *
 * Returns: whether the session starts the agent
 */
gboolean
limber_autostart_entry_is_enabled (void)
{
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *path = limber_autostart_entry_get_path ();
  g_autofree char *system_path = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, NULL) && is_entry_on (entry);
  system_path = limber_autostart_entry_find_system_path ();
  return system_path != NULL
         && g_key_file_load_from_file (entry, system_path, G_KEY_FILE_NONE, NULL)
         && is_entry_on (entry);
}

static void
append_quoted (GString *line, const char *argument)
{
  g_string_append_c (line, '"');
  for (const char *c = argument; *c != '\0'; c++) {
    if (strchr (QUOTED_CHARACTERS, *c) != NULL)
      g_string_append_c (line, '\\');
    if (*c == '%')
      g_string_append_c (line, '%');
    g_string_append_c (line, *c);
  }
  g_string_append_c (line, '"');
}

static char *
join_command (const char *const *command)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; command[i] != NULL; i++) {
    if (i > 0)
      g_string_append_c (line, ' ');
    append_quoted (line, command[i]);
  }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static gboolean
write_entry (const char *path, const char *const *command, GError **error)
{
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *exec = command != NULL ? join_command (command) : NULL;
  g_autofree char *content = NULL;
  gsize length = 0;

  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, "Type", "Application");
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, "Name", "Limber");
  if (exec != NULL) {
    g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, "Exec", exec);
    g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, "Icon", LIMBER_APPLICATION_ID);
    g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, "NoDisplay", TRUE);
  } else {
    g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, "Hidden", TRUE);
  }
  content = g_key_file_to_data (entry, &length, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), "%s: %s", folder,
                 g_strerror (errno));
    return FALSE;
  }
  return g_file_set_contents_full (path, content, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0644, error);
}

static gboolean
delete_entry (const char *path, GError **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), "%s: %s", path,
               g_strerror (errno));
  return FALSE;
}

/**
 * limber_autostart_entry_set_enabled:
 * @is_enabled: what shall hold
 * @command: (array zero-terminated=1): of the agent
 * @error: of the file
 *
 * Returns: whether it holds now
 */
gboolean
limber_autostart_entry_set_enabled (gboolean is_enabled, const char *const *command, GError **error)
{
  g_autofree char *path = limber_autostart_entry_get_path ();
  g_autofree char *system_path = limber_autostart_entry_find_system_path ();

  if (system_path == NULL)
    return is_enabled ? write_entry (path, command, error) : delete_entry (path, error);
  if (!is_enabled)
    return write_entry (path, NULL, error);
  return delete_entry (path, error)
         && (limber_autostart_entry_is_enabled () || write_entry (path, command, error));
}
