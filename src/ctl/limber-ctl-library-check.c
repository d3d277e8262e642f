/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "core/limber-exercise-parser.h"
#include "core/limber-key-values.h"
#include "core/limber-problem.h"
#include "core/limber-routine-check.h"
#include "core/limber-routine-parser.h"
#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"
#include "figure/limber-shapes.h"
#include "library/limber-library-file.h"
#include "library/limber-library.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* limberctl library check: reads files as the library would and tells every problem of each, as
 * FILE:LINE: on standard output, which is the product; the verdict goes to standard error.
 * Exercises that a routine names may stand in the same folder or in the library. */

#define EXERCISE_SUFFIX ".exercise"
#define ROUTINE_SUFFIX  ".routine"
#define MAX_DEPTH       8

typedef struct {
  LimberRoutine *routine; /* (owned) */
  const char *path;       /* (unowned) */
} CheckedRoutine;

typedef struct {
  LimberLibrary *library; /* (owned) */
  LimberLibrary *builtin; /* (owned) */
  char *user_folder;      /* (owned): where the person's own library is */
  GPtrArray *paths;       /* (owned) (element-type filename) */
  GPtrArray *problems;    /* (owned) (element-type LimberProblem) */
  GHashTable *exercises;  /* (owned) (element-type utf8 LimberExercise) */
  GHashTable *id_paths;   /* (owned) (element-type utf8 filename): "SUFFIX ID" to its file */
  GArray *routines;       /* (owned) (element-type CheckedRoutine) */
} Check;

static void
clear_routine (gpointer data)
{
  g_clear_object (&((CheckedRoutine *) data)->routine);
}

static void
check_init (Check *self)
{
  self->library = limber_library_new_default ();
  limber_library_load (self->library, NULL);
  self->builtin = limber_library_new_builtin ();
  limber_library_load (self->builtin, NULL);
  self->user_folder = g_build_filename (g_get_user_data_dir (), "limber", "library",
                                        G_DIR_SEPARATOR_S, NULL);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_problem_free);
  self->exercises = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->id_paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->routines = g_array_new (FALSE, TRUE, sizeof (CheckedRoutine));
  g_array_set_clear_func (self->routines, clear_routine);
}

static void
check_clear (Check *self)
{
  g_clear_object (&self->library);
  g_clear_object (&self->builtin);
  g_clear_pointer (&self->user_folder, g_free);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->exercises, g_hash_table_unref);
  g_clear_pointer (&self->id_paths, g_hash_table_unref);
  g_clear_pointer (&self->routines, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static void
add_error (Check *self, const char *path, const char *message)
{
  g_ptr_array_add (self->problems, limber_problem_new (path, 0, FALSE, message));
}

static gboolean
is_content (const char *path)
{
  return g_str_has_suffix (path, EXERCISE_SUFFIX) || g_str_has_suffix (path, ROUTINE_SUFFIX);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Adds the files of a folder, by name; folders behind links are not entered. */
static void
walk_folder (Check *self, const char *folder, guint depth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (dir == NULL) {
    add_error (self, folder, error->message);
    return;
  }
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      if (depth < MAX_DEPTH && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        walk_folder (self, path, depth + 1);
    } else if (is_content (path)) {
      g_ptr_array_add (self->paths, g_steal_pointer (&path));
    }
  }
}

static void
add_path (Check *self, const char *path)
{
  guint n_before = self->paths->len;
  guint n_problems = self->problems->len;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR)) {
    g_ptr_array_add (self->paths, g_strdup (path));
    return;
  }
  walk_folder (self, path, 0);
  if (self->paths->len == n_before && self->problems->len == n_problems)
    add_error (self, path, _ ("no .exercise and no .routine file in this folder"));
}

