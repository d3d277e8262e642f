/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-body-map.h"
#include "figure/limber-body-plan-private.h"
#include "figure/limber-camera.h"
#include "figure/limber-palette.h"
#include "figure/limber-shapes.h"

G_BEGIN_DECLS

/** What a view shows, in metres of the plan. */
typedef struct {
  gboolean is_back;
  double half_width;
  double bottom;
  double top;
  double side_place[2]; /* "Left": outward from the middle, up */
} BodyMapFrame;

/** How the body, or a part of it, is painted. */
typedef struct {
  LimberPaint body;
  LimberColor hair;
  double outline_px;
} BodyMapLook;

struct _LimberBodyMap {
  LimberBodyPlan plan;
  BodyMapLook plain;
  BodyMapLook marked;
  LimberColor border;
  LimberColor focus;
  GArray *outlines[2]; /* (owned) (element-type LimberPlanPoint): front, back */
  GPtrArray *rings[2]; /* (owned) (element-type GArray): front, back; in the zones' drawn order */
  LimberScene *scene;  /* (owned) */
};

/** One picture. */
typedef struct {
  LimberBodyMap *map;
  const BodyMapFrame *frame;
  cairo_t *cr;
  LimberCamera camera;
  double line_px; /* what one pixel of a line's nominal width is here */
} BodyMapCanvas;

/* limber-body-map.c */
BodyMapCanvas limber_body_map_create_canvas (
    LimberBodyMap *self, cairo_t *cr, LimberBodyMapView view, double width, double height);
LimberSpot limber_body_map_project (const BodyMapCanvas *canvas, const LimberPlanPoint *point);
/* (transfer none): of the drawn zone @index */
const GArray *limber_body_map_get_ring (const BodyMapCanvas *canvas, guint index);

/* limber-body-map-paint.c */
void limber_body_map_choose_colors (LimberBodyMap *self, const LimberFigureStyle *style);

G_END_DECLS
