/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-banner.h"

#include "core/limber-discretion.h"

#include <glib/gi18n-lib.h>

/*
 * LimberBanner:
 *
 * There is one notification at most, and whatever is said last has it; so a break that falls due
 * takes the place of the evening's word, and never the other way round, because whoever wants to
 * say something less looks at limber_banner_get_kind() first. Decides nothing else.
 */

#define SERVER_NAME "org.freedesktop.Notifications"

typedef enum {
  PROP_PROBLEM = 1,
} LimberBannerProp;

enum {
  SIGNAL_ACTION,
  SIGNAL_GONE,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_PROBLEM + 1];
static guint signals[N_SIGNALS];

struct _LimberBanner {
  GObject parent_instance;

  LimberNotifier *notifier; /* (owned) (nullable) */
  LimberBannerKind kind;
  char *problem;  /* (owned) (nullable) */
  guint watch_id; /* of the server's name */
};

G_DEFINE_FINAL_TYPE (LimberBanner, limber_banner, G_TYPE_OBJECT)

static const struct {
  const char *cause;
  const char *problem;
} PROBLEMS[] = {
  { LIMBER_NOTIFIER_NO_SERVER, N_ ("Nothing on this desktop shows notifications.") },
  { LIMBER_NOTIFIER_STUCK, N_ ("What shows notifications on this desktop does not answer.") },
  { LIMBER_NOTIFIER_SERVER_GONE, N_ ("What shows notifications on this desktop has ended.") },
  { LIMBER_NOTIFIER_REFUSED, N_ ("The desktop refused to show a notification.") },
};

/* FALSE if it is the same as before */
static gboolean
set_problem (LimberBanner *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return FALSE;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  return TRUE;
}

static const char *
describe_cause (const char *cause)
{
  for (guint i = 0; i < G_N_ELEMENTS (PROBLEMS); i++)
    if (g_str_equal (PROBLEMS[i].cause, cause))
      return _ (PROBLEMS[i].problem);
  return _ (PROBLEMS[G_N_ELEMENTS (PROBLEMS) - 1].problem);
}

static void
shown_cb (LimberBanner *self)
{
  set_problem (self, NULL);
}

static void
action_cb (LimberBanner *self, const char *name, const char *token)
{
  LimberBannerKind kind = self->kind;

  self->kind = LIMBER_BANNER_NONE;
  g_signal_emit (self, signals[SIGNAL_ACTION], 0, (int) kind, name, token);
}

static void
closed_cb (LimberBanner *self)
{
  LimberBannerKind kind = self->kind;

  self->kind = LIMBER_BANNER_NONE;
  g_signal_emit (self, signals[SIGNAL_GONE], 0, (int) kind);
}

static void
failed_cb (LimberBanner *self, const char *cause, const char *detail)
{
  if (!set_problem (self, describe_cause (cause)))
    return;
  g_message ("%s (%s)", self->problem, detail != NULL ? detail : cause);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, (int) self->kind, cause);
}

static void
names_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberBanner) self = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                              NULL);
  g_autofree const char **names = NULL;

  if (reply == NULL || self->watch_id == 0)
    return;
  g_variant_get (reply, "(^a&s)", &names);
  if (!g_strv_contains (names, SERVER_NAME))
    set_problem (self, describe_cause (LIMBER_NOTIFIER_NO_SERVER));
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!limber_notification_server_finish (LIMBER_NOTIFICATION_SERVER (source), result, &error))
    g_debug ("%s", error->message);
}

/* The first reminder does not wait for a connection to be made. */
static void
warm_up (LimberBanner *self)
{
  if (self->notifier != NULL)
    limber_notification_server_probe_async (limber_notifier_get_server (self->notifier), probed_cb,
                                            NULL);
}

/* One that is not there may be started by the bus when it is needed. */
static void
server_gone_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  if (bus != NULL && !g_dbus_connection_is_closed (bus))
    g_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                            "org.freedesktop.DBus", "ListActivatableNames", NULL,
                            G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                            names_listed_cb, g_object_ref (user_data));
}

static void
server_came_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  LimberBanner *self = user_data;

  if (g_strcmp0 (self->problem, describe_cause (LIMBER_NOTIFIER_NO_SERVER)) == 0)
    set_problem (self, NULL);
  warm_up (self);
}

/* @notification: (transfer full) */
static void
show (LimberBanner *self, LimberBannerKind kind, LimberNotification *notification)
{
  g_autoptr (LimberNotification) owned = notification;

  self->kind = kind;
  if (self->notifier != NULL)
    limber_notifier_show (self->notifier, owned);
  else
    failed_cb (self, LIMBER_NOTIFIER_NO_SERVER, NULL);
}

