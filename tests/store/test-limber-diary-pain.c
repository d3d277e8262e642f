/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-record-error.h"
#include "diary-fixture.h"

static void
test_round_trip (DiaryFixture *fixture, gconstpointer data)
{
  static const char *const notes[] = { "plain",
                                       "<b>markup</b> &amp; \"quotes\" 'n' --; DROP",
                                       "גב תחתון \xe2\x80\xae and back",
                                       "two\nlines\t",
                                       "",
                                       NULL };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++) {
    gint64 id = add_entry (fixture->diary, NOW_USEC - i, (int) i, "b_low_back_l b_neck", notes[i]);
    g_autoptr (GPtrArray) entries = NULL;
    const LimberPainEntry *entry;

    diary_fixture_reopen (fixture);
    entries = limber_diary_list_pain_entries (fixture->diary, G_MININT, G_MAXINT, 0, NULL, NULL);
    g_assert_cmpuint (entries->len, ==, i + 1);
    entry = entries->pdata[i];
    g_assert_cmpint (entry->id, ==, id);
    g_assert_cmpint (entry->level, ==, (int) i);
    g_assert_cmpint (entry->at.usec, ==, NOW_USEC - i);
    g_assert_cmpint (entry->at.offset_mins, ==, 60);
    g_assert_cmpuint (limber_zones_count (entry->zones), ==, 2);
    g_assert_cmpstr (entry->note, ==, notes[i]);
  }
  assert_sound (fixture->diary);
}

static void
test_refusals (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (stamp_at (NOW_USEC), 11,
                                                             LIMBER_PAIN_NOW);
  g_autoptr (LimberMeasure) measure = limber_measure_new (stamp_at (NOW_USEC),
                                                          LIMBER_MEASURE_WALL_SIT, 9990);
  const int answers[] = { 1, 2 };
  g_autoptr (LimberQuestionnaire) filled = limber_questionnaire_new (
      stamp_at (NOW_USEC), LIMBER_QUESTIONNAIRE_PEG, "en", answers, 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_diary (fixture->diary);
  g_autofree char *after = NULL;
  gint64 id = 77;

  g_assert_false (limber_diary_save_pain_entry (fixture->diary, entry, NOW_USEC, &id, &error));
  g_assert_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_OUT_OF_RANGE);
  g_clear_error (&error);
  entry->level = 3;
  g_assert_false (
      limber_diary_save_pain_entry (fixture->diary, entry, NOW_USEC - DAY_USEC, &id, &error));
  g_assert_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_TIME);
  g_clear_error (&error);
  entry->note = g_strnfill (1 << 20, 'x');
  g_assert_false (limber_diary_save_pain_entry (fixture->diary, entry, NOW_USEC, &id, &error));
  g_assert_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_TEXT);
  g_clear_error (&error);
  g_clear_pointer (&entry->note, g_free);
  entry->session_id = 12345;
  g_assert_false (limber_diary_save_pain_entry (fixture->diary, entry, NOW_USEC, &id, &error));
  g_assert_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_INVALID);
  g_clear_error (&error);
  entry->session_id = 0;
  entry->id = 12345;
  g_assert_false (limber_diary_save_pain_entry (fixture->diary, entry, NOW_USEC, &id, &error));
  g_assert_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (limber_diary_add_measure (fixture->diary, measure, NOW_USEC, &id, &error));
  g_assert_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_OUT_OF_RANGE);
  g_clear_error (&error);
  g_assert_false (limber_diary_add_questionnaire (fixture->diary, filled, NOW_USEC, &id, &error));
  g_assert_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_OUT_OF_RANGE);
  g_clear_error (&error);
  g_assert_false (limber_diary_delete_pain_entry (fixture->diary, 5, &error));
  g_assert_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (limber_diary_delete_measure (fixture->diary, 5, &error));
  g_assert_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_NOT_FOUND);

  g_assert_cmpint (id, ==, 77);
  after = dump_diary (fixture->diary);
  g_assert_cmpstr (before, ==, after);
}

