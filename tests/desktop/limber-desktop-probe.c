/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-hold-watch.h"
#include "desktop/limber-idle-monitor.h"
#include "desktop/limber-libnotify.h"
#include "desktop/limber-lock-sensors.h"
#include "desktop/limber-notifier.h"
#include "desktop/limber-sensor-group.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <string.h>

/*
 * limber-desktop-probe [--sandboxed] [--idle MSECS]: everything of desktop/ at work in the session
 * it is started in. Prints what it is told, a line each; takes orders from its standard input:
 * "show TITLE", "withdraw", "refresh" and, at the end of it, ends. For tests with real desktops.
 */

typedef struct {
  GMainLoop *loop;          /* (owned) */
  GDataInputStream *orders; /* (owned) */
  LimberNotifier *notifier; /* (owned) */
  LimberHoldWatch *holds;   /* (owned) */
  LimberSensorGroup *lock;  /* (owned) */
  LimberIdleMonitor *idle;  /* (owned) */
} Probe;

static void wait_for_order (Probe *probe);

static void G_GNUC_PRINTF (1, 2) say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  printf ("\n");
  fflush (stdout);
}

static void
idle_changed_cb (Probe *probe)
{
  say (limber_idle_monitor_is_idle (probe->idle) ? "idle" : "active");
}

static void
source_changed_cb (Probe *probe)
{
  const char *name = limber_idle_monitor_get_source_name (probe->idle);

  say ("source %s", name != NULL ? name : "none");
}

static void
lock_changed_cb (Probe *probe)
{
  say (limber_sensor_group_is_on (probe->lock) ? "locked" : "unlocked");
}

static void
hold_changed_cb (Probe *probe, LimberHold hold, gboolean is_on, LimberHoldWatch *holds)
{
  say ("%s %s", is_on ? "hold" : "release", limber_hold_to_nick (hold));
}

static void
shown_cb (Probe *probe)
{
  const LimberServerInfo *info = limber_notification_server_get_info (
      limber_notifier_get_server (probe->notifier));

  say ("shown by %s", info->name);
}

static void
acted_on_cb (Probe *probe, const char *name, const char *token, LimberNotifier *notifier)
{
  say ("action %s", name);
}

static void
closed_cb (Probe *probe, int reason, LimberNotifier *notifier)
{
  say ("closed %d", reason);
}

static void
failed_cb (Probe *probe, const char *cause, const char *detail, LimberNotifier *notifier)
{
  say ("failed %s", cause);
  g_printerr ("%s\n", detail);
}

static void
show (Probe *probe, const char *title)
{
  g_autoptr (LimberNotification) notification = limber_notification_new (title, "Neck, 2 minutes",
                                                                         LIMBER_URGENCY_NORMAL);

  limber_notification_add_action (notification, LIMBER_NOTIFICATION_DEFAULT_ACTION, "Open");
  limber_notification_add_action (notification, "start", "Start");
  limber_notification_add_action (notification, "snooze", "In 5 minutes");
  limber_notification_add_action (notification, "skip", "Skip");
  limber_notifier_show (probe->notifier, notification);
}

static void
ended_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  say (limber_notifier_end_finish (LIMBER_NOTIFIER (object), result) ? "ended" : "given up");
  g_main_loop_quit (((Probe *) data)->loop);
}

static void
ordered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Probe *probe = data;
  g_autofree char *order = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (object),
                                                                 result, NULL, NULL);

  if (order == NULL) {
    limber_notifier_end_async (probe->notifier, ended_cb, probe);
    return;
  }
  if (g_str_has_prefix (order, "show "))
    show (probe, order + strlen ("show "));
  else if (g_str_equal (order, "withdraw"))
    limber_notifier_withdraw (probe->notifier);
  else if (g_str_equal (order, "refresh"))
    limber_hold_watch_refresh (probe->holds);
  else
    say ("unknown order: %s", order);
  wait_for_order (probe);
}

static void
wait_for_order (Probe *probe)
{
  g_data_input_stream_read_line_async (probe->orders, G_PRIORITY_DEFAULT, NULL, ordered_cb, probe);
}

static void
start_notifier (Probe *probe)
{
  g_autoptr (LimberNotificationServer) server = limber_libnotify_new ("Limber");

  probe->notifier = limber_notifier_new (server, LIMBER_NOTIFIER_TIME_LIMIT_MSECS);
  g_signal_connect_swapped (probe->notifier, "shown", G_CALLBACK (shown_cb), probe);
  g_signal_connect_swapped (probe->notifier, "action", G_CALLBACK (acted_on_cb), probe);
  g_signal_connect_swapped (probe->notifier, "closed", G_CALLBACK (closed_cb), probe);
  g_signal_connect_swapped (probe->notifier, "failed", G_CALLBACK (failed_cb), probe);
  limber_notifier_withdraw_leftover (probe->notifier);
}

static void
start_sensors (Probe *probe, GDBusConnection *session_bus, gboolean is_sandboxed, guint idle_msecs)
{
  g_autoptr (LimberXDisplay) display = limber_x_display_new (NULL);
  g_autoptr (GDBusConnection) system_bus = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);
  g_autoptr (GListModel) locks = limber_lock_sensors_list (session_bus, system_bus, is_sandboxed);
  g_autoptr (GListModel) sources = limber_idle_monitor_list_sources (session_bus, display);

  probe->holds = limber_hold_watch_new_for_session (session_bus, display, is_sandboxed);
  g_signal_connect_swapped (probe->holds, "changed", G_CALLBACK (hold_changed_cb), probe);
  limber_hold_watch_start (probe->holds);
  probe->lock = limber_sensor_group_new (locks);
  g_signal_connect_swapped (probe->lock, "notify::is-on", G_CALLBACK (lock_changed_cb), probe);
  limber_sensor_group_start (probe->lock);
  probe->idle = limber_idle_monitor_new (sources, idle_msecs);
  g_signal_connect_swapped (probe->idle, "notify::is-idle", G_CALLBACK (idle_changed_cb), probe);
  limber_idle_monitor_start (probe->idle);
  g_signal_connect_swapped (probe->idle, "notify::source-name", G_CALLBACK (source_changed_cb),
                            probe);
  source_changed_cb (probe);
}

int
main (int argc, char *argv[])
{
  Probe probe = { NULL };
  gboolean is_sandboxed = FALSE;
  int idle_msecs = 1000;
  const GOptionEntry entries[] = {
    { "sandboxed", 0, 0, G_OPTION_ARG_NONE, &is_sandboxed, "As in a sandbox", NULL },
    { "idle", 0, 0, G_OPTION_ARG_INT, &idle_msecs, "Idle after so long", "MSECS" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
  g_autoptr (GDBusConnection) session_bus = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  session_bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (session_bus == NULL)
    g_error ("%s", error->message);

  probe.loop = g_main_loop_new (NULL, FALSE);
  probe.orders = g_data_input_stream_new (input);
  start_notifier (&probe);
  start_sensors (&probe, session_bus, is_sandboxed, (guint) idle_msecs);
  wait_for_order (&probe);
  g_main_loop_run (probe.loop);

  g_clear_object (&probe.idle);
  g_clear_object (&probe.lock);
  g_clear_object (&probe.holds);
  g_clear_object (&probe.notifier);
  g_clear_object (&probe.orders);
  g_main_loop_unref (probe.loop);
  return 0;
}
