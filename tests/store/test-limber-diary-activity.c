/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary-fixture.h"

static LimberTransition *
make_transition (int i)
{
  LimberTransition *transition = limber_transition_new ();
  LimberStamp at = stamp_at (NOW_USEC + i * HOUR_USEC);
  LimberBreakRecord *record;
  g_autofree char *break_id = g_strdup_printf ("break-%d", i);

  transition->sitting = limber_sitting_record_new (at);
  record = transition->break_record = limber_break_record_new (break_id, at);
  record->is_prompted = TRUE;
  record->sitting_secs = 2400;
  record->routine_id = g_strdup ("desk_reset_2min");
  g_ptr_array_add (transition->decisions, limber_decision_record_new (at, "due", NULL));
  g_ptr_array_add (transition->decisions, limber_decision_record_new (at, "held", "call"));
  transition->state = g_strdup_printf ("state %d", i);
  return transition;
}

static void
save (LimberDiary *diary, LimberTransition *transition)
{
  g_autoptr (GError) error = NULL;

  if (!limber_diary_save_transition (diary, transition, &error))
    g_assert_no_error (error);
}

static void
test_transition (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberTransition) transition = make_transition (0);
  g_autoptr (GPtrArray) breaks = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GPtrArray) sitting = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;
  const LimberBreakRecord *record;

  g_assert_true (limber_diary_load_state (fixture->diary, &state, &error));
  g_assert_null (state);
  save (fixture->diary, transition);

  /* The same break and period again, further on */
  transition->break_record->outcome = LIMBER_BREAK_SKIPPED;
  transition->break_record->reason = g_strdup ("in-pain");
  transition->break_record->ended = stamp_at (NOW_USEC + 5);
  transition->break_record->n_snoozes = 2;
  transition->sitting->ended = stamp_at (NOW_USEC + HOUR_USEC);
  save (fixture->diary, transition);
  diary_fixture_reopen (fixture);

  breaks = limber_diary_list_breaks (fixture->diary, TODAY, TODAY, &error);
  g_assert_cmpuint (breaks->len, ==, 1);
  record = breaks->pdata[0];
  g_assert_cmpstr (record->break_id, ==, "break-0");
  g_assert_cmpint (record->outcome, ==, LIMBER_BREAK_SKIPPED);
  g_assert_cmpstr (record->reason, ==, "in-pain");
  g_assert_cmpint (record->due.usec, ==, NOW_USEC);
  g_assert_cmpint (record->due.offset_mins, ==, 60);
  g_assert_cmpint (record->started.usec, ==, 0);
  g_assert_cmpint (record->ended.usec, ==, NOW_USEC + 5);
  g_assert_cmpint (record->sitting_secs, ==, 2400);
  g_assert_cmpint (record->n_snoozes, ==, 2);
  g_assert_true (record->is_prompted);
  g_assert_cmpstr (record->routine_id, ==, "desk_reset_2min");

  sitting = limber_diary_list_sitting (fixture->diary, TODAY, TODAY, &error);
  g_assert_cmpuint (sitting->len, ==, 1);
  g_assert_cmpint (((LimberSittingRecord *) sitting->pdata[0])->ended.usec, ==,
                   NOW_USEC + HOUR_USEC);

  decisions = limber_diary_list_decisions (fixture->diary, NOW_USEC, 3, &error);
  g_assert_cmpuint (decisions->len, ==, 3);
  g_assert_cmpstr (((LimberDecisionRecord *) decisions->pdata[0])->cause, ==, "call");
  g_assert_cmpstr (((LimberDecisionRecord *) decisions->pdata[1])->event, ==, "due");
  g_clear_pointer (&decisions, g_ptr_array_unref);
  decisions = limber_diary_list_decisions (fixture->diary, NOW_USEC + 1, 0, &error);
  g_assert_cmpuint (decisions->len, ==, 0);

  g_assert_true (limber_diary_load_state (fixture->diary, &state, &error));
  g_assert_cmpstr (state, ==, "state 0");
}

/* A transition that fails in its last part leaves none of it. */
static void
test_transition_is_whole (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberTransition) transition = make_transition (0);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture->diary, transition);
  before = dump_diary (fixture->diary);
  g_clear_pointer (&transition, limber_transition_free);
  transition = make_transition (1);
  g_clear_pointer (&((LimberDecisionRecord *) transition->decisions->pdata[1])->event, g_free);
  g_assert_false (limber_diary_save_transition (fixture->diary, transition, &error));
  g_assert_error (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_INVALID);
  after = dump_diary (fixture->diary);
  g_assert_cmpstr (before, ==, after);
}

