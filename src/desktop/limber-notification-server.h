/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-notification.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_NOTIFICATION_SERVER (limber_notification_server_get_type ())
G_DECLARE_INTERFACE (
    LimberNotificationServer, limber_notification_server, LIMBER, NOTIFICATION_SERVER, GObject)

typedef enum {
  LIMBER_NOTIFICATION_ERROR_NO_SERVER, /* nothing on the bus shows notifications */
  LIMBER_NOTIFICATION_ERROR_REFUSED,   /* the server said no, or died over it */
} LimberNotificationError;

#define LIMBER_NOTIFICATION_ERROR (limber_notification_error_quark ())
GQuark limber_notification_error_quark (void);

/* Why a notification is gone, by the numbers of the notification protocol */
typedef enum {
  LIMBER_CLOSED_UNKNOWN = 0,
  LIMBER_CLOSED_EXPIRED = 1,
  LIMBER_CLOSED_DISMISSED = 2,
  LIMBER_CLOSED_BY_CALL = 3,
} LimberClosedReason;

/**
 * LimberServerInfo:
 * @name: (nullable): what the server calls itself; NULL where there is none
 * @version: (nullable): its version
 * @has_actions: its notifications can be acted on
 * @is_portal: reached through the portal, as in a sandbox
 *
 * What is known of the server.
 */
typedef struct {
  const char *name;
  const char *version;
  gboolean has_actions;
  gboolean is_portal;
} LimberServerInfo;

/**
 * LimberNotificationServerInterface:
 * @show_async: shows the notification in place of the one before; answered when the server has
 *   answered, which may be never
 * @withdraw_async: takes away what is shown, or else what a process that was killed has left; no
 *   error if there is nothing
 * @probe_async: asks the server what it can do, starting it if it can be started
 * @get_info: (transfer none): what the last call or probe found
 *
 * Who puts notifications on the screen: no more than one of them. No call waits. Signals, with the
 * notification that they are about: `action (notification, name, token)` with the token for
 * activating a window or NULL; `closed (notification, reason)`; and `came ()`, `gone ()` when a
 * server appears on or leaves the bus: what it showed went with it.
 */
struct _LimberNotificationServerInterface {
  GTypeInterface parent_iface;

  void (*show_async) (LimberNotificationServer *self,
                      LimberNotification *notification,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  void (*withdraw_async) (LimberNotificationServer *self,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  void (*probe_async) (LimberNotificationServer *self,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  const LimberServerInfo *(*get_info) (LimberNotificationServer *self);
};

void limber_notification_server_show_async (LimberNotificationServer *self,
                                            LimberNotification *notification,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
void limber_notification_server_withdraw_async (LimberNotificationServer *self,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
void limber_notification_server_probe_async (LimberNotificationServer *self,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
/* Of each of the three. Implementations return a #GTask. */
gboolean limber_notification_server_finish (LimberNotificationServer *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
const LimberServerInfo *limber_notification_server_get_info (LimberNotificationServer *self);

/* For implementations */
void limber_notification_server_emit_action (LimberNotificationServer *self,
                                             LimberNotification *notification,
                                             const char *name,
                                             const char *token);
void limber_notification_server_emit_closed (LimberNotificationServer *self,
                                             LimberNotification *notification,
                                             LimberClosedReason reason);
void limber_notification_server_emit_came (LimberNotificationServer *self);
void limber_notification_server_emit_gone (LimberNotificationServer *self);

G_END_DECLS
