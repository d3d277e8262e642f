/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-sensor.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_STATE_SENSOR (limber_state_sensor_get_type ())
G_DECLARE_DERIVABLE_TYPE (LimberStateSensor, limber_state_sensor, LIMBER, STATE_SENSOR, GObject)

/**
 * LimberStateSensorClass:
 * @start, @stop, @refresh, @set_attentive, @get_name: as in #LimberSensorInterface; after @stop
 * nothing is known
 *
 * A sensor that keeps its state: whoever derives from it tells limber_state_sensor_set() what it
 * has found, and says the rest of LimberSensor.
 */
struct _LimberStateSensorClass {
  GObjectClass parent_class;

  void (*start) (LimberSensor *sensor);
  void (*stop) (LimberSensor *sensor);
  void (*refresh) (LimberSensor *sensor);                              /* (nullable) */
  void (*set_attentive) (LimberSensor *sensor, gboolean is_attentive); /* (nullable) */
  const char *(*get_name) (LimberSensor *sensor);
};

/* For those derived from it. @reason: (nullable): why it is absent, copied */
void limber_state_sensor_set (LimberStateSensor *self, LimberSensorState state, const char *reason);

G_END_DECLS
