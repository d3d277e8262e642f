/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-notification-mark"

#include "config.h"

#include "desktop/limber-notification-mark.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/*
 * One line, "GUID OWNER ID": an id means nothing without the server that gave it, and a server's
 * name nothing without its bus. In a Flatpak each process has a runtime folder of its own, with one
 * in it that they share.
 */

#define FILE_NAME "limber-notification"
#define N_WORDS   3

static char *
get_path (void)
{
  g_autofree char *shared = g_build_filename (g_get_user_runtime_dir (), "app",
                                              LIMBER_APPLICATION_ID, NULL);

  if (g_file_test (shared, G_FILE_TEST_IS_DIR))
    return g_build_filename (shared, FILE_NAME, NULL);
  return g_build_filename (g_get_user_runtime_dir (), FILE_NAME, NULL);
}

/**
 * limber_notification_mark_write:
 * @bus_guid: of the bus
 * @owner: unique name of the server
 * @id: what that server calls the notification
 */
void
limber_notification_mark_write (const char *bus_guid, const char *owner, guint32 id)
{
  g_autofree char *path = get_path ();
  g_autofree char *line = g_strdup_printf ("%s %s %u\n", bus_guid, owner, id);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (path, line, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("%s", error->message);
}

/**
 * limber_notification_mark_read:
 * @mark: (out caller-allocates): what was on the screen; untouched on failure
 *
 * Returns: whether there is one that makes sense
 */
gboolean
limber_notification_mark_read (LimberNotificationMark *mark)
{
  g_autofree char *path = get_path ();
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  guint64 id = 0;

  if (!g_file_get_contents (path, &line, NULL, NULL))
    return FALSE;
  words = g_strsplit (g_strchomp (line), " ", N_WORDS + 1);
  if (g_strv_length (words) != N_WORDS || !g_dbus_is_guid (words[0])
      || !g_dbus_is_unique_name (words[1])
      || !g_ascii_string_to_unsigned (words[2], 10, 1, G_MAXUINT32, &id, NULL))
    return FALSE;

  mark->bus_guid = g_strdup (words[0]);
  mark->owner = g_strdup (words[1]);
  mark->id = (guint32) id;
  return TRUE;
}

gboolean
limber_notification_mark_exists (void)
{
  g_autofree char *path = get_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
limber_notification_mark_delete (void)
{
  g_autofree char *path = get_path ();

  g_unlink (path);
}

void
limber_notification_mark_clear (LimberNotificationMark *mark)
{
  g_clear_pointer (&mark->bus_guid, g_free);
  g_clear_pointer (&mark->owner, g_free);
  mark->id = 0;
}
