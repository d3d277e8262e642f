/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-agent-runner.h"

#include "agent/limber-agent-service.h"
#include "agent/limber-memory.h"
#include "bus/limber-agent-error.h"
#include "bus/limber-reminders-switch.h"
#include "desktop/limber-libnotify.h"
#include "desktop/limber-lock-sensors.h"
#include "desktop/limber-sandbox.h"
#include "desktop/limber-system-clock.h"
#include "settings/limber-settings-backend.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdlib.h>

/*
 * LimberAgentRunner:
 *
 *   start --reminders are off for good, or off and a bus started it--> end
 *         --off until tomorrow--> dormant, without name and diary --time, or turned on--> lock
 *                                                                 --off for good--> end
 *         --on--> lock
 *   lock  --another agent has the diary--> end; with --replace it is asked to end, and waited for
 *         --had, or nothing can be written here--> the agent reads its state
 *   ready --the name is owned, or there is no bus--> running
 *   running --SIGTERM, Quit, the bus goes, replaced--> the agent ends --> end
 *           --turned off--> the agent ends --> as at start
 *
 * The lock on the alive file, not the name, keeps a second agent off the diary: it holds without a
 * bus, too, and is only let go when the last record is written.
 */

#define LOCK_TRIES      100
#define LOCK_WAIT_MSECS 50

struct _LimberAgentRunner {
  GObject parent_instance;

  gboolean replaces;
  GMainLoop *loop; /* (owned) */
  int status;

  LimberClock *clock;               /* (owned) */
  GSettings *settings;              /* (owned) */
  LimberRemindersSwitch *reminders; /* (owned) */
  GDBusConnection *bus;             /* (owned) (nullable) */
  GDBusConnection *system_bus;      /* (owned) (nullable) */
  char *diary_path;                 /* (owned) */
  LimberAliveFile *alive;           /* (owned) (nullable) */
  LimberAgent *agent;               /* (owned) (nullable) */
  LimberAgentService *service;      /* (owned) (nullable) */
  gboolean knows_buses;             /* or that there are none */
  gboolean is_ending;
  gboolean ends_for_good;
  gboolean has_begun; /* whoever waited for the name has got it */
  guint n_lock_tries;
  guint lock_id;
  guint name_id;
  guint signal_ids[3];
};

G_DEFINE_FINAL_TYPE (LimberAgentRunner, limber_agent_runner, G_TYPE_OBJECT)

static void begin_or_wait (LimberAgentRunner *self);

static void
quit (LimberAgentRunner *self, int status)
{
  self->status = status;
  g_main_loop_quit (self->loop);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LimberAgentRunner *self = user_data;

  limber_agent_end_finish (LIMBER_AGENT (source), result);
  /* Whoever sees the name go may begin at once: the diary has to be free by then. */
  g_clear_pointer (&self->alive, limber_alive_file_free);
  g_clear_handle_id (&self->name_id, g_bus_unown_name);
  g_clear_object (&self->service);
  g_clear_object (&self->agent);
  self->is_ending = FALSE;
  if (self->ends_for_good)
    quit (self, EXIT_SUCCESS);
  else
    begin_or_wait (self);
}

static void
end_agent (LimberAgentRunner *self, gboolean for_good)
{
  self->ends_for_good = self->ends_for_good || for_good;
  if (self->is_ending)
    return;
  g_clear_handle_id (&self->lock_id, g_source_remove);
  if (self->agent == NULL) {
    if (for_good)
      quit (self, EXIT_SUCCESS);
    return;
  }
  self->is_ending = TRUE;
  limber_agent_end_async (self->agent, ended_cb, self);
}

