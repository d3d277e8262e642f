/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary-page-parts.h"

#include "widget-search.h"

#include "app/limber-measure-list.h"
#include "app/limber-pain-form.h"
#include "app/limber-pain-list.h"

#include <adwaita.h>

gboolean
diary_page_parts_have_rows (gpointer window)
{
  return widget_search_type (widget_search_type (window, LIMBER_TYPE_PAIN_LIST),
                             ADW_TYPE_ACTION_ROW)
             != NULL
         && widget_search_type (widget_search_type (window, LIMBER_TYPE_MEASURE_LIST),
                                GTK_TYPE_LIST_BOX_ROW)
                != NULL;
}

static void
open_expanders (GtkWidget *widget)
{
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_expanders (child);
}

void
diary_page_parts_open_form (GtkWidget *window)
{
  open_expanders (widget_search_type (window, LIMBER_TYPE_PAIN_FORM));
}
