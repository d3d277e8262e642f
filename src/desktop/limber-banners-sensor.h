/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-state-sensor.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_BANNERS_SENSOR (limber_banners_sensor_get_type ())
G_DECLARE_FINAL_TYPE (
    LimberBannersSensor, limber_banners_sensor, LIMBER, BANNERS_SENSOR, LimberStateSensor)

/* Whether GNOME's "Do Not Disturb" is on: outside of a sandbox alone */
LimberSensor *limber_banners_sensor_new (GDBusConnection *session_bus);

G_END_DECLS
