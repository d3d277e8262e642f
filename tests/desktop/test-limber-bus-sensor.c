/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-bus-sensor.h"

#include "bus-fixture.h"

/* The real sensor on a private bus, with a desktop that the test plays. */

#define NAME      "org.example.Saver"
#define PATH      "/org/example/Saver"
#define INTERFACE "org.example.Saver"

static const char xml[] = "<node><interface name='" INTERFACE "'>"
                          "<method name='GetActive'><arg type='b' direction='out'/></method>"
                          "<method name='GetOdd'><arg type='s' direction='out'/></method>"
                          "<property name='Flags' type='u' access='read'/>"
                          "<signal name='ActiveChanged'><arg type='b'/></signal>"
                          "</interface></node>";

static const LimberBusFact by_method = { .name = "saver",
                                         .bus_name = NAME,
                                         .object_path = PATH,
                                         .interface = INTERFACE,
                                         .method = "GetActive",
                                         .signal = "ActiveChanged" };
static const LimberBusFact by_property = { .name = "flags",
                                           .bus_name = NAME,
                                           .object_path = PATH,
                                           .interface = INTERFACE,
                                           .property = "Flags",
                                           .mask = 8 };
static const LimberBusFact by_odd_method = {
  .name = "odd", .bus_name = NAME, .object_path = PATH, .interface = INTERFACE, .method = "GetOdd"
};
static const LimberBusFact by_missing_method = { .name = "missing",
                                                 .bus_name = NAME,
                                                 .object_path = PATH,
                                                 .interface = INTERFACE,
                                                 .method = "GetMore" };

typedef struct {
  BusFixture bus;
  LimberSensor *sensor; /* (owned) */
  gboolean is_active;   /* what the desktop says */
  guint32 flags;
  guint n_questions;
  guint n_changes;
} Fixture;

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

  fixture->n_questions++;
  g_dbus_method_invocation_return_value (invocation, g_str_equal (method, "GetActive")
                                                         ? g_variant_new ("(b)", fixture->is_active)
                                                         : g_variant_new ("(s)", "yes"));
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
  Fixture *fixture = data;

  fixture->n_questions++;
  return g_variant_new_uint32 (fixture->flags);
}

static const GDBusInterfaceVTable vtable = {
  .method_call = method_called_cb,
  .get_property = property_read_cb,
};

static void
changed_cb (Fixture *fixture, LimberSensor *sensor)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer fact)
{
  bus_fixture_set_up (&fixture->bus);
  bus_fixture_export (&fixture->bus, PATH, xml, &vtable, fixture);
  fixture->sensor = limber_bus_sensor_new (fixture->bus.client, fact);
  g_signal_connect_swapped (fixture->sensor, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  limber_sensor_stop (fixture->sensor);
  bus_fixture_settle (&fixture->bus);
  g_assert_finalize_object (fixture->sensor);
  bus_fixture_tear_down (&fixture->bus);
}

static void
expect (Fixture *fixture, LimberSensorState state, guint n_changes)
{
  bus_fixture_settle (&fixture->bus);
  g_assert_cmpint (limber_sensor_get_state (fixture->sensor), ==, state);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
  fixture->n_changes = 0;
}

static void
start (Fixture *fixture)
{
  bus_fixture_own_name (&fixture->bus, NAME);
  limber_sensor_start (fixture->sensor);
}

static void
tell (Fixture *fixture, gboolean is_active)
{
  bus_fixture_emit (&fixture->bus, PATH, INTERFACE, "ActiveChanged",
                    g_variant_new ("(b)", is_active));
}

static void
test_told_by_signal (Fixture *fixture, gconstpointer unused)
{
  start (fixture);
  expect (fixture, LIMBER_SENSOR_OFF, 1);
  tell (fixture, TRUE);
  expect (fixture, LIMBER_SENSOR_ON, 1);
  tell (fixture, TRUE);
  expect (fixture, LIMBER_SENSOR_ON, 0);
  tell (fixture, FALSE);
  expect (fixture, LIMBER_SENSOR_OFF, 1);
  g_assert_cmpuint (fixture->n_questions, ==, 1); /* the rest was told */
}

static void
test_on_at_start (Fixture *fixture, gconstpointer unused)
{
  fixture->is_active = TRUE;
  start (fixture);
  expect (fixture, LIMBER_SENSOR_ON, 1);
  g_assert_cmpstr (limber_sensor_get_name (fixture->sensor), ==, "saver");
}

/* S29: what starts after the agent is heard all the same; what goes takes its word along. */
static void
test_comes_and_goes (Fixture *fixture, gconstpointer unused)
{
  limber_sensor_start (fixture->sensor);
  expect (fixture, LIMBER_SENSOR_ABSENT, 1);
  g_assert_cmpstr (limber_sensor_get_reason (fixture->sensor), ==, "not on the bus");
  fixture->is_active = TRUE;
  bus_fixture_own_name (&fixture->bus, NAME);
  expect (fixture, LIMBER_SENSOR_ON, 1);
  g_assert_null (limber_sensor_get_reason (fixture->sensor));
  bus_fixture_release_name (&fixture->bus, NAME);
  expect (fixture, LIMBER_SENSOR_ABSENT, 1);
}

static void
change_flags (Fixture *fixture, gboolean tells_value)
{
  GVariantBuilder changed = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));
  const char *invalidated[] = { tells_value ? NULL : "Flags", NULL };

  if (tells_value)
    g_variant_builder_add (&changed, "{sv}", "Flags", g_variant_new_uint32 (fixture->flags));
  bus_fixture_emit (&fixture->bus, PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                    g_variant_new ("(sa{sv}^as)", INTERFACE, &changed, invalidated));
}

