/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-figure-source"

#include "config.h"

#include "media/limber-figure-source.h"

#include "media/limber-canvas-pool.h"
#include "media/limber-frame-private.h"
#include "media/limber-pixels.h"

#include <cairo.h>
#include <gst/video/video.h>

/*
 * LimberFigureSource:
 *
 * The element `limberfiguresrc`: paints the figure for the running time of its pipeline. It is
 * told where the session is (an anchor: this moment at this running time) and counts on from there,
 * so that it follows the coach and keeps no time of the session itself.
 *
 * cairo paints on a surface of the source's own; what changed is packed into the buffers from
 * there. It pushes a picture only when the figure looks different, and paints only the box that
 * moves. Between two pictures it sleeps on the pipeline's clock, or, when the session stands still,
 * until it is told something new. It is not live: in PAUSED it gives one picture, with which a sink
 * prerolls.
 *
 * Threading: what is wanted is set from any thread under @lock; the figure itself belongs to the
 * streaming thread alone.
 */

#define DEFAULT_WIDTH  1280
#define DEFAULT_HEIGHT 720
#define FRAME_RATE     30
#define FRAME_NSECS    (GST_SECOND / FRAME_RATE)
/* Breath moves a few pixels in seconds: half the pictures show it as well. */
#define CALM_FRAME_NSECS (2 * FRAME_NSECS)

struct _LimberFigureSource {
  GstPushSrc parent_instance;

  GMutex lock;
  GCond woken;
  /* Wanted, under the lock */
  LimberChoreography *choreography; /* (owned) (nullable) */
  LimberFigureStyle style;
  int width;
  int height;
  gboolean is_still;
  gboolean is_scene_new;
  LimberFigureMoment anchor;
  GstClockTime anchor_time; /* running time at which the anchor holds; NONE: at the next picture */
  gboolean is_running;
  gboolean is_playing; /* the element's own state says so only after the change is over */
  gboolean is_flushing;
  gboolean is_woken;
  GstClockID clock_wait; /* (owned) (nullable) */
  guint n_painted;

  /* Of the streaming thread */
  LimberFigure *figure;     /* (owned) (nullable) */
  LimberCanvasPool *pool;   /* (owned) (nullable) */
  cairo_surface_t *surface; /* (owned) (nullable): NULL until a scene is first painted */
  LimberColor background;
  LimberFrameBox moving;
  guint64 scene;
  gboolean has_shown;
  LimberFigureMoment shown;
  GstClockTime next_time;
  int painted_width;
  int painted_height;
  gboolean paints_still;
};

typedef struct {
  guint64 scene;
  LimberFrameBox moving;
} BufferNote;

