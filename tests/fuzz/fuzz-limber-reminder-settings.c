/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a settings file: refused with a reason for each fault, or
 * settings. */
#include "config.h"

#include "core/limber-problem.h"
#include "core/limber-reminder-settings.h"
#include "fuzz/limber-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (LimberReminderSettings) settings = limber_reminder_settings_parse (
      bytes, "fuzz.settings", problems);

  limber_fuzz_check_problems (problems, settings != NULL);
  return 0;
}
