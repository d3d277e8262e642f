/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-coach.h"

#include "core/limber-fake-clock.h"
#include "core/limber-test-content.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define HOUR   (3600 * SECOND)

/* Two items: "a" is ready 8, in 1, hold 20, out 1 (to 30 s); "b" is ready 8, in 1, hold 4, out 1,
 * rest 3, in 1, hold 4, out 1 (to 53 s). Exercise time: 22 + 12 s. */
#define ROUTINE "[Routine]\nId=r\nTitle=R\nPosition=seated\nTransition=8\nItems=a;b;\n"

typedef struct {
  LimberFakeClock *clock;   /* (owned) */
  LimberTimeline *timeline; /* (owned) */
  LimberCoach *coach;       /* (owned) */
  GString *log;             /* (owned): signals with their seconds, since the last look */
  gint64 start_usec;
} Fixture;

static void
write_log (Fixture *fixture, const char *name, guint value)
{
  gint64 now_usec = limber_clock_get_monotonic_usec (LIMBER_CLOCK (fixture->clock));

  g_string_append_printf (fixture->log, "%s%g:%s%u", fixture->log->len > 0 ? " " : "",
                          (double) (now_usec - fixture->start_usec) / (double) SECOND, name, value);
}

static void
segment_started_cb (Fixture *fixture, guint index)
{
  g_assert_cmpuint (index, ==, limber_coach_get_segment_index (fixture->coach));
  write_log (fixture, "seg", index);
}

static void
half_cb (Fixture *fixture, guint index)
{
  write_log (fixture, "half", index);
}

static void
last_seconds_cb (Fixture *fixture, guint seconds)
{
  write_log (fixture, "last", seconds);
}

static void
position_jumped_cb (Fixture *fixture)
{
  write_log (fixture, "jump", limber_coach_get_segment_index (fixture->coach));
}

static void
finished_cb (Fixture *fixture)
{
  write_log (fixture, "end", limber_coach_get_end (fixture->coach));
}

static void
state_changed_cb (Fixture *fixture)
{
  write_log (fixture, "state", limber_coach_get_state (fixture->coach));
}

static void
set_up_at (Fixture *fixture, guint item)
{
  g_autoptr (GListStore) exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);
  g_autoptr (LimberExercise) a = limber_test_exercise ("a", "Hold=20\nMoveIn=1\nMoveOut=1\n");
  g_autoptr (LimberExercise) b = limber_test_exercise (
      "b", "Hold=4\nReps=2\nMoveIn=1\nMoveOut=1\nRest=3\n");
  g_autoptr (LimberRoutine) routine = limber_test_routine (ROUTINE);

  g_list_store_append (exercises, a);
  g_list_store_append (exercises, b);
  fixture->log = g_string_new (NULL);
  fixture->clock = limber_fake_clock_new (0, NULL);
  fixture->start_usec = limber_clock_get_monotonic_usec (LIMBER_CLOCK (fixture->clock));
  fixture->timeline = limber_timeline_new (routine, 1, limber_test_lookup, exercises, NULL);
  fixture->coach = limber_coach_new_at_item (fixture->timeline, LIMBER_CLOCK (fixture->clock),
                                             item);
  g_signal_connect_swapped (fixture->coach, "segment-started", G_CALLBACK (segment_started_cb),
                            fixture);
  g_signal_connect_swapped (fixture->coach, "half", G_CALLBACK (half_cb), fixture);
  g_signal_connect_swapped (fixture->coach, "last-seconds", G_CALLBACK (last_seconds_cb), fixture);
  g_signal_connect_swapped (fixture->coach, "position-jumped", G_CALLBACK (position_jumped_cb),
                            fixture);
  g_signal_connect_swapped (fixture->coach, "finished", G_CALLBACK (finished_cb), fixture);
  g_signal_connect_swapped (fixture->coach, "notify::state", G_CALLBACK (state_changed_cb),
                            fixture);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  set_up_at (fixture, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  /* Whatever was emitted and not looked at is unexpected. */
  g_assert_cmpstr (fixture->log->str, ==, "");
  if (fixture->coach != NULL)
    g_assert_finalize_object (fixture->coach);
  g_assert_cmpint (limber_fake_clock_get_alarm_usec (fixture->clock), ==, -1);
  g_object_unref (fixture->timeline);
  g_object_unref (fixture->clock);
  g_string_free (fixture->log, TRUE);
}

