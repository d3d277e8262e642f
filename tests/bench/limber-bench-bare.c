/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

/* What limber-agent is measured beside: the same libraries, a main loop and the session bus. */
int
main (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  g_main_loop_run (loop);
  return 0;
}
