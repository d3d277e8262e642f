/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session-manager.h"

#include <gio/gio.h>

static const char interface_xml[]
    = "<node><interface name='org.gnome.SessionManager'>"
      "<method name='RegisterClient'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='o' direction='out'/></method>"
      "<method name='Inhibit'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='u' direction='out'/>"
      "</method>"
      "<method name='Uninhibit'><arg type='u' direction='in'/></method>"
      "</interface></node>";

struct _SessionManager {
  GThread *thread;       /* (owned) */
  GMainContext *context; /* (owned) */
  GMainLoop *loop;       /* (owned) */
  gint is_ready;
  gint n_inhibited;
  gint flags;
  guint32 last_cookie;
};

static SessionManager *manager; /* (owned) */

static void
method_called_cb (GDBusConnection *connection,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *method,
                  GVariant *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer user_data)
{
  SessionManager *self = user_data;
  guint32 flags = 0;

  if (g_str_equal (method, "Inhibit")) {
    g_variant_get (parameters, "(&su&su)", NULL, NULL, NULL, &flags);
    g_atomic_int_set (&self->flags, (gint) flags);
    g_atomic_int_inc (&self->n_inhibited);
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", ++self->last_cookie));
  } else if (g_str_equal (method, "Uninhibit")) {
    g_atomic_int_add (&self->n_inhibited, -1);
    g_dbus_method_invocation_return_value (invocation, NULL);
  } else {
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/client"));
  }
}

static gpointer
serve (gpointer user_data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb };
  SessionManager *self = user_data;
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (self->context);
  connection = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (connection, "/org/gnome/SessionManager", info->interfaces[0],
                                     &vtable, self, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.gnome.SessionManager", 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_atomic_int_set (&self->is_ready, TRUE);
  g_main_loop_run (self->loop);
  g_dbus_connection_close_sync (connection, NULL, NULL);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

void
session_manager_start (void)
{
  manager = g_new0 (SessionManager, 1);
  manager->context = g_main_context_new ();
  manager->loop = g_main_loop_new (manager->context, FALSE);
  manager->thread = g_thread_new ("session-manager", serve, manager);
  while (!g_atomic_int_get (&manager->is_ready))
    g_thread_yield ();
}

void
session_manager_stop (void)
{
  g_main_loop_quit (manager->loop);
  g_thread_join (manager->thread);
  g_main_loop_unref (manager->loop);
  g_main_context_unref (manager->context);
  g_clear_pointer (&manager, g_free);
}

SessionManager *
session_manager_get (void)
{
  return manager;
}

guint
session_manager_count_inhibited (SessionManager *self)
{
  return (guint) g_atomic_int_get (&self->n_inhibited);
}

guint
session_manager_get_flags (SessionManager *self)
{
  return (guint) g_atomic_int_get (&self->flags);
}
