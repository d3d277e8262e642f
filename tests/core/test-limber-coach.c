/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-coach.h"

#include "core/coach-fixture.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

static void
test_ready (CoachFixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_READY);
  g_assert_cmpint (limber_coach_get_end (fixture->coach), ==, LIMBER_COACH_END_NONE);
  g_assert_true (limber_coach_get_timeline (fixture->coach) == fixture->timeline);
  coach_fixture_assert_at (fixture, 0, 0, 8);
  g_assert_cmpint (limber_coach_get_remaining_usec (fixture->coach), ==, 53 * SECOND);
  g_assert_cmpfloat (limber_coach_get_progress (fixture->coach), ==, 0.0);
  g_assert_cmpfloat (limber_coach_get_done (fixture->coach), ==, 0.0);

  /* No time passes before the start. */
  coach_fixture_advance (fixture, 100);
  coach_fixture_assert_at (fixture, 0, 0, 8);
}

static void
test_whole (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start (fixture);
  coach_fixture_advance (fixture, 60);
  coach_fixture_assert_log (
      fixture, "5:last3 6:last2 7:last1 8:seg1 9:seg2 19:half2 26:last3 27:last2 28:last1 "
               "29:seg3 30:seg4 35:last3 36:last2 37:last1 38:seg5 39:seg6 40:last3 "
               "41:last2 42:last1 43:seg7 44:seg8 45:last2 46:last1 47:seg9 48:seg10 "
               "49:last3 50:last2 51:last1 52:seg11 53:state3 53:end1");
  g_assert_cmpint (limber_coach_get_remaining_usec (fixture->coach), ==, 0);
  g_assert_cmpfloat (limber_coach_get_progress (fixture->coach), ==, 1.0);
  g_assert_cmpfloat (limber_coach_get_done (fixture->coach), ==, 1.0);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_DONE);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 1), ==, LIMBER_OUTCOME_DONE);
}

static void
test_positions (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 14.5);
  coach_fixture_assert_at (fixture, 2, 5.5, 20);
  g_assert_cmpint (limber_coach_get_remaining_usec (fixture->coach), ==,
                   (gint64) (38.5 * (double) SECOND));
  g_assert_cmpfloat_with_epsilon (limber_coach_get_progress (fixture->coach), 14.5 / 53, 1e-9);
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 6.5 / 34, 1e-9);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_PARTIAL);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 1), ==, LIMBER_OUTCOME_NOT_STARTED);
  coach_fixture_stop (fixture);
  g_assert_cmpint (limber_coach_get_remaining_usec (fixture->coach), ==, 0);
  g_assert_cmpfloat_with_epsilon (limber_coach_get_progress (fixture->coach), 14.5 / 53, 1e-9);
}

static void
test_pause (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 14);
  g_assert_true (limber_coach_pause (fixture->coach));
  coach_fixture_assert_log (fixture, "14:state2");
  g_assert_cmpint (limber_fake_clock_get_alarm_usec (fixture->clock), ==, -1);
  coach_fixture_advance (fixture, 1000);
  coach_fixture_assert_at (fixture, 2, 5, 20);

  g_assert_true (limber_coach_resume (fixture->coach));
  coach_fixture_assert_log (fixture, "1014:state1");
  coach_fixture_advance (fixture, 15);
  coach_fixture_assert_log (fixture, "1019:half2 1026:last3 1027:last2 1028:last1 1029:seg3");
  coach_fixture_stop (fixture);
}

static void
test_next (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 14);
  g_assert_true (limber_coach_next (fixture->coach));
  coach_fixture_assert_log (fixture, "14:jump4 14:seg4");
  coach_fixture_assert_at (fixture, 4, 0, 8);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_SKIPPED);
  g_assert_true (limber_coach_next (fixture->coach));
  coach_fixture_assert_log (fixture, "14:state3 14:end1");
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 1), ==, LIMBER_OUTCOME_SKIPPED);
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 6.0 / 34, 1e-9);
}

