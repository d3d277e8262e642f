/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_SESSION_REMOTE (limber_session_remote_get_type ())
G_DECLARE_FINAL_TYPE (LimberSessionRemote, limber_session_remote, LIMBER, SESSION_REMOTE, GObject)

/* While it lives, media keys reach a running session whatever has the focus.
 * @view: (unowned): must outlive it; has the action group `session`, whose `toggle`, `next`,
 * `back`, `escape` and `close` are what keys do */
LimberSessionRemote *
limber_session_remote_new (GtkWidget *view, LimberSession *session, GSettings *settings);

G_END_DECLS
