/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-notification-server.h"

struct _FakeNotificationServer {
  GObject parent_instance;

  GTask *call;               /* (owned) (nullable) */
  char *call_text;           /* (owned) (nullable) */
  LimberNotification *asked; /* (owned) (nullable): by the call */
  LimberNotification *shown; /* (owned) (nullable) */
  gboolean is_prompt;
  guint n_calls;
  LimberServerInfo info;
};

static void fake_notification_server_server_init (LimberNotificationServerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeNotificationServer,
                               fake_notification_server,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_NOTIFICATION_SERVER,
                                                      fake_notification_server_server_init))

static void
begin_call (FakeNotificationServer *self,
            char *text,
            LimberNotification *asked,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_assert_null (self->call); /* one at a time */
  self->n_calls++;
  self->call = g_task_new (self, NULL, callback, user_data);
  self->call_text = text;
  self->asked = asked != NULL ? limber_notification_ref (asked) : NULL;
  if (self->is_prompt)
    fake_notification_server_answer (self);
}

static void
fake_notification_server_show_async (LimberNotificationServer *server,
                                     LimberNotification *notification,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  begin_call (FAKE_NOTIFICATION_SERVER (server), g_strconcat ("show ", notification->title, NULL),
              notification, callback, user_data);
}

static void
fake_notification_server_withdraw_async (LimberNotificationServer *server,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  begin_call (FAKE_NOTIFICATION_SERVER (server), g_strdup ("withdraw"), NULL, callback, user_data);
}

static void
fake_notification_server_probe_async (LimberNotificationServer *server,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  begin_call (FAKE_NOTIFICATION_SERVER (server), g_strdup ("probe"), NULL, callback, user_data);
}

static const LimberServerInfo *
fake_notification_server_get_info (LimberNotificationServer *server)
{
  return &FAKE_NOTIFICATION_SERVER (server)->info;
}

static void
fake_notification_server_server_init (LimberNotificationServerInterface *iface)
{
  iface->show_async = fake_notification_server_show_async;
  iface->withdraw_async = fake_notification_server_withdraw_async;
  iface->probe_async = fake_notification_server_probe_async;
  iface->get_info = fake_notification_server_get_info;
}

static void
fake_notification_server_finalize (GObject *object)
{
  FakeNotificationServer *self = FAKE_NOTIFICATION_SERVER (object);

  g_clear_object (&self->call);
  g_free (self->call_text);
  g_clear_pointer (&self->asked, limber_notification_unref);
  g_clear_pointer (&self->shown, limber_notification_unref);

  G_OBJECT_CLASS (fake_notification_server_parent_class)->finalize (object);
}

static void
fake_notification_server_class_init (FakeNotificationServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_notification_server_finalize;
}

static void
fake_notification_server_init (FakeNotificationServer *self)
{
  self->info = (LimberServerInfo){ .name = "fake", .version = "1", .has_actions = TRUE };
}

FakeNotificationServer *
fake_notification_server_new (void)
{
  return g_object_new (FAKE_TYPE_NOTIFICATION_SERVER, NULL);
}

/* The answer goes through the main context, as every task's does. */
static void
end_call (FakeNotificationServer *self, GError *error)
{
  g_autoptr (GTask) call = g_steal_pointer (&self->call);

  g_assert_nonnull (call);
  g_clear_pointer (&self->call_text, g_free);
  g_clear_pointer (&self->asked, limber_notification_unref);
  if (error != NULL)
    g_task_return_error (call, error);
  else
    g_task_return_boolean (call, TRUE);
  if (!self->is_prompt)
    while (!g_task_get_completed (call))
      g_main_context_iteration (NULL, TRUE);
}

void
fake_notification_server_answer (FakeNotificationServer *self)
{
  if (!g_str_equal (self->call_text, "probe")) {
    g_clear_pointer (&self->shown, limber_notification_unref);
    self->shown = g_steal_pointer (&self->asked);
  }
  end_call (self, NULL);
}

void
fake_notification_server_refuse (FakeNotificationServer *self, LimberNotificationError code)
{
  g_clear_pointer (&self->shown, limber_notification_unref);
  end_call (self, g_error_new_literal (LIMBER_NOTIFICATION_ERROR, (int) code, "refused"));
}

void
fake_notification_server_set_prompt (FakeNotificationServer *self, gboolean is_prompt)
{
  self->is_prompt = is_prompt;
}

const char *
fake_notification_server_get_call (FakeNotificationServer *self)
{
  return self->call_text;
}

LimberNotification *
fake_notification_server_get_shown (FakeNotificationServer *self)
{
  return self->shown;
}

guint
fake_notification_server_get_n_calls (FakeNotificationServer *self)
{
  return self->n_calls;
}

void
fake_notification_server_close (FakeNotificationServer *self, LimberClosedReason reason)
{
  g_autoptr (LimberNotification) closed = g_steal_pointer (&self->shown);

  limber_notification_server_emit_closed (LIMBER_NOTIFICATION_SERVER (self), closed, reason);
}

void
fake_notification_server_act (FakeNotificationServer *self, const char *name)
{
  g_autoptr (LimberNotification) acted_on = limber_notification_ref (self->shown);

  limber_notification_server_emit_action (LIMBER_NOTIFICATION_SERVER (self), acted_on, name,
                                          "token");
}

void
fake_notification_server_die (FakeNotificationServer *self)
{
  g_clear_pointer (&self->shown, limber_notification_unref);
  limber_notification_server_emit_gone (LIMBER_NOTIFICATION_SERVER (self));
}
