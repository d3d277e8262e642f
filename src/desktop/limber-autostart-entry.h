/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The desktop entries by which sessions start the agent, outside of a sandbox. */

/* (transfer full): of the user's own entry */
char *limber_autostart_entry_get_path (void);
/* (transfer full) (nullable): of the one that the system's packages brought, if any */
char *limber_autostart_entry_find_system_path (void);
/* Whether the session starts the agent: the user's entry goes before the system's. */
gboolean limber_autostart_entry_is_enabled (void);
/* Writes, hides or deletes the user's entry. @command: (array zero-terminated=1) */
gboolean limber_autostart_entry_set_enabled (gboolean is_enabled,
                                             const char *const *command,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
