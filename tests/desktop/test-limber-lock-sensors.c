/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-lock-sensors.h"

#include "desktop/limber-sensor-group.h"

#include "bus-fixture.h"

/* Locked or not, on desktops that the test plays on a private bus; the same bus stands for the
 * system's. */

#define PORTAL_NAME  "org.freedesktop.portal.Desktop"
#define PORTAL_PATH  "/org/freedesktop/portal/desktop"
#define INHIBIT      "org.freedesktop.portal.Inhibit"
#define LOGIND_NAME  "org.freedesktop.login1"
#define SESSION_PATH "/org/freedesktop/login1/session/_32"

typedef struct {
  BusFixture bus;
  LimberSensorGroup *lock; /* (owned) (nullable) */
  guint n_notified;
  gboolean is_active;      /* what the desktop says when asked */
  char *session;           /* (owned) (nullable): of the portal's monitor */
  guint n_monitors;        /* the portal's */
  guint n_end_responses;   /* of the portal's monitors */
  gboolean has_no_display; /* logind's user has no graphical session */
} Fixture;

static void
notified_cb (Fixture *fixture, GParamSpec *pspec, LimberSensorGroup *lock)
{
  fixture->n_notified++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  bus_fixture_set_up (&fixture->bus);
}

static void
start (Fixture *fixture, gboolean has_system_bus, gboolean is_sandboxed)
{
  g_autoptr (GListModel) sensors = limber_lock_sensors_list (
      fixture->bus.client, has_system_bus ? fixture->bus.client : NULL, is_sandboxed);

  fixture->lock = limber_sensor_group_new (sensors);
  g_signal_connect_swapped (fixture->lock, "notify::is-on", G_CALLBACK (notified_cb), fixture);
  limber_sensor_group_start (fixture->lock);
  bus_fixture_settle (&fixture->bus);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->lock));
  bus_fixture_settle (&fixture->bus);
  bus_fixture_tear_down (&fixture->bus);
  g_free (fixture->session);
}

static void
expect (Fixture *fixture, gboolean is_locked, guint n_notified)
{
  bus_fixture_settle (&fixture->bus);
  g_assert_cmpint (limber_sensor_group_is_on (fixture->lock), ==, is_locked);
  g_assert_cmpuint (fixture->n_notified, ==, n_notified);
  fixture->n_notified = 0;
}

/* The state of the sensor called @name */
static LimberSensorState
get_state (Fixture *fixture, const char *name)
{
  GListModel *sensors = limber_sensor_group_get_sensors (fixture->lock);

  for (guint i = 0; i < g_list_model_get_n_items (sensors); i++) {
    g_autoptr (LimberSensor) sensor = g_list_model_get_item (sensors, i);

    if (g_str_equal (limber_sensor_get_name (sensor), name))
      return limber_sensor_get_state (sensor);
  }
  g_assert_not_reached ();
}

typedef struct {
  const char *name;
  const char *bus_name;
  const char *path;
} Saver;

static const Saver savers[] = {
  { "GNOME screen saver", "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver" },
  { "screen saver", "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver" },
  { "screen saver at /ScreenSaver", "org.freedesktop.ScreenSaver", "/ScreenSaver" },
  { "Cinnamon screen saver", "org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver" },
  { "MATE screen saver", "org.mate.ScreenSaver", "/org/mate/ScreenSaver" },
  { "Xfce screen saver", "org.xfce.ScreenSaver", "/org/xfce/ScreenSaver" },
};

static void
saver_called_cb (GDBusConnection *bus,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *method,
                 GVariant *parameters,
                 GDBusMethodInvocation *invocation,
                 gpointer data)
{
  g_dbus_method_invocation_return_value (invocation,
                                         g_variant_new ("(b)", ((Fixture *) data)->is_active));
}

static const GDBusInterfaceVTable saver_vtable = { .method_call = saver_called_cb };

static void
test_saver (Fixture *fixture, gconstpointer data)
{
  const Saver *saver = data;
  g_autofree char *xml = g_strdup_printf ("<node><interface name='%s'><method name='GetActive'>"
                                          "<arg type='b' direction='out'/></method></interface>"
                                          "</node>",
                                          saver->bus_name);

  bus_fixture_export (&fixture->bus, saver->path, xml, &saver_vtable, fixture);
  bus_fixture_own_name (&fixture->bus, saver->bus_name);
  start (fixture, FALSE, FALSE);
  g_assert_cmpint (get_state (fixture, saver->name), ==, LIMBER_SENSOR_OFF);
  bus_fixture_emit (&fixture->bus, saver->path, saver->bus_name, "ActiveChanged",
                    g_variant_new ("(b)", TRUE));
  expect (fixture, TRUE, 1);
  bus_fixture_emit (&fixture->bus, saver->path, saver->bus_name, "ActiveChanged",
                    g_variant_new ("(b)", FALSE));
  expect (fixture, FALSE, 1);
}

