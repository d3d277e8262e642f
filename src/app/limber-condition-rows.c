/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-condition-rows.h"

#include "app/limber-setting-row.h"
#include "core/limber-conditions.h"

/*
 * Condition rows:
 *
 * For the first start and the preferences. Each switch takes its group out of the list or puts it
 * in, and leaves the others, also those of a later version, as they are.
 */

static void
condition_changed_cb (GtkSwitch *toggle, GParamSpec *pspec, GSettings *settings)
{
  const char *group = g_object_get_data (G_OBJECT (toggle), "limber-group");
  g_auto (GStrv) before = g_settings_get_strv (settings, "conditions");
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  g_auto (GStrv) groups = NULL;

  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], group))
      g_strv_builder_add (after, before[i]);
  if (gtk_switch_get_active (toggle))
    g_strv_builder_add (after, group);
  groups = g_strv_builder_end (after);
  g_settings_set_strv (settings, "conditions", (const char *const *) groups);
}

static GtkWidget *
create_row (GSettings *settings, const char *group, gboolean is_chosen)
{
  const char *title = limber_conditions_get_group_title (group);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), is_chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_set_data (G_OBJECT (toggle), "limber-group", (gpointer) group);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (condition_changed_cb), settings,
                           0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  limber_setting_row_mark_lock (ADW_PREFERENCES_ROW (row), settings, "conditions");
  return row;
}

GPtrArray *
limber_condition_rows_new (GSettings *settings)
{
  const char *const *groups = limber_conditions_list_groups ();
  g_auto (GStrv) chosen = g_settings_get_strv (settings, "conditions");
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; groups[i] != NULL; i++)
    g_ptr_array_add (rows, create_row (settings, groups[i],
                                       g_strv_contains ((const char *const *) chosen, groups[i])));
  return rows;
}
