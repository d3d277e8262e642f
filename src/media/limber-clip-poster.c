/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-clip-poster"

#include "config.h"

#include "media/limber-clip-poster.h"

#include "media/limber-file-pipeline.h"
#include "media/limber-frame-private.h"
#include "media/limber-gst.h"
#include "media/limber-pixels.h"
#include "media/limber-worker.h"

#include <gst/app/gstappsink.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Clip poster:
 *
 * What a clip shows, without its moving. A clip that loops is often back at its start at its end:
 * the movement then is at its farthest in the middle. So the second picture is that of the two,
 * middle and end, which differs more from the first.
 */

#define TIMEOUT      (5 * GST_SECOND)
#define BEFORE_END   (GST_SECOND / 5) /* some decoders give nothing for the very end */
#define GAP_PX       8
#define COMPARE_STEP 16 /* pixels: enough to tell two pictures apart */

typedef struct {
  LimberPicture *clip; /* (owned) */
  int width;
  int height;
  LimberFigureStyle style;
  LimberMailbox *mailbox; /* (owned) */
  guint64 sender;
  GCancellable *cancellable; /* (owned) */
} Job;

/* (transfer full) (nullable): the picture that the paused pipeline stands at */
static LimberFrame *
take_frame (GstElement *pipeline, const LimberPicture *clip, GError **error)
{
  g_autoptr (GstElement) sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  g_autoptr (GstSample) sample = NULL;
  LimberFrame *frame = NULL;

  if (!limber_file_pipeline_wait_ready (pipeline, clip->path, TIMEOUT, error))
    return NULL;

  sample = gst_app_sink_try_pull_preroll (GST_APP_SINK (sink), TIMEOUT);
  if (sample != NULL)
    frame = limber_file_pipeline_make_frame (sample, 0, NULL, clip->is_mirrored);
  if (frame == NULL)
    limber_file_pipeline_set_general_error (clip->path, NULL, error);

  return frame;
}

/* (transfer full) (nullable): NULL where the clip has nothing there, which is no error */
static LimberFrame *
seek_frame (GstElement *pipeline, const LimberPicture *clip, GstClockTime at)
{
  if (!gst_element_seek_simple (pipeline, GST_FORMAT_TIME,
                                GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE, (gint64) at))
    return NULL;

  return take_frame (pipeline, clip, NULL);
}

static guint64
measure_difference (LimberFrame *a, LimberFrame *b)
{
  const guint8 *a_data = g_bytes_get_data (limber_frame_get_bytes (a), NULL);
  const guint8 *b_data = g_bytes_get_data (limber_frame_get_bytes (b), NULL);
  gsize size = MIN (g_bytes_get_size (limber_frame_get_bytes (a)),
                    g_bytes_get_size (limber_frame_get_bytes (b)));
  guint64 sum = 0;

  for (gsize i = 0; i < size; i += COMPARE_STEP * 3 + 1)
    sum += (guint64) abs (a_data[i] - b_data[i]);

  return sum;
}

/* (transfer full) (nullable): where the movement leads to */
static LimberFrame *
find_far_frame (GstElement *pipeline, const LimberPicture *clip, LimberFrame *start)
{
  g_autoptr (LimberFrame) middle = NULL;
  g_autoptr (LimberFrame) end = NULL;
  gint64 duration = 0;

  if (!gst_element_query_duration (pipeline, GST_FORMAT_TIME, &duration) || duration <= 0)
    return NULL;

  middle = seek_frame (pipeline, clip, (GstClockTime) duration / 2);
  if ((GstClockTime) duration > BEFORE_END)
    end = seek_frame (pipeline, clip, (GstClockTime) duration - BEFORE_END);
  if (middle == NULL || end == NULL)
    return middle != NULL ? g_steal_pointer (&middle) : g_steal_pointer (&end);

  return measure_difference (start, end) > measure_difference (start, middle)
             ? g_steal_pointer (&end)
             : g_steal_pointer (&middle);
}

