/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/limber-settings-reader.h"

#include "settings/limber-settings-backend.h"

static const char *const number_keys[] = { "sitting-limit", "rest-after",   "renotify-after",
                                           "snooze",        "snooze-limit", "max-prompts",
                                           "min-gap" };

static GSettings *
open_settings (void)
{
  g_autoptr (GError) error = NULL;
  GSettings *settings = limber_settings_open (&error);

  g_assert_no_error (error);
  return settings;
}

/* Core knows the ranges, the schema repeats them for GSettings: both must say the same. */
static void
test_ranges (gconstpointer data)
{
  const char *key = data;
  const LimberReminderRange *range = limber_reminder_settings_get_range (key);
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;
  g_autoptr (GVariant) schema_range = NULL;
  g_autoptr (GVariant) bounds = NULL;
  const char *type = NULL;
  int min, max;

  g_object_get (settings, "settings-schema", &schema, NULL);
  schema_key = g_settings_schema_get_key (schema, key);
  schema_range = g_settings_schema_key_get_range (schema_key);
  g_variant_get (schema_range, "(&sv)", &type, &bounds);
  g_assert_cmpstr (type, ==, "range");
  g_variant_get (bounds, "(ii)", &min, &max);
  g_assert_cmpint (min, ==, range->min);
  g_assert_cmpint (max, ==, range->max);
  g_assert_cmpint (g_settings_get_int (settings, key), ==, range->default_value);
}

static void
test_defaults (void)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LimberReminderSettings) read = limber_settings_read_reminders (settings, problems);
  g_autoptr (LimberReminderSettings) defaults = limber_reminder_settings_new ();

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpint (read->sitting_limit_mins, ==, defaults->sitting_limit_mins);
  g_assert_cmpint (read->min_gap_mins, ==, defaults->min_gap_mins);
  g_assert_false (read->counts_inhibited_as_sitting);
  g_assert_cmpuint (read->working_hours->len, ==, 0);
  g_assert_cmpuint (read->planned_sessions->len, ==, 0);
}

static void
test_own_values (void)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LimberReminderSettings) read = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (number_keys); i++)
    g_settings_set_int (settings, number_keys[i],
                        limber_reminder_settings_get_range (number_keys[i])->max);
  g_settings_set_boolean (settings, "count-inhibited-as-sitting", TRUE);
  g_settings_set_string (settings, "working-hours", "mon-fri 09:00-12:30,13:30-17:00");
  g_settings_set_string (settings, "planned-sessions", "mon 10:30");
  read = limber_settings_read_reminders (settings, problems);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpint (read->sitting_limit_mins, ==, 180);
  g_assert_cmpint (read->rest_after_secs, ==, 1800);
  g_assert_cmpint (read->renotify_after_mins, ==, 120);
  g_assert_cmpint (read->snooze_mins, ==, 60);
  g_assert_cmpint (read->snooze_limit, ==, 10);
  g_assert_cmpint (read->max_prompts, ==, 100);
  g_assert_cmpint (read->min_gap_mins, ==, 120);
  g_assert_true (read->counts_inhibited_as_sitting);
  g_assert_cmpuint (read->working_hours->len, >, 0);
  g_assert_cmpuint (read->planned_sessions->len, ==, 1);
}

static void
test_wrong_values (void)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LimberReminderSettings) read = NULL;
  g_autoptr (LimberReminderSettings) silent = NULL;

  g_settings_set_string (settings, "working-hours", "whenever");
  g_settings_set_int (settings, "snooze", 7);
  read = limber_settings_read_reminders (settings, problems);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (problems, 0), "working-hours: "));
  g_assert_cmpuint (read->working_hours->len, ==, 0);
  g_assert_cmpint (read->snooze_mins, ==, 7);
  silent = limber_settings_read_reminders (settings, NULL);
  g_assert_cmpint (silent->snooze_mins, ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (number_keys); i++) {
    g_autofree char *path = g_strdup_printf ("/settings/settings-reader/range/%s", number_keys[i]);

    g_test_add_data_func (path, number_keys[i], test_ranges);
  }
  g_test_add_func ("/settings/settings-reader/defaults", test_defaults);
  g_test_add_func ("/settings/settings-reader/own-values", test_own_values);
  g_test_add_func ("/settings/settings-reader/wrong-values", test_wrong_values);

  return g_test_run ();
}
