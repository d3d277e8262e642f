/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-reminder-settings"

#include "config.h"

#include "core/limber-reminder-settings.h"

#include "core/limber-key-document.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/*
 * LimberReminderSettings:
 *
 * When to remind, as a plain value. This is the one place that knows the ranges: schema, plans and
 * simulations are checked against it. Where the value comes from is others' affair.
 */

typedef struct {
  LimberReminderRange range;
  gsize offset;
} NumberField;

static const NumberField NUMBERS[] = {
  { { "sitting-limit", 15, 180, 40 },
    G_STRUCT_OFFSET (LimberReminderSettings, sitting_limit_mins) },
  { { "rest-after", 60, 1800, 180 }, G_STRUCT_OFFSET (LimberReminderSettings, rest_after_secs) },
  { { "renotify-after", 1, 120, 5 },
    G_STRUCT_OFFSET (LimberReminderSettings, renotify_after_mins) },
  { { "snooze", 1, 60, 5 }, G_STRUCT_OFFSET (LimberReminderSettings, snooze_mins) },
  { { "snooze-limit", 0, 10, 3 }, G_STRUCT_OFFSET (LimberReminderSettings, snooze_limit) },
  { { "max-prompts", 1, 100, 8 }, G_STRUCT_OFFSET (LimberReminderSettings, max_prompts) },
  { { "min-gap", 0, 120, 20 }, G_STRUCT_OFFSET (LimberReminderSettings, min_gap_mins) },
};

#define KEY_INHIBITED "count-inhibited-as-sitting"
#define KEY_HOURS     "working-hours"
#define KEY_SESSIONS  "planned-sessions"

static const NumberField *
find_number (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (NUMBERS); i++)
    if (g_str_equal (NUMBERS[i].range.key, key))
      return &NUMBERS[i];
  return NULL;
}

LimberReminderSettings *
limber_reminder_settings_new (void)
{
  LimberReminderSettings *self = g_new0 (LimberReminderSettings, 1);

  for (guint i = 0; i < G_N_ELEMENTS (NUMBERS); i++)
    G_STRUCT_MEMBER (int, self, NUMBERS[i].offset) = NUMBERS[i].range.default_value;
  self->working_hours = g_array_new (FALSE, FALSE, sizeof (LimberWeeklyTime));
  self->planned_sessions = g_array_new (FALSE, FALSE, sizeof (LimberWeeklyTime));
  return self;
}

LimberReminderSettings *
limber_reminder_settings_copy (const LimberReminderSettings *self)
{
  LimberReminderSettings *copy = g_memdup2 (self, sizeof *self);

  g_array_ref (copy->working_hours);
  g_array_ref (copy->planned_sessions);
  return copy;
}

void
limber_reminder_settings_free (LimberReminderSettings *self)
{
  g_array_unref (self->working_hours);
  g_array_unref (self->planned_sessions);
  g_free (self);
}

gboolean
limber_reminder_settings_has_key (const char *key)
{
  return find_number (key) != NULL || g_str_equal (key, KEY_INHIBITED)
         || g_str_equal (key, KEY_HOURS) || g_str_equal (key, KEY_SESSIONS);
}

const LimberReminderRange *
limber_reminder_settings_get_range (const char *key)
{
  const NumberField *field = find_number (key);

  return field != NULL ? &field->range : NULL;
}

static gboolean
set_number (LimberReminderSettings *self,
            const NumberField *field,
            const char *text,
            GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, field->range.min, field->range.max, &number, NULL)) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 /* Translators: a setting's key, its value, the least and greatest one allowed */
                 _ ("%s: “%s” is not allowed, allowed is a whole number from %d to %d"),
                 field->range.key, text, field->range.min, field->range.max);
    return FALSE;
  }
  G_STRUCT_MEMBER (int, self, field->offset) = (int) number;
  return TRUE;
}

static gboolean
set_inhibited (LimberReminderSettings *self, const char *text, GError **error)
{
  if (!g_str_equal (text, "true") && !g_str_equal (text, "false")) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 /* Translators: a setting's key, its value; true and false are not translated */
                 _ ("%s: “%s” is not allowed, allowed is true or false"), KEY_INHIBITED, text);
    return FALSE;
  }
  self->counts_inhibited_as_sitting = g_str_equal (text, "true");
  return TRUE;
}

static gboolean
set_times (
    GArray **times, const char *key, LimberWeeklyTimesKind kind, const char *text, GError **error)
{
  g_autoptr (GArray) parsed = limber_weekly_times_parse (text, kind, error);

  if (parsed == NULL) {
    g_prefix_error (error, "%s: ", key);
    return FALSE;
  }
  g_array_unref (*times);
  *times = g_steal_pointer (&parsed);
  return TRUE;
}

gboolean
limber_reminder_settings_set (LimberReminderSettings *self,
                              const char *key,
                              const char *text,
                              GError **error)
{
  const NumberField *field = find_number (key);

  if (field != NULL)
    return set_number (self, field, text, error);
  if (g_str_equal (key, KEY_INHIBITED))
    return set_inhibited (self, text, error);
  if (g_str_equal (key, KEY_HOURS))
    return set_times (&self->working_hours, key, LIMBER_WEEKLY_TIMES_RANGES, text, error);
  if (g_str_equal (key, KEY_SESSIONS))
    return set_times (&self->planned_sessions, key, LIMBER_WEEKLY_TIMES_POINTS, text, error);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
               _ ("there is no reminder setting “%s”"), key);
  return FALSE;
}

/* Key files that GSettings wrote have texts in quotes. */
static char *
dup_unquoted (const char *value)
{
  gsize length = strlen (value);

  if (length >= 2 && (value[0] == '\'' || value[0] == '"') && value[length - 1] == value[0])
    return g_strndup (value + 1, length - 2);
  return g_strdup (value);
}

LimberReminderSettings *
limber_reminder_settings_parse (GBytes *bytes, const char *file_name, GPtrArray *problems)
{
  g_autoptr (LimberReminderSettings) self = limber_reminder_settings_new ();
  g_autoptr (LimberKeyDocument) document = limber_key_document_new (bytes, file_name, NULL,
                                                                    problems);
  LimberKeyGroup *group = limber_key_document_take_group (document, "Settings");

  if (group == NULL)
    limber_key_document_add_error (document, 0, _ ("the group [Settings] is missing"));
  for (guint i = 0; group != NULL && i < limber_key_group_get_n_entries (group); i++) {
    LimberKeyEntry *entry = limber_key_group_get_entry (group, i);
    g_autofree char *value = dup_unquoted (entry->value);
    g_autoptr (GError) error = NULL;

    /* Other settings may stand here too: they have no say in when to remind. */
    if (entry->locale != NULL || !limber_reminder_settings_has_key (entry->key))
      continue;
    entry->is_used = TRUE;
    if (!limber_reminder_settings_set (self, entry->key, value, &error))
      limber_key_document_add_error (document, entry->line, "%s", error->message);
  }
  limber_key_document_finish (document);

  return limber_key_document_has_errors (document) ? NULL : g_steal_pointer (&self);
}
