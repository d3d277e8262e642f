/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-cues"

#include "config.h"

#include "media/limber-cues.h"

#include "media/limber-gst.h"
#include "media/limber-tone.h"
#include "media/limber-worker.h"

#include <glib/gi18n-lib.h>
#include <gst/app/gstappsrc.h>

/*
 * LimberCues:
 *
 * A pipeline of its own, apart from the pictures, with a thread of its own: a sound server that
 * dies takes the sound with it and nothing else, and one that hangs keeps nobody waiting. It is
 * opened by the first cue, or by a clip with sound, and closed when nothing has sounded for a while
 * or while muted. A sound that was lost is opened again by a cue, not by a clip: a clip would try
 * every second. Where
 * there is no sound device autoaudiosink falls back to a sink that is silent: that is no problem
 * to tell anyone about.
 *
 * While open, a source gives the sink chunk after chunk, silence mostly; cues that overlap are
 * added up there, so that a cue never waits for the one before and never asks for another stream.
 *
 * Threads: the public functions push to the worker, where everything lives; chunks are made on the
 * streaming thread from what stands in the feed under its lock.
 */

#define CHUNK_SAMPLES  1920 /* 40 ms */
#define CHUNK_BYTES    (CHUNK_SAMPLES * LIMBER_STEREO_CHANNELS * sizeof (gint16))
#define BUFFER_USEC    80000
#define IDLE_SECS      20
#define MAX_FAILURES   3
#define MAX_VOICES     8
#define DEFAULT_SINK   "autoaudiosink"
#define SINK_VARIABLE  "LIMBER_AUDIO_SINK"
#define DEFAULT_VOLUME 1.0

typedef struct {
  LimberCue cue;
  guint position; /* in samples */
} Voice;

/* What the streaming thread reads */
typedef struct {
  GMutex lock;
  Voice voices[MAX_VOICES];
  guint n_voices;
  float gain;
  guint64 n_samples;
  LimberSoundRing *clips; /* (owned) (nullable) */
} Feed;

typedef struct {
  LimberMailbox *mailbox; /* (owned) */
  Feed *feed;             /* (owned) */
  GstElement *pipeline;   /* (owned) (nullable) */
  GSource *bus_source;    /* (owned) (nullable) */
  GSource *idle_source;   /* (owned) (nullable) */
  GMainContext *context;  /* (unowned): the worker's */
  gboolean is_muted;
  gboolean was_told;
  guint n_failures;
} Sound;

struct _LimberCues {
  LimberWorker *worker;   /* (owned) */
  Sound *sound;           /* (owned by the worker's thread) */
  LimberSoundRing *clips; /* (owned) (nullable) */
};

typedef struct {
  Sound *sound; /* (unowned) */
  int value;
  double volume;
} Order;

static char *sink_description; /* (owned) (nullable): of the tests, before any player */

static void
clear_feed (gpointer data)
{
  Feed *feed = data;

  g_mutex_clear (&feed->lock);
  g_clear_pointer (&feed->clips, limber_sound_ring_unref);
}

static void
release_feed (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_feed);
}

static void
mix_chunk (Feed *feed, LimberStereo *mix)
{
  guint n_left = 0;

  for (guint i = 0; i < feed->n_voices; i++) {
    Voice voice = feed->voices[i];

    limber_tone_mix (voice.cue, voice.position, feed->gain, mix, CHUNK_SAMPLES);
    voice.position += CHUNK_SAMPLES;
    if (voice.position < limber_tone_get_n_samples (voice.cue))
      feed->voices[n_left++] = voice;
  }
  feed->n_voices = n_left;
  if (feed->clips != NULL)
    limber_sound_ring_mix (feed->clips, feed->gain, mix, CHUNK_SAMPLES);
}

/* On the streaming thread */
static void
chunk_wanted_cb (GstAppSrc *source, guint length, gpointer user_data)
{
  Feed *feed = user_data;
  LimberStereo mix[CHUNK_SAMPLES] = { { 0, 0 } };
  GstBuffer *buffer = gst_buffer_new_allocate (NULL, CHUNK_BYTES, NULL);
  GstMapInfo map;

  g_mutex_lock (&feed->lock);
  mix_chunk (feed, mix);
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (feed->n_samples, GST_SECOND, LIMBER_TONE_RATE);
  GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (CHUNK_SAMPLES, GST_SECOND,
                                                        LIMBER_TONE_RATE);
  feed->n_samples += CHUNK_SAMPLES;
  g_mutex_unlock (&feed->lock);

  gst_buffer_map (buffer, &map, GST_MAP_WRITE);
  limber_tone_to_s16 (mix, (gint16 *) (gpointer) map.data, CHUNK_SAMPLES);
  gst_buffer_unmap (buffer, &map);
  gst_app_src_push_buffer (source, buffer);
}

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
close_sound (Sound *sound)
{
  clear_source (&sound->bus_source);
  clear_source (&sound->idle_source);
  if (sound->pipeline != NULL)
    limber_gst_discard (g_steal_pointer (&sound->pipeline));
}

