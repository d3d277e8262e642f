/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-routine-rotation.h"

#include "core/limber-test-content.h"

/* What a small library offers: id, seconds, position, discreet, areas */
static const struct {
  const char *id;
  int secs;
  LimberPosition position;
  gboolean is_discreet;
  const char *areas;
} OPTION_ROWS[] = {
  { "desk", 120, LIMBER_POSITION_SEATED, TRUE, "shoulder neck" },
  { "back", 480, LIMBER_POSITION_FLOOR, FALSE, "lower_back" },
  { "neck", 300, LIMBER_POSITION_SEATED, FALSE, "neck shoulder" },
  { "rise", 200, LIMBER_POSITION_STANDING, FALSE, "lower_back hip" },
  { "eyes", 90, LIMBER_POSITION_SEATED, TRUE, "eyes neck" },
};

typedef struct {
  const char *name;
  const char *chosen;
  const char *areas; /* where it feels tight */
  int max_secs;
  gboolean is_discreet_only;
  gboolean is_floor_allowed;
  gboolean prefers_long;
  const char *done;     /* ids, the oldest first */
  const char *expected; /* NULL for none */
} Row;

static const Row ROWS[] = {
  { "nothing-known", NULL, "", 300, FALSE, FALSE, FALSE, "", "desk" },
  { "least-lately", NULL, "", 300, FALSE, FALSE, FALSE, "rise eyes desk neck", "rise" },
  { "never-done-first", NULL, "", 300, FALSE, FALSE, FALSE, "eyes desk neck", "rise" },
  { "where-tight", NULL, "neck", 300, FALSE, FALSE, FALSE, "desk", "neck" },
  { "two-areas", NULL, "lower_back neck", 300, FALSE, FALSE, FALSE, "desk neck", "rise" },
  { "minutes", NULL, "neck", 150, FALSE, FALSE, FALSE, "desk", "desk" },
  { "floor-not-allowed", NULL, "lower_back", 600, FALSE, FALSE, FALSE, "rise", "rise" },
  { "floor-allowed", NULL, "lower_back", 600, FALSE, TRUE, FALSE, "rise", "back" },
  { "discreet", NULL, "", 600, TRUE, TRUE, FALSE, "eyes", "desk" },
  { "area-let-go", NULL, "hand", 300, FALSE, FALSE, FALSE, "eyes rise", "desk" },
  { "area-let-go-for-discretion", NULL, "lower_back", 300, TRUE, FALSE, FALSE, "eyes", "desk" },
  { "minutes-let-go", NULL, "", 60, FALSE, FALSE, FALSE, "", "desk" },
  { "eyes-move-no-back", NULL, "", 100, TRUE, FALSE, FALSE, "desk", "desk" },
  { "eyes-move-no-neck", NULL, "neck", 300, FALSE, FALSE, FALSE, "desk neck", "desk" },
  { "eyes-where-asked-for", NULL, "eyes", 300, FALSE, FALSE, FALSE, "", "eyes" },
  { "eyes-chosen", "eyes", "neck", 300, FALSE, FALSE, FALSE, "", "eyes" },
  { "planned", NULL, "lower_back neck", 900, FALSE, FALSE, TRUE, "", "neck" },
  { "planned-on-the-floor", NULL, "", 900, FALSE, TRUE, TRUE, "back", "back" },
  { "chosen", "back", "neck", 60, TRUE, FALSE, FALSE, "", "back" },
  { "chosen-is-gone", "gone", "neck", 300, FALSE, FALSE, FALSE, "", "desk" },
};

static GPtrArray *
make_options (void)
{
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_routine_option_free);

  for (gsize i = 0; i < G_N_ELEMENTS (OPTION_ROWS); i++) {
    LimberRoutineOption *option = g_new0 (LimberRoutineOption, 1);

    option->id = g_strdup (OPTION_ROWS[i].id);
    option->title = g_strdup (OPTION_ROWS[i].id);
    option->duration_usec = OPTION_ROWS[i].secs * (gint64) G_USEC_PER_SEC;
    option->position = OPTION_ROWS[i].position;
    option->is_discreet = OPTION_ROWS[i].is_discreet;
    option->areas = g_strsplit (OPTION_ROWS[i].areas, " ", -1);
    g_ptr_array_add (options, option);
  }
  return options;
}

