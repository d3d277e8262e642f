/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary-fixture.h"
#include "store/limber-diary-digest.h"

/* What a chart and a report read, out of a diary of the test's own */

static void
add_break (LimberDiary *diary,
           const char *id,
           int days_ago,
           LimberBreakOutcome outcome,
           gboolean is_planned,
           const char *reason)
{
  g_autoptr (LimberTransition) transition = limber_transition_new ();

  transition->break_record = limber_break_record_new (id,
                                                      stamp_at (NOW_USEC - days_ago * DAY_USEC));
  transition->break_record->outcome = outcome;
  transition->break_record->is_planned = is_planned;
  transition->break_record->reason = g_strdup (reason);
  transition->break_record->done_permille = outcome == LIMBER_BREAK_DONE ? 1000 : 250;
  g_assert_true (limber_diary_save_transition (diary, transition, NULL));
}

static void
add_session (LimberDiary *diary, int days_ago, const char *routine, LimberCoachEnd end)
{
  g_autoptr (LimberSessionRecord) session = limber_session_record_new (
      stamp_at (NOW_USEC - days_ago * DAY_USEC), routine, 1);

  session->planned_secs = 100;
  session->done_permille = 500;
  session->end = end;
  g_assert_true (limber_diary_save_session (diary, session, NULL, NULL));
}

static void
add_measure (LimberDiary *diary, int days_ago)
{
  g_autoptr (LimberMeasure) measure = limber_measure_new (stamp_at (NOW_USEC - days_ago * DAY_USEC),
                                                          LIMBER_MEASURE_WALL_SIT, 300);

  g_assert_true (limber_diary_add_measure (diary, measure, NOW_USEC, NULL, NULL));
}

static void
test_spans (DiaryFixture *fixture, gconstpointer data)
{
  static const struct {
    int n_days;
    LimberSpan span;
  } rows[] = {
    { 1, LIMBER_SPAN_DAY },    { 100, LIMBER_SPAN_DAY },   { 101, LIMBER_SPAN_WEEK },
    { 800, LIMBER_SPAN_WEEK }, { 801, LIMBER_SPAN_MONTH }, { 73000, LIMBER_SPAN_MONTH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LimberLookback) lookback = limber_diary_look_back (
        fixture->diary, TODAY - rows[i].n_days + 1, TODAY, LIMBER_ZONE_ANY, NULL);

    g_assert_nonnull (lookback);
    g_assert_cmpint (lookback->span, ==, rows[i].span);
    g_assert_cmpuint (lookback->summaries->len, ==, 0);
    g_assert_false (lookback->has_records);
  }
}

