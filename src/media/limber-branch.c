/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-branch"

#include "config.h"

#include "media/limber-branch.h"

#include "media/limber-clip-poster.h"
#include "media/limber-file-pipeline.h"
#include "media/limber-figure-source.h"
#include "media/limber-frame-private.h"
#include "media/limber-gst.h"
#include "media/limber-media-file.h"

#include <gst/app/gstappsink.h>

#include <string.h>

/*
 * LimberBranch:
 *
 * Each picture has a pipeline of its own rather than a place in a common one: a clip that breaks
 * takes nothing with it, and the next picture waits in PAUSED with its first frame decoded, so that
 * the switch is one frame following another.
 *
 * A figure's pipeline plays as soon as it is seen; whether the session runs is the source's to
 * know. A clip plays while the session runs, and loops by segment seeks; its sound goes the way of
 * the cues. A still picture is decoded once and its pipeline taken down. Where nothing may move by
 * itself, a clip is a picture of its start and end.
 *
 * Everything here runs on one worker's thread, but for the appsinks' callbacks.
 */

/* A good clip opens in a fifth of a second; a demuxer that found nothing may look for ever. */
#define OPEN_TIMEOUT_SECS 5
/* A clip may well end a little before its container says. */
#define SHORT_NSECS (GST_SECOND / 2)
/* Time that goes back by more than this is a new turn, not the first picture once more. */
#define TURN_NSECS (GST_SECOND / 10)

/* What the appsinks' callbacks need, on streaming threads */
typedef struct {
  LimberMailbox *mailbox; /* (owned) */
  LimberSoundRing *clips; /* (owned) */
  guint64 id;
  guint64 scene;
  gboolean is_mirrored;
  gboolean has_background; /* a still picture may have holes */
  LimberColor background;
  GMutex lock;
  GstClockTime end;      /* of the last frame; under the lock */
  GstClockTime turn_end; /* of the last frame of the turn before, 0 in the first; likewise */
} Feed;

struct _LimberBranch {
  LimberPicture *picture; /* (owned) */
  LimberMailbox *mailbox; /* (owned) */
  LimberSoundRing *clips; /* (owned) */
  LimberLook look;
  guint64 id;
  LimberMediaKind kind;
  GstElement *pipeline;    /* (owned) (nullable) */
  GstElement *source;      /* (owned) (nullable): the figure's */
  Feed *feed;              /* (owned) (nullable) */
  GSource *bus_source;     /* (owned) (nullable) */
  GSource *timeout_source; /* (owned) (nullable) */
  char *missing;           /* (owned) (nullable) */
  GCancellable *poster;    /* (owned) (nullable): there is a picture of the clip instead */
  gboolean is_shown;
  gboolean is_running;
  gboolean is_open; /* the first frame is there */
};

static void
clear_feed (gpointer data)
{
  Feed *feed = data;

  limber_mailbox_unref (feed->mailbox);
  limber_sound_ring_unref (feed->clips);
  g_mutex_clear (&feed->lock);
}

static void
release_feed (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_feed);
}

static LimberFrame *
wrap_figure_sample (GstSample *sample)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  guint64 scene = 0;
  LimberFrameBox moving;

  if (!limber_figure_source_read_buffer (buffer, &scene, &moving))
    return NULL;

  g_autoptr (LimberFrame) whole = limber_file_pipeline_make_frame (sample, scene, NULL, FALSE);

  if (whole == NULL)
    return NULL;

  return limber_frame_new (g_bytes_ref (limber_frame_get_bytes (whole)),
                           limber_frame_get_width (whole), limber_frame_get_height (whole),
                           limber_frame_get_stride (whole), scene, &moving);
}

static void
feed_sample (Feed *feed, GstSample *sample)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  LimberFrame *frame = wrap_figure_sample (sample);

  if (frame == NULL)
    frame = limber_file_pipeline_make_frame (
        sample, feed->scene, feed->has_background ? &feed->background : NULL, feed->is_mirrored);
  if (frame == NULL)
    return;

  if (GST_BUFFER_PTS_IS_VALID (buffer)) {
    g_mutex_lock (&feed->lock);
    if (GST_BUFFER_PTS (buffer) + TURN_NSECS < feed->end)
      feed->turn_end = feed->end;
    feed->end = GST_BUFFER_PTS (buffer);
    if (GST_BUFFER_DURATION_IS_VALID (buffer))
      feed->end += GST_BUFFER_DURATION (buffer);
    g_mutex_unlock (&feed->lock);
  }
  limber_mailbox_put_frame (feed->mailbox, feed->id, frame);
}

