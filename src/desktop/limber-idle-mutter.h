/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-idle-source.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_IDLE_MUTTER (limber_idle_mutter_get_type ())
G_DECLARE_FINAL_TYPE (LimberIdleMutter, limber_idle_mutter, LIMBER, IDLE_MUTTER, GObject)

/* GNOME's org.gnome.Mutter.IdleMonitor, on the session bus; also from inside a sandbox. */
LimberIdleSource *limber_idle_mutter_new (GDBusConnection *session_bus);
/* How often the idle time is asked for while a program inhibits idling; for tests */
void limber_idle_mutter_set_ask_msecs (LimberIdleMutter *self, guint ask_msecs);

G_END_DECLS
