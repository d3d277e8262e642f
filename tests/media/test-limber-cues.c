/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-fixture.h"

#include "media/limber-cue-plan.h"
#include "media/limber-cues.h"
#include "media/limber-gst.h"
#include "media/limber-tone.h"
#include "media/limber-worker.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sounds go to a sink of the test's own: what it hears is kept, and it breaks when told to. */

/* On the sound's thread */
static gint n_sinks;
/* All chunks, those that were not silent, those of them on the left alone, and those on the right,
 * counted on the streaming thread */
static gint n_chunks;
static gint n_loud;
static gint n_left_alone;
static gint n_right;

static void
handoff_cb (GstElement *sink, GstBuffer *buffer, GstPad *pad, gpointer user_data)
{
  GstMapInfo map;
  gboolean is_loud[2] = { FALSE, FALSE };

  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  for (gsize i = 0; i + 1 < map.size; i += 2)
    is_loud[i / 2 % 2] |= abs ((gint16) (map.data[i] | map.data[i + 1] << 8)) > 500;
  gst_buffer_unmap (buffer, &map);
  g_atomic_int_inc (&n_chunks);
  if (is_loud[0] || is_loud[1])
    g_atomic_int_inc (&n_loud);
  if (is_loud[0] && !is_loud[1])
    g_atomic_int_inc (&n_left_alone);
  if (is_loud[1])
    g_atomic_int_inc (&n_right);
}

/* A bin called testsoundsink, which the cues open by its name */
typedef struct {
  GstBin parent_instance;
  GstElement *sink; /* (unowned) */
} TestSoundSink;

typedef struct {
  GstBinClass parent_class;
} TestSoundSinkClass;

static GType test_sound_sink_get_type (void);
G_DEFINE_TYPE (TestSoundSink, test_sound_sink, GST_TYPE_BIN)

static GWeakRef last_sink;

static void
test_sound_sink_class_init (TestSoundSinkClass *klass)
{
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass), "Test", "Sink/Audio", "Test",
                                         "Test");
}

static void
test_sound_sink_init (TestSoundSink *self)
{
  g_autoptr (GstPad) pad = NULL;

  self->sink = gst_element_factory_make ("fakesink", NULL);
  g_object_set (self->sink, "sync", TRUE, "signal-handoffs", TRUE, NULL);
  g_signal_connect (self->sink, "handoff", G_CALLBACK (handoff_cb), NULL);
  gst_bin_add (GST_BIN (self), self->sink);
  pad = gst_element_get_static_pad (self->sink, "sink");
  gst_element_add_pad (GST_ELEMENT (self), gst_ghost_pad_new ("sink", pad));
  g_atomic_int_inc (&n_sinks);
  g_weak_ref_set (&last_sink, self);
}

static void
break_sound (void)
{
  g_autoptr (GstElement) sink = g_weak_ref_get (&last_sink);

  g_assert_nonnull (sink);
  GST_ELEMENT_ERROR (sink, RESOURCE, WRITE, ("Connection to the sound server terminated."), (NULL));
}

typedef struct {
  LimberMailbox *mailbox;
  LimberSoundRing *clips;
  LimberCues *cues;
  GPtrArray *problems;
  int n_sinks; /* that there were when the sound's thread has ended; 0: any number */
} Fixture;

static void
unexpected_frame_cb (LimberFrame *frame, gpointer user_data)
{
  g_assert_not_reached ();
}

