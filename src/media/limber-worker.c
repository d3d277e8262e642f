/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-worker"

#include "config.h"

#include "media/limber-worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * LimberWorker:
 *
 * Opening a file on a slow disk, asking a sound server that hangs, taking a pipeline down: all of
 * it may block for as long as it likes, and none of it may block the window. Each player has one
 * worker for its pictures and one for its sound, so that a dead sound server costs the sound only.
 *
 * Nobody joins the thread: it ends by itself when its owner has left and what was pushed is done,
 * and if a broken driver never lets it end, that is all that is lost.
 */

#define NAP_USECS 2000

struct _LimberWorker {
  GMainContext *context; /* (owned) */
  GMainLoop *loop;       /* (owned) */
};

static GMutex tasks_lock;
static guint n_tasks;

static guint
count_tasks (void)
{
  guint count;

  g_mutex_lock (&tasks_lock);
  count = n_tasks;
  g_mutex_unlock (&tasks_lock);

  return count;
}

static gpointer
run_worker (gpointer user_data)
{
  LimberWorker *self = user_data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);

  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self);
  limber_worker_end_task ();

  return NULL;
}

static gboolean
quit_asked_cb (gpointer user_data)
{
  GMainLoop *loop = user_data;

  g_main_loop_quit (loop);

  return G_SOURCE_REMOVE;
}

LimberWorker *
limber_worker_new (const char *name)
{
  LimberWorker *self = g_new0 (LimberWorker, 1);

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  limber_worker_begin_task ();
  g_thread_unref (g_thread_new (name, run_worker, self));

  return self;
}

GMainContext *
limber_worker_get_context (LimberWorker *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->context;
}

void
limber_worker_push (LimberWorker *self, GSourceFunc func, gpointer data, GDestroyNotify notify)
{
  g_return_if_fail (self != NULL);

  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, notify);
  g_source_attach (source, self->context);
}

void
limber_worker_leave (LimberWorker *self)
{
  g_return_if_fail (self != NULL);

  /* The thread may free the worker before the push returns. */
  g_autoptr (GMainContext) context G_GNUC_UNUSED = g_main_context_ref (self->context);

  limber_worker_push (self, quit_asked_cb, g_main_loop_ref (self->loop),
                      (GDestroyNotify) g_main_loop_unref);
}

gboolean
limber_worker_wait_all_gone (guint timeout_secs)
{
  /* Short naps instead of a deadline: a deadline would have to read the clock. */
  guint naps_left = timeout_secs * (G_USEC_PER_SEC / NAP_USECS);

  while (count_tasks () > 0) {
    if (naps_left == 0)
      return FALSE;
    naps_left--;
    g_usleep (NAP_USECS);
  }

  return TRUE;
}

void
limber_worker_exit (int status, guint timeout_secs)
{
  if (limber_worker_wait_all_gone (timeout_secs))
    exit (status);
  fflush (NULL);
  _exit (status);
}

void
limber_worker_begin_task (void)
{
  g_mutex_lock (&tasks_lock);
  n_tasks++;
  g_mutex_unlock (&tasks_lock);
}

void
limber_worker_end_task (void)
{
  g_mutex_lock (&tasks_lock);
  g_assert (n_tasks > 0);
  n_tasks--;
  g_mutex_unlock (&tasks_lock);
}
