/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into a GTK program: when its first window has painted its first frame, prints the
 * milliseconds since LIMBER_BENCH_STARTED_USEC (CLOCK_MONOTONIC) and ends the program. So limber
 * and the empty window are measured by the same rule, and limber needs no code for it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdlib.h>
#include <unistd.h>

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  gint64 started = g_ascii_strtoll (g_getenv ("LIMBER_BENCH_STARTED_USEC"), NULL, 10);
  g_autofree char *line = g_strdup_printf ("%.1f\n",
                                           (double) (g_get_monotonic_time () - started) / 1000.0);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (1);
  _exit (0);
}

void
gtk_window_present (GtkWindow *window)
{
  void (*present) (GtkWindow *) = (void (*) (GtkWindow *)) dlsym (RTLD_NEXT, "gtk_window_present");
  GdkSurface *surface;

  present (window);
  surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_signal_connect (gdk_surface_get_frame_clock (surface), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
}