static void
assert_log (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_string_truncate (fixture->log, 0);
}

static void
advance (Fixture *fixture, double seconds)
{
  limber_fake_clock_advance (fixture->clock, (gint64) (seconds * (double) SECOND));
}

static void
start (Fixture *fixture)
{
  g_assert_true (limber_coach_start (fixture->coach));
  assert_log (fixture, "0:state1 0:seg0");
}

/* Starts and runs to @seconds, forgetting what was told on the way. */
static void
start_and_run (Fixture *fixture, double seconds)
{
  start (fixture);
  advance (fixture, seconds);
  g_string_truncate (fixture->log, 0);
}

static void
assert_at (Fixture *fixture, guint segment, double elapsed, double duration)
{
  g_assert_cmpuint (limber_coach_get_segment_index (fixture->coach), ==, segment);
  g_assert_cmpint (limber_coach_get_elapsed_usec (fixture->coach), ==,
                   (gint64) (elapsed * (double) SECOND));
  g_assert_cmpint (limber_coach_get_segment_duration_usec (fixture->coach), ==,
                   (gint64) (duration * (double) SECOND));
}

static void
stop (Fixture *fixture)
{
  g_assert_true (limber_coach_stop (fixture->coach));
  g_string_truncate (fixture->log, 0);
}

static void
test_ready (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_READY);
  g_assert_cmpint (limber_coach_get_end (fixture->coach), ==, LIMBER_COACH_END_NONE);
  g_assert_true (limber_coach_get_timeline (fixture->coach) == fixture->timeline);
  assert_at (fixture, 0, 0, 8);
  g_assert_cmpint (limber_coach_get_remaining_usec (fixture->coach), ==, 53 * SECOND);
  g_assert_cmpfloat (limber_coach_get_progress (fixture->coach), ==, 0.0);
  g_assert_cmpfloat (limber_coach_get_done (fixture->coach), ==, 0.0);

  /* No time passes before the start. */
  advance (fixture, 100);
  assert_at (fixture, 0, 0, 8);
}

static void
test_whole (Fixture *fixture, gconstpointer unused)
{
  start (fixture);
  advance (fixture, 60);
  assert_log (fixture, "5:last3 6:last2 7:last1 8:seg1 9:seg2 19:half2 26:last3 27:last2 28:last1 "
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
test_positions (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 14.5);
  assert_at (fixture, 2, 5.5, 20);
  g_assert_cmpint (limber_coach_get_remaining_usec (fixture->coach), ==,
                   (gint64) (38.5 * (double) SECOND));
  g_assert_cmpfloat_with_epsilon (limber_coach_get_progress (fixture->coach), 14.5 / 53, 1e-9);
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 6.5 / 34, 1e-9);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_PARTIAL);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 1), ==, LIMBER_OUTCOME_NOT_STARTED);
  stop (fixture);
  g_assert_cmpint (limber_coach_get_remaining_usec (fixture->coach), ==, 0);
  g_assert_cmpfloat_with_epsilon (limber_coach_get_progress (fixture->coach), 14.5 / 53, 1e-9);
}

static void
test_pause (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 14);
  g_assert_true (limber_coach_pause (fixture->coach));
  assert_log (fixture, "14:state2");
  g_assert_cmpint (limber_fake_clock_get_alarm_usec (fixture->clock), ==, -1);
  advance (fixture, 1000);
  assert_at (fixture, 2, 5, 20);

  g_assert_true (limber_coach_resume (fixture->coach));
  assert_log (fixture, "1014:state1");
  advance (fixture, 15);
  assert_log (fixture, "1019:half2 1026:last3 1027:last2 1028:last1 1029:seg3");
  stop (fixture);
}

static void
test_next (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 14);
  g_assert_true (limber_coach_next (fixture->coach));
  assert_log (fixture, "14:jump4 14:seg4");
  assert_at (fixture, 4, 0, 8);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_SKIPPED);
  g_assert_true (limber_coach_next (fixture->coach));
  assert_log (fixture, "14:state3 14:end1");
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 1), ==, LIMBER_OUTCOME_SKIPPED);
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 6.0 / 34, 1e-9);
}

/* More than half is done: not skipped. Nine tenths: done. */
static void
test_next_late (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 21);
  limber_coach_next (fixture->coach);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_PARTIAL);
  limber_coach_back (fixture->coach);
  advance (fixture, 28);
  limber_coach_next (fixture->coach);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_DONE);
  stop (fixture);
}

