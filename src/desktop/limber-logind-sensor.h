/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-sensor.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_LOGIND_SENSOR (limber_logind_sensor_get_type ())
G_DECLARE_FINAL_TYPE (LimberLogindSensor, limber_logind_sensor, LIMBER, LOGIND_SENSOR, GObject)

/* Whether the user's graphical session is locked, by logind: outside of a sandbox alone */
LimberSensor *limber_logind_sensor_new (GDBusConnection *system_bus);

G_END_DECLS
