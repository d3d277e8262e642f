/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "limber-ctl-runner.h"

#include <glib/gstdio.h>
#include <string.h>

/* limberctl chart over a diary of the test's own, in one folder for all cases */

static char *
path_of (const char *name)
{
  return g_build_filename (g_getenv ("XDG_DATA_HOME"), name, NULL);
}

static LimberCtlResult *
draw (const char *name, const char *rest)
{
  g_autofree char *path = path_of (name);
  g_autofree char *command = g_strdup_printf ("chart -o %s %s", path, rest);

  return limber_ctl_runner_run (command);
}

static void
assert_begins_with (const char *name, const char *magic)
{
  g_autofree char *path = path_of (name);
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpint (memcmp (contents, magic, strlen (magic)), ==, 0);
}

static void
test_formats (void)
{
  static const char *const files[][2] = {
    { "chart.png", "\x89PNG" },
    { "chart.svg", "<?xml" },
    { "chart.pdf", "%PDF" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (LimberCtlResult) result = draw (files[i][0],
                                               "--from 2026-03-01 --to 2026-03-07 --size 500x300");

    g_assert_cmpstr (result->errors, ==, "");
    g_assert_cmpint (result->status, ==, 0);
    g_assert_cmpstr (result->output, ==, "Average pain 5.0; in the 7 days before 8.0.\n");
    assert_begins_with (files[i][0], files[i][1]);
  }
}

static void
test_zone (void)
{
  g_autoptr (LimberCtlResult) result = draw ("zone.png",
                                             "--from 2026-03-01 --to 2026-03-07 --zone b_neck");

  g_assert_cmpstr (result->output, ==, "Average pain 6.0.\n");
}

static void
test_empty (void)
{
  g_autoptr (LimberCtlResult) result = draw ("empty.png", "--from 2001-01-01 --to 2001-02-01");

  g_assert_cmpint (result->status, ==, 0);
  g_assert_cmpstr (result->output, ==, "No pain entries in this time.\n");
}

static void
test_misuse (void)
{
  static const char *const rows[][2] = {
    { "chart", "wants -o FILE" },
    { "chart -o x.gif", "ends in .png, .svg or .pdf" },
    { "chart -o x.png --size 9x9", "--size takes WxH" },
    { "chart -o x.png --zone tail", "--zone takes a zone" },
    { "chart -o x.png --from yesterday", "is no day" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (rows[i][0]);

    limber_ctl_result_assert_misused (result, rows[i][1]);
  }
}

static void
test_backwards (void)
{
  g_autoptr (LimberCtlResult) result = draw ("x.png", "--from 2026-03-07 --to 2026-03-01");

  limber_ctl_result_assert_failed (result, "before --to");
}

static void
note (const char *what)
{
  g_autofree char *command = g_strconcat ("pain add ", what, NULL);
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (command);

  g_assert_cmpint (result->status, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("limber-chart-XXXXXX", NULL);
  static const char *const left_behind[] = { "chart.png", "chart.svg", "chart.pdf", "zone.png",
                                             "empty.png" };
  int status;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  note ("8 --at 2026-02-24T08:15+01:00");
  note ("4 --zone b_low_back_l --at 2026-03-02T08:15+01:00");
  note ("6 --zone b_neck --at 2026-03-03T08:15+01:00");
  g_test_add_func ("/ctl/chart/formats", test_formats);
  g_test_add_func ("/ctl/chart/zone", test_zone);
  g_test_add_func ("/ctl/chart/empty", test_empty);
  g_test_add_func ("/ctl/chart/misuse", test_misuse);
  g_test_add_func ("/ctl/chart/backwards", test_backwards);
  status = g_test_run ();

  for (guint i = 0; i < G_N_ELEMENTS (left_behind); i++) {
    g_autofree char *path = path_of (left_behind[i]);

    g_remove (path);
  }
  return status;
}
