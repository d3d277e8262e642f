/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-drop-down-name.h"

#include <glib/gi18n-lib.h>

/* LimberDropDownName keeps the spoken name of a list with what is chosen in it. No state of its
 * own: the name is the list's data. Main thread. */

#define NAME_KEY "limber-name"

static void
selected_changed_cb (GtkDropDown *list)
{
  const char *name = g_object_get_data (G_OBJECT (list), NAME_KEY);
  gpointer selected = gtk_drop_down_get_selected_item (list);
  g_autofree char *label = NULL;

  label = GTK_IS_STRING_OBJECT (selected)
              /* Translators: a filter as a screen reader says it, "Position: Seated" */
              ? g_strdup_printf (C_ ("filter", "%s: %s"), name,
                                 gtk_string_object_get_string (selected))
              : g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (list))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
limber_drop_down_name_set (GtkDropDown *list, const char *name)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (list));
  g_return_if_fail (name != NULL && g_object_get_data (G_OBJECT (list), NAME_KEY) == NULL);

  g_object_set_data_full (G_OBJECT (list), NAME_KEY, g_strdup (name), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (list, "notify::selected", G_CALLBACK (selected_changed_cb), NULL);
  g_signal_connect (list, "notify::selected-item", G_CALLBACK (selected_changed_cb), NULL);
  g_signal_connect (list, "notify::model", G_CALLBACK (selected_changed_cb), NULL);
  selected_changed_cb (list);
}
