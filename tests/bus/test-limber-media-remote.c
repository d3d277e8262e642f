/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bus/limber-media-remote.h"

#include "bus-fixture.h"

/* The player on a private bus, and a desktop that asks it well and badly. */

#define ROOT   "org.mpris.MediaPlayer2"
#define PLAYER "org.mpris.MediaPlayer2.Player"
#define VALUES "org.freedesktop.DBus.Properties"

typedef struct {
  BusFixture bus;
  LimberMediaRemote *remote;
  GArray *keys;     /* (owned) (element-type int) */
  GString *signals; /* (owned): of the player, by name */
  guint n_raised;
  guint n_quit;
  gint64 seeked_usec;
  guint subscription_id;
} Fixture;

static void
pressed_cb (Fixture *self, int key)
{
  g_array_append_val (self->keys, key);
}

static void
raise_cb (Fixture *self)
{
  self->n_raised++;
}

static void
quit_cb (Fixture *self)
{
  self->n_quit++;
}

static void
player_told_cb (GDBusConnection *bus,
                const char *sender,
                const char *path,
                const char *interface,
                const char *signal,
                GVariant *parameters,
                gpointer user_data)
{
  Fixture *self = user_data;

  g_string_append_printf (self->signals, "%s ", signal);
  if (g_str_equal (signal, "Seeked"))
    g_variant_get (parameters, "(x)", &self->seeked_usec);
}

