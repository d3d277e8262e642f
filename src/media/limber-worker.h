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

/* For tests and for the end of the program: waits until no worker is left and nothing is being
 * taken down any more. FALSE if some still were after @timeout_secs. */
gboolean limber_worker_wait_all_gone (guint timeout_secs);
/* Counts something else, from any thread, that limber_worker_wait_all_gone() waits for */
void limber_worker_begin_task (void);
void limber_worker_end_task (void);

G_END_DECLS
