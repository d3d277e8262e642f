/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_AUTOSTART (limber_autostart_get_type ())
G_DECLARE_FINAL_TYPE (LimberAutostart, limber_autostart, LIMBER, AUTOSTART, GObject)

typedef enum {
  LIMBER_AUTOSTART_ERROR_NO_PORTAL, /* a sandbox whose desktop offers no way */
  LIMBER_AUTOSTART_ERROR_DENIED,    /* the person or the desktop said no */
  LIMBER_AUTOSTART_ERROR_TIMED_OUT, /* the desktop does not answer */
  LIMBER_AUTOSTART_ERROR_FILE,      /* a file cannot be written */
} LimberAutostartError;

#define LIMBER_AUTOSTART_ERROR (limber_autostart_error_quark ())
GQuark limber_autostart_error_quark (void);

/* So long the portal, and a person that it asks, may take */
#define LIMBER_AUTOSTART_TIME_LIMIT_MSECS 20000

/* Whether the agent starts with the session. Property (notify): `is-enabled`, which shows what
 * holds, whoever changed it, and never what is merely wished.
 * @session_bus: (nullable): needed in a sandbox alone; @command: (array zero-terminated=1): of the
 * agent. Reads what holds now. */
LimberAutostart *limber_autostart_new (GDBusConnection *session_bus,
                                       const char *const *command,
                                       gboolean is_sandboxed,
                                       guint time_limit_msecs);

gboolean limber_autostart_is_enabled (LimberAutostart *self);
/* "Background portal" or "autostart folder" */
const char *limber_autostart_get_mechanism (LimberAutostart *self);
void limber_autostart_set_enabled_async (LimberAutostart *self,
                                         gboolean is_enabled,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* @error: a sentence for people. `is-enabled` shows the truth in any case. */
gboolean limber_autostart_set_enabled_finish (LimberAutostart *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