/* A person's own library may add to what is built in but not redefine it. */
static gboolean
redefines_builtin (Check *self, const char *suffix, const char *id, const char *path)
{
  g_autofree char *full_path = g_canonicalize_filename (path, NULL);

  if (!g_str_has_prefix (full_path, self->user_folder))
    return FALSE;
  if (g_str_equal (suffix, EXERCISE_SUFFIX))
    return limber_library_find_exercise (self->builtin, id) != NULL;
  return limber_library_find_routine (self->builtin, id) != NULL;
}

/* FALSE if the library would not take @id from this file. */
static gboolean
claim_id (Check *self, const char *suffix, const char *id, const char *path)
{
  g_autofree char *name = limber_library_file_get_id (path);
  g_autofree char *key = g_strconcat (suffix, " ", id, NULL);
  const char *other = g_hash_table_lookup (self->id_paths, key);
  g_autofree char *message = NULL;

  if (g_strcmp0 (other, path) == 0)
    return FALSE;
  if (!g_str_equal (name, id))
    message = g_strdup_printf (_ ("Id is “%s”; allowed is the file's own name, “%s”"), id, name);
  else if (other != NULL)
    /* Translators: an id, then the name of the file that has it too */
    message = g_strdup_printf (_ ("Id “%s” is also that of %s; each must have its own"), id, other);
  else if (redefines_builtin (self, suffix, id, path))
    message = g_strdup_printf (_ ("Id “%s” is built in; a file of your own needs another one"), id);
  if (message != NULL) {
    add_error (self, path, message);
    return FALSE;
  }
  g_hash_table_insert (self->id_paths, g_steal_pointer (&key), (gpointer) path);
  return TRUE;
}

/* The line of Muscles= in [Motion]; only there the figure reads them. */
static guint
find_muscles_line (GBytes *bytes, const char *path)
{
  g_autoptr (GPtrArray) told_already = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (LimberKeyDocument) document = limber_key_document_new (bytes, path, NULL,
                                                                    told_already);
  LimberKeyGroup *motion = limber_key_document_take_group (document, "Motion");

  return motion != NULL ? limber_key_values_get_line (motion, "Muscles") : 0;
}

/* Core takes any name, for it knows no figure; one that the figure cannot mark is most likely
 * misspelt. */
static void
check_muscles (Check *self, const char *path, GBytes *bytes, LimberChoreography *choreography)
{
  const char *const *muscles = limber_choreography_get_muscles (choreography);
  g_auto (GStrv) known = limber_muscle_list_names ();
  g_autofree char *allowed = g_strjoinv (", ", known);

  for (guint i = 0; muscles[i] != NULL; i++) {
    g_autofree char *message = NULL;

    if (limber_muscle_exists (muscles[i]))
      continue;
    /* Translators: a name from a file, then the names that are allowed */
    message = g_strdup_printf (
        _ ("Muscles has “%s”, which the figure cannot mark; it can mark: %s"), muscles[i], allowed);
    g_ptr_array_add (self->problems,
                     limber_problem_new (path, find_muscles_line (bytes, path), TRUE, message));
  }
}

static void
check_exercise (Check *self, const char *path, GBytes *bytes, const char *folder)
{
  g_autoptr (LimberExercise) exercise = limber_exercise_parser_parse (bytes, path, folder, NULL,
                                                                      self->problems);
  const char *id = exercise != NULL ? limber_exercise_get_id (exercise) : NULL;

  if (exercise != NULL && limber_exercise_get_choreography (exercise) != NULL)
    check_muscles (self, path, bytes, limber_exercise_get_choreography (exercise));
  if (exercise != NULL && claim_id (self, EXERCISE_SUFFIX, id, path))
    g_hash_table_insert (self->exercises, g_strdup (id), g_object_ref (exercise));
}

static void
check_routine (Check *self, const char *path, GBytes *bytes, const char *folder)
{
  g_autoptr (LimberRoutine) routine = limber_routine_parser_parse (bytes, path, folder, NULL,
                                                                   self->problems);
  CheckedRoutine checked = { NULL, path };

  if (routine == NULL || !claim_id (self, ROUTINE_SUFFIX, limber_routine_get_id (routine), path))
    return;
  checked.routine = g_steal_pointer (&routine);
  g_array_append_val (self->routines, checked);
}