static GHashTable *
make_last_done (const char *ids)
{
  GHashTable *last_done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) parts = g_strsplit (ids, " ", -1);

  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++) {
    gint64 usec = i + 1;

    g_hash_table_insert (last_done, g_strdup (parts[i]), g_memdup2 (&usec, sizeof usec));
  }
  return last_done;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GPtrArray) options = make_options ();
  g_autoptr (GHashTable) last_done = make_last_done (row->done);
  g_auto (GStrv) areas = *row->areas != '\0' ? g_strsplit (row->areas, " ", -1) : NULL;
  LimberRoutineWish wish = {
    row->chosen,           (const char *const *) areas, row->max_secs * (gint64) G_USEC_PER_SEC,
    row->is_discreet_only, row->is_floor_allowed,       row->prefers_long
  };
  const LimberRoutineOption *chosen = limber_routine_rotation_choose (options, &wish, last_done);

  g_assert_cmpstr (chosen != NULL ? chosen->id : NULL, ==, row->expected);
}

/* Whoever does what is offered goes through all that fits before anything comes twice. */
static void
test_round (void)
{
  g_autoptr (GPtrArray) options = make_options ();
  g_autoptr (GHashTable) last_done = make_last_done ("");
  LimberRoutineWish wish = { .max_usec = 300 * (gint64) G_USEC_PER_SEC };

  for (gint64 round = 0; round < 3; round++) {
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    for (gint64 i = 0; i < 3; i++) {
      const LimberRoutineOption *chosen = limber_routine_rotation_choose (options, &wish,
                                                                          last_done);
      gint64 usec = round * 10 + i;

      g_assert_true (g_hash_table_add (seen, chosen->id));
      g_hash_table_insert (last_done, g_strdup (chosen->id), g_memdup2 (&usec, sizeof usec));
    }
  }
}

/* Conditions have left nothing else: better than no break. */
static void
test_eyes_alone (void)
{
  g_autoptr (GPtrArray) options = make_options ();
  g_autoptr (GHashTable) last_done = make_last_done ("");
  LimberRoutineWish wish = { .max_usec = 300 * (gint64) G_USEC_PER_SEC };

  g_ptr_array_remove_range (options, 0, 4);
  g_assert_cmpstr (limber_routine_rotation_choose (options, &wish, last_done)->id, ==, "eyes");
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) options = g_ptr_array_new ();
  g_autoptr (GHashTable) last_done = make_last_done ("");
  LimberRoutineWish wish = { .max_usec = G_MAXINT64 };

  g_assert_null (limber_routine_rotation_choose (options, &wish, last_done));
}

static void
test_option (void)
{
  g_autoptr (GListStore) exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);
  g_autoptr (LimberExercise) nod = limber_test_exercise ("nod", "Areas=neck;shoulder;\n");
  g_autoptr (LimberExercise) roll = limber_test_exercise ("roll", "Areas=shoulder;\n");
  g_autoptr (LimberRoutine) routine = limber_test_routine (
      "[Routine]\nId=r\nTitle=R\nPosition=floor\nTags=discreet;\n\n[Level 1]\nItems=nod;roll;\n");
  g_autoptr (LimberRoutineOption) option = NULL;

  g_list_store_append (exercises, nod);
  g_list_store_append (exercises, roll);
  option = limber_routine_option_new (routine, 1, limber_test_lookup, exercises);
  g_assert_nonnull (option);
  g_assert_cmpstr (option->id, ==, "r");
  g_assert_cmpint (option->position, ==, LIMBER_POSITION_FLOOR);
  g_assert_cmpint (option->is_discreet, ==, limber_routine_is_discreet (routine));
  g_assert_cmpint (option->duration_usec, >, 20 * G_USEC_PER_SEC);
  g_assert_cmpstr (option->areas[0], ==, "shoulder");
  g_assert_cmpstr (option->areas[1], ==, "neck");
  g_assert_null (option->areas[2]);
  g_assert_null (limber_routine_option_new (routine, 7, limber_test_lookup, exercises));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++) {
    g_autofree char *path = g_strconcat ("/core/routine-rotation/", ROWS[i].name, NULL);

    g_test_add_data_func (path, &ROWS[i], test_row);
  }
  g_test_add_func ("/core/routine-rotation/round", test_round);
  g_test_add_func ("/core/routine-rotation/eyes-alone", test_eyes_alone);
  g_test_add_func ("/core/routine-rotation/none", test_none);
  g_test_add_func ("/core/routine-rotation/option", test_option);
  return g_test_run ();
}