static void
fill (guint8 *data, gsize size, const LimberColor *color)
{
  const guint8 pixel[3] = { (guint8) lround (color->red * 255),
                            (guint8) lround (color->green * 255),
                            (guint8) lround (color->blue * 255) };

  for (gsize i = 0; i < size; i++)
    data[i] = pixel[i % 3];
}

static void
copy_frame (guint8 *to, gsize to_stride, int at_x, LimberFrame *frame)
{
  const guint8 *from = g_bytes_get_data (limber_frame_get_bytes (frame), NULL);
  gsize n_bytes = (gsize) limber_frame_get_width (frame) * 3;

  for (int y = 0; y < limber_frame_get_height (frame); y++)
    memcpy (to + (gsize) y * to_stride + (gsize) at_x * 3,
            from + (gsize) y * limber_frame_get_stride (frame), n_bytes);
}

/* (transfer full): both frames, which are of one size, beside each other */
static LimberFrame *
join_frames (LimberFrame *start, LimberFrame *far, const LimberColor *background)
{
  int width = 2 * limber_frame_get_width (start) + GAP_PX;
  int height = limber_frame_get_height (start);
  gsize stride = LIMBER_PIXELS_STRIDE (width);
  LimberFrameBox whole = { 0, 0, width, height };
  guint8 *data = g_malloc (stride * (gsize) height);

  for (int y = 0; y < height; y++)
    fill (data + (gsize) y * stride, stride, background);
  copy_frame (data, stride, 0, start);
  copy_frame (data, stride, limber_frame_get_width (start) + GAP_PX, far);

  return limber_frame_new (g_bytes_new_take (data, stride * (gsize) height), width, height, stride,
                           limber_frame_next_scene (), &whole);
}

LimberFrame *
limber_clip_poster_make (const LimberPicture *clip,
                         int width,
                         int height,
                         const LimberFigureStyle *style,
                         GError **error)
{
  g_return_val_if_fail (clip != NULL && clip->path != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);

  LimberColor background = limber_figure_style_get_background (style);
  g_autoptr (LimberFrame) start = NULL;
  g_autoptr (LimberFrame) far = NULL;
  LimberFrame *poster = NULL;
  GstElement *pipeline = limber_file_pipeline_new (clip->path, FALSE, (width - GAP_PX) / 2, height,
                                                   error);

  if (pipeline == NULL)
    return NULL;

  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  start = take_frame (pipeline, clip, error);
  if (start != NULL)
    far = find_far_frame (pipeline, clip, start);
  if (start != NULL)
    poster = far != NULL ? join_frames (start, far, &background) : g_steal_pointer (&start);
  limber_gst_discard (pipeline);

  return poster;
}

static gpointer
run_job (gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  LimberFrame *frame = limber_clip_poster_make (job->clip, job->width, job->height, &job->style,
                                                &error);

  if (g_cancellable_is_cancelled (job->cancellable))
    g_clear_pointer (&frame, limber_frame_unref);
  else if (frame != NULL)
    limber_mailbox_put_frame (job->mailbox, job->sender, g_steal_pointer (&frame));
  else
    limber_mailbox_put_problem (job->mailbox, job->clip->path, error->message);

  limber_picture_free (job->clip);
  limber_mailbox_unref (job->mailbox);
  g_object_unref (job->cancellable);
  g_free (job);
  limber_worker_end_task ();

  return NULL;
}

void
limber_clip_poster_start (const LimberPicture *clip,
                          int width,
                          int height,
                          const LimberFigureStyle *style,
                          LimberMailbox *mailbox,
                          guint64 sender,
                          GCancellable *cancellable)
{
  g_return_if_fail (clip != NULL);
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  Job *job = g_new0 (Job, 1);

  job->clip = limber_picture_copy (clip);
  job->width = width;
  job->height = height;
  job->style = *style;
  job->mailbox = limber_mailbox_ref (mailbox);
  job->sender = sender;
  job->cancellable = g_object_ref (cancellable);
  limber_worker_begin_task ();
  g_thread_unref (g_thread_new ("limber-poster", run_job, job));
}
