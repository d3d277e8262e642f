/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agent/agent-world.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* The whole agent, but for the bus and the desktop: what outlives it, and what becomes of records
 * while the diary takes none. Names begin with the id of the reliability scenario where there is
 * one. */

/* S62: a restart shows it again at the next input, once */
static void
test_restart (AgentWorld *world, gconstpointer data)
{
  agent_world_sit_until_due (world);
  agent_world_stop (world);
  g_assert_null (agent_world_get_title (world));
  agent_world_advance (world, 60);
  agent_world_start (world);
  g_assert_null (agent_world_get_title (world));
  agent_world_type (world);
  g_assert_nonnull (agent_world_get_title (world));
  g_assert_cmpstr (
      world->log->str, ==,
      "sitting-started|due|notified first|withdrawn restart|not-reminded away|notified again|");
}

/* S80: killed in the middle of a long sitting; the stamp says that it went on */
static void
test_killed (AgentWorld *world, gconstpointer data)
{
  agent_world_sit (world, 1200);
  limber_agent_beat (world->agent);
  agent_world_kill (world);
  agent_world_advance (world, 20);
  agent_world_sit (world, AGENT_WORLD_LIMIT_SECS - 1220);
  g_assert_nonnull (agent_world_get_title (world));
}

/* S80: the power is cut, and the machine comes back after a rest */
static void
test_rebooted (AgentWorld *world, gconstpointer data)
{
  agent_world_sit (world, 1200);
  limber_agent_beat (world->agent);
  agent_world_kill (world);
  agent_world_advance (world, 600);
  limber_fake_clock_reboot (world->clock);
  agent_world_sit (world, AGENT_WORLD_LIMIT_SECS - 1);
  g_assert_null (agent_world_get_title (world));
  g_assert_nonnull (strstr (world->log->str, "credited"));
}

/* S81: nothing can be written here (a file stands where the folder would be) */
static void
test_read_only_home (AgentWorld *world, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (world->folder, "limber", NULL);

  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_test_expect_message ("limber-agent", G_LOG_LEVEL_MESSAGE, "*");
  agent_world_sit_until_due (world);
  g_test_assert_expected_messages ();
  g_assert_nonnull (agent_world_get_title (world));
  g_assert_nonnull (limber_recorder_get_problem (agent_world_get_recorder (world)));

  /* It can again: nothing was lost. */
  g_assert_cmpint (g_unlink (folder), ==, 0);
  limber_agent_beat (world->agent);
  agent_world_wait_until_written (world);
  agent_world_assert_decisions (world, "sitting-started|due|notified first|");
}

/* S81: no byte can be written any more, as on a full disk, until some is freed */
static void
test_disk_full (AgentWorld *world, gconstpointer data)
{
  LimberRecorder *recorder;
  struct rlimit before, full;

  agent_world_sit (world, 0);
  recorder = agent_world_get_recorder (world);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  full = before;
  full.rlim_cur = 1;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &full), ==, 0);
  g_test_expect_message ("limber-agent", G_LOG_LEVEL_MESSAGE, "*");
  limber_fake_clock_advance (world->clock, AGENT_WORLD_LIMIT_SECS * (gint64) G_USEC_PER_SEC);
  while (limber_recorder_get_problem (recorder) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_test_assert_expected_messages ();
  g_assert_nonnull (agent_world_get_title (world));
  g_assert_cmpuint (limber_recorder_get_n_waiting (recorder), >, 0);

  limber_agent_beat (world->agent);
  agent_world_wait_until_written (world);
  g_assert_null (limber_recorder_get_problem (recorder));
  agent_world_assert_decisions (world, "sitting-started|due|notified first|");
}

/* S82: a damaged diary is left as it is, said once, and the rest goes on */
static void
test_damaged_diary (AgentWorld *world, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (world->diary_path);
  g_autofree char *content = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (world->diary_path, "this is no diary at all", -1, NULL));
  g_test_expect_message ("limber-agent", G_LOG_LEVEL_MESSAGE, "*");
  agent_world_sit_until_due (world);
  g_test_assert_expected_messages ();
  g_assert_nonnull (agent_world_get_title (world));
  g_assert_true (g_file_get_contents (world->diary_path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "this is no diary at all");
}

/* The file is somebody else's for a while. */
static void
test_diary_closed (AgentWorld *world, gconstpointer data)
{
  LimberRecorder *recorder;

  agent_world_sit (world, 0);
  recorder = agent_world_get_recorder (world);
  agent_world_close_diary (world);
  limber_fake_clock_advance (world->clock, AGENT_WORLD_LIMIT_SECS * (gint64) G_USEC_PER_SEC);
  g_assert_cmpuint (limber_recorder_get_n_waiting (recorder), >, 0);
  limber_recorder_reopen (recorder);
  agent_world_assert_decisions (world, "sitting-started|due|notified first|");
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  limber_recorder_close_finish (LIMBER_RECORDER (source), result);
  *(gboolean *) user_data = TRUE;
}

/* Whoever wants the file to themselves goes while a record is still on its way into it. */
static void
test_closer_gone (AgentWorld *world, gconstpointer data)
{
  LimberRecorder *recorder;
  gboolean is_closed = FALSE;

  agent_world_sit (world, 0);
  recorder = agent_world_get_recorder (world);
  limber_fake_clock_advance (world->clock, AGENT_WORLD_LIMIT_SECS * (gint64) G_USEC_PER_SEC);
  g_assert_cmpuint (limber_recorder_get_n_waiting (recorder), >, 0);
  limber_recorder_close_async (recorder, closed_cb, &is_closed);
  limber_recorder_reopen (recorder);
  while (!is_closed)
    g_main_context_iteration (NULL, TRUE);
  while (limber_recorder_get_diary (recorder) == NULL)
    g_main_context_iteration (NULL, TRUE);
  agent_world_assert_decisions (world, "sitting-started|due|notified first|");
}

/* What cannot be written any more does not keep the session from ending. */
static void
test_ends_while_closed (AgentWorld *world, gconstpointer data)
{
  LimberRecorder *recorder;

  agent_world_sit (world, 0);
  recorder = agent_world_get_recorder (world);
  agent_world_close_diary (world);
  limber_fake_clock_advance (world->clock, AGENT_WORLD_LIMIT_SECS * (gint64) G_USEC_PER_SEC);
  g_assert_cmpuint (limber_recorder_get_n_waiting (recorder), >, 0);
  agent_world_stop (world);
}

/* S94: one agent a diary */
static void
test_second_agent (AgentWorld *world, gconstpointer data)
{
  g_autofree char *path = g_build_filename (world->folder, "limber", "agent-alive", NULL);
  g_autoptr (GError) error = NULL;

  agent_world_start (world);
  g_assert_null (limber_alive_file_open (path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) agent_world_add_test ("/agent/agent-diary/" name, 0, function)

  ADD ("S62-restart", test_restart);
  ADD ("S80-killed", test_killed);
  ADD ("S80-rebooted", test_rebooted);
  ADD ("S81-read-only-home", test_read_only_home);
  ADD ("S81-disk-full", test_disk_full);
  ADD ("S82-damaged-diary", test_damaged_diary);
  ADD ("diary-closer-gone", test_closer_gone);
  ADD ("ends-while-diary-closed", test_ends_while_closed);
  ADD ("S94-second-agent", test_second_agent);
  ADD ("diary-closed", test_diary_closed);
  return g_test_run ();
}