static void
test_back (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 40);
  g_assert_true (limber_coach_back (fixture->coach));
  assert_log (fixture, "40:jump4 40:seg4");
  /* Within the first 3 s of the item: to the one before */
  advance (fixture, 2.9);
  g_assert_true (limber_coach_back (fixture->coach));
  assert_log (fixture, "42.9:jump0 42.9:seg0");
  g_assert_true (limber_coach_back (fixture->coach));
  assert_log (fixture, "42.9:jump0 42.9:seg0");
  /* What was done stays done. */
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_DONE);
  stop (fixture);
}

static void
test_back_after_3_secs (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 33);
  g_assert_true (limber_coach_back (fixture->coach));
  assert_log (fixture, "33:jump4 33:seg4");
  stop (fixture);
}

/* Counts once what is done twice. */
static void
test_repeat (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 29);
  g_assert_true (limber_coach_repeat (fixture->coach));
  assert_log (fixture, "29:jump1 29:seg1");
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 21.0 / 34, 1e-9);
  advance (fixture, 10);
  assert_log (fixture, "30:seg2");
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 21.0 / 34, 1e-9);
  stop (fixture);
}

static void
test_add (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 28.5);
  g_assert_true (limber_coach_add_10_secs (fixture->coach));
  assert_log (fixture, "28.5:jump2");
  assert_at (fixture, 2, 19.5, 30);
  g_assert_cmpint (limber_coach_get_remaining_usec (fixture->coach), ==,
                   (gint64) (34.5 * (double) SECOND));
  /* The half was told already, the last seconds come again. */
  advance (fixture, 10.5);
  assert_log (fixture, "36:last3 37:last2 38:last1 39:seg3");
  /* A move, which has its own speed */
  g_assert_false (limber_coach_add_10_secs (fixture->coach));
  /* What was added is no more exercise than there is. */
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 21.0 / 34, 1e-9);
  stop (fixture);
}

static void
test_add_before_half (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 10);
  g_assert_true (limber_coach_add_10_secs (fixture->coach));
  g_assert_true (limber_coach_add_10_secs (fixture->coach));
  assert_log (fixture, "10:jump2 10:jump2");
  advance (fixture, 19);
  assert_log (fixture, "29:half2");
  stop (fixture);
}

static void
test_add_ends (Fixture *fixture, gconstpointer unused)
{
  guint n_added = 0;

  start (fixture);
  while (n_added <= 100 && limber_coach_add_10_secs (fixture->coach))
    n_added++;
  g_assert_cmpuint (n_added, ==, 60);
  assert_at (fixture, 0, 0, 608);
  g_string_truncate (fixture->log, 0);
  stop (fixture);
}

static void
test_stop (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 20);
  g_assert_true (limber_coach_stop (fixture->coach));
  assert_log (fixture, "20:state3 20:end2");
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_PARTIAL);
  advance (fixture, 100);
}

static void
test_stop_for_pain (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 45);
  g_assert_true (limber_coach_stop_for_pain (fixture->coach));
  assert_log (fixture, "45:state3 45:end3");
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_DONE);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 1), ==,
                   LIMBER_OUTCOME_STOPPED_FOR_PAIN);
}

static void
test_stop_when_ready (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (limber_coach_stop (fixture->coach));
  assert_log (fixture, "0:state3 0:end2");
}

/* A lid closed in the middle of a hold: the time behind it does not count, the session waits. */
static void
test_suspend (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 14);
  limber_fake_clock_suspend (fixture->clock, 9 * HOUR);
  assert_log (fixture, "14:state2");
  assert_at (fixture, 2, 5, 20);
  advance (fixture, 5);
  g_assert_true (limber_coach_resume (fixture->coach));
  assert_log (fixture, "19:state1");
  advance (fixture, 5);
  assert_log (fixture, "24:half2");
  stop (fixture);
}

/* Too short for the alarm to have fallen due in it: seen at the next thing that happens */
static void
test_short_suspend (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 10);
  limber_fake_clock_suspend (fixture->clock, 3 * SECOND);
  assert_log (fixture, "");
  advance (fixture, 30);
  assert_log (fixture, "16:state2");
  assert_at (fixture, 2, 7, 20);
  stop (fixture);
}