/* Where spans begin and end: the Monday of a Thursday, before 1970 too, and leap years */
static void
test_span_ends (DiaryFixture *fixture, gconstpointer data)
{
  static const struct {
    LimberSpan span;
    const char *day;
    const char *start;
    const char *next;
  } rows[] = {
    { LIMBER_SPAN_DAY, "2026-03-02", "2026-03-02", "2026-03-03" },
    { LIMBER_SPAN_WEEK, "2026-03-02", "2026-03-02", "2026-03-09" },
    { LIMBER_SPAN_WEEK, "2026-03-08", "2026-03-02", "2026-03-09" },
    { LIMBER_SPAN_WEEK, "1969-12-31", "1969-12-29", "1970-01-05" },
    { LIMBER_SPAN_MONTH, "2024-02-29", "2024-02-01", "2024-03-01" },
    { LIMBER_SPAN_MONTH, "2025-12-31", "2025-12-01", "2026-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *start_text = NULL;
    g_autofree char *next_text = NULL;
    int day = 0;
    int start;

    g_assert_true (limber_day_parse (rows[i].day, &day));
    start = limber_span_get_start (rows[i].span, day);
    start_text = limber_day_to_string (start);
    next_text = limber_day_to_string (limber_span_get_next (rows[i].span, start));
    g_assert_cmpstr (start_text, ==, rows[i].start);
    g_assert_cmpstr (next_text, ==, rows[i].next);
  }
}

/* A day with a measure alone is a point, others are gaps; the time before is as long. */
static void
test_look_back (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberLookback) lookback = NULL;
  g_autofree char *zones = NULL;
  const LimberDaySummary *first = NULL;

  add_entry (fixture->diary, NOW_USEC, 4, "b_neck", NULL);
  add_entry (fixture->diary, NOW_USEC - 6 * DAY_USEC, 6, "b_neck b_low_back_l", NULL);
  add_entry (fixture->diary, NOW_USEC - 7 * DAY_USEC, 9, "b_neck", NULL);
  add_entry (fixture->diary, NOW_USEC - 14 * DAY_USEC, 1, "b_neck", NULL);
  add_measure (fixture->diary, 3);
  lookback = limber_diary_look_back (fixture->diary, TODAY - 6, TODAY, LIMBER_ZONE_ANY, NULL);
  g_assert_cmpuint (lookback->summaries->len, ==, 3);
  g_assert_cmpuint (lookback->before->len, ==, 1);
  g_assert_cmpuint (lookback->measures->len, ==, 1);
  first = g_ptr_array_index (lookback->summaries, 0);
  g_assert_cmpint (first->day, ==, TODAY - 6);
  g_assert_true (limber_day_summary_has_pain (first));
  first = g_ptr_array_index (lookback->summaries, 1);
  g_assert_cmpint (first->day, ==, TODAY - 3);
  g_assert_false (limber_day_summary_has_pain (first));
  g_assert_true (lookback->has_records);
  g_assert_cmpint (lookback->first_day, ==, TODAY - 14);
  g_assert_cmpint (lookback->last_day, ==, TODAY);
  zones = limber_zones_to_string (lookback->zones);
  g_assert_cmpstr (zones, ==, "b_neck b_low_back_l");
}

static void
test_comparison (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberLookback) lookback = NULL;

  for (int day = 0; day < 10; day++) {
    add_entry (fixture->diary, NOW_USEC - day * DAY_USEC, day < 5 ? 2 : 5, "b_neck", NULL);
    for (int i = 0; i < (day < 5 ? 4 : 1); i++) {
      g_autofree char *id = g_strdup_printf ("%d-%d", day, i);

      add_break (fixture->diary, id, day, LIMBER_BREAK_DONE, FALSE, NULL);
    }
  }
  lookback = limber_diary_look_back (fixture->diary, TODAY - 20, TODAY, LIMBER_ZONE_ANY, NULL);
  g_assert_true (lookback->has_comparison);
  g_assert_cmpuint (lookback->comparison.n_breaks, ==, 2);
  g_assert_cmpuint (lookback->comparison.n_active_days, ==, 5);
  g_assert_cmpuint (lookback->comparison.n_other_days, ==, 5);
  g_assert_cmpfloat (lookback->comparison.active_mean, ==, 2);
  g_assert_cmpfloat (lookback->comparison.other_mean, ==, 5);
}

