/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "limber-ctl-runner.h"
#include "remove-tree.h"

#include <glib/gstdio.h>
#include <string.h>

/* Each case has a data folder of its own: $XDG_DATA_HOME is inherited by limberctl. */
typedef struct {
  char *folder; /* (owned) */
} Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("limber-ctl-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  g_setenv ("XDG_DATA_HOME", self->folder, TRUE);
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  limber_test_remove_tree (self->folder);
  g_free (self->folder);
}

static void
assert_done (const char *command)
{
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (command);

  g_assert_cmpstr (result->errors, ==, "");
  g_assert_cmpint (result->status, ==, 0);
}

static guint
count_entries (const char *command)
{
  g_autoptr (JsonNode) node = limber_ctl_runner_run_json (command);

  return json_array_get_length (
      json_object_get_array_member (json_node_get_object (node), "entries"));
}

static void
test_pain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberCtlResult) listed = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *entry;

  assert_done ("pain add 4 --zone b_low_back_l --zone b_neck --note stiff<b> "
               "--at 2026-03-02T08:15+01:00");
  assert_done ("pain add 2 --when after --at 2026-03-05T08:15+01:00");
  node = limber_ctl_runner_run_json ("pain list --json --to 2026-03-02");
  entry = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (node), "entries"), 0);
  g_assert_cmpint (json_object_get_int_member (entry, "level"), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (entry, "at"), ==, "2026-03-02T08:15:00+01:00");
  g_assert_cmpstr (json_object_get_string_member (entry, "note"), ==, "stiff<b>");
  g_assert_cmpstr (json_object_get_string_member (entry, "when"), ==, "now");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (entry, "zones")), ==, 2);

  listed = limber_ctl_runner_run ("pain list --from 2026-03-03");
  g_assert_nonnull (strstr (listed->output, "2026-03-05 08:15   2  After a session"));
  g_assert_null (strstr (listed->output, "stiff"));
  assert_done ("pain delete 1");
  g_assert_cmpuint (count_entries ("pain list --json"), ==, 1);
}

static const struct {
  const char *name;
  const char *command;
  const char *part;
} refusals[] = {
  { "level-11", "pain add 11", "0 to 10" },
  { "level-half", "pain add 4.5", "0 to 10" },
  { "level-behind-dashes", "pain add -- -1", "0 to 10" },
  { "zone", "pain add 4 --zone b_elbow", "b_elbow" },
  { "question", "pain add 4 --when later", "later" },
  { "future", "pain add 4 --at 2099-01-01T00:00", "future" },
  { "time", "pain add 4 --at yesterday", "yesterday" },
  { "delete", "pain delete 99", "no such entry" },
  { "delete-word", "pain delete first", "number" },
  { "measure-kind", "measure add arm-length 4", "arm-length" },
  { "measure-range", "measure add wall-sit 99", "0 to 60" },
  { "measure-side", "measure add neck-turn 2", "left or right" },
  { "measure-values", "measure add wall-sit 9 9", "one value" },
  { "peg", "measure add peg 4 5", "3 answers" },
  { "peg-future", "measure add peg 4 5 6 --at 2099-01-01T00:00", "future" },
  { "restore", "restore /dev/null", "/dev/null" },
  { "backup", "backup /dev/null", "exists" },
  { "backup-folder", "backup /nonexistent/copy.db", "no folder “/nonexistent”" },
};

/* A clear line, status 1, and nothing is written. */
static void
test_refuse (Fixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (refusals[i].command);

  g_assert_cmpint (result->status, ==, 1);
  g_assert_true (g_str_has_prefix (result->errors, "limberctl: "));
  g_assert_nonnull (strchr (result->errors, '\n'));
  g_assert_cmpstr (strchr (result->errors, '\n'), ==, "\n");
  if (!g_str_equal (refusals[i].name, "restore"))
    g_assert_nonnull (strstr (result->errors, refusals[i].part));
  g_assert_cmpuint (count_entries ("pain list --json"), ==, 0);
}

static void
test_help_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberCtlResult) calm = limber_ctl_runner_run ("pain add 3");
  g_autoptr (LimberCtlResult) jump = limber_ctl_runner_run ("pain add 6");

  g_assert_null (strstr (calm->output, "medical help"));
  g_assert_nonnull (strstr (jump->output, "medical help"));
}

