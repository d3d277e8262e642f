/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Stands in for the desktop's session manager on the session bus, and counts who keeps the screen
 * on. It answers on a thread of its own, for GTK asks it without a main loop. */
typedef struct _SessionManager SessionManager;

#define SESSION_MANAGER_IDLE 8 /* the flag of org.gnome.SessionManager.Inhibit */

/* Before GTK is there; once a program */
void session_manager_start (void);
void session_manager_stop (void);
SessionManager *session_manager_get (void);

guint session_manager_count_inhibited (SessionManager *self);
/* Of whoever asked last */
guint session_manager_get_flags (SessionManager *self);

G_END_DECLS
