/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-libnotify.h"
#include "desktop/limber-notification-mark.h"
#include "desktop/limber-notifier.h"

#include "bus-fixture.h"

#include <string.h>

/* S64: what a Flatpak has. libnotify is made to take the Notification portal, which the test plays
 * on a private bus. */

#define NAME      "org.freedesktop.portal.Desktop"
#define PATH      "/org/freedesktop/portal/desktop"
#define INTERFACE "org.freedesktop.portal.Notification"

#define LONG_LIMIT_MSECS (3600 * 1000) /* never reached here */

static const char xml[]
    = "<node><interface name='" INTERFACE "'>"
      "<method name='AddNotification'><arg type='s' direction='in'/>"
      "<arg type='a{sv}' direction='in'/></method>"
      "<method name='RemoveNotification'><arg type='s' direction='in'/></method>"
      "<signal name='ActionInvoked'><arg type='s'/><arg type='s'/>"
      "<arg type='av'/></signal>"
      "<property name='version' type='u' access='read'/>"
      "</interface></node>";

typedef struct {
  BusFixture bus;
  LimberNotifier *notifier; /* (owned) */
  GString *log;             /* (owned) */
  GString *calls;           /* (owned) */
  guint object;
  char *id;       /* (owned) (nullable): of the last notification */
  GVariant *last; /* (owned) (nullable): what it says */
  gboolean refuses;
} Fixture;

static void
note (GString *log, const char *text)
{
  g_string_append_printf (log, "%s%s", log->len > 0 ? ", " : "", text);
}

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
  Fixture *fixture = data;
  const char *id = NULL;

  g_variant_get_child (parameters, 0, "&s", &id);
  if (g_str_equal (method, "RemoveNotification")) {
    note (fixture->calls, g_strcmp0 (id, fixture->id) == 0 ? "remove" : "remove another's");
  } else {
    g_free (fixture->id);
    fixture->id = g_strdup (id);
    g_clear_pointer (&fixture->last, g_variant_unref);
    fixture->last = g_variant_get_child_value (parameters, 1);
    note (fixture->calls, "add");
  }
  if (fixture->refuses)
    g_dbus_method_invocation_return_dbus_error (invocation,
                                                "org.freedesktop.portal.Error.NotAllowed", "no");
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static GVariant *
property_read_cb (GDBusConnection *bus,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *property,
                  GError **error,
                  gpointer data)
{
  return g_variant_new_uint32 (1);
}

static const GDBusInterfaceVTable vtable = {
  .method_call = method_called_cb,
  .get_property = property_read_cb,
};

static void
appear (Fixture *fixture)
{
  fixture->object = bus_fixture_export (&fixture->bus, PATH, xml, &vtable, fixture);
  bus_fixture_own_name (&fixture->bus, NAME);
}

static void
shown_cb (Fixture *fixture, LimberNotifier *notifier)
{
  note (fixture->log, "shown");
}

static void
acted_on_cb (Fixture *fixture, const char *name, const char *token, LimberNotifier *notifier)
{
  note (fixture->log, "action");
  note (fixture->log, name);
}

static void
closed_cb (Fixture *fixture, int reason, LimberNotifier *notifier)
{
  note (fixture->log, "closed");
}

static void
failed_cb (Fixture *fixture, const char *cause, const char *detail, LimberNotifier *notifier)
{
  note (fixture->log, cause);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberNotificationServer) server = NULL;

  bus_fixture_set_up (&fixture->bus);
  fixture->log = g_string_new (NULL);
  fixture->calls = g_string_new (NULL);
  server = limber_libnotify_new ("Limber");
  fixture->notifier = limber_notifier_new (server, LONG_LIMIT_MSECS);
  g_signal_connect_swapped (fixture->notifier, "shown", G_CALLBACK (shown_cb), fixture);
  g_signal_connect_swapped (fixture->notifier, "action", G_CALLBACK (acted_on_cb), fixture);
  g_signal_connect_swapped (fixture->notifier, "closed", G_CALLBACK (closed_cb), fixture);
  g_signal_connect_swapped (fixture->notifier, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
expect (GString *log, const char *text)
{
  while (log->len < strlen (text))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (log->str, ==, text);
  g_string_truncate (log, 0);
}

static void
ended_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_assert_true (limber_notifier_end_finish (LIMBER_NOTIFIER (object), result));
  note (((Fixture *) data)->log, "ended");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  limber_notifier_end_async (fixture->notifier, ended_cb, fixture);
  expect (fixture->log, "ended");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->notifier);
  bus_fixture_tear_down (&fixture->bus);
  g_clear_pointer (&fixture->last, g_variant_unref);
  g_free (fixture->id);
  g_string_free (fixture->log, TRUE);
  g_string_free (fixture->calls, TRUE);
}

