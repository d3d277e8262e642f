/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-window-size.h"

/* How large the window is from one run to the next. A size that is too small to be used is not
 * kept. */

#define MIN_WIDTH_PX  340
#define MIN_HEIGHT_PX 300

void
limber_window_size_restore (GtkWindow *window, GSettings *settings)
{
  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-is-maximized"))
    gtk_window_maximize (window);
}

void
limber_window_size_remember (GtkWindow *window, GSettings *settings)
{
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (settings, "window-is-maximized", gtk_window_is_maximized (window));
  if (width < MIN_WIDTH_PX || height < MIN_HEIGHT_PX)
    return;
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
}
