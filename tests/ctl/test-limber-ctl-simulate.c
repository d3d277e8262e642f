/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "limber-ctl-runner.h"

#include <glib/gstdio.h>

#include <string.h>

/* limberctl simulate over traces written here. What the scheduler decides is tested in core; here
 * it is what goes in and what comes out. */

#define HEADER "{\"start\":\"2026-03-02T09:00:00+01:00\",\"tz\":\"Europe/Paris\"}\n"

typedef struct {
  char *folder;
  char *trace;
  char *settings;
  char *state;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("limber-simulate-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->trace = g_build_filename (fixture->folder, "trace", NULL);
  fixture->settings = g_build_filename (fixture->folder, "settings", NULL);
  fixture->state = g_build_filename (fixture->folder, "state", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->trace);
  g_unlink (fixture->settings);
  g_unlink (fixture->state);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->trace);
  g_free (fixture->settings);
  g_free (fixture->state);
  g_free (fixture->folder);
}

static void
write_file (const char *path, const char *contents, gssize size)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, contents, size, &error));
  g_assert_no_error (error);
}

static LimberCtlResult *
simulate (Fixture *fixture, const char *trace, const char *options)
{
  g_autofree char *command = g_strdup_printf ("simulate %s%s", fixture->trace, options);

  write_file (fixture->trace, trace, -1);
  return limber_ctl_runner_run (command);
}

static void
assert_output (const LimberCtlResult *result, const char *expected)
{
  g_assert_cmpstr (result->errors, ==, "");
  g_assert_cmpint (result->status, ==, 0);
  g_assert_cmpstr (result->output, ==, expected);
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberCtlResult) result = simulate (
      fixture,
      HEADER "{\"t\":0,\"event\":\"active\"}\n"
             "{\"t\":2400.5,\"event\":\"snooze\",\"minutes\":10}\n"
             "{\"t\":2401,\"event\":\"end\"}\n",
      "");

  assert_output (
      result,
      "{\"t\":0,\"wall\":\"2026-03-02T09:00:00+01:00\",\"event\":\"sitting-started\",\"since\":0}\n"
      "{\"t\":2400,\"wall\":\"2026-03-02T09:40:00+01:00\",\"event\":\"due\",\"since\":0,"
      "\"sitting_s\":2400,\"break_id\":\"sitting-1772440800-1\"}\n"
      "{\"t\":2400,\"wall\":\"2026-03-02T09:40:00+01:00\",\"event\":\"notified\","
      "\"cause\":\"first\",\"sitting_s\":2400,\"break_id\":\"sitting-1772440800-1\"}\n"
      "{\"t\":2400.5,\"wall\":\"2026-03-02T09:40:00.500000+01:00\",\"event\":\"snoozed\","
      "\"minutes\":10,\"left\":2,\"break_id\":\"sitting-1772440800-1\"}\n"
      "{\"t\":2400.5,\"wall\":\"2026-03-02T09:40:00.500000+01:00\",\"event\":\"withdrawn\","
      "\"cause\":\"snoozed\",\"break_id\":\"sitting-1772440800-1\"}\n");
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *options = g_strdup_printf (" --settings %s", fixture->settings);
  g_autoptr (LimberCtlResult) result = NULL;

  write_file (fixture->settings, "[Settings]\nsitting-limit=15\n", -1);
  result = simulate (
      fixture, HEADER "{\"t\":0,\"event\":\"active\"}\n{\"t\":900,\"event\":\"end\"}\n", options);
  g_assert_cmpint (result->status, ==, 0);
  g_assert_nonnull (strstr (result->output, "\"t\":900,"));
}

/* The second half of a day goes on where the first half ended, hours later. */
static void
test_state (Fixture *fixture, gconstpointer data)
{
  g_autofree char *options = g_strdup_printf (" --state %s", fixture->state);
  g_autoptr (LimberCtlResult) first = simulate (
      fixture,
      HEADER "{\"t\":0,\"event\":\"active\"}\n{\"t\":1200,\"event\":\"pause\"}\n"
             "{\"t\":1800,\"event\":\"end\"}\n",
      options);
  g_autoptr (LimberCtlResult) second = NULL;

  g_assert_cmpint (first->status, ==, 0);
  g_assert_true (g_file_test (fixture->state, G_FILE_TEST_IS_REGULAR));
  second = simulate (fixture,
                     "{\"start\":\"2026-03-02T14:00:00+01:00\",\"tz\":\"Europe/Paris\"}\n"
                     "{\"t\":10,\"event\":\"active\"}\n{\"t\":2500,\"event\":\"unpause\"}\n",
                     options);
  g_assert_cmpint (second->status, ==, 0);
  g_assert_nonnull (strstr (second->output, "\"event\":\"sitting-ended\",\"since\":-16200,"
                                            "\"sitting_s\":1800}"));
  g_assert_nonnull (strstr (second->output, "\"event\":\"credited\""));
  g_assert_nonnull (strstr (second->output, "\"cause\":\"paused\""));
  g_assert_nonnull (strstr (second->output, "\"t\":2500,"));
}