static void
show (Fixture *fixture)
{
  g_autoptr (LimberNotification) notification = limber_notification_new (
      "Time to stretch", "40 < 50 & more", LIMBER_URGENCY_NORMAL);

  limber_notification_add_action (notification, LIMBER_NOTIFICATION_DEFAULT_ACTION, "Open");
  limber_notification_add_action (notification, "start", "Start");
  limber_notifier_show (fixture->notifier, notification);
}

static void
show_and_expect (Fixture *fixture)
{
  show (fixture);
  expect (fixture->log, "shown");
  expect (fixture->calls, "add");
}

static void
invoke (Fixture *fixture, const char *id, const char *action)
{
  bus_fixture_emit (&fixture->bus, PATH, INTERFACE, "ActionInvoked",
                    g_variant_new ("(ssav)", id, action, NULL));
}

static void
test_what_is_said (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GVariant) buttons = NULL;
  g_autoptr (GVariant) first = NULL;
  const LimberServerInfo *info = NULL;
  const char *text = NULL;

  appear (fixture);
  show_and_expect (fixture);
  g_assert_true (g_variant_lookup (fixture->last, "title", "&s", &text));
  g_assert_cmpstr (text, ==, "Time to stretch");
  g_assert_true (g_variant_lookup (fixture->last, "body", "&s", &text));
  g_assert_cmpstr (text, ==, "40 < 50 & more"); /* the portal reads no markup */
  g_assert_true (g_variant_lookup (fixture->last, "default-action", "&s", &text));
  buttons = g_variant_lookup_value (fixture->last, "buttons", G_VARIANT_TYPE ("aa{sv}"));
  g_assert_nonnull (buttons);
  g_variant_get_child (buttons, 0, "@a{sv}", &first);
  g_assert_true (g_variant_lookup (first, "action", "&s", &text));
  g_assert_cmpstr (text, ==, "start"); /* libnotify makes a button of the default action, too */
  info = limber_notification_server_get_info (limber_notifier_get_server (fixture->notifier));
  g_assert_true (info->is_portal);
  g_assert_true (info->has_actions);
}

/* close, show again, click */
static void
test_round (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  show_and_expect (fixture);
  limber_notifier_withdraw (fixture->notifier);
  expect (fixture->calls, "remove");
  show_and_expect (fixture);
  invoke (fixture, "another program's", "start");
  invoke (fixture, fixture->id, "start");
  expect (fixture->log, "action, start"); /* with which the portal takes it away */
  show_and_expect (fixture);
  invoke (fixture, fixture->id, LIMBER_NOTIFICATION_DEFAULT_ACTION);
  expect (fixture->log, "action, default");
}

/* S62: ids of the portal are the program's own. */
static void
test_leftover (Fixture *fixture, gconstpointer unused)
{
  guint32 number = 0;

  appear (fixture);
  show_and_expect (fixture);
  limber_notifier_withdraw (fixture->notifier);
  expect (fixture->calls, "remove");
  while (limber_notification_mark_exists ())
    g_main_context_iteration (NULL, FALSE);
  number = (guint32) g_ascii_strtoull (strrchr (fixture->id, '-') + 1, NULL, 10);
  limber_notification_mark_write (g_dbus_connection_get_guid (fixture->bus.client),
                                  g_dbus_connection_get_unique_name (fixture->bus.desk), number);
  bus_fixture_settle (&fixture->bus);
  limber_notifier_withdraw_leftover (fixture->notifier);
  expect (fixture->calls, "remove");
}

static void
test_restart (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  show_and_expect (fixture);
  g_dbus_connection_unregister_object (fixture->bus.desk, fixture->object);
  bus_fixture_reconnect_desk (&fixture->bus);
  expect (fixture->log, LIMBER_NOTIFIER_SERVER_GONE);
  appear (fixture);
  expect (fixture->log, "shown");
  expect (fixture->calls, "add");
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  fixture->refuses = TRUE;
  appear (fixture);
  show (fixture);
  expect (fixture->log, LIMBER_NOTIFIER_REFUSED);
  expect (fixture->calls, "add");
}

/* S65: a sandbox without portal or server */
static void
test_missing (Fixture *fixture, gconstpointer unused)
{
  show (fixture);
  expect (fixture->log, LIMBER_NOTIFIER_NO_SERVER);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/desktop/notification-portal/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_setenv ("NOTIFY_FORCE_PORTAL", "1", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* libnotify itself warns that a portal can less. */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  if (!bus_fixture_is_possible ())
    return 77;
  add ("S64-what-is-said", test_what_is_said);
  add ("S64-round", test_round);
  add ("S62-leftover", test_leftover);
  add ("restart", test_restart);
  add ("refused", test_refused);
  add ("S65-missing", test_missing);
  return g_test_run ();
}
