/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-idle-source.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_IDLE_WAYLAND (limber_idle_wayland_get_type ())
G_DECLARE_FINAL_TYPE (LimberIdleWayland, limber_idle_wayland, LIMBER, IDLE_WAYLAND, GObject)

/* The protocol ext-idle-notify, on a connection of its own: version 2's watch for input alone where
 * the compositor offers it. @display_name: (nullable): WAYLAND_DISPLAY */
LimberIdleSource *limber_idle_wayland_new (const char *display_name);

G_END_DECLS