static void
problem_cb (const char *path, const char *message, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_null (path);
  g_ptr_array_add (fixture->problems, g_strdup (message));
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_atomic_int_set (&n_chunks, 0);
  g_atomic_int_set (&n_loud, 0);
  g_atomic_int_set (&n_left_alone, 0);
  g_atomic_int_set (&n_right, 0);
  g_atomic_int_set (&n_sinks, 0);
  limber_cues_set_sink ("testsoundsink");
  fixture->problems = g_ptr_array_new_with_free_func (g_free);
  fixture->mailbox = limber_mailbox_new (unexpected_frame_cb, problem_cb, fixture);
  fixture->clips = limber_sound_ring_new ();
  fixture->cues = limber_cues_new (fixture->mailbox, fixture->clips);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  limber_mailbox_close (fixture->mailbox);
  limber_cues_free (fixture->cues);
  g_assert_true (limber_worker_wait_all_gone (30));
  if (fixture->n_sinks > 0)
    g_assert_cmpint (g_atomic_int_get (&n_sinks), ==, fixture->n_sinks);
  limber_mailbox_unref (fixture->mailbox);
  limber_sound_ring_unref (fixture->clips);
  g_ptr_array_unref (fixture->problems);
  limber_cues_set_sink (NULL);
}

typedef struct {
  gint *number;
  int n_wanted;
} Threshold;

static gboolean
is_reached (gpointer user_data)
{
  const Threshold *threshold = user_data;

  return g_atomic_int_get (threshold->number) >= threshold->n_wanted;
}

/* For a number that another thread counts */
static void
wait_number (gint *number, int n_wanted)
{
  test_media_wait (is_reached, &(Threshold){ number, n_wanted });
}

static void
wait_loud (int n_wanted)
{
  wait_number (&n_loud, n_wanted);
}

static gboolean
has_problem (gpointer user_data)
{
  return ((Fixture *) user_data)->problems->len > 0;
}

static void
test_heard (Fixture *fixture, gconstpointer user_data)
{
  int n_before;

  limber_cues_play (fixture->cues, LIMBER_CUE_START);
  wait_loud (5);
  n_before = g_atomic_int_get (&n_loud);
  limber_cues_play (fixture->cues, LIMBER_CUE_TICK);
  wait_loud (n_before + 1);
  g_assert_cmpint (g_atomic_int_get (&n_left_alone), ==, 0);
  g_assert_cmpint (g_atomic_int_get (&n_sinks), ==, 1);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
}

/* The sound's thread does one thing after the other: had it opened the sound for a cue that is
 * muted, or for the end of silence, the silence after that would have closed it, and there would be
 * another sink for the cue that is heard. */
static void
test_muted (Fixture *fixture, gconstpointer user_data)
{
  limber_cues_set_muted (fixture->cues, TRUE);
  limber_cues_play (fixture->cues, LIMBER_CUE_START);
  limber_cues_set_muted (fixture->cues, FALSE);
  limber_cues_set_muted (fixture->cues, TRUE);
  limber_cues_set_muted (fixture->cues, FALSE);
  limber_cues_play (fixture->cues, LIMBER_CUE_START);
  wait_loud (5);
  g_assert_cmpint (g_atomic_int_get (&n_sinks), ==, 1);
}

static void
test_volume (Fixture *fixture, gconstpointer user_data)
{
  limber_cues_set_volume (fixture->cues, 0.0);
  limber_cues_play (fixture->cues, LIMBER_CUE_END);
  wait_number (&n_chunks, 10);
  g_assert_cmpint (g_atomic_int_get (&n_sinks), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&n_loud), ==, 0);
  limber_cues_set_volume (fixture->cues, 1.0);
  limber_cues_play (fixture->cues, LIMBER_CUE_END);
  wait_loud (3);
}

static gboolean
is_sink_gone (gpointer user_data)
{
  g_autoptr (GstElement) sink = g_weak_ref_get (&last_sink);

  return sink == NULL;
}

/* The server dies: told once; the next cue finds the new server; three deaths are enough. */
static void
test_server_dies (Fixture *fixture, gconstpointer user_data)
{
  for (int i = 1; i <= 3; i++) {
    g_atomic_int_set (&n_loud, 0);
    limber_cues_play (fixture->cues, LIMBER_CUE_END);
    wait_loud (3);
    g_assert_cmpint (g_atomic_int_get (&n_sinks), ==, i);
    break_sound ();
    test_media_wait (is_sink_gone, NULL);
    test_media_wait (has_problem, fixture);
  }
  g_assert_nonnull (strstr (g_ptr_array_index (fixture->problems, 0), "sound server terminated"));
  limber_cues_play (fixture->cues, LIMBER_CUE_END);
  limber_cues_play (fixture->cues, LIMBER_CUE_END);
  fixture->n_sinks = 3;
  g_assert_cmpuint (fixture->problems->len, ==, 1);
}