static void
check_file (Check *self, const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *folder = g_canonicalize_filename (parent, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_content (path)) {
    add_error (self, path, _ ("the name must end in .exercise or .routine"));
    return;
  }
  bytes = limber_library_file_read (path, &error);
  if (bytes == NULL)
    add_error (self, path, error->message);
  else if (g_str_has_suffix (path, EXERCISE_SUFFIX))
    check_exercise (self, path, bytes, folder);
  else
    check_routine (self, path, bytes, folder);
}

/* A LimberExerciseLookup: what is being checked goes before what is installed. */
static LimberExercise *
look_up_exercise (const char *id, gpointer user_data)
{
  Check *self = user_data;
  LimberExercise *exercise = g_hash_table_lookup (self->exercises, id);

  return exercise != NULL ? exercise : limber_library_find_exercise (self->library, id);
}

/* By file, then by line; the order of reading within one line stays. */
static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const LimberProblem *first = *(const LimberProblem *const *) a;
  const LimberProblem *second = *(const LimberProblem *const *) b;
  int by_file = strcmp (first->file, second->file);

  if (by_file != 0)
    return by_file;
  return first->line < second->line ? -1 : first->line > second->line;
}

/* What concerns a file as a whole is told of its first line, so that every program that reads such
 * lists finds a number. */
static void
print_problem (const LimberProblem *problem)
{
  g_autofree char *file = g_filename_display_name (problem->file);
  g_autofree char *clean_file = limber_ctl_text_clean (file);
  g_autofree char *message = limber_ctl_text_clean (problem->message);

  g_print ("%s:%u: %s%s\n", clean_file, MAX (problem->line, 1),
           /* Translators: before a message about what can be used all the same */
           problem->is_warning ? _ ("warning: ") : "", message);
}

static int
report (Check *self)
{
  g_autofree char *message = NULL;
  guint n_errors = 0;

  g_ptr_array_sort (self->problems, compare_problems);
  for (guint i = 0; i < self->problems->len; i++) {
    const LimberProblem *problem = g_ptr_array_index (self->problems, i);

    n_errors += problem->is_warning ? 0 : 1;
    print_problem (problem);
  }
  if (n_errors == 0) {
    g_print (
        ngettext ("%u file checked, no errors", "%u files checked, no errors", self->paths->len),
        self->paths->len);
    g_print ("\n");
    return LIMBER_CTL_DONE;
  }
  message = g_strdup_printf (ngettext ("%u error found", "%u errors found", n_errors), n_errors);
  return limber_ctl_fail (message);
}

int
limber_ctl_library_check (GStrv argv)
{
  const LimberCtlSyntax syntax = {
    .verb = "library check",
    .parameters = _ ("PATH…"),
    .summary = _ ("Checks files of exercises and routines, or all in a folder."),
    .description = _ (
        "Each problem is a line “FILE:LINE: what is wrong, what is allowed” on standard output.\n"
        "Exercises that a routine names may be among the files or in the library.\n"
        "Exit status: 0 if there is no error (warnings do not count), 1 if there is."),
    .min_arguments = 1,
    .max_arguments = G_MAXUINT,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_auto (Check) check = { 0 };

  if (arguments == NULL)
    return status;
  check_init (&check);
  for (guint i = 0; arguments[i] != NULL; i++)
    add_path (&check, arguments[i]);
  for (guint i = 0; i < check.paths->len; i++)
    check_file (&check, g_ptr_array_index (check.paths, i));
  for (guint i = 0; i < check.routines->len; i++) {
    const CheckedRoutine *checked = &g_array_index (check.routines, CheckedRoutine, i);

    limber_routine_check (checked->routine, checked->path, look_up_exercise, &check,
                          check.problems);
  }
  return report (&check);
}
