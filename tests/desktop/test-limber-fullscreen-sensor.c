/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-fullscreen-sensor.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <signal.h>

/* A real X server, and a window manager and programs that the test plays. */

typedef struct {
  GSubprocess *server;     /* (owned) (nullable): of the test's own */
  char *display_name;      /* (owned) (nullable) */
  LimberXDisplay *display; /* (owned) */
  LimberSensor *sensor;    /* (owned) */
  Display *player;         /* (owned): the window manager's and the programs' */
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture, LimberSensor *sensor)
{
  fixture->n_changes++;
}

/* One server for each test: it dies in one of them. It says its number when it is ready. */
static void
start_server (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) out = NULL;
  g_autofree char *number = NULL;

  fixture->server = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "Xvfb",
      "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset", NULL);
  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->server));
  number = g_data_input_stream_read_line (out, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (number);
  fixture->display_name = g_strconcat (":", g_strstrip (number), NULL);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  start_server (fixture);
  fixture->display = limber_x_display_new (fixture->display_name);
  fixture->sensor = limber_fullscreen_sensor_new (fixture->display);
  g_signal_connect_swapped (fixture->sensor, "changed", G_CALLBACK (changed_cb), fixture);
  fixture->player = XOpenDisplay (fixture->display_name);
  g_assert_nonnull (fixture->player);
}

static void
stop_server (Fixture *fixture)
{
  g_subprocess_send_signal (fixture->server, SIGKILL);
  g_subprocess_wait (fixture->server, NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->sensor);
  g_assert_finalize_object (fixture->display);
  if (fixture->player != NULL)
    XCloseDisplay (fixture->player);
  stop_server (fixture);
  g_clear_object (&fixture->server);
  g_free (fixture->display_name);
}

static void
set_property (Fixture *fixture, Window window, const char *name, Atom type, gulong value)
{
  XChangeProperty (fixture->player, window, XInternAtom (fixture->player, name, False), type, 32,
                   PropModeReplace, (guchar *) &value, value != None ? 1 : 0);
}

static void
set_active (Fixture *fixture, Window window)
{
  set_property (fixture, DefaultRootWindow (fixture->player), "_NET_ACTIVE_WINDOW", XA_WINDOW,
                window);
  XSync (fixture->player, False);
}

static void
set_fullscreen (Fixture *fixture, Window window, gboolean is_fullscreen)
{
  set_property (fixture, window, "_NET_WM_STATE", XA_ATOM,
                is_fullscreen ? XInternAtom (fixture->player, "_NET_WM_STATE_FULLSCREEN", False)
                              : None);
  XSync (fixture->player, False);
}

static Window
open_window (Fixture *fixture)
{
  Window window = XCreateSimpleWindow (fixture->player, DefaultRootWindow (fixture->player), 0, 0,
                                       9, 9, 0, 0, 0);

  XSync (fixture->player, False);
  return window;
}

static void
refresh_and_expect (Fixture *fixture, LimberSensorState state)
{
  limber_sensor_refresh (fixture->sensor);
  g_assert_cmpint (limber_sensor_get_state (fixture->sensor), ==, state);
}

