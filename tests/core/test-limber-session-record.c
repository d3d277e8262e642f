/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-session-record.h"

#include "core/limber-fake-clock.h"
#include "core/limber-session-log.h"
#include "core/limber-test-content.h"

static void
test_copy (void)
{
  g_autoptr (LimberSessionRecord) session = limber_session_record_new ((LimberStamp){ 5000000, 60 },
                                                                       "desk_reset_2min", 2);
  g_autoptr (LimberSessionRecord) copy = NULL;

  session->break_id = g_strdup ("b1");
  limber_session_record_add_item (session, "chin_tuck", LIMBER_OUTCOME_DONE);
  limber_session_record_add_item (session, "seated_twist", LIMBER_OUTCOME_STOPPED_FOR_PAIN);

  copy = limber_session_record_copy (session);
  g_clear_pointer (&session, limber_session_record_free);
  g_assert_cmpstr (copy->routine_id, ==, "desk_reset_2min");
  g_assert_cmpint (copy->level, ==, 2);
  g_assert_cmpstr (copy->break_id, ==, "b1");
  g_assert_cmpuint (copy->items->len, ==, 2);
  g_assert_cmpstr (((LimberSessionItemRecord *) copy->items->pdata[1])->exercise_id, ==,
                   "seated_twist");
  g_assert_cmpint (((LimberSessionItemRecord *) copy->items->pdata[1])->outcome, ==,
                   LIMBER_OUTCOME_STOPPED_FOR_PAIN);
}

static void
assert_item (const LimberSessionRecord *session, guint index, const char *id, LimberOutcome outcome)
{
  const LimberSessionItemRecord *item = session->items->pdata[index];

  g_assert_cmpstr (item->exercise_id, ==, id);
  g_assert_cmpint (item->outcome, ==, outcome);
}

/* Made easier in the midst: the record is one of the gentler level, and what was done before of
 * exercises that this level has not is not forgotten. */
static void
test_made_easier (void)
{
  g_autoptr (GListStore) exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);
  g_autoptr (LimberRoutine) routine = limber_test_routine (
      "[Routine]\nId=r\nTitle=R\nPosition=seated\nTransition=8\n"
      "[Level 1]\nItems=b;d;\n[Level 2]\nItems=a;b;c;\n");
  g_autoptr (LimberFakeClock) clock = limber_fake_clock_new (0, NULL);
  g_autoptr (LimberTimeline) harder = NULL;
  g_autoptr (LimberTimeline) gentler = NULL;
  g_autoptr (LimberCoach) coach = NULL;
  g_autoptr (LimberSessionRecord) session = NULL;

  for (const char *id = "abcd"; *id != '\0'; id++) {
    const char name[] = { *id, '\0' };
    g_autoptr (LimberExercise) exercise = limber_test_exercise (name, "");

    g_list_store_append (exercises, exercise);
  }
  harder = limber_timeline_new (routine, 2, limber_test_lookup, exercises, NULL);
  gentler = limber_timeline_new (routine, 1, limber_test_lookup, exercises, NULL);
  coach = limber_coach_new (harder, LIMBER_CLOCK (clock));
  session = limber_session_record_new_for_coach (coach, (LimberStamp){ 1, 0 }, NULL);
  limber_coach_start (coach);
  limber_fake_clock_advance (clock, 34 * G_USEC_PER_SEC); /* "a" is done, "b" begun */
  limber_session_record_update (session, coach, (LimberStamp){ 2, 0 });
  g_assert_cmpuint (session->items->len, ==, 3);

  g_assert_true (limber_coach_ease (coach, gentler));
  limber_session_record_update (session, coach, (LimberStamp){ 3, 0 });
  g_assert_cmpint (session->level, ==, 1);
  g_assert_cmpint (session->planned_secs, ==,
                   (int) (limber_timeline_get_duration_usec (gentler) / G_USEC_PER_SEC));
  g_assert_cmpuint (session->items->len, ==, 3);
  assert_item (session, 0, "a", LIMBER_OUTCOME_DONE);
  assert_item (session, 1, "b", LIMBER_OUTCOME_PARTIAL);
  assert_item (session, 2, "d", LIMBER_OUTCOME_NOT_STARTED);

  limber_fake_clock_advance (clock, 100 * G_USEC_PER_SEC);
  limber_session_record_update (session, coach, (LimberStamp){ 4, 0 });
  assert_item (session, 0, "a", LIMBER_OUTCOME_DONE);
  assert_item (session, 2, "d", LIMBER_OUTCOME_DONE);
  g_assert_cmpint (session->end, ==, LIMBER_COACH_END_COMPLETED);
  g_assert_cmpint (session->done_permille, ==, 1000);
}

static void
test_nicks (void)
{
  LimberOutcome outcome;
  LimberCoachEnd end;

  for (guint i = 0; i <= LIMBER_OUTCOME_STOPPED_FOR_PAIN; i++) {
    g_assert_true (limber_outcome_from_nick (limber_outcome_to_nick ((LimberOutcome) i), &outcome));
    g_assert_cmpint (outcome, ==, i);
  }
  for (guint i = 0; i <= LIMBER_COACH_END_PAIN; i++) {
    g_assert_true (
        limber_coach_end_from_nick (limber_coach_end_to_nick ((LimberCoachEnd) i), &end));
    g_assert_cmpint (end, ==, i);
  }
  g_assert_false (limber_outcome_from_nick ("", &outcome));
  g_assert_false (limber_coach_end_from_nick ("done", &end));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/session-record/copy", test_copy);
  g_test_add_func ("/core/session-record/made-easier", test_made_easier);
  g_test_add_func ("/core/session-record/nicks", test_nicks);
  return g_test_run ();
}
