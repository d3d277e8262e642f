/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-notification-server.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_NOTIFIER (limber_notifier_get_type ())
G_DECLARE_FINAL_TYPE (LimberNotifier, limber_notifier, LIMBER, NOTIFIER, GObject)

/* So long the server may take to answer before it is called stuck */
#define LIMBER_NOTIFIER_TIME_LIMIT_MSECS 2000

/* Causes of ::failed */
#define LIMBER_NOTIFIER_NO_SERVER   "no-notification-server"
#define LIMBER_NOTIFIER_STUCK       "notification-stuck"
#define LIMBER_NOTIFIER_SERVER_GONE "notification-server-gone"
#define LIMBER_NOTIFIER_REFUSED     "notification-refused"

/* Keeps at most one notification on the screen and never waits for the server. Signals:
 * `shown ()` the newest one is on the screen;
 * `action (name, token)` the person chose an action of it; it is withdrawn. The token, for
 *   activating a window, may be NULL;
 * `closed (reason)` it has gone by itself or the person closed it (a #LimberClosedReason); not
 *   emitted for what is withdrawn, replaced or acted on;
 * `failed (cause, detail)` it is not on the screen, and why. It stays wanted: it is shown, and
 *   ::shown emitted, as soon as the server answers or comes back, unless it is withdrawn before. */
LimberNotifier *limber_notifier_new (LimberNotificationServer *server, guint time_limit_msecs);

/* In place of the one before, whatever became of it */
void limber_notifier_show (LimberNotifier *self, LimberNotification *notification);
void limber_notifier_withdraw (LimberNotifier *self);
/* Takes away what a process before this one has left: to be called at the start. */
void limber_notifier_withdraw_leftover (LimberNotifier *self);
/* Whether the newest one is on the screen, as far as the server says */
gboolean limber_notifier_is_shown (LimberNotifier *self);
/* Withdraws, and calls back when the server has done it or the time limit has passed: for the end
 * of the process. */
void
limber_notifier_end_async (LimberNotifier *self, GAsyncReadyCallback callback, gpointer user_data);
/* FALSE if the server did not answer in time */
gboolean limber_notifier_end_finish (LimberNotifier *self, GAsyncResult *result);
/* For those who look for a fault, and the name of the server */
LimberNotificationServer *limber_notifier_get_server (LimberNotifier *self);

G_END_DECLS
