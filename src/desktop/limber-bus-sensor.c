/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-bus-sensor"

#include "config.h"

#include "desktop/limber-bus-sensor.h"

#include <glib/gi18n-lib.h>

/*
 * LimberBusSensor:
 *
 * A fact that a program on the bus tells: asked for once when the program appears, then told by its
 * signals. Where a signal carries the value it is taken from there, else asked for. A program that
 * leaves the bus takes the fact along. Nothing is started for the asking.
 */

#define PROPERTIES_INTERFACE "org.freedesktop.DBus.Properties"
#define CALL_TIMEOUT_MS      10000

struct _LimberBusSensor {
  LimberStateSensor parent_instance;

  GDBusConnection *bus;      /* (owned) */
  const LimberBusFact *fact; /* (unowned) */
  GCancellable *cancellable; /* (owned) (nullable): while started */
  guint name_watch;
  guint signal_subscription;
  guint property_subscription;
  guint n_asked; /* questions so far: an answer to any but the last is old */
};

G_DEFINE_FINAL_TYPE (LimberBusSensor, limber_bus_sensor, LIMBER_TYPE_STATE_SENSOR)

/* Looks into the one-membered tuples and variants that answers are wrapped in. */
static gboolean
read_value (LimberBusSensor *self, GVariant *value, gboolean *is_on)
{
  g_autoptr (GVariant) inner = NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT)
      || (g_variant_is_of_type (value, G_VARIANT_TYPE_TUPLE) && g_variant_n_children (value) == 1))
    inner = g_variant_get_child_value (value, 0);
  if (inner != NULL)
    return read_value (self, inner, is_on);

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    *is_on = g_variant_get_boolean (value);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32) && self->fact->mask != 0)
    *is_on = (g_variant_get_uint32 (value) & self->fact->mask) != 0;
  else
    return FALSE;
  return TRUE;
}

/* Returns: whether @value said it */
static gboolean
take_value (LimberBusSensor *self, GVariant *value)
{
  gboolean is_on = FALSE;

  if (!read_value (self, value, &is_on))
    return FALSE;
  self->n_asked++; /* what was asked before is older than this */
  limber_state_sensor_set (LIMBER_STATE_SENSOR (self), is_on ? LIMBER_SENSOR_ON : LIMBER_SENSOR_OFF,
                           NULL);
  return TRUE;
}

typedef struct {
  LimberBusSensor *sensor; /* (owned) */
  guint number;
} Question;

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (LimberBusSensor) self = question->sensor;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result,
                                                              &error);

  if (self->cancellable == NULL || question->number != self->n_asked)
    return;
  if (reply == NULL) {
    g_dbus_error_strip_remote_error (error);
    limber_state_sensor_set (LIMBER_STATE_SENSOR (self), LIMBER_SENSOR_ABSENT, error->message);
  } else if (!take_value (self, reply)) {
    limber_state_sensor_set (LIMBER_STATE_SENSOR (self), LIMBER_SENSOR_ABSENT,
                             _ ("an answer of another kind than expected"));
  }
}

static void
ask (LimberBusSensor *self)
{
  const LimberBusFact *fact = self->fact;
  Question *question = g_new0 (Question, 1);
  GVariant *arguments = NULL;

  question->sensor = g_object_ref (self);
  question->number = ++self->n_asked;
  if (fact->property != NULL)
    arguments = g_variant_new ("(ss)", fact->interface, fact->property);
  else if (fact->arguments != NULL)
    arguments = g_variant_new_parsed (fact->arguments);
  g_dbus_connection_call (self->bus, fact->bus_name, fact->object_path,
                          fact->property != NULL ? PROPERTIES_INTERFACE : fact->interface,
                          fact->property != NULL ? "Get" : fact->method, arguments, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, CALL_TIMEOUT_MS, self->cancellable,
                          answered_cb, question);
}

static void
signalled_cb (GDBusConnection *bus,
              const char *sender,
              const char *path,
              const char *interface,
              const char *signal,
              GVariant *parameters,
              gpointer data)
{
  LimberBusSensor *self = LIMBER_BUS_SENSOR (data);

  if (!take_value (self, parameters))
    ask (self);
}

