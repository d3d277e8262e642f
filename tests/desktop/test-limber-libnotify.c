/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-libnotify.h"
#include "desktop/limber-notification-mark.h"
#include "desktop/limber-notifier.h"

#include "bus-fixture.h"
#include "../tools/sanitized.h"

#include <dirent.h>
#include <malloc.h>
#include <string.h>

/* The real libnotify with the real notifier, against notification servers that the test plays on a
 * private bus: good ones, deaf ones, dying ones. */

#define NAME      "org.freedesktop.Notifications"
#define PATH      "/org/freedesktop/Notifications"
#define INTERFACE "org.freedesktop.Notifications"

#define LONG_LIMIT_MSECS (3600 * 1000) /* never reached here */

static const char xml[]
    = "<node><interface name='" INTERFACE "'>"
      "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' "
      "direction='out'/><arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
      "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
      "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' "
      "direction='in'/><arg type='u' direction='out'/></method>"
      "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
      "</interface></node>";

typedef struct {
  BusFixture bus;
  LimberNotifier *notifier; /* (owned) */
  GString *log;             /* (owned): what the notifier told since it was last looked at */
  GString *calls;           /* (owned): what the server was asked */

  /* the server */
  guint object;
  const char *const *capabilities;
  GDBusMethodInvocation *held; /* (owned) (nullable): a Notify that is not answered */
  gboolean is_deaf;            /* hold the next Notify */
  gboolean is_strict;          /* refuse each Notify */
  guint32 last_id;
  GVariant *last; /* (owned) (nullable): of the last Notify */
} Fixture;

static const char *const all_capabilities[] = { "actions", "body", "body-markup", NULL };
static const char *const few_capabilities[] = { "body", NULL };

static void
note (GString *log, const char *text)
{
  g_string_append_printf (log, "%s%s", log->len > 0 ? ", " : "", text);
}

static void
notify (Fixture *fixture, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  const char *title = NULL;
  guint32 replaced = 0;
  g_autofree char *text = NULL;

  g_clear_pointer (&fixture->last, g_variant_unref);
  fixture->last = g_variant_ref (parameters);
  g_variant_get_child (parameters, 1, "u", &replaced);
  g_variant_get_child (parameters, 3, "&s", &title);
  text = g_strdup_printf ("show %s%s", title, replaced != 0 ? " in place" : "");
  note (fixture->calls, text);
  if (fixture->is_strict) {
    g_dbus_method_invocation_return_dbus_error (invocation, "org.example.No", "not now");
    return;
  }
  fixture->last_id++;
  if (fixture->is_deaf)
    fixture->held = invocation;
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", fixture->last_id));
}

static void
tell_closed (Fixture *fixture, guint32 id, guint32 reason)
{
  bus_fixture_emit (&fixture->bus, PATH, INTERFACE, "NotificationClosed",
                    g_variant_new ("(uu)", id, reason));
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
  guint32 id = 0;

  if (g_str_equal (method, "GetServerInformation")) {
    g_dbus_method_invocation_return_value (
        invocation, g_variant_new ("(ssss)", "player", "test", "1.0", "1.2"));
  } else if (g_str_equal (method, "GetCapabilities")) {
    g_dbus_method_invocation_return_value (invocation,
                                           g_variant_new ("(^as)", fixture->capabilities));
  } else if (g_str_equal (method, "Notify")) {
    notify (fixture, parameters, invocation);
  } else {
    g_variant_get (parameters, "(u)", &id);
    note (fixture->calls, id == fixture->last_id ? "close" : "close another's");
    g_dbus_method_invocation_return_value (invocation, NULL);
    tell_closed (fixture, id, LIMBER_CLOSED_BY_CALL);
  }
}

static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb };

static void
appear (Fixture *fixture)
{
  fixture->object = bus_fixture_export (&fixture->bus, PATH, xml, &vtable, fixture);
  bus_fixture_own_name (&fixture->bus, NAME);
}

/* Its connection goes with it, as when a process is killed. */
static void
die (Fixture *fixture)
{
  g_clear_object (&fixture->held);
  g_dbus_connection_unregister_object (fixture->bus.desk, fixture->object);
  bus_fixture_reconnect_desk (&fixture->bus);
}

