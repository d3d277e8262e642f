/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the desktop keeps an entry of its own that starts the agent with the session, which no
 * program in a sandbox can reach; outside of one there is none */
gboolean limber_autostart_is_granted (void);

/* Has the desktop delete that entry, if there is one.
 * @session_bus: (nullable): then an entry is left where there is one
 * @time_limit_msecs: LIMBER_AUTOSTART_TIME_LIMIT_MSECS, or less in tests */
void limber_autostart_withdraw_async (GDBusConnection *session_bus,
                                      guint time_limit_msecs,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* FALSE where the entry is left. @n_withdrawn: (out): how many there were that are gone now */
gboolean limber_autostart_withdraw_finish (GAsyncResult *result,
                                           guint *n_withdrawn) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