/* A locker that crashes while the screen is locked leaves nobody locked out for ever. */
static void
test_saver_dies (Fixture *fixture, gconstpointer data)
{
  const Saver *saver = data;

  bus_fixture_own_name (&fixture->bus, saver->bus_name);
  start (fixture, FALSE, FALSE);
  bus_fixture_emit (&fixture->bus, saver->path, saver->bus_name, "ActiveChanged",
                    g_variant_new ("(b)", TRUE));
  expect (fixture, TRUE, 1);
  bus_fixture_release_name (&fixture->bus, saver->bus_name);
  expect (fixture, FALSE, 1);
}

/* S87: a desktop without any of it */
static void
test_nothing (Fixture *fixture, gconstpointer unused)
{
  start (fixture, TRUE, FALSE);
  expect (fixture, FALSE, 0);
  g_assert_cmpint (get_state (fixture, "logind"), ==, LIMBER_SENSOR_ABSENT);
  g_assert_cmpint (get_state (fixture, "screen saver"), ==, LIMBER_SENSOR_ABSENT);
}

static GVariant *
logind_read_cb (GDBusConnection *bus,
                const char *sender,
                const char *path,
                const char *interface,
                const char *property,
                GError **error,
                gpointer data)
{
  Fixture *fixture = data;

  if (g_str_equal (property, "LockedHint"))
    return g_variant_new_boolean (fixture->is_active);
  return fixture->has_no_display ? g_variant_new ("(so)", "", "/")
                                 : g_variant_new ("(so)", "2", SESSION_PATH);
}

static const GDBusInterfaceVTable logind_vtable = { .get_property = logind_read_cb };

static void
play_logind (Fixture *fixture)
{
  bus_fixture_export (&fixture->bus, "/org/freedesktop/login1/user/self",
                      "<node><interface name='org.freedesktop.login1.User'><property "
                      "name='Display' type='(so)' access='read'/></interface></node>",
                      &logind_vtable, fixture);
  bus_fixture_export (&fixture->bus, SESSION_PATH,
                      "<node><interface name='org.freedesktop.login1.Session'><property "
                      "name='LockedHint' type='b' access='read'/></interface></node>",
                      &logind_vtable, fixture);
  bus_fixture_own_name (&fixture->bus, LOGIND_NAME);
}

static void
hint (Fixture *fixture, gboolean is_locked)
{
  GVariantBuilder changed = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));

  g_variant_builder_add (&changed, "{sv}", "LockedHint", g_variant_new_boolean (is_locked));
  bus_fixture_emit (&fixture->bus, SESSION_PATH, "org.freedesktop.DBus.Properties",
                    "PropertiesChanged",
                    g_variant_new ("(sa{sv}as)", "org.freedesktop.login1.Session", &changed, NULL));
}

static void
test_logind (Fixture *fixture, gconstpointer unused)
{
  fixture->is_active = TRUE;
  play_logind (fixture);
  start (fixture, TRUE, FALSE);
  expect (fixture, TRUE, 1);
  hint (fixture, FALSE);
  expect (fixture, FALSE, 1);
  hint (fixture, TRUE);
  expect (fixture, TRUE, 1);
}

static void
test_logind_without_display (Fixture *fixture, gconstpointer unused)
{
  fixture->has_no_display = TRUE;
  play_logind (fixture);
  start (fixture, TRUE, FALSE);
  expect (fixture, FALSE, 0);
  g_assert_cmpint (get_state (fixture, "logind"), ==, LIMBER_SENSOR_ABSENT);
}

static void
tell_portal_state (Fixture *fixture, const char *session, gboolean is_active, guint32 state)
{
  GVariantBuilder details = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));

  g_variant_builder_add (&details, "{sv}", "screensaver-active", g_variant_new_boolean (is_active));
  g_variant_builder_add (&details, "{sv}", "session-state", g_variant_new_uint32 (state));
  bus_fixture_emit (&fixture->bus, PORTAL_PATH, INHIBIT, "StateChanged",
                    g_variant_new ("(oa{sv})", session, &details));
}

