/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-routine-fit.h"

#include "core/limber-conditions.h"
#include "core/limber-test-content.h"

#define HEAD "[Routine]\nId=r\nTitle=R\nPosition=seated\n"

static const struct {
  const char *id;
  const char *keys;
} exercise_rows[] = {
  { "bend", "Areas=neck;\nAvoidIf=stenosis;\nAskFirstIf=pregnancy;\nHold=20\nEquipment=chair;\n" },
  { "bow", "Areas=neck;\nAvoidIf=stenosis;\n" },
  { "turn", "Areas=neck;upper_back;\nAvoidIf=hernia;stenosis;\n" },
  { "nod", "Areas=neck;\n" },
  { "nod_far", "Areas=upper_back;neck;\n" },
  { "nod_hard", "Areas=neck;\nDifficulty=2\n" },
  { "nod_mat", "Areas=neck;\nEquipment=mat;\n" },
  { "nod_lying", "Areas=neck;\nPosition=floor\n" },
  { "nod_plan", "Areas=neck;\nClinicianOnly=true\n" },
  { "nod_ask", "Areas=neck;\nAskFirstIf=stenosis;\n" },
  { "wave", "Areas=hand;\nHold=60\n" },
  { "shake", "Areas=hand;\nDiscreet=true\nHold=30\nReps=3\nAvoidIf=dvt;\n\n[Limits]\n"
             "Hold=25-40\nReps=1-5\n" },
  { "alone", "Areas=eyes;\nAvoidIf=glaucoma;\n" },
};

static GListStore *
make_exercises (void)
{
  GListStore *exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);

  for (gsize i = 0; i < G_N_ELEMENTS (exercise_rows); i++) {
    g_autoptr (LimberExercise) exercise = limber_test_exercise (exercise_rows[i].id,
                                                                exercise_rows[i].keys);

    g_list_store_append (exercises, exercise);
  }

  return exercises;
}

typedef struct {
  const char *name;
  const char *body;
  const char *groups;
  const char *items;   /* of level 1, afterwards */
  const char *changes; /* in words */
} Row;

static const Row rows[] = {
  { "nothing-ticked", "Items=bend;turn;\n", "", "bend turn", "" },
  { "nothing-matches", "Items=bend;turn;\n", "eyes", "bend turn", "" },
  { "unknown-group", "Items=bend;\n", "gone_in_this_version", "bend", "" },
  { "replaced", "Items=bend;wave;\n", "back_nerve", "nod wave",
    "“nod” takes the place of “bend” (Back: disc problem, sciatica, narrowed spinal canal or "
    "slipped vertebra)\n" },
  { "no-exercise-twice", "Items=bend;nod;\n", "back_nerve", "nod_far nod",
    "“nod_far” takes the place of “bend” (Back: disc problem, sciatica, narrowed spinal canal or "
    "slipped vertebra)\n" },
  { "two-replaced", "Items=bend;turn;\n", "back_nerve", "nod nod_far",
    "“nod” takes the place of “bend” (Back: disc problem, sciatica, narrowed spinal canal or "
    "slipped vertebra)\n"
    "“nod_far” takes the place of “turn” (Back: disc problem, sciatica, narrowed spinal canal or "
    "slipped vertebra)\n" },
  { "same-choice-twice", "Items=bend;bow;\n", "back_nerve", "nod nod_far",
    "“nod” takes the place of “bend” (Back: disc problem, sciatica, narrowed spinal canal or "
    "slipped vertebra)\n"
    "“nod_far” takes the place of “bow” (Back: disc problem, sciatica, narrowed spinal canal or "
    "slipped vertebra)\n" },
  { "left-out", "Items=bend;alone;\n", "eyes", "bend",
    "“alone” is left out (Glaucoma, retina or recent eye surgery)\n" },
  { "nothing-left", "Items=alone;\n", "eyes", "",
    "“alone” is left out (Glaucoma, retina or recent eye surgery)\n" },
  { "ask-first", "Items=bend;\n", "pregnancy", "bend",
    "“bend”: ask your doctor or physiotherapist first (Pregnancy or first weeks after birth)\n" },
  { "avoid-before-ask", "Items=bend;\n", "pregnancy back_nerve", "nod",
    "“nod” takes the place of “bend” (Back: disc problem, sciatica, narrowed spinal canal or "
    "slipped vertebra)\n" },
  { "discreet", "Tags=discreet;\nItems=bend;\n", "back_nerve", "",
    "“bend” is left out (Back: disc problem, sciatica, narrowed spinal canal or slipped "
    "vertebra)\n" },
  { "unknown-exercise-stays", "Items=elsewhere;\n", "back_nerve", "elsewhere", "" },
};

static char *
list_items (LimberRoutine *routine, guint level)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < limber_routine_get_n_items (routine, level); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            limber_routine_get_item (routine, level, i)->exercise_id);

  return g_string_free (text, FALSE);
}

static char *
describe_changes (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++) {
    g_autofree char *line = limber_routine_change_describe (g_ptr_array_index (changes, i));

    g_string_append_printf (text, "%s\n", line);
  }

  return g_string_free (text, FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GListStore) exercises = make_exercises ();
  g_autofree char *text = g_strconcat (HEAD, row->body, NULL);
  g_autoptr (LimberRoutine) routine = limber_test_routine (text);
  g_auto (GStrv) groups = g_strsplit (row->groups, " ", -1);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (LimberRoutine) fitted = limber_routine_fit (routine, (const char *const *) groups,
                                                         G_LIST_MODEL (exercises), &changes);
  g_autofree char *items = list_items (fitted, 1);
  g_autofree char *described = describe_changes (changes);
  g_autofree char *before = list_items (routine, 1);

  g_assert_cmpstr (items, ==, row->items);
  g_assert_cmpstr (described, ==, row->changes);
  g_assert_cmpint (fitted == routine, ==, g_str_equal (before, items));
  g_assert_cmpstr (limber_routine_get_id (fitted), ==, "r");
}