/* A verb before the alarm had its turn meets the paused session. */
static void
test_verb_after_suspend (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 10);
  limber_fake_clock_suspend (fixture->clock, 3 * SECOND);
  g_assert_true (limber_coach_next (fixture->coach));
  assert_log (fixture, "10:state2 10:jump4 10:seg4");
  advance (fixture, 20);
  assert_at (fixture, 4, 0, 8);
  stop (fixture);
}

/* The wall clock is nothing to a session. */
static void
test_wall_clock (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 10);
  limber_fake_clock_set_wall_usec (fixture->clock, -7 * HOUR);
  advance (fixture, 9);
  assert_log (fixture, "19:half2");
  stop (fixture);
}

static void
test_while_paused (Fixture *fixture, gconstpointer unused)
{
  start_and_run (fixture, 14);
  limber_coach_pause (fixture->coach);
  g_assert_true (limber_coach_next (fixture->coach));
  g_assert_true (limber_coach_back (fixture->coach));
  g_assert_true (limber_coach_repeat (fixture->coach));
  assert_log (fixture, "14:state2 14:jump4 14:seg4 14:jump0 14:seg0 14:jump1 14:seg1");
  advance (fixture, 10);
  assert_at (fixture, 1, 0, 1);
  g_assert_false (limber_coach_add_10_secs (fixture->coach));
  g_assert_true (limber_coach_resume (fixture->coach));
  advance (fixture, 1);
  assert_log (fixture, "24:state1 25:seg2");
  limber_coach_pause (fixture->coach);
  g_assert_true (limber_coach_add_10_secs (fixture->coach));
  assert_at (fixture, 2, 0, 30);
  g_string_truncate (fixture->log, 0);
  g_assert_true (limber_coach_stop_for_pain (fixture->coach));
  assert_log (fixture, "25:state3 25:end3");
}

typedef gboolean (*Verb) (LimberCoach *coach);

/* The table of the class comment: what each state refuses, changing nothing and telling nobody */
static void
test_refusals (Fixture *fixture, gconstpointer unused)
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
  start (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (not_running); i++)
    g_assert_false (not_running[i](fixture->coach));
  limber_coach_pause (fixture->coach);
  assert_log (fixture, "0:state2");
  for (gsize i = 0; i < G_N_ELEMENTS (not_paused); i++)
    g_assert_false (not_paused[i](fixture->coach));
  limber_coach_stop (fixture->coach);
  assert_log (fixture, "0:state3 0:end2");
  for (gsize i = 0; i < G_N_ELEMENTS (not_finished); i++)
    g_assert_false (not_finished[i](fixture->coach));
}

static void
test_continue (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (limber_coach_start (fixture->coach));
  assert_log (fixture, "0:state1 0:seg4");
  g_assert_cmpfloat_with_epsilon (limber_coach_get_progress (fixture->coach), 30.0 / 53, 1e-9);
  advance (fixture, 14);
  g_string_truncate (fixture->log, 0);
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 0.5, 1e-9);
  advance (fixture, 9);
  g_string_truncate (fixture->log, 0);
  g_assert_cmpfloat (limber_coach_get_done (fixture->coach), ==, 1.0);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_NOT_STARTED);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 1), ==, LIMBER_OUTCOME_DONE);
}

static void
set_up_second (Fixture *fixture, gconstpointer unused)
{
  set_up_at (fixture, 1);
}

static void
pause_cb (LimberCoach *coach)
{
  limber_coach_pause (coach);
}

static void
stop_cb (LimberCoach *coach)
{
  limber_coach_stop (coach);
}

static void
next_cb (LimberCoach *coach)
{
  g_signal_handlers_disconnect_by_func (coach, next_cb, NULL);
  limber_coach_next (coach);
}

/* Handlers may call any verb. */
static void
test_verbs_in_handlers (Fixture *fixture, gconstpointer unused)
{
  g_signal_connect (fixture->coach, "half", G_CALLBACK (pause_cb), NULL);
  g_signal_connect (fixture->coach, "position-jumped", G_CALLBACK (stop_cb), NULL);
  start (fixture);
  advance (fixture, 25);
  assert_log (fixture, "5:last3 6:last2 7:last1 8:seg1 9:seg2 19:half2 19:state2");
  g_assert_true (limber_coach_next (fixture->coach));
  assert_log (fixture, "25:jump4 25:state3 25:end2");
}