static void
shown_cb (Fixture *fixture, LimberNotifier *notifier)
{
  note (fixture->log, "shown");
}

static void
acted_on_cb (Fixture *fixture, const char *name, const char *token, LimberNotifier *notifier)
{
  g_autofree char *text = g_strdup_printf ("action %s%s%s", name, token != NULL ? " with " : "",
                                           token != NULL ? token : "");

  note (fixture->log, text);
}

static void
closed_cb (Fixture *fixture, int reason, LimberNotifier *notifier)
{
  g_autofree char *text = g_strdup_printf ("closed %d", reason);

  note (fixture->log, text);
}

static void
failed_cb (Fixture *fixture, const char *cause, const char *detail, LimberNotifier *notifier)
{
  note (fixture->log, cause);
}

static void
create_notifier (Fixture *fixture, guint limit_msecs)
{
  g_autoptr (LimberNotificationServer) server = limber_libnotify_new ("Limber");

  fixture->notifier = limber_notifier_new (server, limit_msecs);
  g_signal_connect_swapped (fixture->notifier, "shown", G_CALLBACK (shown_cb), fixture);
  g_signal_connect_swapped (fixture->notifier, "action", G_CALLBACK (acted_on_cb), fixture);
  g_signal_connect_swapped (fixture->notifier, "closed", G_CALLBACK (closed_cb), fixture);
  g_signal_connect_swapped (fixture->notifier, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer limit_msecs)
{
  bus_fixture_set_up (&fixture->bus);
  fixture->log = g_string_new (NULL);
  fixture->calls = g_string_new (NULL);
  fixture->capabilities = all_capabilities;
  create_notifier (fixture, GPOINTER_TO_UINT (limit_msecs));
}

static void
ended_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  note (((Fixture *) data)->log,
        limber_notifier_end_finish (LIMBER_NOTIFIER (object), result) ? "ended" : "given up");
}

static void
expect (Fixture *fixture, const char *log)
{
  while (fixture->log->len < strlen (log))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->log->str, ==, log);
  g_string_truncate (fixture->log, 0);
}

static void
expect_calls (Fixture *fixture, const char *calls)
{
  while (fixture->calls->len < strlen (calls))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->calls->str, ==, calls);
  g_string_truncate (fixture->calls, 0);
}

static void
end_notifier (Fixture *fixture)
{
  limber_notifier_end_async (fixture->notifier, ended_cb, fixture);
  expect (fixture, "ended");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->notifier);
}

/* The thread that calls ends some time after its owner. Where it had just ended when the bus went
 * down, nobody heard of that any more, and the connection stayed for good. */
static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  gpointer watch = session;

  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (session), &watch);
  g_object_unref (session);
  end_notifier (fixture);
  while (watch != NULL) {
    g_main_context_iteration (NULL, FALSE);
    g_thread_yield ();
  }
  bus_fixture_tear_down (&fixture->bus);
  g_clear_object (&fixture->held);
  g_clear_pointer (&fixture->last, g_variant_unref);
  g_string_free (fixture->log, TRUE);
  g_string_free (fixture->calls, TRUE);
}

static void
show (Fixture *fixture, const char *title)
{
  g_autoptr (LimberNotification) notification = limber_notification_new (
      title, "Sat for 40 < 50 minutes & more", LIMBER_URGENCY_NORMAL);

  limber_notification_add_action (notification, LIMBER_NOTIFICATION_DEFAULT_ACTION, "Open");
  limber_notification_add_action (notification, "start", "Start");
  limber_notification_add_action (notification, "snooze", "In 5 minutes");
  limber_notifier_show (fixture->notifier, notification);
}

static void
show_and_expect (Fixture *fixture, const char *title)
{
  g_autofree char *calls = g_strconcat ("show ", title, NULL);

  show (fixture, title);
  expect (fixture, "shown");
  expect_calls (fixture, calls);
}

