/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-idle-mutter.h"

/* The real client against a stand-in for GNOME's idle monitor on a private bus. */

static const char introspection_xml[]
    = "<node><interface name='org.gnome.Mutter.IdleMonitor'>"
      "<method name='AddIdleWatch'><arg type='t' direction='in'/><arg type='u' "
      "direction='out'/></method>"
      "<method name='AddUserActiveWatch'><arg type='u' direction='out'/></method>"
      "<method name='GetIdletime'><arg type='t' direction='out'/></method>"
      "<method name='RemoveWatch'><arg type='u' direction='in'/></method>"
      "<signal name='WatchFired'><arg type='u'/></signal>"
      "</interface></node>";

static const char session_xml[]
    = "<node><interface name='org.gnome.SessionManager'>"
      "<property name='InhibitedActions' type='u' access='read'/></interface></node>";

#define OBJECT_PATH "/org/gnome/Mutter/IdleMonitor/Core"
#define THRESHOLD   30000

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
  gint n_asked;          /* atomic: for the idle time */
  gint idle_msecs;       /* atomic: what is answered */
  gint is_inhibited;     /* atomic */
  gint n_failures;       /* atomic: watches for activity and questions that are still to fail */
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
  if (!g_str_equal (method, "AddIdleWatch") && g_atomic_int_get (&self->n_failures) > 0) {
    g_atomic_int_add (&self->n_failures, -1);
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY,
                                                   "The shell was busy.");
    return;
  }
  if (g_str_equal (method, "GetIdletime")) {
    guint64 idle_msecs = (guint64) g_atomic_int_get (&self->idle_msecs);

    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(t)", idle_msecs));
    g_atomic_int_inc (&self->n_asked);
    return;
  }
  if (g_str_equal (method, "AddIdleWatch"))
    g_variant_get (parameters, "(t)", &self->threshold_msecs);
  self->last_watch++;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", self->last_watch));
  if (g_str_equal (method, "AddUserActiveWatch"))
    g_atomic_int_inc (&self->n_active_watches);
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
  Shell *self = data;

  return g_variant_new_uint32 (g_atomic_int_get (&self->is_inhibited) ? 8 : 0);
}

