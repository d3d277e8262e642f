/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-notify-thread"

#include "config.h"

#include "desktop/limber-notify-thread.h"

#include "desktop/limber-notification-mark.h"

#include <glib/gi18n-lib.h>
#include <libnotify/notify.h>

/*
 * LimberNotifyThread:
 *
 * libnotify waits for the server in each call, up to 25 s, and delivers its signals where it was
 * initialised. So all of it is on this thread, whose main context is pushed before notify_init;
 * what there is to tell is posted to the context of the thread that made it. Nobody waits for this
 * thread, not even at the end: with a server that hangs it ends some seconds after its owner.
 *
 * Each notification is a new NotifyNotification: an id belongs to the server that gave it, and in
 * the next server it may be another program's. So one is closed only if the same server is there.
 */

#define SERVER_NAME    "org.freedesktop.Notifications"
#define PORTAL_NAME    "org.freedesktop.portal.Desktop"
#define PORTAL_TITLE   "Portal Notification" /* what libnotify calls the portal */
#define OWNER_LIMIT_MS 2000

/* libnotify has one state a process: a thread waits for the end of the one before. */
static GMutex libnotify_mutex;

struct _LimberNotifyThread {
  gatomicrefcount ref_count;
  GMainContext *context;       /* (owned): of the thread */
  GMainContext *owner_context; /* (owned): where is told */
  char *application_name;      /* (owned) */

  /* of the owner's thread alone */
  LimberNotifyThreadListener listener;
  gpointer user_data;
  gboolean is_ended; /* nothing is told any more */

  GMutex mutex;
  LimberNotifyThreadInfo info; /* under the mutex */

  /* of the thread alone */
  GMainLoop *loop;               /* (owned) (nullable) */
  GDBusConnection *bus;          /* (owned) (nullable) */
  guint owner_subscription;      /* 0 for none */
  gboolean knows_server;         /* info is of the server that is there */
  NotifyNotification *live;      /* (owned) (nullable) */
  LimberNotification *live_text; /* (owned) (nullable): what live was made of */
  char *live_owner;              /* (owned) (nullable): unique name of the server that shows it */
};

static LimberNotifyThread *
thread_ref (LimberNotifyThread *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
thread_unref (LimberNotifyThread *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_main_context_unref (self->context);
  g_main_context_unref (self->owner_context);
  g_free (self->application_name);
  limber_notify_thread_info_clear (&self->info);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* Not g_main_context_invoke(), which may call in the wrong thread while nobody iterates. */
static void
post (GMainContext *context, GSourceFunc function, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "[limber] notification");
  g_source_set_callback (source, function, data, destroy);
  g_source_attach (source, context);
}

/* Something to tell the owner */
typedef struct {
  LimberNotifyThread *thread;       /* (owned) */
  LimberNotification *notification; /* (owned) (nullable) */
  char *action;                     /* (owned) (nullable) */
  char *token;                      /* (owned) (nullable) */
  int reason;
  gboolean has_owner;
} News;

static News *
news_new (LimberNotifyThread *thread, LimberNotification *notification)
{
  News *news = g_new0 (News, 1);

  news->thread = thread_ref (thread);
  if (notification != NULL)
    news->notification = limber_notification_ref (notification);
  return news;
}

static void
news_free (gpointer data)
{
  News *news = data;

  g_clear_pointer (&news->notification, limber_notification_unref);
  g_free (news->action);
  g_free (news->token);
  thread_unref (news->thread);
  g_free (news);
}

static gboolean
tell_cb (gpointer data)
{
  News *news = data;
  LimberNotifyThread *self = news->thread;

  if (self->is_ended)
    return G_SOURCE_REMOVE;
  if (news->notification == NULL)
    self->listener.owner_changed (news->has_owner, self->user_data);
  else if (news->action != NULL)
    self->listener.acted_on (news->notification, news->action, news->token, self->user_data);
  else
    self->listener.closed (news->notification, (LimberClosedReason) news->reason, self->user_data);
  return G_SOURCE_REMOVE;
}

static void
forget_live (LimberNotifyThread *self)
{
  if (self->live == NULL)
    return;

  limber_notification_mark_delete ();
  g_signal_handlers_disconnect_by_data (self->live, self);
  g_clear_object (&self->live);
  g_clear_pointer (&self->live_text, limber_notification_unref);
  g_clear_pointer (&self->live_owner, g_free);
}

static void
action_chosen_cb (NotifyNotification *notification, char *action, gpointer data)
{
  LimberNotifyThread *self = data;
  News *news = NULL;

  if (notification != self->live)
    return;
  news = news_new (self, self->live_text);
  news->action = g_strdup (action);
  news->token = g_strdup (notify_notification_get_activation_token (notification));
  post (self->owner_context, tell_cb, news, news_free);
}

static void
closed_cb (NotifyNotification *notification, gpointer data)
{
  LimberNotifyThread *self = data;
  News *news = NULL;

  if (notification != self->live)
    return;
  news = news_new (self, self->live_text);
  news->reason = CLAMP (notify_notification_get_closed_reason (notification), LIMBER_CLOSED_UNKNOWN,
                        LIMBER_CLOSED_BY_CALL);
  post (self->owner_context, tell_cb, news, news_free);
  forget_live (self);
}

static void
owner_changed_cb (GDBusConnection *bus,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *signal,
                  GVariant *parameters,
                  gpointer data)
{
  LimberNotifyThread *self = data;
  const char *old_owner = NULL;
  const char *new_owner = NULL;
  News *news = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sss)")))
    return;
  g_variant_get (parameters, "(&s&s&s)", NULL, &old_owner, &new_owner);
  self->knows_server = FALSE;
  if (*old_owner != '\0') {
    if (g_strcmp0 (self->live_owner, new_owner) != 0)
      forget_live (self);
    post (self->owner_context, tell_cb, news_new (self, NULL), news_free);
  }
  if (*new_owner == '\0')
    return;
  news = news_new (self, NULL);
  news->has_owner = TRUE;
  post (self->owner_context, tell_cb, news, news_free);
}