/* More than half is done: not skipped. Nine tenths: done. */
static void
test_next_late (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 21);
  limber_coach_next (fixture->coach);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_PARTIAL);
  limber_coach_back (fixture->coach);
  coach_fixture_advance (fixture, 28);
  limber_coach_next (fixture->coach);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_DONE);
  coach_fixture_stop (fixture);
}

static void
test_back (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 40);
  g_assert_true (limber_coach_back (fixture->coach));
  coach_fixture_assert_log (fixture, "40:jump4 40:seg4");
  /* Within the first 3 s of the item: to the one before */
  coach_fixture_advance (fixture, 2.9);
  g_assert_true (limber_coach_back (fixture->coach));
  coach_fixture_assert_log (fixture, "42.9:jump0 42.9:seg0");
  g_assert_true (limber_coach_back (fixture->coach));
  coach_fixture_assert_log (fixture, "42.9:jump0 42.9:seg0");
  /* What was done stays done. */
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_DONE);
  coach_fixture_stop (fixture);
}

static void
test_back_after_3_secs (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 33);
  g_assert_true (limber_coach_back (fixture->coach));
  coach_fixture_assert_log (fixture, "33:jump4 33:seg4");
  coach_fixture_stop (fixture);
}

/* Counts once what is done twice. */
static void
test_repeat (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 29);
  g_assert_true (limber_coach_repeat (fixture->coach));
  coach_fixture_assert_log (fixture, "29:jump1 29:seg1");
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 21.0 / 34, 1e-9);
  coach_fixture_advance (fixture, 10);
  coach_fixture_assert_log (fixture, "30:seg2");
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 21.0 / 34, 1e-9);
  coach_fixture_stop (fixture);
}

static void
test_add (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 28.5);
  g_assert_true (limber_coach_add_10_secs (fixture->coach));
  coach_fixture_assert_log (fixture, "28.5:jump2");
  coach_fixture_assert_at (fixture, 2, 19.5, 30);
  g_assert_cmpint (limber_coach_get_remaining_usec (fixture->coach), ==,
                   (gint64) (34.5 * (double) SECOND));
  /* The half was told already, the last seconds come again. */
  coach_fixture_advance (fixture, 10.5);
  coach_fixture_assert_log (fixture, "36:last3 37:last2 38:last1 39:seg3");
  /* A move, which has its own speed */
  g_assert_false (limber_coach_add_10_secs (fixture->coach));
  /* What was added is no more exercise than there is. */
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 21.0 / 34, 1e-9);
  coach_fixture_stop (fixture);
}

static void
test_add_before_half (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 10);
  g_assert_true (limber_coach_add_10_secs (fixture->coach));
  g_assert_true (limber_coach_add_10_secs (fixture->coach));
  coach_fixture_assert_log (fixture, "10:jump2 10:jump2");
  coach_fixture_advance (fixture, 19);
  coach_fixture_assert_log (fixture, "29:half2");
  coach_fixture_stop (fixture);
}

static void
test_add_ends (CoachFixture *fixture, gconstpointer unused)
{
  guint n_added = 0;

  coach_fixture_start (fixture);
  while (n_added <= 100 && limber_coach_add_10_secs (fixture->coach))
    n_added++;
  g_assert_cmpuint (n_added, ==, 60);
  coach_fixture_assert_at (fixture, 0, 0, 608);
  coach_fixture_forget_log (fixture);
  coach_fixture_stop (fixture);
}

static void
test_stop (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 20);
  g_assert_true (limber_coach_stop (fixture->coach));
  coach_fixture_assert_log (fixture, "20:state3 20:end2");
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_PARTIAL);
  coach_fixture_advance (fixture, 100);
}

static void
test_stop_for_pain (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 45);
  g_assert_true (limber_coach_stop_for_pain (fixture->coach));
  coach_fixture_assert_log (fixture, "45:state3 45:end3");
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_DONE);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 1), ==,
                   LIMBER_OUTCOME_STOPPED_FOR_PAIN);
}

