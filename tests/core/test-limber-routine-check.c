/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-routine-check.h"

#include "core/limber-problem.h"
#include "core/limber-test-content.h"

#define HEAD "[Routine]\nId=r\nTitle=R\nPosition=seated\n"

typedef struct {
  const char *name;
  const char *body;
  const char *expected;
} Row;

static const Row rows[] = {
  { "good", "Items=hold;\n[Item hold]\nHold=30\nReps=5\nSets=3\n", "" },
  { "unknown-exercise", "Items=hold;gone;\n",
    "error 5: unknown exercise “gone”; allowed are ids of exercises in the library\n" },
  { "unknown-in-two-levels", "[Level 1]\nItems=gone;\n[Level 2]\nItems=hold;gone;\n",
    "error 6: unknown exercise “gone”; allowed are ids of exercises in the library\n"
    "error 8: unknown exercise “gone”; allowed are ids of exercises in the library\n" },
  { "out-of-limits", "Items=hold;\n[Item hold]\nHold=31\nReps=6\nSets=4\n",
    "error 6: Hold=31 is out of the limits of “hold”, 5 to 30\n"
    "error 6: Reps=6 is out of the limits of “hold”, 1 to 5\n"
    "error 6: Sets=4 is out of the limits of “hold”, 1 to 3\n" },
  { "told-once", "[Level 1]\nItems=hold;\n[Level 2]\nItems=hold;hold;\n[Item hold]\nHold=4\n",
    "error 9: Hold=4 is out of the limits of “hold”, 5 to 30\n" },
  { "clinician-only", "Items=plan;\n",
    "error 5: “plan” needs a clinician's plan; allowed are the other exercises\n" },
  { "an-hour", "Transition=84\nItems=long;\n", "" },
  { "over-an-hour", "Transition=85\n[Level 1]\nItems=hold;\n[Level 2]\nItems=long;\n",
    "error 0: level 2 takes 61 minutes; at most 60 are allowed\n" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GListStore) exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);
  g_autoptr (LimberExercise) hold = limber_test_exercise (
      "hold", "Hold=10\n[Limits]\nHold=5-30\nReps=1-5\nSets=1-3\n");
  g_autoptr (LimberExercise) plan = limber_test_exercise ("plan", "ClinicianOnly=true\n");
  g_autoptr (LimberExercise) length = limber_test_exercise (
      "long", "Hold=287\nReps=12\nMoveIn=3\nMoveOut=3\n");
  g_autofree char *text = g_strconcat (HEAD, row->body, NULL);
  g_autoptr (LimberRoutine) routine = limber_test_routine (text);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autofree char *found = NULL;
  gboolean is_good;

  g_list_store_append (exercises, hold);
  g_list_store_append (exercises, plan);
  g_list_store_append (exercises, length);
  is_good = limber_routine_check (routine, "r.routine", limber_test_lookup, exercises, problems);
  found = limber_test_describe (problems);
  g_assert_cmpstr (found, ==, row->expected);
  g_assert_cmpint (is_good, ==, g_str_equal (row->expected, ""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/core/routine-check/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_row);
  }

  return g_test_run ();
}