static void
lose_sound (Sound *sound, const char *why)
{
  close_sound (sound);
  sound->n_failures++;
  if (sound->was_told)
    return;

  /* Translators: %s is a reason in GStreamer's words */
  g_autofree char *message = g_strdup_printf (
      _ ("The sound was lost; the session goes on without it: %s"), why);

  sound->was_told = TRUE;
  limber_mailbox_put_problem (sound->mailbox, NULL, message);
}

static gboolean
message_arrived_cb (GstBus *bus, GstMessage *message, gpointer user_data)
{
  Sound *sound = user_data;
  g_autoptr (GError) error = NULL;

  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR)
    return G_SOURCE_CONTINUE;

  gst_message_parse_error (message, &error, NULL);
  lose_sound (sound, error->message);

  return G_SOURCE_REMOVE;
}

static gboolean
nothing_sounded_cb (gpointer user_data)
{
  close_sound (user_data);

  return G_SOURCE_REMOVE;
}

/* A cue is to be heard soon: the sink may hold less than its usual fifth of a second. */
static void
element_added_cb (GstBin *bin, GstBin *sub_bin, GstElement *element, gpointer user_data)
{
  GObjectClass *klass = G_OBJECT_GET_CLASS (element);

  if (g_object_class_find_property (klass, "buffer-time") != NULL
      && g_object_class_find_property (klass, "latency-time") != NULL)
    g_object_set (element, "buffer-time", (gint64) BUFFER_USEC, "latency-time",
                  (gint64) BUFFER_USEC / 4, NULL);
}

static GstElement *
make_source (Sound *sound)
{
  GstElement *source = gst_element_factory_make ("appsrc", NULL);
  GstAppSrcCallbacks callbacks = { .need_data = chunk_wanted_cb };
  g_autoptr (GstCaps) caps = gst_caps_new_simple (
      "audio/x-raw", "format", G_TYPE_STRING, G_BYTE_ORDER == G_LITTLE_ENDIAN ? "S16LE" : "S16BE",
      "layout", G_TYPE_STRING, "interleaved", "rate", G_TYPE_INT, LIMBER_TONE_RATE, "channels",
      G_TYPE_INT, LIMBER_STEREO_CHANNELS, NULL);

  g_object_set (source, "caps", caps, "format", GST_FORMAT_TIME, "max-bytes", (guint64) CHUNK_BYTES,
                NULL);
  gst_app_src_set_callbacks (GST_APP_SRC (source), &callbacks,
                             g_atomic_rc_box_acquire (sound->feed), release_feed);

  return source;
}

static const char *
get_sink_description (void)
{
  const char *wanted = sink_description != NULL ? sink_description : g_getenv (SINK_VARIABLE);

  return wanted != NULL && *wanted != '\0' ? wanted : DEFAULT_SINK;
}

static void
open_sound (Sound *sound)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  GstElement *source = make_source (sound);
  GstElement *convert = gst_element_factory_make ("audioconvert", NULL);
  GstElement *resample = gst_element_factory_make ("audioresample", NULL);
  g_autoptr (GstBus) bus = gst_pipeline_get_bus (GST_PIPELINE (pipeline));
  GstElement *sink;

  g_signal_connect (pipeline, "deep-element-added", G_CALLBACK (element_added_cb), NULL);
  gst_bin_add_many (GST_BIN (pipeline), source, convert, resample, NULL);
  sink = gst_parse_bin_from_description_full (get_sink_description (), TRUE, NULL,
                                              GST_PARSE_FLAG_FATAL_ERRORS, &error);
  if (sink == NULL) {
    lose_sound (sound, error->message);
    return;
  }
  gst_bin_add (GST_BIN (pipeline), sink);
  gst_element_link_many (source, convert, resample, sink, NULL);

  sound->feed->n_samples = 0;
  sound->bus_source = gst_bus_create_watch (bus);
  g_source_set_callback (sound->bus_source, G_SOURCE_FUNC (message_arrived_cb), sound, NULL);
  g_source_attach (sound->bus_source, sound->context);
  sound->pipeline = g_steal_pointer (&pipeline);
  gst_element_set_state (sound->pipeline, GST_STATE_PLAYING);
}

static void
add_voice (Feed *feed, LimberCue cue)
{
  g_mutex_lock (&feed->lock);
  if (feed->n_voices < MAX_VOICES)
    feed->voices[feed->n_voices++] = (Voice){ cue, 0 };
  g_mutex_unlock (&feed->lock);
}