static void
test_hide (DiaryFixture *fixture, gconstpointer data)
{
  gint64 id = add_entry (fixture->diary, NOW_USEC, 6, "b_neck", "gone soon");
  gint64 other = add_entry (fixture->diary, NOW_USEC - 1, 2, "b_neck", NULL);
  g_autofree char *before = dump_diary (fixture->diary);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  guint counts[LIMBER_N_ZONES];

  g_assert_true (limber_diary_hide_pain_entry (fixture->diary, id, TRUE, NULL));
  g_assert_true (limber_diary_hide_pain_entry (fixture->diary, id, TRUE, NULL));
  entries = limber_diary_list_pain_entries (fixture->diary, TODAY, TODAY, 0, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_true (limber_diary_count_zones (fixture->diary, TODAY, TODAY, counts, NULL));
  g_assert_cmpuint (counts[24], ==, 1);
  assert_sound (fixture->diary);

  g_assert_true (limber_diary_hide_pain_entry (fixture->diary, id, FALSE, NULL));
  after = dump_diary (fixture->diary);
  g_assert_cmpstr (before, ==, after);

  g_assert_true (limber_diary_hide_pain_entry (fixture->diary, id, TRUE, NULL));
  g_assert_true (limber_diary_purge_hidden (fixture->diary, NULL));
  g_assert_false (limber_diary_hide_pain_entry (fixture->diary, id, FALSE, NULL));
  g_assert_true (limber_diary_delete_pain_entry (fixture->diary, other, NULL));
  g_assert_cmpint (query_int (fixture->diary, "SELECT count (*) FROM pain_count"), ==, 0);
  assert_sound (fixture->diary);
}

/* Any sequence of changes leaves counts that fit the entries, and pages that join up. */
static void
test_random_changes (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (LimberPainEntry) after = NULL;
  guint n_paged = 0;

  for (int i = 0; i < 400; i++) {
    int choice = g_test_rand_int_range (0, 10);
    g_autoptr (LimberPainEntry) entry = limber_pain_entry_new (
        (LimberStamp){ NOW_USEC - g_test_rand_int_range (0, 500) * HOUR_USEC,
                       g_test_rand_int_range (-12, 15) * 60 },
        g_test_rand_int_range (0, 11),
        (LimberPainQuestion) g_test_rand_int_range (0, LIMBER_N_PAIN_QUESTIONS));
    gint64 id = g_test_rand_int_range (1, 200);

    entry->zones = (guint64) g_test_rand_int_range (0, 1 << 20) << g_test_rand_int_range (0, 26);
    if (choice < 5 || choice == 5) {
      entry->id = choice == 5 ? id : 0;
      if (!limber_diary_save_pain_entry (fixture->diary, entry, NOW_USEC, NULL, NULL))
        g_assert_cmpint (choice, ==, 5);
    } else if (choice < 8) {
      gboolean is_hidden = g_test_rand_bit ();
      (void) !limber_diary_hide_pain_entry (fixture->diary, id, is_hidden, NULL);
    } else if (choice == 8) {
      (void) !limber_diary_delete_pain_entry (fixture->diary, id, NULL);
    } else if (i % 7 == 0) {
      g_assert_true (limber_diary_purge_hidden (fixture->diary, NULL));
    }
  }
  assert_sound (fixture->diary);

  all = limber_diary_list_pain_entries (fixture->diary, G_MININT, G_MAXINT, 0, NULL, NULL);
  g_assert_cmpuint (all->len, >, 50);
  while (TRUE) {
    g_autoptr (GPtrArray) page = limber_diary_list_pain_entries (fixture->diary, G_MININT, G_MAXINT,
                                                                 7, after, NULL);

    for (guint i = 0; i < page->len; i++, n_paged++)
      g_assert_cmpint (((LimberPainEntry *) page->pdata[i])->id, ==,
                       ((LimberPainEntry *) all->pdata[n_paged])->id);
    if (page->len == 0)
      break;
    g_clear_pointer (&after, limber_pain_entry_free);
    after = limber_pain_entry_copy (page->pdata[page->len - 1]);
  }
  g_assert_cmpuint (n_paged, ==, all->len);
}

static void
test_summary (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GPtrArray) neck = NULL;
  const LimberDaySummary *day;
  double mean;
  int first_day = 0, last_day = 0;

  g_assert_false (limber_diary_get_bounds (fixture->diary, &first_day, &last_day, NULL));
  add_entry (fixture->diary, NOW_USEC, 2, "b_neck", NULL);
  add_entry (fixture->diary, NOW_USEC, 7, "b_low_back_l", NULL);
  add_entry (fixture->diary, NOW_USEC - 3 * DAY_USEC, 5, "b_neck b_low_back_l", NULL);
  days = limber_diary_summarize (fixture->diary, TODAY - 6, TODAY, LIMBER_SPAN_DAY, LIMBER_ZONE_ANY,
                                 NULL);
  /* Days without entries are gaps. */
  g_assert_cmpuint (days->len, ==, 2);
  day = days->pdata[1];
  g_assert_cmpint (day->day, ==, TODAY);
  g_assert_cmpuint (limber_pain_counts_get_total (&day->now), ==, 2);
  g_assert_true (limber_day_summary_get_mean (day, &mean));
  g_assert_cmpfloat (mean, ==, 4.5);
  neck = limber_diary_summarize (fixture->diary, TODAY - 6, TODAY, LIMBER_SPAN_WEEK, 24, NULL);
  g_assert_cmpuint (neck->len, ==, 2);
  g_assert_cmpint (((LimberDaySummary *) neck->pdata[0])->day, ==, TODAY - 7);
  g_assert_true (limber_diary_get_bounds (fixture->diary, &first_day, &last_day, NULL));
  g_assert_cmpint (first_day, ==, TODAY - 3);
  g_assert_cmpint (last_day, ==, TODAY);
}

