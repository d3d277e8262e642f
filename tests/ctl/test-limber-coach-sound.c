/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-fake-clock.h"
#include "ctl/limber-coach-sound.h"
#include "library/limber-library.h"
#include "media/limber-cues.h"

#define PATIENCE_SECS 30

typedef struct {
  LimberFakeClock *clock;
  LimberCoach *coach;
  LimberCoachSound *sound;
  gboolean is_late;
} Fixture;

static gboolean
patience_ended_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Wakes the loop, which else only hears of the end of what it waits for. */
static gboolean
ticked_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
set_up (Fixture *fixture, gconstpointer sink)
{
  g_autoptr (LimberLibrary) library = limber_library_new_default ();
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autoptr (GError) error = NULL;

  limber_cues_set_sink (sink);
  limber_library_load (library, NULL);
  timeline = limber_timeline_new (limber_library_find_routine (library, "neck_shoulders_5min"), 1,
                                  limber_library_lookup, library, &error);
  g_assert_no_error (error);
  fixture->clock = limber_fake_clock_new (0, NULL);
  fixture->coach = limber_coach_new (timeline, LIMBER_CLOCK (fixture->clock));
  fixture->sound = limber_coach_sound_new (fixture->coach, 0.5);
}

static void
tear_down (Fixture *fixture, gconstpointer sink)
{
  g_assert_finalize_object (fixture->sound);
  g_assert_finalize_object (fixture->coach);
  g_assert_finalize_object (fixture->clock);
  limber_cues_set_sink (NULL);
}

typedef gboolean (*Condition) (Fixture *fixture);

/* Plays the session again and again until @condition holds. */
static void
play_until (Fixture *fixture, Condition condition)
{
  guint id = g_timeout_add_seconds (PATIENCE_SECS, patience_ended_cb, &fixture->is_late);
  guint tick_id = g_timeout_add (1, ticked_cb, NULL);

  limber_coach_start (fixture->coach);
  while (!condition (fixture) && !fixture->is_late) {
    limber_coach_repeat (fixture->coach);
    limber_fake_clock_advance (fixture->clock, 20 * G_USEC_PER_SEC);
    g_main_context_iteration (NULL, TRUE);
  }
  g_source_remove (id);
  g_source_remove (tick_id);
  g_assert_false (fixture->is_late);
}

static gboolean
sounds (Fixture *fixture)
{
  return limber_coach_sound_get_rest_msec (fixture->sound) > 0;
}

static gboolean
has_problem (Fixture *fixture)
{
  return limber_coach_sound_get_problem (fixture->sound) != NULL;
}

static void
test_plays (Fixture *fixture, gconstpointer sink)
{
  g_assert_cmpuint (limber_coach_sound_get_rest_msec (fixture->sound), ==, 0);
  play_until (fixture, sounds);
  g_assert_cmpuint (limber_coach_sound_get_rest_msec (fixture->sound), <, 5000);
  g_assert_null (limber_coach_sound_get_problem (fixture->sound));
}

/* Where the sound is lost, that is all that is lost. */
static void
test_loses_sound (Fixture *fixture, gconstpointer sink)
{
  play_until (fixture, has_problem);
  g_assert_cmpuint (limber_coach_sound_get_rest_msec (fixture->sound), ==, 0);
  g_assert_cmpint (limber_coach_get_state (fixture->coach), ==, LIMBER_COACH_RUNNING);
}

int
main (int argc, char *argv[])
{
#define add(name, sink, test)                                                                      \
  g_test_add ("/ctl/coach-sound/" name, Fixture, sink, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);

  add ("plays", "fakesink", test_plays);
  add ("loses-sound", "nosuchsink", test_loses_sound);
#undef add

  return g_test_run ();
}