static GstStaticPadTemplate source_template = GST_STATIC_PAD_TEMPLATE (
    "src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS (GST_VIDEO_CAPS_MAKE ("RGB")));

G_DEFINE_FINAL_TYPE (LimberFigureSource, limber_figure_source, GST_TYPE_PUSH_SRC)

static G_DEFINE_QUARK (limber - figure - source - note, buffer_note)

    /* With the lock held */
    static void wake (LimberFigureSource *self)
{
  self->is_woken = TRUE;
  g_cond_signal (&self->woken);
  if (self->clock_wait != NULL)
    gst_clock_id_unschedule (self->clock_wait);
}

/* (transfer full) (nullable): the clock and base time while playing, NULL otherwise. With the lock
 * held. */
static GstClock *
get_playing_clock (LimberFigureSource *self, GstClockTime *base_time)
{
  GstClock *clock = NULL;

  GST_OBJECT_LOCK (self);
  if (self->is_playing && GST_ELEMENT_CLOCK (self) != NULL) {
    clock = gst_object_ref (GST_ELEMENT_CLOCK (self));
    *base_time = GST_ELEMENT_CAST (self)->base_time;
  }
  GST_OBJECT_UNLOCK (self);

  return clock;
}

/* NONE while not playing; with the lock held */
static GstClockTime
get_running_time (LimberFigureSource *self)
{
  GstClockTime base_time = 0;
  g_autoptr (GstClock) clock = get_playing_clock (self, &base_time);
  GstClockTime now;

  if (clock == NULL)
    return GST_CLOCK_TIME_NONE;

  now = gst_clock_get_time (clock);

  return now > base_time ? now - base_time : 0;
}

/* Sleeps until running time @until; TRUE if it was woken before. With the lock held. */
static gboolean
sleep_until (LimberFigureSource *self, GstClockTime until)
{
  GstClockTime base_time = 0;
  g_autoptr (GstClock) clock = get_playing_clock (self, &base_time);
  gboolean was_woken;

  if (clock == NULL || !self->is_running || self->is_still) {
    while (!self->is_woken && !self->is_flushing)
      g_cond_wait (&self->woken, &self->lock);
  } else if (!self->is_woken && !self->is_flushing) {
    GstClockID id = gst_clock_new_single_shot_id (clock, base_time + until);

    self->clock_wait = id;
    g_mutex_unlock (&self->lock);
    gst_clock_id_wait (id, NULL);
    g_mutex_lock (&self->lock);
    self->clock_wait = NULL;
    gst_clock_id_unref (id);
  }
  was_woken = self->is_woken;
  self->is_woken = FALSE;

  return was_woken;
}

static void
set_whole_box (LimberFigureSource *self)
{
  self->moving = (LimberFrameBox){ 0, 0, self->painted_width, self->painted_height };
}

/* Widens the box by a pixel for the sake of soft edges and keeps it within the picture */
static void
find_moving_box (LimberFigureSource *self)
{
  cairo_rectangle_int_t box = { 0 };

  set_whole_box (self);
  if (self->figure == NULL || self->paints_still)
    return;

  limber_figure_get_moving_box (self->figure, self->painted_width, self->painted_height, &box);

  int left = CLAMP (box.x - 1, 0, self->painted_width);
  int top = CLAMP (box.y - 1, 0, self->painted_height);
  int right = CLAMP (box.x + box.width + 1, left, self->painted_width);
  int bottom = CLAMP (box.y + box.height + 1, top, self->painted_height);

  if (right > left && bottom > top)
    self->moving = (LimberFrameBox){ left, top, right - left, bottom - top };
}

static gboolean
announce_size (LimberFigureSource *self)
{
  g_autoptr (GstCaps) caps = gst_caps_new_simple (
      "video/x-raw", "format", G_TYPE_STRING, "RGB", "width", G_TYPE_INT, self->painted_width,
      "height", G_TYPE_INT, self->painted_height, "framerate", GST_TYPE_FRACTION, 0, 1,
      "max-framerate", GST_TYPE_FRACTION, FRAME_RATE, 1, "pixel-aspect-ratio", GST_TYPE_FRACTION, 1,
      1, NULL);

  return gst_base_src_set_caps (GST_BASE_SRC (self), caps);
}

/* Takes over what is wanted; with the lock held. */
static gboolean
begin_scene (LimberFigureSource *self)
{
  gboolean is_resized = self->painted_width != self->width || self->painted_height != self->height;

  self->is_scene_new = FALSE;
  self->scene = limber_frame_next_scene ();
  self->painted_width = self->width;
  self->painted_height = self->height;
  self->paints_still = self->is_still;
  self->has_shown = FALSE;
  self->background = limber_figure_style_get_background (&self->style);

  g_clear_object (&self->figure);
  if (self->choreography != NULL)
    self->figure = limber_figure_new (self->choreography, &self->style);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->pool, limber_canvas_pool_unref);
  self->pool = limber_canvas_pool_new (self->painted_width, self->painted_height);
  find_moving_box (self);

  return !is_resized || announce_size (self);
}

/* The moment of running time @at; with the lock held. */
static LimberFigureMoment
get_moment (LimberFigureSource *self, GstClockTime at)
{
  LimberFigureMoment moment = self->anchor;

  if (self->anchor_time == GST_CLOCK_TIME_NONE)
    self->anchor_time = at;
  if (self->is_running && at > self->anchor_time)
    moment.elapsed_usec += (gint64) GST_TIME_AS_USECONDS (at - self->anchor_time);
  moment.elapsed_usec = CLAMP (moment.elapsed_usec, 0, moment.duration_usec);

  return moment;
}