static void
test_stop_when_ready (CoachFixture *fixture, gconstpointer unused)
{
  g_assert_true (limber_coach_stop (fixture->coach));
  coach_fixture_assert_log (fixture, "0:state3 0:end2");
}

static void
test_while_paused (CoachFixture *fixture, gconstpointer unused)
{
  coach_fixture_start_and_run (fixture, 14);
  limber_coach_pause (fixture->coach);
  g_assert_true (limber_coach_next (fixture->coach));
  g_assert_true (limber_coach_back (fixture->coach));
  g_assert_true (limber_coach_repeat (fixture->coach));
  coach_fixture_assert_log (fixture,
                            "14:state2 14:jump4 14:seg4 14:jump0 14:seg0 14:jump1 14:seg1");
  coach_fixture_advance (fixture, 10);
  coach_fixture_assert_at (fixture, 1, 0, 1);
  g_assert_false (limber_coach_add_10_secs (fixture->coach));
  g_assert_true (limber_coach_resume (fixture->coach));
  coach_fixture_advance (fixture, 1);
  coach_fixture_assert_log (fixture, "24:state1 25:seg2");
  limber_coach_pause (fixture->coach);
  g_assert_true (limber_coach_add_10_secs (fixture->coach));
  coach_fixture_assert_at (fixture, 2, 0, 30);
  coach_fixture_forget_log (fixture);
  g_assert_true (limber_coach_stop_for_pain (fixture->coach));
  coach_fixture_assert_log (fixture, "25:state3 25:end3");
}

typedef gboolean (*Verb) (LimberCoach *coach);

/* The table of the class comment: what each state refuses, changing nothing and telling nobody */
static void
test_refusals (CoachFixture *fixture, gconstpointer unused)
{
  const Verb not_ready[] = { limber_coach_pause, limber_coach_resume, limber_coach_next,
                             limber_coach_back,  limber_coach_repeat, limber_coach_add_10_secs };
  const Verb not_running[] = { limber_coach_start, limber_coach_resume };
  const Verb not_paused[] = { limber_coach_start, limber_coach_pause };
  const Verb not_finished[] = { limber_coach_start,        limber_coach_pause,
                                limber_coach_resume,       limber_coach_next,
                                limber_coach_back,         limber_coach_repeat,
                                limber_coach_add_10_secs,  limber_coach_stop,
                                limber_coach_stop_for_pain };

  for (gsize i = 0; i < G_N_ELEMENTS (not_ready); i++)
    g_assert_false (not_ready[i](fixture->coach));
  coach_fixture_start (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (not_running); i++)
    g_assert_false (not_running[i](fixture->coach));
  limber_coach_pause (fixture->coach);
  coach_fixture_assert_log (fixture, "0:state2");
  for (gsize i = 0; i < G_N_ELEMENTS (not_paused); i++)
    g_assert_false (not_paused[i](fixture->coach));
  limber_coach_stop (fixture->coach);
  coach_fixture_assert_log (fixture, "0:state3 0:end2");
  for (gsize i = 0; i < G_N_ELEMENTS (not_finished); i++)
    g_assert_false (not_finished[i](fixture->coach));
}

static void
test_continue (CoachFixture *fixture, gconstpointer unused)
{
  g_assert_true (limber_coach_start (fixture->coach));
  coach_fixture_assert_log (fixture, "0:state1 0:seg4");
  g_assert_cmpfloat_with_epsilon (limber_coach_get_progress (fixture->coach), 30.0 / 53, 1e-9);
  coach_fixture_advance (fixture, 14);
  coach_fixture_forget_log (fixture);
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 0.5, 1e-9);
  coach_fixture_advance (fixture, 9);
  coach_fixture_forget_log (fixture);
  g_assert_cmpfloat (limber_coach_get_done (fixture->coach), ==, 1.0);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_NOT_STARTED);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 1), ==, LIMBER_OUTCOME_DONE);
}

