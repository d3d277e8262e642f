/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-questionnaire.h"
#include "core/limber-record-error.h"

#define NOW_USEC (1772439300 * (gint64) G_USEC_PER_SEC)

static const struct {
  const char *name;
  int answers[4];
  guint n_answers;
  gboolean is_fine;
  double score;
} score_cases[] = {
  { "mean", { 4, 5, 6 }, 3, TRUE, 5.0 },           { "third", { 4, 5, 5 }, 3, TRUE, 14.0 / 3 },
  { "zero", { 0, 0, 0 }, 3, TRUE, 0.0 },           { "two-answers", { 4, 5 }, 2, FALSE, 0 },
  { "four-answers", { 4, 5, 6, 7 }, 4, FALSE, 0 }, { "eleven", { 4, 11, 6 }, 3, FALSE, 0 },
  { "negative", { 4, -1, 6 }, 3, FALSE, 0 },
};

static void
test_score (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (LimberQuestionnaire) filled = limber_questionnaire_new (
      (LimberStamp){ NOW_USEC, 0 }, LIMBER_QUESTIONNAIRE_PEG, "en", score_cases[i].answers,
      score_cases[i].n_answers);
  g_autoptr (LimberQuestionnaire) copy = limber_questionnaire_copy (filled);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (limber_questionnaire_check (copy, NOW_USEC, &error), ==, score_cases[i].is_fine);
  if (score_cases[i].is_fine)
    g_assert_cmpfloat_with_epsilon (limber_questionnaire_get_score (copy), score_cases[i].score,
                                    1e-9);
  else
    g_assert_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_OUT_OF_RANGE);
}

static void
test_language (void)
{
  const int answers[] = { 1, 2, 3 };
  const char *const bad[] = { "", "en fr", "a-very-long-language-name", "é" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (LimberQuestionnaire) filled = limber_questionnaire_new (
        (LimberStamp){ NOW_USEC, 0 }, LIMBER_QUESTIONNAIRE_PEG, bad[i], answers, 3);

    g_assert_false (limber_questionnaire_check (filled, NOW_USEC, NULL));
  }
  g_assert_true (limber_questionnaire_kind_is_validated (LIMBER_QUESTIONNAIRE_PEG, "en_GB.UTF-8"));
  g_assert_true (limber_questionnaire_kind_is_validated (LIMBER_QUESTIONNAIRE_PEG, "es"));
  g_assert_false (limber_questionnaire_kind_is_validated (LIMBER_QUESTIONNAIRE_PEG, "fr"));
  g_assert_false (limber_questionnaire_kind_is_validated (LIMBER_QUESTIONNAIRE_PEG, "e"));
}

static void
test_items (void)
{
  LimberQuestionnaireKind kind;

  g_assert_true (limber_questionnaire_kind_from_nick ("peg", &kind));
  g_assert_cmpstr (limber_questionnaire_kind_to_nick (kind), ==, "peg");
  g_assert_cmpuint (limber_questionnaire_kind_get_n_items (kind), ==, 3);
  for (guint i = 0; i < 3; i++) {
    g_assert_cmpstr (limber_questionnaire_kind_get_item (kind, i), !=, "");
    g_assert_cmpstr (limber_questionnaire_kind_get_low_anchor (kind, i), !=,
                     limber_questionnaire_kind_get_high_anchor (kind, i));
  }
  g_assert_false (limber_questionnaire_kind_from_nick ("odi", &kind));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (score_cases); i++) {
    g_autofree char *path = g_strconcat ("/core/questionnaire/score/", score_cases[i].name, NULL);
    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_score);
  }
  g_test_add_func ("/core/questionnaire/language", test_language);
  g_test_add_func ("/core/questionnaire/items", test_items);
  return g_test_run ();
}
