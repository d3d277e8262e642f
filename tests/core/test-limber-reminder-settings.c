/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-problem.h"
#include "core/limber-reminder-settings.h"

#include <string.h>

static void
test_defaults (void)
{
  g_autoptr (LimberReminderSettings) self = limber_reminder_settings_new ();

  g_assert_cmpint (self->sitting_limit_mins, ==, 40);
  g_assert_cmpint (self->rest_after_secs, ==, 180);
  g_assert_cmpint (self->renotify_after_mins, ==, 5);
  g_assert_cmpint (self->snooze_mins, ==, 5);
  g_assert_cmpint (self->snooze_limit, ==, 3);
  g_assert_cmpint (self->max_prompts, ==, 8);
  g_assert_cmpint (self->min_gap_mins, ==, 20);
  g_assert_false (self->counts_inhibited_as_sitting);
  g_assert_cmpuint (self->working_hours->len, ==, 0);
  g_assert_cmpuint (self->planned_sessions->len, ==, 0);
}

typedef struct {
  const char *key;
  const char *least;
  const char *too_little;
  const char *greatest;
  const char *too_great;
} RangeRow;

static const RangeRow RANGE_ROWS[] = {
  { "sitting-limit", "15", "14", "180", "181" }, { "rest-after", "60", "59", "1800", "1801" },
  { "renotify-after", "1", "0", "120", "121" },  { "snooze", "1", "0", "60", "61" },
  { "snooze-limit", "0", "-1", "10", "11" },     { "max-prompts", "1", "0", "100", "101" },
  { "min-gap", "0", "-1", "120", "121" },
};

static void
assert_refused (LimberReminderSettings *self, const RangeRow *row, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (limber_reminder_settings_set (self, row->key, text, &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, row->key));
  g_assert_nonnull (strstr (error->message, row->least));
  g_assert_nonnull (strstr (error->message, row->greatest));
}

static void
test_range (gconstpointer data)
{
  const RangeRow *row = data;
  g_autoptr (LimberReminderSettings) self = limber_reminder_settings_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (limber_reminder_settings_set (self, row->key, row->least, &error));
  g_assert_no_error (error);
  g_assert_true (limber_reminder_settings_set (self, row->key, row->greatest, &error));
  g_assert_no_error (error);
  assert_refused (self, row, row->too_little);
  assert_refused (self, row, row->too_great);
  assert_refused (self, row, "");
  assert_refused (self, row, "20 min");
  assert_refused (self, row, "99999999999999999999");
}

typedef struct {
  const char *name;
  const char *text;
  const char *problem; /* NULL: understood */
} FileRow;

static const FileRow FILE_ROWS[] = {
  { "empty-group", "[Settings]\n", NULL },
  { "numbers", "[Settings]\nsitting-limit=30\nmin-gap=0\n", NULL },
  { "hours", "[Settings]\nworking-hours=mon-fri 09:00-12:30,13:30-17:00; sat 22:00-06:00\n", NULL },
  { "quoted", "[Settings]\nplanned-sessions='mon-fri 10:30,15:30'\n", NULL },
  { "of-others", "[Settings]\nsound-volume=0.5\n", NULL },
  { "no-group", "sitting-limit=30\n", "settings.ini:1: " },
  { "other-group", "[Other]\nsitting-limit=30\n", "[Settings]" },
  { "out-of-range", "[Settings]\n\nsitting-limit=5\n", "settings.ini:3: sitting-limit" },
  { "no-boolean", "[Settings]\ncount-inhibited-as-sitting=yes\n", "settings.ini:2: " },
  { "no-hours", "[Settings]\nworking-hours=nine to five\n", "settings.ini:2: working-hours" },
  { "no-sessions", "[Settings]\nplanned-sessions=mon 10:30-11:00\n", "settings.ini:2: planned" },
};

static void
test_file (gconstpointer data)
{
  const FileRow *row = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (row->text, strlen (row->text));
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (LimberReminderSettings) self = limber_reminder_settings_parse (bytes, "settings.ini",
                                                                            problems);
  gboolean is_told = FALSE;

  g_assert_cmpint (self != NULL, ==, row->problem == NULL);
  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *text = limber_problem_to_string (g_ptr_array_index (problems, i));

    is_told = is_told || (row->problem != NULL && strstr (text, row->problem) != NULL);
  }
  g_assert_cmpint (is_told, ==, row->problem != NULL);
}

static void
test_copy (void)
{
  g_autoptr (LimberReminderSettings) self = limber_reminder_settings_new ();
  g_autoptr (LimberReminderSettings) copy = NULL;

  g_assert_true (limber_reminder_settings_set (self, "working-hours", "mon 09:00-17:00", NULL));
  copy = limber_reminder_settings_copy (self);
  g_assert_true (limber_reminder_settings_set (self, "working-hours", "", NULL));
  g_assert_cmpuint (copy->working_hours->len, ==, 1);
  g_assert_cmpuint (self->working_hours->len, ==, 0);
}

static void
test_unknown (void)
{
  g_autoptr (LimberReminderSettings) self = limber_reminder_settings_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (limber_reminder_settings_set (self, "sit-limit", "30", &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION);
  g_assert_null (limber_reminder_settings_get_range ("sit-limit"));
  g_assert_cmpint (limber_reminder_settings_get_range ("snooze")->max, ==, 60);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/reminder-settings/defaults", test_defaults);
  g_test_add_func ("/core/reminder-settings/copy", test_copy);
  g_test_add_func ("/core/reminder-settings/unknown", test_unknown);
  for (guint i = 0; i < G_N_ELEMENTS (RANGE_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/core/reminder-settings/range/", RANGE_ROWS[i].key, NULL);

    g_test_add_data_func (path, &RANGE_ROWS[i], test_range);
  }
  for (guint i = 0; i < G_N_ELEMENTS (FILE_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/core/reminder-settings/file/", FILE_ROWS[i].name, NULL);

    g_test_add_data_func (path, &FILE_ROWS[i], test_file);
  }

  return g_test_run ();
}
