/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/limber-library.h"

#include "core/limber-problem.h"
#include "core/limber-test-content.h"
#include "library/limber-library-file.h"
#include "remove-tree.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define EXERCISE "Title=%s\nPosition=seated\nType=hold\nHold=20\n"

typedef struct {
  char *top;     /* (owned) */
  char *builtin; /* (owned) */
  char *user;    /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->top = g_dir_make_tmp ("limber-library-XXXXXX", NULL);
  fixture->builtin = g_build_filename (fixture->top, "builtin", NULL);
  fixture->user = g_build_filename (fixture->top, "user", NULL);
  g_assert_cmpint (g_mkdir (fixture->builtin, 0700), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  limber_test_remove_tree (fixture->top);
  g_free (fixture->top);
  g_free (fixture->builtin);
  g_free (fixture->user);
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
write_exercise (const char *folder, const char *id, const char *title)
{
  g_autofree char *name = g_strdup_printf ("exercises/%s.exercise", id);
  g_autofree char *text = g_strdup_printf ("[Exercise]\nId=%s\n" EXERCISE, id, title);

  write_file (folder, name, text);
}

static void
write_routine (const char *folder, const char *id, const char *items)
{
  g_autofree char *name = g_strdup_printf ("routines/%s.routine", id);
  g_autofree char *text = g_strdup_printf (
      "[Routine]\nId=%s\nTitle=Routine %s\nPosition=seated\nItems=%s\n", id, id, items);

  write_file (folder, name, text);
}

/* "path: message" of each problem, with paths from the top */
static char *
describe (Fixture *fixture, GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *line = limber_problem_to_string (g_ptr_array_index (problems, i));

    g_assert_true (g_str_has_prefix (line, fixture->top));
    g_string_append_printf (text, "%s\n", line + strlen (fixture->top) + 1);
  }

  return g_string_free (text, FALSE);
}

static LimberLibrary *
load (Fixture *fixture, const char *expected)
{
  LimberLibrary *library = limber_library_new (fixture->builtin, fixture->user, NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *found = NULL;

  limber_library_load (library, &problems);
  found = describe (fixture, problems);
  g_assert_cmpstr (found, ==, expected);

  return library;
}

static void
test_both_folders (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberLibrary) library = NULL;

  write_exercise (fixture->builtin, "b", "Zeta");
  write_exercise (fixture->builtin, "c", "alpha");
  write_exercise (fixture->user, "mine", "Élan");
  write_routine (fixture->builtin, "r", "b;c;");
  /* A person's own routine may name what is built in, and the other way round cannot be. */
  write_routine (fixture->user, "own", "mine;b;");
  library = load (fixture, "");

  g_assert_cmpuint (g_list_model_get_n_items (limber_library_get_exercises (library)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (limber_library_get_routines (library)), ==, 2);
  g_assert_cmpstr (limber_exercise_get_title (limber_library_find_exercise (library, "mine")), ==,
                   "Élan");
  g_assert_nonnull (limber_library_find_routine (library, "own"));
  g_assert_null (limber_library_find_exercise (library, "gone"));
  g_assert_null (limber_library_find_routine (library, "b"));
  g_assert_true (limber_library_lookup ("b", library)
                 == limber_library_find_exercise (library, "b"));
  g_assert_finalize_object (g_steal_pointer (&library));
}

static void
test_sorted (Fixture *fixture, gconstpointer unused)
{
  static const char *const titles[] = { "B", "A", "C", "A" };
  g_autoptr (LimberLibrary) library = NULL;
  g_autoptr (GString) order = g_string_new (NULL);
  GListModel *model = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autofree char *id = g_strdup_printf ("e%u", i);

    write_exercise (fixture->builtin, id, titles[i]);
  }
  library = load (fixture, "");
  model = limber_library_get_exercises (library);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (LimberExercise) exercise = g_list_model_get_item (model, i);

    g_string_append_printf (order, "%s ", limber_exercise_get_id (exercise));
  }
  g_assert_cmpstr (order->str, ==, "e1 e3 e0 e2 ");
}

static void
test_redefined (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberLibrary) library = NULL;

  write_exercise (fixture->builtin, "a", "Built in");
  write_exercise (fixture->user, "a", "Mine");
  write_routine (fixture->builtin, "r", "a;");
  write_routine (fixture->user, "r", "a;a;");
  library = load (
      fixture,
      "user/exercises/a.exercise: Id “a” is built in; a file of your own needs another one\n"
      "user/routines/r.routine: Id “r” is built in; a file of your own needs another one\n");
  g_assert_cmpstr (limber_exercise_get_title (limber_library_find_exercise (library, "a")), ==,
                   "Built in");
  g_assert_cmpuint (limber_routine_get_n_items (limber_library_find_routine (library, "r"), 1), ==,
                    1);
}

