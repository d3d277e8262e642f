/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-logind-sensor"

#include "config.h"

#include "desktop/limber-logind-sensor.h"

#include "desktop/limber-bus-sensor.h"

#include <glib/gi18n-lib.h>

/*
 * LimberLogindSensor:
 *
 * The LockedHint of the session that shows the desktop. The path "auto" tells no changes, and the
 * process may belong to no session itself, when the user's service manager started it: so the
 * user's display session is asked for, and then watched like any other fact of the bus.
 */

#define LOGIND_NAME     "org.freedesktop.login1"
#define USER_PATH       "/org/freedesktop/login1/user/self"
#define CALL_TIMEOUT_MS 10000

struct _LimberLogindSensor {
  GObject parent_instance;

  GDBusConnection *bus;      /* (owned): the system's */
  GCancellable *cancellable; /* (owned) (nullable): while started */
  char *session;             /* (owned) (nullable): object path */
  LimberBusFact fact;        /* of that session */
  LimberSensor *inner;       /* (owned) (nullable): once the session is known */
  char *reason;              /* (owned) (nullable) */
};

static void limber_logind_sensor_sensor_init (LimberSensorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LimberLogindSensor,
                               limber_logind_sensor,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_SENSOR,
                                                      limber_logind_sensor_sensor_init))

static void
watch_session (LimberLogindSensor *self, const char *session)
{
  self->session = g_strdup (session);
  self->fact = (LimberBusFact){
    .name = "logind",
    .bus_name = LOGIND_NAME,
    .object_path = self->session,
    .interface = "org.freedesktop.login1.Session",
    .property = "LockedHint",
  };
  self->inner = limber_bus_sensor_new (self->bus, &self->fact);
  g_signal_connect_object (self->inner, "changed", G_CALLBACK (limber_sensor_emit_changed), self,
                           G_CONNECT_SWAPPED);
  limber_sensor_start (self->inner);
}

static void
give_up (LimberLogindSensor *self, const char *reason)
{
  g_free (self->reason);
  self->reason = g_strdup (reason);
  limber_sensor_emit_changed (LIMBER_SENSOR (self));
}

static void
display_told_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (LimberLogindSensor) self = LIMBER_LOGIND_SENSOR (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result,
                                                              &error);
  g_autoptr (GVariant) display = NULL;
  const char *id = NULL;
  const char *session = NULL;

  if (self->cancellable == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply == NULL) {
    g_dbus_error_strip_remote_error (error);
    give_up (self, error->message);
    return;
  }
  g_variant_get (reply, "(v)", &display);
  if (!g_variant_is_of_type (display, G_VARIANT_TYPE ("(so)"))) {
    give_up (self, _ ("an answer of another kind than expected"));
    return;
  }
  g_variant_get (display, "(&s&o)", &id, &session);
  if (*id == '\0')
    give_up (self, _ ("no graphical session"));
  else
    watch_session (self, session);
}

static void
limber_logind_sensor_start (LimberSensor *sensor)
{
  LimberLogindSensor *self = LIMBER_LOGIND_SENSOR (sensor);

  if (self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  g_dbus_connection_call (self->bus, LOGIND_NAME, USER_PATH, "org.freedesktop.DBus.Properties",
                          "Get", g_variant_new ("(ss)", "org.freedesktop.login1.User", "Display"),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, CALL_TIMEOUT_MS,
                          self->cancellable, display_told_cb, g_object_ref (self));
}

static void
limber_logind_sensor_stop (LimberSensor *sensor)
{
  LimberLogindSensor *self = LIMBER_LOGIND_SENSOR (sensor);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->inner != NULL)
    limber_sensor_stop (self->inner);
  g_clear_object (&self->inner);
  g_clear_pointer (&self->session, g_free);
  g_clear_pointer (&self->reason, g_free);
}

static const char *
limber_logind_sensor_get_name (LimberSensor *sensor)
{
  return "logind";
}

static LimberSensorState
limber_logind_sensor_get_state (LimberSensor *sensor)
{
  LimberLogindSensor *self = LIMBER_LOGIND_SENSOR (sensor);

  if (self->inner != NULL)
    return limber_sensor_get_state (self->inner);
  return self->reason != NULL ? LIMBER_SENSOR_ABSENT : LIMBER_SENSOR_UNASKED;
}

static const char *
limber_logind_sensor_get_reason (LimberSensor *sensor)
{
  LimberLogindSensor *self = LIMBER_LOGIND_SENSOR (sensor);

  return self->inner != NULL ? limber_sensor_get_reason (self->inner) : self->reason;
}

static void
limber_logind_sensor_sensor_init (LimberSensorInterface *iface)
{
  iface->start = limber_logind_sensor_start;
  iface->stop = limber_logind_sensor_stop;
  iface->get_name = limber_logind_sensor_get_name;
  iface->get_state = limber_logind_sensor_get_state;
  iface->get_reason = limber_logind_sensor_get_reason;
}

static void
limber_logind_sensor_dispose (GObject *object)
{
  LimberLogindSensor *self = LIMBER_LOGIND_SENSOR (object);

  limber_logind_sensor_stop (LIMBER_SENSOR (self));
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (limber_logind_sensor_parent_class)->dispose (object);
}

static void
limber_logind_sensor_class_init (LimberLogindSensorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_logind_sensor_dispose;
}

static void
limber_logind_sensor_init (LimberLogindSensor *self)
{
}

/**
 * limber_logind_sensor_new:
 * @system_bus: the process's one connection to it
 *
 * Returns: (transfer full): not started
 */
LimberSensor *
limber_logind_sensor_new (GDBusConnection *system_bus)
{
  LimberLogindSensor *self = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (system_bus), NULL);

  self = g_object_new (LIMBER_TYPE_LOGIND_SENSOR, NULL);
  self->bus = g_object_ref (system_bus);
  return LIMBER_SENSOR (self);
}
