/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "test-limber-builtin-files"

#include "config.h"

#include "core/limber-exercise-parser.h"
#include "core/limber-problem.h"
#include "core/limber-routine-check.h"
#include "core/limber-routine-parser.h"
#include "core/limber-vocabulary.h"

#include <glib.h>
#include <string.h>

/*
 * The exercises and routines that come with Limber, as the build has made them: without a problem,
 * in French through and through, and fit to be read on a screen two metres away.
 */

#define MAX_TITLE_CHARACTERS  28
#define MAX_STEP_WORDS        13
#define MAX_FRENCH_STEP_WORDS 14
#define MIN_EXERCISES         30
#define MIN_ROUTINES          6
#define EXERCISE_SUFFIX       ".exercise"
#define ROUTINE_SUFFIX        ".routine"

static const char *const english[] = { "C", NULL };
static const char *const french[] = { "fr", "C", NULL };

/* All that is built in, parsed once in each language */
typedef struct {
  GHashTable *exercises;        /* (owned) (element-type utf8 LimberExercise) */
  GHashTable *french_exercises; /* (owned) (element-type utf8 LimberExercise) */
  GHashTable *routines;         /* (owned) (element-type utf8 LimberRoutine) */
  GHashTable *french_routines;  /* (owned) (element-type utf8 LimberRoutine) */
} Library;

static Library library;

typedef gpointer (*Parse) (
    GBytes *bytes, const char *file, const char *folder, const char *const *, GPtrArray *);

static void
assert_no_problem (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *text = limber_problem_to_string (g_ptr_array_index (problems, i));

    g_test_message ("%s", text);
  }
  g_assert_cmpuint (problems->len, ==, 0);
}

/* (transfer full): the files of @folder that end in @suffix, by their ids */
static GHashTable *
load (const char *folder, const char *suffix, Parse parse, const char *const *languages)
{
  g_autofree char *path = g_build_filename (g_getenv ("LIMBER_LIBRARY_DIR"), folder, NULL);
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
        (GDestroyNotify) limber_problem_free);
    g_autofree char *file = g_build_filename (path, name, NULL);
    g_autoptr (GBytes) bytes = NULL;
    g_autofree char *contents = NULL;
    gpointer object;
    gsize length;

    if (!g_str_has_suffix (name, suffix))
      continue;
    g_file_get_contents (file, &contents, &length, &error);
    g_assert_no_error (error);
    bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
    object = parse (bytes, name, path, languages, problems);
    assert_no_problem (problems);
    g_assert_nonnull (object);
    g_hash_table_insert (objects, g_strndup (name, strlen (name) - strlen (suffix)), object);
  }

  return g_steal_pointer (&objects);
}

static LimberExercise *
find_exercise (const char *id, gpointer user_data)
{
  return g_hash_table_lookup (library.exercises, id);
}

static void
assert_translated (const char *text, const char *translation)
{
  /* The one word that is the same in both languages */
  if (g_str_equal (text, "Sphinx"))
    return;
  if (g_str_equal (text, translation))
    g_test_message ("not translated: %s", text);
  g_assert_cmpstr (text, !=, translation);
}

static void
assert_all_translated (const char *const *texts, const char *const *translations)
{
  g_assert_cmpuint (g_strv_length ((char **) texts), ==, g_strv_length ((char **) translations));
  for (guint i = 0; texts[i] != NULL; i++)
    assert_translated (texts[i], translations[i]);
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strv_length (words);
}

static void
test_exercises_are_whole (void)
{
  GHashTableIter iter;
  const char *id;
  LimberExercise *exercise;

  g_assert_cmpuint (g_hash_table_size (library.exercises), >=, MIN_EXERCISES);
  g_hash_table_iter_init (&iter, library.exercises);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &exercise)) {
    guint n_steps = g_strv_length ((char **) limber_exercise_get_steps (exercise));

    g_assert_cmpstr (limber_exercise_get_id (exercise), ==, id);
    g_assert_cmpuint (n_steps, >=, 3);
    g_assert_cmpuint (n_steps, <=, 5);
    g_assert_nonnull (limber_exercise_get_mistakes (exercise)[0]);
    g_assert_nonnull (limber_exercise_get_stop_if (exercise)[0]);
    g_assert_nonnull (limber_exercise_get_areas (exercise)[0]);
    g_assert_nonnull (limber_exercise_get_muscles (exercise)[0]);
  }
}

/* Muscles stand in the files by name; in other languages they come from the vocabulary. */
static void
test_exercises_name_known_muscles (void)
{
  GHashTableIter iter;
  LimberExercise *exercise;

  g_hash_table_iter_init (&iter, library.exercises);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &exercise)) {
    const char *const *muscles = limber_exercise_get_muscles (exercise);

    for (guint i = 0; muscles[i] != NULL; i++) {
      g_test_message ("%s", muscles[i]);
      g_assert_true (limber_vocabulary_contains (LIMBER_VOCABULARY_MUSCLE, muscles[i]));
    }
  }
}

static void
assert_brief (GHashTable *exercises, guint max_words)
{
  GHashTableIter iter;
  LimberExercise *exercise;

  g_hash_table_iter_init (&iter, exercises);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &exercise)) {
    const char *const *steps = limber_exercise_get_steps (exercise);

    g_test_message ("%s", limber_exercise_get_title (exercise));
    g_assert_cmpint (g_utf8_strlen (limber_exercise_get_title (exercise), -1), <=,
                     MAX_TITLE_CHARACTERS);
    for (guint i = 0; steps[i] != NULL; i++)
      g_assert_cmpuint (count_words (steps[i]), <=, max_words);
  }
}

