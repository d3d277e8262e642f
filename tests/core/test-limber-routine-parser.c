/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-routine-parser.h"

#include "core/limber-problem.h"
#include "core/limber-test-content.h"

#include <string.h>

#define HEAD "[Routine]\nId=probe\nTitle=Probe\nPosition=floor\n"

static void
assert_dose (const LimberRoutineItem *item, int hold, int reps, int sets, int rest)
{
  g_assert_cmpint (item->override.hold_secs, ==, hold);
  g_assert_cmpint (item->override.reps, ==, reps);
  g_assert_cmpint (item->override.sets, ==, sets);
  g_assert_cmpint (item->override.rest_secs, ==, rest);
}

static void
test_one_level (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine (
      HEAD "Goal=Ease\nTags=micro;discreet;\nTransition=12\nItems=a;b;a\n"
           "[Item a]\nHold=15\nReps=2\nSets=3\nRest=0\nNote=Slowly.\n");

  g_assert_cmpstr (limber_routine_get_id (routine), ==, "probe");
  g_assert_cmpstr (limber_routine_get_title (routine), ==, "Probe");
  g_assert_cmpstr (limber_routine_get_goal (routine), ==, "Ease");
  g_assert_cmpint (limber_routine_get_position (routine), ==, LIMBER_POSITION_FLOOR);
  g_assert_cmpstr (limber_routine_get_tags (routine)[0], ==, "micro");
  g_assert_true (limber_routine_is_discreet (routine));
  g_assert_cmpuint (limber_routine_get_transition_secs (routine), ==, 12);
  g_assert_cmpuint (limber_routine_get_n_levels (routine), ==, 1);
  g_assert_cmpuint (limber_routine_get_weeks (routine, 1).max, ==, 0);
  g_assert_cmpuint (limber_routine_get_n_items (routine, 0), ==, 0);
  g_assert_cmpuint (limber_routine_get_n_items (routine, 1), ==, 3);
  g_assert_cmpuint (limber_routine_get_n_items (routine, 2), ==, 0);
  for (guint i = 0; i < 3; i += 2) {
    const LimberRoutineItem *item = limber_routine_get_item (routine, 1, i);

    g_assert_cmpstr (item->exercise_id, ==, "a");
    g_assert_cmpstr (item->note, ==, "Slowly.");
    g_assert_null (item->media_path);
    g_assert_cmpuint (item->line, ==, 9);
    assert_dose (item, 15, 2, 3, 0);
  }
  g_assert_cmpuint (limber_routine_get_item (routine, 1, 1)->line, ==, 8);
  assert_dose (limber_routine_get_item (routine, 1, 1), -1, -1, -1, -1);
  g_assert_finalize_object (g_steal_pointer (&routine));
}

static void
test_defaults (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine (HEAD "Items=a\n");

  g_assert_null (limber_routine_get_goal (routine));
  g_assert_null (limber_routine_get_tags (routine)[0]);
  g_assert_false (limber_routine_is_discreet (routine));
  g_assert_cmpuint (limber_routine_get_transition_secs (routine), ==, 8);
}

/* What one level says goes before what all levels say, key by key. */
static void
test_levels (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine (
      HEAD "[Level 2 Item a]\nHold=30\nNote=Longer now.\n[Item a]\nHold=15\nReps=2\nNote=Slowly.\n"
           "[Level 1]\nWeeks=1-2\nItems=a;\n[Level 2]\nWeeks=3\nItems=b;a;\n");

  g_assert_cmpuint (limber_routine_get_n_levels (routine), ==, 2);
  g_assert_cmpuint (limber_routine_get_weeks (routine, 1).min, ==, 1);
  g_assert_cmpuint (limber_routine_get_weeks (routine, 1).max, ==, 2);
  g_assert_cmpuint (limber_routine_get_weeks (routine, 2).min, ==, 3);
  g_assert_cmpuint (limber_routine_get_weeks (routine, 2).max, ==, 3);
  assert_dose (limber_routine_get_item (routine, 1, 0), 15, 2, -1, -1);
  assert_dose (limber_routine_get_item (routine, 2, 1), 30, 2, -1, -1);
  g_assert_cmpstr (limber_routine_get_item (routine, 1, 0)->note, ==, "Slowly.");
  g_assert_cmpstr (limber_routine_get_item (routine, 2, 1)->note, ==, "Longer now.");
  g_assert_cmpuint (limber_routine_get_item (routine, 2, 1)->line, ==, 5);
}

static void
test_languages (void)
{
  const char *const languages[] = { "fr", "C", NULL };
  const char *text = HEAD "Title[fr]=Sonde\nGoal=Ease\nGoal[fr]=Détendre\nItems=a;\n"
                          "[Item a]\nNote=Slowly.\nNote[fr]=Lentement.\n";
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (LimberRoutine) routine = limber_routine_parser_parse (bytes, "probe.routine", NULL,
                                                                   languages, problems);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (limber_routine_get_title (routine), ==, "Sonde");
  g_assert_cmpstr (limber_routine_get_goal (routine), ==, "Détendre");
  g_assert_cmpstr (limber_routine_get_item (routine, 1, 0)->note, ==, "Lentement.");
}

static void
test_media (void)
{
  const char *text = HEAD "[Level 1]\nItems=a;\n[Level 2]\nItems=a;\n[Item a]\nMedia=clip.webm\n"
                          "[Level 2 Item a]\nMedia=clip.webm\nMediaSides=both\n";
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (LimberRoutine) routine = limber_routine_parser_parse (bytes, "probe.routine",
                                                                   "/nonexistent", NULL, problems);
  g_autofree char *found = limber_test_describe (problems);

  g_assert_cmpstr (limber_routine_get_item (routine, 1, 0)->media_path, ==,
                   "/nonexistent/clip.webm");
  g_assert_cmpstr (found, ==,
                   "warning 10: Media names “clip.webm”, which is not there\n"
                   "warning 12: Media names “clip.webm”, which is not there\n");
  g_assert_false (limber_routine_get_item (routine, 1, 0)->has_media_both_sides);
  g_assert_true (limber_routine_get_item (routine, 2, 0)->has_media_both_sides);
}

/* A group that many levels ask for is told wrong once. */
static void
test_told_once (void)
{
  const char *text = HEAD "[Level 1]\nItems=a;a;\n[Level 2]\nItems=a;\n[Item a]\nHold=0\n";
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (LimberRoutine) routine = limber_routine_parser_parse (bytes, "probe.routine", NULL,
                                                                   NULL, problems);

  g_assert_null (routine);
  g_assert_cmpuint (problems->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/routine-parser/one-level", test_one_level);
  g_test_add_func ("/core/routine-parser/defaults", test_defaults);
  g_test_add_func ("/core/routine-parser/levels", test_levels);
  g_test_add_func ("/core/routine-parser/languages", test_languages);
  g_test_add_func ("/core/routine-parser/media", test_media);
  g_test_add_func ("/core/routine-parser/told-once", test_told_once);

  return g_test_run ();
}
