/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-portal-sensor"

#include "config.h"

#include "desktop/limber-portal-sensor.h"

#include "desktop/limber-portal-request.h"

#include <glib/gi18n-lib.h>

/*
 * LimberPortalSensor:
 *
 * A monitor of the Inhibit portal. Its session lives as long as the portal's process: where that
 * starts anew, so does the monitor. The portal also asks monitors, at the end of the session,
 * whether they have something to save; nothing here ever has, and it is told so at once.
 */

#define PORTAL_NAME       "org.freedesktop.portal.Desktop"
#define PORTAL_PATH       "/org/freedesktop/portal/desktop"
#define INHIBIT_INTERFACE "org.freedesktop.portal.Inhibit"
#define TIME_LIMIT_MSECS  10000

/* a session-state of the portal */
#define SESSION_QUERY_END 2

struct _LimberPortalSensor {
  LimberStateSensor parent_instance;

  GDBusConnection *bus;      /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): while started */
  char *session;             /* (owned) (nullable): object path, from the portal's answer on */
  guint name_watch;
  guint state_subscription;
};

G_DEFINE_FINAL_TYPE (LimberPortalSensor, limber_portal_sensor, LIMBER_TYPE_STATE_SENSOR)

static void
call_portal (LimberPortalSensor *self,
             const char *path,
             const char *interface,
             const char *method,
             GVariant *arguments)
{
  g_dbus_connection_call (self->bus, PORTAL_NAME, path, interface, method, arguments, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, TIME_LIMIT_MSECS, NULL, NULL, NULL);
}

static void
state_changed_cb (GDBusConnection *bus,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *signal,
                  GVariant *parameters,
                  gpointer data)
{
  LimberPortalSensor *self = LIMBER_PORTAL_SENSOR (data);
  g_autoptr (GVariant) details = NULL;
  const char *session = NULL;
  gboolean is_active = FALSE;
  guint32 session_state = 0;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(oa{sv})")))
    return;
  g_variant_get (parameters, "(&o@a{sv})", &session, &details);
  /* the first state may come before the answer that names the session */
  if (self->session != NULL && !g_str_equal (session, self->session))
    return;

  if (g_variant_lookup (details, "screensaver-active", "b", &is_active))
    limber_state_sensor_set (LIMBER_STATE_SENSOR (self),
                             is_active ? LIMBER_SENSOR_ON : LIMBER_SENSOR_OFF, NULL);
  if (g_variant_lookup (details, "session-state", "u", &session_state)
      && session_state == SESSION_QUERY_END)
    call_portal (self, PORTAL_PATH, INHIBIT_INTERFACE, "QueryEndResponse",
                 g_variant_new ("(o)", session));
}

static void
monitor_created_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (LimberPortalSensor) self = LIMBER_PORTAL_SENSOR (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) results = limber_portal_request_finish (result, &error);
  const char *session = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL)
    return;
  if (results == NULL) {
    limber_state_sensor_set (LIMBER_STATE_SENSOR (self), LIMBER_SENSOR_ABSENT, error->message);
    return;
  }
  if (g_variant_lookup (results, "session_handle", "&s", &session)
      || g_variant_lookup (results, "session_handle", "&o", &session)) {
    g_free (self->session);
    self->session = g_variant_is_object_path (session) ? g_strdup (session) : NULL;
  }
  if (limber_sensor_get_state (LIMBER_SENSOR (self)) != LIMBER_SENSOR_ON)
    limber_state_sensor_set (LIMBER_STATE_SENSOR (self), LIMBER_SENSOR_OFF, NULL);
}

static void
name_appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer data)
{
  LimberPortalSensor *self = LIMBER_PORTAL_SENSOR (data);
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&options, "session_handle_token", "s", "limber");
  limber_portal_request_async (bus, INHIBIT_INTERFACE, "CreateMonitor",
                               g_variant_dict_end (&options), TIME_LIMIT_MSECS, self->cancellable,
                               monitor_created_cb, g_object_ref (self));
}

static void
name_vanished_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  LimberPortalSensor *self = LIMBER_PORTAL_SENSOR (data);

  g_clear_pointer (&self->session, g_free);
  limber_state_sensor_set (LIMBER_STATE_SENSOR (self), LIMBER_SENSOR_ABSENT, _ ("not on the bus"));
}

static void
limber_portal_sensor_start (LimberSensor *sensor)
{
  LimberPortalSensor *self = LIMBER_PORTAL_SENSOR (sensor);

  if (self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  self->state_subscription = g_dbus_connection_signal_subscribe (
      self->bus, PORTAL_NAME, INHIBIT_INTERFACE, "StateChanged", PORTAL_PATH, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, state_changed_cb, self, NULL);
  self->name_watch = g_bus_watch_name_on_connection (
      self->bus, PORTAL_NAME, G_BUS_NAME_WATCHER_FLAGS_AUTO_START, name_appeared_cb,
      name_vanished_cb, self, NULL);
}

static void
limber_portal_sensor_stop (LimberSensor *sensor)
{
  LimberPortalSensor *self = LIMBER_PORTAL_SENSOR (sensor);

  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->name_watch, g_bus_unwatch_name);
  g_dbus_connection_signal_unsubscribe (self->bus, self->state_subscription);
  if (self->session != NULL && !g_dbus_connection_is_closed (self->bus))
    call_portal (self, self->session, "org.freedesktop.portal.Session", "Close", NULL);
  g_clear_pointer (&self->session, g_free);
}

static const char *
limber_portal_sensor_get_name (LimberSensor *sensor)
{
  return N_ ("Inhibit portal");
}

static void
limber_portal_sensor_dispose (GObject *object)
{
  LimberPortalSensor *self = LIMBER_PORTAL_SENSOR (object);

  limber_sensor_stop (LIMBER_SENSOR (self));
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (limber_portal_sensor_parent_class)->dispose (object);
}

static void
limber_portal_sensor_class_init (LimberPortalSensorClass *klass)
{
  LimberStateSensorClass *sensor_class = LIMBER_STATE_SENSOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_portal_sensor_dispose;
  sensor_class->start = limber_portal_sensor_start;
  sensor_class->stop = limber_portal_sensor_stop;
  sensor_class->get_name = limber_portal_sensor_get_name;
}

static void
limber_portal_sensor_init (LimberPortalSensor *self)
{
}

/**
 * limber_portal_sensor_new:
 * @session_bus: the process's one connection
 *
 * Returns: (transfer full): not started
 */
LimberSensor *
limber_portal_sensor_new (GDBusConnection *session_bus)
{
  LimberPortalSensor *self = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (session_bus), NULL);

  self = g_object_new (LIMBER_TYPE_PORTAL_SENSOR, NULL);
  self->bus = g_object_ref (session_bus);
  return LIMBER_SENSOR (self);
}
