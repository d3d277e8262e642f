/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-holds.h"
#include "desktop/limber-sensor.h"
#include "desktop/limber-x-display.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_HOLD_WATCH (limber_hold_watch_get_type ())
G_DECLARE_FINAL_TYPE (LimberHoldWatch, limber_hold_watch, LIMBER, HOLD_WATCH, GObject)

/* What the desktop tells of the causes for which a due break waits. Signal:
 * `changed (hold, is_on)` with a #LimberHold. */
LimberHoldWatch *limber_hold_watch_new (void);
/* The sensors of this session. @session_bus, @x_display: the process's one connection to each */
LimberHoldWatch *limber_hold_watch_new_for_session (GDBusConnection *session_bus,
                                                    LimberXDisplay *x_display,
                                                    gboolean is_sandboxed);

/* Before start; @sensor is not started either. A cause is on while any of its sensors is. */
void limber_hold_watch_add (LimberHoldWatch *self, LimberHold hold, LimberSensor *sensor);
void limber_hold_watch_start (LimberHoldWatch *self);
/* Reads at once what does not tell of itself, as whether a window is full screen: to be called when
 * a break is about to be offered. */
void limber_hold_watch_refresh (LimberHoldWatch *self);
/* Whether what does not tell of itself is watched: to be asked for while a break is on the screen,
 * which a cause that begins takes away. */
void limber_hold_watch_set_attentive (LimberHoldWatch *self, gboolean is_attentive);
gboolean limber_hold_watch_is_on (LimberHoldWatch *self, LimberHold hold);
/* (transfer none) (element-type LimberSensor): of one cause */
GListModel *limber_hold_watch_get_sensors (LimberHoldWatch *self, LimberHold hold);

G_END_DECLS
