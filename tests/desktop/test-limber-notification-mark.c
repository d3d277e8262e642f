/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-notification-mark.h"

#include <glib/gstdio.h>

#define GUID "0123456789abcdef0123456789abcdef"

static void
prepare_folder (void)
{
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_runtime_dir (), 0700), ==, 0);
}

static void
test_round (void)
{
  g_auto (LimberNotificationMark) mark = { NULL };

  prepare_folder ();
  g_assert_false (limber_notification_mark_exists ());
  g_assert_false (limber_notification_mark_read (&mark));
  limber_notification_mark_write (GUID, ":1.42", G_MAXUINT32);
  g_assert_true (limber_notification_mark_exists ());
  g_assert_true (limber_notification_mark_read (&mark));
  g_assert_cmpstr (mark.bus_guid, ==, GUID);
  g_assert_cmpstr (mark.owner, ==, ":1.42");
  g_assert_cmpuint (mark.id, ==, G_MAXUINT32);
  limber_notification_mark_delete ();
  g_assert_false (limber_notification_mark_exists ());
}

/* In a Flatpak, the folder that its processes share */
static void
test_shared_folder (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "app",
                                              LIMBER_APPLICATION_ID, NULL);
  g_autofree char *path = g_build_filename (folder, "limber-notification", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  limber_notification_mark_write (GUID, ":1.42", 7);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_no_folder (void)
{
  g_rmdir (g_get_user_runtime_dir ());
  limber_notification_mark_write (GUID, ":1.42", 7);
  g_assert_false (limber_notification_mark_exists ());
}

static void
test_nonsense (gconstpointer data)
{
  g_auto (LimberNotificationMark) mark = { NULL };
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "limber-notification", NULL);

  prepare_folder ();
  g_assert_true (g_file_set_contents (path, data, -1, NULL));
  g_assert_false (limber_notification_mark_read (&mark));
  g_assert_null (mark.owner);
}

int
main (int argc, char *argv[])
{
  static const char *const nonsense[] = {
    "",
    "\n",
    GUID,
    GUID " :1.42",
    GUID " :1.42 ",
    GUID " :1.42 0",
    GUID " :1.42 -1",
    GUID " :1.42 4294967296",
    GUID " :1.42 7 8",
    GUID " org.example.Name 7",
    "0123 :1.42 7",
    "\xff\xfe :1.42 7",
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/desktop/notification-mark/round", test_round);
  g_test_add_func ("/desktop/notification-mark/shared-folder", test_shared_folder);
  g_test_add_func ("/desktop/notification-mark/no-folder", test_no_folder);
  for (gsize i = 0; i < G_N_ELEMENTS (nonsense); i++) {
    g_autofree char *path = g_strdup_printf ("/desktop/notification-mark/nonsense/%zu", i);

    g_test_add_data_func (path, nonsense[i], test_nonsense);
  }
  return g_test_run ();
}
