/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-body-map"

#include "config.h"

#include "figure/limber-body-map-private.h"
#include "figure/limber-body-zones-private.h"

/*
 * LimberBodyMap:
 *
 * Where the body and its zones lie in a picture, and which zone is at a point of it; the painting
 * is limber-body-map-paint.c. It writes no text.
 */

#define SCREEN_M 435 /* pixels a metre at which lines have their nominal width */

static const BodyMapFrame view_frames[LIMBER_N_BODY_MAP_VIEWS] = {
  [LIMBER_BODY_MAP_FRONT] = { FALSE, 0.395, -0.945, 0.815, { 0.275, 0.66 } },
  [LIMBER_BODY_MAP_BACK] = { TRUE, 0.395, -0.945, 0.815, { 0.275, 0.66 } },
  [LIMBER_BODY_MAP_BACK_AREAS] = { TRUE, 0.285, 0.070, 0.635, { 0.205, 0.575 } },
};

LimberBodyMap *
limber_body_map_new (const LimberFigureStyle *style)
{
  LimberBodyMap *self = g_new0 (LimberBodyMap, 1);

  limber_body_plan_init (&self->plan);
  limber_body_map_choose_colors (self, style);
  self->scene = limber_scene_new ();
  for (guint back = 0; back < 2; back++) {
    self->outlines[back] = limber_body_plan_trace_outline (&self->plan, back != 0);
    self->rings[back] = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
    for (guint i = 0; i < limber_body_zones_get_n (back != 0); i++)
      g_ptr_array_add (self->rings[back], limber_body_zones_trace (&self->plan, back != 0, i));
  }
  return self;
}

void
limber_body_map_free (LimberBodyMap *self)
{
  for (guint back = 0; back < 2; back++) {
    g_clear_pointer (&self->outlines[back], g_array_unref);
    g_clear_pointer (&self->rings[back], g_ptr_array_unref);
  }
  g_clear_pointer (&self->scene, limber_scene_free);
  g_free (self);
}

double
limber_body_map_get_aspect (LimberBodyMapView view)
{
  g_return_val_if_fail ((guint) view < LIMBER_N_BODY_MAP_VIEWS, 1);

  return 2 * view_frames[view].half_width / (view_frames[view].top - view_frames[view].bottom);
}

LimberZones
limber_body_map_get_zones (LimberBodyMapView view)
{
  LimberZones zones = 0;

  g_return_val_if_fail ((guint) view < LIMBER_N_BODY_MAP_VIEWS, 0);

  if (view == LIMBER_BODY_MAP_BACK_AREAS)
    return limber_zones_get_back_areas ();
  for (guint i = 0; i < limber_body_zones_get_n (view == LIMBER_BODY_MAP_BACK); i++)
    zones |= LIMBER_ZONE_BIT (limber_body_zones_get_zone (view == LIMBER_BODY_MAP_BACK, i));
  return zones;
}

BodyMapCanvas
limber_body_map_create_canvas (
    LimberBodyMap *self, cairo_t *cr, LimberBodyMapView view, double width, double height)
{
  const BodyMapFrame *frame = &view_frames[view];
  LimberCamera camera = limber_camera_new (frame->is_back ? 180 : 0, 0);

  camera.scale = MIN (width / (2 * frame->half_width), height / (frame->top - frame->bottom));
  camera.center_x = width / 2;
  camera.center_y = height / 2 + camera.scale * (frame->top + frame->bottom) / 2;
  return (BodyMapCanvas){ self, frame, cr, camera, CLAMP (camera.scale / SCREEN_M, 0.3, 1.6) };
}

LimberSpot
limber_body_map_project (const BodyMapCanvas *canvas, const LimberPlanPoint *point)
{
  return limber_camera_project (&canvas->camera, limber_vec (point->x, point->y, 0));
}

static LimberPlanPoint
unproject (const BodyMapCanvas *canvas, double x, double y)
{
  double side = canvas->frame->is_back ? -1 : 1;

  return (LimberPlanPoint){ side * (x - canvas->camera.center_x) / canvas->camera.scale,
                            (canvas->camera.center_y - y) / canvas->camera.scale };
}

const GArray *
limber_body_map_get_ring (const BodyMapCanvas *canvas, guint index)
{
  return g_ptr_array_index (canvas->map->rings[canvas->frame->is_back], index);
}

/* The drawn zone at a place, or -1 */
static int
find_index (const BodyMapCanvas *canvas, LimberZones shown, LimberPlanPoint at)
{
  for (guint i = 0; i < limber_body_zones_get_n (canvas->frame->is_back); i++) {
    if ((shown & LIMBER_ZONE_BIT (limber_body_zones_get_zone (canvas->frame->is_back, i))) != 0
        && limber_body_zones_polygon_contains (limber_body_map_get_ring (canvas, i), at.x, at.y))
      return (int) i;
  }
  return -1;
}

/**
 * limber_body_map_find_zone:
 * @self: a map
 * @view: what of the body
 * @width: of the picture
 * @height: of the picture
 * @x: of the point
 * @y: of the point
 * @zone: (out): untouched where there is none
 *
 * Returns: whether there is a zone
 */
gboolean
limber_body_map_find_zone (LimberBodyMap *self,
                           LimberBodyMapView view,
                           double width,
                           double height,
                           double x,
                           double y,
                           LimberZone *zone)
{
  BodyMapCanvas canvas;
  int index;

  g_return_val_if_fail (self != NULL && (guint) view < LIMBER_N_BODY_MAP_VIEWS, FALSE);

  if (x < 0 || y < 0 || x >= width || y >= height)
    return FALSE;
  canvas = limber_body_map_create_canvas (self, NULL, view, width, height);
  index = find_index (&canvas, limber_body_map_get_zones (view), unproject (&canvas, x, y));
  if (index < 0)
    return FALSE;
  *zone = limber_body_zones_get_zone (canvas.frame->is_back, (guint) index);
  return TRUE;
}

