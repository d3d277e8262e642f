/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-activity-record.h"

static void
test_copy (void)
{
  g_autoptr (LimberTransition) transition = limber_transition_new ();
  g_autoptr (LimberTransition) copy = NULL;
  LimberStamp at = { 5000000, 60 };

  transition->sitting = limber_sitting_record_new (at);
  transition->break_record = limber_break_record_new ("b1", at);
  transition->break_record->routine_id = g_strdup ("desk_reset_2min");
  transition->break_record->reason = g_strdup ("in-pain");
  g_ptr_array_add (transition->decisions, limber_decision_record_new (at, "due", NULL));
  g_ptr_array_add (transition->decisions, limber_decision_record_new (at, "held", "call"));
  transition->state = g_strdup ("state");

  copy = limber_transition_copy (transition);
  g_clear_pointer (&transition, limber_transition_free);
  g_assert_cmpint (copy->sitting->started.usec, ==, 5000000);
  g_assert_cmpstr (copy->break_record->break_id, ==, "b1");
  g_assert_cmpstr (copy->break_record->routine_id, ==, "desk_reset_2min");
  g_assert_cmpstr (copy->break_record->reason, ==, "in-pain");
  g_assert_cmpuint (copy->decisions->len, ==, 2);
  g_assert_cmpstr (((LimberDecisionRecord *) copy->decisions->pdata[1])->cause, ==, "call");
  g_assert_cmpstr (copy->state, ==, "state");
}

static void
test_nicks (void)
{
  for (guint i = 0; i < LIMBER_N_BREAK_OUTCOMES; i++) {
    LimberBreakOutcome outcome = LIMBER_N_BREAK_OUTCOMES;

    g_assert_true (limber_break_outcome_from_nick (
        limber_break_outcome_to_nick ((LimberBreakOutcome) i), &outcome));
    g_assert_cmpint (outcome, ==, i);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/activity-record/copy", test_copy);
  g_test_add_func ("/core/activity-record/nicks", test_nicks);
  return g_test_run ();
}
