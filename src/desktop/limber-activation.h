/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Has the window's program do @action, starting it if need be. @parameter: (transfer floating)
 * (nullable); @token: (nullable): what lets the window take the focus, from the notification. */
void limber_activation_send_async (GDBusConnection *bus,
                                   const char *action,
                                   GVariant *parameter,
                                   const char *token,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* Whether the window's program took it. That says nothing about the focus. */
gboolean
limber_activation_send_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
