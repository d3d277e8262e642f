/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-state-sensor.h"
#include "desktop/limber-x-display.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_FULLSCREEN_SENSOR (limber_fullscreen_sensor_get_type ())
G_DECLARE_FINAL_TYPE (
    LimberFullscreenSensor, limber_fullscreen_sensor, LIMBER, FULLSCREEN_SENSOR, LimberStateSensor)

/* Whether the active window fills the screen, in an X session. Looks when it is refreshed; once it
 * is on it is watched until it ends. @display: the process's one connection */
LimberSensor *limber_fullscreen_sensor_new (LimberXDisplay *display);

G_END_DECLS
