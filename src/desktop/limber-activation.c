/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-activation"

#include "config.h"

#include "desktop/limber-activation.h"

/*
 * The window is another program: GApplication takes actions over the bus by the interface
 * org.freedesktop.Application, and the bus starts it where it does not run. A token that the
 * notification server gave lets the window come up focused; without one a compositor may leave it
 * behind.
 */

/* A slow machine takes its time to start a window. */
#define TIMEOUT_MSECS 30000

static GVariant *
describe_platform (const char *token)
{
  g_auto (GVariantDict) data = G_VARIANT_DICT_INIT (NULL);

  if (token != NULL && *token != '\0') {
    g_variant_dict_insert (&data, "activation-token", "s", token);
    g_variant_dict_insert (&data, "desktop-startup-id", "s", token); /* before GTK 4.10 */
  }
  return g_variant_dict_end (&data);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result,
                                                              &error);

  if (reply != NULL) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  g_dbus_error_strip_remote_error (error);
  g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * limber_activation_send_async:
 * @bus: the session's
 * @action: of the application, without "app."
 * @parameter: (nullable): floating
 * @token: (nullable): for the focus
 * @cancellable: (nullable): gives up waiting
 * @callback: called once
 * @user_data: for @callback
 */
void
limber_activation_send_async (GDBusConnection *bus,
                              const char *action,
                              GVariant *parameter,
                              const char *token,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (bus, cancellable, callback, user_data);
  GVariantBuilder parameters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));

  g_task_set_source_tag (task, limber_activation_send_async);
  if (parameter != NULL)
    g_variant_builder_add (&parameters, "v", parameter);
  g_dbus_connection_call (
      bus, LIMBER_APPLICATION_ID, LIMBER_APPLICATION_PATH, "org.freedesktop.Application",
      "ActivateAction",
      g_variant_new ("(sav@a{sv})", action, &parameters, describe_platform (token)), NULL,
      G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MSECS, cancellable, answered_cb, g_steal_pointer (&task));
}

/**
 * limber_activation_send_finish:
 * @result: of limber_activation_send_async()
 * @error: why nobody took the action
 *
 * Returns: whether the window's program took it
 */
gboolean
limber_activation_send_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, limber_activation_send_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
