/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-sensor.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_SENSOR_GROUP (limber_sensor_group_get_type ())
G_DECLARE_FINAL_TYPE (LimberSensorGroup, limber_sensor_group, LIMBER, SENSOR_GROUP, GObject)

/* Several sensors of one fact: on while any of them is. Property (notify): `is-on`.
 * @sensors: (element-type LimberSensor), none started */
LimberSensorGroup *limber_sensor_group_new (GListModel *sensors);

void limber_sensor_group_start (LimberSensorGroup *self);
void limber_sensor_group_refresh (LimberSensorGroup *self);
void limber_sensor_group_set_attentive (LimberSensorGroup *self, gboolean is_attentive);
gboolean limber_sensor_group_is_on (LimberSensorGroup *self);
/* (transfer none): each with its name, its state, and why it is absent */
GListModel *limber_sensor_group_get_sensors (LimberSensorGroup *self);

G_END_DECLS