static void
test_measures (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberMeasure) measure = limber_measure_new (stamp_at (NOW_USEC),
                                                          LIMBER_MEASURE_NECK_TURN, 20);
  const int answers[] = { 4, 5, 6 };
  g_autoptr (LimberQuestionnaire) filled = limber_questionnaire_new (
      stamp_at (NOW_USEC), LIMBER_QUESTIONNAIRE_PEG, "fr", answers, 3);
  g_autoptr (GPtrArray) measures = NULL;
  g_autoptr (GPtrArray) questionnaires = NULL;
  gint64 id = 0, filled_id = 0;
  const LimberMeasure *found;
  const LimberQuestionnaire *found_filled;

  measure->side = LIMBER_MEASURE_SIDE_LEFT;
  measure->note = g_strdup ("morning");
  g_assert_true (limber_diary_add_measure (fixture->diary, measure, NOW_USEC, &id, NULL));
  g_assert_true (
      limber_diary_add_questionnaire (fixture->diary, filled, NOW_USEC, &filled_id, NULL));
  diary_fixture_reopen (fixture);
  measures = limber_diary_list_measures (fixture->diary, TODAY, TODAY, NULL);
  g_assert_cmpuint (measures->len, ==, 1);
  found = measures->pdata[0];
  g_assert_cmpint (found->kind, ==, LIMBER_MEASURE_NECK_TURN);
  g_assert_cmpint (found->side, ==, LIMBER_MEASURE_SIDE_LEFT);
  g_assert_cmpint (found->value_tenths, ==, 20);
  g_assert_cmpstr (found->note, ==, "morning");
  questionnaires = limber_diary_list_questionnaires (fixture->diary, TODAY, TODAY, NULL);
  g_assert_cmpuint (questionnaires->len, ==, 1);
  found_filled = questionnaires->pdata[0];
  g_assert_cmpstr (found_filled->language, ==, "fr");
  g_assert_cmpuint (found_filled->n_answers, ==, 3);
  g_assert_cmpfloat (limber_questionnaire_get_score (found_filled), ==, 5);
  g_assert_true (limber_diary_delete_measure (fixture->diary, id, NULL));
  g_assert_true (limber_diary_delete_questionnaire (fixture->diary, filled_id, NULL));
  g_assert_cmpint (query_int (fixture->diary, "SELECT count (*) FROM measure"), ==, 0);
}

/* Two programs with the same file open write turn by turn, and both see everything. */
static void
test_two_programs (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberDiary) other = limber_diary_open (fixture->path, NOW_USEC, NULL);

  for (int i = 0; i < 40; i++)
    add_entry (i % 2 ? other : fixture->diary, NOW_USEC - i, 3, "b_neck", NULL);
  g_assert_cmpint (query_int (other, "SELECT count (*) FROM pain_entry"), ==, 40);
  g_assert_cmpint (query_int (fixture->diary, "SELECT n FROM pain_count WHERE zone = -1"), ==, 40);
  assert_sound (other);
}

typedef struct {
  guint n_left;
  gint64 id;        /* of the last that was saved */
  guint n_listed;   /* in all lists together */
  guint n_in_zones; /* entries that name the neck */
} Waiting;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;

  if (!limber_diary_save_finish (LIMBER_DIARY (source), result, &waiting->id, &error))
    g_assert_no_error (error);
  waiting->n_left--;
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!limber_diary_change_finish (LIMBER_DIARY (source), result, &error))
    g_assert_no_error (error);
  ((Waiting *) data)->n_left--;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = limber_diary_list_finish (LIMBER_DIARY (source), result, &error);

  g_assert_no_error (error);
  waiting->n_listed += list->len;
  waiting->n_left--;
}

