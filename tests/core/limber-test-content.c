/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-test-content.h"

#include "core/limber-exercise-parser.h"
#include "core/limber-problem.h"
#include "core/limber-routine-parser.h"

#include <string.h>

char *
limber_test_describe (GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++) {
    const LimberProblem *problem = g_ptr_array_index (problems, i);

    g_string_append_printf (text, "%s %u: %s\n", problem->is_warning ? "warning" : "error",
                            problem->line, problem->message);
  }

  return g_string_free (text, FALSE);
}

static void
assert_no_problems (GPtrArray *problems)
{
  g_autofree char *text = limber_test_describe (problems);

  g_assert_cmpstr (text, ==, "");
}

static void
append_unless_said (GString *text, const char *keys, const char *key, const char *value)
{
  g_autofree char *start = g_strdup_printf ("%s=", key);
  g_autofree char *inside = g_strdup_printf ("\n%s=", key);

  if (!g_str_has_prefix (keys, start) && strstr (keys, inside) == NULL)
    g_string_append_printf (text, "%s=%s\n", key, value);
}

LimberExercise *
limber_test_exercise (const char *id, const char *keys)
{
  g_autoptr (GString) text = g_string_new ("[Exercise]\n");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (GBytes) bytes = NULL;
  LimberExercise *exercise = NULL;

  append_unless_said (text, keys, "Id", id);
  append_unless_said (text, keys, "Title", id);
  append_unless_said (text, keys, "Position", "seated");
  append_unless_said (text, keys, "Type", "hold");
  append_unless_said (text, keys, "Hold", "10");
  g_string_append (text, keys);
  bytes = g_bytes_new (text->str, text->len);
  exercise = limber_exercise_parser_parse (bytes, "test.exercise", NULL, NULL, problems);
  assert_no_problems (problems);
  g_assert_nonnull (exercise);

  return exercise;
}

LimberRoutine *
limber_test_routine (const char *text)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  LimberRoutine *routine = limber_routine_parser_parse (bytes, "test.routine", NULL, NULL,
                                                        problems);

  assert_no_problems (problems);
  g_assert_nonnull (routine);

  return routine;
}

LimberExercise *
limber_test_lookup (const char *id, gpointer exercises)
{
  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++) {
    g_autoptr (LimberExercise) exercise = g_list_model_get_item (exercises, i);

    if (g_str_equal (limber_exercise_get_id (exercise), id))
      return exercise;
  }

  return NULL;
}

LimberTimeline *
limber_test_timeline (guint level, const char *b_keys)
{
  g_autoptr (GListStore) exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);
  g_autoptr (LimberExercise) a = limber_test_exercise ("a", "Hold=20\nMoveIn=1\nMoveOut=1\n");
  g_autoptr (LimberExercise) b = limber_test_exercise ("b", b_keys);
  g_autoptr (LimberExercise) d = limber_test_exercise ("d", "Hold=6\nMoveIn=1\nMoveOut=1\n");
  g_autoptr (LimberRoutine) routine = limber_test_routine (
      "[Routine]\nId=r\nTitle=R\nPosition=seated\nTransition=8\n"
      "[Level 1]\nItems=a;d;\n[Level 1 Item a]\nHold=10\n"
      "[Level 2]\nItems=a;b;\n[Level 3]\nItems=a;\n");

  g_list_store_append (exercises, a);
  g_list_store_append (exercises, b);
  g_list_store_append (exercises, d);
  return limber_timeline_new (routine, level, limber_test_lookup, exercises, NULL);
}
