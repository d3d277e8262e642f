/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz/limber-fuzz.h"

#include "core/limber-problem.h"

#include <string.h>

void
limber_fuzz_check_problems (GPtrArray *problems, gboolean has_result)
{
  gboolean has_error = FALSE;

  for (guint i = 0; i < problems->len; i++) {
    const LimberProblem *problem = g_ptr_array_index (problems, i);

    has_error = has_error || !problem->is_warning;
    g_assert_nonnull (problem->message);
    g_assert_true (g_utf8_validate (problem->message, -1, NULL));
    g_assert_null (strchr (problem->message, '\n'));
  }
  g_assert_cmpint (has_result, ==, !has_error);
}
