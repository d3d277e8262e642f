/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-idle-mutter"

#include "config.h"

#include "desktop/limber-idle-mutter.h"

#include "desktop/limber-bus-sensor.h"

#include <glib/gi18n-lib.h>

/*
 * LimberIdleMutter:
 *
 * GNOME's idle monitor. An idle watch fires by itself again and again; the watch for activity fires
 * once, so it is set anew each time idle begins. Calls are asynchronous but for the probe at the
 * start, which gives up after 2 s. When the shell restarts its watches are gone: lost.
 *
 * Mutter does not fire idle watches while a program inhibits idling, as music in a browser may do
 * for hours. So while the session manager says that one does, and nobody is idle yet, the idle time
 * is asked for once a minute: idle is told late then, but with its true length. Once idle, nothing
 * is asked any more. It is asked in the same way after a question that a busy shell left without an
 * answer: the idle watch does not fire twice.
 */

#define BUS_NAME         "org.gnome.Mutter.IdleMonitor"
#define OBJECT_PATH      "/org/gnome/Mutter/IdleMonitor/Core"
#define INTERFACE_NAME   "org.gnome.Mutter.IdleMonitor"
#define PROBE_TIMEOUT_MS 2000
#define CALL_TIMEOUT_MS  10000
#define ASK_MSECS        60000

/* a bit of InhibitedActions */
#define INHIBITS_IDLE 8

static const LimberBusFact inhibition = {
  .name = N_ ("GNOME session manager"),
  .bus_name = "org.gnome.SessionManager",
  .object_path = "/org/gnome/SessionManager",
  .interface = "org.gnome.SessionManager",
  .property = "InhibitedActions",
  .mask = INHIBITS_IDLE,
};

struct _LimberIdleMutter {
  GObject parent_instance;

  GDBusConnection *bus;      /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): while started */
  LimberSensor *inhibited;   /* (owned) */
  guint threshold_msecs;
  guint idle_msecs; /* how long nobody had touched anything when idle was told */
  gboolean is_idle;
  guint ask_msecs;
  guint ask_id;
  guint fired_subscription;
  guint name_watch;
  guint32 idle_watch;        /* 0 for none */
  guint32 active_watch;      /* 0 for none, or not answered yet */
  gboolean has_active_watch; /* set, or asked for */
  gboolean is_unsure;        /* idleness may have been missed */
};

static void limber_idle_mutter_idle_source_init (LimberIdleSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LimberIdleMutter,
                               limber_idle_mutter,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_IDLE_SOURCE,
                                                      limber_idle_mutter_idle_source_init))

static void ask_or_not (LimberIdleMutter *self);

/* Cancelled, or the shell has gone, which the name watch tells; or it was too busy. */
static void
note_silence (LimberIdleMutter *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL)
    return;
  g_debug ("Mutter: %s", error->message);
  self->is_unsure = TRUE;
  ask_or_not (self);
}

static void
active_watch_added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (LimberIdleMutter) self = LIMBER_IDLE_MUTTER (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result,
                                                              &error);

  if (reply != NULL) {
    g_variant_get (reply, "(u)", &self->active_watch);
    return;
  }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->has_active_watch = FALSE;
  note_silence (self, error);
}

static void
watch_for_activity (LimberIdleMutter *self)
{
  if (self->has_active_watch)
    return;

  self->has_active_watch = TRUE;
  g_dbus_connection_call (self->bus, BUS_NAME, OBJECT_PATH, INTERFACE_NAME, "AddUserActiveWatch",
                          NULL, G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          CALL_TIMEOUT_MS, self->cancellable, active_watch_added_cb,
                          g_object_ref (self));
}

static void
go_idle (LimberIdleMutter *self, guint idle_msecs)
{
  if (self->is_idle)
    return;

  self->is_idle = TRUE;
  self->is_unsure = FALSE;
  self->idle_msecs = idle_msecs;
  g_clear_handle_id (&self->ask_id, g_source_remove);
  limber_idle_source_emit_went_idle (LIMBER_IDLE_SOURCE (self));
}

static void ask_idle_time (LimberIdleMutter *self);

/* Idle is what is measured while the next activity is already watched for: input in between would
 * else be missed, and somebody who sits there taken for away. Answers come in the order of the
 * questions. */