/* On a streaming thread */
static GstFlowReturn
preroll_arrived_cb (GstAppSink *sink, gpointer user_data)
{
  g_autoptr (GstSample) sample = gst_app_sink_try_pull_preroll (sink, 0);

  if (sample != NULL)
    feed_sample (user_data, sample);

  return GST_FLOW_OK;
}

/* On a streaming thread */
static GstFlowReturn
sample_arrived_cb (GstAppSink *sink, gpointer user_data)
{
  g_autoptr (GstSample) sample = gst_app_sink_try_pull_sample (sink, 0);

  if (sample != NULL)
    feed_sample (user_data, sample);

  return GST_FLOW_OK;
}

/* On a streaming thread */
static GstFlowReturn
sound_arrived_cb (GstAppSink *sink, gpointer user_data)
{
  Feed *feed = user_data;
  g_autoptr (GstSample) sample = gst_app_sink_try_pull_sample (sink, 0);
  GstBuffer *buffer = sample != NULL ? gst_sample_get_buffer (sample) : NULL;
  GstMapInfo map;

  if (buffer == NULL || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return GST_FLOW_OK;

  limber_sound_ring_put (feed->clips, feed->id, (const LimberStereo *) (gconstpointer) map.data,
                         (guint) (map.size / sizeof (LimberStereo)));
  gst_buffer_unmap (buffer, &map);

  return GST_FLOW_OK;
}

static void
close_pipeline (LimberBranch *self)
{
  if (self->poster != NULL)
    g_cancellable_cancel (self->poster);
  g_clear_object (&self->poster);
  if (self->timeout_source != NULL)
    g_source_destroy (self->timeout_source);
  g_clear_pointer (&self->timeout_source, g_source_unref);
  if (self->bus_source != NULL)
    g_source_destroy (self->bus_source);
  g_clear_pointer (&self->bus_source, g_source_unref);
  g_clear_object (&self->source);
  if (self->pipeline != NULL)
    limber_gst_discard (g_steal_pointer (&self->pipeline));
  g_clear_pointer (&self->feed, release_feed);
  g_clear_pointer (&self->missing, g_free);
  self->is_open = FALSE;
}

static void
fail (LimberBranch *self, const GError *error)
{
  close_pipeline (self);
  limber_mailbox_put_problem (self->mailbox, self->picture->path, error->message);
}

static void
update_state (LimberBranch *self)
{
  gboolean is_playing = self->is_shown;

  if (self->pipeline == NULL)
    return;

  if (self->source == NULL)
    is_playing = is_playing && self->is_running && self->is_open;
  gst_element_set_state (self->pipeline, is_playing ? GST_STATE_PLAYING : GST_STATE_PAUSED);
}

static gboolean
seek_to_start (LimberBranch *self, GstSeekFlags flags)
{
  return gst_element_seek (self->pipeline, 1.0, GST_FORMAT_TIME, GST_SEEK_FLAG_SEGMENT | flags,
                           GST_SEEK_TYPE_SET, 0, GST_SEEK_TYPE_NONE, 0);
}

static void
finish_opening (LimberBranch *self)
{
  if (self->is_open || self->source != NULL)
    return;

  self->is_open = TRUE;
  g_source_destroy (self->timeout_source);
  g_clear_pointer (&self->timeout_source, g_source_unref);

  if (limber_media_kind_is_still (self->kind)) {
    close_pipeline (self); /* its one frame is in the mailbox */
    return;
  }

  seek_to_start (self, GST_SEEK_FLAG_FLUSH);
  update_state (self);
}

/* A clip that stops in its middle would be shown by halves again and again. A demuxer is done with
 * a turn while its last seconds are still in queues, so that there the turn before is judged; at
 * the end of the stream everything has been seen. */
static gboolean
has_ended_early (LimberBranch *self, gboolean is_all_seen)
{
  gint64 duration = 0;
  GstClockTime end;

  if (!gst_element_query_duration (self->pipeline, GST_FORMAT_TIME, &duration) || duration <= 0)
    return FALSE;

  g_mutex_lock (&self->feed->lock);
  end = is_all_seen ? self->feed->end : self->feed->turn_end;
  g_mutex_unlock (&self->feed->lock);

  if (end == 0)
    return FALSE;

  /* Sound may well go on a little after the last picture, but not for a quarter of the clip. */
  return end + SHORT_NSECS < (GstClockTime) duration && end < (GstClockTime) duration / 4 * 3;
}

static void
begin_again (LimberBranch *self, GstSeekFlags flags)
{
  g_autoptr (GError) error = NULL;

  if (has_ended_early (self, flags != GST_SEEK_FLAG_NONE)) {
    limber_file_pipeline_set_short_error (self->picture->path, &error);
    fail (self, error);
  } else if (!seek_to_start (self, flags)) {
    /* It cannot be wound back: opened once more instead. */
    gst_element_set_state (self->pipeline, GST_STATE_READY);
    update_state (self);
  }
}

static gboolean
message_arrived_cb (GstBus *bus, GstMessage *message, gpointer user_data)
{
  LimberBranch *self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->source != NULL)
    return G_SOURCE_CONTINUE;

  if (!limber_file_pipeline_check_message (message, self->picture->path, &self->missing, &error)) {
    fail (self, error);
    return G_SOURCE_REMOVE;
  }

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ASYNC_DONE)
    finish_opening (self);
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_SEGMENT_DONE)
    begin_again (self, GST_SEEK_FLAG_NONE);
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    begin_again (self, GST_SEEK_FLAG_FLUSH);

  return G_SOURCE_CONTINUE;
}

