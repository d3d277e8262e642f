/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/limber-settings-backend.h"

#include "remove-tree.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Each case runs in a process of its own: GIO looks at the environment once. The first argument of
 * that process is the case's folder. */

#define GROUP "[io/github/limberapp/Limber]\n"

typedef struct {
  char *folder; /* (owned) */
  gboolean has_no_schema;
  gboolean may_warn; /* GIO reports a damaged file or folder as a warning */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *policy = NULL;

  fixture->folder = g_dir_make_tmp ("limber-settings-XXXXXX", NULL);
  policy = g_build_filename (fixture->folder, "policy", NULL);
  g_assert_cmpint (g_mkdir (policy, 0700), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  limber_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Runs this program as "PROGRAM --do NAME" with the case's folders; returns what it printed. */
static char *
run (Fixture *fixture, const char *name)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *policy = g_build_filename (fixture->folder, "policy", NULL);
  char *output = NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_unsetenv (launcher, "GSETTINGS_BACKEND");
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", fixture->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "LIMBER_POLICY_DIR", policy, TRUE);
  if (fixture->may_warn)
    g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  if (fixture->has_no_schema) {
    g_subprocess_launcher_setenv (launcher, "GSETTINGS_SCHEMA_DIR", fixture->folder, TRUE);
    g_subprocess_launcher_setenv (launcher, "XDG_DATA_DIRS", fixture->folder, TRUE);
  }
  process = g_subprocess_launcher_spawn (launcher, &error, self, "--do", name, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);

  return output;
}

static void
assert_prints (Fixture *fixture, const char *name, const char *expected)
{
  g_autofree char *output = run (fixture, name);

  g_assert_cmpstr (output, ==, expected);
}

static void
do_show (GSettings *settings)
{
  g_autofree char *build = g_settings_get_string (settings, "figure-build");

  g_print ("%s %s %u %s\n", build,
           g_settings_is_writable (settings, "figure-build") ? "free" : "locked",
           g_settings_get_uint (settings, "figure-skin-tone"),
           g_settings_get_boolean (settings, "sound-enabled") ? "sound" : "silent");
}

static void
do_write (GSettings *settings)
{
  g_print ("%d ", g_settings_set_string (settings, "figure-build", "broad"));
  g_print ("%d ", g_settings_set_uint (settings, "figure-skin-tone", 4));
  g_settings_sync ();
  do_show (settings);
}

static void
do_reset (GSettings *settings)
{
  g_settings_reset (settings, "figure-skin-tone");
  g_settings_sync ();
  do_show (settings);
}

static int
do_case (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = limber_settings_open (&error);

  if (settings == NULL) {
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    g_print ("%d not found\n", strstr (error->message, LIMBER_SETTINGS_SCHEMA) != NULL);
    return 0;
  }
  if (g_str_equal (name, "show"))
    do_show (settings);
  else if (g_str_equal (name, "write"))
    do_write (settings);
  else if (g_str_equal (name, "reset"))
    do_reset (settings);
  else
    g_assert_not_reached ();

  return 0;
}

static void
test_defaults (Fixture *fixture, gconstpointer unused)
{
  assert_prints (fixture, "show", "medium free 1 sound\n");
}

static void
test_stays (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "limber", "settings", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;
  struct stat info;

  assert_prints (fixture, "write", "1 1 broad free 4 sound\n");
  assert_prints (fixture, "show", "broad free 4 sound\n");
  assert_prints (fixture, "reset", "broad free 1 sound\n");
  assert_prints (fixture, "show", "broad free 1 sound\n");

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (g_strstr_len (text, -1, GROUP));
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
test_policy_defaults (Fixture *fixture, gconstpointer unused)
{
  write_file (fixture, "policy/defaults", GROUP "figure-build='slim'\nsound-enabled=false\n");
  assert_prints (fixture, "show", "slim free 1 silent\n");
  assert_prints (fixture, "write", "1 1 broad free 4 silent\n");
}

static void
test_locks (Fixture *fixture, gconstpointer unused)
{
  write_file (fixture, "policy/defaults", GROUP "figure-build='slim'\n");
  write_file (fixture, "policy/locks", "/io/github/limberapp/Limber/figure-build\n");
  assert_prints (fixture, "show", "slim locked 1 sound\n");
  assert_prints (fixture, "write", "0 1 slim locked 4 sound\n");
}

/* What the person chose before the clinic locked it no longer holds, and does again afterwards. */
static void
test_lock_over_own (Fixture *fixture, gconstpointer unused)
{
  write_file (fixture, "limber/settings", GROUP "figure-build='broad'\nfigure-skin-tone=5\n");
  write_file (fixture, "policy/locks", "/io/github/limberapp/Limber/figure-build\n");
  assert_prints (fixture, "show", "medium locked 5 sound\n");

  write_file (fixture, "policy/defaults", GROUP "figure-build='slim'\n");
  assert_prints (fixture, "write", "0 1 slim locked 4 sound\n");

  write_file (fixture, "policy/locks", "");
  assert_prints (fixture, "show", "broad free 4 sound\n");
}

static void
test_wrong_values (Fixture *fixture, gconstpointer unused)
{
  write_file (fixture, "limber/settings",
              GROUP "figure-build='huge'\nfigure-skin-tone=99\nsound-enabled='yes'\n");
  assert_prints (fixture, "show", "medium free 1 sound\n");
}

static void
test_damaged_files (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *kept = g_build_filename (fixture->folder, "limber", "settings.damaged", NULL);
  g_autofree char *text = NULL;

  write_file (fixture, "limber/settings", "\x01\xff no key file [[[\n=\n");
  write_file (fixture, "policy/defaults", "neither\n");
  write_file (fixture, "policy/locks", "\n/\nnonsense\n/io/github/limberapp/Limber/figure-build");
  fixture->may_warn = TRUE;
  assert_prints (fixture, "write", "0 1 medium locked 4 sound\n");
  assert_prints (fixture, "show", "medium locked 4 sound\n");
  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "\x01\xff no key file [[[\n=\n");
}

/* Nothing can be written: what is set holds for this run at most, and nothing breaks. */
static void
test_no_folder (Fixture *fixture, gconstpointer unused)
{
  fixture->may_warn = TRUE;
  write_file (fixture, "limber", "a file where the folder should be");
  assert_prints (fixture, "show", "medium locked 1 sound\n");
}

static void
test_memory (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = limber_settings_open (&error);
  g_autoptr (GSettings) other = limber_settings_open (&error);

  g_assert_no_error (error);
  g_assert_true (g_settings_set_boolean (settings, "discreet", TRUE));
  g_assert_true (g_settings_get_boolean (settings, "discreet"));
  g_assert_false (g_settings_get_boolean (other, "discreet"));
  g_assert_finalize_object (g_steal_pointer (&settings));
}

static void
test_no_schema (Fixture *fixture, gconstpointer unused)
{
  fixture->has_no_schema = TRUE;
  assert_prints (fixture, "show", "1 not found\n");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/settings/settings-backend/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--do"))
    return do_case (argv[2]);

  g_test_init (&argc, &argv, NULL);

  ADD ("defaults", test_defaults);
  ADD ("stays", test_stays);
  ADD ("policy/defaults", test_policy_defaults);
  ADD ("policy/locks", test_locks);
  ADD ("policy/lock-over-own", test_lock_over_own);
  ADD ("wrong-values", test_wrong_values);
  ADD ("damaged-files", test_damaged_files);
  ADD ("no-folder", test_no_folder);
  ADD ("no-schema", test_no_schema);
  g_test_add_func ("/settings/settings-backend/memory", test_memory);

  return g_test_run ();
}
