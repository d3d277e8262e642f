/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a trace: refused with the line that is wrong, or days that can
 * be run. */
#include "config.h"

#include "core/limber-problem.h"
#include "ctl/limber-simulation.h"
#include "fuzz/limber-fuzz.h"

/* Longer ones are read, but not run: a century of breaks takes its time. */
#define MAX_RUN_USEC (30 * 86400 * (gint64) G_USEC_PER_SEC)

static void
line_cb (const char *line, gpointer user_data)
{
  g_assert_true (g_str_has_prefix (line, "{\"t\":"));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (LimberReminderSettings) settings = limber_reminder_settings_new ();
  g_autoptr (LimberTrace) trace = limber_trace_parse (bytes, "fuzz.trace", settings, problems);
  const LimberSimulationHooks hooks = { line_cb, NULL, NULL, NULL };

  limber_fuzz_check_problems (problems, trace != NULL);
  if (trace != NULL && trace->events->len > 0) {
    const LimberTraceEvent *last = g_ptr_array_index (trace->events, trace->events->len - 1);

    if (last->at_usec <= MAX_RUN_USEC)
      g_assert_true (limber_simulation_run (trace, settings, NULL, &hooks, NULL));
  }
  return 0;
}