static void
test_wrong_files (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberLibrary) library = NULL;

  write_exercise (fixture->builtin, "a", "A");
  write_file (fixture->builtin, "exercises/other.exercise",
              "[Exercise]\nId=name\nTitle=X\nPosition=seated\nType=hold\nHold=20\n");
  write_file (fixture->builtin, "exercises/broken.exercise",
              "[Exercise]\nId=broken\nTitle=X\n"
              "Position=seated\nType=hold\n");
  write_file (fixture->builtin, "exercises/notes.txt", "passed over");
  write_file (fixture->builtin, "exercises/.hidden.exercise", "passed over");
  write_file (fixture->builtin, "exercises/copy.exercise~", "passed over");
  write_routine (fixture->builtin, "r", "a;broken;");
  library = load (fixture,
                  "builtin/exercises/broken.exercise:1: [Exercise] has no Hold\n"
                  "builtin/exercises/other.exercise: Id is “name”; allowed is the file's own name, "
                  "“other”\n"
                  "builtin/routines/r.routine:5: unknown exercise “broken”; allowed are ids of "
                  "exercises in the library\n");
  g_assert_cmpuint (g_list_model_get_n_items (limber_library_get_exercises (library)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (limber_library_get_routines (library)), ==, 0);
}

/* What is under the name of a file and is none: nothing hangs. */
static void
test_no_files (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberLibrary) library = NULL;
  g_autofree char *pipe = g_build_filename (fixture->builtin, "exercises", "a.exercise", NULL);
  g_autofree char *folder = g_build_filename (fixture->builtin, "exercises", "b.exercise", NULL);
  g_autofree char *dangling = g_build_filename (fixture->builtin, "exercises", "c.exercise", NULL);
  g_autofree char *device = g_build_filename (fixture->builtin, "exercises", "d.exercise", NULL);
  g_autofree char *loop = g_build_filename (fixture->builtin, "exercises", "e.exercise", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("/nonexistent", dangling), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", device), ==, 0);
  g_assert_cmpint (symlink ("e.exercise", loop), ==, 0);
  library = load (fixture, "builtin/exercises/a.exercise: not a regular file\n"
                           "builtin/exercises/b.exercise: not a regular file\n"
                           "builtin/exercises/c.exercise: No such file or directory\n"
                           "builtin/exercises/d.exercise: not a regular file\n"
                           "builtin/exercises/e.exercise: Too many levels of symbolic links\n");
}

static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberLibrary) library = load (fixture, "");

  g_assert_cmpuint (g_list_model_get_n_items (limber_library_get_exercises (library)), ==, 0);
}

static void
test_no_builtin (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberLibrary) library = NULL;

  write_exercise (fixture->user, "mine", "Mine");
  limber_test_remove_tree (fixture->builtin);
  library = load (fixture, "builtin: the built-in library is not there\n");
  g_assert_nonnull (limber_library_find_exercise (library, "mine"));
}

static void
items_changed_cb (guint *n_changes)
{
  (*n_changes)++;
}

static void
test_load_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberLibrary) library = NULL;
  g_autoptr (LimberExercise) kept = NULL;
  guint n_changes = 0;

  write_exercise (fixture->builtin, "a", "A");
  write_exercise (fixture->builtin, "b", "B");
  library = load (fixture, "");
  kept = g_object_ref (limber_library_find_exercise (library, "a"));
  g_signal_connect_swapped (limber_library_get_exercises (library), "items-changed",
                            G_CALLBACK (items_changed_cb), &n_changes);
  write_exercise (fixture->builtin, "a", "New");
  write_exercise (fixture->builtin, "c", "C");
  limber_library_load (library, NULL);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpstr (limber_exercise_get_title (limber_library_find_exercise (library, "a")), ==,
                   "New");
  g_assert_cmpstr (limber_exercise_get_title (kept), ==, "A");
  g_assert_cmpuint (g_list_model_get_n_items (limber_library_get_exercises (library)), ==, 3);
}

/* The files of this build, with one of the person's own */
static void
test_default (void)
{
  g_autoptr (LimberLibrary) library = limber_library_new_default ();
  g_autoptr (GPtrArray) problems = NULL;

  limber_library_load (library, &problems);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (limber_library_find_routine (library, "desk_reset_2min"));
  g_assert_nonnull (limber_library_find_exercise (library, "chin_tuck"));
}

static void
test_read (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->builtin, "large", NULL);
  g_autofree char *text = g_strnfill (10 * 1024 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *id = limber_library_file_get_id ("/a.b/chin_tuck.exercise");
  g_autofree char *bare = limber_library_file_get_id ("chin_tuck");

  write_file (fixture->builtin, "large", text);
  bytes = limber_library_file_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 256 * 1024 + 1);
  g_assert_null (limber_library_file_read (fixture->top, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpstr (id, ==, "chin_tuck");
  g_assert_cmpstr (bare, ==, "chin_tuck");
}

static void
test_list (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (fixture->builtin, "b.x", NULL);
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GPtrArray) none = limber_library_file_list ("/nonexistent", ".x", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  write_file (fixture->builtin, "c.x", "");
  write_file (fixture->builtin, "b.x", "");
  write_file (fixture->builtin, "a.y", "");
  paths = limber_library_file_list (fixture->builtin, ".x", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (paths, 0), ==, file);
  g_assert_null (limber_library_file_list (file, ".x", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/library/library/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("both-folders", test_both_folders);
  ADD ("sorted", test_sorted);
  ADD ("redefined", test_redefined);
  ADD ("wrong-files", test_wrong_files);
  ADD ("no-files", test_no_files);
  ADD ("empty", test_empty);
  ADD ("no-builtin", test_no_builtin);
  ADD ("load-again", test_load_again);
  g_test_add_func ("/library/library/default", test_default);
  ADD ("file/read", test_read);
  ADD ("file/list", test_list);

  return g_test_run ();
}
