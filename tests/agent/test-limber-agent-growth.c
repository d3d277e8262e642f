/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../tools/sanitized.h"
#include "agent/agent-world.h"

#include <malloc.h>

/* S86: ten thousand sitting periods, each with a notification, and nothing grows but the diary:
 * neither memory in use nor descriptors. */

#define N_PERIODS (IS_SANITIZED ? 500 : 10000)
#define N_WARM    (N_PERIODS / 10)
/* SQLite's own pages come and go by a few. */
#define MAX_GROWTH (64 * 1024)

static guint
count_descriptors (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* How one period ends, in turns */
static void
end_period (AgentWorld *world, guint number)
{
  switch (number % 4) {
  case 0:
    fake_notification_server_act (world->server, "skip");
    break;
  case 1:
    fake_notification_server_act (world->server, "snooze");
    agent_world_advance (world, 300);
    limber_scheduler_skip (limber_agent_get_scheduler (world->agent), "not-now");
    break;
  case 2:
    g_assert_nonnull (limber_agent_start_break (world->agent, NULL, NULL));
    agent_world_advance (world, 120);
    g_assert_true (limber_agent_finish_break (world->agent, 1.0, NULL));
    break;
  default:
    fake_notification_server_close (world->server, LIMBER_CLOSED_DISMISSED);
  }
  agent_world_rest (world);
  agent_world_advance (world, 1300);
  agent_world_type (world);
}

static void
play (AgentWorld *world, guint n_periods)
{
  for (guint i = 0; i < n_periods; i++) {
    agent_world_advance (world, AGENT_WORLD_LIMIT_SECS);
    g_assert_nonnull (agent_world_get_title (world));
    limber_agent_beat (world->agent);
    end_period (world, i);
    g_string_truncate (world->log, 0);
  }
}

static void
test_growth (void)
{
  AgentWorld world = { NULL };
  gsize memory_before;
  guint descriptors_before;
  gssize growth;

  agent_world_set_up (&world);
  g_settings_set_int (world.settings, "max-prompts", 100);
  g_settings_set_int (world.settings, "min-gap", 0);
  agent_world_start (&world);
  agent_world_type (&world);
  play (&world, N_WARM);
  memory_before = mallinfo2 ().uordblks;
  descriptors_before = count_descriptors ();
  play (&world, N_PERIODS - N_WARM);
  growth = (gssize) (mallinfo2 ().uordblks - memory_before);
  g_test_message ("%d periods: grown by %" G_GSSIZE_FORMAT " bytes of %" G_GSIZE_FORMAT, N_PERIODS,
                  growth, memory_before);
  g_assert_cmpint (growth, <, MAX_GROWTH);
  /* One may be open for a moment in another thread; what is lost each time is many by now. */
  g_assert_cmpuint (count_descriptors (), <, descriptors_before + N_PERIODS / 10);
  agent_world_tear_down (&world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* It is not the disk that is tested. */
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  limber_diary_save_memory ();
  g_test_add_func ("/agent/growth/S86", test_growth);
  return g_test_run ();
}
