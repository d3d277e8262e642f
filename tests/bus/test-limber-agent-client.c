/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bus/limber-agent-client.h"

#include "bus/limber-agent-bus.h"
#include "core/limber-fake-clock.h"

#include "remove-tree.h"

#include <string.h>

#define COME_AND_GO "--come-and-go"

/* The real client on a private bus, against an agent that answers as the test wants it to. */

typedef struct {
  GTestDBus *bus_daemon;
  char *services; /* (owned) (nullable): folder of what the bus can start */
  GDBusConnection *client_bus;
  GDBusConnection *agent_bus;
  LimberBusAgent *agent; /* what the other side serves */
  GSettings *settings;
  LimberFakeClock *clock;
  LimberRemindersSwitch *reminders;
  LimberAgentClient *client;
  guint n_decided;
  guint n_finish;
} Fixture;

static GDBusConnection *
connect_bus (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (self->bus_daemon),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);

  g_assert_no_error (error);
  return bus;
}

static void
wait_for_link (Fixture *self, LimberAgentLink link)
{
  while (limber_agent_client_get_link (self->client) != link)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
snooze_cb (LimberBusAgent *agent, GDBusMethodInvocation *invocation, guint minutes, Fixture *self)
{
  if (minutes == 60)
    g_dbus_method_invocation_return_error_literal (invocation, LIMBER_AGENT_ERROR,
                                                   LIMBER_AGENT_ERROR_SNOOZE_LIMIT, "no more");
  else
    limber_bus_agent_complete_snooze (agent, invocation, minutes - 1);
  return TRUE;
}

static gboolean
start_cb (LimberBusAgent *agent, GDBusMethodInvocation *invocation, const char *id, Fixture *self)
{
  limber_bus_agent_complete_start (agent, invocation, id);
  return TRUE;
}

static gboolean
finish_cb (LimberBusAgent *agent,
           GDBusMethodInvocation *invocation,
           const char *id,
           double done,
           Fixture *self)
{
  self->n_finish++;
  limber_bus_agent_complete_finish (agent, invocation);
  return TRUE;
}

/* When this returns, the bus knows. */
static void
call_bus (Fixture *self, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      self->agent_bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

static void
agent_comes (Fixture *self)
{
  call_bus (self, "RequestName", g_variant_new ("(su)", LIMBER_AGENT_BUS_NAME, 0));
}

static void
agent_goes (Fixture *self)
{
  call_bus (self, "ReleaseName", g_variant_new ("(s)", LIMBER_AGENT_BUS_NAME));
}

static void
decided_cb (Fixture *self, GVariant *decision)
{
  g_assert_true (g_variant_is_of_type (decision, G_VARIANT_TYPE_VARDICT));
  self->n_decided++;
}

/* What the bus starts is this program, with an argument that says how it behaves. */
static void
install_service (Fixture *self, const char *argument)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *content = g_strdup_printf ("[D-BUS Service]\nName=%s\nExec=%s %s\n",
                                              LIMBER_AGENT_BUS_NAME, program, argument);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->services = g_dir_make_tmp ("limber-services-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->services, LIMBER_AGENT_BUS_NAME ".service", NULL);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  g_test_dbus_add_service_dir (self->bus_daemon, self->services);
}

/* @data: (nullable): how an agent behaves that the bus can start */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->bus_daemon = g_test_dbus_new (G_TEST_DBUS_NONE);
  if (data != NULL)
    install_service (self, data);
  g_test_dbus_up (self->bus_daemon);
  self->client_bus = connect_bus (self);
  self->agent_bus = connect_bus (self);
  self->agent = limber_bus_agent_skeleton_new ();
  g_signal_connect (self->agent, "handle-snooze", G_CALLBACK (snooze_cb), self);
  g_signal_connect (self->agent, "handle-start", G_CALLBACK (start_cb), self);
  g_signal_connect (self->agent, "handle-finish", G_CALLBACK (finish_cb), self);
  g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->agent), self->agent_bus,
                                    LIMBER_AGENT_OBJECT_PATH, &error);
  g_assert_no_error (error);

  self->settings = g_settings_new ("io.github.limberapp.Limber");
  g_settings_reset (self->settings, "reminders-off-until");
  self->clock = limber_fake_clock_new (0, NULL);
  self->reminders = limber_reminders_switch_new (self->settings, LIMBER_CLOCK (self->clock));
  self->client = limber_agent_client_new (self->client_bus, self->reminders);
  g_signal_connect_swapped (self->client, "decided", G_CALLBACK (decided_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gpointer client = self->client;

  g_object_add_weak_pointer (G_OBJECT (self->client), &client);
  g_object_run_dispose (G_OBJECT (self->client));
  g_object_unref (self->client);
  while (client != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (self->reminders);
  g_object_unref (self->clock);
  g_object_unref (self->settings);
  g_object_unref (self->agent);
  g_dbus_connection_close_sync (self->client_bus, NULL, NULL);
  g_dbus_connection_close_sync (self->agent_bus, NULL, NULL);
  g_object_unref (self->client_bus);
  g_object_unref (self->agent_bus);
  g_test_dbus_down (self->bus_daemon);
  g_object_unref (self->bus_daemon);
  if (self->services != NULL)
    limber_test_remove_tree (self->services);
  g_free (self->services);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* Nobody serves the name, and no file says how to start it. */
static void
test_missing (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LimberSchedulerState state;

  wait_for_link (self, LIMBER_AGENT_LINK_MISSING);
  g_assert_nonnull (strstr (limber_agent_client_get_problem (self->client), "limber-agent"));
  g_assert_false (limber_agent_client_get_state (self->client, &state));

  limber_agent_client_start_async (self->client, NULL, NULL, keep_result_cb, &result);
  g_assert_null (
      limber_agent_client_start_finish (self->client, wait_for_result (&result), &error));
  g_assert_error (error, LIMBER_AGENT_ERROR, LIMBER_AGENT_ERROR_MISSING);
}

static void
test_values (Fixture *self, gconstpointer data)
{
  static const char *const causes[] = { "call", "fullscreen", NULL };
  g_autofree char *routine = NULL;
  g_auto (GStrv) held = NULL;
  gint64 due;
  LimberSchedulerState state;

  limber_bus_agent_set_state (self->agent, "held");
  limber_bus_agent_set_due_at (self->agent, 12345);
  limber_bus_agent_set_next_routine (self->agent, "eyes_90s");
  limber_bus_agent_set_hold_causes (self->agent, causes);
  agent_comes (self);
  wait_for_link (self, LIMBER_AGENT_LINK_RUNNING);
  g_object_get (self->client, "due-at", &due, "next-routine", &routine, "hold-causes", &held, NULL);
  g_assert_cmpint (due, ==, 12345);
  g_assert_cmpstr (routine, ==, "eyes_90s");
  g_assert_cmpstrv (held, causes);
  g_assert_true (limber_agent_client_get_state (self->client, &state));
  g_assert_cmpint (state, ==, LIMBER_SCHEDULER_HELD);

  /* Live */
  limber_bus_agent_set_state (self->agent, "due");
  while (state != LIMBER_SCHEDULER_DUE) {
    g_main_context_iteration (NULL, TRUE);
    g_assert_true (limber_agent_client_get_state (self->client, &state));
  }
  limber_bus_agent_emit_decided (self->agent, g_variant_new_parsed ("@a{sv} {}"));
  while (self->n_decided == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Never values of nobody, nor nobody with values */
static void
told_cb (Fixture *self)
{
  g_autofree char *state = NULL;

  g_object_get (self->client, "state", &state, NULL);
  g_assert_cmpstr (
      state, ==,
      limber_agent_client_get_link (self->client) == LIMBER_AGENT_LINK_RUNNING ? "sitting" : "");
}

/* S69, S28: it goes and another comes */
static void
test_comes_back (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_signal_connect_swapped (self->client, "changed", G_CALLBACK (told_cb), self);
  limber_bus_agent_set_state (self->agent, "sitting");
  agent_comes (self);
  wait_for_link (self, LIMBER_AGENT_LINK_RUNNING);
  agent_goes (self);
  wait_for_link (self, LIMBER_AGENT_LINK_MISSING);
  g_object_get (self->client, "state", &text, NULL);
  g_assert_cmpstr (text, ==, "");
  agent_comes (self);
  wait_for_link (self, LIMBER_AGENT_LINK_RUNNING);
  g_assert_null (limber_agent_client_get_problem (self->client));
}

/* As a broken agent would: it has the name, and lets go of it before it answers anything. */
static int
come_and_go (void)
{
  Fixture self = { NULL };
  g_autoptr (LimberBusAgent) agent = limber_bus_agent_skeleton_new ();
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_sync (
      g_getenv ("DBUS_STARTER_ADDRESS"),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, NULL);

  g_assert_nonnull (bus);
  g_assert_true (g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (agent), bus,
                                                   LIMBER_AGENT_OBJECT_PATH, NULL));
  self.agent_bus = bus;
  agent_comes (&self);
  agent_goes (&self);
  return 0;
}

/* It is not started for ever, and whoever waits is told. */
static void
test_broken (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  limber_agent_client_start_async (self->client, NULL, NULL, keep_result_cb, &result);
  g_assert_null (
      limber_agent_client_start_finish (self->client, wait_for_result (&result), &error));
  g_assert_nonnull (error);
  wait_for_link (self, LIMBER_AGENT_LINK_MISSING);
  g_assert_nonnull (limber_agent_client_get_problem (self->client));
}

/* Asked before it is known whether anybody is there */
static void
test_waits (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *break_id = NULL;

  agent_comes (self);
  g_assert_cmpint (limber_agent_client_get_link (self->client), ==, LIMBER_AGENT_LINK_CONNECTING);
  limber_agent_client_start_async (self->client, "eyes_90s", NULL, keep_result_cb, &result);
  break_id = limber_agent_client_start_finish (self->client, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (break_id, ==, "eyes_90s");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  guint n_left = 99;

  agent_comes (self);
  wait_for_link (self, LIMBER_AGENT_LINK_RUNNING);
  limber_agent_client_snooze_async (self->client, 60, NULL, keep_result_cb, &result);
  g_assert_false (
      limber_agent_client_snooze_finish (self->client, wait_for_result (&result), &n_left, &error));
  g_assert_error (error, LIMBER_AGENT_ERROR, LIMBER_AGENT_ERROR_SNOOZE_LIMIT);
  g_assert_cmpstr (error->message, ==, "no more");
  g_assert_cmpuint (n_left, ==, 99);
  g_clear_error (&error);

  limber_agent_client_snooze_async (self->client, 3, NULL, keep_result_cb, &second);
  g_assert_true (
      limber_agent_client_snooze_finish (self->client, wait_for_result (&second), &n_left, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_left, ==, 2);
}

/* Fire and forget */
static void
test_no_callback (Fixture *self, gconstpointer data)
{
  agent_comes (self);
  limber_agent_client_finish_async (self->client, "1", 1.0, NULL, NULL, NULL);
  while (self->n_finish == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Turned off: nobody is started, and nothing is asked. */
static void
test_off (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (limber_reminders_switch_turn_off (self->reminders));
  wait_for_link (self, LIMBER_AGENT_LINK_OFF);
  limber_agent_client_start_async (self->client, NULL, NULL, keep_result_cb, &result);
  g_assert_null (
      limber_agent_client_start_finish (self->client, wait_for_result (&result), &error));
  g_assert_error (error, LIMBER_AGENT_ERROR, LIMBER_AGENT_ERROR_OFF);

  g_assert_true (limber_reminders_switch_turn_on (self->reminders));
  agent_comes (self);
  wait_for_link (self, LIMBER_AGENT_LINK_RUNNING);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  limber_agent_client_skip_async (self->client, "not-now", NULL, keep_result_cb, &result);
  g_object_run_dispose (G_OBJECT (self->client));
  g_assert_null (limber_agent_client_call_finish (self->client, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_autofree char *daemon = g_find_program_in_path ("dbus-daemon");

  if (argc > 1 && g_str_equal (argv[1], COME_AND_GO))
    return come_and_go ();
  g_test_init (&argc, &argv, NULL);
  if (daemon == NULL) {
    g_print ("skipped: dbus-daemon is not installed\n");
    return 77;
  }

#define ADD(name, function)                                                                        \
  g_test_add ("/bus/agent-client/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("missing", test_missing);
  ADD ("values", test_values);
  ADD ("S69-comes-back", test_comes_back);
  g_test_add ("/bus/agent-client/broken", Fixture, COME_AND_GO, set_up, test_broken, tear_down);
  ADD ("waits", test_waits);
  ADD ("refused", test_refused);
  ADD ("no-callback", test_no_callback);
  ADD ("off", test_off);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