static void
test_what_is_said (Fixture *fixture, gconstpointer unused)
{
  g_autofree const char **actions = NULL;
  g_autoptr (GVariant) hints = NULL;
  const LimberServerInfo *info = NULL;
  const char *body = NULL;
  const char *entry = NULL;
  guchar urgency = 9;

  appear (fixture);
  show_and_expect (fixture, "a");
  g_variant_get_child (fixture->last, 4, "&s", &body);
  g_assert_cmpstr (body, ==, "Sat for 40 &lt; 50 minutes &amp; more");
  g_variant_get_child (fixture->last, 5, "^a&s", &actions);
  g_assert_cmpuint (g_strv_length ((GStrv) actions), ==, 6);
  g_assert_cmpstr (actions[0], ==, "start");
  g_assert_cmpstr (actions[1], ==, "Start");
  g_assert_cmpstr (actions[4], ==, LIMBER_NOTIFICATION_DEFAULT_ACTION);
  hints = g_variant_get_child_value (fixture->last, 6);
  g_assert_true (g_variant_lookup (hints, "urgency", "y", &urgency));
  g_assert_cmpint (urgency, ==, 1);
  g_assert_true (g_variant_lookup (hints, "desktop-entry", "&s", &entry));
  g_assert_cmpstr (entry, ==, LIMBER_APPLICATION_ID);

  info = limber_notification_server_get_info (limber_notifier_get_server (fixture->notifier));
  g_assert_cmpstr (info->name, ==, "player");
  g_assert_cmpstr (info->version, ==, "1.0");
  g_assert_true (info->has_actions);
  g_assert_false (info->is_portal);
  limber_notifier_withdraw (fixture->notifier);
  expect_calls (fixture, "close");
}

/* A server without actions is given no buttons, and no markup that it would show as letters. */
static void
test_poor_server (Fixture *fixture, gconstpointer unused)
{
  g_autofree const char **actions = NULL;
  const char *body = NULL;

  fixture->capabilities = few_capabilities;
  appear (fixture);
  show_and_expect (fixture, "a");
  g_variant_get_child (fixture->last, 4, "&s", &body);
  g_assert_cmpstr (body, ==, "Sat for 40 < 50 minutes & more");
  g_variant_get_child (fixture->last, 5, "^a&s", &actions);
  g_assert_cmpuint (g_strv_length ((GStrv) actions), ==, 2);
  g_assert_cmpstr (actions[0], ==, LIMBER_NOTIFICATION_DEFAULT_ACTION);
}

static void
act (Fixture *fixture, guint32 id, const char *action)
{
  bus_fixture_emit (&fixture->bus, PATH, INTERFACE, "ActionInvoked",
                    g_variant_new ("(us)", id, action));
}

static void
test_action (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  show_and_expect (fixture, "a");
  act (fixture, fixture->last_id + 7, "start"); /* another program's */
  bus_fixture_emit (&fixture->bus, PATH, INTERFACE, "ActivationToken",
                    g_variant_new ("(us)", fixture->last_id, "t0k3n"));
  act (fixture, fixture->last_id, "start");
  expect (fixture, "action start with t0k3n");
  expect_calls (fixture, "close");
}

static void
test_action_without_token (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  show_and_expect (fixture, "a");
  act (fixture, fixture->last_id, LIMBER_NOTIFICATION_DEFAULT_ACTION);
  tell_closed (fixture, fixture->last_id, LIMBER_CLOSED_DISMISSED); /* as many servers do */
  expect (fixture, "action default");
  bus_fixture_settle (&fixture->bus);
}

/* S61 */
static void
test_closed (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  show_and_expect (fixture, "a");
  tell_closed (fixture, fixture->last_id, LIMBER_CLOSED_DISMISSED);
  expect (fixture, "closed 2");
  show_and_expect (fixture, "b");
  tell_closed (fixture, fixture->last_id, LIMBER_CLOSED_EXPIRED);
  expect (fixture, "closed 1");
}

static void
leave (Fixture *fixture, const char *owner, guint32 id)
{
  limber_notification_mark_write (g_dbus_connection_get_guid (fixture->bus.client), owner, id);
  fixture->last_id = id;
  limber_notifier_withdraw_leftover (fixture->notifier);
}