static void
test_bad_state (Fixture *fixture, gconstpointer data)
{
  g_autofree char *options = g_strdup_printf (" --state %s", fixture->state);
  g_autoptr (LimberCtlResult) result = NULL;

  write_file (fixture->state, "rubbish", -1);
  result = simulate (fixture, HEADER, options);
  limber_ctl_result_assert_failed (result, fixture->state);
  g_assert_cmpstr (result->output, ==, "");
}

/* Restart and reboot take no time; what was stored is enough to go on. */
static void
test_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberCtlResult) result = simulate (
      fixture,
      HEADER "{\"t\":0,\"event\":\"active\"}\n{\"t\":600,\"event\":\"restart\"}\n"
             "{\"t\":1200,\"event\":\"reboot\"}\n{\"t\":1210,\"event\":\"active\"}\n"
             "{\"t\":2400,\"event\":\"end\"}\n",
      "");

  g_assert_cmpint (result->status, ==, 0);
  g_assert_nonnull (strstr (result->output, "{\"t\":2400,\"wall\":\"2026-03-02T09:40:00+01:00\","
                                            "\"event\":\"notified\""));
}

/* A suspend is accounted before any alarm: what would have fallen due in it does not. */
static void
test_suspend (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberCtlResult) result = simulate (
      fixture,
      HEADER "{\"t\":0,\"event\":\"active\"}\n{\"t\":2300,\"event\":\"suspend\"}\n"
             "{\"t\":5000,\"event\":\"resume\"}\n{\"t\":5000,\"event\":\"active\"}\n"
             "{\"t\":5001,\"event\":\"end\"}\n",
      "");

  g_assert_cmpint (result->status, ==, 0);
  g_assert_null (strstr (result->output, "\"due\""));
  g_assert_nonnull (strstr (result->output, "{\"t\":5000,\"wall\":\"2026-03-02T10:23:20+01:00\","
                                            "\"event\":\"credited\",\"since\":2300"));
}

typedef struct {
  const char *name;
  const char *trace;
  guint line;
} BadRow;

static const BadRow BAD_ROWS[] = {
  { "empty", "", 1 },
  { "no-json", "rubbish\n", 1 },
  { "no-object", "[1]\n", 1 },
  { "no-zone", "{\"start\":\"2026-03-02T09:00:00+01:00\"}\n", 1 },
  { "unknown-zone", "{\"start\":\"2026-03-02T09:00:00+01:00\",\"tz\":\"Mars/Base\"}\n", 1 },
  { "no-start", "{\"tz\":\"Europe/Paris\"}\n", 1 },
  { "no-time", HEADER "{\"event\":\"active\"}\n", 2 },
  { "negative-time", HEADER "{\"t\":-1,\"event\":\"active\"}\n", 2 },
  { "huge-time", HEADER "{\"t\":1e300,\"event\":\"active\"}\n", 2 },
  { "text-time", HEADER "{\"t\":\"1\",\"event\":\"active\"}\n", 2 },
  { "time-falls", HEADER "{\"t\":5,\"event\":\"active\"}\n{\"t\":4,\"event\":\"idle\"}\n", 3 },
  { "unknown-event", HEADER "\n{\"t\":5,\"event\":\"dance\"}\n", 3 },
  { "unknown-cause", HEADER "{\"t\":5,\"event\":\"hold\",\"cause\":\"tea\"}\n", 2 },
  { "done-and-more", HEADER "{\"t\":5,\"event\":\"finish\",\"done\":1.1}\n", 2 },
  { "no-done", HEADER "{\"t\":5,\"event\":\"finish\"}\n", 2 },
  { "half-minutes", HEADER "{\"t\":5,\"event\":\"snooze\",\"minutes\":1.5}\n", 2 },
  { "pause-until-noon", HEADER "{\"t\":5,\"event\":\"pause\",\"until\":\"noon\"}\n", 2 },
  { "unknown-key", HEADER "{\"t\":5,\"event\":\"set\",\"key\":\"tea\",\"value\":1}\n", 2 },
  { "out-of-range", HEADER "{\"t\":5,\"event\":\"set\",\"key\":\"snooze\",\"value\":61}\n", 2 },
  { "after-end", HEADER "{\"t\":5,\"event\":\"end\"}\n{\"t\":6,\"event\":\"active\"}\n", 3 },
  { "deep",
    HEADER "{\"t\":5,\"event\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}\n",
    2 },
  { "bad-utf8", HEADER "{\"t\":5,\"event\":\"\xff\"}\n", 2 },
};