static gboolean
terminated_cb (gpointer data)
{
  end_agent (data, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
bus_closed_cb (LimberAgentRunner *self)
{
  end_agent (self, TRUE);
}

static void
quit_asked_cb (LimberAgentRunner *self)
{
  end_agent (self, TRUE);
}

static void
name_lost_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  /* Without a bus the name has gone with it. */
  if (bus != NULL)
    g_message ("%s", _ ("Another agent has taken over."));
  end_agent (user_data, TRUE);
}

static void
agent_ready_cb (LimberAgentRunner *self)
{
  g_autoptr (GError) error = NULL;
  GBusNameOwnerFlags flags = G_BUS_NAME_OWNER_FLAGS_ALLOW_REPLACEMENT
                             | G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE;

  if (self->bus == NULL)
    return;
  self->service = limber_agent_service_new (self->agent, self->bus);
  g_signal_connect_object (self->service, "quit", G_CALLBACK (quit_asked_cb), self,
                           G_CONNECT_SWAPPED);
  if (!limber_agent_service_export (self->service, &error)) {
    g_message ("%s", error->message);
    return;
  }
  if (self->replaces)
    flags |= G_BUS_NAME_OWNER_FLAGS_REPLACE;
  self->name_id = g_bus_own_name_on_connection (self->bus, LIMBER_AGENT_BUS_NAME, flags, NULL,
                                                name_lost_cb, self, NULL);
}

static void
begin (LimberAgentRunner *self)
{
  gboolean is_sandboxed = limber_sandbox_is_inside ();
  g_autoptr (LimberXDisplay) x_display = limber_x_display_new (NULL);
  g_autoptr (GListModel) sources = limber_idle_monitor_list_sources (self->bus, x_display);
  g_autoptr (LimberSensorGroup) lock = NULL;
  g_autoptr (LimberHoldWatch) holds = NULL;
  g_autoptr (LimberNotifier) notifier = NULL;

  if (self->bus != NULL) {
    g_autoptr (GListModel) sensors = limber_lock_sensors_list (self->bus, self->system_bus,
                                                               is_sandboxed);
    g_autoptr (LimberNotificationServer) server = limber_libnotify_new ("Limber");

    lock = limber_sensor_group_new (sensors);
    holds = limber_hold_watch_new_for_session (self->bus, x_display, is_sandboxed);
    notifier = limber_notifier_new (server, LIMBER_NOTIFIER_TIME_LIMIT_MSECS);
    limber_notifier_withdraw_leftover (notifier);
  }
  self->agent = limber_agent_new (&(LimberAgentParts){ .clock = self->clock,
                                                       .settings = self->settings,
                                                       .diary_path = self->diary_path,
                                                       .alive = self->alive,
                                                       .idle_sources = sources,
                                                       .lock = lock,
                                                       .holds = holds,
                                                       .notifier = notifier,
                                                       .bus = self->bus });
  g_signal_connect_object (self->agent, "ready", G_CALLBACK (agent_ready_cb), self,
                           G_CONNECT_SWAPPED);
  /* In a sandbox the portal shows them, which is always there. */
  if (self->bus != NULL && !is_sandboxed)
    limber_banner_watch_server (limber_agent_get_banner (self->agent), self->bus);
  self->has_begun = TRUE;
  limber_agent_start (self->agent);
}

static void
ask_to_quit (LimberAgentRunner *self)
{
  if (self->bus != NULL)
    g_dbus_connection_call (self->bus, LIMBER_AGENT_BUS_NAME, LIMBER_AGENT_OBJECT_PATH,
                            LIMBER_AGENT_INTERFACE, "Quit", NULL, NULL,
                            G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
}

static gboolean
try_lock (LimberAgentRunner *self)
{
  g_autofree char *folder = g_path_get_dirname (self->diary_path);
  g_autofree char *path = g_build_filename (folder, "agent-alive", NULL);
  g_autoptr (GError) error = NULL;

  self->alive = limber_alive_file_open (path, &error);
  if (self->alive == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    return FALSE;
  if (self->alive == NULL)
    g_message ("%s", error->message);
  begin (self);
  return TRUE;
}

static gboolean
lock_retry_cb (gpointer data)
{
  LimberAgentRunner *self = data;

  if (try_lock (self)) {
    self->lock_id = 0;
    return G_SOURCE_REMOVE;
  }
  if (++self->n_lock_tries < LOCK_TRIES)
    return G_SOURCE_CONTINUE;
  self->lock_id = 0;
  g_printerr ("%s\n", _ ("limber-agent: the agent that is running does not end"));
  quit (self, EXIT_FAILURE);
  return G_SOURCE_REMOVE;
}

static void
lock (LimberAgentRunner *self)
{
  if (try_lock (self))
    return;
  if (!self->replaces) {
    g_printerr ("%s\n", _ ("limber-agent: an agent is running already; --replace takes its place"));
    quit (self, EXIT_SUCCESS);
    return;
  }
  ask_to_quit (self);
  self->n_lock_tries = 0;
  self->lock_id = g_timeout_add (LOCK_WAIT_MSECS, lock_retry_cb, self);
}

/* The bus that started it waits for the name, which an agent that is off does not take. */
static gboolean
was_started_by_bus (void)
{
  return g_getenv ("DBUS_STARTER_ADDRESS") != NULL || g_getenv ("DBUS_STARTER_BUS_TYPE") != NULL;
}

static void
begin_or_wait (LimberAgentRunner *self)
{
  gint64 until = limber_reminders_switch_get_off_until (self->reminders);

  if (self->agent != NULL || self->is_ending || self->lock_id != 0)
    return;
  if (until == 0) {
    lock (self);
    return;
  }
  if (until != LIMBER_REMINDERS_OFF_FOR_GOOD && (self->has_begun || !was_started_by_bus ())) {
    g_message ("%s", _ ("Reminders are turned off until tomorrow."));
    limber_memory_give_back ();
    return;
  }
  g_printerr ("%s\n", _ ("limber-agent: reminders are turned off"));
  /* A bus would go on waiting for the name after a good end. */
  quit (self, was_started_by_bus () ? EXIT_FAILURE : EXIT_SUCCESS);
}

static void
switched_cb (LimberAgentRunner *self)
{
  if (limber_reminders_switch_is_off (self->reminders))
    end_agent (self, FALSE);
  if (self->knows_buses)
    begin_or_wait (self);
}

static void
buses_found (LimberAgentRunner *self)
{
  self->knows_buses = TRUE;
  begin_or_wait (self);
}

static void
got_system_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LimberAgentRunner *self = user_data;

  self->system_bus = g_bus_get_finish (result, NULL);
  if (self->system_bus != NULL)
    g_dbus_connection_set_exit_on_close (self->system_bus, FALSE);
  buses_found (self);
}

static void
got_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LimberAgentRunner *self = user_data;
  g_autoptr (GError) error = NULL;

  self->bus = g_bus_get_finish (result, &error);
  if (self->bus == NULL)
    g_printerr (/* Translators: %s: what the system said */
                _ ("limber-agent: there is no session bus, so that nothing can be shown (%s)\n"),
                error->message);
  else {
    g_dbus_connection_set_exit_on_close (self->bus, FALSE);
    g_signal_connect_object (self->bus, "closed", G_CALLBACK (bus_closed_cb), self,
                             G_CONNECT_SWAPPED);
  }
  /* logind is asked outside of sandboxes alone. */
  if (self->bus != NULL && !limber_sandbox_is_inside ())
    g_bus_get (G_BUS_TYPE_SYSTEM, NULL, got_system_bus_cb, self);
  else
    buses_found (self);
}

static void
limber_agent_runner_dispose (GObject *object)
{
  LimberAgentRunner *self = LIMBER_AGENT_RUNNER (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    g_clear_handle_id (&self->signal_ids[i], g_source_remove);
  g_clear_handle_id (&self->lock_id, g_source_remove);
  g_clear_handle_id (&self->name_id, g_bus_unown_name);
  g_clear_object (&self->service);
  g_clear_object (&self->agent);
  g_clear_pointer (&self->alive, limber_alive_file_free);
  g_clear_object (&self->reminders);
  g_clear_object (&self->settings);
  g_clear_object (&self->bus);
  g_clear_object (&self->system_bus);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->loop, g_main_loop_unref);

  G_OBJECT_CLASS (limber_agent_runner_parent_class)->dispose (object);
}

static void
limber_agent_runner_finalize (GObject *object)
{
  g_free (LIMBER_AGENT_RUNNER (object)->diary_path);

  G_OBJECT_CLASS (limber_agent_runner_parent_class)->finalize (object);
}

static void
limber_agent_runner_class_init (LimberAgentRunnerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = limber_agent_runner_dispose;
  object_class->finalize = limber_agent_runner_finalize;
}

static void
limber_agent_runner_init (LimberAgentRunner *self)
{
  self->loop = g_main_loop_new (NULL, FALSE);
  self->diary_path = limber_diary_build_default_path ();
}

LimberAgentRunner *
limber_agent_runner_new (gboolean replaces)
{
  LimberAgentRunner *self = g_object_new (LIMBER_TYPE_AGENT_RUNNER, NULL);

  self->replaces = replaces;
  return self;
}

int
limber_agent_runner_run (LimberAgentRunner *self)
{
  static const int SIGNALS[] = { SIGTERM, SIGINT, SIGHUP };
  g_autoptr (GError) error = NULL;

  self->settings = limber_settings_open (&error);
  if (self->settings == NULL) {
    g_printerr ("limber-agent: %s\n", error->message);
    return EXIT_FAILURE;
  }
  self->clock = LIMBER_CLOCK (limber_system_clock_new ());
  self->reminders = limber_reminders_switch_new (self->settings, self->clock);
  g_signal_connect_object (self->reminders, "notify::off-until", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (SIGNALS); i++)
    self->signal_ids[i] = g_unix_signal_add (SIGNALS[i], terminated_cb, self);
  limber_diary_save_memory ();
  g_bus_get (G_BUS_TYPE_SESSION, NULL, got_bus_cb, self);
  g_main_loop_run (self->loop);
  return self->status;
}