static const GDBusInterfaceVTable vtable = {
  .method_call = method_called_cb,
  .get_property = property_read_cb,
};

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
  g_autoptr (GDBusNodeInfo) session_info = g_dbus_node_info_new_for_xml (session_xml, NULL);
  g_autoptr (GError) error = NULL;
  guint owner;
  guint session_owner;

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
  g_dbus_connection_register_object (self->bus, "/org/gnome/SessionManager",
                                     session_info->interfaces[0], &vtable, self, NULL, &error);
  g_assert_no_error (error);
  session_owner = g_bus_own_name_on_connection (
      self->bus, "org.gnome.SessionManager", G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
  owner = g_bus_own_name_on_connection (self->bus, "org.gnome.Mutter.IdleMonitor",
                                        G_BUS_NAME_OWNER_FLAGS_NONE, name_acquired_cb, NULL, self,
                                        NULL);
  g_main_loop_run (self->loop);
  g_bus_unown_name (owner);
  g_bus_unown_name (session_owner);
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

/* S20: what the shell sees, in whichever window it is, by a bus that a sandbox reaches, too */
static void
test_idle_and_active (Fixture *fixture, gconstpointer unused)
{
  LimberIdleSource *source = limber_idle_mutter_new (fixture->bus);
  g_autoptr (GError) error = NULL;
  guint n_idle = 0;
  guint n_active = 0;

  fixture->shell.idle_msecs = THRESHOLD;
  shell_start (&fixture->shell, g_test_dbus_get_bus_address (fixture->daemon));
  g_signal_connect_swapped (source, "went-idle", G_CALLBACK (count_cb), &n_idle);
  g_signal_connect_swapped (source, "became-active", G_CALLBACK (count_cb), &n_active);
  g_assert_true (limber_idle_source_start (source, THRESHOLD, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->shell.threshold_msecs, ==, THRESHOLD);

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

static void
emit_inhibited (Shell *self, gboolean is_inhibited)
{
  GVariantBuilder changed = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));

  g_atomic_int_set (&self->is_inhibited, is_inhibited);
  g_variant_builder_add (&changed, "{sv}", "InhibitedActions",
                         g_variant_new_uint32 (is_inhibited ? 8 : 0));
  g_dbus_connection_emit_signal (
      self->bus, NULL, "/org/gnome/SessionManager", "org.freedesktop.DBus.Properties",
      "PropertiesChanged", g_variant_new ("(sa{sv}as)", "org.gnome.SessionManager", &changed, NULL),
      NULL);
}

static void
wait_for_questions (Shell *self, gint n_questions)
{
  while (g_atomic_int_get (&self->n_asked) < n_questions)
    g_main_context_iteration (NULL, FALSE);
}

/* Whether it wakes up by itself */
static gboolean
has_timer (LimberIdleSource *source)
{
  return g_main_context_find_source_by_user_data (NULL, source) != NULL;
}

/* S23: music in a browser inhibits idling, so that Mutter's watch never fires: the idle time is
 * asked for, until the person is idle and while nobody is, not longer. */
static void
test_inhibited (Fixture *fixture, gconstpointer unused)
{
  LimberIdleSource *source = limber_idle_mutter_new (fixture->bus);
  Shell *shell = &fixture->shell;
  guint n_idle = 0;
  guint n_active = 0;
  gint n_asked = 0;

  shell->idle_msecs = THRESHOLD - 1;
  shell->is_inhibited = TRUE;
  limber_idle_mutter_set_ask_msecs (LIMBER_IDLE_MUTTER (source), 1);
  shell_start (shell, g_test_dbus_get_bus_address (fixture->daemon));
  g_signal_connect_swapped (source, "went-idle", G_CALLBACK (count_cb), &n_idle);
  g_signal_connect_swapped (source, "became-active", G_CALLBACK (count_cb), &n_active);
  g_assert_true (limber_idle_source_start (source, THRESHOLD, NULL));
  wait_for_questions (shell, 5);
  g_assert_true (limber_idle_source_ignores_inhibitors (source));
  g_assert_cmpuint (n_idle, ==, 0);

  g_atomic_int_set (&shell->idle_msecs, THRESHOLD + 17000);
  wait_for (&n_idle);
  g_assert_cmpuint (limber_idle_source_get_idle_msecs (source, THRESHOLD), ==, THRESHOLD + 17000);
  g_assert_false (has_timer (source));
  while (g_atomic_int_get (&shell->n_active_watches) == 0)
    g_main_context_iteration (NULL, FALSE);
  shell_fire (shell, 1); /* Mutter's own watch, when the music ends: told already */
  wait_for_questions (shell, g_atomic_int_get (&shell->n_asked) + 1);
  n_asked = g_atomic_int_get (&shell->n_asked);
  shell_fire (shell, 2);
  g_atomic_int_set (&shell->idle_msecs, 0);
  wait_for (&n_active);
  g_assert_cmpuint (n_idle, ==, 1);
  wait_for_questions (shell, n_asked + 3); /* active again, and the music plays on */

  emit_inhibited (shell, FALSE);
  while (has_timer (source))
    g_main_context_iteration (NULL, FALSE);
  limber_idle_source_stop (source);
  g_object_unref (source);
  shell_stop (shell);
}

/* A shell that hangs for as long as nobody waits answers neither the watch for activity nor how
 * long it has been: it is asked again, and what was missed is told with its true length. */
static void
test_unanswered (Fixture *fixture, gconstpointer n_failures)
{
  LimberIdleSource *source = limber_idle_mutter_new (fixture->bus);
  Shell *shell = &fixture->shell;
  guint n_idle = 0;
  guint n_active = 0;

  shell->idle_msecs = THRESHOLD + 12000;
  shell->n_failures = GPOINTER_TO_INT (n_failures);
  limber_idle_mutter_set_ask_msecs (LIMBER_IDLE_MUTTER (source), 1);
  shell_start (shell, g_test_dbus_get_bus_address (fixture->daemon));
  g_signal_connect_swapped (source, "went-idle", G_CALLBACK (count_cb), &n_idle);
  g_signal_connect_swapped (source, "became-active", G_CALLBACK (count_cb), &n_active);
  g_assert_true (limber_idle_source_start (source, THRESHOLD, NULL));
  shell_fire (shell, 1);
  wait_for (&n_idle);
  g_assert_cmpuint (limber_idle_source_get_idle_msecs (source, THRESHOLD), ==, THRESHOLD + 12000);
  g_assert_false (has_timer (source));
  shell_fire (shell, shell->last_watch);
  wait_for (&n_active);
  g_assert_false (has_timer (source));
  limber_idle_source_stop (source);
  g_object_unref (source);
  shell_stop (shell);
}

/* S27: nobody has been there for an hour when the watch is set; that hour is what is told, not a
 * new period that begins now. Input between the watch and the question is no idleness. */
static void
test_already_idle (Fixture *fixture, gconstpointer unused)
{
  LimberIdleSource *source = limber_idle_mutter_new (fixture->bus);
  Shell *shell = &fixture->shell;
  guint n_idle = 0;

  shell_start (shell, g_test_dbus_get_bus_address (fixture->daemon));
  g_signal_connect_swapped (source, "went-idle", G_CALLBACK (count_cb), &n_idle);
  g_assert_true (limber_idle_source_start (source, THRESHOLD, NULL));
  g_atomic_int_set (&shell->idle_msecs, 12);
  shell_fire (shell, 1);
  wait_for_questions (shell, 1);
  g_atomic_int_set (&shell->idle_msecs, 3600 * 1000);
  shell_fire (shell, 1);
  wait_for (&n_idle);
  g_assert_cmpuint (limber_idle_source_get_idle_msecs (source, THRESHOLD), ==, 3600 * 1000);
  limber_idle_source_stop (source);
  g_object_unref (source);
  shell_stop (shell);
}

/* S28: when the shell goes, its watches have gone too. */
static void
test_lost (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberIdleSource) source = limber_idle_mutter_new (fixture->bus);
  guint n_lost = 0;

  shell_start (&fixture->shell, g_test_dbus_get_bus_address (fixture->daemon));
  g_signal_connect_swapped (source, "lost", G_CALLBACK (count_cb), &n_lost);
  g_assert_true (limber_idle_source_start (source, THRESHOLD, NULL));
  shell_stop (&fixture->shell);
  wait_for (&n_lost);
  g_assert_cmpuint (n_lost, ==, 1);
}

