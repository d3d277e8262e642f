/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-hold-watch.h"

#include "bus-fixture.h"

#include <string.h>

/* What holds a break, on desktops that the test plays on a private bus. */

typedef struct {
  BusFixture bus;
  LimberHoldWatch *watch; /* (owned) (nullable) */
  GString *log;           /* (owned) */
  gboolean is_on;         /* what the desktop says when asked */
  guint32 inhibited;      /* likewise, GNOME's bits */
  guint n_questions;
} Fixture;

static void
changed_cb (Fixture *fixture, LimberHold hold, gboolean is_on, LimberHoldWatch *watch)
{
  g_string_append_printf (fixture->log, "%s%s%s", fixture->log->len > 0 ? ", " : "",
                          is_on ? "" : "no ", limber_hold_to_nick (hold));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  bus_fixture_set_up (&fixture->bus);
  fixture->log = g_string_new (NULL);
}

static void
start (Fixture *fixture, gboolean is_sandboxed)
{
  g_autoptr (LimberXDisplay) display = limber_x_display_new ("/nowhere/X:99");

  fixture->watch = limber_hold_watch_new_for_session (fixture->bus.client, display, is_sandboxed);
  g_signal_connect_swapped (fixture->watch, "changed", G_CALLBACK (changed_cb), fixture);
  limber_hold_watch_start (fixture->watch);
  bus_fixture_settle (&fixture->bus);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpstr (fixture->log->str, ==, "");
  g_assert_finalize_object (g_steal_pointer (&fixture->watch));
  bus_fixture_settle (&fixture->bus);
  bus_fixture_tear_down (&fixture->bus);
  g_string_free (fixture->log, TRUE);
}

static void
expect (Fixture *fixture, const char *log)
{
  bus_fixture_settle (&fixture->bus);
  g_assert_cmpstr (fixture->log->str, ==, log);
  g_string_truncate (fixture->log, 0);
}

/* A desktop: who tells what, and how a change is told */
typedef struct {
  const char *test;
  const char *bus_name;
  const char *path;
  const char *interface;
  const char *members;  /* of the interface, as introspection has them */
  const char *property; /* (nullable): told by PropertiesChanged */
  const char *signal;   /* (nullable): told by this */
  const char *signal_arguments;
  LimberHold hold;
} Desk;

#define XFCONF_MEMBERS                                                                             \
  "<method name='GetProperty'><arg type='s' direction='in'/><arg type='s' direction='in'/>"        \
  "<arg type='v' direction='out'/></method>"

static const Desk desks[] = {
  { .test = "gnome-session",
    .bus_name = "org.gnome.SessionManager",
    .path = "/org/gnome/SessionManager",
    .interface = "org.gnome.SessionManager",
    .members = "<property name='InhibitedActions' type='u' access='read'/>",
    .property = "InhibitedActions",
    .hold = LIMBER_HOLD_IDLE_INHIBITED },
  { .test = "kde-power",
    .bus_name = "org.kde.Solid.PowerManagement.PolicyAgent",
    .path = "/org/kde/Solid/PowerManagement/PolicyAgent",
    .interface = "org.kde.Solid.PowerManagement.PolicyAgent",
    .members = "<method name='HasInhibition'><arg type='u' direction='in'/><arg type='b' "
               "direction='out'/></method>",
    .signal = "InhibitionsChanged",
    .signal_arguments = "([('mpv', 'playing')], ['firefox'])",
    .hold = LIMBER_HOLD_IDLE_INHIBITED },
  { .test = "power-management",
    .bus_name = "org.freedesktop.PowerManagement.Inhibit",
    .path = "/org/freedesktop/PowerManagement/Inhibit",
    .interface = "org.freedesktop.PowerManagement.Inhibit",
    .members = "<method name='HasInhibit'><arg type='b' direction='out'/></method>",
    .signal = "HasInhibitChanged",
    .hold = LIMBER_HOLD_IDLE_INHIBITED },
  { .test = "kde-notifications",
    .bus_name = "org.freedesktop.Notifications",
    .path = "/org/freedesktop/Notifications",
    .interface = "org.freedesktop.Notifications",
    .members = "<property name='Inhibited' type='b' access='read'/>",
    .property = "Inhibited",
    .hold = LIMBER_HOLD_DO_NOT_DISTURB },
  { .test = "dunst",
    .bus_name = "org.freedesktop.Notifications",
    .path = "/org/freedesktop/Notifications",
    .interface = "org.dunstproject.cmd0",
    .members = "<property name='paused' type='b' access='read'/>",
    .property = "paused",
    .hold = LIMBER_HOLD_DO_NOT_DISTURB },
  { .test = "xfce-notifications",
    .bus_name = "org.xfce.Xfconf",
    .path = "/org/xfce/Xfconf",
    .interface = "org.xfce.Xfconf",
    .members = XFCONF_MEMBERS,
    .signal = "PropertyChanged",
    .signal_arguments = "('xfce4-notifyd', '/do-not-disturb', <true>)",
    .hold = LIMBER_HOLD_DO_NOT_DISTURB },
  { .test = "xfce-presentation",
    .bus_name = "org.xfce.Xfconf",
    .path = "/org/xfce/Xfconf",
    .interface = "org.xfce.Xfconf",
    .members = XFCONF_MEMBERS,
    .signal = "PropertyChanged",
    .signal_arguments = "('xfce4-power-manager', '/xfce4-power-manager/presentation-mode', <true>)",
    .hold = LIMBER_HOLD_PRESENTATION },
};