static void
test_next_in_handler (Fixture *fixture, gconstpointer unused)
{
  g_signal_connect (fixture->coach, "last-seconds", G_CALLBACK (next_cb), NULL);
  start (fixture);
  advance (fixture, 12);
  assert_log (fixture, "5:last3 5:jump4 5:seg4 10:last3 11:last2 12:last1");
  stop (fixture);
}

static void
drop_cb (Fixture *fixture)
{
  g_clear_object (&fixture->coach);
}

/* The last reference may be dropped by a handler. */
static void
test_dropped_in_handler (Fixture *fixture, gconstpointer unused)
{
  start (fixture);
  g_signal_connect_swapped (fixture->coach, "half", G_CALLBACK (drop_cb), fixture);
  advance (fixture, 100);
  g_assert_null (fixture->coach);
  g_string_truncate (fixture->log, 0);
}

/* An alarm that comes late, as on a machine that is busy: nothing is lost, stale ticks are not
 * told. */
static void
test_late_alarm (Fixture *fixture, gconstpointer unused)
{
  start (fixture);
  limber_clock_set_alarm (LIMBER_CLOCK (fixture->clock), -1);
  advance (fixture, 27.5);
  limber_clock_emit_alarm (LIMBER_CLOCK (fixture->clock));
  assert_log (fixture, "27.5:seg1 27.5:seg2 27.5:half2 27.5:last2");
  assert_at (fixture, 2, 18.5, 20);
  stop (fixture);
}

/* Whatever is pressed, the numbers stay in their bounds. */
static void
test_random_verbs (Fixture *fixture, gconstpointer unused)
{
  const Verb verbs[] = { limber_coach_pause,       limber_coach_resume, limber_coach_resume,
                         limber_coach_next,        limber_coach_back,   limber_coach_repeat,
                         limber_coach_add_10_secs, limber_coach_back };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  start (fixture);
  for (guint i = 0; i < 5000; i++) {
    double done = limber_coach_get_done (fixture->coach);

    verbs[g_rand_int_range (random, 0, G_N_ELEMENTS (verbs))](fixture->coach);
    if (g_rand_int_range (random, 0, 10) == 0)
      limber_fake_clock_suspend (fixture->clock, g_rand_int_range (random, 0, 5) * SECOND);
    advance (fixture, g_rand_double_range (random, 0, 5));
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
  g_string_truncate (fixture->log, 0);
  limber_coach_stop (fixture->coach);
  g_string_truncate (fixture->log, 0);
}

static void
test_properties (Fixture *fixture, gconstpointer unused)
{
  guint segment_index;
  int state, end;

  start_and_run (fixture, 10);
  g_object_get (fixture->coach, "state", &state, "segment-index", &segment_index, "end", &end,
                NULL);
  g_assert_cmpint (state, ==, LIMBER_COACH_RUNNING);
  g_assert_cmpuint (segment_index, ==, 2);
  g_assert_cmpint (end, ==, LIMBER_COACH_END_NONE);
  stop (fixture);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/core/coach/" path, Fixture, NULL, set_up, function, tear_down)

/* Level 2 is that of the fixture; 1 has a shorter "a" and another exercise, 3 has "a" alone. */
static LimberTimeline *
make_gentler (guint level)
{
  g_autoptr (GListStore) exercises = g_list_store_new (LIMBER_TYPE_EXERCISE);
  g_autoptr (LimberExercise) a = limber_test_exercise ("a", "Hold=20\nMoveIn=1\nMoveOut=1\n");
  g_autoptr (LimberExercise) b = limber_test_exercise (
      "b", "Hold=4\nReps=2\nMoveIn=1\nMoveOut=1\nRest=3\n");
  g_autoptr (LimberExercise) d = limber_test_exercise ("d", "Hold=6\nMoveIn=1\nMoveOut=1\n");
  g_autoptr (LimberRoutine) routine = limber_test_routine (
      "[Routine]\nId=r\nTitle=R\nPosition=seated\nTransition=8\n"
      "[Level 1]\nItems=a;d;\n[Level 1 Item a]\nHold=10\n"
      "[Level 2]\nItems=a;b;\n[Level 3]\nItems=a;\n");

  g_list_store_append (exercises, a);
  g_list_store_append (exercises, b);
  g_list_store_append (exercises, d);
  return limber_timeline_new (routine, level, limber_test_lookup, exercises, NULL);
}

/* In the midst of an exercise that the gentler level has: that again, at its own dose, without
 * getting ready; what was done of it stays. */
static void
test_ease_in_place (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberTimeline) gentler = make_gentler (1);

  start_and_run (fixture, 14);
  g_assert_true (limber_coach_ease (fixture->coach, gentler));
  assert_log (fixture, "14:jump1 14:seg1");
  g_assert_true (limber_coach_get_timeline (fixture->coach) == gentler);
  assert_at (fixture, 1, 0, 1);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_PARTIAL);
  /* 6 s of 22 s of "a" are 6/22 of its 12 s here; "d" has 8 s. */
  g_assert_cmpfloat_with_epsilon (limber_coach_get_done (fixture->coach), 6.0 / 22 * 12 / 20, 1e-6);
  advance (fixture, 2);
  assert_log (fixture, "15:seg2");
  assert_at (fixture, 2, 1, 10);
  advance (fixture, 40);
  g_string_truncate (fixture->log, 0);
  g_assert_cmpfloat (limber_coach_get_done (fixture->coach), ==, 1.0);
  g_assert_false (limber_coach_ease (fixture->coach, gentler)); /* it is over */
}

