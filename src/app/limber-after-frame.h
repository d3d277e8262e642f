/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Calls @func with @widget once, when the next frame with it has been painted: for work that the
 * person need not wait for. Not at all where the widget goes before; while it is hidden, later.
 * Returns: what gtk_widget_remove_tick_callback() takes */
guint limber_after_frame_call (GtkWidget *widget, void (*func) (GtkWidget *widget));

G_END_DECLS
