/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window is as large as it was last, or as large as the screen. */
void limber_window_size_restore (GtkWindow *window, GSettings *settings);
void limber_window_size_remember (GtkWindow *window, GSettings *settings);

G_END_DECLS
