/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "limber-ctl-runner.h"
#include "remove-tree.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static JsonArray *
get_array (JsonNode *root, const char *name)
{
  JsonObject *object = json_node_get_object (root);

  g_assert_true (json_object_has_member (object, name));
  return json_object_get_array_member (object, name);
}

/* The object in @array whose "id" is @id; NULL if there is none */
static JsonObject *
find_by_id (JsonArray *array, const char *id)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *object = json_array_get_object_element (array, i);

    if (g_str_equal (json_object_get_string_member (object, "id"), id))
      return object;
  }
  return NULL;
}

static void
test_list (void)
{
  g_autoptr (JsonNode) root = limber_ctl_runner_run_json ("library list --json");
  JsonObject *routine = find_by_id (get_array (root, "routines"), "desk_reset_2min");
  JsonObject *exercise = find_by_id (get_array (root, "exercises"), "chin_tuck");

  g_assert_nonnull (routine);
  g_assert_cmpint (json_object_get_int_member (routine, "levels"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (routine, "duration_s"), ==, 100);
  g_assert_nonnull (exercise);
  g_assert_cmpstr (json_object_get_string_member (exercise, "position"), ==, "seated");
  g_assert_cmpstr (json_object_get_string_member (exercise, "title"), ==, "Chin tuck");
}

static void
test_list_by_area (void)
{
  g_autoptr (JsonNode) root = limber_ctl_runner_run_json ("library list --json --area eyes");
  JsonArray *exercises = get_array (root, "exercises");

  g_assert_nonnull (find_by_id (exercises, "near_far_focus"));
  g_assert_null (find_by_id (exercises, "ankle_pumps"));
  g_assert_nonnull (find_by_id (get_array (root, "routines"), "eyes_90s"));
  g_assert_null (find_by_id (get_array (root, "routines"), "desk_reset_2min"));
}

static void
test_list_by_position (void)
{
  g_autoptr (JsonNode) root = limber_ctl_runner_run_json ("library list --json --position floor");
  JsonArray *exercises = get_array (root, "exercises");

  g_assert_cmpuint (json_array_get_length (exercises), >, 0);
  for (guint i = 0; i < json_array_get_length (exercises); i++)
    g_assert_cmpstr (
        json_object_get_string_member (json_array_get_object_element (exercises, i), "position"),
        ==, "floor");
  g_assert_null (find_by_id (get_array (root, "routines"), "desk_reset_2min"));
}

/* For people: every id of the JSON is there, each on a line of its own. */
static void
test_list_for_people (void)
{
  g_autoptr (JsonNode) root = limber_ctl_runner_run_json ("library list --json");
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run ("library list");
  JsonArray *exercises = get_array (root, "exercises");

  g_assert_cmpint (result->status, ==, 0);
  for (guint i = 0; i < json_array_get_length (exercises); i++) {
    g_autofree char *start = g_strdup_printf (
        "\n  %s ",
        json_object_get_string_member (json_array_get_object_element (exercises, i), "id"));

    g_assert_nonnull (strstr (result->output, start));
  }
}

static void
test_show_exercise (void)
{
  g_autoptr (JsonNode) root = limber_ctl_runner_run_json ("library show chin_tuck --json");
  g_autoptr (LimberCtlResult) text = limber_ctl_runner_run ("library show chin_tuck");
  JsonObject *object = json_node_get_object (root);
  JsonObject *dose = json_object_get_object_member (object, "dose");

  g_assert_cmpstr (json_object_get_string_member (object, "type"), ==, "exercise");
  g_assert_cmpstr (json_object_get_string_member (object, "sides"), ==, "both");
  g_assert_cmpint (json_object_get_int_member (dose, "hold_s"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (dose, "reps"), ==, 8);
  g_assert_cmpuint (json_array_get_length (get_array (root, "steps")), ==, 4);
  g_assert_nonnull (strstr (text->output, "Sit tall"));
}

static void
test_show_routine (void)
{
  g_autoptr (JsonNode) root = limber_ctl_runner_run_json ("library show desk_reset_2min --json");
  g_autoptr (LimberCtlResult) text = limber_ctl_runner_run ("library show desk_reset_2min");
  JsonArray *levels = get_array (root, "levels");
  JsonArray *items = json_object_get_array_member (json_array_get_object_element (levels, 0),
                                                   "items");
  JsonObject *first = json_array_get_object_element (items, 0);

  g_assert_cmpuint (json_array_get_length (levels), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (first, "exercise"), ==, "chin_tuck");
  g_assert_cmpint (json_object_get_int_member (first, "hold_s"), ==, 3);
  g_assert_false (json_object_has_member (first, "sets"));
  g_assert_nonnull (strstr (text->output, "Chin tuck: 3 repetitions"));
}

typedef struct {
  char *folder;
} Files;

static void
set_up (Files *files, gconstpointer data)
{
  files->folder = g_dir_make_tmp ("limber-check-XXXXXX", NULL);
  g_assert_nonnull (files->folder);
}

static void
tear_down (Files *files, gconstpointer data)
{
  limber_test_remove_tree (files->folder);
  g_free (files->folder);
}

static void
write_file (Files *files, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (files->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static LimberCtlResult *
check (Files *files, const char *name)
{
  g_autofree char *path = g_build_filename (files->folder, name, NULL);
  const char *arguments[] = { "library", "check", path, NULL };
  g_autoptr (GSubprocess) process = limber_ctl_runner_start (arguments);

  return limber_ctl_runner_finish (process);
}

/* Fails the test unless a line of the output is "FOLDER/@place: …@part…" */
static void
assert_problem (Files *files, const LimberCtlResult *result, const char *place, const char *part)
{
  g_autofree char *start = g_strconcat (files->folder, "/", place, ": ", NULL);
  g_auto (GStrv) lines = g_strsplit (result->output, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start) && strstr (lines[i], part) != NULL)
      return;
  g_error ("no line “%s…%s…” in:\n%s", start, part, result->output);
}

#define ROUTINE(id, items)                                                                         \
  "[Routine]\nId=" id "\nTitle=T\nPosition=seated\nTransition=5\n\n[Level 1]\nItems=" items "\n"

static void
test_check_good (Files *files, gconstpointer data)
{
  g_autoptr (LimberCtlResult) result = NULL;

  write_file (files, "routines/mine.routine", ROUTINE ("mine", "chin_tuck;"));
  result = check (files, "");
  g_assert_cmpstr (result->errors, ==, "");
  g_assert_cmpint (result->status, ==, 0);
  g_assert_nonnull (strstr (result->output, "1 file checked"));
}

static void
test_check_unknown_exercise (Files *files, gconstpointer data)
{
  g_autoptr (LimberCtlResult) result = NULL;

  write_file (files, "mine.routine", ROUTINE ("mine", "chin_tuck;nowhere;"));
  result = check (files, "mine.routine");
  assert_problem (files, result, "mine.routine:8", "nowhere");
  limber_ctl_result_assert_failed (result, "1 error");
}

static void
test_check_dose_beyond_limits (Files *files, gconstpointer data)
{
  g_autoptr (LimberCtlResult) result = NULL;

  write_file (files, "mine.routine",
              ROUTINE ("mine", "chin_tuck;") "\n[Level 1 Item chin_tuck]\nHold=31\n");
  result = check (files, "mine.routine");
  g_assert_nonnull (strstr (result->output, "Hold=31"));
  limber_ctl_result_assert_failed (result, "1 error");
}

/* (transfer full): a built-in exercise under another id, its figure marking @muscles */
static char *
read_builtin_as (const char *id, const char *muscles)
{
  g_autofree char *path = g_build_filename (g_getenv ("LIMBER_LIBRARY_DIR"), "exercises",
                                            "chin_tuck.exercise", NULL);
  g_autofree char *id_line = g_strconcat ("Id=", id, NULL);
  g_autofree char *builtin = NULL;
  g_autoptr (GString) text = NULL;

  g_assert_true (g_file_get_contents (path, &builtin, NULL, NULL));
  text = g_string_new (builtin);
  g_assert_cmpuint (g_string_replace (text, "Id=chin_tuck", id_line, 1), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "=neck-back\n", muscles, 1), ==, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* An exercise beside the routine counts as known. */
static void
test_check_own_exercise (Files *files, gconstpointer data)
{
  g_autofree char *text = read_builtin_as ("my_tuck", "=neck-back\n");
  g_autoptr (LimberCtlResult) result = NULL;

  write_file (files, "exercises/my_tuck.exercise", text);
  write_file (files, "routines/mine.routine", ROUTINE ("mine", "my_tuck;"));
  result = check (files, "");
  g_assert_cmpstr (result->errors, ==, "");
  g_assert_cmpint (result->status, ==, 0);
}

/* The figure would mark nothing: a warning with the line and the names that there are. */
static void
test_check_unknown_muscle (Files *files, gconstpointer data)
{
  g_autofree char *text = read_builtin_as ("my_tuck", "=neck-back;calf;hart-left;\n");
  g_autoptr (LimberCtlResult) result = NULL;

  write_file (files, "my_tuck.exercise", text);
  result = check (files, "my_tuck.exercise");
  g_assert_cmpint (result->status, ==, 0);
  g_assert_cmpstr (result->errors, ==, "");
  g_assert_null (strstr (result->output, "“neck-back”"));
  g_assert_nonnull (strstr (result->output, "warning: Muscles has “calf”"));
  g_assert_nonnull (strstr (result->output, "calf-left|-right"));
  g_assert_nonnull (strstr (result->output, "warning: Muscles has “hart-left”"));
}

static void
test_check_other_id (Files *files, gconstpointer data)
{
  g_autoptr (LimberCtlResult) result = NULL;

  write_file (files, "yours.routine", ROUTINE ("mine", "chin_tuck;"));
  result = check (files, "yours.routine");
  assert_problem (files, result, "yours.routine:1", "“mine”");
  limber_ctl_result_assert_failed (result, "1 error");
}

static void
test_check_same_id_twice (Files *files, gconstpointer data)
{
  g_autoptr (LimberCtlResult) result = NULL;

  write_file (files, "a/mine.routine", ROUTINE ("mine", "chin_tuck;"));
  write_file (files, "b/mine.routine", ROUTINE ("mine", "chin_tuck;"));
  result = check (files, "");
  assert_problem (files, result, "b/mine.routine:1", "a/mine.routine");
  limber_ctl_result_assert_failed (result, "1 error");
}

static void
test_check_other_things (Files *files, gconstpointer data)
{
  g_autofree char *pipe_path = g_build_filename (files->folder, "pipe.routine", NULL);
  g_autofree char *link_path = g_build_filename (files->folder, "zero.exercise", NULL);
  g_autofree char *loop_path = g_build_filename (files->folder, "loop", NULL);
  g_autoptr (LimberCtlResult) result = NULL;

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", link_path), ==, 0);
  g_assert_cmpint (symlink (".", loop_path), ==, 0);
  result = check (files, "");
  assert_problem (files, result, "pipe.routine:1", "regular");
  assert_problem (files, result, "zero.exercise:1", "regular");
  limber_ctl_result_assert_failed (result, "2 errors");
}

static void
test_check_no_such_file (Files *files, gconstpointer data)
{
  g_autoptr (LimberCtlResult) file = check (files, "none.routine");
  g_autoptr (LimberCtlResult) folder = check (files, "");
  g_autoptr (LimberCtlResult) other = check (files, "notes.txt");

  assert_problem (files, file, "none.routine:1", "No such file");
  limber_ctl_result_assert_failed (file, "1 error");
  limber_ctl_result_assert_failed (folder, "1 error");
  assert_problem (files, other, "notes.txt:1", ".routine");
}

/* limberctl @command with @folder as the person's data folder, or with another built-in library */
static LimberCtlResult *
run_with (const char *variable, const char *folder, const char *command)
{
  g_autofree char *before = g_strdup (g_getenv (variable));
  LimberCtlResult *result = NULL;

  g_setenv (variable, folder, TRUE);
  result = limber_ctl_runner_run (command);
  g_setenv (variable, before, TRUE);
  return result;
}

/* A person's own file of a built-in id is left out by the library: the check must say why, and
 * whatever else is done with the library must say that something was left out. */
static void
test_check_redefines_builtin (Files *files, gconstpointer data)
{
  g_autofree char *command = g_strconcat ("library check ", files->folder, NULL);
  g_autoptr (LimberCtlResult) result = NULL;
  g_autoptr (LimberCtlResult) list = NULL;
  g_autoptr (LimberCtlResult) elsewhere = NULL;

  write_file (files, "limber/library/routines/eyes_90s.routine",
              ROUTINE ("eyes_90s", "chin_tuck;"));
  result = run_with ("XDG_DATA_HOME", files->folder, command);
  assert_problem (files, result, "limber/library/routines/eyes_90s.routine:1", "built in");
  limber_ctl_result_assert_failed (result, "1 error");
  list = run_with ("XDG_DATA_HOME", files->folder, "library list");
  g_assert_cmpint (list->status, ==, 0);
  g_assert_nonnull (strstr (list->errors, "limberctl library check"));
  elsewhere = limber_ctl_runner_run (command);
  g_assert_cmpint (elsewhere->status, ==, 0);
}

static void
test_library_missing (Files *files, gconstpointer data)
{
  g_autoptr (LimberCtlResult) result = run_with ("LIMBER_LIBRARY_DIR", files->folder,
                                                 "library list");

  g_assert_nonnull (strstr (result->errors, "built-in library"));
}

/* A file cannot write to the terminal of those who check it. */
static void
test_check_says_no_escape (Files *files, gconstpointer data)
{
  g_autoptr (LimberCtlResult) result = NULL;

  write_file (files, "mine.routine", ROUTINE ("mine", "a\033[2Jb;") "Wrong\033[31m=1\n");
  result = check (files, "mine.routine");
  g_assert_null (strchr (result->output, '\033'));
  g_assert_cmpint (result->status, ==, 1);
}

static void
test_check_built_in (void)
{
  g_autofree char *command = g_strconcat ("library check ", g_getenv ("LIMBER_LIBRARY_DIR"), NULL);
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (command);

  g_assert_cmpstr (result->errors, ==, "");
  g_assert_cmpint (result->status, ==, 0);
}

/* Fails the test unless a line of @result begins with the name of each file in @folder. */
static void
assert_all_told (const LimberCtlResult *result, const char *folder, const char *suffix)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  guint n_files = 0;

  g_assert_no_error (error);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *start = g_strconcat (folder, "/", name, ":", NULL);

    if (!g_str_has_suffix (name, suffix))
      continue;
    n_files++;
    if (strstr (result->output, start) == NULL)
      g_error ("nothing is told of %s", start);
  }
  g_assert_cmpuint (n_files, >, 10);
}

/* Every line is "FILE:LINE: …": what programs that read such lists expect. */
static void
assert_lines_have_places (const LimberCtlResult *result, const char *folder)
{
  g_auto (GStrv) lines = g_strsplit (result->output, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++) {
    const char *colon = NULL;

    g_assert_true (g_str_has_prefix (lines[i], folder));
    colon = strchr (lines[i] + strlen (folder), ':');
    g_assert_nonnull (colon);
    g_assert_true (g_regex_match_simple ("^:[1-9][0-9]*: .", colon, 0, 0));
  }
}

static void
test_check_bad_files (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("LIMBER_SOURCE_ROOT"), "tests", "data",
                                              "bad", NULL);
  g_autofree char *exercises = g_build_filename (folder, "exercises", NULL);
  g_autofree char *routines = g_build_filename (folder, "routines", NULL);
  g_autofree char *command = g_strconcat ("library check ", folder, NULL);
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (command);

  limber_ctl_result_assert_failed (result, "errors found");
  assert_all_told (result, exercises, ".exercise");
  assert_all_told (result, routines, ".routine");
  assert_lines_have_places (result, folder);
}

typedef struct {
  const char *name;
  const char *piece;
  guint n_pieces;
} HugeRow;

static const HugeRow HUGE_ROWS[] = {
  { "ten-megabytes", "Step1=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", 300000 },
  { "groups", "[Pose a]\n", 1000000 },
  { "one-line", "aaaaaaaaaaaaaaaa", 700000 },
  { "newlines", "\n", 1000000 },
  { "brackets", "[", 200000 },
  { "items", "[Level 1 Item a]\n", 14000 },
};

#define SECOND_ON_A_BUSY_MACHINE (5 * G_USEC_PER_SEC)

static void
test_check_huge_file (gconstpointer data)
{
  const HugeRow *row = data;
  const char *const names[] = { "huge.exercise", "huge.routine" };
  Files files = { NULL };
  g_autoptr (GString) text = g_string_new ("[Exercise]\nId=huge\n");

  for (guint i = 0; i < row->n_pieces; i++)
    g_string_append (text, row->piece);
  set_up (&files, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *place = g_strconcat (names[i], ":", NULL);
    g_autoptr (LimberCtlResult) result = NULL;
    gint64 start_usec = 0;

    write_file (&files, names[i], text->str);
    start_usec = g_get_monotonic_time ();
    result = check (&files, names[i]);
    g_assert_cmpint (g_get_monotonic_time () - start_usec, <, SECOND_ON_A_BUSY_MACHINE);
    g_assert_nonnull (strstr (result->output, place));
    g_assert_cmpuint (strlen (result->output), <, 100000);
    limber_ctl_result_assert_failed (result, "found");
  }
  tear_down (&files, NULL);
}

int
main (int argc, char *argv[])
{
#define add(name, test)                                                                            \
  g_test_add ("/ctl/library/check/" name, Files, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/library/list", test_list);
  g_test_add_func ("/ctl/library/list-by-area", test_list_by_area);
  g_test_add_func ("/ctl/library/list-by-position", test_list_by_position);
  g_test_add_func ("/ctl/library/list-for-people", test_list_for_people);
  g_test_add_func ("/ctl/library/show-exercise", test_show_exercise);
  g_test_add_func ("/ctl/library/show-routine", test_show_routine);
  g_test_add_func ("/ctl/library/check/built-in", test_check_built_in);
  g_test_add_func ("/ctl/library/check/bad-files", test_check_bad_files);
  for (guint i = 0; i < G_N_ELEMENTS (HUGE_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/ctl/library/check/huge/", HUGE_ROWS[i].name, NULL);

    g_test_add_data_func (path, &HUGE_ROWS[i], test_check_huge_file);
  }
  add ("good", test_check_good);
  add ("unknown-exercise", test_check_unknown_exercise);
  add ("dose-beyond-limits", test_check_dose_beyond_limits);
  add ("own-exercise", test_check_own_exercise);
  add ("unknown-muscle", test_check_unknown_muscle);
  add ("other-id", test_check_other_id);
  add ("same-id-twice", test_check_same_id_twice);
  add ("other-things", test_check_other_things);
  add ("no-such-file", test_check_no_such_file);
  add ("says-no-escape", test_check_says_no_escape);
  add ("redefines-builtin", test_check_redefines_builtin);
  add ("library-missing", test_library_missing);
#undef add

  return g_test_run ();
}