static void
idle_time_told_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (LimberIdleMutter) self = LIMBER_IDLE_MUTTER (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result,
                                                              &error);
  guint64 idle_msecs = 0;

  if (reply == NULL) {
    note_silence (self, error);
    return;
  }
  if (self->cancellable == NULL)
    return;
  g_variant_get (reply, "(t)", &idle_msecs);
  if (idle_msecs < self->threshold_msecs) {
    self->is_unsure = FALSE; /* the idle watch fires again */
    ask_or_not (self);
  } else if (self->active_watch != 0) {
    go_idle (self, (guint) MIN (idle_msecs, G_MAXINT));
  } else if (!self->has_active_watch) {
    watch_for_activity (self);
    ask_idle_time (self);
  }
}

static void
ask_idle_time (LimberIdleMutter *self)
{
  g_dbus_connection_call (self->bus, BUS_NAME, OBJECT_PATH, INTERFACE_NAME, "GetIdletime", NULL,
                          G_VARIANT_TYPE ("(t)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, CALL_TIMEOUT_MS,
                          self->cancellable, idle_time_told_cb, g_object_ref (self));
}

static gboolean
ask_cb (gpointer data)
{
  ask_idle_time (LIMBER_IDLE_MUTTER (data));
  return G_SOURCE_CONTINUE;
}

/* Asks while, and only while, an idle watch would not fire, or may have fired in vain. */
static void
ask_or_not (LimberIdleMutter *self)
{
  gboolean is_blind = self->cancellable != NULL && !self->is_idle
                      && (self->is_unsure
                          || limber_sensor_get_state (self->inhibited) == LIMBER_SENSOR_ON);

  if (!is_blind) {
    g_clear_handle_id (&self->ask_id, g_source_remove);
  } else if (self->ask_id == 0) {
    self->ask_id = g_timeout_add (self->ask_msecs, ask_cb, self);
    g_source_set_name_by_id (self->ask_id, "[limber] idle time");
  }
}

static void
inhibition_changed_cb (LimberIdleMutter *self, LimberSensor *sensor)
{
  ask_or_not (self);
}

static void
watch_fired_cb (GDBusConnection *bus,
                const char *sender,
                const char *path,
                const char *interface,
                const char *signal,
                GVariant *parameters,
                gpointer data)
{
  LimberIdleMutter *self = LIMBER_IDLE_MUTTER (data);
  guint32 watch = 0;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(u)")))
    return;
  g_variant_get (parameters, "(u)", &watch);

  if (watch == self->idle_watch) {
    watch_for_activity (self);
    ask_idle_time (self); /* it fires at once where nobody has been there for long */
  } else if (watch == self->active_watch && watch != 0) {
    self->active_watch = 0;
    self->has_active_watch = FALSE;
    if (!self->is_idle)
      return; /* input came while idleness was being measured */
    self->is_idle = FALSE;
    ask_or_not (self);
    limber_idle_source_emit_became_active (LIMBER_IDLE_SOURCE (self));
  }
}

static void
remove_watch (LimberIdleMutter *self, guint32 *watch)
{
  if (*watch != 0 && !g_dbus_connection_is_closed (self->bus))
    g_dbus_connection_call (self->bus, BUS_NAME, OBJECT_PATH, INTERFACE_NAME, "RemoveWatch",
                            g_variant_new ("(u)", *watch), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                            CALL_TIMEOUT_MS, NULL, NULL, NULL);
  *watch = 0;
}

static void
limber_idle_mutter_stop (LimberIdleSource *source)
{
  LimberIdleMutter *self = LIMBER_IDLE_MUTTER (source);

  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  limber_sensor_stop (self->inhibited);
  g_clear_handle_id (&self->ask_id, g_source_remove);
  self->is_idle = FALSE;
  g_dbus_connection_signal_unsubscribe (self->bus, self->fired_subscription);
  g_clear_handle_id (&self->name_watch, g_bus_unwatch_name);
  remove_watch (self, &self->idle_watch);
  remove_watch (self, &self->active_watch);
  self->has_active_watch = FALSE;
  self->is_unsure = FALSE;
}

static void
name_vanished_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  g_autoptr (LimberIdleMutter) self = g_object_ref (LIMBER_IDLE_MUTTER (data));

  self->idle_watch = 0;
  self->active_watch = 0;
  limber_idle_mutter_stop (LIMBER_IDLE_SOURCE (self));
  limber_idle_source_emit_lost (LIMBER_IDLE_SOURCE (self));
}