/* S62: an agent was killed while its notification was on the screen: the next one closes it. */
static void
test_leftover (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  leave (fixture, g_dbus_connection_get_unique_name (fixture->bus.desk), 12);
  expect_calls (fixture, "close");
  show_and_expect (fixture, "a");
  g_assert_true (limber_notification_mark_exists ());
  limber_notifier_withdraw (fixture->notifier);
  expect_calls (fixture, "close");
  while (limber_notification_mark_exists ())
    g_main_context_iteration (NULL, FALSE);
}

/* The id is of another server than the one that is there: it may be another program's by now. */
static void
test_leftover_of_another_server (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  leave (fixture, ":1.4711", 12);
  show_and_expect (fixture, "a");
}

static void
probed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  note (((Fixture *) data)->log,
        limber_notification_server_finish (LIMBER_NOTIFICATION_SERVER (object), result, &error)
            ? "found"
            : error->message);
}

/* An agent that is replaced ends without touching what the one that takes over has shown. */
static void
test_taken_over (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  show_and_expect (fixture, "a");
  limber_notifier_withdraw (fixture->notifier);
  expect_calls (fixture, "close");
  while (limber_notification_mark_exists ())
    g_main_context_iteration (NULL, FALSE);
  limber_notification_mark_write (g_dbus_connection_get_guid (fixture->bus.client),
                                  g_dbus_connection_get_unique_name (fixture->bus.desk), 12);
  end_notifier (fixture);
  /* The next thread begins when the one before has ended. */
  create_notifier (fixture, LONG_LIMIT_MSECS);
  limber_notification_server_probe_async (limber_notifier_get_server (fixture->notifier), probed_cb,
                                          fixture);
  expect (fixture, "found");
  expect_calls (fixture, "");
  g_assert_true (limber_notification_mark_exists ());
}

/* S63: the one before is closed first. */
static void
test_one_at_a_time (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  show_and_expect (fixture, "a");
  show (fixture, "b");
  expect (fixture, "shown");
  expect_calls (fixture, "close, show b");
}

/* S65 */
static void
test_missing (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "a");
  expect (fixture, LIMBER_NOTIFIER_NO_SERVER);
  g_assert_null (
      limber_notification_server_get_info (limber_notifier_get_server (fixture->notifier))->name);
  appear (fixture);
  expect (fixture, "shown");
  expect_calls (fixture, "show a");
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  fixture->is_strict = TRUE;
  appear (fixture);
  show (fixture, "a");
  expect (fixture, LIMBER_NOTIFIER_REFUSED);
  expect_calls (fixture, "show a");
  fixture->is_strict = FALSE;
  show_and_expect (fixture, "b");
}

/* A server that starts anew is shown the same text under no id of the one before; what that id is
 * in the new server is never closed. */
static void
test_restart (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  show_and_expect (fixture, "a");
  die (fixture);
  expect (fixture, LIMBER_NOTIFIER_SERVER_GONE);
  fixture->last_id = 0;
  appear (fixture);
  expect (fixture, "shown");
  expect_calls (fixture, "show a");
  limber_notifier_withdraw (fixture->notifier);
  expect_calls (fixture, "close");
}

static void
test_restart_while_withdrawn (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  show_and_expect (fixture, "a");
  die (fixture);
  expect (fixture, LIMBER_NOTIFIER_SERVER_GONE);
  limber_notifier_withdraw (fixture->notifier);
  appear (fixture);
  bus_fixture_settle (&fixture->bus);
  expect_calls (fixture, "");
  show_and_expect (fixture, "b");
}

/* S66: the server takes the call and never answers. The main loop goes on, the newest waits. */
static void
test_hangs (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  fixture->is_deaf = TRUE;
  show (fixture, "a");
  expect (fixture, LIMBER_NOTIFIER_STUCK);
  expect_calls (fixture, "show a");
  show (fixture, "b");
  show (fixture, "c");
  fixture->is_deaf = FALSE;
  expect (fixture, LIMBER_NOTIFIER_STUCK);
  g_dbus_method_invocation_return_value (g_steal_pointer (&fixture->held),
                                         g_variant_new ("(u)", fixture->last_id));
  expect (fixture, "shown");
  expect_calls (fixture, "close, show c");
}

