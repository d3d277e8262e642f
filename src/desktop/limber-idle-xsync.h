/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-idle-source.h"
#include "desktop/limber-x-display.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_IDLE_XSYNC (limber_idle_xsync_get_type ())
G_DECLARE_FINAL_TYPE (LimberIdleXsync, limber_idle_xsync, LIMBER, IDLE_XSYNC, GObject)

/* Alarms of the X server's IDLETIME counter. Only for a real X11 session: under Xwayland the
 * counter sees X windows alone. @display: the process's one connection */
LimberIdleSource *limber_idle_xsync_new (LimberXDisplay *display);

G_END_DECLS