static void
test_property (Fixture *fixture, gconstpointer unused)
{
  fixture->flags = 1 | 4;
  start (fixture);
  expect (fixture, LIMBER_SENSOR_OFF, 1);
  fixture->flags = 1 | 8;
  change_flags (fixture, TRUE);
  expect (fixture, LIMBER_SENSOR_ON, 1);
  g_assert_cmpuint (fixture->n_questions, ==, 1);
  fixture->flags = 0;
  change_flags (fixture, FALSE);
  expect (fixture, LIMBER_SENSOR_OFF, 1);
  g_assert_cmpuint (fixture->n_questions, ==, 2);
}

/* Whatever the desktop answers or sends, nothing but a yes or no counts. */
static void
test_nonsense (Fixture *fixture, gconstpointer unused)
{
  start (fixture);
  expect (fixture, LIMBER_SENSOR_ABSENT, 1);
  g_assert_nonnull (limber_sensor_get_reason (fixture->sensor));
}

static void
test_nonsense_signals (Fixture *fixture, gconstpointer unused)
{
  start (fixture);
  expect (fixture, LIMBER_SENSOR_OFF, 1);
  bus_fixture_emit (&fixture->bus, PATH, INTERFACE, "ActiveChanged", g_variant_new ("(s)", "on"));
  bus_fixture_emit (&fixture->bus, PATH, INTERFACE, "ActiveChanged", NULL);
  bus_fixture_emit (&fixture->bus, PATH, INTERFACE, "ActiveChanged", g_variant_new ("(bb)", 1, 1));
  bus_fixture_emit (&fixture->bus, "/elsewhere", INTERFACE, "ActiveChanged",
                    g_variant_new ("(b)", TRUE));
  expect (fixture, LIMBER_SENSOR_OFF, 0);
}

static void
test_stopped (Fixture *fixture, gconstpointer unused)
{
  start (fixture);
  limber_sensor_stop (fixture->sensor);
  tell (fixture, TRUE);
  expect (fixture, LIMBER_SENSOR_UNASKED, 0);
  limber_sensor_start (fixture->sensor);
  expect (fixture, LIMBER_SENSOR_OFF, 1);
}

static void
add (const char *name, const LimberBusFact *fact, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/desktop/bus-sensor/", name, NULL);

  g_test_add (path, Fixture, fact, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!bus_fixture_is_possible ())
    return 77;
  add ("told-by-signal", &by_method, test_told_by_signal);
  add ("on-at-start", &by_method, test_on_at_start);
  add ("S29-comes-and-goes", &by_method, test_comes_and_goes);
  add ("property", &by_property, test_property);
  add ("nonsense/answer", &by_odd_method, test_nonsense);
  add ("nonsense/no-such-method", &by_missing_method, test_nonsense);
  add ("nonsense/signals", &by_method, test_nonsense_signals);
  add ("stopped", &by_method, test_stopped);
  return g_test_run ();
}
