/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-sensor.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* All that may tell that the screen is locked or blanked by a screen saver, for a
 * #LimberSensorGroup. @system_bus: (nullable): for logind; not asked in a sandbox */
GListModel *limber_lock_sensors_list (GDBusConnection *session_bus,
                                      GDBusConnection *system_bus,
                                      gboolean is_sandboxed);

G_END_DECLS