/* The desk of the running test; xfconf answers but for what the test is about. */
static const Desk *desk;

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
  const char *channel = "";

  fixture->n_questions++;
  if (g_str_equal (method, "GetProperty")) {
    g_variant_get_child (parameters, 0, "&s", &channel);
    if (strstr (desk->signal_arguments, channel) == NULL)
      g_dbus_method_invocation_return_dbus_error (invocation, "org.xfce.Xfconf.Error.NoProperty",
                                                  "no such property");
    else
      g_dbus_method_invocation_return_value (
          invocation, g_variant_new ("(v)", g_variant_new_boolean (fixture->is_on)));
    return;
  }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(b)", fixture->is_on));
}

static GVariant *
read_property (Fixture *fixture)
{
  return desk->hold == LIMBER_HOLD_IDLE_INHIBITED ? g_variant_new_uint32 (fixture->inhibited)
                                                  : g_variant_new_boolean (fixture->is_on);
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
  ((Fixture *) data)->n_questions++;
  return read_property (data);
}

static const GDBusInterfaceVTable vtable = {
  .method_call = method_called_cb,
  .get_property = property_read_cb,
};

static void
set_desk (Fixture *fixture, gboolean is_on)
{
  GVariantBuilder changed = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));

  fixture->is_on = is_on;
  fixture->inhibited = is_on ? 4 | 8 : 4;
  if (desk->property != NULL) {
    g_variant_builder_add (&changed, "{sv}", desk->property, read_property (fixture));
    bus_fixture_emit (&fixture->bus, desk->path, "org.freedesktop.DBus.Properties",
                      "PropertiesChanged",
                      g_variant_new ("(sa{sv}as)", desk->interface, &changed, NULL));
    return;
  }
  g_variant_builder_clear (&changed);
  bus_fixture_emit (&fixture->bus, desk->path, desk->interface, desk->signal,
                    desk->signal_arguments != NULL ? g_variant_new_parsed (desk->signal_arguments)
                                                   : g_variant_new ("(b)", is_on));
}

static void
play_desk (Fixture *fixture)
{
  g_autofree char *xml = g_strdup_printf ("<node><interface name='%s'>%s</interface></node>",
                                          desk->interface, desk->members);

  bus_fixture_export (&fixture->bus, desk->path, xml, &vtable, fixture);
  bus_fixture_own_name (&fixture->bus, desk->bus_name);
}

static void
test_desk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *begun = NULL;
  g_autofree char *ended = NULL;

  desk = data;
  begun = g_strdup (limber_hold_to_nick (desk->hold));
  ended = g_strconcat ("no ", begun, NULL);
  fixture->inhibited = 4;
  play_desk (fixture);
  start (fixture, FALSE);
  expect (fixture, "");
  set_desk (fixture, TRUE);
  expect (fixture, begun);
  g_assert_true (limber_hold_watch_is_on (fixture->watch, desk->hold));
  set_desk (fixture, FALSE);
  expect (fixture, ended);
  g_assert_false (limber_hold_watch_is_on (fixture->watch, desk->hold));
  set_desk (fixture, TRUE);
  expect (fixture, begun);
  bus_fixture_release_name (&fixture->bus, desk->bus_name);
  expect (fixture, ended);
}

/* S70, S87: a desktop that has nothing of it, and one more look at it */
static void
test_nothing (Fixture *fixture, gconstpointer unused)
{
  start (fixture, FALSE);
  limber_hold_watch_refresh (fixture->watch);
  expect (fixture, "");
  for (int hold = 0; hold < LIMBER_N_HOLDS; hold++)
    g_assert_false (limber_hold_watch_is_on (fixture->watch, (LimberHold) hold));
}

/* In a sandbox only those are asked that it can reach. */
static void
test_sandbox (Fixture *fixture, gconstpointer data)
{
  desk = data;
  play_desk (fixture);
  fixture->is_on = TRUE;
  fixture->inhibited = 8;
  start (fixture, TRUE);
  expect (fixture, desk->hold == LIMBER_HOLD_IDLE_INHIBITED ? "idle-inhibited" : "");
  g_assert_cmpuint (fixture->n_questions, ==, desk->hold == LIMBER_HOLD_IDLE_INHIBITED ? 1 : 0);
}

/* GNOME's own setting, where its shell runs and the schema is installed */
static void
test_gnome_banners (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GSettingsSchema) schema = g_settings_schema_source_lookup (
      g_settings_schema_source_get_default (), "org.gnome.desktop.notifications", TRUE);
  g_autoptr (GSettings) settings = NULL;

  start (fixture, FALSE);
  if (schema == NULL) {
    g_test_skip ("the settings of GNOME's desktop are not installed");
    return;
  }
  settings = g_settings_new_full (schema, NULL, NULL);
  g_settings_set_boolean (settings, "show-banners", FALSE);
  expect (fixture, "");
  bus_fixture_own_name (&fixture->bus, "org.gnome.Shell");
  expect (fixture, "do-not-disturb");
  g_settings_set_boolean (settings, "show-banners", TRUE);
  expect (fixture, "no do-not-disturb");
  g_settings_set_boolean (settings, "show-banners", FALSE);
  expect (fixture, "do-not-disturb");
  bus_fixture_release_name (&fixture->bus, "org.gnome.Shell");
  expect (fixture, "no do-not-disturb");
}

static void
add (const char *name, const char *row, gconstpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/desktop/hold-watch/", name, row, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!bus_fixture_is_possible ())
    return 77;
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    add ("desk/", desks[i].test, &desks[i], test_desk);
  add ("sandbox/", "reachable", &desks[0], test_sandbox);
  add ("sandbox/", "out-of-reach", &desks[3], test_sandbox);
  add ("S87-nothing", "", NULL, test_nothing);
  add ("gnome-banners", "", NULL, test_gnome_banners);
  return g_test_run ();
}
