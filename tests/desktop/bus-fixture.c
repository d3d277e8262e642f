/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bus-fixture.h"

static GDBusConnection *
connect_to (GTestDBus *daemon)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (daemon),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);

  g_assert_no_error (error);
  return bus;
}

gboolean
bus_fixture_is_possible (void)
{
  g_autofree char *daemon = g_find_program_in_path ("dbus-daemon");

  if (daemon == NULL)
    g_print ("skipped: dbus-daemon is not installed\n");
  return daemon != NULL;
}

void
bus_fixture_set_up (BusFixture *self)
{
  self->daemon = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->daemon);
  self->client = connect_to (self->daemon);
  self->desk = connect_to (self->daemon);
}

void
bus_fixture_let_go (gpointer object)
{
  gpointer watch = object;

  g_object_add_weak_pointer (object, &watch);
  g_object_unref (object);
  while (watch != NULL) {
    g_main_context_iteration (NULL, FALSE);
    g_thread_yield ();
  }
}

static void
disconnect (GDBusConnection *bus)
{
  g_dbus_connection_close_sync (bus, NULL, NULL);
  bus_fixture_let_go (bus);
}

void
bus_fixture_tear_down (BusFixture *self)
{
  disconnect (self->client);
  disconnect (self->desk);
  g_test_dbus_down (self->daemon);
  g_clear_object (&self->daemon);
}

void
bus_fixture_reconnect_desk (BusFixture *self)
{
  disconnect (self->desk);
  self->desk = connect_to (self->daemon);
}

static void
call_bus (GDBusConnection *bus, const char *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
      arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

void
bus_fixture_own_name (BusFixture *self, const char *name)
{
  call_bus (self->desk, "RequestName", g_variant_new ("(su)", name, 0));
}

void
bus_fixture_release_name (BusFixture *self, const char *name)
{
  call_bus (self->desk, "ReleaseName", g_variant_new ("(s)", name));
}

guint
bus_fixture_export (BusFixture *self,
                    const char *path,
                    const char *xml,
                    const GDBusInterfaceVTable *vtable,
                    gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, &error);
  guint id = 0;

  g_assert_no_error (error);
  id = g_dbus_connection_register_object (self->desk, path, info->interfaces[0], vtable, data, NULL,
                                          &error);
  g_assert_no_error (error);
  return id;
}

void
bus_fixture_emit (BusFixture *self,
                  const char *path,
                  const char *interface,
                  const char *signal,
                  GVariant *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (self->desk, NULL, path, interface, signal, parameters, &error);
  g_assert_no_error (error);
}

static void
pinged_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result,
                                                              NULL);

  (*(int *) data)--;
}

/* The bus keeps the order: whoever has this answer has had what was sent before it. Signals come to
 * the main loop by idle sources of the same priority, so two rounds see to them too. */
void
bus_fixture_settle (BusFixture *self)
{
  GDBusConnection *buses[] = { self->client, self->desk, self->client, self->desk };

  for (gsize i = 0; i < G_N_ELEMENTS (buses); i++) {
    int n_open = 1;

    g_dbus_connection_call (buses[i], "org.freedesktop.DBus", "/org/freedesktop/DBus",
                            "org.freedesktop.DBus.Peer", "Ping", NULL, NULL, G_DBUS_CALL_FLAGS_NONE,
                            -1, NULL, pinged_cb, &n_open);
    while (n_open > 0)
      g_main_context_iteration (NULL, TRUE);
  }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}