static void
test_no_such_sink (Fixture *fixture, gconstpointer user_data)
{
  limber_cues_set_sink ("nosuchsink");
  limber_cues_play (fixture->cues, LIMBER_CUE_START);
  test_media_wait (has_problem, fixture);
  g_assert_nonnull (strstr (g_ptr_array_index (fixture->problems, 0), "nosuchsink"));
}

/* What a clip brings: pieces of a twentieth of a second, on the left */
static void
put_clip_sound (Fixture *fixture, guint n_pieces)
{
  LimberStereo samples[LIMBER_TONE_RATE / 20];

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    samples[i] = (LimberStereo){ i % 40 < 20 ? 0.3f : -0.3f, 0 };
  limber_sound_ring_accept (fixture->clips, 1);
  for (guint i = 0; i < n_pieces; i++)
    limber_sound_ring_put (fixture->clips, 1, samples, G_N_ELEMENTS (samples));
}

typedef struct {
  Fixture *fixture;
  int n_wanted;
} ClipPart;

/* As it brings them: one after the other until enough was heard */
static gboolean
is_clip_heard (gpointer user_data)
{
  const ClipPart *part = user_data;

  put_clip_sound (part->fixture, 1);
  return g_atomic_int_get (&n_loud) >= part->n_wanted;
}

static void
play_clip (Fixture *fixture, int n_more)
{
  test_media_wait (is_clip_heard, &(ClipPart){ fixture, g_atomic_int_get (&n_loud) + n_more });
}

/* A clip opens the sound by itself and is mixed with the cues in one stream. */
static void
test_clip_heard (Fixture *fixture, gconstpointer user_data)
{
  play_clip (fixture, 5);
  g_assert_cmpint (g_atomic_int_get (&n_right), ==, 0);
  limber_cues_play (fixture->cues, LIMBER_CUE_TICK);
  wait_number (&n_right, 1);
  play_clip (fixture, 2);
  g_assert_cmpint (g_atomic_int_get (&n_sinks), ==, 1);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
}

/* As with muted cues: a sink for what is muted would be a second one. */
static void
test_clip_muted (Fixture *fixture, gconstpointer user_data)
{
  limber_cues_set_muted (fixture->cues, TRUE);
  put_clip_sound (fixture, 30);
  limber_cues_set_muted (fixture->cues, TRUE);
  limber_cues_set_muted (fixture->cues, FALSE);
  play_clip (fixture, 5);
  g_assert_cmpint (g_atomic_int_get (&n_sinks), ==, 1);
}

/* A clip does not knock at a dead server's door every second; the next cue does, once. */
static void
test_clip_after_loss (Fixture *fixture, gconstpointer user_data)
{
  play_clip (fixture, 2);
  break_sound ();
  test_media_wait (has_problem, fixture);
  put_clip_sound (fixture, 50);
  limber_cues_set_muted (fixture->cues, TRUE);
  limber_cues_set_muted (fixture->cues, FALSE);
  limber_cues_play (fixture->cues, LIMBER_CUE_TICK);
  wait_number (&n_sinks, 2);
  play_clip (fixture, 2);
  g_assert_cmpint (g_atomic_int_get (&n_sinks), ==, 2);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
}

static guint
count_loud (gpointer user_data)
{
  return (guint) g_atomic_int_get (&n_loud);
}

static void
wait_quiet (void)
{
  test_media_wait_quiet (count_loud, NULL);
  g_atomic_int_set (&n_loud, 0);
}

/* A real clip in a real player: heard while the session runs, silent while it is paused or muted,
 * and where nothing may move. */