/* The unique name of who shows notifications now; NULL for nobody */
static char *
find_owner (LimberNotifyThread *self)
{
  g_autoptr (GVariant) reply = NULL;
  char *owner = NULL;

  if (self->bus == NULL)
    return NULL;
  reply = g_dbus_connection_call_sync (
      self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "GetNameOwner", g_variant_new ("(s)", self->info.is_portal ? PORTAL_NAME : SERVER_NAME),
      G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, OWNER_LIMIT_MS, NULL, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(s)", &owner);
  return owner;
}

static void
watch_owner (LimberNotifyThread *self)
{
  if (self->owner_subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->owner_subscription);
  self->owner_subscription = g_dbus_connection_signal_subscribe (
      self->bus, "org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged",
      "/org/freedesktop/DBus", self->info.is_portal ? PORTAL_NAME : SERVER_NAME,
      G_DBUS_SIGNAL_FLAGS_NONE, owner_changed_cb, self, NULL);
}

static gboolean
fail_missing (GError **error, const char *reason)
{
  g_set_error (error, LIMBER_NOTIFICATION_ERROR, LIMBER_NOTIFICATION_ERROR_NO_SERVER,
               _ ("No notification server answers: %s"), reason);
  return FALSE;
}

static void
read_capabilities (LimberNotifyThreadInfo *info)
{
  GList *capabilities = notify_get_server_caps ();

  for (GList *l = capabilities; l != NULL; l = l->next) {
    if (g_strcmp0 (l->data, "actions") == 0)
      info->has_actions = TRUE;
    else if (g_strcmp0 (l->data, "body-markup") == 0)
      info->has_markup = TRUE;
  }
  g_list_free_full (capabilities, g_free);
}

static void
set_info (LimberNotifyThread *self, LimberNotifyThreadInfo *info)
{
  gboolean was_portal = self->info.is_portal;

  g_mutex_lock (&self->mutex);
  limber_notify_thread_info_clear (&self->info);
  self->info = *info;
  g_mutex_unlock (&self->mutex);
  if (was_portal != self->info.is_portal || self->owner_subscription == 0)
    watch_owner (self);
}

/* Asks the server what it can, once for each server; the question starts one that can be started.
 */
static gboolean
know_server (LimberNotifyThread *self, GError **error)
{
  LimberNotifyThreadInfo info = { NULL };
  g_autoptr (GError) bus_error = NULL;

  if (self->bus == NULL)
    self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &bus_error);
  if (self->bus == NULL)
    return fail_missing (error, bus_error->message);
  if (!notify_is_initted ())
    notify_init (self->application_name);
  if (self->knows_server)
    return TRUE;

  if (!notify_get_server_info (&info.name, NULL, &info.version, NULL)) {
    set_info (self, &info);
    return fail_missing (error, _ ("there is none, or it does not work"));
  }
  info.is_portal = g_strcmp0 (info.name, PORTAL_TITLE) == 0;
  read_capabilities (&info);
  set_info (self, &info);
  self->knows_server = TRUE;
  return TRUE;
}

