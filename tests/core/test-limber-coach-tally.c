/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-coach-tally.h"

#include "core/limber-test-content.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

/* Level 2, segment by segment: "a" is 0 ready, 1 in (1 s), 2 hold (20 s), 3 out (1 s); "b" is 4
 * ready, 5 in (1 s), 6 hold (6 s), 7 out (1 s). */
static LimberTimeline *
make_timeline (guint level)
{
  return limber_test_timeline (level, "Hold=6\nMoveIn=1\nMoveOut=1\n");
}

static void
test_outcomes (void)
{
  g_autoptr (LimberTimeline) timeline = make_timeline (2);
  g_autoptr (LimberCoachTally) tally = limber_coach_tally_new (timeline, 0);

  g_assert_cmpint (limber_coach_tally_get_outcome (tally, 0), ==, LIMBER_OUTCOME_NOT_STARTED);
  limber_coach_tally_note (tally, 0, 8 * SECOND);
  g_assert_cmpint (limber_coach_tally_get_outcome (tally, 0), ==, LIMBER_OUTCOME_NOT_STARTED);
  limber_coach_tally_note (tally, 1, SECOND);
  limber_coach_tally_note (tally, 2, 9 * SECOND);
  g_assert_cmpint (limber_coach_tally_get_outcome (tally, 0), ==, LIMBER_OUTCOME_PARTIAL);
  limber_coach_tally_set_skipped (tally, 0, TRUE);
  g_assert_cmpint (limber_coach_tally_get_outcome (tally, 0), ==, LIMBER_OUTCOME_SKIPPED);
  limber_coach_tally_set_skipped (tally, 0, FALSE);
  limber_coach_tally_note (tally, 2, 19 * SECOND);
  g_assert_cmpint (limber_coach_tally_get_outcome (tally, 0), ==, LIMBER_OUTCOME_DONE);
  limber_coach_tally_set_skipped (tally, 0, TRUE); /* it was done all the same */
  g_assert_cmpint (limber_coach_tally_get_outcome (tally, 0), ==, LIMBER_OUTCOME_DONE);
}

/* Going back takes nothing away, and more time than a segment has counts as the segment. */
static void
test_furthest (void)
{
  g_autoptr (LimberTimeline) timeline = make_timeline (2);
  g_autoptr (LimberCoachTally) tally = limber_coach_tally_new (timeline, 0);

  limber_coach_tally_note (tally, 2, 10 * SECOND);
  limber_coach_tally_note (tally, 2, 3 * SECOND);
  g_assert_cmpfloat_with_epsilon (limber_coach_tally_get_done (tally), 10.0 / 30, 1e-9);
  limber_coach_tally_note (tally, 2, 30 * SECOND);
  g_assert_cmpfloat_with_epsilon (limber_coach_tally_get_done (tally), 20.0 / 30, 1e-9);
}

/* What was not to be done, as the session began later, is not missed. */
static void
test_first_item (void)
{
  g_autoptr (LimberTimeline) timeline = make_timeline (2);
  g_autoptr (LimberCoachTally) tally = limber_coach_tally_new (timeline, 1);

  limber_coach_tally_note (tally, 6, 4 * SECOND);
  g_assert_cmpfloat_with_epsilon (limber_coach_tally_get_done (tally), 4.0 / 8, 1e-9);
}

static void
test_convert (void)
{
  g_autoptr (LimberTimeline) timeline = make_timeline (2);
  g_autoptr (LimberTimeline) gentler = make_timeline (1);
  g_autoptr (LimberCoachTally) tally = limber_coach_tally_new (timeline, 0);
  g_autoptr (LimberCoachTally) other = NULL;

  for (guint i = 1; i <= 2; i++)
    limber_coach_tally_note (tally, i, 10 * SECOND); /* 11 of 22 s */
  limber_coach_tally_set_skipped (tally, 0, TRUE);
  other = limber_coach_tally_convert (tally, gentler);
  g_assert_cmpint (limber_coach_tally_get_outcome (other, 0), ==, LIMBER_OUTCOME_PARTIAL);
  g_assert_cmpint (limber_coach_tally_get_outcome (other, 1), ==, LIMBER_OUTCOME_NOT_STARTED);
  g_assert_cmpfloat_with_epsilon (limber_coach_tally_get_done (other), 6.0 / 20, 1e-6);
}

/* "a" goes on as "a", "b" has no other in level 1 but "d"; level 3 is through with its "a". */
static void
test_entry (void)
{
  g_autoptr (LimberTimeline) timeline = make_timeline (2);
  g_autoptr (LimberTimeline) gentler = make_timeline (1);
  g_autoptr (LimberTimeline) shortest = make_timeline (3);
  g_autoptr (LimberCoachTally) tally = limber_coach_tally_new (timeline, 0);

  g_assert_cmpuint (limber_coach_tally_find_entry (tally, gentler, 0), ==, 0);
  for (guint i = 1; i <= 3; i++)
    limber_coach_tally_note (tally, i, 20 * SECOND);
  g_assert_cmpuint (limber_coach_tally_find_entry (tally, gentler, 1), ==, 1);
  g_assert_cmpuint (limber_coach_tally_find_entry (tally, shortest, 1), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/coach-tally/outcomes", test_outcomes);
  g_test_add_func ("/core/coach-tally/furthest", test_furthest);
  g_test_add_func ("/core/coach-tally/first-item", test_first_item);
  g_test_add_func ("/core/coach-tally/convert", test_convert);
  g_test_add_func ("/core/coach-tally/entry", test_entry);
  return g_test_run ();
}