/* What was measured and answered at another time is noted for that time. */
static void
test_measures (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "diary.csv", NULL);
  g_autofree char *export = g_strdup_printf ("export --format csv -o %s", path);
  g_autofree char *contents = NULL;

  assert_done ("measure add forward-bend -3.5");
  assert_done ("measure add side-bend 18 --side left --note morning");
  assert_done ("measure add wall-sit 20 --at 2026-03-01T07:30+01:00");
  assert_done ("measure add peg 4 5 6 --language fr --at 2026-03-01T07:45+01:00");
  assert_done (export);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "2026-03-01,07:30:00+01:00,measure,wall-sit,20,"));
  g_assert_nonnull (strstr (contents, "2026-03-01,07:45:00+01:00,peg,peg-3,6,{score},,,,fr\r\n"));
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_strdup_printf ("backup %s/copy.db", fixture->folder);
  g_autofree char *restore = g_strdup_printf ("restore %s/copy.db", fixture->folder);
  g_autoptr (LimberCtlResult) unsure = NULL;
  g_autoptr (LimberCtlResult) restored = NULL;

  assert_done ("pain add 4 --note remembered");
  assert_done (backup);
  unsure = limber_ctl_runner_run ("erase");
  limber_ctl_result_assert_misused (unsure, "--yes");
  g_assert_cmpuint (count_entries ("pain list --json"), ==, 1);
  assert_done ("erase --yes");
  g_assert_cmpuint (count_entries ("pain list --json"), ==, 0);
  assert_done ("diary check");
  restored = limber_ctl_runner_run (restore);
  g_assert_cmpint (restored->status, ==, 0);
  g_assert_nonnull (strstr (restored->output, "before-restore"));
  g_assert_cmpuint (count_entries ("pain list --json"), ==, 1);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "diary.json", NULL);
  g_autofree char *again_path = g_build_filename (fixture->folder, "again.json", NULL);
  g_autofree char *export = g_strdup_printf ("export --format json -o %s", path);
  g_autofree char *export_again = g_strdup_printf ("export --format json -o %s", again_path);
  g_autofree char *import = g_strdup_printf ("import %s", path);
  g_autofree char *merge = g_strdup_printf ("import --merge %s", path);
  g_autofree char *csv = g_strdup_printf ("export --format csv --separator ; -o %s", path);
  g_autoptr (LimberCtlResult) refused = NULL;
  g_autoptr (LimberCtlResult) misused = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonParser) again_parser = json_parser_new ();
  g_autofree char *contents = NULL;

  assert_done ("pain add 4 --zone b_neck --note remembered --at 2026-03-02T08:15:00.123457+01:00");
  assert_done ("measure add side-bend 18.5 --side left");
  assert_done ("measure add peg 4 5 6");
  assert_done (export);
  refused = limber_ctl_runner_run (import);
  limber_ctl_result_assert_failed (refused, "--merge");
  assert_done (merge);
  g_assert_cmpuint (count_entries ("pain list --json"), ==, 1);
  assert_done ("erase --yes");
  assert_done (import);
  assert_done (export_again);
  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  g_assert_true (json_parser_load_from_file (again_parser, again_path, NULL));
  json_object_remove_member (json_node_get_object (json_parser_get_root (parser)), "exported");
  json_object_remove_member (json_node_get_object (json_parser_get_root (again_parser)),
                             "exported");
  g_assert_true (
      json_node_equal (json_parser_get_root (parser), json_parser_get_root (again_parser)));

  assert_done (csv);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "2026-03-02;08:15:00.123457+01:00;pain;now;4;{score};b_neck"
                                      ";;;remembered\r\n"));
  misused = limber_ctl_runner_run ("export --format xml -o /tmp/x");
  limber_ctl_result_assert_misused (misused, "csv or json");
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "limber", "diary.db", NULL);
  g_autoptr (LimberCtlResult) result = NULL;
  g_autoptr (LimberCtlResult) add = NULL;

  assert_done ("pain add 4");
  g_assert_true (g_file_set_contents (path, "no diary", -1, NULL));
  result = limber_ctl_runner_run ("diary check");
  limber_ctl_result_assert_failed (result, "damaged");
  add = limber_ctl_runner_run ("pain add 4");
  limber_ctl_result_assert_failed (add, "damaged");
}

/* A session that was coached is in the diary; one with --no-log is not. */
static void
test_coach (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "limber", "diary.db", NULL);
  g_autoptr (LimberCtlResult) unlogged = limber_ctl_runner_run (
      "coach desk_reset_2min --speed 1000 --mute --no-log");
  g_autoptr (LimberCtlResult) logged = NULL;
  g_autoptr (LimberCtlResult) erased = NULL;

  g_assert_cmpint (unlogged->status, ==, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  logged = limber_ctl_runner_run ("coach desk_reset_2min --speed 1000 --mute");
  g_assert_cmpint (logged->status, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  /* The session and its three items */
  erased = limber_ctl_runner_run ("erase --yes");
  g_assert_true (g_str_has_prefix (erased->output, "4 records were erased."));
}

/* Without a place to write to, people can still stretch. */
static void
test_coach_without_diary (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "limber", "diary.db", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (LimberCtlResult) result = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  result = limber_ctl_runner_run ("coach desk_reset_2min --speed 1000 --mute");
  g_assert_cmpint (result->status, ==, 0);
  g_assert_true (g_str_has_prefix (result->errors, "limberctl: "));
  g_assert_nonnull (strstr (result->output, "Finished"));
}

#define ctl_test(path, data, function)                                                             \
  g_test_add (path, Fixture, data, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ctl_test ("/ctl/diary/pain", NULL, test_pain);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autofree char *path = g_strconcat ("/ctl/diary/refuse/", refusals[i].name, NULL);
    ctl_test (path, GUINT_TO_POINTER (i), test_refuse);
  }
  ctl_test ("/ctl/diary/help-text", NULL, test_help_text);
  ctl_test ("/ctl/diary/measures", NULL, test_measures);
  ctl_test ("/ctl/diary/backup", NULL, test_backup);
  ctl_test ("/ctl/diary/export", NULL, test_export);
  ctl_test ("/ctl/diary/damaged", NULL, test_damaged);
  ctl_test ("/ctl/diary/coach", NULL, test_coach);
  ctl_test ("/ctl/diary/coach-without-diary", NULL, test_coach_without_diary);
  return g_test_run ();
}
