/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-day-summary.h"
#include "core/limber-pain-stats.h"

/* Worked by hand */
static const struct {
  const char *name;
  double base, now, change, percent; /* -1: no percentage */
  gboolean is_better;
} change_cases[] = {
  { "two-points", 6, 4, 2, 33.333, TRUE },
  { "one-of-three", 3, 2, 1, 33.333, TRUE },
  { "one-of-four", 4, 3, 1, 25, FALSE },
  { "two-of-ten", 10, 8, 2, 20, TRUE },
  { "one-of-ten", 10, 9, 1, 10, FALSE },
  { "worse", 3, 5, -2, -66.667, FALSE },
  { "from-zero", 0, 3, -3, -1, FALSE },
  { "from-half", 0.5, 0, 0.5, 100, FALSE },
  { "from-one", 1, 0, 1, 100, TRUE },
  { "unchanged", 5, 5, 0, 0, FALSE },
  { "three-tenths", 10, 7.01, 2.99, 29.9, TRUE },
};

static const struct {
  const char *name;
  double means[9];
  gboolean is_flare;
} flare_cases[] = {
  { "calm", { 3, 3, 3, 3, 3, 3, 3, 3, 3 }, FALSE },
  { "two-days", { 3, 3, 3, 3, 3, 3, 3, 5, 5 }, TRUE },
  { "one-day", { 3, 3, 3, 3, 3, 3, 3, 3, 6 }, FALSE },
  { "not-enough", { 3, 3, 3, 3, 3, 3, 3, 4.9, 5 }, FALSE },
  { "gaps-in-week", { -1, 3, -1, 3, -1, 3, -1, 5, 5 }, TRUE },
  { "no-week", { -1, -1, -1, -1, -1, -1, -1, 9, 9 }, FALSE },
  { "today-missing", { 3, 3, 3, 3, 3, 3, 3, 5, -1 }, FALSE },
};

static void
test_change (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  double percent = -1;
  gboolean has_percent = limber_pain_percent_change (change_cases[i].base, change_cases[i].now,
                                                     &percent);

  g_assert_cmpfloat_with_epsilon (limber_pain_change (change_cases[i].base, change_cases[i].now),
                                  change_cases[i].change, 1e-9);
  g_assert_cmpint (has_percent, ==, change_cases[i].base > 0);
  g_assert_cmpfloat_with_epsilon (percent, change_cases[i].percent, 0.01);
  g_assert_cmpint (limber_pain_is_meaningfully_better (change_cases[i].base, change_cases[i].now),
                   ==, change_cases[i].is_better);
}

static void
test_flare (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  g_assert_cmpint (limber_pain_is_flare (flare_cases[i].means), ==, flare_cases[i].is_flare);
}

static void
test_counts (void)
{
  LimberPainCounts counts = { { 0 } };
  LimberPainCounts more = { { 0 } };

  counts.n[2] = 1;
  counts.n[3] = 1;
  g_assert_cmpfloat (limber_pain_counts_get_median (&counts), ==, 2.5);
  counts.n[10] = 1;
  g_assert_cmpfloat (limber_pain_counts_get_median (&counts), ==, 3);
  g_assert_cmpfloat (limber_pain_counts_get_mean (&counts), ==, 5);
  g_assert_cmpint (limber_pain_counts_get_min (&counts), ==, 2);
  g_assert_cmpint (limber_pain_counts_get_max (&counts), ==, 10);
  more.n[0] = 2;
  limber_pain_counts_add (&counts, &more);
  g_assert_cmpuint (limber_pain_counts_get_total (&counts), ==, 5);
  g_assert_cmpfloat (limber_pain_counts_get_median (&counts), ==, 2);
  g_assert_cmpint (limber_pain_counts_get_min (&counts), ==, 0);
}

static void
test_help_text (void)
{
  g_assert_true (limber_pain_calls_for_help_text (8, LIMBER_PAIN_NONE));
  g_assert_false (limber_pain_calls_for_help_text (7, LIMBER_PAIN_NONE));
  g_assert_true (limber_pain_calls_for_help_text (3, 0));
  g_assert_false (limber_pain_calls_for_help_text (5, 3));
  g_assert_false (limber_pain_calls_for_help_text (2, 7));
}

static void
test_adherence (void)
{
  double share = 7;

  g_assert_false (limber_adherence (0, 0, &share));
  g_assert_cmpfloat (share, ==, 7);
  g_assert_true (limber_adherence (4.5, 6, &share));
  g_assert_cmpfloat_with_epsilon (share, 0.75, 1e-9);
  g_assert_true (limber_adherence (8, 6, &share));
  g_assert_cmpfloat (share, ==, 1);
}

static void
test_day_summary (void)
{
  LimberDaySummary summary = { 0 };
  int low = 77, high = 77;
  double mean = 77, median = 77;

  g_assert_false (limber_day_summary_has_pain (&summary));
  g_assert_false (limber_day_summary_get_range (&summary, &low, &high));
  g_assert_false (limber_day_summary_get_mean (&summary, &mean));
  g_assert_false (limber_day_summary_get_median (&summary, &median));
  g_assert_cmpint (low, ==, 77);
  g_assert_cmpfloat (mean, ==, 77);

  /* Worst counts for the range but never goes into the mean of now. */
  summary.worst.n[9] = 1;
  g_assert_true (limber_day_summary_get_mean (&summary, &mean));
  g_assert_cmpfloat (mean, ==, 9);
  summary.now.n[2] = 1;
  summary.now.n[4] = 1;
  g_assert_true (limber_day_summary_get_mean (&summary, &mean));
  g_assert_cmpfloat (mean, ==, 3);
  g_assert_true (limber_day_summary_get_median (&summary, &median));
  g_assert_cmpfloat (median, ==, 3);
  g_assert_true (limber_day_summary_get_range (&summary, &low, &high));
  g_assert_cmpint (low, ==, 2);
  g_assert_cmpint (high, ==, 9);

  summary.n_breaks[LIMBER_BREAK_OPEN] = 1;
  summary.n_breaks[LIMBER_BREAK_DONE] = 3;
  summary.n_breaks[LIMBER_BREAK_HALF] = 1;
  summary.n_breaks[LIMBER_BREAK_SKIPPED] = 2;
  g_assert_cmpuint (limber_day_summary_get_n_breaks_done (&summary), ==, 4);
  g_assert_cmpuint (limber_day_summary_get_n_breaks_offered (&summary), ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (change_cases); i++) {
    g_autofree char *path = g_strconcat ("/core/pain-stats/change/", change_cases[i].name, NULL);
    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_change);
  }
  for (guint i = 0; i < G_N_ELEMENTS (flare_cases); i++) {
    g_autofree char *path = g_strconcat ("/core/pain-stats/flare/", flare_cases[i].name, NULL);
    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_flare);
  }
  g_test_add_func ("/core/pain-stats/counts", test_counts);
  g_test_add_func ("/core/pain-stats/help-text", test_help_text);
  g_test_add_func ("/core/pain-stats/adherence", test_adherence);
  g_test_add_func ("/core/pain-stats/day-summary", test_day_summary);
  return g_test_run ();
}
