/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-focus-child.h"

/* GTK keeps Tab within a widget in two ways, of which its own containers are free by a function
 * that it keeps to itself:
 *
 * - a widget that cannot have the focus grabs it once more for whoever leaves its last child, and
 *   where that hands it to a part of the widget (a page to its first button) nobody gets out;
 * - a GtkScrolledWindow takes it in which nothing can have the focus, also where it cannot have it
 *   either. */

/* (transfer none) (nullable) */
static GtkWidget *
find_child (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (GTK_IS_SCROLLED_WINDOW (child) && !gtk_widget_get_focusable (child))
    child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (child));
  return child;
}

gboolean
limber_focus_child (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = find_child (widget);

  return child != NULL && gtk_widget_child_focus (child, direction);
}
