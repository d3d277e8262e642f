/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-vocabulary.h"

#include "core/limber-conditions.h"
#include "core/limber-enums.h"

static const struct {
  LimberVocabulary vocabulary;
  const char *name;
  guint n_words;
  const char *known;
  const char *title;
} rows[] = {
  { LIMBER_VOCABULARY_CATEGORY, "category", 7, "self_massage", "Self-massage" },
  { LIMBER_VOCABULARY_AREA, "area", 15, "lower_back", "Lower back" },
  { LIMBER_VOCABULARY_EQUIPMENT, "equipment", 8, "door_frame", "Door frame" },
  { LIMBER_VOCABULARY_CONDITION, "condition", 29, "glaucoma", "Glaucoma or retinal problem" },
  { LIMBER_VOCABULARY_STOP_SIGN, "stop-sign", 7, "radiates",
    "Pain spreads further down the arm or leg" },
  { LIMBER_VOCABULARY_LOAD, "load", 6, "flexion", "Bending forward" },
};

static void
test_words (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const char *const *words = limber_vocabulary_list (rows[i].vocabulary);
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (g_strv_length ((char **) words), ==, rows[i].n_words);
  g_assert_true (limber_vocabulary_contains (rows[i].vocabulary, rows[i].known));
  g_assert_cmpstr (limber_vocabulary_get_title (rows[i].vocabulary, rows[i].known), ==,
                   rows[i].title);
  for (guint j = 0; words[j] != NULL; j++) {
    const char *title = limber_vocabulary_get_title (rows[i].vocabulary, words[j]);

    g_assert_true (limber_vocabulary_contains (rows[i].vocabulary, words[j]));
    g_assert_true (g_hash_table_add (titles, (char *) title));
  }
  g_assert_false (limber_vocabulary_contains (rows[i].vocabulary, "nonsense"));
  g_assert_cmpstr (limber_vocabulary_get_title (rows[i].vocabulary, "nonsense"), ==, "nonsense");
}

static void
test_enums (void)
{
  LimberPosition position = LIMBER_POSITION_STANDING;
  LimberSides sides = LIMBER_SIDES_BOTH;
  LimberDoseType type = LIMBER_DOSE_HOLD;

  for (guint i = 0; i <= LIMBER_POSITION_FLOOR; i++) {
    g_assert_true (limber_position_from_nick (limber_position_to_nick (i), &position));
    g_assert_cmpuint (position, ==, i);
    g_assert_cmpstr (limber_position_list_nicks ()[i], ==, limber_position_to_nick (i));
  }
  for (guint i = 0; i <= LIMBER_SIDES_ALTERNATE; i++) {
    g_assert_true (limber_sides_from_nick (limber_sides_to_nick (i), &sides));
    g_assert_cmpuint (sides, ==, i);
    g_assert_cmpstr (limber_sides_list_nicks ()[i], ==, limber_sides_to_nick (i));
  }
  for (guint i = 0; i <= LIMBER_DOSE_HOLD_REPS; i++) {
    g_assert_true (limber_dose_type_from_nick (limber_dose_type_to_nick (i), &type));
    g_assert_cmpuint (type, ==, i);
    g_assert_cmpstr (limber_dose_type_list_nicks ()[i], ==, limber_dose_type_to_nick (i));
  }
  g_assert_cmpstr (limber_position_get_title (LIMBER_POSITION_FLOOR), ==, "Floor");

  /* What is not there leaves the value as it was. */
  g_assert_false (limber_position_from_nick ("bed", &position));
  g_assert_false (limber_sides_from_nick (NULL, &sides));
  g_assert_false (limber_dose_type_from_nick ("Hold", &type));
  g_assert_cmpint (position, ==, LIMBER_POSITION_FLOOR);
  g_assert_cmpint (sides, ==, LIMBER_SIDES_ALTERNATE);
  g_assert_cmpint (type, ==, LIMBER_DOSE_HOLD_REPS);
}

/* Every code of exercise files belongs to one group that people can tick, and to one alone. */
static void
test_condition_groups (void)
{
  const char *const *codes = limber_vocabulary_list (LIMBER_VOCABULARY_CONDITION);
  const char *const *groups = limber_conditions_list_groups ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (g_strv_length ((char **) groups), <=, 10);
  for (guint i = 0; groups[i] != NULL; i++) {
    const char *const *members = limber_conditions_get_group_codes (groups[i]);

    g_assert_cmpstr (limber_conditions_get_group_title (groups[i]), !=, groups[i]);
    for (guint j = 0; members[j] != NULL; j++) {
      g_assert_true (g_strv_contains (codes, members[j]));
      g_assert_true (g_hash_table_add (seen, (char *) members[j]));
    }
  }
  g_assert_cmpuint (g_hash_table_size (seen), ==, g_strv_length ((char **) codes));
  g_assert_null (limber_conditions_get_group_codes ("nonsense"));
  g_assert_cmpstr (limber_conditions_get_group_title ("nonsense"), ==, "nonsense");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/core/vocabulary/%s", rows[i].name);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_words);
  }
  g_test_add_func ("/core/vocabulary/enums", test_enums);
  g_test_add_func ("/core/vocabulary/condition-groups", test_condition_groups);

  return g_test_run ();
}