static void
test_whole_routine (void)
{
  const char *const groups[] = { "back_nerve", "heart_blood", NULL };
  g_autoptr (GListStore) exercises = make_exercises ();
  g_autoptr (LimberRoutine) routine = limber_test_routine (
      HEAD "Goal=Ease\nTags=x;\nTransition=9\n"
           "[Level 1]\nWeeks=1-2\nItems=wave;\n"
           "[Level 2]\nWeeks=3-4\nItems=wave;bend;shake;\n"
           "[Item bend]\nHold=5\nReps=2\nNote=old\n[Item wave]\nNote=kept\n");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (LimberRoutine) fitted = limber_routine_fit (routine, groups, G_LIST_MODEL (exercises),
                                                         &changes);
  const LimberRoutineChange *change = NULL;
  const LimberRoutineItem *item = NULL;
  g_autofree char *items = list_items (fitted, 2);

  g_assert_cmpstr (items, ==, "wave nod");
  g_assert_cmpuint (changes->len, ==, 2);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpuint (change->level, ==, 2);
  g_assert_cmpuint (change->item, ==, 1);
  g_assert_cmpint (change->kind, ==, LIMBER_CHANGE_REPLACED);
  g_assert_cmpstr (change->group, ==, "back_nerve");
  change = g_ptr_array_index (changes, 1);
  g_assert_cmpuint (change->item, ==, 2);
  g_assert_cmpint (change->kind, ==, LIMBER_CHANGE_LEFT_OUT);
  g_assert_null (change->replacement);

  g_assert_cmpstr (limber_routine_get_goal (fitted), ==, "Ease");
  g_assert_cmpstr (limber_routine_get_tags (fitted)[0], ==, "x");
  g_assert_cmpuint (limber_routine_get_transition_secs (fitted), ==, 9);
  g_assert_cmpuint (limber_routine_get_weeks (fitted, 2).min, ==, 3);
  g_assert_cmpstr (limber_routine_get_item (fitted, 1, 0)->note, ==, "kept");
  /* The dose goes over to what takes the place, the note about the old one does not. */
  item = limber_routine_get_item (fitted, 2, 1);
  g_assert_cmpint (item->override.hold_secs, ==, 5);
  g_assert_cmpint (item->override.reps, ==, 2);
  g_assert_null (item->note);
}

/* A replacement keeps its own limits and takes about the time of what it replaces. */
static void
test_dose (void)
{
  const char *const groups[] = { "eyes", NULL };
  g_autoptr (GListStore) exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);
  g_autoptr (LimberExercise) old = limber_test_exercise (
      "old", "Areas=eyes;\nAvoidIf=glaucoma;\nHold=10\nReps=2\n");
  g_autoptr (LimberExercise) new = limber_test_exercise (
      "new", "Areas=eyes;\nHold=30\nReps=5\n\n[Limits]\nHold=20-40\nReps=1-5\n");
  g_autoptr (LimberRoutine) routine = limber_test_routine (HEAD "Items=old;\n");
  g_autoptr (LimberRoutine) fitted = NULL;

  g_list_store_append (exercises, old);
  g_list_store_append (exercises, new);
  fitted = limber_routine_fit (routine, groups, G_LIST_MODEL (exercises), NULL);
  /* Two times 16 s; one of 20 + 6 s is the nearest that is not much longer. */
  g_assert_cmpint (limber_routine_get_item (fitted, 1, 0)->override.hold_secs, ==, 20);
  g_assert_cmpint (limber_routine_get_item (fitted, 1, 0)->override.reps, ==, 1);
}

static void
test_judge (void)
{
  const char *const none[] = { NULL };
  const char *const both[] = { "pregnancy", "back_nerve", NULL };
  const char *const ask[] = { "eyes", "pregnancy", NULL };
  g_autoptr (LimberExercise) exercise = limber_test_exercise (
      "bend", "AvoidIf=stenosis;\nAskFirstIf=pregnancy;\n");
  const char *reason = "untouched";

  g_assert_cmpint (limber_conditions_judge (none, exercise, &reason), ==, LIMBER_FITNESS_FITS);
  g_assert_null (reason);
  g_assert_cmpint (limber_conditions_judge (both, exercise, &reason), ==, LIMBER_FITNESS_LEAVE_OUT);
  g_assert_cmpstr (reason, ==, "back_nerve");
  g_assert_cmpint (limber_conditions_judge (ask, exercise, &reason), ==, LIMBER_FITNESS_ASK_FIRST);
  g_assert_cmpstr (reason, ==, "pregnancy");
  g_assert_cmpint (limber_conditions_judge (ask, exercise, NULL), ==, LIMBER_FITNESS_ASK_FIRST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/core/routine-fit/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/core/routine-fit/whole-routine", test_whole_routine);
  g_test_add_func ("/core/routine-fit/dose", test_dose);
  g_test_add_func ("/core/routine-fit/judge", test_judge);

  return g_test_run ();
}
