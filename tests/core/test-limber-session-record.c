/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-session-record.h"

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
  g_test_add_func ("/core/session-record/nicks", test_nicks);
  return g_test_run ();
}
