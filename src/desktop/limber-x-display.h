/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_X_DISPLAY (limber_x_display_get_type ())
G_DECLARE_FINAL_TYPE (LimberXDisplay, limber_x_display, LIMBER, X_DISPLAY, GObject)

/* The process's one connection to an X server, shared by all that look at it. Signals:
 * `event (event)` with a pointer to an XEvent; `lost ()` when the server has gone: what was asked
 * of it has gone too, and the next open is a new connection. */
LimberXDisplay *limber_x_display_new (const char *display_name);

/* Connects, unless it is connected. FALSE where there is no X session. */
gboolean limber_x_display_open (LimberXDisplay *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) (nullable): Xlib's Display, while connected */
gpointer limber_x_display_get_handle (LimberXDisplay *self);

G_END_DECLS
