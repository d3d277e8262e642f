/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-activation.h"

#include "bus-fixture.h"

/* What reaches the program with the window's name, and what is told when there is none. */

typedef struct {
  BusFixture bus;
  gboolean is_done;
  gboolean is_taken;
  GError *error; /* (owned) (nullable) */
  char *call;    /* (owned) (nullable): what the window was asked */
  char *token;   /* (owned) (nullable) */
} Fixture;

static const char xml[]
    = "<node><interface name='org.freedesktop.Application'>"
      "<method name='ActivateAction'><arg type='s' direction='in'/><arg type='av' direction='in'/>"
      "<arg type='a{sv}' direction='in'/></method></interface></node>";

static void
activated_cb (GDBusConnection *bus,
              const char *sender,
              const char *path,
              const char *interface,
              const char *method,
              GVariant *parameters,
              GDBusMethodInvocation *invocation,
              gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GVariant) values = g_variant_get_child_value (parameters, 1);
  g_autoptr (GVariant) platform = g_variant_get_child_value (parameters, 2);
  g_autofree char *printed = g_variant_print (values, FALSE);
  const char *action = NULL;

  g_variant_get_child (parameters, 0, "&s", &action);
  fixture->call = g_strdup_printf ("%s %s", action, printed);
  g_variant_lookup (platform, "activation-token", "s", &fixture->token);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static const GDBusInterfaceVTable vtable = { .method_call = activated_cb };

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  bus_fixture_set_up (&fixture->bus);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_error (&fixture->error);
  g_free (fixture->call);
  g_free (fixture->token);
  bus_fixture_tear_down (&fixture->bus);
}

static void
sent_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->is_taken = limber_activation_send_finish (result, &fixture->error);
  fixture->is_done = TRUE;
}

static void
send (Fixture *fixture, GVariant *parameter, const char *token)
{
  limber_activation_send_async (fixture->bus.client, "start-break", parameter, token, NULL, sent_cb,
                                fixture);
  while (!fixture->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
play_window (Fixture *fixture)
{
  bus_fixture_export (&fixture->bus, "/io/github/limberapp/Limber", xml, &vtable, fixture);
  bus_fixture_own_name (&fixture->bus, LIMBER_APPLICATION_ID);
}

static void
test_taken (Fixture *fixture, gconstpointer unused)
{
  play_window (fixture);
  send (fixture, g_variant_new_string ("desk-break"), "t0k3n");
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->is_taken);
  g_assert_cmpstr (fixture->call, ==, "start-break [<'desk-break'>]");
  g_assert_cmpstr (fixture->token, ==, "t0k3n");
}

static void
test_without_token (Fixture *fixture, gconstpointer unused)
{
  play_window (fixture);
  send (fixture, NULL, NULL);
  g_assert_true (fixture->is_taken);
  g_assert_cmpstr (fixture->call, ==, "start-break []");
  g_assert_null (fixture->token);
}

static void
test_nobody (Fixture *fixture, gconstpointer unused)
{
  send (fixture, g_variant_new_string ("desk-break"), NULL);
  g_assert_false (fixture->is_taken);
  g_assert_error (fixture->error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);
}

static void
test_no_actions (Fixture *fixture, gconstpointer unused)
{
  bus_fixture_own_name (&fixture->bus, LIMBER_APPLICATION_ID);
  send (fixture, NULL, NULL); /* it has the name and no actions */
  g_assert_false (fixture->is_taken);
  g_assert_nonnull (fixture->error);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/desktop/activation/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!bus_fixture_is_possible ())
    return 77;
  add ("taken", test_taken);
  add ("without-token", test_without_token);
  add ("nobody", test_nobody);
  add ("no-actions", test_no_actions);
  return g_test_run ();
}
