/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-idle-mutter.h"

/* The real client against a stand-in for GNOME's idle monitor on a private bus. */

static const char introspection_xml[]
    = "<node><interface name='org.gnome.Mutter.IdleMonitor'>"
      "<method name='AddIdleWatch'><arg type='t' direction='in'/><arg type='u' "
      "direction='out'/></method>"
      "<method name='AddUserActiveWatch'><arg type='u' direction='out'/></method>"
      "<method name='RemoveWatch'><arg type='u' direction='in'/></method>"
      "<signal name='WatchFired'><arg type='u'/></signal>"
      "</interface></node>";

#define OBJECT_PATH "/org/gnome/Mutter/IdleMonitor/Core"

/* The service lives in a thread, because the client's probe waits for its answer. */
typedef struct {
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  GDBusConnection *bus;
  char *address;
  guint32 last_watch;
  gint n_active_watches; /* atomic */
  gint n_removed;        /* atomic */
  guint64 threshold_msecs;
  gint is_ready; /* atomic */
} Shell;

static void
method_called_cb (GDBusConnection *bus,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *method,
                  GVariant *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer data)
{
  Shell *self = data;

  if (g_str_equal (method, "RemoveWatch")) {
    g_atomic_int_inc (&self->n_removed);
    g_dbus_method_invocation_return_value (invocation, NULL);
    return;
  }
  if (g_str_equal (method, "AddIdleWatch"))
    g_variant_get (parameters, "(t)", &self->threshold_msecs);
  self->last_watch++;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", self->last_watch));
  if (g_str_equal (method, "AddUserActiveWatch"))
    g_atomic_int_inc (&self->n_active_watches);
}

static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb };

static void
name_acquired_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  g_atomic_int_set (&((Shell *) data)->is_ready, 1);
}

static gpointer
run_shell (gpointer data)
{
  Shell *self = data;
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection_xml, NULL);
  g_autoptr (GError) error = NULL;
  guint owner;

  g_main_context_push_thread_default (self->context);
  self->bus = g_dbus_connection_new_for_address_sync (
      self->address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->bus, OBJECT_PATH, info->interfaces[0], &vtable, self,
                                     NULL, &error);
  g_assert_no_error (error);
  owner = g_bus_own_name_on_connection (self->bus, "org.gnome.Mutter.IdleMonitor",
                                        G_BUS_NAME_OWNER_FLAGS_NONE, name_acquired_cb, NULL, self,
                                        NULL);
  g_main_loop_run (self->loop);
  g_bus_unown_name (owner);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_clear_object (&self->bus);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static void
shell_start (Shell *self, const char *address)
{
  self->address = g_strdup (address);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("shell", run_shell, self);
  while (!g_atomic_int_get (&self->is_ready))
    g_thread_yield ();
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (((Shell *) data)->loop);
  return G_SOURCE_REMOVE;
}

static void
shell_stop (Shell *self)
{
  g_main_context_invoke (self->context, quit_cb, self);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self->address);
}

static void
shell_fire (Shell *self, guint32 watch)
{
  g_dbus_connection_emit_signal (self->bus, NULL, OBJECT_PATH, "org.gnome.Mutter.IdleMonitor",
                                 "WatchFired", g_variant_new ("(u)", watch), NULL);
}

typedef struct {
  GTestDBus *daemon;
  GDBusConnection *bus;
  Shell shell;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->daemon = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->daemon);
  fixture->bus = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (fixture->daemon),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_dbus_connection_close_sync (fixture->bus, NULL, NULL);
  g_clear_object (&fixture->bus);
  g_test_dbus_down (fixture->daemon);
  g_clear_object (&fixture->daemon);
}

static void
count_cb (guint *count, LimberIdleSource *source)
{
  (*count)++;
}

static void
wait_for (guint *count)
{
  while (*count == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_idle_and_active (Fixture *fixture, gconstpointer unused)
{
  LimberIdleSource *source = limber_idle_mutter_new (fixture->bus);
  g_autoptr (GError) error = NULL;
  guint n_idle = 0;
  guint n_active = 0;

  shell_start (&fixture->shell, g_test_dbus_get_bus_address (fixture->daemon));
  g_signal_connect_swapped (source, "went-idle", G_CALLBACK (count_cb), &n_idle);
  g_signal_connect_swapped (source, "became-active", G_CALLBACK (count_cb), &n_active);
  g_assert_true (limber_idle_source_start (source, 30000, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->shell.threshold_msecs, ==, 30000);
  g_assert_false (limber_idle_source_ignores_inhibitors (source));

  for (gint i = 1; i <= 2; i++) {
    n_idle = 0;
    n_active = 0;
    shell_fire (&fixture->shell, 1);
    wait_for (&n_idle);
    while (g_atomic_int_get (&fixture->shell.n_active_watches) < i)
      g_main_context_iteration (NULL, FALSE);
    while (g_main_context_iteration (NULL, FALSE))
      continue;
    shell_fire (&fixture->shell, 99); /* somebody else's */
    shell_fire (&fixture->shell, (guint32) (1 + i));
    wait_for (&n_active);
    g_assert_cmpuint (n_active, ==, 1);
  }
  limber_idle_source_stop (source);
  g_object_unref (source);
  shell_stop (&fixture->shell);
}

/* S28: when the shell goes, its watches have gone too. */
static void
test_lost (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberIdleSource) source = limber_idle_mutter_new (fixture->bus);
  guint n_lost = 0;

  shell_start (&fixture->shell, g_test_dbus_get_bus_address (fixture->daemon));
  g_signal_connect_swapped (source, "lost", G_CALLBACK (count_cb), &n_lost);
  g_assert_true (limber_idle_source_start (source, 30000, NULL));
  shell_stop (&fixture->shell);
  wait_for (&n_lost);
  g_assert_cmpuint (n_lost, ==, 1);
}

static void
test_absent (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberIdleSource) source = limber_idle_mutter_new (fixture->bus);
  g_autoptr (GError) error = NULL;

  g_assert_false (limber_idle_source_start (source, 30000, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_autofree char *daemon = NULL;

  g_test_init (&argc, &argv, NULL);
  daemon = g_find_program_in_path ("dbus-daemon");
  if (daemon == NULL) {
    g_print ("skipped: dbus-daemon is not installed\n");
    return 77;
  }
  g_test_add ("/desktop/idle-mutter/idle-and-active", Fixture, NULL, fixture_set_up,
              test_idle_and_active, fixture_tear_down);
  g_test_add ("/desktop/idle-mutter/S28-lost", Fixture, NULL, fixture_set_up, test_lost,
              fixture_tear_down);
  g_test_add ("/desktop/idle-mutter/absent", Fixture, NULL, fixture_set_up, test_absent,
              fixture_tear_down);
  return g_test_run ();
}
