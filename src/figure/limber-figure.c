/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-figure"

#include "config.h"

#include "figure/limber-figure.h"
#include "figure/limber-mannequin.h"
#include "figure/limber-motion.h"

#include <math.h>

/*
 * LimberFigure:
 *
 * One exercise as a moving picture: motion gives the bones, mannequin the shapes, scene the paint;
 * this class keeps the camera. The frame holds every moment of both sides, so nothing jumps. Not
 * thread-safe: one thread at a time.
 */

#define MARGIN      0.05 /* of the picture's smaller side */
#define N_SAMPLES   12   /* moments of a segment that the frame is measured at */
#define MIN_FRAME_M 1.25 /* a small movement is not blown up beyond this height */
#define SAME_PX     0.25

typedef struct {
  double x1;
  double y1;
  double x2;
  double y2;
} Box;

struct _LimberFigure {
  GObject parent_instance;

  LimberChoreography *choreography; /* (owned) */
  LimberFigureStyle style;
  LimberBody body;
  LimberPalette palette;
  LimberMotion *motion;       /* (owned) */
  LimberMannequin *mannequin; /* (owned) */
  double azimuth;
  gboolean has_boxes;
  Box frame;  /* metres on the picture plane: all that is ever painted */
  Box moving; /* metres: what moves */
};

G_DEFINE_FINAL_TYPE (LimberFigure, limber_figure, G_TYPE_OBJECT)

static void
limber_figure_finalize (GObject *object)
{
  LimberFigure *self = LIMBER_FIGURE (object);

  g_clear_pointer (&self->mannequin, limber_mannequin_free);
  g_clear_pointer (&self->motion, limber_motion_free);
  g_clear_pointer (&self->choreography, limber_choreography_unref);

  G_OBJECT_CLASS (limber_figure_parent_class)->finalize (object);
}

static void
limber_figure_class_init (LimberFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_figure_finalize;
}

static void
limber_figure_init (LimberFigure *self)
{
}

/**
 * limber_figure_new:
 * @choreography: sealed
 * @style: how it is to look
 *
 * Returns: (transfer full): the figure
 */
LimberFigure *
limber_figure_new (LimberChoreography *choreography, const LimberFigureStyle *style)
{
  LimberFigure *self = NULL;

  g_return_val_if_fail (choreography != NULL && style != NULL, NULL);

  self = g_object_new (LIMBER_TYPE_FIGURE, NULL);
  self->choreography = limber_choreography_ref (choreography);
  self->style = *style;
  self->body = limber_body_for_build (style->build);
  limber_palette_fill (&self->palette, style);
  self->motion = limber_motion_new (choreography, &self->body);
  self->mannequin = limber_mannequin_new (choreography, &self->body,
                                          limber_motion_get_furniture (self->motion));
  self->azimuth = limber_choreography_get_azimuth (choreography);

  return self;
}

/**
 * limber_figure_set_azimuth:
 * @self: a figure
 * @azimuth_degrees: around the person, 0 from the front; NAN for the exercise's own
 */
void
limber_figure_set_azimuth (LimberFigure *self, double azimuth_degrees)
{
  g_return_if_fail (LIMBER_IS_FIGURE (self));

  self->azimuth = isnan (azimuth_degrees) ? limber_choreography_get_azimuth (self->choreography)
                                          : azimuth_degrees;
  self->has_boxes = FALSE;
}

static LimberCamera
camera_for (LimberFigure *self, const LimberFigureMoment *moment)
{
  return limber_camera_new (limber_motion_get_azimuth (self->motion, moment, self->azimuth),
                            limber_choreography_get_elevation (self->choreography));
}

static void
fill_scene (LimberFigure *self, const LimberFigureMoment *moment, const LimberCamera *camera)
{
  LimberSkeleton skeleton;

  limber_motion_get_skeleton (self->motion, moment, &skeleton);
  limber_mannequin_fill (self->mannequin, &skeleton, camera, moment->side,
                         limber_motion_get_effort (moment));
}

static void
measure_moment (LimberFigure *self, const LimberFigureMoment *moment)
{
  LimberCamera camera = camera_for (self, moment);

  fill_scene (self, moment, &camera);
  limber_mannequin_extend_boxes (self->mannequin, &camera, &self->frame.x1, &self->moving.x1);
}

/* Measures both sides at a few moments of each kind of segment. */
static void
measure (LimberFigure *self)
{
  static const LimberSegmentKind kinds[] = { LIMBER_SEGMENT_MOVE_IN, LIMBER_SEGMENT_HOLD,
                                             LIMBER_SEGMENT_MOVE_OUT };
  static const Box nothing = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  gint64 round_usec = (gint64) (limber_choreography_get_hold_round_secs (self->choreography)
                                * G_USEC_PER_SEC);

  if (self->has_boxes)
    return;

  self->frame = nothing;
  self->moving = nothing;
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++) {
    for (guint i = 0; i <= N_SAMPLES; i++) {
      LimberFigureMoment moment = { kinds[kind], LIMBER_SIDE_FIRST, 0, round_usec * i / N_SAMPLES,
                                    round_usec };

      measure_moment (self, &moment);
      moment.side = LIMBER_SIDE_SECOND;
      measure_moment (self, &moment);
    }
  }
  self->has_boxes = TRUE;
}

