/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-autostart-withdrawal.h"
#include "desktop/limber-autostart.h"

#include "bus-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* S67: each way in which a desktop can take or refuse the wish to start with the session. The
 * portal is played by the test on a private bus; the folders are the test's own. */

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define BACKGROUND  "org.freedesktop.portal.Background"
#define REQUEST     "org.freedesktop.portal.Request"
#define ENTRY_NAME  "io.github.limberapp.Limber.Agent.desktop"

#define LONG_LIMIT_MSECS (3600 * 1000) /* never reached here */

static const char background_xml[]
    = "<node><interface name='" BACKGROUND "'>"
      "<method name='RequestBackground'><arg type='s' direction='in'/><arg type='a{sv}' "
      "direction='in'/><arg type='o' direction='out'/></method>"
      "</interface></node>";

static const char other_xml[] = "<node><interface name='org.freedesktop.portal.Other'/></node>";

static const char *const command[] = { "limber-agent", NULL };

typedef struct {
  BusFixture bus;
  LimberAutostart *autostart; /* (owned) (nullable) */
  guint n_notified;

  /* the portal */
  gboolean answers_early; /* before the call returns */
  gboolean is_old;        /* its Request has another path */
  gboolean is_silent;
  gboolean is_confused; /* its answer is of another type */
  guint32 response;
  gboolean grants;
  guint n_calls;
  GVariant *options; /* (owned) (nullable): of the last call */
  gboolean is_closed;
} Fixture;

static char *
get_request_path (Fixture *fixture, const char *sender)
{
  g_autofree char *caller = g_strdelimit (g_strdup (sender + 1), ".", '_');
  const char *token = "";

  g_variant_lookup (fixture->options, "handle_token", "&s", &token);
  return g_strdup_printf (PORTAL_PATH "/request/%s/%s", caller, fixture->is_old ? "old" : token);
}

static void
respond (Fixture *fixture, const char *path)
{
  g_auto (GVariantDict) results = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&results, "background", "b", fixture->grants);
  g_variant_dict_insert (&results, "autostart", "b", fixture->grants);
  if (fixture->is_confused)
    bus_fixture_emit (&fixture->bus, path, REQUEST, "Response", g_variant_new ("(s)", "fine"));
  else
    bus_fixture_emit (
        &fixture->bus, path, REQUEST, "Response",
        g_variant_new ("(u@a{sv})", fixture->response, g_variant_dict_end (&results)));
}

static void
request_called_cb (GDBusConnection *bus,
                   const char *sender,
                   const char *path,
                   const char *interface,
                   const char *method,
                   GVariant *parameters,
                   GDBusMethodInvocation *invocation,
                   gpointer data)
{
  ((Fixture *) data)->is_closed = TRUE;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static const GDBusInterfaceVTable request_vtable = { .method_call = request_called_cb };

static void
background_called_cb (GDBusConnection *bus,
                      const char *sender,
                      const char *path,
                      const char *interface,
                      const char *method,
                      GVariant *parameters,
                      GDBusMethodInvocation *invocation,
                      gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *request = NULL;

  fixture->n_calls++;
  g_clear_pointer (&fixture->options, g_variant_unref);
  fixture->options = g_variant_get_child_value (parameters, 1);
  request = get_request_path (fixture, sender);
  bus_fixture_export (&fixture->bus, request,
                      "<node><interface name='" REQUEST
                      "'><method name='Close'/></interface></node>",
                      &request_vtable, fixture);
  if (fixture->answers_early && !fixture->is_silent)
    respond (fixture, request);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  if (!fixture->answers_early && !fixture->is_silent) {
    bus_fixture_settle (&fixture->bus); /* the path of an old portal must be known by now */
    respond (fixture, request);
  }
}

static const GDBusInterfaceVTable background_vtable = { .method_call = background_called_cb };

static void
notified_cb (Fixture *fixture, GParamSpec *pspec, LimberAutostart *autostart)
{
  fixture->n_notified++;
}

static void
create (Fixture *fixture, gboolean is_sandboxed, guint limit_msecs)
{
  fixture->autostart = limber_autostart_new (fixture->bus.client, command, is_sandboxed,
                                             limit_msecs);
  g_signal_connect_swapped (fixture->autostart, "notify::is-enabled", G_CALLBACK (notified_cb),
                            fixture);
}

static char *
get_path (const char *folder_name, const char *name)
{
  return g_build_filename (g_get_user_config_dir (), folder_name, name, NULL);
}

/* Isolated folders are the test's, for each path anew (G_TEST_OPTION_ISOLATE_DIRS). */
static void
set_up (Fixture *fixture, gconstpointer unused)
{
  bus_fixture_set_up (&fixture->bus);
  fixture->grants = TRUE;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  bus_fixture_settle (&fixture->bus);
  if (fixture->autostart != NULL)
    bus_fixture_let_go (fixture->autostart);
  g_clear_pointer (&fixture->options, g_variant_unref);
  bus_fixture_tear_down (&fixture->bus);
}

typedef struct {
  gboolean is_done;
  gboolean is_set;
  GError *error;
} Outcome;

static void
set_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->is_set = limber_autostart_set_enabled_finish (LIMBER_AUTOSTART (object), result,
                                                         &outcome->error);
  outcome->is_done = TRUE;
}