static void
test_session (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberSessionRecord) session = limber_session_record_new (stamp_at (NOW_USEC),
                                                                       "lower_back_8min", 2);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  const LimberSessionRecord *found;
  const LimberSessionItemRecord *item;

  session->planned_secs = 480;
  session->break_id = g_strdup ("break-0");
  limber_session_record_add_item (session, "cat_cow", LIMBER_OUTCOME_NOT_STARTED);
  limber_session_record_add_item (session, "seated_twist", LIMBER_OUTCOME_NOT_STARTED);
  g_assert_true (limber_diary_save_session (fixture->diary, session, &session->id, &error));
  g_assert_cmpint (session->id, >, 0);

  ((LimberSessionItemRecord *) session->items->pdata[0])->outcome = LIMBER_OUTCOME_DONE;
  ((LimberSessionItemRecord *) session->items->pdata[1])->outcome = LIMBER_OUTCOME_STOPPED_FOR_PAIN;
  session->end = LIMBER_COACH_END_PAIN;
  session->ended = stamp_at (NOW_USEC + 60 * G_USEC_PER_SEC);
  session->done_permille = 512;
  g_assert_true (limber_diary_save_session (fixture->diary, session, NULL, &error));
  diary_fixture_reopen (fixture);

  sessions = limber_diary_list_sessions (fixture->diary, G_MININT, G_MAXINT, &error);
  g_assert_cmpuint (sessions->len, ==, 1);
  found = sessions->pdata[0];
  g_assert_cmpint (found->id, ==, session->id);
  g_assert_cmpstr (found->routine_id, ==, "lower_back_8min");
  g_assert_cmpint (found->level, ==, 2);
  g_assert_cmpstr (found->break_id, ==, "break-0");
  g_assert_cmpint (found->end, ==, LIMBER_COACH_END_PAIN);
  g_assert_cmpint (found->done_permille, ==, 512);
  g_assert_cmpint (found->planned_secs, ==, 480);
  g_assert_cmpuint (found->items->len, ==, 2);
  item = found->items->pdata[1];
  g_assert_cmpstr (item->exercise_id, ==, "seated_twist");
  g_assert_cmpint (item->outcome, ==, LIMBER_OUTCOME_STOPPED_FOR_PAIN);
}

/* S15: minutes of a period over midnight belong to two days. */
static void
test_sitting_over_midnight (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberTransition) transition = limber_transition_new ();
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GError) error = NULL;
  /* 22:50 UTC is 23:50 local */
  gint64 started = (TODAY - 1) * DAY_USEC + 22 * HOUR_USEC + 50 * HOUR_USEC / 60;

  transition->sitting = limber_sitting_record_new (stamp_at (started));
  transition->sitting->ended = stamp_at (started + 25 * HOUR_USEC / 60);
  save (fixture->diary, transition);
  /* Still open: not counted yet */
  g_clear_pointer (&transition->sitting, limber_sitting_record_free);
  transition->sitting = limber_sitting_record_new (stamp_at (NOW_USEC));
  save (fixture->diary, transition);

  days = limber_diary_summarize (fixture->diary, G_MININT, G_MAXINT, LIMBER_SPAN_DAY,
                                 LIMBER_ZONE_ANY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (((LimberDaySummary *) days->pdata[0])->day, ==, TODAY - 1);
  g_assert_cmpint (((LimberDaySummary *) days->pdata[0])->sitting_secs, ==, 600);
  g_assert_cmpint (((LimberDaySummary *) days->pdata[1])->sitting_secs, ==, 900);

  listed = limber_diary_list_sitting (fixture->diary, TODAY, TODAY, &error);
  g_assert_cmpuint (listed->len, ==, 2);
  g_clear_pointer (&listed, g_ptr_array_unref);
  listed = limber_diary_list_sitting (fixture->diary, TODAY - 1, TODAY - 1, &error);
  g_assert_cmpuint (listed->len, ==, 1);
}

/* S14: after a flight west one local day holds more than 24 hours; the chart's never does. */
static void
test_flight (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 28; i++) {
    g_autoptr (LimberTransition) transition = limber_transition_new ();
    LimberStamp at = { TODAY * DAY_USEC + i * HOUR_USEC, i < 14 ? 0 : -480 };

    transition->sitting = limber_sitting_record_new (at);
    at.usec += HOUR_USEC;
    transition->sitting->ended = at;
    save (fixture->diary, transition);
  }
  days = limber_diary_summarize (fixture->diary, TODAY, TODAY, LIMBER_SPAN_DAY, LIMBER_ZONE_ANY,
                                 &error);
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpint (((LimberDaySummary *) days->pdata[0])->sitting_secs, ==, 86400);
}

