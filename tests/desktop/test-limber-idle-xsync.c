/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-idle-xsync.h"

#include <gio/gio.h>

/* Real alarms of a real X server, with injected input; skipped where there is none. */

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

static void
move_pointer (const char *tool)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error,
                                                      tool, "mousemove_relative", "5", "5", NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
}

static void
test_idle_and_active (void)
{
  g_autofree char *tool = g_find_program_in_path ("xdotool");
  g_autoptr (LimberXDisplay) display = limber_x_display_new (NULL);
  LimberIdleSource *source = NULL;
  g_autoptr (GError) error = NULL;
  guint n_idle = 0;
  guint n_active = 0;

  if (g_getenv ("DISPLAY") == NULL || tool == NULL) {
    g_test_skip ("no X server, or xdotool is not installed");
    return;
  }

  source = limber_idle_xsync_new (display);
  g_signal_connect_swapped (source, "went-idle", G_CALLBACK (count_cb), &n_idle);
  g_signal_connect_swapped (source, "became-active", G_CALLBACK (count_cb), &n_active);
  move_pointer (tool);
  g_assert_true (limber_idle_source_start (source, 300, &error));
  g_assert_no_error (error);
  g_assert_true (limber_idle_source_ignores_inhibitors (source));
  for (guint i = 0; i < 2; i++) {
    n_idle = 0;
    n_active = 0;
    wait_for (&n_idle);
    g_assert_cmpuint (n_active, ==, 0);
    move_pointer (tool);
    wait_for (&n_active);
  }
  limber_idle_source_stop (source);
  g_assert_finalize_object (source);
}

/* S27: nobody has been there for a while when the alarm is set; that while is what is told. */
static void
test_already_idle (void)
{
  g_autoptr (LimberXDisplay) display = limber_x_display_new (NULL);
  g_autoptr (LimberIdleSource) first = limber_idle_xsync_new (display);
  g_autoptr (LimberIdleSource) second = limber_idle_xsync_new (display);
  guint n_idle = 0;

  if (g_getenv ("DISPLAY") == NULL) {
    g_test_skip ("no X server");
    return;
  }
  g_signal_connect_swapped (first, "went-idle", G_CALLBACK (count_cb), &n_idle);
  g_assert_true (limber_idle_source_start (first, 300, NULL));
  wait_for (&n_idle);
  n_idle = 0;
  g_signal_connect_swapped (second, "went-idle", G_CALLBACK (count_cb), &n_idle);
  g_assert_true (limber_idle_source_start (second, 10, NULL));
  wait_for (&n_idle);
  g_assert_cmpuint (limber_idle_source_get_idle_msecs (second, 10), >=, 300);
  limber_idle_source_stop (first);
  limber_idle_source_stop (second);
}

static void
test_no_server (void)
{
  g_autoptr (LimberXDisplay) display = limber_x_display_new ("/nowhere/X:99");
  g_autoptr (LimberIdleSource) source = limber_idle_xsync_new (display);
  g_autoptr (GError) error = NULL;

  g_assert_false (limber_idle_source_start (source, 300, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* Under Xwayland the counter is wrong: the mechanism refuses itself. */
static void
test_wayland_session (void)
{
  g_autoptr (LimberXDisplay) display = limber_x_display_new (NULL);
  g_autoptr (LimberIdleSource) source = limber_idle_xsync_new (display);
  g_autoptr (GError) error = NULL;

  g_setenv ("WAYLAND_DISPLAY", "wayland-9", TRUE);
  g_assert_false (limber_idle_source_start (source, 300, &error));
  g_assert_nonnull (strstr (error->message, "Wayland"));
  g_unsetenv ("WAYLAND_DISPLAY");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desktop/idle-xsync/idle-and-active", test_idle_and_active);
  g_test_add_func ("/desktop/idle-xsync/S27-already-idle", test_already_idle);
  g_test_add_func ("/desktop/idle-xsync/no-server", test_no_server);
  g_test_add_func ("/desktop/idle-xsync/wayland-session", test_wayland_session);
  return g_test_run ();
}