static gboolean
is_named (Fixture *self)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      self->bus.desk, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "NameHasOwner", g_variant_new ("(s)", LIMBER_MEDIA_REMOTE_BUS_NAME), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean has_owner = FALSE;

  g_assert_nonnull (reply);
  g_variant_get (reply, "(b)", &has_owner);
  return has_owner;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  bus_fixture_set_up (&self->bus);
  self->keys = g_array_new (FALSE, FALSE, sizeof (int));
  self->signals = g_string_new (NULL);
  self->subscription_id = g_dbus_connection_signal_subscribe (
      self->bus.desk, NULL, NULL, NULL, LIMBER_MEDIA_REMOTE_OBJECT_PATH, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, player_told_cb, self, NULL);
  g_assert_false (is_named (self));
  self->remote = limber_media_remote_new (self->bus.client);
  g_signal_connect_swapped (self->remote, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (self->remote, "raise", G_CALLBACK (raise_cb), self);
  g_signal_connect_swapped (self->remote, "quit", G_CALLBACK (quit_cb), self);
  bus_fixture_settle (&self->bus);
  g_assert_true (is_named (self));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_dbus_connection_signal_unsubscribe (self->bus.desk, self->subscription_id);
  if (self->remote != NULL)
    g_assert_finalize_object (self->remote);
  g_assert_false (is_named (self));
  g_array_unref (self->keys);
  g_string_free (self->signals, TRUE);
  bus_fixture_settle (&self->bus);
  bus_fixture_tear_down (&self->bus);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* (transfer full) (nullable) */
static GVariant *
call (Fixture *self, const char *interface, const char *method, GVariant *arguments, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_connection_call (self->bus.desk, LIMBER_MEDIA_REMOTE_BUS_NAME,
                          LIMBER_MEDIA_REMOTE_OBJECT_PATH, interface, method, arguments, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_dbus_connection_call_finish (self->bus.desk, result, error);
}

static void
press (Fixture *self, const char *interface, const char *method)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call (self, interface, method, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (g_variant_get_type_string (reply), ==, "()");
}

/* As text, the way `gdbus call` prints it (transfer full) */
static char *
read_values (Fixture *self, const char *interface)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call (self, VALUES, "GetAll", g_variant_new ("(s)", interface),
                                     &error);

  g_assert_no_error (error);
  return g_variant_print (reply, FALSE);
}

static void
assert_value (Fixture *self, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call (self, VALUES, "Get", g_variant_new ("(ss)", PLAYER, name),
                                     &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_variant_print (reply, FALSE);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_introduces_itself (Fixture *self, gconstpointer data)
{
  g_autofree char *root = read_values (self, ROOT);

  g_assert_cmpstr (root, ==,
                   "({'CanQuit': <true>, 'CanRaise': <true>, 'HasTrackList': <false>, 'Identity': "
                   "<'Limber'>, 'DesktopEntry': <'" LIMBER_APPLICATION_ID "'>, "
                   "'SupportedUriSchemes': <@as []>, 'SupportedMimeTypes': <@as []>},)");
  press (self, ROOT, "Raise");
  g_assert_cmpuint (self->n_raised, ==, 1);
  press (self, ROOT, "Quit");
  g_assert_cmpuint (self->n_quit, ==, 1);
  g_assert_cmpuint (self->keys->len, ==, 0);
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *method;
    LimberMediaKey key;
  } rows[] = {
    { "PlayPause", LIMBER_MEDIA_KEY_TOGGLE }, { "Play", LIMBER_MEDIA_KEY_PLAY },
    { "Pause", LIMBER_MEDIA_KEY_PAUSE },      { "Stop", LIMBER_MEDIA_KEY_STOP },
    { "Next", LIMBER_MEDIA_KEY_NEXT },        { "Previous", LIMBER_MEDIA_KEY_PREVIOUS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    press (self, PLAYER, rows[i].method);
    g_assert_cmpuint (self->keys->len, ==, i + 1);
    g_assert_cmpint (g_array_index (self->keys, int, i), ==, rows[i].key);
  }
}

static void
test_values (Fixture *self, gconstpointer data)
{
  static const char *const yes[] = { "CanGoNext", "CanGoPrevious", "CanPlay", "CanPause",
                                     "CanControl" };
  static const char *const normal[] = { "Rate", "MinimumRate", "MaximumRate" };

  assert_value (self, "PlaybackStatus", "(<'Paused'>,)");
  assert_value (self, "CanSeek", "(<false>,)");
  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    assert_value (self, yes[i], "(<true>,)");
  for (guint i = 0; i < G_N_ELEMENTS (normal); i++)
    assert_value (self, normal[i], "(<1.0>,)");

  limber_media_remote_set_playing (self->remote, TRUE);
  limber_media_remote_set_volume (self->remote, 0.5);
  limber_media_remote_set_track (self->remote, "Chin tuck", "Desk reset", 128000000);
  limber_media_remote_set_position (self->remote, 1000000);
  assert_value (self, "PlaybackStatus", "(<'Playing'>,)");
  assert_value (self, "Volume", "(<0.5>,)");
  assert_value (self, "Position", "(<int64 1000000>,)");
  assert_value (self, "Metadata",
                "(<{'mpris:trackid': <objectpath '" LIMBER_APPLICATION_PATH "/Session'>, "
                "'mpris:length': <int64 128000000>, 'xesam:title': <'Chin tuck'>, "
                "'xesam:artist': <['Limber']>, 'xesam:album': <'Desk reset'>}>,)");
}

/* What moves by itself is asked for, everything else is told, once. */
static void
test_tells (Fixture *self, gconstpointer data)
{
  bus_fixture_settle (&self->bus);
  g_string_truncate (self->signals, 0);
  limber_media_remote_set_position (self->remote, 1000000);
  limber_media_remote_set_playing (self->remote, FALSE);
  bus_fixture_settle (&self->bus);
  g_assert_cmpstr (self->signals->str, ==, "");
  limber_media_remote_set_playing (self->remote, TRUE);
  limber_media_remote_set_track (self->remote, "Stretching", NULL, 60000000);
  bus_fixture_settle (&self->bus);
  g_assert_cmpstr (self->signals->str, ==, "PropertiesChanged ");
  limber_media_remote_jump (self->remote, 2000000);
  bus_fixture_settle (&self->bus);
  g_assert_cmpstr (self->signals->str, ==, "PropertiesChanged Seeked ");
  g_assert_cmpint (self->seeked_usec, ==, 2000000);
}

/** What is refused, and how: nothing is pressed, and the next caller is served as before. */
static const struct {
  const char *name;
  const char *interface;
  const char *method;
  const char *arguments;
  GDBusError code;
} BAD_ROWS[] = {
  { "seek", PLAYER, "Seek", "(int64 5000000,)", G_DBUS_ERROR_NOT_SUPPORTED },
  { "seek-far", PLAYER, "Seek", "(int64 -9223372036854775808,)", G_DBUS_ERROR_NOT_SUPPORTED },
  { "set-position", PLAYER, "SetPosition", "(objectpath '/a', int64 0)",
    G_DBUS_ERROR_NOT_SUPPORTED },
  { "open-uri", PLAYER, "OpenUri", "('file:///etc/passwd',)", G_DBUS_ERROR_NOT_SUPPORTED },
  { "seek-type", PLAYER, "Seek", "('far',)", G_DBUS_ERROR_INVALID_ARGS },
  { "play-type", PLAYER, "Play", "('now',)", G_DBUS_ERROR_INVALID_ARGS },
  { "quit-type", ROOT, "Quit", "(true,)", G_DBUS_ERROR_INVALID_ARGS },
  { "unknown-method", PLAYER, "Dance", NULL, G_DBUS_ERROR_UNKNOWN_METHOD },
  { "key-of-root", ROOT, "Play", NULL, G_DBUS_ERROR_UNKNOWN_METHOD },
  { "unknown-interface", "org.mpris.MediaPlayer2.TrackList", "GoTo", "(objectpath '/a',)",
    G_DBUS_ERROR_UNKNOWN_METHOD },
  { "unknown-value", VALUES, "Get", "('" PLAYER "', 'Shuffle')", G_DBUS_ERROR_INVALID_ARGS },
  { "set-rate", VALUES, "Set", "('" PLAYER "', 'Rate', <2.0>)", G_DBUS_ERROR_INVALID_ARGS },
  { "set-volume", VALUES, "Set", "('" PLAYER "', 'Volume', <'loud'>)", G_DBUS_ERROR_INVALID_ARGS },
  { "set-metadata", VALUES, "Set", "('" PLAYER "', 'Metadata', <@a{sv} {}>)",
    G_DBUS_ERROR_INVALID_ARGS },
};

static void
test_bad (Fixture *self, gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  GVariant *arguments = BAD_ROWS[row].arguments != NULL
                            ? g_variant_new_parsed (BAD_ROWS[row].arguments)
                            : NULL;
  g_autofree char *before = read_values (self, PLAYER);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call (self, BAD_ROWS[row].interface, BAD_ROWS[row].method, arguments,
                                     &error);

  g_assert_error (error, G_DBUS_ERROR, (int) BAD_ROWS[row].code);
  g_assert_null (reply);
  after = read_values (self, PLAYER);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (self->keys->len, ==, 0);
  g_assert_cmpuint (self->n_raised + self->n_quit, ==, 0);
  press (self, PLAYER, "Next");
  g_assert_cmpuint (self->keys->len, ==, 1);
}

static void
drop_remote_cb (Fixture *self, int key)
{
  g_clear_object (&self->remote);
}

/* The last key of a session takes the player with it. */
static void
test_ends_in_a_call (Fixture *self, gconstpointer data)
{
  g_signal_connect_swapped (self->remote, "pressed", G_CALLBACK (drop_remote_cb), self);
  press (self, PLAYER, "Stop");
  g_assert_null (self->remote);
  g_assert_cmpuint (self->keys->len, ==, 1);
}

/* Somebody else has the name: nothing happens, and what comes to the one with the name is not ours.
 */
static void
test_name_taken (Fixture *self, gconstpointer data)
{
  LimberMediaRemote *second = NULL;

  g_assert_finalize_object (g_steal_pointer (&self->remote));
  bus_fixture_own_name (&self->bus, LIMBER_MEDIA_REMOTE_BUS_NAME);
  second = limber_media_remote_new (self->bus.client);
  g_signal_connect_swapped (second, "pressed", G_CALLBACK (pressed_cb), self);
  bus_fixture_settle (&self->bus);
  g_assert_finalize_object (second);
  bus_fixture_release_name (&self->bus, LIMBER_MEDIA_REMOTE_BUS_NAME);
  g_assert_cmpuint (self->keys->len, ==, 0);
}

/* The environment of the tests has no session bus: that is nothing to tell anyone about. */
static void
test_no_bus (void)
{
  LimberMediaRemote *remote = limber_media_remote_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;

  limber_media_remote_set_playing (remote, TRUE);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (g_bus_get_finish (result, NULL));
  limber_media_remote_jump (remote, 1);
  g_assert_finalize_object (remote);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/bus/media-remote/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bus/media-remote/no-bus", test_no_bus);
  if (!bus_fixture_is_possible ())
    return g_test_run ();

  ADD ("introduces-itself", test_introduces_itself);
  ADD ("keys", test_keys);
  ADD ("values", test_values);
  ADD ("tells", test_tells);
  ADD ("ends-in-a-call", test_ends_in_a_call);
  ADD ("name-taken", test_name_taken);
  for (gsize i = 0; i < G_N_ELEMENTS (BAD_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/bus/media-remote/bad/", BAD_ROWS[i].name, NULL);

    g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_bad, tear_down);
  }
  return g_test_run ();
}
