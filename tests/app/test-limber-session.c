/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-session.h"
#include "media/limber-cue-plan.h"

typedef struct {
  AppFixture app;
  LimberCoach *coach;     /* (owned) */
  LimberSession *session; /* (owned) */
  GPtrArray *said;        /* (owned) (element-type utf8) */
} Fixture;

static void
announced_cb (LimberSession *session, GParamSpec *pspec, Fixture *fixture)
{
  g_ptr_array_add (fixture->said, g_strdup (limber_session_get_announcement (session)));
}

static void
set_up (Fixture *fixture, gconstpointer routine)
{
  app_fixture_set_up (&fixture->app, NULL);
  fixture->coach = app_fixture_create_coach (&fixture->app, routine);
  fixture->session = limber_session_new (fixture->coach);
  fixture->said = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (fixture->session, "notify::announcement", G_CALLBACK (announced_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer routine)
{
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->coach);
  g_ptr_array_unref (fixture->said);
  app_fixture_tear_down (&fixture->app, NULL);
}

static void
advance (Fixture *fixture, double secs)
{
  limber_fake_clock_advance (fixture->app.clock, (gint64) (secs * G_USEC_PER_SEC));
  limber_session_update (fixture->session);
}

static const char *
get_last_said (Fixture *fixture)
{
  g_assert_cmpuint (fixture->said->len, >, 0);
  return g_ptr_array_index (fixture->said, fixture->said->len - 1);
}

static void
test_before_start (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (limber_session_get_state (fixture->session), ==, LIMBER_COACH_READY);
  g_assert_cmpstr (limber_session_get_title (fixture->session), ==, "Chin tuck");
  g_assert_cmpstr (limber_session_get_phase (fixture->session), ==, "Get ready");
  g_assert_cmpstr (limber_session_get_next (fixture->session), ==, "Next: Shoulder blade squeeze");
  g_assert_null (limber_session_get_side (fixture->session));
  g_assert_cmpuint (limber_session_get_n_items (fixture->session), ==, 3);
  g_assert_cmpuint (fixture->said->len, ==, 0);
}

static void
test_counts_down (Fixture *fixture, gconstpointer data)
{
  guint secs = limber_session_get_seconds (fixture->session);

  limber_session_toggle (fixture->session);
  g_assert_cmpuint (limber_session_get_seconds (fixture->session), ==, secs);
  advance (fixture, 0.5);
  g_assert_cmpuint (limber_session_get_seconds (fixture->session), ==, secs);
  advance (fixture, 1.0);
  g_assert_cmpuint (limber_session_get_seconds (fixture->session), ==, secs - 1);
  g_assert_cmpfloat_with_epsilon (limber_session_get_fraction (fixture->session),
                                  1.5 / (double) secs, 1e-6);
}

/* Name, seconds and instruction at each segment's start, and nothing at each second. */
static void
test_announces_segments (Fixture *fixture, gconstpointer data)
{
  LimberTimeline *timeline = limber_session_get_timeline (fixture->session);
  guint n_segments = limber_timeline_get_n_segments (timeline);

  limber_session_toggle (fixture->session);
  g_assert_cmpuint (fixture->said->len, ==, 1);
  g_assert_nonnull (strstr (get_last_said (fixture), "Chin tuck"));
  g_assert_nonnull (strstr (get_last_said (fixture), "seconds"));
  g_assert_nonnull (
      strstr (get_last_said (fixture), limber_session_get_instruction (fixture->session)));
  for (guint i = 0;
       i < 1000 && limber_session_get_state (fixture->session) != LIMBER_COACH_FINISHED; i++)
    advance (fixture, 0.25);
  g_assert_cmpuint (limber_session_get_state (fixture->session), ==, LIMBER_COACH_FINISHED);
  /* No hold of this routine is long enough for a middle. */
  g_assert_cmpuint (fixture->said->len, ==, n_segments + 1);
  g_assert_true (g_str_has_prefix (get_last_said (fixture), "Finished. You moved for "));
}

static void
test_announces_pause (Fixture *fixture, gconstpointer data)
{
  limber_session_toggle (fixture->session);
  advance (fixture, 2);
  limber_session_toggle (fixture->session);
  g_assert_cmpstr (get_last_said (fixture), ==, "Paused.");
  g_assert_cmpuint (limber_session_get_state (fixture->session), ==, LIMBER_COACH_PAUSED);
  advance (fixture, 100);
  g_assert_cmpuint (fixture->said->len, ==, 2);
  limber_session_toggle (fixture->session);
  g_assert_nonnull (strstr (get_last_said (fixture), "Chin tuck"));
}

static void
test_sides_and_half (Fixture *fixture, gconstpointer data)
{
  gboolean has_left = FALSE;
  gboolean has_right = FALSE;
  gboolean has_half = FALSE;

  limber_session_toggle (fixture->session);
  for (guint i = 0;
       i < 4000 && limber_session_get_state (fixture->session) != LIMBER_COACH_FINISHED; i++) {
    advance (fixture, 0.25);
    has_left |= g_strcmp0 (limber_session_get_side (fixture->session), "Left side") == 0;
    has_right |= g_strcmp0 (limber_session_get_side (fixture->session), "Right side") == 0;
    has_half |= g_str_has_prefix (limber_session_get_announcement (fixture->session), "Halfway.");
  }
  g_assert_true (has_left);
  g_assert_true (has_right);
  g_assert_true (has_half);
}

static void
test_next_and_last (Fixture *fixture, gconstpointer data)
{
  limber_session_toggle (fixture->session);
  limber_coach_next (fixture->coach);
  g_assert_cmpuint (limber_session_get_item (fixture->session), ==, 1);
  g_assert_cmpstr (limber_session_get_title (fixture->session), ==, "Shoulder blade squeeze");
  limber_coach_next (fixture->coach);
  g_assert_cmpstr (limber_session_get_next (fixture->session), ==, "The last one");
  limber_coach_back (fixture->coach);
  g_assert_cmpuint (limber_session_get_item (fixture->session), ==, 1);
}

static void
test_pain_is_not_announced_as_done (Fixture *fixture, gconstpointer data)
{
  limber_session_toggle (fixture->session);
  limber_coach_stop_for_pain (fixture->coach);
  g_assert_cmpuint (limber_session_get_state (fixture->session), ==, LIMBER_COACH_FINISHED);
  g_assert_null (strstr (limber_session_get_announcement (fixture->session), "Finished"));
}

static void
cue_due_cb (LimberSession *session, guint cue, GArray *cues)
{
  g_array_append_val (cues, cue);
}

/* The window's tones are those of the exported video, one for one. */
static void
test_cues_as_planned (Fixture *fixture, gconstpointer data)
{
  LimberTimeline *timeline = limber_session_get_timeline (fixture->session);
  g_autoptr (GArray) planned = limber_cue_plan_list (timeline);
  g_autoptr (GArray) heard = g_array_new (FALSE, FALSE, sizeof (guint));

  g_signal_connect (fixture->session, "cue", G_CALLBACK (cue_due_cb), heard);
  limber_session_toggle (fixture->session);
  while (limber_session_get_state (fixture->session) != LIMBER_COACH_FINISHED)
    advance (fixture, 0.25);
  g_assert_cmpuint (heard->len, ==, planned->len);
  for (guint i = 0; i < heard->len; i++)
    g_assert_cmpuint (g_array_index (heard, guint, i), ==,
                      g_array_index (planned, LimberPlannedCue, i).cue);
  g_signal_handlers_disconnect_by_data (fixture->session, heard);
}

#define ADD(path, routine, function)                                                               \
  g_test_add (path, Fixture, routine, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/app/session/before-start", "desk_reset_2min", test_before_start);
  ADD ("/app/session/counts-down", "desk_reset_2min", test_counts_down);
  ADD ("/app/session/announces-segments", "desk_reset_2min", test_announces_segments);
  ADD ("/app/session/announces-pause", "desk_reset_2min", test_announces_pause);
  ADD ("/app/session/sides-and-half", "neck_shoulders_5min", test_sides_and_half);
  ADD ("/app/session/next-and-last", "desk_reset_2min", test_next_and_last);
  ADD ("/app/session/cues/desk", "desk_reset_2min", test_cues_as_planned);
  ADD ("/app/session/cues/neck", "neck_shoulders_5min", test_cues_as_planned);
  ADD ("/app/session/cues/floor", "lower_back_8min", test_cues_as_planned);
  ADD ("/app/session/pain", "desk_reset_2min", test_pain_is_not_announced_as_done);
  return g_test_run ();
}