static void
zones_counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  guint counts[LIMBER_N_ZONES];
  g_autoptr (GError) error = NULL;

  if (!limber_diary_count_zones_finish (LIMBER_DIARY (source), result, counts, &error))
    g_assert_no_error (error);
  waiting->n_in_zones = counts[24];
  waiting->n_left--;
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!limber_diary_back_up_daily_finish (LIMBER_DIARY (source), result, &error))
    g_assert_no_error (error);
  ((Waiting *) data)->n_left--;
}

static void
wait_for (Waiting *waiting, guint n)
{
  waiting->n_left += n;
  while (waiting->n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Every asynchronous call does what the plain one does, in the order of calls. */
static void
test_async (DiaryFixture *fixture, gconstpointer data)
{
  const int answers[] = { 4, 5, 6 };
  g_autoptr (LimberMeasure) measure = limber_measure_new (stamp_at (NOW_USEC),
                                                          LIMBER_MEASURE_WALL_SIT, 300);
  g_autoptr (LimberQuestionnaire) filled = limber_questionnaire_new (
      stamp_at (NOW_USEC), LIMBER_QUESTIONNAIRE_PEG, "en", answers, 3);
  gint64 id = add_entry (fixture->diary, NOW_USEC, 4, "b_neck", "one");
  g_autofree char *backup = NULL;
  Waiting waiting = { 0 };

  add_entry (fixture->diary, NOW_USEC - 1, 4, "b_neck", "two");
  limber_diary_add_measure_async (fixture->diary, measure, NOW_USEC, NULL, saved_cb, &waiting);
  limber_diary_add_questionnaire_async (fixture->diary, filled, NOW_USEC, NULL, saved_cb, &waiting);
  limber_diary_list_pain_entries_async (fixture->diary, TODAY, TODAY, 0, NULL, NULL, listed_cb,
                                        &waiting);
  limber_diary_list_measures_async (fixture->diary, TODAY, TODAY, NULL, listed_cb, &waiting);
  limber_diary_list_questionnaires_async (fixture->diary, TODAY, TODAY, NULL, listed_cb, &waiting);
  limber_diary_summarize_async (fixture->diary, TODAY, TODAY, LIMBER_SPAN_DAY, LIMBER_ZONE_ANY,
                                NULL, listed_cb, &waiting);
  limber_diary_list_sessions_async (fixture->diary, TODAY, TODAY, NULL, listed_cb, &waiting);
  limber_diary_list_sitting_async (fixture->diary, TODAY, TODAY, NULL, listed_cb, &waiting);
  limber_diary_list_decisions_async (fixture->diary, 0, 0, NULL, listed_cb, &waiting);
  limber_diary_back_up_daily_async (fixture->diary, stamp_at (NOW_USEC), NULL, backed_up_cb,
                                    &waiting);
  wait_for (&waiting, 10);
  /* Two entries, a measure, a questionnaire, a day */
  g_assert_cmpuint (waiting.n_listed, ==, 5);
  g_assert_cmpint (waiting.id, ==, 1);
  backup = limber_diary_find_backup (fixture->path);
  g_assert_nonnull (backup);

  limber_diary_hide_pain_entry_async (fixture->diary, id, TRUE, NULL, changed_cb, &waiting);
  limber_diary_count_zones_async (fixture->diary, TODAY, TODAY, NULL, zones_counted_cb, &waiting);
  limber_diary_purge_hidden_async (fixture->diary, NULL, changed_cb, &waiting);
  limber_diary_delete_measure_async (fixture->diary, 1, NULL, changed_cb, &waiting);
  limber_diary_delete_questionnaire_async (fixture->diary, 1, NULL, changed_cb, &waiting);
  wait_for (&waiting, 5);
  g_assert_cmpuint (waiting.n_in_zones, ==, 1);
  g_assert_cmpint (query_int (fixture->diary, "SELECT (SELECT count (*) FROM pain_entry) * 100 "
                                              "+ (SELECT count (*) FROM measure) * 10 "
                                              "+ (SELECT count (*) FROM questionnaire)"),
                   ==, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  diary_test ("/store/diary-pain/round-trip", test_round_trip);
  diary_test ("/store/diary-pain/refusals", test_refusals);
  diary_test ("/store/diary-pain/hide", test_hide);
  diary_test ("/store/diary-pain/random-changes", test_random_changes);
  diary_test ("/store/diary-pain/summary", test_summary);
  diary_test ("/store/diary-pain/measures", test_measures);
  diary_test ("/store/diary-pain/two-programs", test_two_programs);
  diary_test ("/store/diary-pain/async", test_async);
  return g_test_run ();
}
