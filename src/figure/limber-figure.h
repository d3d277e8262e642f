/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-choreography.h"
#include "core/limber-timeline.h"
#include "figure/limber-figure-style.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * LimberFigureMoment:
 * @kind: of the segment
 * @side: worked on
 * @rep: of the segment
 * @elapsed_usec: into the segment
 * @duration_usec: of the segment
 *
 * The one moment of a session that is to be drawn. Plain value.
 */
typedef struct {
  LimberSegmentKind kind;
  LimberSide side;
  guint rep;
  gint64 elapsed_usec;
  gint64 duration_usec;
} LimberFigureMoment;

/* The start pose, and the middle of the first hold (or the end of the first move) */
#define LIMBER_FIGURE_MOMENT_START                                                                 \
  ((LimberFigureMoment){ LIMBER_SEGMENT_GET_READY, LIMBER_SIDE_FIRST, 0, 0, 1 })
#define LIMBER_FIGURE_MOMENT_HOLD                                                                  \
  ((LimberFigureMoment){ LIMBER_SEGMENT_HOLD, LIMBER_SIDE_FIRST, 0, 0, 1 })

LimberFigureMoment limber_figure_moment_at (const LimberSegment *segment, gint64 elapsed_usec);

#define LIMBER_TYPE_FIGURE (limber_figure_get_type ())
G_DECLARE_FINAL_TYPE (LimberFigure, limber_figure, LIMBER, FIGURE, GObject)

/* One exercise's figure for one style. Painting caches what does not move: a figure belongs to one
 * thread at a time.
 * @build and tones come from @style. */
LimberFigure *limber_figure_new (LimberChoreography *choreography, const LimberFigureStyle *style);

/* Degrees; NAN for the exercise's own best view */
void limber_figure_set_azimuth (LimberFigure *self, double azimuth_degrees);

/* Paints figure, props and floor shadow into the box 0, 0, @width, @height (user units) over
 * whatever is there; the frame is fixed over the whole motion, so nothing jumps. */
void limber_figure_paint (
    LimberFigure *self, cairo_t *cr, double width, double height, const LimberFigureMoment *moment);

/* Start and hold side by side, for those who have animations off */
void limber_figure_paint_still (LimberFigure *self, cairo_t *cr, double width, double height);

/* The box, within 0, 0, @width, @height, outside of which no moment of this exercise paints
 * anything that changes */
void limber_figure_get_moving_box (LimberFigure *self,
                                   double width,
                                   double height,
                                   cairo_rectangle_int_t *box);

/* Whether two moments paint the same picture at @height pixels (to a quarter of a pixel) */
gboolean limber_figure_looks_same (LimberFigure *self,
                                   double height,
                                   const LimberFigureMoment *a,
                                   const LimberFigureMoment *b);

G_END_DECLS
