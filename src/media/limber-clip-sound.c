/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-clip-sound"

#include "config.h"

#include "media/limber-clip-sound.h"

#include "media/limber-file-pipeline.h"
#include "media/limber-gst.h"
#include "media/limber-media-file.h"
#include "media/limber-tone.h"

#include <gst/app/gstappsink.h>

/*
 * LimberClipSound:
 *
 * For the export, the sister of LimberClipReader. A turn of the loop is as long as the whole file,
 * pictures included, so that the two stay together however often they go round. A sound that
 * breaks in the middle is silent from there on: that the clip is broken is told by its pictures.
 */

#define OPEN_TIMEOUT (5 * GST_SECOND)
#define READ_TIMEOUT (10 * GST_SECOND)

struct _LimberClipSound {
  GstElement *pipeline; /* (owned) */
  GstElement *sink;     /* (owned) */
  guint64 turn_samples; /* 0 where the file does not say */
  guint64 position;     /* within the turn */
  GstSample *sample;    /* (owned) (nullable) */
  gsize offset;         /* into the sample, in bytes */
  gboolean is_over;     /* nothing comes any more in this turn */
  gboolean is_broken;
};

static void
drop_sample (LimberClipSound *self)
{
  g_clear_pointer (&self->sample, gst_sample_unref);
  self->offset = 0;
}

static void
turn_back (LimberClipSound *self)
{
  drop_sample (self);
  self->is_broken |= self->position == 0
                     || !gst_element_seek_simple (self->pipeline, GST_FORMAT_TIME,
                                                  GST_SEEK_FLAG_FLUSH, 0);
  self->position = 0;
  self->is_over = FALSE;
}

static void
pull_sample (LimberClipSound *self)
{
  drop_sample (self);
  self->sample = gst_app_sink_try_pull_sample (GST_APP_SINK (self->sink), READ_TIMEOUT);
  self->is_over = self->sample == NULL;
  self->is_broken |= self->is_over && !gst_app_sink_is_eos (GST_APP_SINK (self->sink));
}

/* Adds up to @n_samples of what was decoded; returns how many those were */
static guint
mix_sample (LimberClipSound *self, LimberStereo *mix, guint n_samples)
{
  GstBuffer *buffer = gst_sample_get_buffer (self->sample);
  gsize n_left = 0;
  guint n_mixed = 0;
  GstMapInfo map;

  if (gst_buffer_map (buffer, &map, GST_MAP_READ)) {
    const LimberStereo *samples = (const LimberStereo *) (gconstpointer) (map.data + self->offset);

    n_left = (map.size - self->offset) / sizeof (LimberStereo);
    n_mixed = (guint) MIN (n_samples, n_left);
    for (guint i = 0; i < n_mixed; i++) {
      mix[i].left += samples[i].left;
      mix[i].right += samples[i].right;
    }
    self->offset += n_mixed * sizeof (LimberStereo);
    gst_buffer_unmap (buffer, &map);
  }
  if (n_mixed == n_left)
    drop_sample (self);

  return n_mixed;
}

LimberClipSound *
limber_clip_sound_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstElement) sink = NULL;
  LimberClipSound *self;
  LimberMediaKind kind;
  gint64 duration = 0;

  if (!limber_media_file_check (path, &kind, NULL) || limber_media_kind_is_still (kind))
    return NULL;

  sink = gst_object_ref_sink (gst_element_factory_make ("appsink", NULL));
  g_object_set (sink, "sync", FALSE, "max-buffers", 8, NULL);
  pipeline = limber_file_pipeline_new_for_sound (path, sink, NULL);
  if (pipeline == NULL)
    return NULL;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  if (!limber_file_pipeline_wait_ready (pipeline, path, OPEN_TIMEOUT, NULL)
      || GST_OBJECT_PARENT (sink) == NULL) {
    limber_gst_discard (g_steal_pointer (&pipeline));
    return NULL;
  }

  self = g_new0 (LimberClipSound, 1);
  if (gst_element_query_duration (pipeline, GST_FORMAT_TIME, &duration) && duration > 0)
    self->turn_samples = gst_util_uint64_scale ((guint64) duration, LIMBER_TONE_RATE, GST_SECOND);
  self->pipeline = g_steal_pointer (&pipeline);
  self->sink = g_steal_pointer (&sink);

  return self;
}

void
limber_clip_sound_free (LimberClipSound *self)
{
  g_return_if_fail (self != NULL);

  drop_sample (self);
  g_object_unref (self->sink);
  limber_gst_discard (self->pipeline);
  g_free (self);
}

/* How much of @n_wanted is left in this turn */
static guint
limit_to_turn (LimberClipSound *self, guint n_wanted)
{
  if (self->turn_samples == 0)
    return self->is_over ? 0 : n_wanted;

  return (guint) MIN (n_wanted, self->turn_samples - self->position);
}

void
limber_clip_sound_mix (LimberClipSound *self, LimberStereo *mix, guint n_samples)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (mix != NULL);

  while (n_samples > 0 && !self->is_broken) {
    guint n_step = limit_to_turn (self, n_samples);

    if (n_step == 0) {
      turn_back (self);
      continue;
    }
    if (self->sample == NULL && !self->is_over)
      pull_sample (self);
    if (self->sample != NULL)
      n_step = mix_sample (self, mix, n_step);
    else if (self->turn_samples == 0)
      n_step = 0;
    mix += n_step;
    n_samples -= n_step;
    self->position += n_step;
  }
}