static void
test_absent (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberIdleSource) source = limber_idle_mutter_new (fixture->bus);
  g_autoptr (GError) error = NULL;

  g_assert_false (limber_idle_source_start (source, THRESHOLD, &error));
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
  g_test_add ("/desktop/idle-mutter/S20-idle-and-active", Fixture, NULL, fixture_set_up,
              test_idle_and_active, fixture_tear_down);
  g_test_add ("/desktop/idle-mutter/S23-inhibited", Fixture, NULL, fixture_set_up, test_inhibited,
              fixture_tear_down);
  g_test_add ("/desktop/idle-mutter/watch-unanswered", Fixture, GINT_TO_POINTER (1), fixture_set_up,
              test_unanswered, fixture_tear_down);
  g_test_add ("/desktop/idle-mutter/both-unanswered", Fixture, GINT_TO_POINTER (2), fixture_set_up,
              test_unanswered, fixture_tear_down);
  g_test_add ("/desktop/idle-mutter/long-unanswered", Fixture, GINT_TO_POINTER (7), fixture_set_up,
              test_unanswered, fixture_tear_down);
  g_test_add ("/desktop/idle-mutter/S27-already-idle", Fixture, NULL, fixture_set_up,
              test_already_idle, fixture_tear_down);
  g_test_add ("/desktop/idle-mutter/S28-lost", Fixture, NULL, fixture_set_up, test_lost,
              fixture_tear_down);
  g_test_add ("/desktop/idle-mutter/absent", Fixture, NULL, fixture_set_up, test_absent,
              fixture_tear_down);
  return g_test_run ();
}
