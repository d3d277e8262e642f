/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-timeline.h"
#include "library/limber-library.h"

/* The built-in routines, laid out segment by segment, against tests/data/golden/timelines.txt. */

static void
append_segment (GString *text, const LimberSegment *segment)
{
  static const char *const kinds[] = { "ready", "in", "hold", "out", "rest", "switch" };
  static const char *const sides[] = { "", "1", "2" };

  if (segment->kind == LIMBER_SEGMENT_GET_READY)
    g_string_append_printf (text, "\n%s:", limber_exercise_get_id (segment->exercise));
  g_string_append_printf (text, " %s%s %" G_GINT64_FORMAT, kinds[segment->kind],
                          sides[segment->side], segment->duration_usec / G_USEC_PER_SEC);
}

static void
append_level (GString *text, LimberLibrary *library, LimberRoutine *routine, guint level)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberTimeline) timeline = limber_timeline_new (routine, level, limber_library_lookup,
                                                             library, &error);

  g_assert_no_error (error);
  g_string_append_printf (text, "%s %u %" G_GINT64_FORMAT " s", limber_routine_get_id (routine),
                          level, limber_timeline_get_duration_usec (timeline) / G_USEC_PER_SEC);
  for (guint i = 0; i < limber_timeline_get_n_segments (timeline); i++)
    append_segment (text, limber_timeline_get_segment (timeline, i));
  g_string_append_c (text, '\n');
}

static void
test_golden (void)
{
  static const char *const ids[] = {
    "contracture_gentle", "desk_reset_2min",     "eyes_90s",
    "lower_back_8min",    "neck_shoulders_5min", "seated_discreet_3min"
  };
  g_autoptr (LimberLibrary) library = limber_library_new_default ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "golden", "timelines.txt",
                                                 NULL);
  g_autofree char *golden = NULL;
  g_auto (GStrv) expected = NULL;
  g_auto (GStrv) found = NULL;
  guint n_comments = 0;

  limber_library_load (library, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    LimberRoutine *routine = limber_library_find_routine (library, ids[i]);

    g_assert_nonnull (routine);
    for (guint level = 1; level <= limber_routine_get_n_levels (routine); level++)
      append_level (text, library, routine, level);
  }

  g_assert_true (g_file_get_contents (path, &golden, NULL, NULL));
  expected = g_strsplit (golden, "\n", -1);
  found = g_strsplit (text->str, "\n", -1);
  while (expected[n_comments][0] == '#')
    n_comments++;
  for (guint i = 0; expected[n_comments + i] != NULL; i++)
    g_assert_cmpstr (found[i], ==, expected[n_comments + i]);
  g_assert_cmpuint (g_strv_length (found), ==, g_strv_length (expected) - n_comments);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/timelines/golden", test_golden);

  return g_test_run ();
}
