/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Calls a method of the desktop portal that answers by a Request object, and waits for its answer.
 * @interface: "org.freedesktop.portal.Background"; @options: (transfer floating) a{sv}, nullable.
 * Errors: G_IO_ERROR_NOT_SUPPORTED where the portal does not offer it, G_IO_ERROR_TIMED_OUT,
 * G_IO_ERROR_PERMISSION_DENIED where the person or the desktop said no, G_IO_ERROR_CANCELLED. */
void limber_portal_request_async (GDBusConnection *bus,
                                  const char *interface,
                                  const char *method,
                                  GVariant *options,
                                  guint time_limit_msecs,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* (transfer full): the results, a{sv} */
GVariant *
limber_portal_request_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