static gboolean
is_moving_kind (LimberSegmentKind kind)
{
  return kind == LIMBER_SEGMENT_MOVE_IN || kind == LIMBER_SEGMENT_MOVE_OUT;
}

static gboolean
is_worth_painting (LimberFigureSource *self, const LimberFigureMoment *moment)
{
  if (!self->has_shown)
    return TRUE;
  if (self->figure == NULL || self->paints_still)
    return FALSE;

  return !limber_figure_looks_same (self->figure, self->painted_height, &self->shown, moment);
}

static void
paint_picture (LimberFigureSource *self, cairo_t *cr, const LimberFigureMoment *moment)
{
  cairo_set_source_rgb (cr, self->background.red, self->background.green, self->background.blue);
  cairo_paint (cr);

  if (self->figure == NULL)
    return;

  if (self->paints_still)
    limber_figure_paint_still (self->figure, cr, self->painted_width, self->painted_height);
  else
    limber_figure_paint (self->figure, cr, self->painted_width, self->painted_height, moment);
}

/* Paints what moves, or all of it for the first time of a scene */
static void
paint_surface (LimberFigureSource *self, const LimberFigureMoment *moment)
{
  cairo_t *cr;
  gboolean is_new = self->surface == NULL;

  if (is_new)
    self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->painted_width,
                                                self->painted_height);
  cr = cairo_create (self->surface);
  if (!is_new) {
    cairo_rectangle (cr, self->moving.x, self->moving.y, self->moving.width, self->moving.height);
    cairo_clip (cr);
  }
  paint_picture (self, cr, moment);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

static void
pack_canvas (LimberFigureSource *self, LimberCanvas *canvas)
{
  LimberFrameBox box = { 0, 0, self->painted_width, self->painted_height };
  gsize to_stride = limber_canvas_pool_get_stride (self->pool);
  gsize from_stride = (gsize) cairo_image_surface_get_stride (self->surface);

  if (canvas->is_painted)
    box = self->moving;
  limber_pixels_pack (canvas->data + (gsize) box.y * to_stride + (gsize) box.x * 3, to_stride,
                      cairo_image_surface_get_data (self->surface) + (gsize) box.y * from_stride
                          + (gsize) box.x * 4,
                      from_stride, box.width, box.height);
  canvas->is_painted = TRUE;
}

static GstBuffer *
make_buffer (LimberFigureSource *self, const LimberFigureMoment *moment)
{
  LimberCanvas *canvas = limber_canvas_pool_take (self->pool);
  BufferNote *note = g_new0 (BufferNote, 1);
  GstBuffer *buffer;

  paint_surface (self, moment);
  pack_canvas (self, canvas);

  buffer = limber_canvas_pool_wrap (self->pool, canvas);
  note->scene = self->scene;
  note->moving = self->moving;
  gst_mini_object_set_qdata (GST_MINI_OBJECT_CAST (buffer), buffer_note_quark (), note, g_free);

  return buffer;
}

/* Finds the next moment that looks different, sleeping until then. With the lock held. */
static GstFlowReturn
wait_for_change (LimberFigureSource *self, LimberFigureMoment *moment, GstClockTime *time)
{
  for (;;) {
    GstClockTime now = get_running_time (self);

    if (self->is_flushing)
      return GST_FLOW_FLUSHING;
    if (self->is_scene_new && !begin_scene (self))
      return GST_FLOW_NOT_NEGOTIATED;
    /* Pictures that are late already are left out. */
    if (now != GST_CLOCK_TIME_NONE && now > self->next_time)
      self->next_time = now;

    *time = self->next_time;
    *moment = get_moment (self, *time);
    self->next_time += is_moving_kind (moment->kind) ? FRAME_NSECS : CALM_FRAME_NSECS;
    if (is_worth_painting (self, moment))
      return GST_FLOW_OK;

    if (sleep_until (self, self->next_time - FRAME_NSECS))
      self->next_time = now != GST_CLOCK_TIME_NONE ? now : *time;
  }
}