/* @code: of the error that is expected; -1 for none */
static void
set_and_expect (Fixture *fixture, gboolean is_enabled, int code)
{
  Outcome outcome = { FALSE };

  limber_autostart_set_enabled_async (fixture->autostart, is_enabled, set_cb, &outcome);
  while (!outcome.is_done)
    g_main_context_iteration (NULL, TRUE);
  if (code < 0) {
    g_assert_no_error (outcome.error);
    g_assert_true (outcome.is_set);
    g_assert_cmpint (limber_autostart_is_enabled (fixture->autostart), ==, is_enabled);
  } else {
    g_assert_error (outcome.error, LIMBER_AUTOSTART_ERROR, code);
    g_assert_false (outcome.is_set);
  }
  g_clear_error (&outcome.error);
}

static void
play_portal (Fixture *fixture, const char *xml)
{
  bus_fixture_export (&fixture->bus, PORTAL_PATH, xml, &background_vtable, fixture);
  bus_fixture_own_name (&fixture->bus, PORTAL_NAME);
}

static void
test_portal_grants (Fixture *fixture, gconstpointer unused)
{
  g_autofree const char **line = NULL;
  gboolean is_wanted = FALSE;
  gboolean is_activatable = TRUE;
  const char *reason = NULL;

  play_portal (fixture, background_xml);
  create (fixture, TRUE, LONG_LIMIT_MSECS);
  g_assert_false (limber_autostart_is_enabled (fixture->autostart));
  set_and_expect (fixture, TRUE, -1);
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  g_assert_true (g_variant_lookup (fixture->options, "commandline", "^a&s", &line));
  g_assert_cmpstr (line[0], ==, "limber-agent");
  g_assert_true (g_variant_lookup (fixture->options, "autostart", "b", &is_wanted));
  g_assert_true (is_wanted);
  g_assert_true (g_variant_lookup (fixture->options, "dbus-activatable", "b", &is_activatable));
  g_assert_false (is_activatable);
  g_assert_true (g_variant_lookup (fixture->options, "reason", "&s", &reason));
  g_assert_cmpuint (strlen (reason), <=, 256);

  /* it is still known in the next process */
  bus_fixture_let_go (g_steal_pointer (&fixture->autostart));
  create (fixture, TRUE, LONG_LIMIT_MSECS);
  g_assert_true (limber_autostart_is_enabled (fixture->autostart));
  fixture->grants = FALSE;
  set_and_expect (fixture, FALSE, -1);
  g_assert_true (g_variant_lookup (fixture->options, "autostart", "b", &is_wanted));
  g_assert_false (is_wanted);
}