static void
portal_called_cb (GDBusConnection *bus,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *method,
                  GVariant *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *caller = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;
  g_autoptr (GVariant) options = NULL;
  const char *token = "";
  const char *session_token = "";
  g_auto (GVariantDict) results = G_VARIANT_DICT_INIT (NULL);

  if (g_str_equal (method, "QueryEndResponse")) {
    fixture->n_end_responses++;
    g_dbus_method_invocation_return_value (invocation, NULL);
    return;
  }
  fixture->n_monitors++;
  options = g_variant_get_child_value (parameters, 1);
  g_variant_lookup (options, "handle_token", "&s", &token);
  g_variant_lookup (options, "session_handle_token", "&s", &session_token);
  request = g_strdup_printf (PORTAL_PATH "/request/%s/%s", caller, token);
  g_free (fixture->session);
  fixture->session = g_strdup_printf (PORTAL_PATH "/session/%s/%s", caller, session_token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  g_variant_dict_insert (&results, "session_handle", "s", fixture->session);
  bus_fixture_emit (&fixture->bus, request, "org.freedesktop.portal.Request", "Response",
                    g_variant_new ("(u@a{sv})", 0, g_variant_dict_end (&results)));
  tell_portal_state (fixture, fixture->session, fixture->is_active, 1);
}

static const GDBusInterfaceVTable portal_vtable = { .method_call = portal_called_cb };

static void
play_portal (Fixture *fixture)
{
  bus_fixture_export (&fixture->bus, PORTAL_PATH,
                      "<node><interface name='" INHIBIT "'><method name='CreateMonitor'>"
                      "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
                      "<arg type='o' direction='out'/></method><method name='QueryEndResponse'>"
                      "<arg type='o' direction='in'/></method></interface></node>",
                      &portal_vtable, fixture);
  bus_fixture_own_name (&fixture->bus, PORTAL_NAME);
}

static void
test_portal (Fixture *fixture, gconstpointer unused)
{
  play_portal (fixture);
  start (fixture, FALSE, TRUE);
  expect (fixture, FALSE, 0);
  g_assert_cmpint (get_state (fixture, "Inhibit portal"), ==, LIMBER_SENSOR_OFF);
  tell_portal_state (fixture, fixture->session, TRUE, 1);
  expect (fixture, TRUE, 1);
  tell_portal_state (fixture, PORTAL_PATH "/session/1_1/another", FALSE, 1);
  expect (fixture, TRUE, 0);
  tell_portal_state (fixture, fixture->session, FALSE, 2);
  expect (fixture, FALSE, 1);
  g_assert_cmpuint (fixture->n_end_responses, ==, 1); /* nobody waits for us at the end */
}

/* S29, and a portal that starts anew */
static void
test_portal_comes_late (Fixture *fixture, gconstpointer unused)
{
  start (fixture, FALSE, TRUE);
  expect (fixture, FALSE, 0);
  g_assert_cmpint (get_state (fixture, "Inhibit portal"), ==, LIMBER_SENSOR_ABSENT);
  fixture->is_active = TRUE;
  play_portal (fixture);
  expect (fixture, TRUE, 1);
  bus_fixture_release_name (&fixture->bus, PORTAL_NAME);
  expect (fixture, FALSE, 1);
  bus_fixture_own_name (&fixture->bus, PORTAL_NAME);
  expect (fixture, TRUE, 1);
  g_assert_cmpuint (fixture->n_monitors, ==, 2);
}

static void
test_portal_without_inhibit (Fixture *fixture, gconstpointer unused)
{
  bus_fixture_own_name (&fixture->bus, PORTAL_NAME);
  start (fixture, FALSE, TRUE);
  expect (fixture, FALSE, 0);
  g_assert_cmpint (get_state (fixture, "Inhibit portal"), ==, LIMBER_SENSOR_ABSENT);
}

/* In a sandbox nobody but the portal is asked, where all else is out of reach. */
static void
test_sandbox (Fixture *fixture, gconstpointer unused)
{
  start (fixture, TRUE, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (limber_sensor_group_get_sensors (fixture->lock)), ==,
                    1);
}

static void
add (const char *name, gconstpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/desktop/lock-sensors/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!bus_fixture_is_possible ())
    return 77;
  for (gsize i = 0; i < G_N_ELEMENTS (savers); i++) {
    g_autofree char *name = g_strdelimit (g_strdup (savers[i].name), " /", '-');

    add (name, &savers[i], test_saver);
  }
  add ("saver-dies", &savers[0], test_saver_dies);
  add ("S87-nothing", NULL, test_nothing);
  add ("logind", NULL, test_logind);
  add ("logind-without-display", NULL, test_logind_without_display);
  add ("portal", NULL, test_portal);
  add ("S29-portal-comes-late", NULL, test_portal_comes_late);
  add ("portal-without-inhibit", NULL, test_portal_without_inhibit);
  add ("sandbox", NULL, test_sandbox);
  return g_test_run ();
}
