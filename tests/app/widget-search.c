/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-search.h"

GtkWidget *
widget_search (GtkWidget *widget,
               gboolean (*is_it) (GtkWidget *widget, const char *text),
               const char *text)
{
  GtkWidget *found = is_it (widget, text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = widget_search (child, is_it, text);
  return found;
}

GtkWidget *
widget_search_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = widget_search_type (child, type);
  return found;
}

static gboolean
has_label (GtkWidget *widget, const char *label)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

GtkWidget *
widget_search_button (GtkWidget *widget, const char *label)
{
  return widget_search (widget, has_label, label);
}
