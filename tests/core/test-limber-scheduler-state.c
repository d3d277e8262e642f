/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-fake-clock.h"
#include "core/limber-scheduler.h"

#include <string.h>

/* What a restart reads back: states of other versions, and what is none. */

static void
test_bad_state (gconstpointer data)
{
  g_autoptr (LimberFakeClock) clock = limber_fake_clock_new (0, NULL);
  g_autoptr (LimberReminderSettings) settings = limber_reminder_settings_new ();
  g_autoptr (LimberScheduler) scheduler = limber_scheduler_new (LIMBER_CLOCK (clock), settings);
  g_autoptr (GError) error = NULL;

  g_assert_false (limber_scheduler_load (scheduler, data, NULL, &error));
  g_assert_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_STATE);
  limber_scheduler_start (scheduler);
  g_assert_cmpint (limber_scheduler_get_state (scheduler), ==, LIMBER_SCHEDULER_AWAY);
}

/* A sound state in which one or two values are not; NULL for one that is missing */
typedef struct {
  const char *name;
  const char *keys[2];
  const char *values[2];
} SpoiledRow;

static const SpoiledRow SPOILED_ROWS[] = {
  /* Somebody sits, and neither is there nor ever was. */
  { "never-present", { "LastPresence", "Present" }, { NULL, "0" } },
  /* The next break has a number, too. */
  { "last-number", { "Breaks" }, { "2147483647" } },
  { "more-than-done", { "BreakDone" }, { "1001" } },
  { "began-never", { "BreakBegan" }, { NULL } },
  { "planned-disorder", { "Planned1" }, { "1774729700000000" } },
  { "too-many-planned", { "PlannedOpen" }, { "17" } },
  { "longer-than-time", { "BreakLength" }, { "9223372036854775807" } },
};

static void
test_spoiled (gconstpointer data)
{
  const SpoiledRow *row = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "scheduler-states",
                                                 "version-1-running.state", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;

  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error));
  for (guint i = 0; i < G_N_ELEMENTS (row->keys) && row->keys[i] != NULL; i++) {
    g_assert_true (g_key_file_has_key (file, "Scheduler", row->keys[i], NULL));
    if (row->values[i] != NULL)
      g_key_file_set_value (file, "Scheduler", row->keys[i], row->values[i]);
    else
      g_assert_true (g_key_file_remove_key (file, "Scheduler", row->keys[i], NULL));
  }
  state = g_key_file_to_data (file, NULL, NULL);
  test_bad_state (state);
}

static const char *const BAD_STATES[] = {
  "",
  "rubbish",
  "[Scheduler]\n",
  "[Scheduler]\nVersion=2\n",
  "[Scheduler]\nVersion=1\n",
  "[Scheduler]\nVersion=1\nBoot=x\nAliveBoot=1\nAliveWall=1\nPause=9\n",
};

/* A state that any released version has saved can be read for ever. */
static void
test_frozen_state (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "scheduler-states",
                                                 (const char *) data, NULL);
  g_autoptr (LimberFakeClock) clock = limber_fake_clock_new (1774730860 * (gint64) G_USEC_PER_SEC,
                                                             "Europe/Paris");
  g_autoptr (LimberReminderSettings) settings = limber_reminder_settings_new ();
  g_autoptr (LimberScheduler) scheduler = limber_scheduler_new (LIMBER_CLOCK (clock), settings);
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;

  g_assert_true (g_file_get_contents (path, &state, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (limber_scheduler_load (scheduler, state, NULL, &error));
  g_assert_no_error (error);
  limber_scheduler_start (scheduler);
  g_assert_nonnull (limber_scheduler_get_break_id (scheduler));
  g_assert_cmpint (limber_scheduler_is_paused (scheduler), ==, strstr (path, "paused") != NULL);
  g_assert_cmpint (limber_scheduler_get_snoozes_left (scheduler), ==,
                   strstr (path, "snoozed") != NULL ? 2 : 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (BAD_STATES); i++) {
    g_autofree char *path = g_strdup_printf ("/core/scheduler-state/bad/%u", i);

    g_test_add_data_func (path, BAD_STATES[i], test_bad_state);
  }
  for (guint i = 0; i < G_N_ELEMENTS (SPOILED_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/core/scheduler-state/spoiled/", SPOILED_ROWS[i].name,
                                         NULL);

    g_test_add_data_func (path, &SPOILED_ROWS[i], test_spoiled);
  }
  g_test_add_data_func ("/core/scheduler-state/frozen/snoozed", "version-1-snoozed.state",
                        test_frozen_state);
  g_test_add_data_func ("/core/scheduler-state/frozen/running", "version-1-running.state",
                        test_frozen_state);
  g_test_add_data_func ("/core/scheduler-state/frozen/paused", "version-1-paused.state",
                        test_frozen_state);
  return g_test_run ();
}