/* It dies while it is asked: the call fails, and the next server is asked. */
static void
test_dies_while_asked (Fixture *fixture, gconstpointer unused)
{
  appear (fixture);
  fixture->is_deaf = TRUE;
  show (fixture, "a");
  expect_calls (fixture, "show a");
  die (fixture);
  expect (fixture, LIMBER_NOTIFIER_REFUSED);
  fixture->is_deaf = FALSE;
  appear (fixture);
  expect (fixture, "shown");
  expect_calls (fixture, "show a");
}

static void
test_probe (Fixture *fixture, gconstpointer unused)
{
  LimberNotificationServer *server = limber_notifier_get_server (fixture->notifier);

  limber_notification_server_probe_async (server, probed_cb, fixture);
  while (fixture->log->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (fixture->log->str, "No notification server answers"));
  g_string_truncate (fixture->log, 0);
  appear (fixture);
  limber_notification_server_probe_async (server, probed_cb, fixture);
  expect (fixture, "found");
  g_assert_cmpstr (limber_notification_server_get_info (server)->name, ==, "player");
}

static guint
count_descriptors (void)
{
  DIR *folder = opendir ("/proc/self/fd");
  guint n = 0;

  while (readdir (folder) != NULL)
    n++;
  closedir (folder);
  return n;
}

/* S86, S63: many notifications leave neither memory nor descriptors behind. */
static void
test_many (Fixture *fixture, gconstpointer unused)
{
  guint n_rounds = g_test_slow () && !IS_SANITIZED ? 10000 : 300;
  guint n_descriptors = 0;
  gsize n_bytes = 0;

  appear (fixture);
  for (guint i = 0; i < n_rounds; i++) {
    if (i == n_rounds / 10) {
      n_descriptors = count_descriptors ();
      n_bytes = mallinfo2 ().uordblks;
    }
    show_and_expect (fixture, "a");
    limber_notifier_withdraw (fixture->notifier);
    expect_calls (fixture, "close");
  }
  /* One may be open for a moment in another thread; what is lost each time is many by now. */
  g_assert_cmpuint (count_descriptors (), <, n_descriptors + n_rounds / 10);
  g_test_message ("%u notifications: %zu bytes in use, then %zu", n_rounds, n_bytes,
                  (gsize) mallinfo2 ().uordblks);
  if (n_rounds > 300) /* caches go up and down; what is lost each time is 16 bytes at the least */
    g_assert_cmpuint (mallinfo2 ().uordblks, <, n_bytes + 4 * n_rounds);
}

static void
add (const char *name, guint limit_msecs, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/desktop/libnotify/", name, NULL);

  g_test_add (path, Fixture, GUINT_TO_POINTER (limit_msecs), set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  /* One arena, as in the agent: each thread's own would hold on to memory for a while. */
  mallopt (M_ARENA_MAX, 1);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (!bus_fixture_is_possible ())
    return 77;
  add ("what-is-said", LONG_LIMIT_MSECS, test_what_is_said);
  add ("poor-server", LONG_LIMIT_MSECS, test_poor_server);
  add ("action", LONG_LIMIT_MSECS, test_action);
  add ("action-without-token", LONG_LIMIT_MSECS, test_action_without_token);
  add ("S61-closed", LONG_LIMIT_MSECS, test_closed);
  add ("S63-one-at-a-time", LONG_LIMIT_MSECS, test_one_at_a_time);
  add ("S62-leftover", LONG_LIMIT_MSECS, test_leftover);
  add ("S62-leftover-of-another-server", LONG_LIMIT_MSECS, test_leftover_of_another_server);
  add ("taken-over", LONG_LIMIT_MSECS, test_taken_over);
  add ("S65-missing", LONG_LIMIT_MSECS, test_missing);
  add ("refused", LONG_LIMIT_MSECS, test_refused);
  add ("restart", LONG_LIMIT_MSECS, test_restart);
  add ("restart-while-withdrawn", LONG_LIMIT_MSECS, test_restart_while_withdrawn);
  add ("S66-hangs", 200, test_hangs);
  add ("dies-while-asked", LONG_LIMIT_MSECS, test_dies_while_asked);
  add ("probe", LONG_LIMIT_MSECS, test_probe);
  add ("S86-many", LONG_LIMIT_MSECS, test_many);
  return g_test_run ();
}
