/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_SENSOR (limber_sensor_get_type ())
G_DECLARE_INTERFACE (LimberSensor, limber_sensor, LIMBER, SENSOR, GObject)

typedef enum {
  LIMBER_SENSOR_UNASKED, /* not started, or no answer yet */
  LIMBER_SENSOR_ABSENT,  /* not to be had here; may come later */
  LIMBER_SENSOR_OFF,
  LIMBER_SENSOR_ON,
} LimberSensorState;

/**
 * LimberSensorInterface:
 * @start: begins to watch; what is found is told by ::changed, later
 * @stop: ends; nothing is emitted any more
 * @refresh: (nullable): reads at once what does not tell of itself
 * @set_attentive: (nullable): whether what does not tell of itself is to be watched for a while,
 *   although that wakes the process up
 * @get_name: (transfer none): for people who look for a fault ("GNOME screen saver")
 * @get_state: what is known
 * @get_reason: (transfer none) (nullable): why it is absent
 *
 * One yes-or-no fact of the desktop, as that the screen is locked. Nothing is polled. Signal:
 * `changed ()` when the state has changed.
 */
struct _LimberSensorInterface {
  GTypeInterface parent_iface;

  void (*start) (LimberSensor *self);
  void (*stop) (LimberSensor *self);
  void (*refresh) (LimberSensor *self);
  void (*set_attentive) (LimberSensor *self, gboolean is_attentive);
  const char *(*get_name) (LimberSensor *self);
  LimberSensorState (*get_state) (LimberSensor *self);
  const char *(*get_reason) (LimberSensor *self);
};

void limber_sensor_start (LimberSensor *self);
void limber_sensor_stop (LimberSensor *self);
void limber_sensor_refresh (LimberSensor *self);
void limber_sensor_set_attentive (LimberSensor *self, gboolean is_attentive);
const char *limber_sensor_get_name (LimberSensor *self);
LimberSensorState limber_sensor_get_state (LimberSensor *self);
const char *limber_sensor_get_reason (LimberSensor *self);

/* For implementations */
void limber_sensor_emit_changed (LimberSensor *self);

G_END_DECLS
