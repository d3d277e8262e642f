/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-clip-reader"

#include "config.h"

#include "media/limber-clip-reader.h"

#include "media/limber-file-pipeline.h"
#include "media/limber-frame-private.h"
#include "media/limber-gst.h"
#include "media/limber-media-file.h"

#include <gst/app/gstappsink.h>

/*
 * LimberClipReader:
 *
 * For the export, which wants "the frame at 12.4 s" and cannot wait for the clip to play. It blocks
 * while the decoder works, at most READ_TIMEOUT for a frame.
 */

#define READ_TIMEOUT (10 * GST_SECOND)

struct _LimberClipReader {
  char *path;           /* (owned) */
  GstElement *pipeline; /* (owned) */
  GstElement *sink;     /* (owned) */
  gboolean is_still;
  gboolean is_mirrored;
  LimberColor background;
  guint64 scene;
  LimberFrame *frame;     /* (owned) (nullable): the one of now */
  GstSample *next;        /* (owned) (nullable): the one after */
  GstClockTime loop_time; /* when this turn of the loop began */
  GstClockTime end_time;  /* of the last frame, within the turn */
};

static GstClockTime
get_time (GstSample *sample)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);

  return GST_BUFFER_PTS_IS_VALID (buffer) ? GST_BUFFER_PTS (buffer) : 0;
}

static void
note_end (LimberClipReader *self, GstSample *sample)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  GstClockTime duration = GST_BUFFER_DURATION_IS_VALID (buffer) ? GST_BUFFER_DURATION (buffer)
                                                                : GST_SECOND / 30;

  self->end_time = get_time (sample) + duration;
}

/* Finds why no frame came. */
static void
set_bus_error (LimberClipReader *self, GError **error)
{
  g_autoptr (GstBus) bus = gst_pipeline_get_bus (GST_PIPELINE (self->pipeline));
  g_autofree char *missing = NULL;
  GstMessage *message;

  while ((message = gst_bus_pop (bus)) != NULL) {
    gboolean is_fine = limber_file_pipeline_check_message (message, self->path, &missing, error);

    gst_message_unref (message);
    if (!is_fine)
      return;
  }
  limber_file_pipeline_set_general_error (self->path, missing, error);
}

/* As the container has it, 0 where it does not say */
static GstClockTime
get_duration (LimberClipReader *self)
{
  gint64 duration = 0;

  if (!gst_element_query_duration (self->pipeline, GST_FORMAT_TIME, &duration) || duration < 0)
    return 0;

  return (GstClockTime) duration;
}

/* (transfer full) (nullable) */
static GstSample *
pull_sample (LimberClipReader *self, GError **error)
{
  GstAppSink *sink = GST_APP_SINK (self->sink);
  GstSample *sample = gst_app_sink_try_pull_sample (sink, READ_TIMEOUT);

  if (sample == NULL && self->end_time > 0 && gst_app_sink_is_eos (sink)) {
    GstClockTime duration = get_duration (self);

    if (self->end_time < duration / 4 * 3) {
      limber_file_pipeline_set_short_error (self->path, error);
      return NULL;
    }
    /* Its sound may go on after the last picture: a turn ends with both, as in the player. */
    self->loop_time += MAX (self->end_time, duration);
    self->end_time = 0;
    gst_element_seek_simple (self->pipeline, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH, 0);
    sample = gst_app_sink_try_pull_sample (sink, READ_TIMEOUT);
  }

  if (sample == NULL)
    set_bus_error (self, error);
  else
    note_end (self, sample);

  return sample;
}

static gboolean
take_next (LimberClipReader *self, GError **error)
{
  g_autoptr (GstSample) sample = g_steal_pointer (&self->next);

  if (sample == NULL)
    sample = pull_sample (self, error);
  if (sample == NULL)
    return FALSE;

  g_clear_pointer (&self->frame, limber_frame_unref);
  self->frame = limber_file_pipeline_make_frame (
      sample, self->scene, self->is_still ? &self->background : NULL, self->is_mirrored);
  if (self->frame == NULL) {
    limber_file_pipeline_set_general_error (self->path, NULL, error);
    return FALSE;
  }

  return TRUE;
}

LimberClipReader *
limber_clip_reader_new (const char *path,
                        gboolean is_mirrored,
                        int width,
                        int height,
                        const LimberColor *background,
                        GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (background != NULL, NULL);

  g_autoptr (LimberClipReader) self = g_new0 (LimberClipReader, 1);
  LimberMediaKind kind;

  self->path = g_strdup (path);
  self->is_mirrored = is_mirrored;
  self->background = *background;
  self->scene = limber_frame_next_scene ();
  if (!limber_media_file_check (path, &kind, error))
    return NULL;

  self->is_still = limber_media_kind_is_still (kind);
  self->pipeline = limber_file_pipeline_new (path, self->is_still, width, height, error);
  if (self->pipeline == NULL)
    return NULL;

  self->sink = gst_bin_get_by_name (GST_BIN (self->pipeline), "sink");
  g_object_set (self->sink, "sync", FALSE, NULL);
  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  if (!take_next (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
limber_clip_reader_free (LimberClipReader *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->frame, limber_frame_unref);
  g_clear_pointer (&self->next, gst_sample_unref);
  g_clear_object (&self->sink);
  if (self->pipeline != NULL)
    limber_gst_discard (self->pipeline);
  g_free (self->path);
  g_free (self);
}

const char *
limber_clip_reader_get_path (LimberClipReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

LimberFrame *
limber_clip_reader_read (LimberClipReader *self, gint64 at_usec, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  GstClockTime at = (GstClockTime) at_usec * GST_USECOND;

  while (!self->is_still) {
    if (self->next == NULL && (self->next = pull_sample (self, error)) == NULL)
      return NULL;
    if (self->loop_time + get_time (self->next) > at)
      break;
    if (!take_next (self, error))
      return NULL;
  }

  return self->frame;
}
