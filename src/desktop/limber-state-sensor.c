/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-state-sensor"

#include "config.h"

#include "desktop/limber-state-sensor.h"

/*
 * LimberStateSensor:
 *
 * What sensors of the bus, of the portal and of the X server have in common: a state with its
 * reason, a signal when it changes, and none of it once it is stopped. Where the state comes from
 * is theirs.
 */
typedef struct {
  LimberSensorState state;
  char *reason; /* (owned) (nullable) */
} LimberStateSensorPrivate;

static void limber_state_sensor_sensor_init (LimberSensorInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (LimberStateSensor,
                                  limber_state_sensor,
                                  G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (LimberStateSensor)
                                      G_IMPLEMENT_INTERFACE (LIMBER_TYPE_SENSOR,
                                                             limber_state_sensor_sensor_init))

static LimberStateSensorPrivate *
get_private (gpointer sensor)
{
  return limber_state_sensor_get_instance_private (LIMBER_STATE_SENSOR (sensor));
}

static void
limber_state_sensor_start (LimberSensor *sensor)
{
  LIMBER_STATE_SENSOR_GET_CLASS (sensor)->start (sensor);
}

static void
limber_state_sensor_stop (LimberSensor *sensor)
{
  LIMBER_STATE_SENSOR_GET_CLASS (sensor)->stop (sensor);
  get_private (sensor)->state = LIMBER_SENSOR_UNASKED;
}

static void
limber_state_sensor_refresh (LimberSensor *sensor)
{
  if (LIMBER_STATE_SENSOR_GET_CLASS (sensor)->refresh != NULL)
    LIMBER_STATE_SENSOR_GET_CLASS (sensor)->refresh (sensor);
}

static void
limber_state_sensor_set_attentive (LimberSensor *sensor, gboolean is_attentive)
{
  if (LIMBER_STATE_SENSOR_GET_CLASS (sensor)->set_attentive != NULL)
    LIMBER_STATE_SENSOR_GET_CLASS (sensor)->set_attentive (sensor, is_attentive);
}

static const char *
limber_state_sensor_get_name (LimberSensor *sensor)
{
  return LIMBER_STATE_SENSOR_GET_CLASS (sensor)->get_name (sensor);
}

static LimberSensorState
limber_state_sensor_get_state (LimberSensor *sensor)
{
  return get_private (sensor)->state;
}

static const char *
limber_state_sensor_get_reason (LimberSensor *sensor)
{
  return get_private (sensor)->reason;
}

static void
limber_state_sensor_sensor_init (LimberSensorInterface *iface)
{
  iface->start = limber_state_sensor_start;
  iface->stop = limber_state_sensor_stop;
  iface->refresh = limber_state_sensor_refresh;
  iface->set_attentive = limber_state_sensor_set_attentive;
  iface->get_name = limber_state_sensor_get_name;
  iface->get_state = limber_state_sensor_get_state;
  iface->get_reason = limber_state_sensor_get_reason;
}

static void
limber_state_sensor_finalize (GObject *object)
{
  g_free (get_private (object)->reason);

  G_OBJECT_CLASS (limber_state_sensor_parent_class)->finalize (object);
}

static void
limber_state_sensor_class_init (LimberStateSensorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_state_sensor_finalize;
}

static void
limber_state_sensor_init (LimberStateSensor *self)
{
}

/**
 * limber_state_sensor_set:
 * @self: a sensor
 * @state: what is known now
 * @reason: (nullable): why it is absent
 *
 * Tells of a state that is another one than before.
 */
void
limber_state_sensor_set (LimberStateSensor *self, LimberSensorState state, const char *reason)
{
  LimberStateSensorPrivate *priv = get_private (self);
  gboolean is_changed = priv->state != state;

  g_return_if_fail (LIMBER_IS_STATE_SENSOR (self));

  priv->state = state;
  g_free (priv->reason);
  priv->reason = g_strdup (reason);
  if (is_changed)
    limber_sensor_emit_changed (LIMBER_SENSOR (self));
}