/* One line that says where, nothing on standard output, and not a single thing done */
static void
test_bad (Fixture *fixture, gconstpointer data)
{
  const BadRow *row = data;
  g_autofree char *options = g_strdup_printf (" --state %s", fixture->state);
  g_autoptr (LimberCtlResult) result = simulate (fixture, row->trace, options);
  g_autofree char *place = g_strdup_printf ("limberctl: %s:%u: ", fixture->trace, row->line);

  limber_ctl_result_assert_failed (result, place);
  g_assert_cmpstr (result->output, ==, "");
  g_assert_false (g_file_test (fixture->state, G_FILE_TEST_EXISTS));
}

static void
test_bad_settings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *options = g_strdup_printf (" --settings %s", fixture->settings);
  g_autofree char *place = g_strdup_printf ("%s:2: ", fixture->settings);
  g_autoptr (LimberCtlResult) result = NULL;

  write_file (fixture->settings, "[Settings]\nsitting-limit=5\n", -1);
  result = simulate (fixture, HEADER, options);
  limber_ctl_result_assert_failed (result, place);
  g_assert_nonnull (strstr (result->errors, "15"));
  g_assert_nonnull (strstr (result->errors, "180"));
  g_assert_cmpstr (result->output, ==, "");
}

static void
test_misuse (void)
{
  g_autoptr (LimberCtlResult) none = limber_ctl_runner_run ("simulate");
  g_autoptr (LimberCtlResult) missing = limber_ctl_runner_run ("simulate /no/such/trace");

  limber_ctl_result_assert_misused (none, "TRACE");
  limber_ctl_result_assert_failed (missing, "/no/such/trace");
}

/* 260 days of eight hours, each hour three rests and a session */
static void
test_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) trace = g_string_new (HEADER);
  g_autofree char *options = g_strdup_printf (" --state %s", fixture->state);
  g_autoptr (LimberCtlResult) result = NULL;

  for (int day = 0; day < 365; day++) {
    for (int hour = 0; day % 7 < 5 && hour < 8; hour++) {
      int t = day * 86400 + hour * 3600;

      g_string_append_printf (trace,
                              "{\"t\":%d,\"event\":\"active\"}\n{\"t\":%d,\"event\":\"idle\"}\n"
                              "{\"t\":%d,\"event\":\"active\"}\n{\"t\":%d,\"event\":\"start\"}\n"
                              "{\"t\":%d,\"event\":\"finish\",\"done\":1}\n"
                              "{\"t\":%d,\"event\":\"idle\"}\n",
                              t, t + 600, t + 660, t + 2500, t + 2620, t + 3300);
    }
  }
  result = simulate (fixture, trace->str, options);
  g_assert_cmpint (result->status, ==, 0);
  g_assert_nonnull (strstr (result->output, "2027-02-2"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ctl/simulate/lines", Fixture, NULL, set_up, test_lines, tear_down);
  g_test_add ("/ctl/simulate/settings", Fixture, NULL, set_up, test_settings, tear_down);
  g_test_add ("/ctl/simulate/state", Fixture, NULL, set_up, test_state, tear_down);
  g_test_add ("/ctl/simulate/bad-state", Fixture, NULL, set_up, test_bad_state, tear_down);
  g_test_add ("/ctl/simulate/restart", Fixture, NULL, set_up, test_restart, tear_down);
  g_test_add ("/ctl/simulate/suspend", Fixture, NULL, set_up, test_suspend, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (BAD_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/ctl/simulate/bad/", BAD_ROWS[i].name, NULL);

    g_test_add (path, Fixture, &BAD_ROWS[i], set_up, test_bad, tear_down);
  }
  g_test_add ("/ctl/simulate/bad-settings", Fixture, NULL, set_up, test_bad_settings, tear_down);
  g_test_add_func ("/ctl/simulate/misuse", test_misuse);
  g_test_add ("/ctl/simulate/year", Fixture, NULL, set_up, test_year, tear_down);

  return g_test_run ();
}
