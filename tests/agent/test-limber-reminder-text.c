/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agent/limber-reminder-text.h"

#include "core/limber-discretion.h"

#include <string.h>

static void
test_titles_change (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *before = NULL;

  for (guint i = 0; i < limber_reminder_text_get_n_titles (); i++) {
    LimberReminderFacts facts = { .sitting_mins = 40, .number = i };
    g_autofree char *title = limber_reminder_text_build_title (&facts);

    g_assert_cmpstr (title, !=, before);
    g_assert_true (limber_discretion_allows (title));
    g_assert_true (g_hash_table_add (seen, g_strdup (title)));
    g_free (before);
    before = g_steal_pointer (&title);
  }
  g_assert_cmpuint (g_hash_table_size (seen), >=, LIMBER_REMINDER_TEXT_MIN_TITLES);
}

static const struct {
  const char *name;
  LimberReminderFacts facts;
  const char *body;
} BODY_ROWS[] = {
  { "plural",
    { "2-minute desk reset", 128, NULL, 42 },
    "You have been sitting for 42 minutes.\n2-minute desk reset, 2 minutes" },
  { "singular",
    { "2-minute desk reset", 60, NULL, 1 },
    "You have been sitting for 1 minute.\n2-minute desk reset, 60 seconds" },
  { "hours", { NULL, 0, NULL, 195 }, "You have been sitting for more than 3 hours." },
  { "unknown", { "2-minute desk reset", 300, NULL, -1 }, "2-minute desk reset, 5 minutes" },
  { "nothing", { NULL, 0, NULL, -1 }, "" },
  { "hidden", { "Lower back on the mat", 480, NULL, -1 }, "Stretching, 8 minutes" },
  { "details",
    { "Lower back on the mat", 480, "Lower back", -1 },
    "Lower back on the mat, 8 minutes (Lower back)" },
};

static void
test_body (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autofree char *body = limber_reminder_text_build_body (&BODY_ROWS[row].facts);

  g_assert_cmpstr (body, ==, BODY_ROWS[row].body);
}

static void
test_planned (void)
{
  g_autofree char *title = limber_reminder_text_build_title (
      &(LimberReminderFacts){ .is_planned = TRUE, .number = G_MAXUINT });

  g_assert_cmpstr (title, ==, "Your planned session");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agent/reminder-text/titles-change", test_titles_change);
  for (gsize i = 0; i < G_N_ELEMENTS (BODY_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/agent/reminder-text/body/", BODY_ROWS[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_body);
  }
  g_test_add_func ("/agent/reminder-text/planned", test_planned);
  return g_test_run ();
}
