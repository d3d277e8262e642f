/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-settings"

#include "config.h"

#include "settings/limber-settings-reader.h"

/*
 * LimberSettingsReader:
 *
 * Hands core the settings as a plain value, so that core needs no GSettings. It follows no changes:
 * whoever holds the settings reads them again.
 */

/* The value as a settings file of a simulation would say it; (transfer full) */
static char *
get_text (GSettings *settings, const char *key)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, key);

  /* Strings without the quotes of a GVariant's text */
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);

  return g_variant_print (value, FALSE);
}

/**
 * limber_settings_read_reminders:
 * @settings: Limber's settings
 * @problems: (nullable) (element-type utf8): where a sentence is added for each value that is
 * passed over
 *
 * Returns: (transfer full): when to remind
 */
LimberReminderSettings *
limber_settings_read_reminders (GSettings *settings, GPtrArray *problems)
{
  g_autoptr (LimberReminderSettings) result = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  result = limber_reminder_settings_new ();
  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++) {
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;

    if (!limber_reminder_settings_has_key (keys[i]))
      continue;
    text = get_text (settings, keys[i]);
    if (!limber_reminder_settings_set (result, keys[i], text, &error) && problems != NULL)
      g_ptr_array_add (problems, g_strdup (error->message));
  }

  return g_steal_pointer (&result);
}
