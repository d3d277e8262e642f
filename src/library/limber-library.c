/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-library"

#include "config.h"

#include "library/limber-library.h"

#include "core/limber-exercise-parser.h"
#include "core/limber-problem.h"
#include "core/limber-routine-check.h"
#include "core/limber-routine-parser.h"
#include "library/limber-library-file.h"

#include <glib/gi18n-lib.h>

/*
 * LimberLibrary:
 *
 * All exercises and routines of a person, from two folders. A file is named after its id; one of
 * the person's own may add to what is built in but not redefine it. Files with errors are left out
 * and told; the rest of the library is there. It reads when it is told to and follows no changes.
 */

typedef enum {
  KIND_EXERCISE,
  KIND_ROUTINE,
} Kind;

static const char *const kind_folders[] = { "exercises", "routines" };
static const char *const kind_suffixes[] = { ".exercise", ".routine" };

struct _LimberLibrary {
  GObject parent_instance;

  char *builtin_folder; /* (owned) (nullable) */
  char *user_folder;    /* (owned) (nullable) */
  char **languages;     /* (owned) (nullable) */

  GListStore *exercises;      /* (owned) (element-type LimberExercise) */
  GListStore *routines;       /* (owned) (element-type LimberRoutine) */
  GHashTable *exercise_by_id; /* (owned) (element-type utf8 LimberExercise) */
  GHashTable *routine_by_id;  /* (owned) (element-type utf8 LimberRoutine) */
};

G_DEFINE_FINAL_TYPE (LimberLibrary, limber_library, G_TYPE_OBJECT)

static void
add_error (GPtrArray *problems, const char *path, const char *message)
{
  g_ptr_array_add (problems, limber_problem_new (path, 0, FALSE, message));
}

/* Whether @id may be what the file at @path defines */
static gboolean
check_id (GHashTable *known, const char *path, const char *id, GPtrArray *problems)
{
  g_autofree char *name = limber_library_file_get_id (path);
  g_autofree char *message = NULL;

  if (!g_str_equal (name, id))
    message = g_strdup_printf (_ ("Id is “%s”; allowed is the file's own name, “%s”"), id, name);
  else if (g_hash_table_contains (known, id))
    message = g_strdup_printf (_ ("Id “%s” is built in; a file of your own needs another one"), id);
  if (message == NULL)
    return TRUE;

  add_error (problems, path, message);
  return FALSE;
}

static void
add_exercise (
    LimberLibrary *self, GBytes *bytes, const char *path, const char *folder, GPtrArray *problems)
{
  g_autoptr (LimberExercise) exercise = limber_exercise_parser_parse (
      bytes, path, folder, (const char *const *) self->languages, problems);

  if (exercise == NULL
      || !check_id (self->exercise_by_id, path, limber_exercise_get_id (exercise), problems))
    return;

  g_hash_table_insert (self->exercise_by_id, (char *) limber_exercise_get_id (exercise), exercise);
  g_steal_pointer (&exercise);
}

static void
add_routine (
    LimberLibrary *self, GBytes *bytes, const char *path, const char *folder, GPtrArray *problems)
{
  g_autoptr (LimberRoutine) routine = limber_routine_parser_parse (
      bytes, path, folder, (const char *const *) self->languages, problems);

  if (routine == NULL
      || !check_id (self->routine_by_id, path, limber_routine_get_id (routine), problems)
      || !limber_routine_check (routine, path, limber_library_lookup, self, problems))
    return;

  g_hash_table_insert (self->routine_by_id, (char *) limber_routine_get_id (routine), routine);
  g_steal_pointer (&routine);
}

static void
load_file (
    LimberLibrary *self, Kind kind, const char *folder, const char *path, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = limber_library_file_read (path, &error);

  if (bytes == NULL)
    add_error (problems, path, error->message);
  else if (kind == KIND_EXERCISE)
    add_exercise (self, bytes, path, folder, problems);
  else
    add_routine (self, bytes, path, folder, problems);
}

static void
load_folder (LimberLibrary *self, Kind kind, const char *library_folder, GPtrArray *problems)
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;

  if (library_folder == NULL)
    return;

  folder = g_build_filename (library_folder, kind_folders[kind], NULL);
  paths = limber_library_file_list (folder, kind_suffixes[kind], &error);
  if (paths == NULL) {
    add_error (problems, folder, error->message);
    return;
  }
  for (guint i = 0; i < paths->len; i++)
    load_file (self, kind, folder, g_ptr_array_index (paths, i), problems);
}

static int
compare_titles (const char *title_a, const char *title_b, const char *id_a, const char *id_b)
{
  int order = g_utf8_collate (title_a, title_b);

  return order != 0 ? order : g_strcmp0 (id_a, id_b);
}

static int
compare_exercises (gconstpointer a, gconstpointer b)
{
  LimberExercise *one = *(LimberExercise *const *) a, *two = *(LimberExercise *const *) b;

  return compare_titles (limber_exercise_get_title (one), limber_exercise_get_title (two),
                         limber_exercise_get_id (one), limber_exercise_get_id (two));
}

static int
compare_routines (gconstpointer a, gconstpointer b)
{
  LimberRoutine *one = *(LimberRoutine *const *) a, *two = *(LimberRoutine *const *) b;

  return compare_titles (limber_routine_get_title (one), limber_routine_get_title (two),
                         limber_routine_get_id (one), limber_routine_get_id (two));
}