static void
test_clip_in_player (void)
{
  const TestColor colors[] = { TEST_GREEN };
  const char *media[] = { "loud.webm", "", NULL };
  g_autofree char *folder = test_media_make_folder ();
  g_autofree char *path = g_build_filename (folder, "loud.webm", NULL);
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autoptr (TestMediaRecorder) recorder = NULL;

  if (!test_media_write_clip (path, "vp8enc deadline=1", "webmmux", TRUE, colors, 1, 1.5)) {
    g_test_skip ("this encoder is not installed");
    return;
  }

  limber_cues_set_sink ("testsoundsink");
  g_atomic_int_set (&n_loud, 0);
  timeline = test_media_make_timeline (folder, media);
  recorder = test_media_record (timeline, 320, 180);
  limber_player_set_running (recorder->player, TRUE);
  test_media_recorder_show (recorder,
                            test_media_find_segment (timeline, 0, LIMBER_SEGMENT_MOVE_IN));
  wait_loud (60); /* more than one turn of it */
  limber_player_set_running (recorder->player, FALSE);
  wait_quiet ();
  limber_player_set_running (recorder->player, TRUE);
  wait_loud (5);
  limber_player_set_muted (recorder->player, TRUE);
  wait_quiet ();
  limber_player_set_muted (recorder->player, FALSE);
  wait_loud (5);
  limber_player_set_still (recorder->player, TRUE);
  wait_quiet ();
  limber_player_set_still (recorder->player, FALSE);
  wait_loud (5);
  test_media_recorder_show (recorder,
                            test_media_find_segment (timeline, 1, LIMBER_SEGMENT_MOVE_IN));
  wait_quiet (); /* a figure makes no sound */
  g_assert_cmpuint (recorder->problems->len, ==, 0);
  g_clear_pointer (&recorder, test_media_recorder_free);
  test_media_remove_folder (folder);
  limber_cues_set_sink (NULL);
}

/* The pictures go on, frame after frame, while the sound is lost. */
static void
test_pictures_go_on (void)
{
  const char *media[] = { "", NULL };
  g_autoptr (LimberTimeline) timeline = NULL;
  g_autoptr (TestMediaRecorder) recorder = NULL;
  guint n_frames;

  limber_cues_set_sink ("testsoundsink");
  g_atomic_int_set (&n_loud, 0);
  timeline = test_media_make_timeline (NULL, media);
  recorder = test_media_record (timeline, 320, 180);
  limber_player_set_running (recorder->player, TRUE);
  test_media_recorder_show (recorder,
                            test_media_find_segment (timeline, 0, LIMBER_SEGMENT_MOVE_IN));
  limber_player_play_cue (recorder->player, LIMBER_CUE_END);
  wait_loud (2);
  break_sound ();
  test_media_recorder_wait_problems (recorder, 1);
  n_frames = recorder->frames->len;
  test_media_recorder_wait_frames (recorder, n_frames + 10);
  g_assert_cmpuint (recorder->problems->len, ==, 1);
  limber_cues_set_sink (NULL);
}

/* Every tone begins and ends in silence, is heard between, and never clips. */
static void
test_tones (void)
{
  for (LimberCue cue = LIMBER_CUE_START; cue <= LIMBER_CUE_END; cue++) {
    guint n_samples = limber_tone_get_n_samples (cue);
    g_autofree LimberStereo *whole = g_new0 (LimberStereo, n_samples + 100);
    g_autofree LimberStereo *parts = g_new0 (LimberStereo, n_samples + 100);
    float peak = 0;

    limber_tone_mix (cue, 0, 1, whole, n_samples + 100);
    for (guint i = 0; i < n_samples; i += 100)
      limber_tone_mix (cue, i, 1, parts + i, 100);
    g_assert_cmpmem (whole, n_samples * sizeof *whole, parts, n_samples * sizeof *parts);

    for (guint i = 0; i < n_samples; i++) {
      g_assert_cmpfloat (whole[i].left, ==, whole[i].right);
      peak = MAX (peak, fabsf (whole[i].left));
    }
    g_assert_cmpfloat (peak, >, 0.1);
    g_assert_cmpfloat (peak, <, 0.7);
    g_assert_cmpfloat (fabsf (whole[0].left), <, 0.001);
    g_assert_cmpfloat (fabsf (whole[n_samples - 1].left), <, 0.001);
    g_assert_cmpfloat (whole[n_samples].left, ==, 0);
  }
}

