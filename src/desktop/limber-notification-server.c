/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-notification-server"

#include "config.h"

#include "desktop/limber-notification-server.h"

/*
 * LimberNotificationServer:
 *
 * The interface between the notifier, which decides, and what does the work: libnotify, or a fake
 * that a test makes slow, deaf or dead.
 */

G_DEFINE_INTERFACE (LimberNotificationServer, limber_notification_server, G_TYPE_OBJECT)
G_DEFINE_QUARK (limber - notification - error - quark, limber_notification_error)

enum {
  SIGNAL_ACTION,
  SIGNAL_CLOSED,
  SIGNAL_CAME,
  SIGNAL_GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
limber_notification_server_default_init (LimberNotificationServerInterface *iface)
{
  signals[SIGNAL_ACTION] = g_signal_new ("action", LIMBER_TYPE_NOTIFICATION_SERVER,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                         LIMBER_TYPE_NOTIFICATION, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", LIMBER_TYPE_NOTIFICATION_SERVER,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         LIMBER_TYPE_NOTIFICATION, G_TYPE_INT);
  signals[SIGNAL_CAME] = g_signal_new ("came", LIMBER_TYPE_NOTIFICATION_SERVER, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GONE] = g_signal_new ("gone", LIMBER_TYPE_NOTIFICATION_SERVER, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
limber_notification_server_show_async (LimberNotificationServer *self,
                                       LimberNotification *notification,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (LIMBER_IS_NOTIFICATION_SERVER (self));
  g_return_if_fail (notification != NULL);

  LIMBER_NOTIFICATION_SERVER_GET_IFACE (self)->show_async (self, notification, callback, user_data);
}

void
limber_notification_server_withdraw_async (LimberNotificationServer *self,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  g_return_if_fail (LIMBER_IS_NOTIFICATION_SERVER (self));

  LIMBER_NOTIFICATION_SERVER_GET_IFACE (self)->withdraw_async (self, callback, user_data);
}

void
limber_notification_server_probe_async (LimberNotificationServer *self,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_return_if_fail (LIMBER_IS_NOTIFICATION_SERVER (self));

  LIMBER_NOTIFICATION_SERVER_GET_IFACE (self)->probe_async (self, callback, user_data);
}

/**
 * limber_notification_server_finish:
 * @self: a server
 * @result: of a show, a withdrawal or a probe
 * @error: why not, of #LimberNotificationError
 *
 * Returns: whether it was done
 */
gboolean
limber_notification_server_finish (LimberNotificationServer *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * limber_notification_server_get_info:
 * @self: a server
 *
 * Returns: (transfer none): what the last call or probe found; valid until the next
 */
const LimberServerInfo *
limber_notification_server_get_info (LimberNotificationServer *self)
{
  g_return_val_if_fail (LIMBER_IS_NOTIFICATION_SERVER (self), NULL);

  return LIMBER_NOTIFICATION_SERVER_GET_IFACE (self)->get_info (self);
}

void
limber_notification_server_emit_action (LimberNotificationServer *self,
                                        LimberNotification *notification,
                                        const char *name,
                                        const char *token)
{
  g_return_if_fail (LIMBER_IS_NOTIFICATION_SERVER (self));

  g_signal_emit (self, signals[SIGNAL_ACTION], 0, notification, name, token);
}

void
limber_notification_server_emit_closed (LimberNotificationServer *self,
                                        LimberNotification *notification,
                                        LimberClosedReason reason)
{
  g_return_if_fail (LIMBER_IS_NOTIFICATION_SERVER (self));

  g_signal_emit (self, signals[SIGNAL_CLOSED], 0, notification, (int) reason);
}

void
limber_notification_server_emit_came (LimberNotificationServer *self)
{
  g_return_if_fail (LIMBER_IS_NOTIFICATION_SERVER (self));

  g_signal_emit (self, signals[SIGNAL_CAME], 0);
}

void
limber_notification_server_emit_gone (LimberNotificationServer *self)
{
  g_return_if_fail (LIMBER_IS_NOTIFICATION_SERVER (self));

  g_signal_emit (self, signals[SIGNAL_GONE], 0);
}
