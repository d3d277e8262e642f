/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-libnotify"

#include "config.h"

#include "desktop/limber-libnotify.h"

#include "desktop/limber-notification-mark.h"
#include "desktop/limber-notify-thread.h"

/*
 * LimberLibnotify:
 *
 * The real notification server, by libnotify: this object is of the main thread and never waits;
 * limber-notify-thread does the calls. In a sandbox libnotify takes the Notification portal by
 * itself, which drops most hints and never tells that the person closed a notification.
 */

struct _LimberLibnotify {
  GObject parent_instance;

  char *application_name;      /* (owned) */
  LimberNotifyThread *thread;  /* (owned) (nullable): from the first call on */
  LimberNotifyThreadInfo kept; /* what info points into */
  LimberServerInfo info;
};

static void limber_libnotify_server_init (LimberNotificationServerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LimberLibnotify,
                               limber_libnotify,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_NOTIFICATION_SERVER,
                                                      limber_libnotify_server_init))

static void
acted_on (LimberNotification *notification, const char *name, const char *token, gpointer data)
{
  limber_notification_server_emit_action (LIMBER_NOTIFICATION_SERVER (data), notification, name,
                                          token);
}

static void
closed (LimberNotification *notification, LimberClosedReason reason, gpointer data)
{
  limber_notification_server_emit_closed (LIMBER_NOTIFICATION_SERVER (data), notification, reason);
}

static void
owner_changed (gboolean has_owner, gpointer data)
{
  if (has_owner)
    limber_notification_server_emit_came (LIMBER_NOTIFICATION_SERVER (data));
  else
    limber_notification_server_emit_gone (LIMBER_NOTIFICATION_SERVER (data));
}

static const LimberNotifyThreadListener listener = {
  .acted_on = acted_on,
  .closed = closed,
  .owner_changed = owner_changed,
};

static LimberNotifyThread *
need_thread (LimberLibnotify *self)
{
  if (self->thread == NULL)
    self->thread = limber_notify_thread_new (self->application_name, &listener, self);
  return self->thread;
}

static void
limber_libnotify_show_async (LimberNotificationServer *server,
                             LimberNotification *notification,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  LimberLibnotify *self = LIMBER_LIBNOTIFY (server);

  limber_notify_thread_show (need_thread (self), notification,
                             g_task_new (self, NULL, callback, user_data));
}

static void
limber_libnotify_withdraw_async (LimberNotificationServer *server,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  LimberLibnotify *self = LIMBER_LIBNOTIFY (server);
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  /* No thread is begun for nothing. */
  if (self->thread == NULL && !limber_notification_mark_exists ())
    g_task_return_boolean (task, TRUE);
  else
    limber_notify_thread_withdraw (need_thread (self), g_steal_pointer (&task));
}

static void
limber_libnotify_probe_async (LimberNotificationServer *server,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  LimberLibnotify *self = LIMBER_LIBNOTIFY (server);

  limber_notify_thread_probe (need_thread (self), g_task_new (self, NULL, callback, user_data));
}

static const LimberServerInfo *
limber_libnotify_get_info (LimberNotificationServer *server)
{
  LimberLibnotify *self = LIMBER_LIBNOTIFY (server);

  if (self->thread != NULL)
    limber_notify_thread_copy_info (self->thread, &self->kept);
  self->info = (LimberServerInfo){
    .name = self->kept.name,
    .version = self->kept.version,
    .has_actions = self->kept.has_actions,
    .is_portal = self->kept.is_portal,
  };
  return &self->info;
}

static void
limber_libnotify_server_init (LimberNotificationServerInterface *iface)
{
  iface->show_async = limber_libnotify_show_async;
  iface->withdraw_async = limber_libnotify_withdraw_async;
  iface->probe_async = limber_libnotify_probe_async;
  iface->get_info = limber_libnotify_get_info;
}

static void
limber_libnotify_dispose (GObject *object)
{
  LimberLibnotify *self = LIMBER_LIBNOTIFY (object);

  g_clear_pointer (&self->thread, limber_notify_thread_end);

  G_OBJECT_CLASS (limber_libnotify_parent_class)->dispose (object);
}

static void
limber_libnotify_finalize (GObject *object)
{
  LimberLibnotify *self = LIMBER_LIBNOTIFY (object);

  limber_notify_thread_info_clear (&self->kept);
  g_free (self->application_name);

  G_OBJECT_CLASS (limber_libnotify_parent_class)->finalize (object);
}

static void
limber_libnotify_class_init (LimberLibnotifyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = limber_libnotify_dispose;
  object_class->finalize = limber_libnotify_finalize;
}

static void
limber_libnotify_init (LimberLibnotify *self)
{
}

/**
 * limber_libnotify_new:
 * @application_name: what people call the program
 *
 * Returns: (transfer full): without a thread until it is first called
 */
LimberNotificationServer *
limber_libnotify_new (const char *application_name)
{
  LimberLibnotify *self = NULL;

  g_return_val_if_fail (application_name != NULL, NULL);

  self = g_object_new (LIMBER_TYPE_LIBNOTIFY, NULL);
  self->application_name = g_strdup (application_name);
  return LIMBER_NOTIFICATION_SERVER (self);
}