static void
test_digest (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberDigest) digest = NULL;
  const LimberNamedCount *first = NULL;

  add_entry (fixture->diary, NOW_USEC - 3, 4, "b_neck", "older");
  add_entry (fixture->diary, NOW_USEC - 2, 4, "b_neck", "");
  add_entry (fixture->diary, NOW_USEC - 1, 4, "b_neck", "newer");
  add_entry (fixture->diary, NOW_USEC - 40 * DAY_USEC, 4, "b_neck", "too old");
  add_break (fixture->diary, "a", 0, LIMBER_BREAK_SKIPPED, FALSE, "not-now");
  add_break (fixture->diary, "b", 1, LIMBER_BREAK_SKIPPED, FALSE, "in-pain");
  add_break (fixture->diary, "c", 2, LIMBER_BREAK_SKIPPED, FALSE, "in-pain");
  add_break (fixture->diary, "d", 3, LIMBER_BREAK_DONE, TRUE, NULL);
  add_break (fixture->diary, "e", 3, LIMBER_BREAK_LEFT, TRUE, NULL);
  add_break (fixture->diary, "f", 3, LIMBER_BREAK_OPEN, TRUE, NULL);
  add_session (fixture->diary, 3, "neck", LIMBER_COACH_END_COMPLETED);
  add_session (fixture->diary, 3, "back", LIMBER_COACH_END_PAIN);
  add_session (fixture->diary, 4, "back", LIMBER_COACH_END_PAIN);
  add_session (fixture->diary, 0, "back", LIMBER_COACH_END_NONE);
  digest = limber_diary_digest (fixture->diary, TODAY - 29, TODAY, 1, NULL);
  g_assert_nonnull (digest);
  g_assert_cmpuint (limber_break_tally_get_total (&digest->sitting_breaks), ==, 3);
  g_assert_cmpuint (limber_break_tally_get_total (&digest->planned_breaks), ==, 2);
  g_assert_cmpfloat_with_epsilon (digest->planned_breaks.done_parts, 1.25, 1e-9);
  g_assert_cmpuint (digest->n_session_days, ==, 2);
  g_assert_cmpint (digest->session_secs, ==, 150);
  g_assert_cmpuint (digest->skip_reasons->len, ==, 2);
  first = g_ptr_array_index (digest->skip_reasons, 0);
  g_assert_cmpstr (first->name, ==, "in-pain");
  g_assert_cmpuint (first->n, ==, 2);
  first = g_ptr_array_index (digest->routines, 0);
  g_assert_cmpstr (first->name, ==, "back");
  g_assert_cmpuint (first->n, ==, 2);
  g_assert_cmpuint (digest->n_stops, ==, 2);
  g_assert_cmpuint (digest->stops->len, ==, 1);
  g_assert_cmpuint (digest->n_notes, ==, 2);
  g_assert_cmpuint (digest->notes->len, ==, 1);
  g_assert_cmpstr (((const LimberPainEntry *) g_ptr_array_index (digest->notes, 0))->note, ==,
                   "newer");
}

typedef struct {
  LimberLookback *lookback;
  LimberDigest *digest;
  gboolean is_cancelled;
} Answers;

static void
looked_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answers *answers = user_data;

  answers->lookback = limber_diary_look_back_finish (LIMBER_DIARY (source), result, NULL);
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answers *answers = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_null (limber_diary_look_back_finish (LIMBER_DIARY (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  answers->is_cancelled = TRUE;
}

static void
digested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answers *answers = user_data;

  answers->digest = limber_diary_digest_finish (LIMBER_DIARY (source), result, NULL);
}

static void
test_async (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answers answers = { 0 };

  add_entry (fixture->diary, NOW_USEC, 4, "b_neck", "note");
  limber_diary_look_back_async (fixture->diary, TODAY - 6, TODAY, LIMBER_ZONE_ANY, cancellable,
                                cancelled_cb, &answers);
  g_cancellable_cancel (cancellable);
  limber_diary_look_back_async (fixture->diary, TODAY - 6, TODAY, LIMBER_ZONE_ANY, NULL,
                                looked_back_cb, &answers);
  limber_diary_digest_async (fixture->diary, TODAY - 6, TODAY, 5, NULL, digested_cb, &answers);
  while (!answers.is_cancelled || answers.lookback == NULL || answers.digest == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (answers.lookback->summaries->len, ==, 1);
  g_assert_cmpuint (answers.digest->n_notes, ==, 1);
  limber_lookback_free (answers.lookback);
  limber_digest_free (answers.digest);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  diary_test ("/store/diary-lookback/spans", test_spans);
  diary_test ("/store/diary-lookback/span-ends", test_span_ends);
  diary_test ("/store/diary-lookback/look-back", test_look_back);
  diary_test ("/store/diary-lookback/comparison", test_comparison);
  diary_test ("/store/diary-lookback/digest", test_digest);
  diary_test ("/store/diary-lookback/async", test_async);
  return g_test_run ();
}