static void
wait_for (Fixture *fixture, LimberSensorState state)
{
  while (limber_sensor_get_state (fixture->sensor) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_no_window_manager (Fixture *fixture, gconstpointer unused)
{
  limber_sensor_start (fixture->sensor);
  g_assert_cmpint (limber_sensor_get_state (fixture->sensor), ==, LIMBER_SENSOR_OFF);
  set_active (fixture, None);
  refresh_and_expect (fixture, LIMBER_SENSOR_OFF);
  set_active (fixture, 4711); /* no such window, as one that has just closed */
  refresh_and_expect (fixture, LIMBER_SENSOR_OFF);
}

/* S51: slides or a film. Found when asked, told when over. */
static void
test_ends_by_state (Fixture *fixture, gconstpointer unused)
{
  Window window = open_window (fixture);

  limber_sensor_start (fixture->sensor);
  set_active (fixture, window);
  refresh_and_expect (fixture, LIMBER_SENSOR_OFF);
  set_fullscreen (fixture, window, TRUE);
  refresh_and_expect (fixture, LIMBER_SENSOR_ON);
  set_fullscreen (fixture, window, FALSE);
  wait_for (fixture, LIMBER_SENSOR_OFF);
}

static void
test_ends_by_focus (Fixture *fixture, gconstpointer unused)
{
  Window film = open_window (fixture);
  Window other_film = open_window (fixture);
  Window mail = open_window (fixture);

  limber_sensor_start (fixture->sensor);
  set_fullscreen (fixture, film, TRUE);
  set_fullscreen (fixture, other_film, TRUE);
  set_active (fixture, film);
  refresh_and_expect (fixture, LIMBER_SENSOR_ON);
  fixture->n_changes = 0;
  set_active (fixture, other_film);
  set_active (fixture, mail);
  wait_for (fixture, LIMBER_SENSOR_OFF);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

static void
test_ends_by_closing (Fixture *fixture, gconstpointer unused)
{
  Window window = open_window (fixture);

  limber_sensor_start (fixture->sensor);
  set_fullscreen (fixture, window, TRUE);
  set_active (fixture, window);
  refresh_and_expect (fixture, LIMBER_SENSOR_ON);
  XDestroyWindow (fixture->player, window);
  XSync (fixture->player, False);
  wait_for (fixture, LIMBER_SENSOR_OFF);
}

/* The process sleeps through changes of focus while nothing is full screen. */
static void
test_no_wakeups (Fixture *fixture, gconstpointer unused)
{
  Window windows[] = { open_window (fixture), open_window (fixture) };

  limber_sensor_start (fixture->sensor);
  for (guint i = 0; i < 50; i++)
    set_active (fixture, windows[i % 2]);
  XSync (limber_x_display_get_handle (fixture->display), False); /* all there is has come */
  g_assert_cmpint (XEventsQueued (limber_x_display_get_handle (fixture->display), QueuedAlready),
                   ==, 0);
}

/* S51: a film that begins while a reminder is on the screen; afterwards nobody is woken up again.
 */
static void
test_attentive (Fixture *fixture, gconstpointer unused)
{
  Window mail = open_window (fixture);
  Window film = open_window (fixture);

  limber_sensor_start (fixture->sensor);
  set_active (fixture, mail);
  limber_sensor_set_attentive (fixture->sensor, TRUE);
  g_assert_cmpint (limber_sensor_get_state (fixture->sensor), ==, LIMBER_SENSOR_OFF);
  set_fullscreen (fixture, mail, TRUE);
  wait_for (fixture, LIMBER_SENSOR_ON);
  set_fullscreen (fixture, mail, FALSE);
  wait_for (fixture, LIMBER_SENSOR_OFF);
  set_fullscreen (fixture, film, TRUE);
  set_active (fixture, film);
  wait_for (fixture, LIMBER_SENSOR_ON);
  limber_sensor_set_attentive (fixture->sensor, FALSE);
  set_active (fixture, mail);
  wait_for (fixture, LIMBER_SENSOR_OFF);

  XSync (limber_x_display_get_handle (fixture->display), False); /* it has stopped watching */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  set_active (fixture, film);
  set_active (fixture, None);
  XSync (limber_x_display_get_handle (fixture->display), False);
  g_assert_cmpint (XEventsQueued (limber_x_display_get_handle (fixture->display), QueuedAlready),
                   ==, 0);
}

/* S51: none is active yet when it begins to be attentive */
static void
test_attentive_to_none (Fixture *fixture, gconstpointer unused)
{
  Window film = open_window (fixture);

  limber_sensor_start (fixture->sensor);
  limber_sensor_set_attentive (fixture->sensor, TRUE);
  set_fullscreen (fixture, film, TRUE);
  set_active (fixture, film);
  wait_for (fixture, LIMBER_SENSOR_ON);
}

/* S28: the server dies; Xlib would end the process. */
static void
test_server_dies (Fixture *fixture, gconstpointer unused)
{
  Window window = open_window (fixture);

  limber_sensor_start (fixture->sensor);
  set_fullscreen (fixture, window, TRUE);
  set_active (fixture, window);
  refresh_and_expect (fixture, LIMBER_SENSOR_ON);
  fixture->player = NULL; /* its Xlib connection would end the process too */
  stop_server (fixture);
  wait_for (fixture, LIMBER_SENSOR_ABSENT);
  refresh_and_expect (fixture, LIMBER_SENSOR_ABSENT);
  g_assert_nonnull (limber_sensor_get_reason (fixture->sensor));
}

/* S30 */
static void
test_no_server (void)
{
  g_autoptr (LimberXDisplay) display = limber_x_display_new ("/nowhere/X:99");
  g_autoptr (LimberSensor) sensor = limber_fullscreen_sensor_new (display);

  limber_sensor_start (sensor);
  g_assert_cmpint (limber_sensor_get_state (sensor), ==, LIMBER_SENSOR_ABSENT);
  g_assert_cmpstr (limber_sensor_get_reason (sensor), ==, "no X server");
  limber_sensor_refresh (sensor);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/desktop/fullscreen-sensor/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_autofree char *server = g_find_program_in_path ("Xvfb");

  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("WAYLAND_DISPLAY");
  if (server == NULL) {
    g_print ("skipped: Xvfb is not installed\n");
    return 77;
  }
  add ("no-window-manager", test_no_window_manager);
  add ("S51-ends-by-state", test_ends_by_state);
  add ("S51-attentive", test_attentive);
  add ("S51-attentive-to-none", test_attentive_to_none);
  add ("ends-by-focus", test_ends_by_focus);
  add ("ends-by-closing", test_ends_by_closing);
  add ("no-wakeups", test_no_wakeups);
  add ("S28-server-dies", test_server_dies);
  g_test_add_func ("/desktop/fullscreen-sensor/S30-no-server", test_no_server);
  return g_test_run ();
}