/* Whatever is pressed, the numbers stay in their bounds. */
static void
test_random_verbs (CoachFixture *fixture, gconstpointer unused)
{
  const Verb verbs[] = { limber_coach_pause,       limber_coach_resume, limber_coach_resume,
                         limber_coach_next,        limber_coach_back,   limber_coach_repeat,
                         limber_coach_add_10_secs, limber_coach_back };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  coach_fixture_start (fixture);
  for (guint i = 0; i < 5000; i++) {
    double done = limber_coach_get_done (fixture->coach);

    verbs[g_rand_int_range (random, 0, G_N_ELEMENTS (verbs))](fixture->coach);
    if (g_rand_int_range (random, 0, 10) == 0)
      limber_fake_clock_suspend (fixture->clock, g_rand_int_range (random, 0, 5) * SECOND);
    coach_fixture_advance (fixture, g_rand_double_range (random, 0, 5));
    g_assert_cmpfloat (limber_coach_get_done (fixture->coach), >=, done);
    g_assert_cmpfloat (limber_coach_get_done (fixture->coach), <=, 1.0);
    g_assert_cmpfloat (limber_coach_get_progress (fixture->coach), >=, 0.0);
    g_assert_cmpfloat (limber_coach_get_progress (fixture->coach), <=, 1.0);
    g_assert_cmpint (limber_coach_get_remaining_usec (fixture->coach), >=, 0);
    g_assert_cmpint (limber_coach_get_elapsed_usec (fixture->coach), <=,
                     limber_coach_get_segment_duration_usec (fixture->coach));
    if (limber_coach_get_state (fixture->coach) == LIMBER_COACH_FINISHED) {
      g_clear_object (&fixture->coach);
      fixture->coach = limber_coach_new (fixture->timeline, LIMBER_CLOCK (fixture->clock));
      limber_coach_start (fixture->coach);
    }
  }
  coach_fixture_forget_log (fixture);
  limber_coach_stop (fixture->coach);
  coach_fixture_forget_log (fixture);
}

static void
test_properties (CoachFixture *fixture, gconstpointer unused)
{
  guint segment_index;
  int state, end;

  coach_fixture_start_and_run (fixture, 10);
  g_object_get (fixture->coach, "state", &state, "segment-index", &segment_index, "end", &end,
                NULL);
  g_assert_cmpint (state, ==, LIMBER_COACH_RUNNING);
  g_assert_cmpuint (segment_index, ==, 2);
  g_assert_cmpint (end, ==, LIMBER_COACH_END_NONE);
  coach_fixture_stop (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  COACH_FIXTURE_ADD ("ready", test_ready);
  COACH_FIXTURE_ADD ("whole", test_whole);
  COACH_FIXTURE_ADD ("positions", test_positions);
  COACH_FIXTURE_ADD ("pause", test_pause);
  COACH_FIXTURE_ADD ("next", test_next);
  COACH_FIXTURE_ADD ("next-late", test_next_late);
  COACH_FIXTURE_ADD ("back", test_back);
  COACH_FIXTURE_ADD ("back-after-3-secs", test_back_after_3_secs);
  COACH_FIXTURE_ADD ("repeat", test_repeat);
  COACH_FIXTURE_ADD ("add", test_add);
  COACH_FIXTURE_ADD ("add-before-half", test_add_before_half);
  COACH_FIXTURE_ADD ("add-ends", test_add_ends);
  COACH_FIXTURE_ADD ("stop", test_stop);
  COACH_FIXTURE_ADD ("stop-for-pain", test_stop_for_pain);
  COACH_FIXTURE_ADD ("stop-when-ready", test_stop_when_ready);
  COACH_FIXTURE_ADD ("while-paused", test_while_paused);
  COACH_FIXTURE_ADD ("refusals", test_refusals);
  g_test_add ("/core/coach/continue", CoachFixture, NULL, coach_fixture_set_up_second,
              test_continue, coach_fixture_tear_down);
  COACH_FIXTURE_ADD ("random-verbs", test_random_verbs);
  COACH_FIXTURE_ADD ("properties", test_properties);

  return g_test_run ();
}
