/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Fingers on the screen of tests/tools/with-mutter: real touches, by way of the compositor. The
 * window that is watched fills the screen, so its places are the screen's. What a finger does
 * returns once the window has been told, so that a test may say what did not happen, too. */
typedef struct _TouchScreen TouchScreen;

/* The one of this program; it stays plugged in until its end. */
TouchScreen *touch_screen_get (void);
void touch_screen_watch (TouchScreen *self, GtkWindow *window);
void touch_screen_down (TouchScreen *self, guint finger, double x, double y);
void touch_screen_move (TouchScreen *self, guint finger, double x, double y);
void touch_screen_up (TouchScreen *self, guint finger);

G_END_DECLS