static gboolean
opening_took_too_long_cb (gpointer user_data)
{
  LimberBranch *self = user_data;
  g_autoptr (GError) error = NULL;

  limber_file_pipeline_set_general_error (self->picture->path, self->missing, &error);
  fail (self, error);

  return G_SOURCE_REMOVE;
}

static void
connect_sink (LimberBranch *self, GstElement *sink)
{
  GstAppSinkCallbacks callbacks = {
    .new_preroll = preroll_arrived_cb,
    .new_sample = sample_arrived_cb,
  };

  self->feed = g_atomic_rc_box_new0 (Feed);
  self->feed->mailbox = limber_mailbox_ref (self->mailbox);
  self->feed->clips = limber_sound_ring_ref (self->clips);
  self->feed->id = self->id;
  self->feed->scene = limber_frame_next_scene ();
  self->feed->is_mirrored = self->picture->is_mirrored;
  self->feed->has_background = limber_media_kind_is_still (self->kind);
  self->feed->background = limber_figure_style_get_background (&self->look.style);
  g_mutex_init (&self->feed->lock);

  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, g_atomic_rc_box_acquire (self->feed),
                              release_feed);
}

static void
watch_bus (LimberBranch *self)
{
  g_autoptr (GstBus) bus = gst_pipeline_get_bus (GST_PIPELINE (self->pipeline));

  self->bus_source = gst_bus_create_watch (bus);
  g_source_set_callback (self->bus_source, G_SOURCE_FUNC (message_arrived_cb), self, NULL);
  g_source_attach (self->bus_source, g_main_context_get_thread_default ());
}

static void
open_figure (LimberBranch *self)
{
  GstElement *sink = gst_element_factory_make ("appsink", NULL);

  self->source = gst_object_ref_sink (gst_element_factory_make ("limberfiguresrc", NULL));
  limber_figure_source_set_figure (LIMBER_FIGURE_SOURCE (self->source), self->picture->choreography,
                                   &self->look.style);
  limber_figure_source_set_size (LIMBER_FIGURE_SOURCE (self->source), self->look.width,
                                 self->look.height);
  limber_figure_source_set_still (LIMBER_FIGURE_SOURCE (self->source), self->look.is_still);

  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  g_object_set (sink, "max-buffers", 2, "enable-last-sample", FALSE, NULL);
  gst_bin_add_many (GST_BIN (self->pipeline), self->source, sink, NULL);
  gst_element_link (self->source, sink);
  connect_sink (self, sink);
  watch_bus (self);
  gst_element_set_state (self->pipeline, GST_STATE_PAUSED);
}

static void
connect_sound (LimberBranch *self)
{
  GstElement *sink = gst_element_factory_make ("appsink", NULL);
  GstAppSinkCallbacks callbacks = { .new_sample = sound_arrived_cb };

  g_object_set (sink, "max-buffers", 4, NULL);
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, g_atomic_rc_box_acquire (self->feed),
                              release_feed);
  limber_file_pipeline_add_sound (self->pipeline, sink);
}

/* Pictures of a clip instead of the clip, from a thread of their own: they take a while. */
static void
open_poster (LimberBranch *self)
{
  self->poster = g_cancellable_new ();
  limber_clip_poster_start (self->picture, self->look.width, self->look.height, &self->look.style,
                            self->mailbox, self->id, self->poster);
}

