/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-day-summary.h"
#include "core/limber-pain-stats.h"

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

  g_test_add_func ("/core/pain-stats/counts", test_counts);
  g_test_add_func ("/core/pain-stats/help-text", test_help_text);
  g_test_add_func ("/core/pain-stats/adherence", test_adherence);
  g_test_add_func ("/core/pain-stats/day-summary", test_day_summary);
  return g_test_run ();
}
