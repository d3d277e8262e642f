/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-coach.h"

#include "core/coach-fixture.h"
#include "core/limber-test-content.h"

/* Level 2 is that of the fixture. */
static LimberTimeline *
make_gentler (guint level)
{
  return limber_test_timeline (level, "Hold=4\nReps=2\nMoveIn=1\nMoveOut=1\nRest=3\n");
}

/* In the midst of an exercise that the gentler level has: that again, at its own dose, without
 * getting ready; what was done of it stays. */
static void
test_ease_in_place (CoachFixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberTimeline) gentler = make_gentler (1);

  coach_fixture_start_and_run (fixture, 14);
  g_assert_true (limber_coach_ease (fixture->coach, gentler));
  coach_fixture_assert_log (fixture, "14:jump1 14:seg1");
  g_assert_true (limber_coach_get_timeline (fixture->coach) == gentler);
  coach_fixture_assert_at (fixture, 1, 0, 1);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_PARTIAL);
  /* 6 s of 22 s of "a" are 6/22 of its 12 s here; "d" has 8 s. */
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 6.0 / 22 * 12 / 20, 1e-6);
  coach_fixture_advance (fixture, 2);
  coach_fixture_assert_log (fixture, "15:seg2");
  coach_fixture_assert_at (fixture, 2, 1, 10);
  coach_fixture_advance (fixture, 40);
  coach_fixture_forget_log (fixture);
  g_assert_cmpfloat (limber_coach_get_done (fixture->coach), ==, 1.0);
  g_assert_false (limber_coach_ease (fixture->coach, gentler)); /* it is over */
}

/* Where the gentler level has nothing of what is left, it is what it has besides. */
static void
test_ease_to_other (CoachFixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberTimeline) gentler = make_gentler (1);

  coach_fixture_start_and_run (fixture, 42);
  limber_coach_pause (fixture->coach);
  coach_fixture_forget_log (fixture);
  g_assert_true (limber_coach_ease (fixture->coach, gentler));
  coach_fixture_assert_log (fixture, "42:jump4 42:seg4");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_PAUSED);
  coach_fixture_assert_at (fixture, 4, 0, 8);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_DONE);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 1), ==, LIMBER_OUTCOME_NOT_STARTED);
  coach_fixture_stop (fixture);
}

static void
test_ease_refused (CoachFixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberTimeline) gentler = make_gentler (3);

  g_assert_false (limber_coach_ease (fixture->coach, gentler)); /* not begun */
  coach_fixture_start_and_run (fixture, 42);
  g_assert_false (limber_coach_ease (fixture->coach, gentler)); /* "a" is done */
  coach_fixture_assert_log (fixture, "");
  g_assert_true (limber_coach_get_timeline (fixture->coach) == fixture->timeline);
  coach_fixture_assert_at (fixture, 6, 3, 4);
  coach_fixture_stop (fixture);
}

/* Half way through getting ready the person gets ready anew. */
static void
test_ease_while_getting_ready (CoachFixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberTimeline) gentler = make_gentler (1);

  coach_fixture_start_and_run (fixture, 4);
  g_assert_true (limber_coach_ease (fixture->coach, gentler));
  coach_fixture_assert_log (fixture, "4:jump0 4:seg0");
  coach_fixture_assert_at (fixture, 0, 0, 8);
  coach_fixture_stop (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  COACH_FIXTURE_ADD ("ease/in-place", test_ease_in_place);
  COACH_FIXTURE_ADD ("ease/to-other", test_ease_to_other);
  COACH_FIXTURE_ADD ("ease/refused", test_ease_refused);
  COACH_FIXTURE_ADD ("ease/while-getting-ready", test_ease_while_getting_ready);

  return g_test_run ();
}