static void
test_to_s16 (void)
{
  const LimberStereo mix[] = { { 0, 0.1f }, { -0.1f, 10 }, { -10, 0 } };
  gint16 numbers[6];

  limber_tone_to_s16 (mix, numbers, 3);
  g_assert_cmpint (numbers[0], ==, 0);
  g_assert_cmpint (numbers[1], ==, -numbers[2]);
  g_assert_cmpint (numbers[1], >, 3000);
  g_assert_cmpint (numbers[3], >, 32000);
  g_assert_cmpint (numbers[4], <, -32000);
  g_assert_cmpint (numbers[5], ==, 0);
}

/* Two repetitions of five seconds: ready, START, no rattling between, END */
static void
test_plan (void)
{
  const char *media[] = { "", "", NULL };
  g_autoptr (LimberTimeline) timeline = test_media_make_timeline (NULL, media);
  g_autoptr (GArray) cues = limber_cue_plan_list (timeline);
  const LimberCue wanted[] = { LIMBER_CUE_START, LIMBER_CUE_CHANGE, LIMBER_CUE_START,
                               LIMBER_CUE_END };
  const LimberPlannedCue *last = &g_array_index (cues, LimberPlannedCue, cues->len - 1);

  g_assert_cmpuint (cues->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < cues->len; i++)
    g_assert_cmpint (g_array_index (cues, LimberPlannedCue, i).cue, ==, wanted[i]);
  g_assert_cmpint (last->at_usec, ==, limber_timeline_get_duration_usec (timeline));

  g_assert_true (limber_cue_plan_has_half (LIMBER_SEGMENT_HOLD, 20 * G_USEC_PER_SEC));
  g_assert_false (limber_cue_plan_has_half (LIMBER_SEGMENT_HOLD, 5 * G_USEC_PER_SEC));
  g_assert_false (limber_cue_plan_has_half (LIMBER_SEGMENT_REST, 20 * G_USEC_PER_SEC));
  g_assert_true (limber_cue_plan_has_ticks (LIMBER_SEGMENT_GET_READY, 10 * G_USEC_PER_SEC));
  g_assert_false (limber_cue_plan_has_ticks (LIMBER_SEGMENT_MOVE_IN, 10 * G_USEC_PER_SEC));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (limber_gst_init (NULL));
  g_assert_true (
      gst_element_register (NULL, "testsoundsink", GST_RANK_NONE, test_sound_sink_get_type ()));
  g_weak_ref_init (&last_sink, NULL);
  g_test_add ("/media/cues/heard", Fixture, NULL, set_up, test_heard, tear_down);
  g_test_add ("/media/cues/muted", Fixture, NULL, set_up, test_muted, tear_down);
  g_test_add ("/media/cues/volume", Fixture, NULL, set_up, test_volume, tear_down);
  g_test_add ("/media/cues/server-dies", Fixture, NULL, set_up, test_server_dies, tear_down);
  g_test_add ("/media/cues/no-such-sink", Fixture, NULL, set_up, test_no_such_sink, tear_down);
  g_test_add ("/media/cues/clip-heard", Fixture, NULL, set_up, test_clip_heard, tear_down);
  g_test_add ("/media/cues/clip-muted", Fixture, NULL, set_up, test_clip_muted, tear_down);
  g_test_add ("/media/cues/clip-after-loss", Fixture, NULL, set_up, test_clip_after_loss,
              tear_down);
  g_test_add_func ("/media/cues/clip-in-player", test_clip_in_player);
  g_test_add_func ("/media/cues/pictures-go-on", test_pictures_go_on);
  g_test_add_func ("/media/cues/tones", test_tones);
  g_test_add_func ("/media/cues/to-s16", test_to_s16);
  g_test_add_func ("/media/cues/plan", test_plan);

  return g_test_run ();
}