static gboolean
limber_idle_mutter_start (LimberIdleSource *source, guint threshold_msecs, GError **error)
{
  LimberIdleMutter *self = LIMBER_IDLE_MUTTER (source);
  g_autoptr (GVariant) reply = NULL;

  if (self->cancellable != NULL)
    return TRUE;

  self->fired_subscription = g_dbus_connection_signal_subscribe (
      self->bus, BUS_NAME, INTERFACE_NAME, "WatchFired", OBJECT_PATH, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, watch_fired_cb, self, NULL);
  reply = g_dbus_connection_call_sync (
      self->bus, BUS_NAME, OBJECT_PATH, INTERFACE_NAME, "AddIdleWatch",
      g_variant_new ("(t)", (guint64) threshold_msecs), G_VARIANT_TYPE ("(u)"),
      G_DBUS_CALL_FLAGS_NO_AUTO_START, PROBE_TIMEOUT_MS, NULL, error);
  if (reply == NULL) {
    g_dbus_connection_signal_unsubscribe (self->bus, self->fired_subscription);
    return FALSE;
  }

  g_variant_get (reply, "(u)", &self->idle_watch);
  self->cancellable = g_cancellable_new ();
  self->threshold_msecs = threshold_msecs;
  limber_sensor_start (self->inhibited);
  self->name_watch = g_bus_watch_name_on_connection (
      self->bus, BUS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, NULL, name_vanished_cb, self, NULL);
  return TRUE;
}

/* Where the session manager cannot be asked, inhibitors hide that nobody is there. */
static gboolean
limber_idle_mutter_ignores_inhibitors (LimberIdleSource *source)
{
  return limber_sensor_get_state (LIMBER_IDLE_MUTTER (source)->inhibited) != LIMBER_SENSOR_ABSENT;
}

static guint
limber_idle_mutter_get_idle_msecs (LimberIdleSource *source)
{
  return LIMBER_IDLE_MUTTER (source)->idle_msecs;
}

static void
limber_idle_mutter_idle_source_init (LimberIdleSourceInterface *iface)
{
  iface->name = "Mutter";
  iface->start = limber_idle_mutter_start;
  iface->stop = limber_idle_mutter_stop;
  iface->ignores_inhibitors = limber_idle_mutter_ignores_inhibitors;
  iface->get_idle_msecs = limber_idle_mutter_get_idle_msecs;
}

static void
limber_idle_mutter_dispose (GObject *object)
{
  LimberIdleMutter *self = LIMBER_IDLE_MUTTER (object);

  limber_idle_mutter_stop (LIMBER_IDLE_SOURCE (self));
  g_clear_object (&self->inhibited);
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (limber_idle_mutter_parent_class)->dispose (object);
}

static void
limber_idle_mutter_class_init (LimberIdleMutterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_idle_mutter_dispose;
}

static void
limber_idle_mutter_init (LimberIdleMutter *self)
{
}

/**
 * limber_idle_mutter_new:
 * @session_bus: the process's one connection
 *
 * Returns: (transfer full): not started
 */
LimberIdleSource *
limber_idle_mutter_new (GDBusConnection *session_bus)
{
  LimberIdleMutter *self = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (session_bus), NULL);

  self = g_object_new (LIMBER_TYPE_IDLE_MUTTER, NULL);
  self->bus = g_object_ref (session_bus);
  self->ask_msecs = ASK_MSECS;
  self->inhibited = limber_bus_sensor_new (session_bus, &inhibition);
  g_signal_connect_object (self->inhibited, "changed", G_CALLBACK (inhibition_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return LIMBER_IDLE_SOURCE (self);
}

/**
 * limber_idle_mutter_set_ask_msecs:
 * @self: not started
 * @ask_msecs: for tests, which do not wait for a minute
 */
void
limber_idle_mutter_set_ask_msecs (LimberIdleMutter *self, guint ask_msecs)
{
  g_return_if_fail (LIMBER_IS_IDLE_MUTTER (self));

  self->ask_msecs = ask_msecs;
}
