/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a saved state: refused, or a scheduler that lives through a day.
 */
#include "config.h"

#include "core/limber-fake-clock.h"
#include "core/limber-scheduler.h"
#include "fuzz/limber-fuzz.h"

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *state = g_strndup ((const char *) data, size);
  g_autoptr (LimberFakeClock) clock = limber_fake_clock_new (1772438400 * (gint64) G_USEC_PER_SEC,
                                                             "Europe/Paris");
  g_autoptr (LimberReminderSettings) settings = limber_reminder_settings_new ();
  g_autoptr (LimberScheduler) scheduler = limber_scheduler_new (LIMBER_CLOCK (clock), settings);
  g_autoptr (GError) error = NULL;
  gboolean is_loaded = limber_scheduler_load (scheduler, state, NULL, &error);

  g_assert_cmpint (is_loaded, ==, error == NULL);
  limber_scheduler_start (scheduler);
  limber_scheduler_begin_input (scheduler);
  limber_fake_clock_advance (clock, 50 * MINUTE);
  limber_scheduler_skip (scheduler, NULL);
  limber_fake_clock_advance (clock, 24 * 60 * MINUTE);
  return 0;
}
