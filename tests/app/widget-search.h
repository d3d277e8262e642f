/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Finds what a test is to look at or press: (transfer none) (nullable), the first one, from @widget
 * itself downwards. */

GtkWidget *widget_search (GtkWidget *widget,
                          gboolean (*is_it) (GtkWidget *widget, const char *text),
                          const char *text);
GtkWidget *widget_search_type (GtkWidget *widget, GType type);
/* A button that shows just @label */
GtkWidget *widget_search_button (GtkWidget *widget, const char *label);

G_END_DECLS