/* What a process before this one was killed over, if the same server still has it */
static void
close_leftover (LimberNotifyThread *self)
{
  g_auto (LimberNotificationMark) mark = { NULL };
  g_autofree char *owner = NULL;
  g_autoptr (GError) error = NULL;

  if (!limber_notification_mark_read (&mark) || !know_server (self, NULL))
    return;
  owner = find_owner (self);
  if (g_strcmp0 (mark.bus_guid, g_dbus_connection_get_guid (self->bus)) == 0
      && g_strcmp0 (mark.owner, owner) == 0) {
    g_autoptr (GObject) leftover = g_object_new (NOTIFY_TYPE_NOTIFICATION, "id", (int) mark.id,
                                                 "summary", "-", NULL);

    if (!notify_notification_close (NOTIFY_NOTIFICATION (leftover), &error))
      g_debug ("Not closed: %s", error->message);
  }
  limber_notification_mark_delete ();
}

static void
close_live (LimberNotifyThread *self)
{
  g_autofree char *owner = NULL;
  g_autoptr (GError) error = NULL;

  if (self->live == NULL) {
    close_leftover (self);
    return;
  }
  owner = find_owner (self);
  if (owner != NULL && g_strcmp0 (owner, self->live_owner) == 0
      && !notify_notification_close (self->live, &error))
    g_debug ("Not closed: %s", error->message);
  forget_live (self);
}

/* The default action last: where it is made a button all the same, as by the portal, it is the one
 * that a desktop with room for three leaves out. */
static void
add_actions (LimberNotifyThread *self,
             NotifyNotification *notification,
             LimberNotification *text,
             gboolean is_default)
{
  if (!is_default && !self->info.has_actions)
    return;

  for (guint i = 0; i < text->actions->len; i++) {
    const LimberNotificationAction *action = g_ptr_array_index (text->actions, i);

    if (g_str_equal (action->name, LIMBER_NOTIFICATION_DEFAULT_ACTION) == is_default)
      notify_notification_add_action (notification, action->name, action->label, action_chosen_cb,
                                      self, NULL);
  }
}

static NotifyNotification *
create_notification (LimberNotifyThread *self, LimberNotification *text)
{
  g_autofree char *body = self->info.has_markup ? g_markup_escape_text (text->body, -1)
                                                : g_strdup (text->body);
  NotifyNotification *notification = notify_notification_new (text->title, body,
                                                              LIMBER_APPLICATION_ID);

  notify_notification_set_urgency (notification, (NotifyUrgency) text->urgency);
  notify_notification_set_hint (notification, "desktop-entry",
                                g_variant_new_string (LIMBER_APPLICATION_ID));
  add_actions (self, notification, text, FALSE);
  add_actions (self, notification, text, TRUE);
  g_signal_connect (notification, "closed", G_CALLBACK (closed_cb), self);
  return notification;
}

static gboolean
show (LimberNotifyThread *self, LimberNotification *text, GError **error)
{
  g_autoptr (GError) show_error = NULL;
  int id = 0;

  close_live (self);
  if (!know_server (self, error))
    return FALSE;

  self->live = create_notification (self, text);
  self->live_text = limber_notification_ref (text);
  if (!notify_notification_show (self->live, &show_error)) {
    forget_live (self);
    g_dbus_error_strip_remote_error (show_error);
    if (g_error_matches (show_error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN))
      return fail_missing (error, show_error->message);
    g_set_error (error, LIMBER_NOTIFICATION_ERROR, LIMBER_NOTIFICATION_ERROR_REFUSED,
                 _ ("The notification server refused: %s"), show_error->message);
    return FALSE;
  }
  self->live_owner = find_owner (self);
  g_object_get (self->live, "id", &id, NULL);
  if (self->live_owner != NULL)
    limber_notification_mark_write (g_dbus_connection_get_guid (self->bus), self->live_owner,
                                    (guint32) id);
  return TRUE;
}

/* A call on its way to the thread */
typedef struct {
  LimberNotifyThread *thread;       /* (owned) */
  LimberNotification *notification; /* (owned) (nullable) */
  GTask *task;                      /* (owned) */
  gboolean (*work) (LimberNotifyThread *self, LimberNotification *notification, GError **error);
  GError *error; /* (owned) (nullable): what came of it */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->notification, limber_notification_unref);
  g_object_unref (job->task);
  thread_unref (job->thread);
  g_clear_error (&job->error);
  g_free (job);
}