static void
keep_open (Sound *sound)
{
  if (sound->pipeline == NULL)
    open_sound (sound);

  clear_source (&sound->idle_source);
  sound->idle_source = g_timeout_source_new_seconds (IDLE_SECS);
  g_source_set_callback (sound->idle_source, nothing_sounded_cb, sound, NULL);
  g_source_attach (sound->idle_source, sound->context);
}

static gboolean
play_ordered_cb (gpointer user_data)
{
  Order *order = user_data;
  Sound *sound = order->sound;

  if (sound->is_muted || sound->n_failures >= MAX_FAILURES)
    return G_SOURCE_REMOVE;

  add_voice (sound->feed, order->value);
  keep_open (sound);

  return G_SOURCE_REMOVE;
}

static gboolean
clip_ordered_cb (gpointer user_data)
{
  Order *order = user_data;
  Sound *sound = order->sound;

  if (!sound->is_muted && (sound->pipeline != NULL || sound->n_failures == 0))
    keep_open (sound);

  return G_SOURCE_REMOVE;
}

static gboolean
mute_ordered_cb (gpointer user_data)
{
  Order *order = user_data;
  Sound *sound = order->sound;

  sound->is_muted = order->value;
  if (!sound->is_muted)
    return G_SOURCE_REMOVE;

  close_sound (sound);
  g_mutex_lock (&sound->feed->lock);
  sound->feed->n_voices = 0;
  g_mutex_unlock (&sound->feed->lock);
  if (sound->feed->clips != NULL)
    limber_sound_ring_clear (sound->feed->clips);

  return G_SOURCE_REMOVE;
}

static gboolean
volume_ordered_cb (gpointer user_data)
{
  Order *order = user_data;
  Feed *feed = order->sound->feed;

  g_mutex_lock (&feed->lock);
  feed->gain = (float) (order->volume * order->volume * order->volume);
  g_mutex_unlock (&feed->lock);

  return G_SOURCE_REMOVE;
}

static gboolean
free_ordered_cb (gpointer user_data)
{
  Order *order = user_data;
  Sound *sound = order->sound;

  close_sound (sound);
  release_feed (sound->feed);
  limber_mailbox_unref (sound->mailbox);
  g_free (sound);

  return G_SOURCE_REMOVE;
}

static void
give_order (LimberCues *self, GSourceFunc func, int value, double volume)
{
  Order *order = g_new0 (Order, 1);

  order->sound = self->sound;
  order->value = value;
  order->volume = volume;
  limber_worker_push (self->worker, func, order, g_free);
}

/* On a streaming thread */
static void
clip_sounds_cb (gpointer user_data)
{
  give_order (user_data, clip_ordered_cb, 0, 0);
}

LimberCues *
limber_cues_new (LimberMailbox *mailbox, LimberSoundRing *clips)
{
  g_return_val_if_fail (mailbox != NULL, NULL);

  LimberCues *self = g_new0 (LimberCues, 1);
  Sound *sound = g_new0 (Sound, 1);

  self->worker = limber_worker_new ("limber-sound");
  self->sound = sound;
  sound->mailbox = limber_mailbox_ref (mailbox);
  sound->context = limber_worker_get_context (self->worker);
  sound->feed = g_atomic_rc_box_new0 (Feed);
  sound->feed->gain = DEFAULT_VOLUME;
  g_mutex_init (&sound->feed->lock);
  if (clips != NULL) {
    self->clips = limber_sound_ring_ref (clips);
    sound->feed->clips = limber_sound_ring_ref (clips);
    limber_sound_ring_listen (clips, clip_sounds_cb, self);
  }

  return self;
}

void
limber_cues_free (LimberCues *self)
{
  g_return_if_fail (self != NULL);

  if (self->clips != NULL)
    limber_sound_ring_listen (self->clips, NULL, NULL);
  g_clear_pointer (&self->clips, limber_sound_ring_unref);
  give_order (self, free_ordered_cb, 0, 0);
  limber_worker_leave (self->worker);
  g_free (self);
}

void
limber_cues_play (LimberCues *self, LimberCue cue)
{
  g_return_if_fail (self != NULL);

  give_order (self, play_ordered_cb, cue, 0);
}

void
limber_cues_set_muted (LimberCues *self, gboolean is_muted)
{
  g_return_if_fail (self != NULL);

  give_order (self, mute_ordered_cb, is_muted, 0);
}

void
limber_cues_set_volume (LimberCues *self, double volume)
{
  g_return_if_fail (self != NULL);

  give_order (self, volume_ordered_cb, 0, CLAMP (volume, 0.0, 1.0));
}

void
limber_cues_set_sink (const char *description)
{
  g_free (sink_description);
  sink_description = g_strdup (description);
}