static void
test_portal_answers_early (Fixture *fixture, gconstpointer unused)
{
  fixture->answers_early = TRUE;
  play_portal (fixture, background_xml);
  create (fixture, TRUE, LONG_LIMIT_MSECS);
  set_and_expect (fixture, TRUE, -1);
}

static void
test_portal_is_old (Fixture *fixture, gconstpointer unused)
{
  fixture->is_old = TRUE;
  play_portal (fixture, background_xml);
  create (fixture, TRUE, LONG_LIMIT_MSECS);
  set_and_expect (fixture, TRUE, -1);
}

static void
test_portal_denies (Fixture *fixture, gconstpointer unused)
{
  fixture->response = 1;
  play_portal (fixture, background_xml);
  create (fixture, TRUE, LONG_LIMIT_MSECS);
  set_and_expect (fixture, TRUE, LIMBER_AUTOSTART_ERROR_DENIED);
  g_assert_false (limber_autostart_is_enabled (fixture->autostart));
}

/* It may run in the background, but is not started. */
static void
test_portal_grants_half (Fixture *fixture, gconstpointer unused)
{
  fixture->grants = FALSE;
  play_portal (fixture, background_xml);
  create (fixture, TRUE, LONG_LIMIT_MSECS);
  set_and_expect (fixture, TRUE, LIMBER_AUTOSTART_ERROR_DENIED);
  g_assert_false (limber_autostart_is_enabled (fixture->autostart));
}

static void
test_portal_is_silent (Fixture *fixture, gconstpointer unused)
{
  fixture->is_silent = TRUE;
  play_portal (fixture, background_xml);
  create (fixture, TRUE, 100);
  set_and_expect (fixture, TRUE, LIMBER_AUTOSTART_ERROR_TIMED_OUT);
  g_assert_false (limber_autostart_is_enabled (fixture->autostart));
  while (!fixture->is_closed) /* nobody is to answer the question any more */
    g_main_context_iteration (NULL, TRUE);
}

static void
test_portal_is_confused (Fixture *fixture, gconstpointer unused)
{
  fixture->is_confused = TRUE;
  play_portal (fixture, background_xml);
  create (fixture, TRUE, 100);
  set_and_expect (fixture, TRUE, LIMBER_AUTOSTART_ERROR_TIMED_OUT);
}

static void
test_portal_without_background (Fixture *fixture, gconstpointer unused)
{
  play_portal (fixture, other_xml);
  create (fixture, TRUE, LONG_LIMIT_MSECS);
  set_and_expect (fixture, TRUE, LIMBER_AUTOSTART_ERROR_NO_PORTAL);
}

static void
test_no_portal (Fixture *fixture, gconstpointer unused)
{
  create (fixture, TRUE, LONG_LIMIT_MSECS);
  set_and_expect (fixture, TRUE, LIMBER_AUTOSTART_ERROR_NO_PORTAL);
  g_assert_false (limber_autostart_is_enabled (fixture->autostart));
}

/* Who may not run in the background is not started, either. */
static void
test_portal_denies_later (Fixture *fixture, gconstpointer unused)
{
  play_portal (fixture, background_xml);
  create (fixture, TRUE, LONG_LIMIT_MSECS);
  set_and_expect (fixture, TRUE, -1);
  fixture->response = 1;
  set_and_expect (fixture, FALSE, -1);
  g_assert_false (limber_autostart_is_enabled (fixture->autostart));
}

static void
withdrawn_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GAsyncResult **answer = data;

  *answer = g_object_ref (result);
}

