/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agent/agent-world.h"

#include "remove-tree.h"
#include "store/limber-diary-files.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* S80: an agent in the middle of a busy day is killed, 200 times, at moments that nobody chose. A
 * child plays the day, on a diary that stays; the parent kills it and looks at what is left:
 * everything up to the last thing that happened, whole, and enough to go on. */

#define N_KILLS     200
#define MAX_WAIT_MS 60
#define DAY_SECS    (24 * 3600)
/* Decisions of one event: an absence that ends a period, a break and a snooze, and begins anew */
#define MAX_LOST  8
#define FIRST_DAY 20000
#define LAST_DAY  24000

/* Up to when time goes now: the next child begins after that. */
static void
note_until (AgentWorld *world, int log_fd, int secs)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n",
                                           limber_clock_get_wall_usec (LIMBER_CLOCK (world->clock))
                                               + secs * (gint64) G_USEC_PER_SEC);

  if (write (log_fd, line, strlen (line)) < 0)
    _exit (3);
}

static void
do_something (AgentWorld *world, GRand *rand, int log_fd)
{
  int secs = g_rand_int_range (rand, 60, 1800);
  LimberScheduler *scheduler = limber_agent_get_scheduler (world->agent);

  switch (g_rand_int_range (rand, 0, 12)) {
  case 0:
    agent_world_type (world);
    break;
  case 1:
    agent_world_rest (world);
    break;
  case 2:
    agent_world_set_fact (world->lock, !world->lock->is_on);
    break;
  case 3:
    agent_world_set_fact (world->fullscreen, !world->fullscreen->is_on);
    break;
  case 4:
    note_until (world, log_fd, secs);
    agent_world_suspend (world, secs);
    break;
  case 5:
    limber_agent_start_break (world->agent, NULL, NULL);
    break;
  case 6: {
    g_autoptr (GError) error = NULL;

    if (!limber_agent_finish_break (world->agent, g_rand_double (rand), &error))
      limber_scheduler_skip (scheduler, "not-now");
    break;
  }
  case 7: {
    g_autoptr (GError) error = NULL;

    if (!limber_scheduler_snooze (scheduler, 0, NULL, &error))
      agent_world_type (world);
    break;
  }
  case 8:
    limber_scheduler_resume (scheduler);
    break;
  case 9:
    limber_agent_beat (world->agent);
    break;
  default:
    note_until (world, log_fd, secs);
    agent_world_advance (world, secs);
  }
  agent_world_settle (world);
}

/* Never returns. @boot: no two children have the same, as with machines */
static void
play_day (const char *folder, gint64 wall_usec, guint boot, guint32 seed, int log_fd, int ready_fd)
{
  AgentWorld world = { NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  agent_world_set_up_at (&world, folder, wall_usec);
  for (guint i = 0; i < boot; i++)
    limber_fake_clock_reboot (world.clock);
  world.log_fd = log_fd;
  agent_world_start (&world);
  if (write (ready_fd, "r", 1) != 1)
    _exit (3);
  while (TRUE)
    do_something (&world, rand, log_fd);
}

/* Decisions that were told of */
static guint
count_decisions (const char *path, gint64 *last_usec)
{
  g_autofree char *text = NULL;
  guint n_lines = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  for (char *at = text; strchr (at, '\n') != NULL; at = strchr (at, '\n') + 1) {
    char *end = NULL;

    *last_usec = MAX (*last_usec, g_ascii_strtoll (at, &end, 10));
    n_lines += *end == ' ' ? 1 : 0;
  }
  return n_lines;
}

static void
check_breaks (LimberDiary *diary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) breaks = limber_diary_list_breaks (diary, FIRST_DAY, LAST_DAY, &error);
  guint n_open = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < breaks->len; i++) {
    const LimberBreakRecord *record = g_ptr_array_index (breaks, i);

    n_open += record->outcome == LIMBER_BREAK_OPEN ? 1 : 0;
  }
  g_assert_cmpuint (n_open, <=, 2);
}

static void
check_sitting (LimberDiary *diary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) periods = limber_diary_list_sitting (diary, FIRST_DAY, LAST_DAY, &error);

  g_assert_no_error (error);
  for (guint i = 1; i < periods->len; i++) {
    const LimberSittingRecord *before = g_ptr_array_index (periods, i - 1);
    const LimberSittingRecord *after = g_ptr_array_index (periods, i);

    g_assert_cmpint (before->started.usec, <, after->started.usec);
    if (before->ended.usec != 0)
      g_assert_cmpint (before->ended.usec, <=, after->started.usec);
  }
}

static void
check_state (LimberDiary *diary)
{
  g_autoptr (LimberFakeClock) clock = limber_fake_clock_new (AGENT_WORLD_START_USEC, NULL);
  g_autoptr (LimberReminderSettings) settings = limber_reminder_settings_new ();
  g_autoptr (LimberScheduler) scheduler = limber_scheduler_new (LIMBER_CLOCK (clock), settings);
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;

  g_assert_true (limber_diary_load_state (diary, &state, &error));
  g_assert_no_error (error);
  if (state == NULL)
    return;
  g_assert_true (limber_scheduler_load (scheduler, state, NULL, &error));
  g_assert_no_error (error);
}

/* What is left when the child is gone. Returns: how many decisions are in the diary */
static guint
check_diary (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "limber", "diary.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberDiary) diary = limber_diary_open (path, AGENT_WORLD_START_USEC, &error);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) decisions = NULL;

  g_assert_no_error (error);
  faults = limber_diary_check (diary, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  check_state (diary);
  check_breaks (diary);
  check_sitting (diary);
  decisions = limber_diary_list_decisions (diary, 0, 0, &error);
  g_assert_no_error (error);
  return decisions->len;
}

static void
kill_one (const char *folder, const char *log_path, gint64 wall_usec, guint boot, GRand *rand)
{
  int fds[2];
  char byte;
  pid_t child;
  int status;

  g_assert_cmpint (pipe (fds), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    int log_fd = open (log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

    play_day (folder, wall_usec, boot, g_rand_int (rand), log_fd, fds[1]);
  }
  close (fds[1]);
  g_assert_cmpint (read (fds[0], &byte, 1), ==, 1);
  close (fds[0]);
  g_usleep ((gulong) g_rand_int_range (rand, 0, MAX_WAIT_MS * 1000));
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("limber-killed-XXXXXX", NULL);
  g_autofree char *log_path = g_build_filename (folder, "log", NULL);
  g_autoptr (GRand) rand = NULL;
  const char *seed = g_getenv ("LIMBER_TEST_SEED");
  guint32 number = seed != NULL ? (guint32) g_ascii_strtoull (seed, NULL, 10) : g_random_int ();
  gint64 wall_usec = AGENT_WORLD_START_USEC;
  int n_lost = 0;

  g_print ("seed %u: LIMBER_TEST_SEED plays it again\n", number);
  rand = g_rand_new_with_seed (number);
  for (guint i = 0; i < N_KILLS; i++) {
    guint n_told, n_kept;

    kill_one (folder, log_path, wall_usec, i, rand);
    n_kept = check_diary (folder);
    n_told = count_decisions (log_path, &wall_usec);
    /* One event at most is in one of the two alone. */
    g_assert_cmpint (ABS ((int) n_told - (int) n_kept - n_lost), <=, MAX_LOST);
    n_lost = (int) n_told - (int) n_kept;
    wall_usec += 10 * (gint64) G_USEC_PER_SEC;
  }
  g_print ("%d kills, %u decisions kept, %d lost\n", N_KILLS, check_diary (folder), n_lost);
  limber_test_remove_tree (folder);
  return 0;
}
