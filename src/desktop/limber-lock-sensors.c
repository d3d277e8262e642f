/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-lock-sensors"

#include "config.h"

#include "desktop/limber-lock-sensors.h"

#include "desktop/limber-bus-sensor.h"
#include "desktop/limber-logind-sensor.h"
#include "desktop/limber-portal-sensor.h"

#include <glib/gi18n-lib.h>

/* Each desktop has its own name for the same interface. GNOME answers on its own alone, KDE on the
 * common one, in either place. */
static const LimberBusFact screen_savers[] = {
  { .name = N_ ("GNOME screen saver"),
    .bus_name = "org.gnome.ScreenSaver",
    .object_path = "/org/gnome/ScreenSaver",
    .interface = "org.gnome.ScreenSaver",
    .method = "GetActive",
    .signal = "ActiveChanged" },
  { .name = N_ ("screen saver"),
    .bus_name = "org.freedesktop.ScreenSaver",
    .object_path = "/org/freedesktop/ScreenSaver",
    .interface = "org.freedesktop.ScreenSaver",
    .method = "GetActive",
    .signal = "ActiveChanged" },
  { .name = N_ ("screen saver at /ScreenSaver"),
    .bus_name = "org.freedesktop.ScreenSaver",
    .object_path = "/ScreenSaver",
    .interface = "org.freedesktop.ScreenSaver",
    .method = "GetActive",
    .signal = "ActiveChanged" },
  { .name = N_ ("Cinnamon screen saver"),
    .bus_name = "org.cinnamon.ScreenSaver",
    .object_path = "/org/cinnamon/ScreenSaver",
    .interface = "org.cinnamon.ScreenSaver",
    .method = "GetActive",
    .signal = "ActiveChanged" },
  { .name = N_ ("MATE screen saver"),
    .bus_name = "org.mate.ScreenSaver",
    .object_path = "/org/mate/ScreenSaver",
    .interface = "org.mate.ScreenSaver",
    .method = "GetActive",
    .signal = "ActiveChanged" },
  { .name = N_ ("Xfce screen saver"),
    .bus_name = "org.xfce.ScreenSaver",
    .object_path = "/org/xfce/ScreenSaver",
    .interface = "org.xfce.ScreenSaver",
    .method = "GetActive",
    .signal = "ActiveChanged" },
};

static void
take (GListStore *sensors, LimberSensor *sensor)
{
  g_list_store_append (sensors, sensor);
  g_object_unref (sensor);
}

/**
 * limber_lock_sensors_list:
 * @session_bus: the process's one connection
 * @system_bus: (nullable): likewise
 * @is_sandboxed: inside a sandbox, where screen savers and logind are out of reach
 *
 * Returns: (transfer full) (element-type LimberSensor): not started
 */
GListModel *
limber_lock_sensors_list (GDBusConnection *session_bus,
                          GDBusConnection *system_bus,
                          gboolean is_sandboxed)
{
  GListStore *sensors = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (session_bus), NULL);

  sensors = g_list_store_new (LIMBER_TYPE_SENSOR);
  if (is_sandboxed) {
    take (sensors, limber_portal_sensor_new (session_bus));
    return G_LIST_MODEL (sensors);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (screen_savers); i++)
    take (sensors, limber_bus_sensor_new (session_bus, &screen_savers[i]));
  if (system_bus != NULL)
    take (sensors, limber_logind_sensor_new (system_bus));
  return G_LIST_MODEL (sensors);
}
