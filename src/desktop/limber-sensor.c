/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-sensor"

#include "config.h"

#include "desktop/limber-sensor.h"

/*
 * LimberSensor:
 *
 * The interface of all that tells one yes-or-no fact. Several may tell of the same fact, each on
 * its desktop: limber-lock-watch and limber-hold-watch join them.
 */

G_DEFINE_INTERFACE (LimberSensor, limber_sensor, G_TYPE_OBJECT)

static guint changed_signal;

static void
limber_sensor_default_init (LimberSensorInterface *iface)
{
  changed_signal = g_signal_new ("changed", LIMBER_TYPE_SENSOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

void
limber_sensor_start (LimberSensor *self)
{
  g_return_if_fail (LIMBER_IS_SENSOR (self));

  LIMBER_SENSOR_GET_IFACE (self)->start (self);
}

void
limber_sensor_stop (LimberSensor *self)
{
  g_return_if_fail (LIMBER_IS_SENSOR (self));

  LIMBER_SENSOR_GET_IFACE (self)->stop (self);
}

void
limber_sensor_refresh (LimberSensor *self)
{
  g_return_if_fail (LIMBER_IS_SENSOR (self));

  if (LIMBER_SENSOR_GET_IFACE (self)->refresh != NULL)
    LIMBER_SENSOR_GET_IFACE (self)->refresh (self);
}

void
limber_sensor_set_attentive (LimberSensor *self, gboolean is_attentive)
{
  g_return_if_fail (LIMBER_IS_SENSOR (self));

  if (LIMBER_SENSOR_GET_IFACE (self)->set_attentive != NULL)
    LIMBER_SENSOR_GET_IFACE (self)->set_attentive (self, is_attentive);
}

const char *
limber_sensor_get_name (LimberSensor *self)
{
  g_return_val_if_fail (LIMBER_IS_SENSOR (self), NULL);

  return LIMBER_SENSOR_GET_IFACE (self)->get_name (self);
}

LimberSensorState
limber_sensor_get_state (LimberSensor *self)
{
  g_return_val_if_fail (LIMBER_IS_SENSOR (self), LIMBER_SENSOR_UNASKED);

  return LIMBER_SENSOR_GET_IFACE (self)->get_state (self);
}

const char *
limber_sensor_get_reason (LimberSensor *self)
{
  g_return_val_if_fail (LIMBER_IS_SENSOR (self), NULL);

  return LIMBER_SENSOR_GET_IFACE (self)->get_reason (self);
}

void
limber_sensor_emit_changed (LimberSensor *self)
{
  g_return_if_fail (LIMBER_IS_SENSOR (self));

  g_signal_emit (self, changed_signal, 0);
}