static GstFlowReturn
limber_figure_source_create (GstPushSrc *source, GstBuffer **buffer)
{
  LimberFigureSource *self = LIMBER_FIGURE_SOURCE (source);
  LimberFigureMoment moment;
  GstClockTime time = 0;
  GstFlowReturn result;

  g_mutex_lock (&self->lock);
  result = wait_for_change (self, &moment, &time);
  if (result == GST_FLOW_OK)
    self->n_painted++;
  g_mutex_unlock (&self->lock);

  if (result != GST_FLOW_OK)
    return result;

  *buffer = make_buffer (self, &moment);
  GST_BUFFER_PTS (*buffer) = time;
  self->has_shown = TRUE;
  self->shown = moment;

  return GST_FLOW_OK;
}

static gboolean
limber_figure_source_start (GstBaseSrc *source)
{
  LimberFigureSource *self = LIMBER_FIGURE_SOURCE (source);

  g_mutex_lock (&self->lock);
  self->next_time = 0;
  self->anchor_time = GST_CLOCK_TIME_NONE;
  self->is_scene_new = TRUE;
  g_mutex_unlock (&self->lock);

  return TRUE;
}

/* The size is ours to say, not to be agreed upon. */
static gboolean
limber_figure_source_negotiate (GstBaseSrc *source)
{
  LimberFigureSource *self = LIMBER_FIGURE_SOURCE (source);

  g_mutex_lock (&self->lock);
  self->painted_width = self->width;
  self->painted_height = self->height;
  self->is_scene_new = TRUE;
  g_mutex_unlock (&self->lock);

  return announce_size (self);
}

static gboolean
limber_figure_source_unlock (GstBaseSrc *source)
{
  LimberFigureSource *self = LIMBER_FIGURE_SOURCE (source);

  g_mutex_lock (&self->lock);
  self->is_flushing = TRUE;
  wake (self);
  g_mutex_unlock (&self->lock);

  return TRUE;
}

static gboolean
limber_figure_source_unlock_stop (GstBaseSrc *source)
{
  LimberFigureSource *self = LIMBER_FIGURE_SOURCE (source);

  g_mutex_lock (&self->lock);
  self->is_flushing = FALSE;
  self->is_woken = FALSE;
  g_mutex_unlock (&self->lock);

  return TRUE;
}

static GstStateChangeReturn
limber_figure_source_change_state (GstElement *element, GstStateChange transition)
{
  LimberFigureSource *self = LIMBER_FIGURE_SOURCE (element);
  GstElementClass *parent = GST_ELEMENT_CLASS (limber_figure_source_parent_class);

  /* The clock begins to run, or stops: whoever sleeps on it looks again. */
  g_mutex_lock (&self->lock);
  self->is_playing = transition == GST_STATE_CHANGE_PAUSED_TO_PLAYING
                     || transition == GST_STATE_CHANGE_PLAYING_TO_PLAYING;
  wake (self);
  g_mutex_unlock (&self->lock);

  return parent->change_state (element, transition);
}

static void
limber_figure_source_finalize (GObject *object)
{
  LimberFigureSource *self = LIMBER_FIGURE_SOURCE (object);

  g_clear_object (&self->figure);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->pool, limber_canvas_pool_unref);
  g_clear_pointer (&self->choreography, limber_choreography_unref);
  g_cond_clear (&self->woken);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (limber_figure_source_parent_class)->finalize (object);
}

static void
limber_figure_source_class_init (LimberFigureSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);
  GstBaseSrcClass *base_class = GST_BASE_SRC_CLASS (klass);
  GstPushSrcClass *push_class = GST_PUSH_SRC_CLASS (klass);

  object_class->finalize = limber_figure_source_finalize;

  gst_element_class_set_static_metadata (element_class, "Figure source", "Source/Video",
                                         "Paints a figure that shows an exercise", "Limber");
  gst_element_class_add_static_pad_template (element_class, &source_template);
  element_class->change_state = limber_figure_source_change_state;

  base_class->start = limber_figure_source_start;
  base_class->negotiate = limber_figure_source_negotiate;
  base_class->unlock = limber_figure_source_unlock;
  base_class->unlock_stop = limber_figure_source_unlock_stop;

  push_class->create = limber_figure_source_create;
}