static int
find_drawn (const BodyMapCanvas *canvas, LimberZone zone)
{
  for (guint i = 0; i < limber_body_zones_get_n (canvas->frame->is_back); i++) {
    if (limber_body_zones_get_zone (canvas->frame->is_back, i) == zone)
      return (int) i;
  }
  return -1;
}

/**
 * limber_body_map_get_box:
 * @self: a map
 * @view: what of the body
 * @width: of the picture
 * @height: of the picture
 * @zone: a zone
 * @box: (out): within the picture
 */
void
limber_body_map_get_box (LimberBodyMap *self,
                         LimberBodyMapView view,
                         double width,
                         double height,
                         LimberZone zone,
                         cairo_rectangle_t *box)
{
  BodyMapCanvas canvas;
  const GArray *ring;
  int index;
  double x1 = width;
  double y1 = height;
  double x2 = 0;
  double y2 = 0;

  g_return_if_fail (self != NULL && (guint) view < LIMBER_N_BODY_MAP_VIEWS);
  g_return_if_fail (zone < LIMBER_N_ZONES && box != NULL);

  *box = (cairo_rectangle_t){ 0 };
  canvas = limber_body_map_create_canvas (self, NULL, view, width, height);
  index = find_drawn (&canvas, zone);
  if (index < 0 || (limber_body_map_get_zones (view) & LIMBER_ZONE_BIT (zone)) == 0)
    return;
  ring = limber_body_map_get_ring (&canvas, (guint) index);
  for (guint i = 0; i < ring->len; i++) {
    LimberSpot spot = limber_body_map_project (&canvas, &g_array_index (ring, LimberPlanPoint, i));

    x1 = MIN (x1, MAX (spot.x, 0));
    y1 = MIN (y1, MAX (spot.y, 0));
    x2 = MAX (x2, MIN (spot.x, width));
    y2 = MAX (y2, MIN (spot.y, height));
  }
  *box = (cairo_rectangle_t){ x1, y1, x2 - x1, y2 - y1 };
}

/**
 * limber_body_map_get_middle:
 * @self: a map
 * @view: what of the body
 * @width: of the picture
 * @height: of the picture
 * @zone: a zone of this view
 * @x: (out): of the middle
 * @y: (out): of the middle
 *
 * The middle of that part of the zone that lies on the body, sampled.
 */
void
limber_body_map_get_middle (LimberBodyMap *self,
                            LimberBodyMapView view,
                            double width,
                            double height,
                            LimberZone zone,
                            double *x,
                            double *y)
{
  enum { N_SAMPLES = 24 };
  cairo_rectangle_t box;
  BodyMapCanvas canvas;
  const GArray *outline;
  const GArray *ring;
  double sum_x = 0;
  double sum_y = 0;
  guint n_points = 0;
  int index;

  g_return_if_fail (x != NULL && y != NULL);

  limber_body_map_get_box (self, view, width, height, zone, &box);
  *x = box.x + box.width / 2;
  *y = box.y + box.height / 2;
  canvas = limber_body_map_create_canvas (self, NULL, view, width, height);
  index = find_drawn (&canvas, zone);
  if (index < 0)
    return;
  ring = limber_body_map_get_ring (&canvas, (guint) index);
  outline = self->outlines[canvas.frame->is_back];
  for (guint i = 0; i < N_SAMPLES * N_SAMPLES; i++) {
    double sample_x = box.x + box.width * (i % N_SAMPLES + 0.5) / N_SAMPLES;
    double sample_y = box.y + box.height * (i / N_SAMPLES + 0.5) / N_SAMPLES;
    LimberPlanPoint at = unproject (&canvas, sample_x, sample_y);

    if (!limber_body_zones_polygon_contains (ring, at.x, at.y)
        || !limber_body_zones_polygon_contains (outline, at.x, at.y))
      continue;
    sum_x += sample_x;
    sum_y += sample_y;
    n_points++;
  }
  /* Head and hands are no part of the outline; their boxes are about as large as they. */
  if (n_points > N_SAMPLES * N_SAMPLES / 8) {
    *x = sum_x / n_points;
    *y = sum_y / n_points;
  }
}

/**
 * limber_body_map_get_side_place:
 * @self: a map
 * @view: what of the body
 * @width: of the picture
 * @height: of the picture
 * @side: the person's left or right
 * @x: (out): middle of the word
 * @y: (out): middle of the word
 */
void
limber_body_map_get_side_place (LimberBodyMap *self,
                                LimberBodyMapView view,
                                double width,
                                double height,
                                LimberZoneSide side,
                                double *x,
                                double *y)
{
  BodyMapCanvas canvas;
  LimberPlanPoint place;
  LimberSpot spot;

  g_return_if_fail (self != NULL && (guint) view < LIMBER_N_BODY_MAP_VIEWS);
  g_return_if_fail (side != LIMBER_ZONE_MIDDLE && x != NULL && y != NULL);

  canvas = limber_body_map_create_canvas (self, NULL, view, width, height);
  place.x = canvas.frame->side_place[0] * (side == LIMBER_ZONE_LEFT ? 1 : -1);
  place.y = canvas.frame->side_place[1];
  spot = limber_body_map_project (&canvas, &place);
  *x = spot.x;
  *y = spot.y;
}
