/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-exercise-file"

#include "config.h"

#include "core/limber-exercise-parser.h"
#include "limber-exercise-file.h"

/*
 * The built-in exercises as the source tree has them, for tests that go through all of them.
 */

static char *
folder_path (void)
{
  return g_build_filename (g_getenv ("LIMBER_SOURCE_ROOT"), "data", "library", "exercises", NULL);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
limber_exercise_file_list (void)
{
  g_autofree char *path = folder_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL) {
    if (g_str_has_suffix (name, ".exercise"))
      g_ptr_array_add (ids, g_strndup (name, strlen (name) - strlen (".exercise")));
  }
  g_ptr_array_sort (ids, compare_ids);
  g_assert_cmpuint (ids->len, >=, 30);
  return g_steal_pointer (&ids);
}

LimberExercise *
limber_exercise_file_read (const char *id)
{
  g_autofree char *folder = folder_path ();
  g_autofree char *name = g_strconcat (id, ".exercise", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LimberExercise *exercise = NULL;
  char *text = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  exercise = limber_exercise_parser_parse (bytes, name, folder, NULL, problems);
  g_assert_nonnull (exercise);
  g_assert_cmpuint (problems->len, ==, 0);
  return exercise;
}