static void
limber_figure_source_init (LimberFigureSource *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->woken);
  self->style = LIMBER_FIGURE_STYLE_DEFAULT;
  self->width = DEFAULT_WIDTH;
  self->height = DEFAULT_HEIGHT;
  self->anchor = LIMBER_FIGURE_MOMENT_START;
  self->anchor_time = GST_CLOCK_TIME_NONE;
  self->is_scene_new = TRUE;

  gst_base_src_set_format (GST_BASE_SRC (self), GST_FORMAT_TIME);
}

gboolean
limber_figure_source_register (GError **error)
{
  if (gst_element_register (NULL, "limberfiguresrc", GST_RANK_NONE, LIMBER_TYPE_FIGURE_SOURCE))
    return TRUE;

  g_set_error_literal (error, GST_CORE_ERROR, GST_CORE_ERROR_FAILED,
                       "limberfiguresrc could not be registered");

  return FALSE;
}

void
limber_figure_source_set_figure (LimberFigureSource *self,
                                 LimberChoreography *choreography,
                                 const LimberFigureStyle *style)
{
  g_return_if_fail (LIMBER_IS_FIGURE_SOURCE (self));

  g_mutex_lock (&self->lock);
  if (choreography != NULL)
    limber_choreography_ref (choreography);
  g_clear_pointer (&self->choreography, limber_choreography_unref);
  self->choreography = choreography;
  self->style = *style;
  self->is_scene_new = TRUE;
  wake (self);
  g_mutex_unlock (&self->lock);
}

void
limber_figure_source_set_size (LimberFigureSource *self, int width, int height)
{
  g_return_if_fail (LIMBER_IS_FIGURE_SOURCE (self));
  g_return_if_fail (width > 0 && height > 0);

  g_mutex_lock (&self->lock);
  if (self->width != width || self->height != height) {
    self->width = width;
    self->height = height;
    self->is_scene_new = TRUE;
    wake (self);
  }
  g_mutex_unlock (&self->lock);
}

void
limber_figure_source_set_still (LimberFigureSource *self, gboolean is_still)
{
  g_return_if_fail (LIMBER_IS_FIGURE_SOURCE (self));

  g_mutex_lock (&self->lock);
  if (self->is_still != is_still) {
    self->is_still = is_still;
    self->is_scene_new = TRUE;
    wake (self);
  }
  g_mutex_unlock (&self->lock);
}

void
limber_figure_source_set_moment (LimberFigureSource *self,
                                 const LimberFigureMoment *moment,
                                 gboolean is_running)
{
  g_return_if_fail (LIMBER_IS_FIGURE_SOURCE (self));
  g_return_if_fail (moment != NULL);

  GstClockTime now;

  g_mutex_lock (&self->lock);
  now = get_running_time (self);
  self->anchor = *moment;
  self->anchor_time = now;
  self->is_running = is_running;
  wake (self);
  g_mutex_unlock (&self->lock);
}

void
limber_figure_source_set_running (LimberFigureSource *self, gboolean is_running)
{
  g_return_if_fail (LIMBER_IS_FIGURE_SOURCE (self));

  GstClockTime now;

  g_mutex_lock (&self->lock);
  now = get_running_time (self);
  if (self->is_running != is_running) {
    if (now != GST_CLOCK_TIME_NONE)
      self->anchor = get_moment (self, now);
    self->anchor_time = now;
    self->is_running = is_running;
    wake (self);
  }
  g_mutex_unlock (&self->lock);
}

gboolean
limber_figure_source_read_buffer (GstBuffer *buffer, guint64 *scene, LimberFrameBox *moving)
{
  const BufferNote *note = gst_mini_object_get_qdata (GST_MINI_OBJECT_CAST (buffer),
                                                      buffer_note_quark ());

  if (note == NULL)
    return FALSE;

  *scene = note->scene;
  *moving = note->moving;

  return TRUE;
}

guint
limber_figure_source_get_n_painted (LimberFigureSource *self)
{
  guint n_painted;

  g_return_val_if_fail (LIMBER_IS_FIGURE_SOURCE (self), 0);

  g_mutex_lock (&self->lock);
  n_painted = self->n_painted;
  g_mutex_unlock (&self->lock);

  return n_painted;
}
