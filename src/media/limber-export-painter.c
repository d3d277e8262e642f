/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-export"

#include "config.h"

#include "media/limber-export-painter.h"

#include "media/limber-clip-reader.h"
#include "media/limber-export-layout.h"
#include "media/limber-pixels.h"

#include <math.h>

/*
 * LimberExportPainter:
 *
 * Keeps one canvas and paints only what changed since the picture before: the panel with a new
 * part, the ring ten times a second, the line pixel by pixel, the figure's moving box when it
 * moves. Text costs as much as the figure, and an encoder likes nothing better than the same
 * picture again. A clip that cannot be read gives way to the figure.
 */

#define RING_STEP_USEC  (G_USEC_PER_SEC / 10)
#define BYTES_PER_PIXEL 4

struct _LimberExportPainter {
  LimberExportScript *script; /* (unowned) */
  LimberTimeline *timeline;   /* (unowned) */
  GPtrArray *problems;        /* (unowned) (nullable) */
  LimberExportLayout layout;
  LimberFigureStyle style;
  LimberColor background;
  guint8 *data;             /* (owned) */
  cairo_surface_t *surface; /* (owned) */
  cairo_t *cr;              /* (owned) */

  guint index;
  gboolean has_painted;
  LimberPicture *picture; /* (owned) (nullable): whose figure or clip this is */
  LimberFigure *figure;   /* (owned) (nullable) */
  LimberFigureMoment shown_moment;
  LimberClipReader *reader; /* (owned) (nullable) */
  gint64 reader_start_usec;
  LimberFrame *shown_frame; /* (owned) (nullable) */
  gint64 shown_ring_step;
  int shown_filled_px;
};

LimberExportPainter *
limber_export_painter_new (LimberExportScript *script,
                           LimberTimeline *timeline,
                           const LimberExportOptions *options,
                           GPtrArray *problems)
{
  g_return_val_if_fail (script != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  LimberExportPainter *self = g_new0 (LimberExportPainter, 1);

  self->script = script;
  self->timeline = timeline;
  self->problems = problems;
  self->style = options->style;
  self->background = limber_figure_style_get_background (&options->style);
  self->layout = limber_export_layout_make (options->width, options->height, &options->style);
  self->data = g_malloc0 (limber_export_painter_get_size (self));
  self->surface = cairo_image_surface_create_for_data (self->data, CAIRO_FORMAT_ARGB32,
                                                       options->width, options->height,
                                                       options->width * BYTES_PER_PIXEL);
  self->cr = cairo_create (self->surface);

  return self;
}

void
limber_export_painter_free (LimberExportPainter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->picture, limber_picture_free);
  g_clear_object (&self->figure);
  g_clear_pointer (&self->reader, limber_clip_reader_free);
  g_clear_pointer (&self->shown_frame, limber_frame_unref);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_free (self->data);
  g_free (self);
}

static const LimberExportPart *
get_part (LimberExportPainter *self)
{
  return g_ptr_array_index (self->script->parts, self->index);
}

static void
lose_clip (LimberExportPainter *self, const char *path, const GError *error)
{
  if (self->problems != NULL)
    g_ptr_array_add (self->problems, g_strdup (error->message));
  limber_export_script_lose_file (self->script, self->timeline, path);
}

/* Opens what the part shows, unless it is open already. */
static void
open_picture (LimberExportPainter *self)
{
  const LimberExportPart *part = get_part (self);
  g_autoptr (GError) error = NULL;

  if (self->picture != NULL && limber_picture_equal (self->picture, part->picture))
    return;

  g_clear_object (&self->figure);
  g_clear_pointer (&self->reader, limber_clip_reader_free);
  g_clear_pointer (&self->shown_frame, limber_frame_unref);

  if (part->picture->path != NULL) {
    self->reader = limber_clip_reader_new (part->picture->path, part->picture->is_mirrored,
                                           self->layout.figure.width, self->layout.figure.height,
                                           &self->background, &error);
    self->reader_start_usec = part->start_usec;
    if (self->reader == NULL)
      lose_clip (self, part->picture->path, error);
  }
  if (part->picture->choreography != NULL)
    self->figure = limber_figure_new (part->picture->choreography, &self->style);

  g_clear_pointer (&self->picture, limber_picture_free);
  self->picture = limber_picture_copy (part->picture);
}

static void
clear_figure_box (LimberExportPainter *self)
{
  cairo_set_source_rgb (self->cr, self->background.red, self->background.green,
                        self->background.blue);
  cairo_paint (self->cr);
}

/* Within the figure's corner, clipped to @clip of it */
static void
begin_figure (LimberExportPainter *self, const cairo_rectangle_int_t *clip)
{
  cairo_save (self->cr);
  cairo_translate (self->cr, self->layout.figure.x, self->layout.figure.y);
  cairo_rectangle (self->cr, clip->x, clip->y, clip->width, clip->height);
  cairo_clip (self->cr);
  clear_figure_box (self);
}

