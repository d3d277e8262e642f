/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media/limber-worker.h"

#include <stdio.h>
#include <stdlib.h>

/* How a process ends while threads of it work, each in a process of its own. */

#define SLOW_USECS 50000

static int n_done;

static void
tell_done (void)
{
  printf ("the libraries end, done: %d\n", g_atomic_int_get (&n_done));
}

static gboolean
slow_cb (gpointer user_data)
{
  g_usleep (SLOW_USECS);
  g_atomic_int_inc (&n_done);
  return G_SOURCE_REMOVE;
}

static gboolean
hang_cb (gpointer user_data)
{
  GMutex *held = user_data;

  g_mutex_lock (held);
  g_assert_not_reached ();
}

/* Never returns */
static void
end_beside (GSourceFunc work, gpointer data, guint timeout_secs)
{
  LimberWorker *worker = limber_worker_new ("test");

  atexit (tell_done);
  limber_worker_push (worker, work, data, NULL);
  limber_worker_leave (worker);
  printf ("leaving\n");
  limber_worker_exit (EXIT_SUCCESS, timeout_secs);
}

static void
test_waits (void)
{
  if (g_test_subprocess ())
    end_beside (slow_cb, NULL, 30);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*leaving*the libraries end, done: 1*");
}

/* What was printed is not lost, but nothing is taken down below the thread that hangs. */
static void
test_hangs (void)
{
  static GMutex held;

  if (g_test_subprocess ()) {
    g_mutex_lock (&held);
    end_beside (hang_cb, &held, 0);
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*leaving*");
  g_test_trap_assert_stdout_unmatched ("*the libraries end*");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/worker/exit/waits", test_waits);
  g_test_add_func ("/media/worker/exit/hangs", test_hangs);
  return g_test_run ();
}