/* S83: last month's totals are there after a restart. */
static void
test_last_month (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberTransition) transition = make_transition (0);
  g_autoptr (GPtrArray) months = NULL;
  g_autoptr (GError) error = NULL;
  const LimberDaySummary *month;
  gint64 then = NOW_USEC - 20 * DAY_USEC;

  transition->sitting->started = stamp_at (then);
  transition->sitting->ended = stamp_at (then + HOUR_USEC);
  transition->break_record->due = stamp_at (then + HOUR_USEC);
  transition->break_record->ended = stamp_at (then + HOUR_USEC);
  transition->break_record->outcome = LIMBER_BREAK_DONE;
  save (fixture->diary, transition);
  diary_fixture_reopen (fixture);

  months = limber_diary_summarize (fixture->diary, TODAY - 40, TODAY, LIMBER_SPAN_MONTH,
                                   LIMBER_ZONE_ANY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (months->len, ==, 1);
  month = months->pdata[0];
  /* 2026-02-01 */
  g_assert_cmpint (month->day, ==, TODAY - 29);
  g_assert_cmpint (month->sitting_secs, ==, 3600);
  g_assert_cmpuint (month->n_breaks[LIMBER_BREAK_DONE], ==, 1);
}

static void
test_break_summary (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) weeks = NULL;
  g_autoptr (GPtrArray) months = NULL;
  g_autoptr (GError) error = NULL;
  const LimberDaySummary *week;

  for (int i = 0; i < 8 * LIMBER_N_BREAK_OUTCOMES; i++) {
    g_autoptr (LimberTransition) transition = make_transition (i);

    g_clear_pointer (&transition->sitting, limber_sitting_record_free);
    transition->break_record->outcome = (LimberBreakOutcome) (i % LIMBER_N_BREAK_OUTCOMES);
    save (fixture->diary, transition);
  }
  weeks = limber_diary_summarize (fixture->diary, TODAY - 30, TODAY + 30, LIMBER_SPAN_WEEK,
                                  LIMBER_ZONE_ANY, &error);
  g_assert_cmpuint (weeks->len, ==, 1);
  week = weeks->pdata[0];
  /* 2026-03-02 is a Monday. */
  g_assert_cmpint (week->day, ==, TODAY);
  g_assert_cmpuint (week->n_breaks[LIMBER_BREAK_OPEN], ==, 0);
  for (guint i = LIMBER_BREAK_DONE; i < LIMBER_N_BREAK_OUTCOMES; i++)
    g_assert_cmpuint (week->n_breaks[i], ==, 8);
  months = limber_diary_summarize (fixture->diary, TODAY - 30, TODAY + 30, LIMBER_SPAN_MONTH,
                                   LIMBER_ZONE_ANY, &error);
  g_assert_cmpuint (months->len, ==, 1);
  g_assert_cmpint (((LimberDaySummary *) months->pdata[0])->day, ==, TODAY - 1);
}

typedef struct {
  guint n_left;
  GPtrArray *list;
  char *state;
} Waiting;

static void
transition_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (limber_diary_save_transition_finish (LIMBER_DIARY (source), result, &error));
  ((Waiting *) data)->n_left--;
}

static void
state_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Waiting *waiting = data;

  g_assert_true (
      limber_diary_load_state_finish (LIMBER_DIARY (source), result, &waiting->state, &error));
  waiting->n_left--;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Waiting *waiting = data;

  waiting->list = limber_diary_list_finish (LIMBER_DIARY (source), result, &error);
  g_assert_no_error (error);
  waiting->n_left--;
}

static void
test_async (DiaryFixture *fixture, gconstpointer data)
{
  g_autoptr (LimberTransition) transition = make_transition (3);
  Waiting waiting = { 3, NULL, NULL };

  limber_diary_save_transition_async (fixture->diary, transition, NULL, transition_saved_cb,
                                      &waiting);
  limber_diary_load_state_async (fixture->diary, NULL, state_loaded_cb, &waiting);
  limber_diary_list_breaks_async (fixture->diary, TODAY, TODAY, NULL, listed_cb, &waiting);
  while (waiting.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (waiting.state, ==, "state 3");
  g_assert_cmpuint (waiting.list->len, ==, 1);
  g_free (waiting.state);
  g_ptr_array_unref (waiting.list);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  diary_test ("/store/diary-activity/transition", test_transition);
  diary_test ("/store/diary-activity/transition-is-whole", test_transition_is_whole);
  diary_test ("/store/diary-activity/session", test_session);
  diary_test ("/store/diary-activity/S15-sitting-over-midnight", test_sitting_over_midnight);
  diary_test ("/store/diary-activity/S14-flight", test_flight);
  diary_test ("/store/diary-activity/S83-last-month", test_last_month);
  diary_test ("/store/diary-activity/break-summary", test_break_summary);
  diary_test ("/store/diary-activity/async", test_async);
  return g_test_run ();
}