static void
test_exercises_are_brief (void)
{
  assert_brief (library.exercises, MAX_STEP_WORDS);
  assert_brief (library.french_exercises, MAX_FRENCH_STEP_WORDS);
}

/* Whoever coaches says "other side": a step that says it too would be wrong on the second one. */
static void
test_exercises_name_first_side (void)
{
  GHashTableIter iter;
  LimberExercise *exercise;

  g_hash_table_iter_init (&iter, library.exercises);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &exercise)) {
    const char *const *steps = limber_exercise_get_steps (exercise);

    for (guint i = 0; steps[i] != NULL; i++) {
      g_assert_null (strstr (steps[i], "other side"));
      g_assert_null (strstr (steps[i], "change side"));
    }
  }
}

static void
test_exercises_claim_nothing (void)
{
  static const char *const claims[] = { "treat", "cure", "heal", "therap", "prevent", "relief" };
  GHashTableIter iter;
  LimberExercise *exercise;

  g_hash_table_iter_init (&iter, library.exercises);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &exercise)) {
    g_autofree char *steps = g_strjoinv (" ", (char **) limber_exercise_get_steps (exercise));

    for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
      g_assert_null (strstr (steps, claims[i]));
  }
}

static void
test_exercises_speak_french (void)
{
  LimberExercise *tuck = g_hash_table_lookup (library.french_exercises, "chin_tuck");
  GHashTableIter iter;
  const char *id;
  LimberExercise *exercise;

  g_assert_cmpstr (limber_exercise_get_title (tuck), ==, "Rentré du menton");
  g_assert_cmpstr (limber_exercise_get_steps (tuck)[2], ==,
                   "Gardez le regard horizontal\u202f; sentez la nuque s’allonger.");
  g_hash_table_iter_init (&iter, library.exercises);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &exercise)) {
    LimberExercise *translation = g_hash_table_lookup (library.french_exercises, id);

    g_assert_nonnull (translation);
    assert_translated (limber_exercise_get_title (exercise),
                       limber_exercise_get_title (translation));
    assert_all_translated (limber_exercise_get_steps (exercise),
                           limber_exercise_get_steps (translation));
    assert_all_translated (limber_exercise_get_mistakes (exercise),
                           limber_exercise_get_mistakes (translation));
  }
}

static void
test_routines_are_whole (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  GHashTableIter iter;
  const char *id;
  LimberRoutine *routine;

  g_assert_cmpuint (g_hash_table_size (library.routines), >=, MIN_ROUTINES);
  g_hash_table_iter_init (&iter, library.routines);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &routine)) {
    g_assert_cmpstr (limber_routine_get_id (routine), ==, id);
    g_assert_nonnull (limber_routine_get_goal (routine));
    g_assert_true (limber_routine_check (routine, id, find_exercise, NULL, problems));
  }
  assert_no_problem (problems);
}

static void
test_routines_speak_french (void)
{
  LimberRoutine *reset = g_hash_table_lookup (library.french_routines, "desk_reset_2min");
  GHashTableIter iter;
  const char *id;
  LimberRoutine *routine;

  g_assert_cmpstr (limber_routine_get_title (reset), ==, "Pause bureau de 2\u00a0minutes");
  g_hash_table_iter_init (&iter, library.routines);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &routine)) {
    LimberRoutine *translation = g_hash_table_lookup (library.french_routines, id);

    g_assert_nonnull (translation);
    assert_translated (limber_routine_get_title (routine), limber_routine_get_title (translation));
    assert_translated (limber_routine_get_goal (routine), limber_routine_get_goal (translation));
  }
}

/* Every exercise is there because a routine uses it. */
static void
test_exercises_are_used (void)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  LimberRoutine *routine;

  g_hash_table_iter_init (&iter, library.routines);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &routine))
    for (guint level = 1; level <= limber_routine_get_n_levels (routine); level++)
      for (guint i = 0; i < limber_routine_get_n_items (routine, level); i++)
        g_hash_table_add (used, limber_routine_get_item (routine, level, i)->exercise_id);

  g_assert_cmpuint (g_hash_table_size (used), ==, g_hash_table_size (library.exercises));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);

  library.exercises = load ("exercises", EXERCISE_SUFFIX, (Parse) limber_exercise_parser_parse,
                            english);
  library.french_exercises = load ("exercises", EXERCISE_SUFFIX,
                                   (Parse) limber_exercise_parser_parse, french);
  library.routines = load ("routines", ROUTINE_SUFFIX, (Parse) limber_routine_parser_parse,
                           english);
  library.french_routines = load ("routines", ROUTINE_SUFFIX, (Parse) limber_routine_parser_parse,
                                  french);

  g_test_add_func ("/data/builtin/exercises-are-whole", test_exercises_are_whole);
  g_test_add_func ("/data/builtin/exercises-are-brief", test_exercises_are_brief);
  g_test_add_func ("/data/builtin/exercises-name-first-side", test_exercises_name_first_side);
  g_test_add_func ("/data/builtin/exercises-claim-nothing", test_exercises_claim_nothing);
  g_test_add_func ("/data/builtin/exercises-speak-french", test_exercises_speak_french);
  g_test_add_func ("/data/builtin/exercises-name-known-muscles", test_exercises_name_known_muscles);
  g_test_add_func ("/data/builtin/exercises-are-used", test_exercises_are_used);
  g_test_add_func ("/data/builtin/routines-are-whole", test_routines_are_whole);
  g_test_add_func ("/data/builtin/routines-speak-french", test_routines_speak_french);

  result = g_test_run ();
  g_hash_table_unref (library.exercises);
  g_hash_table_unref (library.french_exercises);
  g_hash_table_unref (library.routines);
  g_hash_table_unref (library.french_routines);

  return result;
}
