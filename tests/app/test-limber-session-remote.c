/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session-fixture.h"

#include "bus/limber-media-remote.h"

/* A session that the desktop's media keys lead. */

/* A desktop that takes the media keys for itself, on a connection of its own */
static GDBusConnection *desktop; /* (owned) */

static void
connect_desktop (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;

  desktop = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_player (gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      desktop, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "NameHasOwner", g_variant_new ("(s)", LIMBER_MEDIA_REMOTE_BUS_NAME), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  gboolean has_owner = FALSE;

  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &has_owner);
  return has_owner;
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_there (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

static GVariant *
call_player (const char *interface, const char *method, GVariant *arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *reply;

  g_dbus_connection_call (desktop, LIMBER_MEDIA_REMOTE_BUS_NAME, LIMBER_MEDIA_REMOTE_OBJECT_PATH,
                          interface, method, arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          keep_result_cb, &result);
  app_fixture_wait (is_there, &result);
  reply = g_dbus_connection_call_finish (desktop, result, &error);
  g_assert_no_error (error);
  return reply;
}

static void
press_key (const char *method)
{
  g_autoptr (GVariant) reply = call_player ("org.mpris.MediaPlayer2.Player", method, NULL);
}

/* (transfer full) */
static GVariant *
read_player (const char *name)
{
  g_autoptr (GVariant) reply = call_player (
      "org.freedesktop.DBus.Properties", "Get",
      g_variant_new ("(ss)", "org.mpris.MediaPlayer2.Player", name));
  GVariant *value = NULL;

  g_variant_get (reply, "(v)", &value);
  return value;
}

static void
assert_status (const char *expected)
{
  g_autoptr (GVariant) value = read_player ("PlaybackStatus");

  g_assert_cmpstr (g_variant_get_string (value, NULL), ==, expected);
}

static void
assert_track (const char *title, const char *album)
{
  g_autoptr (GVariant) metadata = read_player ("Metadata");
  const char *shown_title = NULL;
  const char *shown_album = NULL;

  g_variant_lookup (metadata, "xesam:title", "&s", &shown_title);
  g_variant_lookup (metadata, "xesam:album", "&s", &shown_album);
  g_assert_cmpstr (shown_title, ==, title);
  g_assert_cmpstr (shown_album, ==, album);
}

static void
begin_as_player (SessionFixture *fixture)
{
  session_fixture_begin (fixture);
  app_fixture_wait (is_player, NULL);
}

/* One button pauses and goes on, the others move, and Stop leaves; the window need not have the
 * focus. */
static void
test_keys (SessionFixture *fixture, gconstpointer data)
{
  LimberSession *session = limber_session_view_get_session (LIMBER_SESSION_VIEW (fixture->view));

  begin_as_player (fixture);
  assert_status ("Playing");
  press_key ("PlayPause");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_PAUSED);
  assert_status ("Paused");
  press_key ("Pause");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_PAUSED);
  press_key ("Play");
  press_key ("Play");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_RUNNING);
  press_key ("Next");
  g_assert_cmpuint (limber_session_get_item (session), ==, 1);
  press_key ("Previous");
  g_assert_cmpuint (limber_session_get_item (session), ==, 0);
  press_key ("Pause");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_PAUSED);
  press_key ("Stop");
  g_assert_cmpint (limber_coach_get_end (fixture->coach), ==, LIMBER_COACH_END_LEFT);
  g_assert_false (is_player (NULL));
}

static void
test_position (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) position = NULL;

  begin_as_player (fixture);
  limber_fake_clock_advance (fixture->app.clock, 5 * G_USEC_PER_SEC);
  limber_session_update (limber_session_view_get_session (LIMBER_SESSION_VIEW (fixture->view)));
  position = read_player ("Position");
  g_assert_cmpint (g_variant_get_int64 (position), ==, 5 * G_USEC_PER_SEC);
}

/* Neither before the first second, nor once it hurt. */
static void
test_only_while_running (SessionFixture *fixture, gconstpointer data)
{
  app_fixture_wait (session_fixture_is_ready_page, fixture);
  g_assert_false (is_player (NULL));
  begin_as_player (fixture);
  session_fixture_activate (fixture, "session.hurts");
  g_assert_cmpstr (session_fixture_get_page (fixture), ==, "pain");
  g_assert_false (is_player (NULL));
}

/* On a locked screen stands no part of the body, unless the person allows it. */
static void
test_discretion (SessionFixture *fixture, gconstpointer data)
{
  LimberSession *session = limber_session_view_get_session (LIMBER_SESSION_VIEW (fixture->view));

  begin_as_player (fixture);
  assert_track ("Stretching", NULL);
  g_settings_set_boolean (fixture->app.settings, "notification-details", TRUE);
  assert_track (limber_session_get_title (session), "Neck and shoulders");
  press_key ("Next");
  assert_track (limber_session_get_title (session), "Neck and shoulders");
  g_settings_reset (fixture->app.settings, "notification-details");
  assert_track ("Stretching", NULL);
}

/* A title that tells colleagues nothing is shown as it is. */
static void
test_title (SessionFixture *fixture, gconstpointer data)
{
  begin_as_player (fixture);
  assert_track ("2-minute desk reset", NULL);
}

/* Raise and Quit are the desktop's as well: to the front, and politely away. */
static void
test_root (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) raised = NULL;
  g_autoptr (GVariant) quit = NULL;

  begin_as_player (fixture);
  raised = call_player ("org.mpris.MediaPlayer2", "Raise", NULL);
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_RUNNING);
  quit = call_player ("org.mpris.MediaPlayer2", "Quit", NULL);
  g_assert_cmpint (limber_coach_get_end (fixture->coach), ==, LIMBER_COACH_END_LEFT);
  g_assert_false (is_player (NULL));
}

static const SessionSetting desk = { "desk_reset_2min", 1, 1080, 800, 0 };
static const SessionSetting behind = { "desk_reset_2min", 1, 1080, 800, 0, TRUE };
static const SessionSetting sided = { "neck_shoulders_5min", 2, 1080, 800, 0 };

#define ADD(path, setting, function)                                                               \
  SESSION_FIXTURE_ADD ("/app/session-remote/" path, &setting, function)

static void
add_tests (void)
{
  connect_desktop ();
  ADD ("keys", behind, test_keys);
  ADD ("position", desk, test_position);
  ADD ("only-while-running", behind, test_only_while_running);
  ADD ("discretion", sided, test_discretion);
  ADD ("title", desk, test_title);
  ADD ("root", desk, test_root);
}

int
main (int argc, char *argv[])
{
  int status = session_fixture_run (argc, argv, add_tests);

  g_clear_object (&desktop);
  return status;
}
