/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tab goes through the only child of @widget, and out of it at its end: the `focus` of a class that
 * grabs the focus for a part of it, or has its child in a GtkScrolledWindow. */
gboolean limber_focus_child (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