/* Where the gentler level has nothing of what is left, it is what it has besides. */
static void
test_ease_to_other (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberTimeline) gentler = make_gentler (1);

  start_and_run (fixture, 42);
  limber_coach_pause (fixture->coach);
  g_string_truncate (fixture->log, 0);
  g_assert_true (limber_coach_ease (fixture->coach, gentler));
  assert_log (fixture, "42:jump4 42:seg4");
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_PAUSED);
  assert_at (fixture, 4, 0, 8);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 0), ==, LIMBER_OUTCOME_DONE);
  g_assert_cmpint (limber_coach_get_outcome (fixture->coach, 1), ==, LIMBER_OUTCOME_NOT_STARTED);
  stop (fixture);
}

static void
test_ease_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberTimeline) gentler = make_gentler (3);

  g_assert_false (limber_coach_ease (fixture->coach, gentler)); /* not begun */
  start_and_run (fixture, 42);
  g_assert_false (limber_coach_ease (fixture->coach, gentler)); /* "a" is done */
  assert_log (fixture, "");
  g_assert_true (limber_coach_get_timeline (fixture->coach) == fixture->timeline);
  assert_at (fixture, 6, 3, 4);
  stop (fixture);
}

/* Half way through getting ready the person gets ready anew. */
static void
test_ease_while_getting_ready (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LimberTimeline) gentler = make_gentler (1);

  start_and_run (fixture, 4);
  g_assert_true (limber_coach_ease (fixture->coach, gentler));
  assert_log (fixture, "4:jump0 4:seg0");
  assert_at (fixture, 0, 0, 8);
  stop (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("ready", test_ready);
  ADD ("whole", test_whole);
  ADD ("positions", test_positions);
  ADD ("pause", test_pause);
  ADD ("next", test_next);
  ADD ("next-late", test_next_late);
  ADD ("back", test_back);
  ADD ("back-after-3-secs", test_back_after_3_secs);
  ADD ("repeat", test_repeat);
  ADD ("add", test_add);
  ADD ("add-before-half", test_add_before_half);
  ADD ("add-ends", test_add_ends);
  ADD ("stop", test_stop);
  ADD ("stop-for-pain", test_stop_for_pain);
  ADD ("stop-when-ready", test_stop_when_ready);
  ADD ("suspend", test_suspend);
  ADD ("short-suspend", test_short_suspend);
  ADD ("verb-after-suspend", test_verb_after_suspend);
  ADD ("wall-clock", test_wall_clock);
  ADD ("while-paused", test_while_paused);
  ADD ("refusals", test_refusals);
  ADD ("ease/in-place", test_ease_in_place);
  ADD ("ease/to-other", test_ease_to_other);
  ADD ("ease/refused", test_ease_refused);
  ADD ("ease/while-getting-ready", test_ease_while_getting_ready);
  g_test_add ("/core/coach/continue", Fixture, NULL, set_up_second, test_continue, tear_down);
  ADD ("verbs-in-handlers", test_verbs_in_handlers);
  ADD ("next-in-handler", test_next_in_handler);
  ADD ("dropped-in-handler", test_dropped_in_handler);
  ADD ("late-alarm", test_late_alarm);
  ADD ("random-verbs", test_random_verbs);
  ADD ("properties", test_properties);

  return g_test_run ();
}