/* Shows what @by_id holds in @store, sorted, in one change. */
static void
fill_store (GListStore *store, GHashTable *by_id, GCompareFunc compare)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, by_id);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (sorted, value);
  g_ptr_array_sort (sorted, compare);
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), sorted->pdata,
                       sorted->len);
}

static void
limber_library_finalize (GObject *object)
{
  LimberLibrary *self = LIMBER_LIBRARY (object);

  g_free (self->builtin_folder);
  g_free (self->user_folder);
  g_strfreev (self->languages);
  g_object_unref (self->exercises);
  g_object_unref (self->routines);
  g_hash_table_unref (self->exercise_by_id);
  g_hash_table_unref (self->routine_by_id);

  G_OBJECT_CLASS (limber_library_parent_class)->finalize (object);
}

static void
limber_library_class_init (LimberLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_library_finalize;
}

static void
limber_library_init (LimberLibrary *self)
{
  self->exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);
  self->routines = g_list_store_new (LIMBER_TYPE_ROUTINE);
  /* The keys belong to the values. */
  self->exercise_by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->routine_by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

/**
 * limber_library_new:
 * @builtin_folder: (nullable): holds `exercises/` and `routines/`
 * @user_folder: (nullable): the same of the person's own
 * @languages: (nullable) (array zero-terminated=1): preferred first
 *
 * Returns: (transfer full): a library that has read nothing yet
 */
LimberLibrary *
limber_library_new (const char *builtin_folder,
                    const char *user_folder,
                    const char *const *languages)
{
  LimberLibrary *self = g_object_new (LIMBER_TYPE_LIBRARY, NULL);

  self->builtin_folder = g_strdup (builtin_folder);
  self->user_folder = g_strdup (user_folder);
  self->languages = g_strdupv ((char **) languages);

  return self;
}

/**
 * limber_library_get_builtin_folder:
 *
 * Returns: (transfer none): where the exercises and routines are that come with the program
 */
const char *
limber_library_get_builtin_folder (void)
{
  const char *folder = g_getenv ("LIMBER_LIBRARY_DIR");

  return folder != NULL && *folder != '\0' ? folder : LIMBER_PKGDATADIR "/library";
}

/**
 * limber_library_new_default:
 *
 * Returns: (transfer full): a library over the usual folders, in the user's languages
 */
LimberLibrary *
limber_library_new_default (void)
{
  g_autofree char *user_folder = g_build_filename (g_get_user_data_dir (), "limber", "library",
                                                   NULL);

  return limber_library_new (limber_library_get_builtin_folder (), user_folder,
                             g_get_language_names ());
}

/**
 * limber_library_new_builtin:
 *
 * Returns: (transfer full): what comes with the program alone, that has read nothing yet
 */
LimberLibrary *
limber_library_new_builtin (void)
{
  return limber_library_new (limber_library_get_builtin_folder (), NULL, NULL);
}

/**
 * limber_library_load:
 * @self: a library
 * @problems: (out) (optional) (transfer full) (element-type LimberProblem): what is wrong in files
 *
 * Reads all files anew; one with errors is left out.
 */
void
limber_library_load (LimberLibrary *self, GPtrArray **problems)
{
  g_autoptr (GPtrArray) found = NULL;
  const char *folders[2];

  g_return_if_fail (LIMBER_IS_LIBRARY (self));

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_problem_free);
  g_hash_table_remove_all (self->exercise_by_id);
  g_hash_table_remove_all (self->routine_by_id);

  if (self->builtin_folder != NULL && !g_file_test (self->builtin_folder, G_FILE_TEST_IS_DIR))
    add_error (found, self->builtin_folder, _ ("the built-in library is not there"));
  /* All exercises before the first routine: a routine may name any of them. */
  folders[0] = self->builtin_folder;
  folders[1] = self->user_folder;
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    load_folder (self, KIND_EXERCISE, folders[i], found);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    load_folder (self, KIND_ROUTINE, folders[i], found);

  fill_store (self->exercises, self->exercise_by_id, compare_exercises);
  fill_store (self->routines, self->routine_by_id, compare_routines);
  if (problems != NULL)
    *problems = g_steal_pointer (&found);
}

/**
 * limber_library_get_exercises:
 * @self: a library
 *
 * Returns: (transfer none): its exercises, sorted by title
 */
GListModel *
limber_library_get_exercises (LimberLibrary *self)
{
  g_return_val_if_fail (LIMBER_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->exercises);
}

/**
 * limber_library_get_routines:
 * @self: a library
 *
 * Returns: (transfer none): its routines, sorted by title
 */
GListModel *
limber_library_get_routines (LimberLibrary *self)
{
  g_return_val_if_fail (LIMBER_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->routines);
}

/**
 * limber_library_find_exercise:
 * @self: a library
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the exercise
 */
LimberExercise *
limber_library_find_exercise (LimberLibrary *self, const char *id)
{
  g_return_val_if_fail (LIMBER_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->exercise_by_id, id);
}

/**
 * limber_library_find_routine:
 * @self: a library
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the routine
 */
LimberRoutine *
limber_library_find_routine (LimberLibrary *self, const char *id)
{
  g_return_val_if_fail (LIMBER_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->routine_by_id, id);
}

/**
 * limber_library_lookup:
 * @id: an id
 * @library: a library
 *
 * A #LimberExerciseLookup.
 *
 * Returns: (transfer none) (nullable): the exercise
 */
LimberExercise *
limber_library_lookup (const char *id, gpointer library)
{
  return limber_library_find_exercise (library, id);
}