static void
open_file (LimberBranch *self)
{
  const char *path = self->picture->path;
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) sink = NULL;
  gboolean is_still;

  if (!limber_media_file_check (path, &self->kind, &error)) {
    fail (self, error);
    return;
  }

  is_still = limber_media_kind_is_still (self->kind);
  if (!is_still && self->look.is_still) {
    open_poster (self);
    return;
  }

  self->pipeline = limber_file_pipeline_new (path, is_still, self->look.width, self->look.height,
                                             &error);
  if (self->pipeline == NULL) {
    fail (self, error);
    return;
  }

  sink = gst_bin_get_by_name (GST_BIN (self->pipeline), "sink");
  connect_sink (self, sink);
  if (!is_still)
    connect_sound (self);
  watch_bus (self);

  self->timeout_source = g_timeout_source_new_seconds (OPEN_TIMEOUT_SECS);
  g_source_set_callback (self->timeout_source, opening_took_too_long_cb, self, NULL);
  g_source_attach (self->timeout_source, g_main_context_get_thread_default ());

  /* A failure comes as a message as well. */
  gst_element_set_state (self->pipeline, GST_STATE_PAUSED);
}

LimberBranch *
limber_branch_new (const LimberPicture *picture,
                   const LimberLook *look,
                   LimberMailbox *mailbox,
                   LimberSoundRing *clips)
{
  g_return_val_if_fail (picture != NULL, NULL);

  LimberBranch *self = g_new0 (LimberBranch, 1);

  self->picture = limber_picture_copy (picture);
  self->mailbox = limber_mailbox_ref (mailbox);
  self->clips = limber_sound_ring_ref (clips);
  self->look = *look;
  self->id = limber_frame_next_scene ();

  if (picture->path != NULL)
    open_file (self);
  else if (picture->choreography != NULL)
    open_figure (self);

  return self;
}

void
limber_branch_free (LimberBranch *self)
{
  g_return_if_fail (self != NULL);

  close_pipeline (self);
  limber_mailbox_unref (self->mailbox);
  limber_sound_ring_unref (self->clips);
  limber_picture_free (self->picture);
  g_free (self);
}

const LimberPicture *
limber_branch_get_picture (LimberBranch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->picture;
}

void
limber_branch_show (LimberBranch *self)
{
  g_return_if_fail (self != NULL);

  self->is_shown = TRUE;
  limber_mailbox_accept (self->mailbox, self->id);
  limber_sound_ring_accept (self->clips, self->id);
  update_state (self);
}

void
limber_branch_set_moment (LimberBranch *self, const LimberFigureMoment *moment, gboolean is_running)
{
  g_return_if_fail (self != NULL);

  self->is_running = is_running;
  if (self->source != NULL)
    limber_figure_source_set_moment (LIMBER_FIGURE_SOURCE (self->source), moment, is_running);
  update_state (self);
}

void
limber_branch_set_running (LimberBranch *self, gboolean is_running)
{
  g_return_if_fail (self != NULL);

  self->is_running = is_running;
  if (self->source != NULL)
    limber_figure_source_set_running (LIMBER_FIGURE_SOURCE (self->source), is_running);
  update_state (self);
}

static void
apply_figure_look (LimberBranch *self, const LimberLook *look)
{
  LimberFigureSource *source = LIMBER_FIGURE_SOURCE (self->source);

  limber_figure_source_set_size (source, look->width, look->height);
  limber_figure_source_set_still (source, look->is_still);
  if (memcmp (&self->look.style, &look->style, sizeof look->style) != 0)
    limber_figure_source_set_figure (source, self->picture->choreography, &look->style);
}

static gboolean
is_clip (LimberBranch *self)
{
  return self->pipeline != NULL && !limber_media_kind_is_still (self->kind);
}

static void
apply_file_look (LimberBranch *self, const LimberLook *look)
{
  gboolean is_turned = is_clip (self) && look->is_still;

  self->look = *look;
  if (self->pipeline != NULL && !is_turned) {
    limber_file_pipeline_set_size (self->pipeline, look->width, look->height);
  } else if (is_turned || self->poster != NULL || limber_media_kind_is_still (self->kind)) {
    close_pipeline (self);
    open_file (self); /* once more, as it is to look now */
    update_state (self);
  }
}

void
limber_branch_set_look (LimberBranch *self, const LimberLook *look)
{
  g_return_if_fail (self != NULL);

  if (self->source != NULL) {
    apply_figure_look (self, look);
    self->look = *look;
  } else if (self->picture->path != NULL) {
    apply_file_look (self, look);
  } else {
    self->look = *look;
  }
}
