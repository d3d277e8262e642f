/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-state-sensor.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_PORTAL_SENSOR (limber_portal_sensor_get_type ())
G_DECLARE_FINAL_TYPE (
    LimberPortalSensor, limber_portal_sensor, LIMBER, PORTAL_SENSOR, LimberStateSensor)

/* Whether the screen saver is active, by the Inhibit portal: for a sandbox */
LimberSensor *limber_portal_sensor_new (GDBusConnection *session_bus);

G_END_DECLS