static void
properties_changed_cb (GDBusConnection *bus,
                       const char *sender,
                       const char *path,
                       const char *interface,
                       const char *signal,
                       GVariant *parameters,
                       gpointer data)
{
  LimberBusSensor *self = LIMBER_BUS_SENSOR (data);
  g_autoptr (GVariant) changed = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autofree const char **invalidated = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  g_variant_get (parameters, "(&s@a{sv}^a&s)", NULL, &changed, &invalidated);
  value = g_variant_lookup_value (changed, self->fact->property, NULL);
  if (value != NULL ? !take_value (self, value)
                    : g_strv_contains (invalidated, self->fact->property))
    ask (self);
}

static void
name_appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer data)
{
  ask (LIMBER_BUS_SENSOR (data));
}

static void
name_vanished_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  LimberBusSensor *self = LIMBER_BUS_SENSOR (data);

  self->n_asked++;
  limber_state_sensor_set (LIMBER_STATE_SENSOR (self), LIMBER_SENSOR_ABSENT, _ ("not on the bus"));
}

static void
limber_bus_sensor_start (LimberSensor *sensor)
{
  LimberBusSensor *self = LIMBER_BUS_SENSOR (sensor);
  const LimberBusFact *fact = self->fact;

  if (self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  if (fact->property != NULL)
    self->property_subscription = g_dbus_connection_signal_subscribe (
        self->bus, fact->bus_name, PROPERTIES_INTERFACE, "PropertiesChanged", fact->object_path,
        fact->interface, G_DBUS_SIGNAL_FLAGS_NONE, properties_changed_cb, self, NULL);
  if (fact->signal != NULL)
    self->signal_subscription = g_dbus_connection_signal_subscribe (
        self->bus, fact->bus_name, fact->interface, fact->signal, fact->object_path, NULL,
        G_DBUS_SIGNAL_FLAGS_NONE, signalled_cb, self, NULL);
  self->name_watch = g_bus_watch_name_on_connection (
      self->bus, fact->bus_name, G_BUS_NAME_WATCHER_FLAGS_NONE, name_appeared_cb, name_vanished_cb,
      self, NULL);
}

static void
unsubscribe (LimberBusSensor *self, guint *subscription)
{
  if (*subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, *subscription);
  *subscription = 0;
}

static void
limber_bus_sensor_stop (LimberSensor *sensor)
{
  LimberBusSensor *self = LIMBER_BUS_SENSOR (sensor);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->name_watch, g_bus_unwatch_name);
  unsubscribe (self, &self->signal_subscription);
  unsubscribe (self, &self->property_subscription);
  self->n_asked++; /* no answer that is under way counts */
}

static const char *
limber_bus_sensor_get_name (LimberSensor *sensor)
{
  return LIMBER_BUS_SENSOR (sensor)->fact->name;
}

static void
limber_bus_sensor_dispose (GObject *object)
{
  LimberBusSensor *self = LIMBER_BUS_SENSOR (object);

  limber_sensor_stop (LIMBER_SENSOR (self));
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (limber_bus_sensor_parent_class)->dispose (object);
}

static void
limber_bus_sensor_class_init (LimberBusSensorClass *klass)
{
  LimberStateSensorClass *sensor_class = LIMBER_STATE_SENSOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_bus_sensor_dispose;
  sensor_class->start = limber_bus_sensor_start;
  sensor_class->stop = limber_bus_sensor_stop;
  sensor_class->get_name = limber_bus_sensor_get_name;
}

static void
limber_bus_sensor_init (LimberBusSensor *self)
{
}

/**
 * limber_bus_sensor_new:
 * @bus: the process's one connection to that bus
 * @fact: static; what to ask for
 *
 * Returns: (transfer full): not started
 */
LimberSensor *
limber_bus_sensor_new (GDBusConnection *bus, const LimberBusFact *fact)
{
  LimberBusSensor *self = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (bus), NULL);
  g_return_val_if_fail (fact != NULL, NULL);
  g_return_val_if_fail ((fact->property != NULL) != (fact->method != NULL), NULL);

  self = g_object_new (LIMBER_TYPE_BUS_SENSOR, NULL);
  self->bus = g_object_ref (bus);
  self->fact = fact;
  return LIMBER_SENSOR (self);
}
