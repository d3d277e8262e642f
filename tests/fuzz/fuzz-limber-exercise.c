/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an exercise file: refused with a reason for each fault, or an exercise. */
#include "config.h"

#include "core/limber-exercise-parser.h"
#include "core/limber-problem.h"
#include "fuzz/limber-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (LimberExercise) exercise = limber_exercise_parser_parse (bytes, "fuzz.exercise", NULL,
                                                                      NULL, problems);

  limber_fuzz_check_problems (problems, exercise != NULL);
  return 0;
}
