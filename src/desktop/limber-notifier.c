/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-notifier"

#include "config.h"

#include "desktop/limber-notifier.h"

/*
 * LimberNotifier:
 *
 * Keeps apart what is wanted on the screen and what the server has there, and moves the second
 * towards the first, one call at a time:
 *
 *   call under way                  wait for its answer; what is wanted meanwhile replaces what was
 *   wanted, not shown               show it (the server replaces what it has)
 *   nothing wanted, something shown withdraw it
 *   the same                        settled
 *
 * So nothing queues but the newest. A server that does not answer within the time limit is told of
 * as stuck, once for each notification, and the call is left to end when it may: the answer, when
 * it comes, goes through the same table. One that goes takes its notifications with it; what is
 * wanted is shown anew when a server comes, but only some times, in case it dies of it.
 */

#define MAX_REVIVALS 3

struct _LimberNotifier {
  GObject parent_instance;

  LimberNotificationServer *server; /* (owned) */
  guint time_limit_msecs;
  LimberNotification *wanted; /* (owned) (nullable) */
  LimberNotification *shown;  /* (owned) (nullable): what the server has on the screen */
  LimberNotification *asked;  /* (owned) (nullable): what the call under way shows */
  gboolean is_busy;           /* a call is under way */
  gboolean is_refused;        /* what is wanted could not be shown: wait for a server to come */
  guint n_revivals;           /* of what is wanted */
  guint limit_id;
  GTask *end; /* (owned) (nullable): told when all is withdrawn */
};

enum {
  SIGNAL_SHOWN,
  SIGNAL_ACTION,
  SIGNAL_CLOSED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LimberNotifier, limber_notifier, G_TYPE_OBJECT)

static void settle (LimberNotifier *self);

static void
set_notification (LimberNotification **field, LimberNotification *value)
{
  if (value != NULL)
    limber_notification_ref (value);
  g_clear_pointer (field, limber_notification_unref);
  *field = value;
}

static void
tell_failure (LimberNotifier *self, const char *cause, const char *detail)
{
  g_debug ("%s: %s", cause, detail);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, cause, detail);
}

static void
tell_end (LimberNotifier *self, gboolean is_done)
{
  g_autoptr (GTask) end = g_steal_pointer (&self->end);

  g_clear_handle_id (&self->limit_id, g_source_remove);
  g_task_return_boolean (end, is_done);
}

static gboolean
limit_reached_cb (gpointer data)
{
  g_autoptr (LimberNotifier) self = g_object_ref (LIMBER_NOTIFIER (data));

  self->limit_id = 0;
  if (self->end != NULL)
    tell_end (self, FALSE);
  else
    tell_failure (self, LIMBER_NOTIFIER_STUCK, "The notification server does not answer.");
  return G_SOURCE_REMOVE;
}

static void
start_limit (LimberNotifier *self)
{
  g_clear_handle_id (&self->limit_id, g_source_remove);
  self->limit_id = g_timeout_add (self->time_limit_msecs, limit_reached_cb, self);
  g_source_set_name_by_id (self->limit_id, "[limber] notification limit");
}

static void
note_failure (LimberNotifier *self, GError *error)
{
  gboolean is_missing = g_error_matches (error, LIMBER_NOTIFICATION_ERROR,
                                         LIMBER_NOTIFICATION_ERROR_NO_SERVER);

  g_clear_handle_id (&self->limit_id, g_source_remove);
  self->is_refused = TRUE;
  tell_failure (self, is_missing ? LIMBER_NOTIFIER_NO_SERVER : LIMBER_NOTIFIER_REFUSED,
                error->message);
}

static void
show_answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (LimberNotifier) self = LIMBER_NOTIFIER (data);
  g_autoptr (GError) error = NULL;
  gboolean is_done = limber_notification_server_finish (LIMBER_NOTIFICATION_SERVER (object), result,
                                                        &error);
  gboolean is_newest = self->asked == self->wanted;

  self->is_busy = FALSE;
  if (is_done)
    set_notification (&self->shown, self->asked);
  set_notification (&self->asked, NULL);
  if (is_newest && is_done) {
    g_clear_handle_id (&self->limit_id, g_source_remove);
    g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
  } else if (is_newest) {
    note_failure (self, error);
  }
  settle (self);
}

static void
withdrawal_answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (LimberNotifier) self = LIMBER_NOTIFIER (data);
  g_autoptr (GError) error = NULL;

  /* One that could not be withdrawn has gone, or went with its server. */
  if (!limber_notification_server_finish (LIMBER_NOTIFICATION_SERVER (object), result, &error))
    g_debug ("Not withdrawn: %s", error->message);
  self->is_busy = FALSE;
  set_notification (&self->shown, NULL);
  settle (self);
}

static void
ask_to_withdraw (LimberNotifier *self)
{
  self->is_busy = TRUE;
  limber_notification_server_withdraw_async (self->server, withdrawal_answered_cb,
                                             g_object_ref (self));
}

/* The table of the class comment */
static void
settle (LimberNotifier *self)
{
  if (self->is_busy)
    return;

  if (self->wanted != NULL && self->wanted != self->shown && !self->is_refused) {
    self->is_busy = TRUE;
    set_notification (&self->shown, NULL);
    set_notification (&self->asked, self->wanted);
    limber_notification_server_show_async (self->server, self->wanted, show_answered_cb,
                                           g_object_ref (self));
  } else if (self->wanted == NULL && self->shown != NULL) {
    ask_to_withdraw (self);
  } else if (self->end != NULL) {
    tell_end (self, TRUE);
  }
}

static void
want (LimberNotifier *self, LimberNotification *notification)
{
  g_clear_handle_id (&self->limit_id, g_source_remove);
  set_notification (&self->wanted, notification);
  self->is_refused = FALSE;
  self->n_revivals = 0;
}