static gboolean
paint_figure (LimberExportPainter *self, gint64 at_usec, gboolean is_whole)
{
  const LimberExportPart *part = get_part (self);
  double width = self->layout.figure.width;
  double height = self->layout.figure.height;
  cairo_rectangle_int_t clip = { 0, 0, (int) width, (int) height };
  LimberFigureMoment moment = part->moment;

  moment.elapsed_usec = CLAMP (at_usec - part->start_usec, 0, part->duration_usec);
  if (!is_whole) {
    if (limber_figure_looks_same (self->figure, height, &self->shown_moment, &moment))
      return FALSE;
    limber_figure_get_moving_box (self->figure, width, height, &clip);
  }

  begin_figure (self, &clip);
  limber_figure_paint (self->figure, self->cr, width, height, &moment);
  cairo_restore (self->cr);
  self->shown_moment = moment;

  return TRUE;
}

static void
paint_frame (LimberExportPainter *self, LimberFrame *frame)
{
  int width = limber_frame_get_width (frame);
  int height = limber_frame_get_height (frame);
  const LimberFrameBox *box = &self->layout.figure;
  cairo_rectangle_int_t clip = { 0, 0, box->width, box->height };
  double scale = MIN ((double) box->width / width, (double) box->height / height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  limber_pixels_unpack (cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface),
                        g_bytes_get_data (limber_frame_get_bytes (frame), NULL),
                        limber_frame_get_stride (frame), width, height);
  cairo_surface_mark_dirty (surface);

  begin_figure (self, &clip);
  cairo_translate (self->cr, round ((box->width - width * scale) / 2),
                   round ((box->height - height * scale) / 2));
  cairo_scale (self->cr, scale, scale);
  cairo_set_source_surface (self->cr, surface, 0, 0);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
  cairo_surface_destroy (surface);
}

static gboolean
paint_clip (LimberExportPainter *self, gint64 at_usec, gboolean is_whole)
{
  g_autoptr (GError) error = NULL;
  LimberFrame *frame = limber_clip_reader_read (self->reader, at_usec - self->reader_start_usec,
                                                &error);

  if (frame == NULL) {
    lose_clip (self, limber_clip_reader_get_path (self->reader), error);
    open_picture (self);
    return self->figure != NULL && paint_figure (self, at_usec, TRUE);
  }
  if (frame == self->shown_frame && !is_whole)
    return FALSE;

  paint_frame (self, frame);
  g_clear_pointer (&self->shown_frame, limber_frame_unref);
  self->shown_frame = limber_frame_ref (frame);

  return TRUE;
}

static gboolean
paint_picture (LimberExportPainter *self, gint64 at_usec, gboolean is_new)
{
  cairo_rectangle_int_t whole = { 0, 0, self->layout.figure.width, self->layout.figure.height };

  if (self->reader != NULL)
    return paint_clip (self, at_usec, is_new);
  if (self->figure != NULL)
    return paint_figure (self, at_usec, is_new);
  if (!is_new)
    return FALSE;

  begin_figure (self, &whole);
  cairo_restore (self->cr);

  return TRUE;
}

static gboolean
paint_ring (LimberExportPainter *self, gint64 at_usec, gboolean is_new)
{
  const LimberExportPart *part = get_part (self);
  gint64 left_usec = CLAMP (part->start_usec + part->duration_usec - at_usec, 0,
                            part->duration_usec);
  gint64 step = (left_usec + RING_STEP_USEC - 1) / RING_STEP_USEC;

  if (!is_new && step == self->shown_ring_step)
    return FALSE;

  cairo_save (self->cr);
  limber_export_layout_paint_ring (&self->layout, self->cr,
                                   (double) (step * RING_STEP_USEC) / (double) part->duration_usec,
                                   (guint) ((left_usec + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC));
  cairo_restore (self->cr);
  self->shown_ring_step = step;

  return TRUE;
}

static gboolean
paint_progress (LimberExportPainter *self, gint64 at_usec)
{
  int filled = (int) (at_usec * self->layout.progress.width / self->script->duration_usec);

  if (self->has_painted && filled == self->shown_filled_px)
    return FALSE;

  limber_export_layout_paint_progress (&self->layout, self->cr, self->script, filled);
  self->shown_filled_px = filled;

  return TRUE;
}

gboolean
limber_export_painter_paint (LimberExportPainter *self, gint64 at_usec)
{
  g_return_val_if_fail (self != NULL, FALSE);

  gboolean is_new_part = !self->has_painted;
  gboolean is_new_picture;
  gboolean is_changed;

  while (self->index + 1 < self->script->parts->len
         && at_usec >= get_part (self)->start_usec + get_part (self)->duration_usec) {
    self->index++;
    is_new_part = TRUE;
  }

  is_new_picture = self->picture == NULL
                   || !limber_picture_equal (self->picture, get_part (self)->picture);
  if (is_new_picture)
    open_picture (self);

  is_changed = paint_picture (self, at_usec, is_new_picture);
  if (is_new_part) {
    limber_export_layout_paint_panel (&self->layout, self->cr, self->script, get_part (self));
    is_changed = TRUE;
  }
  is_changed |= paint_ring (self, at_usec, is_new_part);
  is_changed |= paint_progress (self, at_usec);
  self->has_painted = TRUE;
  cairo_surface_flush (self->surface);

  return is_changed;
}

const guint8 *
limber_export_painter_get_data (LimberExportPainter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data;
}

gsize
limber_export_painter_get_size (LimberExportPainter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (gsize) self->layout.width * BYTES_PER_PIXEL * (gsize) self->layout.height;
}
