/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-sensor-group"

#include "config.h"

#include "desktop/limber-sensor-group.h"

/*
 * LimberSensorGroup:
 *
 * Desktops tell the same fact in different places, some in several at once. All are watched: what
 * is not there costs nothing, and may come later.
 */

enum {
  PROP_0,
  PROP_IS_ON,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

struct _LimberSensorGroup {
  GObject parent_instance;

  GListModel *sensors; /* (owned) (element-type LimberSensor) */
  gboolean is_on;
};

G_DEFINE_FINAL_TYPE (LimberSensorGroup, limber_sensor_group, G_TYPE_OBJECT)

static void
for_each_sensor (LimberSensorGroup *self, void (*function) (LimberSensor *sensor))
{
  for (guint i = 0; i < g_list_model_get_n_items (self->sensors); i++) {
    g_autoptr (LimberSensor) sensor = g_list_model_get_item (self->sensors, i);

    function (sensor);
  }
}

static gboolean
is_any_on (LimberSensorGroup *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->sensors); i++) {
    g_autoptr (LimberSensor) sensor = g_list_model_get_item (self->sensors, i);

    if (limber_sensor_get_state (sensor) == LIMBER_SENSOR_ON)
      return TRUE;
  }
  return FALSE;
}

static void
sensor_changed_cb (LimberSensorGroup *self, LimberSensor *sensor)
{
  gboolean is_on = is_any_on (self);

  g_debug ("%s: %d", limber_sensor_get_name (sensor), limber_sensor_get_state (sensor));
  if (is_on == self->is_on)
    return;
  self->is_on = is_on;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_ON]);
}

static void
limber_sensor_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LimberSensorGroup *self = LIMBER_SENSOR_GROUP (object);

  switch (id) {
  case PROP_IS_ON:
    g_value_set_boolean (value, self->is_on);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
limber_sensor_group_dispose (GObject *object)
{
  LimberSensorGroup *self = LIMBER_SENSOR_GROUP (object);

  if (self->sensors != NULL)
    for_each_sensor (self, limber_sensor_stop);
  g_clear_object (&self->sensors);

  G_OBJECT_CLASS (limber_sensor_group_parent_class)->dispose (object);
}

static void
limber_sensor_group_class_init (LimberSensorGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = limber_sensor_group_get_property;
  object_class->dispose = limber_sensor_group_dispose;

  properties[PROP_IS_ON] = g_param_spec_boolean ("is-on", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                     | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
limber_sensor_group_init (LimberSensorGroup *self)
{
}

/**
 * limber_sensor_group_new:
 * @sensors: (element-type LimberSensor): none started
 *
 * Returns: (transfer full): not started
 */
LimberSensorGroup *
limber_sensor_group_new (GListModel *sensors)
{
  LimberSensorGroup *self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (sensors), NULL);

  self = g_object_new (LIMBER_TYPE_SENSOR_GROUP, NULL);
  self->sensors = g_object_ref (sensors);
  for (guint i = 0; i < g_list_model_get_n_items (sensors); i++) {
    g_autoptr (LimberSensor) sensor = g_list_model_get_item (sensors, i);

    g_signal_connect_object (sensor, "changed", G_CALLBACK (sensor_changed_cb), self,
                             G_CONNECT_SWAPPED);
  }
  return self;
}

void
limber_sensor_group_start (LimberSensorGroup *self)
{
  g_return_if_fail (LIMBER_IS_SENSOR_GROUP (self));

  for_each_sensor (self, limber_sensor_start);
}

/**
 * limber_sensor_group_refresh:
 * @self: a group that has started
 *
 * Reads at once what does not tell of itself.
 */
void
limber_sensor_group_refresh (LimberSensorGroup *self)
{
  g_return_if_fail (LIMBER_IS_SENSOR_GROUP (self));

  for_each_sensor (self, limber_sensor_refresh);
}

/**
 * limber_sensor_group_set_attentive:
 * @self: a group that has started
 * @is_attentive: whether what does not tell of itself is watched
 */
void
limber_sensor_group_set_attentive (LimberSensorGroup *self, gboolean is_attentive)
{
  g_return_if_fail (LIMBER_IS_SENSOR_GROUP (self));

  for (guint i = 0; i < g_list_model_get_n_items (self->sensors); i++) {
    g_autoptr (LimberSensor) sensor = g_list_model_get_item (self->sensors, i);

    limber_sensor_set_attentive (sensor, is_attentive);
  }
}

gboolean
limber_sensor_group_is_on (LimberSensorGroup *self)
{
  g_return_val_if_fail (LIMBER_IS_SENSOR_GROUP (self), FALSE);

  return self->is_on;
}

/**
 * limber_sensor_group_get_sensors:
 * @self: a group
 *
 * Returns: (transfer none) (element-type LimberSensor): in order
 */
GListModel *
limber_sensor_group_get_sensors (LimberSensorGroup *self)
{
  g_return_val_if_fail (LIMBER_IS_SENSOR_GROUP (self), NULL);

  return self->sensors;
}