static void
acted_on_cb (LimberNotifier *self,
             LimberNotification *notification,
             const char *name,
             const char *token,
             LimberNotificationServer *server)
{
  if (notification != self->wanted)
    return; /* of one that was withdrawn or replaced while the person chose */

  g_object_ref (self);
  want (self, NULL);
  g_signal_emit (self, signals[SIGNAL_ACTION], 0, name, token);
  settle (self);
  g_object_unref (self);
}

static void
closed_cb (LimberNotifier *self,
           LimberNotification *notification,
           int reason,
           LimberNotificationServer *server)
{
  if (notification == self->shown)
    set_notification (&self->shown, NULL);
  if (notification != self->wanted)
    return;

  g_object_ref (self);
  want (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0, reason);
  settle (self);
  g_object_unref (self);
}

static void
server_gone_cb (LimberNotifier *self, LimberNotificationServer *server)
{
  gboolean was_shown = self->shown != NULL && self->shown == self->wanted;

  set_notification (&self->shown, NULL);
  if (!was_shown)
    return;

  self->is_refused = TRUE;
  tell_failure (self, LIMBER_NOTIFIER_SERVER_GONE, "The notification server has gone.");
}

static void
server_came_cb (LimberNotifier *self, LimberNotificationServer *server)
{
  if (self->wanted == NULL || !self->is_refused || self->n_revivals >= MAX_REVIVALS)
    return;

  self->is_refused = FALSE;
  self->n_revivals++;
  start_limit (self);
  settle (self);
}

static void
limber_notifier_dispose (GObject *object)
{
  LimberNotifier *self = LIMBER_NOTIFIER (object);

  g_clear_handle_id (&self->limit_id, g_source_remove);
  set_notification (&self->wanted, NULL);
  set_notification (&self->shown, NULL);
  set_notification (&self->asked, NULL);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (limber_notifier_parent_class)->dispose (object);
}

static void
limber_notifier_class_init (LimberNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_notifier_dispose;

  signals[SIGNAL_SHOWN] = g_signal_new ("shown", LIMBER_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTION] = g_signal_new ("action", LIMBER_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", LIMBER_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", LIMBER_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
limber_notifier_init (LimberNotifier *self)
{
}

/**
 * limber_notifier_new:
 * @server: what shows
 * @time_limit_msecs: %LIMBER_NOTIFIER_TIME_LIMIT_MSECS, or less in tests
 *
 * Returns: (transfer full): with nothing shown
 */
LimberNotifier *
limber_notifier_new (LimberNotificationServer *server, guint time_limit_msecs)
{
  LimberNotifier *self = NULL;

  g_return_val_if_fail (LIMBER_IS_NOTIFICATION_SERVER (server), NULL);

  self = g_object_new (LIMBER_TYPE_NOTIFIER, NULL);
  self->server = g_object_ref (server);
  self->time_limit_msecs = time_limit_msecs;
  g_signal_connect_object (server, "action", G_CALLBACK (acted_on_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (server, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (server, "gone", G_CALLBACK (server_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (server, "came", G_CALLBACK (server_came_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * limber_notifier_show:
 * @self: a notifier
 * @notification: not shown before
 */
void
limber_notifier_show (LimberNotifier *self, LimberNotification *notification)
{
  g_return_if_fail (LIMBER_IS_NOTIFIER (self));
  g_return_if_fail (notification != NULL);
  g_return_if_fail (notification != self->wanted && notification != self->shown);
  g_return_if_fail (self->end == NULL);

  want (self, notification);
  start_limit (self);
  settle (self);
}

/**
 * limber_notifier_withdraw:
 * @self: a notifier, whatever it shows
 */
void
limber_notifier_withdraw (LimberNotifier *self)
{
  g_return_if_fail (LIMBER_IS_NOTIFIER (self));

  if (self->end != NULL)
    return;
  want (self, NULL);
  settle (self);
}

/**
 * limber_notifier_withdraw_leftover:
 * @self: a notifier that has shown nothing yet
 */
void
limber_notifier_withdraw_leftover (LimberNotifier *self)
{
  g_return_if_fail (LIMBER_IS_NOTIFIER (self));
  g_return_if_fail (!self->is_busy && self->wanted == NULL && self->shown == NULL);

  ask_to_withdraw (self);
}

/**
 * limber_notifier_is_shown:
 * @self: a notifier
 *
 * Returns: whether the newest one is on the screen, as far as the server says
 */
gboolean
limber_notifier_is_shown (LimberNotifier *self)
{
  g_return_val_if_fail (LIMBER_IS_NOTIFIER (self), FALSE);

  return self->shown != NULL && self->shown == self->wanted;
}

/**
 * limber_notifier_end_async:
 * @self: a notifier; nothing can be shown after this
 * @callback: called once
 * @user_data: for @callback
 */
void
limber_notifier_end_async (LimberNotifier *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (LIMBER_IS_NOTIFIER (self));
  g_return_if_fail (self->end == NULL);

  want (self, NULL);
  self->end = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->end, limber_notifier_end_async);
  start_limit (self);
  settle (self);
}

/**
 * limber_notifier_end_finish:
 * @self: a notifier
 * @result: of limber_notifier_end_async()
 *
 * Returns: whether nothing is on the screen any more; %FALSE if the server did not answer in time
 */
gboolean
limber_notifier_end_finish (LimberNotifier *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * limber_notifier_get_server:
 * @self: a notifier
 *
 * Returns: (transfer none): what shows
 */
LimberNotificationServer *
limber_notifier_get_server (LimberNotifier *self)
{
  g_return_val_if_fail (LIMBER_IS_NOTIFIER (self), NULL);

  return self->server;
}