static void
limber_banner_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LimberBanner *self = LIMBER_BANNER (object);

  switch ((LimberBannerProp) property_id) {
  case PROP_PROBLEM:
    g_value_set_string (value, self->problem);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_banner_dispose (GObject *object)
{
  LimberBanner *self = LIMBER_BANNER (object);

  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  if (self->notifier != NULL)
    g_signal_handlers_disconnect_by_data (self->notifier, self);
  g_clear_object (&self->notifier);

  G_OBJECT_CLASS (limber_banner_parent_class)->dispose (object);
}

static void
limber_banner_finalize (GObject *object)
{
  g_free (LIMBER_BANNER (object)->problem);

  G_OBJECT_CLASS (limber_banner_parent_class)->finalize (object);
}

static void
limber_banner_class_init (LimberBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = limber_banner_get_property;
  object_class->dispose = limber_banner_dispose;
  object_class->finalize = limber_banner_finalize;

  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                      | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ACTION] = g_signal_new ("action", LIMBER_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING,
                                         G_TYPE_STRING);
  signals[SIGNAL_GONE] = g_signal_new ("gone", LIMBER_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", LIMBER_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
limber_banner_init (LimberBanner *self)
{
}

LimberBanner *
limber_banner_new (LimberNotifier *notifier)
{
  LimberBanner *self = g_object_new (LIMBER_TYPE_BANNER, NULL);

  if (notifier == NULL)
    return self;
  self->notifier = g_object_ref (notifier);
  g_signal_connect_object (notifier, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "action", G_CALLBACK (action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
limber_banner_watch_server (LimberBanner *self, GDBusConnection *bus)
{
  g_return_if_fail (LIMBER_IS_BANNER (self) && self->watch_id == 0);

  self->watch_id = g_bus_watch_name_on_connection (bus, SERVER_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                   server_came_cb, server_gone_cb, self, NULL);
}

void
limber_banner_show_break (LimberBanner *self, const LimberReminderFacts *facts, int snooze_mins)
{
  g_autofree char *title = limber_reminder_text_build_title (facts);
  g_autofree char *body = limber_reminder_text_build_body (facts);
  LimberNotification *notification = limber_notification_new (title, body, LIMBER_URGENCY_NORMAL);

  limber_notification_add_action (notification, LIMBER_NOTIFICATION_DEFAULT_ACTION, _ ("Open"));
  limber_notification_add_action (notification, LIMBER_BANNER_ACTION_START, _ ("Start"));
  if (snooze_mins > 0) {
    g_autofree char *label = g_strdup_printf (
        /* Translators: a button that puts a reminder off; %d: minutes */
        ngettext ("Snooze %d min", "Snooze %d min", (gulong) snooze_mins), snooze_mins);

    limber_notification_add_action (notification, LIMBER_BANNER_ACTION_SNOOZE, label);
  }
  limber_notification_add_action (notification, LIMBER_BANNER_ACTION_SKIP, _ ("Skip"));
  show (self, LIMBER_BANNER_BREAK, notification);
}

void
limber_banner_show_ready (LimberBanner *self, const char *routine_title)
{
  const char *body = routine_title != NULL && limber_discretion_allows (routine_title)
                         ? routine_title
                         : _ ("Your break waits in Limber’s window.");
  LimberNotification *notification = limber_notification_new (_ ("Ready, click to begin"), body,
                                                              LIMBER_URGENCY_NORMAL);

  limber_notification_add_action (notification, LIMBER_NOTIFICATION_DEFAULT_ACTION, _ ("Begin"));
  limber_notification_add_action (notification, LIMBER_BANNER_ACTION_START, _ ("Begin"));
  show (self, LIMBER_BANNER_READY, notification);
}

void
limber_banner_show_paused (LimberBanner *self)
{
  LimberNotification *notification = limber_notification_new (_ ("Reminders are still paused"),
                                                              _ ("You paused them on another day."),
                                                              LIMBER_URGENCY_NORMAL);

  limber_notification_add_action (notification, LIMBER_NOTIFICATION_DEFAULT_ACTION, _ ("Open"));
  limber_notification_add_action (notification, LIMBER_BANNER_ACTION_RESUME, _ ("Resume"));
  show (self, LIMBER_BANNER_PAUSED, notification);
}

void
limber_banner_show_evening (LimberBanner *self)
{
  LimberNotification *notification = limber_notification_new (
      _ ("Your evening note"), _ ("A minute for how today was."), LIMBER_URGENCY_LOW);

  limber_notification_add_action (notification, LIMBER_NOTIFICATION_DEFAULT_ACTION, _ ("Open"));
  show (self, LIMBER_BANNER_EVENING, notification);
}

void
limber_banner_show_fault (LimberBanner *self, const char *message)
{
  LimberNotification *notification = limber_notification_new (_ ("Limber’s window did not open"),
                                                              message, LIMBER_URGENCY_NORMAL);

  limber_notification_add_action (notification, LIMBER_NOTIFICATION_DEFAULT_ACTION,
                                  _ ("Try Again"));
  show (self, LIMBER_BANNER_FAULT, notification);
}

void
limber_banner_show_test (LimberBanner *self)
{
  LimberNotification *notification = limber_notification_new (
      _ ("This is how a reminder looks"), _ ("Notifications arrive on this desktop."),
      LIMBER_URGENCY_NORMAL);

  limber_notification_add_action (notification, LIMBER_NOTIFICATION_DEFAULT_ACTION, _ ("Open"));
  show (self, LIMBER_BANNER_TEST, notification);
}

void
limber_banner_withdraw (LimberBanner *self, LimberBannerKind kind)
{
  g_return_if_fail (LIMBER_IS_BANNER (self));

  if (self->kind != kind || kind == LIMBER_BANNER_NONE)
    return;
  self->kind = LIMBER_BANNER_NONE;
  if (self->notifier != NULL)
    limber_notifier_withdraw (self->notifier);
}

LimberBannerKind
limber_banner_get_kind (LimberBanner *self)
{
  g_return_val_if_fail (LIMBER_IS_BANNER (self), LIMBER_BANNER_NONE);

  return self->kind;
}

const char *
limber_banner_get_problem (LimberBanner *self)
{
  g_return_val_if_fail (LIMBER_IS_BANNER (self), NULL);

  return self->problem;
}

LimberNotifier *
limber_banner_get_notifier (LimberBanner *self)
{
  g_return_val_if_fail (LIMBER_IS_BANNER (self), NULL);

  return self->notifier;
}
