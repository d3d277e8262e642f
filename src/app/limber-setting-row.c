/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-setting-row.h"

#include <glib/gi18n-lib.h>

/*
 * Setting rows:
 *
 * GSettings keeps value and widget alike, and writes at once; a lock is read when the row is made,
 * as a policy does not change under a running window.
 */

/* Beyond that nobody wants to go by ones. */
#define FINE_MAX    200
#define COARSE_STEP 30

void
limber_setting_row_mark_lock (AdwPreferencesRow *row, GSettings *settings, const char *key)
{
  if (g_settings_is_writable (settings, key))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _ ("Set by your clinic"));
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Set by your clinic"));
}

static GtkWidget *
create_row (const char *title, const char *subtitle, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  return row;
}

/* A schema keeps a range as ('range', <(min, max)>). */
static void
read_range (GSettings *settings, const char *name, int *min, int *max)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) key = NULL;
  g_autoptr (GVariant) range = NULL;
  g_autoptr (GVariant) bounds = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  key = g_settings_schema_get_key (schema, name);
  range = g_settings_schema_key_get_range (key);
  g_variant_get (range, "(&sv)", NULL, &bounds);
  g_variant_get (bounds, "(ii)", min, max);
}

GtkWidget *
limber_setting_row_new_number (GSettings *settings,
                               const char *key,
                               const char *title,
                               const char *subtitle)
{
  GtkWidget *spin;
  GtkWidget *row;
  int min = 0;
  int max = 0;

  read_range (settings, key, &min, &max);
  spin = gtk_spin_button_new_with_range (min, max, max > FINE_MAX ? COARSE_STEP : 1);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  row = create_row (title, subtitle, spin);
  g_settings_bind (settings, key, spin, "value",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  limber_setting_row_mark_lock (ADW_PREFERENCES_ROW (row), settings, key);
  return row;
}

GtkWidget *
limber_setting_row_new_switch (GSettings *settings,
                               const char *key,
                               const char *title,
                               const char *subtitle)
{
  GtkWidget *toggle = gtk_switch_new ();
  GtkWidget *row = create_row (title, subtitle, toggle);

  g_settings_bind (settings, key, toggle, "active",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  limber_setting_row_mark_lock (ADW_PREFERENCES_ROW (row), settings, key);
  return row;
}