/* Returns whether nothing is left. */
static gboolean
withdraw (GDBusConnection *bus, guint limit_msecs, guint *n_withdrawn)
{
  g_autoptr (GAsyncResult) answer = NULL;

  limber_autostart_withdraw_async (bus, limit_msecs, withdrawn_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  return limber_autostart_withdraw_finish (answer, n_withdrawn);
}

/* Erasing takes back what the portal granted, once, and asks for nothing where nothing was. */
static void
test_withdraw (Fixture *fixture, gconstpointer unused)
{
  guint n_withdrawn = 0;
  gboolean is_wanted = TRUE;

  play_portal (fixture, background_xml);
  g_assert_false (limber_autostart_is_granted ());
  g_assert_true (withdraw (fixture->bus.client, LONG_LIMIT_MSECS, &n_withdrawn));
  g_assert_cmpuint (n_withdrawn, ==, 0);
  g_assert_cmpuint (fixture->n_calls, ==, 0);

  create (fixture, TRUE, LONG_LIMIT_MSECS);
  set_and_expect (fixture, TRUE, -1);
  g_assert_true (limber_autostart_is_granted ());
  fixture->grants = FALSE;
  g_assert_true (withdraw (fixture->bus.client, LONG_LIMIT_MSECS, &n_withdrawn));
  g_assert_cmpuint (n_withdrawn, ==, 1);
  g_assert_cmpuint (fixture->n_calls, ==, 2);
  g_assert_true (g_variant_lookup (fixture->options, "autostart", "b", &is_wanted));
  g_assert_false (is_wanted);
  g_assert_true (withdraw (fixture->bus.client, LONG_LIMIT_MSECS, &n_withdrawn));
  g_assert_cmpuint (n_withdrawn, ==, 0);
  g_assert_cmpuint (fixture->n_calls, ==, 2);
}

/* What is left is said, and is still known the next time. */
static void
test_withdraw_fails (Fixture *fixture, gconstpointer unused)
{
  guint n_withdrawn = 1;

  play_portal (fixture, background_xml);
  create (fixture, TRUE, LONG_LIMIT_MSECS);
  set_and_expect (fixture, TRUE, -1);
  g_assert_false (withdraw (NULL, LONG_LIMIT_MSECS, &n_withdrawn));
  g_assert_cmpuint (n_withdrawn, ==, 0);
  fixture->is_silent = TRUE;
  g_assert_false (withdraw (fixture->bus.client, 100, &n_withdrawn));
  g_assert_cmpuint (n_withdrawn, ==, 0);
  fixture->is_silent = fixture->grants = FALSE;
  g_assert_true (withdraw (fixture->bus.client, LONG_LIMIT_MSECS, &n_withdrawn));
  g_assert_cmpuint (n_withdrawn, ==, 1);
}

static char *
read_exec (void)
{
  g_autofree char *path = get_path ("autostart", ENTRY_NAME);
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  char *exec = NULL;

  g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  exec = g_key_file_get_string (entry, "Desktop Entry", "Exec", &error);
  g_assert_no_error (error);
  return exec;
}

/* S68: what is started at login is the agent, which has no window. */
static void
test_folder (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = get_path ("autostart", ENTRY_NAME);
  g_autofree char *exec = NULL;

  create (fixture, FALSE, LONG_LIMIT_MSECS);
  g_assert_false (limber_autostart_is_enabled (fixture->autostart));
  set_and_expect (fixture, FALSE, -1);
  set_and_expect (fixture, TRUE, -1);
  exec = read_exec ();
  g_assert_cmpstr (exec, ==, "\"limber-agent\"");
  set_and_expect (fixture, FALSE, -1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (fixture->n_notified, ==, 2);
}

/* Somebody else's hand is seen: the desktop's own settings hide entries or mark them. */
static void
test_folder_truth (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = get_path ("autostart", ENTRY_NAME);
  static const struct {
    const char *content;
    gboolean is_enabled;
  } entries[] = {
    { "[Desktop Entry]\nExec=limber-agent\n", TRUE },
    { "[Desktop Entry]\nExec=limber-agent\nHidden=true\n", FALSE },
    { "[Desktop Entry]\nExec=limber-agent\nHidden=false\n", TRUE },
    { "[Desktop Entry]\nExec=limber-agent\nX-GNOME-Autostart-enabled=false\n", FALSE },
    { "[Desktop Entry]\nExec=limber-agent\nX-GNOME-Autostart-enabled=true\n", TRUE },
    { "[Desktop Entry]\nName=Limber\n", FALSE },
    { "no entry\n", FALSE },
  };

  create (fixture, FALSE, LONG_LIMIT_MSECS);
  set_and_expect (fixture, TRUE, -1); /* makes the folder, which is watched from now on */
  for (gsize i = G_N_ELEMENTS (entries); i-- > 0;) {
    g_assert_true (g_file_set_contents (path, entries[i].content, -1, NULL));
    while (limber_autostart_is_enabled (fixture->autostart) != entries[i].is_enabled)
      g_main_context_iteration (NULL, TRUE);
  }
  g_assert_cmpint (g_unlink (path), ==, 0);
  while (limber_autostart_is_enabled (fixture->autostart))
    g_main_context_iteration (NULL, TRUE);
}

/* What a package starts for everybody is turned off by hiding it. */
static void
test_system_entry (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (g_get_system_config_dirs ()[0], "autostart", NULL);
  g_autofree char *system_path = g_build_filename (folder, ENTRY_NAME, NULL);
  g_autofree char *path = get_path ("autostart", ENTRY_NAME);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (
      g_file_set_contents (system_path, "[Desktop Entry]\nExec=limber-agent\n", -1, NULL));
  create (fixture, FALSE, LONG_LIMIT_MSECS);
  g_assert_true (limber_autostart_is_enabled (fixture->autostart));
  set_and_expect (fixture, FALSE, -1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  set_and_expect (fixture, TRUE, -1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  /* one that the administrator turned off is turned on by an entry of the user's own */
  g_assert_true (g_file_set_contents (
      system_path, "[Desktop Entry]\nExec=limber-agent\nHidden=true\n", -1, NULL));
  set_and_expect (fixture, TRUE, -1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* S81: a folder that cannot be written is said, and nothing is pretended. */
static void
test_folder_is_a_file (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = get_path ("autostart", NULL);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_config_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  create (fixture, FALSE, LONG_LIMIT_MSECS);
  set_and_expect (fixture, TRUE, LIMBER_AUTOSTART_ERROR_FILE);
  g_assert_false (limber_autostart_is_enabled (fixture->autostart));
}

/* Exec is read by the rules of the desktop entry specification. */
static void
test_odd_path (Fixture *fixture, gconstpointer unused)
{
  const char *const odd_command[] = { "/opt/My \"$apps\" 100%/limber-agent", "--quiet", NULL };
  g_autofree char *exec = NULL;

  fixture->autostart = limber_autostart_new (NULL, odd_command, FALSE, LONG_LIMIT_MSECS);
  set_and_expect (fixture, TRUE, -1);
  exec = read_exec ();
  g_assert_cmpstr (exec, ==, "\"/opt/My \\\"\\$apps\\\" 100%%/limber-agent\" \"--quiet\"");
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/desktop/autostart/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_setenv ("SNAP_NAME", "limber", TRUE); /* a sandbox, for what looks by itself */
  if (!bus_fixture_is_possible ())
    return 77;
  add ("S67-portal/grants", test_portal_grants);
  add ("S67-portal/answers-early", test_portal_answers_early);
  add ("S67-portal/is-old", test_portal_is_old);
  add ("S67-portal/denies", test_portal_denies);
  add ("S67-portal/grants-half", test_portal_grants_half);
  add ("S67-portal/is-silent", test_portal_is_silent);
  add ("S67-portal/is-confused", test_portal_is_confused);
  add ("S67-portal/without-background", test_portal_without_background);
  add ("S67-portal/none", test_no_portal);
  add ("S67-portal/denies-later", test_portal_denies_later);
  add ("withdraw", test_withdraw);
  add ("withdraw-fails", test_withdraw_fails);
  add ("S68-folder", test_folder);
  add ("folder-truth", test_folder_truth);
  add ("system-entry", test_system_entry);
  add ("S81-folder-is-a-file", test_folder_is_a_file);
  add ("odd-path", test_odd_path);
  return g_test_run ();
}
