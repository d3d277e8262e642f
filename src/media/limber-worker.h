/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A thread with a main context of its own that does one owner's slow work, in order. */
typedef struct _LimberWorker LimberWorker;

LimberWorker *limber_worker_new (const char *name);
/* (transfer none) */
GMainContext *limber_worker_get_context (LimberWorker *self);
/* Runs @func on the worker's thread after everything asked before; @notify (nullable) frees @data
 * there. */
void
limber_worker_push (LimberWorker *self, GSourceFunc func, gpointer data, GDestroyNotify notify);
/* The thread ends once what was pushed so far is done; never waits for it. Frees @self. */
void limber_worker_leave (LimberWorker *self);

/* Waits until no worker is left and nothing is being taken down any more. FALSE if some still were
 * after @timeout_secs. */
gboolean limber_worker_wait_all_gone (guint timeout_secs);
/* Ends the process with @status once all threads that are counted have gone: one that painted still
 * would meet the end of the libraries it paints with. If some are there after @timeout_secs, as
 * when a dead sound server holds them, the process ends without its libraries' own ends. */
G_NORETURN void limber_worker_exit (int status, guint timeout_secs);
/* Counts something else, from any thread, that limber_worker_wait_all_gone() and
 * limber_worker_exit() wait for */
void limber_worker_begin_task (void);
void limber_worker_end_task (void);

G_END_DECLS