static void
frame_camera (LimberFigure *self, LimberCamera *camera, double width, double height)
{
  double frame_width = self->frame.x2 - self->frame.x1;
  double frame_height = self->frame.y2 - self->frame.y1;
  double margin = MARGIN * MIN (width, height);
  double scale = MIN ((width - 2 * margin) / frame_width,
                      (height - 2 * margin) / MAX (frame_height, MIN_FRAME_M));

  camera->scale = scale;
  camera->center_x = width / 2 - scale * (self->frame.x1 + self->frame.x2) / 2;
  /* Small figures stand low in the picture, where the floor is. */
  camera->center_y = height / 2 - scale * (self->frame.y1 + self->frame.y2) / 2
                     + scale * MAX (0, MIN_FRAME_M - frame_height) * 0.25;
}

/**
 * limber_figure_paint:
 * @self: a figure
 * @cr: where to
 * @width: of the picture, in user units
 * @height: of the picture
 * @moment: of the session
 */
void
limber_figure_paint (
    LimberFigure *self, cairo_t *cr, double width, double height, const LimberFigureMoment *moment)
{
  LimberCamera camera;

  g_return_if_fail (LIMBER_IS_FIGURE (self));
  g_return_if_fail (cr != NULL && moment != NULL && width > 0 && height > 0);

  measure (self);
  camera = camera_for (self, moment);
  fill_scene (self, moment, &camera);
  frame_camera (self, &camera, width, height);
  limber_mannequin_paint (self->mannequin, cr, &camera, &self->palette);
}

/**
 * limber_figure_paint_still:
 * @self: a figure
 * @cr: where to
 * @width: of the picture, in user units
 * @height: of the picture
 *
 * Start on the left, hold on the right, for those who have animations off.
 */
void
limber_figure_paint_still (LimberFigure *self, cairo_t *cr, double width, double height)
{
  g_return_if_fail (LIMBER_IS_FIGURE (self));
  g_return_if_fail (cr != NULL && width > 0 && height > 0);

  cairo_save (cr);
  limber_figure_paint (self, cr, width / 2, height, &LIMBER_FIGURE_MOMENT_START);
  cairo_translate (cr, width / 2, 0);
  limber_figure_paint (self, cr, width / 2, height, &LIMBER_FIGURE_MOMENT_HOLD);
  cairo_restore (cr);
}

/**
 * limber_figure_get_moving_box:
 * @self: a figure
 * @width: of the picture
 * @height: of the picture
 * @box: (out): whole units within the picture
 */
void
limber_figure_get_moving_box (LimberFigure *self,
                              double width,
                              double height,
                              cairo_rectangle_int_t *box)
{
  LimberCamera camera = { 0 };
  int x1;
  int y1;
  int x2;
  int y2;

  g_return_if_fail (LIMBER_IS_FIGURE (self) && box != NULL);

  measure (self);
  frame_camera (self, &camera, width, height);
  x1 = (int) floor (camera.center_x + camera.scale * self->moving.x1) - 8;
  y1 = (int) floor (camera.center_y + camera.scale * self->moving.y1) - 8;
  x2 = (int) ceil (camera.center_x + camera.scale * self->moving.x2) + 8;
  y2 = (int) ceil (camera.center_y + camera.scale * self->moving.y2) + 8;
  box->x = MAX (x1, 0);
  box->y = MAX (y1, 0);
  box->width = MIN (x2, (int) width) - box->x;
  box->height = MIN (y2, (int) height) - box->y;
}

/**
 * limber_figure_looks_same:
 * @self: a figure
 * @height: of the picture, pixels
 * @a: a moment
 * @b: another
 *
 * Returns: whether nothing has moved by more than a quarter of a pixel
 */
gboolean
limber_figure_looks_same (LimberFigure *self,
                          double height,
                          const LimberFigureMoment *a,
                          const LimberFigureMoment *b)
{
  LimberSkeleton first;
  LimberSkeleton second;
  double limit;

  g_return_val_if_fail (LIMBER_IS_FIGURE (self) && a != NULL && b != NULL, FALSE);

  if (fabs (limber_motion_get_azimuth (self->motion, a, self->azimuth)
            - limber_motion_get_azimuth (self->motion, b, self->azimuth))
          > 0.05
      || fabs (limber_motion_get_effort (a) - limber_motion_get_effort (b)) > 0.01)
    return FALSE;

  measure (self);
  limit = SAME_PX * MAX (self->frame.y2 - self->frame.y1, MIN_FRAME_M) / height;
  limber_motion_get_skeleton (self->motion, a, &first);
  limber_motion_get_skeleton (self->motion, b, &second);
  return limber_skeleton_distance (&first, &second) <= limit;
}

LimberFigureMoment
limber_figure_moment_at (const LimberSegment *segment, gint64 elapsed_usec)
{
  return (LimberFigureMoment){ segment->kind, segment->side, segment->rep, elapsed_usec,
                               segment->duration_usec };
}