static gboolean
answer_cb (gpointer data)
{
  Job *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (job->task, TRUE);
  return G_SOURCE_REMOVE;
}

/* The task, and with it the owner, is touched and let go in the owner's thread alone. */
static gboolean
work_cb (gpointer data)
{
  Job *job = data;

  if (!job->work (job->thread, job->notification, &job->error))
    g_assert (job->error != NULL);
  post (job->thread->owner_context, answer_cb, job, job_free);
  return G_SOURCE_REMOVE;
}

static gboolean
withdraw_work (LimberNotifyThread *self, LimberNotification *unused, GError **error)
{
  close_live (self);
  return TRUE;
}

static gboolean
probe_work (LimberNotifyThread *self, LimberNotification *unused, GError **error)
{
  return know_server (self, error);
}

static void
send_job (LimberNotifyThread *self,
          LimberNotification *notification,
          GTask *task,
          gboolean (*work) (LimberNotifyThread *, LimberNotification *, GError **))
{
  Job *job = g_new0 (Job, 1);

  job->thread = thread_ref (self);
  job->notification = notification != NULL ? limber_notification_ref (notification) : NULL;
  job->task = task;
  job->work = work;
  post (self->context, work_cb, job, NULL);
}

static gpointer
run (gpointer data)
{
  LimberNotifyThread *self = data;

  g_mutex_lock (&libnotify_mutex);
  g_main_context_push_thread_default (self->context);
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_loop_run (self->loop);

  if (self->live != NULL)
    close_live (self); /* what is left by others may be of an agent that takes over */
  if (self->owner_subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->owner_subscription);
  if (notify_is_initted ())
    notify_uninit ();
  /* what is still to be freed in this context, as the subscription */
  while (g_main_context_iteration (self->context, FALSE))
    continue;
  g_clear_object (&self->bus);
  g_main_loop_unref (self->loop);
  g_main_context_pop_thread_default (self->context);
  g_mutex_unlock (&libnotify_mutex);
  thread_unref (self);
  return NULL;
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (((LimberNotifyThread *) data)->loop);
  return G_SOURCE_REMOVE;
}

/**
 * limber_notify_thread_new:
 * @application_name: what people call the program
 * @listener: (scope notified): what is called here
 * @user_data: for @listener
 *
 * Returns: (transfer full): running; to be given to limber_notify_thread_end()
 */
LimberNotifyThread *
limber_notify_thread_new (const char *application_name,
                          const LimberNotifyThreadListener *listener,
                          gpointer user_data)
{
  LimberNotifyThread *self = g_new0 (LimberNotifyThread, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->context = g_main_context_new ();
  self->owner_context = g_main_context_ref_thread_default ();
  self->application_name = g_strdup (application_name);
  self->listener = *listener;
  self->user_data = user_data;
  g_thread_unref (g_thread_new ("notify", run, thread_ref (self)));
  return self;
}

void
limber_notify_thread_show (LimberNotifyThread *self, LimberNotification *notification, GTask *task)
{
  send_job (self, notification, task, show);
}

void
limber_notify_thread_withdraw (LimberNotifyThread *self, GTask *task)
{
  send_job (self, NULL, task, withdraw_work);
}

void
limber_notify_thread_probe (LimberNotifyThread *self, GTask *task)
{
  send_job (self, NULL, task, probe_work);
}

void
limber_notify_thread_copy_info (LimberNotifyThread *self, LimberNotifyThreadInfo *info)
{
  limber_notify_thread_info_clear (info);
  g_mutex_lock (&self->mutex);
  *info = self->info;
  info->name = g_strdup (info->name);
  info->version = g_strdup (info->version);
  g_mutex_unlock (&self->mutex);
}

/**
 * limber_notify_thread_end:
 * @self: (transfer full): a thread
 */
void
limber_notify_thread_end (LimberNotifyThread *self)
{
  self->is_ended = TRUE;
  post (self->context, quit_cb, self, NULL);
  thread_unref (self);
}

void
limber_notify_thread_info_clear (LimberNotifyThreadInfo *info)
{
  g_clear_pointer (&info->name, g_free);
  g_clear_pointer (&info->version, g_free);
  info->has_actions = FALSE;
  info->has_markup = FALSE;
  info->is_portal = FALSE;
}
