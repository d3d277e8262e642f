/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-banners-sensor"

#include "config.h"

#include "desktop/limber-banners-sensor.h"

#include <glib/gi18n-lib.h>

/*
 * LimberBannersSensor:
 *
 * GNOME's shell tells nobody that it is not to disturb; it is a setting of the desktop, which is
 * read where the shell runs and the schema is installed. Elsewhere the settings are not even
 * loaded.
 */

#define SHELL_NAME  "org.gnome.Shell"
#define SCHEMA_NAME "org.gnome.desktop.notifications"
#define KEY_NAME    "show-banners"

struct _LimberBannersSensor {
  LimberStateSensor parent_instance;

  GDBusConnection *bus; /* (owned) */
  guint name_watch;
  GSettings *settings; /* (owned) (nullable): while the shell runs */
};

G_DEFINE_FINAL_TYPE (LimberBannersSensor, limber_banners_sensor, LIMBER_TYPE_STATE_SENSOR)

static void
setting_changed_cb (LimberBannersSensor *self)
{
  gboolean shows = g_settings_get_boolean (self->settings, KEY_NAME);

  limber_state_sensor_set (LIMBER_STATE_SENSOR (self), shows ? LIMBER_SENSOR_OFF : LIMBER_SENSOR_ON,
                           NULL);
}

/* A schema that is not installed would end the process. */
static GSettings *
load_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_NAME, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, KEY_NAME))
    return NULL;
  return g_settings_new_full (schema, NULL, NULL);
}

static void
shell_appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer data)
{
  LimberBannersSensor *self = LIMBER_BANNERS_SENSOR (data);

  if (self->settings == NULL)
    self->settings = load_settings ();
  if (self->settings == NULL) {
    limber_state_sensor_set (LIMBER_STATE_SENSOR (self), LIMBER_SENSOR_ABSENT,
                             _ ("its settings are not installed"));
    return;
  }
  g_signal_connect_object (self->settings, "changed::" KEY_NAME, G_CALLBACK (setting_changed_cb),
                           self, G_CONNECT_SWAPPED);
  setting_changed_cb (self);
}

static void
shell_vanished_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  LimberBannersSensor *self = LIMBER_BANNERS_SENSOR (data);

  g_clear_object (&self->settings);
  limber_state_sensor_set (LIMBER_STATE_SENSOR (self), LIMBER_SENSOR_ABSENT, _ ("not on the bus"));
}

static void
limber_banners_sensor_start (LimberSensor *sensor)
{
  LimberBannersSensor *self = LIMBER_BANNERS_SENSOR (sensor);

  if (self->name_watch == 0)
    self->name_watch = g_bus_watch_name_on_connection (
        self->bus, SHELL_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, shell_appeared_cb, shell_vanished_cb,
        self, NULL);
}

static void
limber_banners_sensor_stop (LimberSensor *sensor)
{
  LimberBannersSensor *self = LIMBER_BANNERS_SENSOR (sensor);

  g_clear_handle_id (&self->name_watch, g_bus_unwatch_name);
  g_clear_object (&self->settings);
}

static const char *
limber_banners_sensor_get_name (LimberSensor *sensor)
{
  return N_ ("GNOME notifications");
}

static void
limber_banners_sensor_dispose (GObject *object)
{
  LimberBannersSensor *self = LIMBER_BANNERS_SENSOR (object);

  limber_sensor_stop (LIMBER_SENSOR (self));
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (limber_banners_sensor_parent_class)->dispose (object);
}

static void
limber_banners_sensor_class_init (LimberBannersSensorClass *klass)
{
  LimberStateSensorClass *sensor_class = LIMBER_STATE_SENSOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = limber_banners_sensor_dispose;
  sensor_class->start = limber_banners_sensor_start;
  sensor_class->stop = limber_banners_sensor_stop;
  sensor_class->get_name = limber_banners_sensor_get_name;
}

static void
limber_banners_sensor_init (LimberBannersSensor *self)
{
}

/**
 * limber_banners_sensor_new:
 * @session_bus: the process's one connection
 *
 * Returns: (transfer full): not started
 */
LimberSensor *
limber_banners_sensor_new (GDBusConnection *session_bus)
{
  LimberBannersSensor *self = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (session_bus), NULL);

  self = g_object_new (LIMBER_TYPE_BANNERS_SENSOR, NULL);
  self->bus = g_object_ref (session_bus);
  return LIMBER_SENSOR (self);
}
