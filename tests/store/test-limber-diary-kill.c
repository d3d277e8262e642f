/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary-fixture.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* S80: two programs add entries and are killed at any moment; what was acknowledged is there. How
 * many moments: $LIMBER_KILL_MOMENTS. */

#define N_PROGRAMS      2
#define DEFAULT_MOMENTS 15
/* Long enough for a program to open the diary and add a few entries */
#define MAX_LIFE_USEC 60000

/* A program: tells the number of each entry that was acknowledged, until it is killed. */
static void
add_entries (const char *path, int acknowledgements, int seed)
{
  g_autoptr (LimberDiary) diary = limber_diary_open (path, NOW_USEC, NULL);

  if (diary == NULL)
    _exit (1);
  for (int i = 0;; i++) {
    g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (stamp_at (NOW_USEC - i),
                                                               (seed + i) % 11, LIMBER_PAIN_NOW);
    gint64 id;

    entry->zones = LIMBER_ZONE_BIT (i % LIMBER_N_ZONES);
    entry->note = g_strnfill (i % 3000, 'k');
    if (!limber_diary_save_pain_entry (diary, entry, NOW_USEC, &id, NULL))
      _exit (2);
    if (write (acknowledgements, &id, sizeof id) != sizeof id)
      _exit (3);
  }
}

static pid_t
start_program (const char *path, int pipe_ends[2], int seed)
{
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0) {
    close (pipe_ends[0]);
    add_entries (path, pipe_ends[1], seed);
  }
  return pid;
}

/* Kills both programs after a while; @ids: every entry that either was told of */
static void
run_and_kill (const char *path, GArray *ids)
{
  pid_t pids[N_PROGRAMS];
  int pipe_ends[2];
  gint64 id;

  g_assert_cmpint (pipe (pipe_ends), ==, 0);
  for (int i = 0; i < N_PROGRAMS; i++)
    pids[i] = start_program (path, pipe_ends, i);
  close (pipe_ends[1]);
  for (int i = 0; i < N_PROGRAMS; i++) {
    int status = 0;

    g_usleep ((gulong) g_test_rand_int_range (0, MAX_LIFE_USEC));
    g_assert_cmpint (kill (pids[i], SIGKILL), ==, 0);
    g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
    /* It was at work until then: no program failed because of the other. */
    g_assert_true (WIFSIGNALED (status));
  }
  while (read (pipe_ends[0], &id, sizeof id) == sizeof id)
    g_array_append_val (ids, id);
  close (pipe_ends[0]);
}

static void
test_kill (DiaryFixture *fixture, gconstpointer data)
{
  const char *moments = g_getenv ("LIMBER_KILL_MOMENTS");
  int n_moments = moments != NULL ? atoi (moments) : DEFAULT_MOMENTS;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  diary_fixture_close (fixture);
  for (int i = 0; i < n_moments; i++) {
    run_and_kill (fixture->path, ids);
    diary_fixture_reopen (fixture);
    assert_sound (fixture->diary);
    for (guint j = 0; j < ids->len; j++) {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count (*) FROM pain_entry WHERE id = %" G_GINT64_FORMAT,
          g_array_index (ids, gint64, j));

      g_assert_cmpint (query_int (fixture->diary, sql), ==, 1);
    }
    g_array_set_size (ids, 0);
    diary_fixture_close (fixture);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  diary_test ("/store/diary-kill/S80-two-programs", test_kill);
  return g_test_run ();
}
