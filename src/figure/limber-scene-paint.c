/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-scene-paint"

#include "config.h"

#include "figure/limber-scene-private.h"

#include <math.h>

/*
 * Painting with flat fills alone, which software rendering does four times as fast as gradients. A
 * layer is filled three times: grown by the outline's width in the outline's colour, as it is in
 * the shade's colour, and once more smaller and moved towards the light in the lit colour. The
 * union of its hulls is one path, so that they show no seams.
 */

#define MAX_DIRECTIONS 56
#define LIT_SIZE       0.80
#define LIT_SHIFT_X    -0.13
#define LIT_SHIFT_Y    -0.15

/* Enough directions for the size: an error of about a tenth of a pixel */
static guint
count_directions (double radius)
{
  double n_directions = 2.2 * sqrt (MAX (radius, 1)) + 7;

  return 4 * (guint) ceil (MIN (n_directions, MAX_DIRECTIONS) / 4);
}

typedef struct {
  double x;
  double y;
} Direction;

/* Unit vectors all around, for each quarter of a number of directions */
static Direction directions[MAX_DIRECTIONS / 4 + 1][MAX_DIRECTIONS];

static void
prepare_directions (void)
{
  static gsize is_prepared = 0;

  if (!g_once_init_enter (&is_prepared))
    return;
  for (guint quarter = 1; quarter <= MAX_DIRECTIONS / 4; quarter++) {
    for (guint k = 0; k < 4 * quarter; k++) {
      double angle = 2 * G_PI * k / (4 * quarter);

      directions[quarter][k] = (Direction){ cos (angle), sin (angle) };
    }
  }
  g_once_init_leave (&is_prepared, 1);
}

/* Adds the hull of @n_ovals ellipses as a closed polygon, grown by @grow: for each direction the
 * farthest point of any (their support function), which is exact and needs no sorting. */
static void
add_hull_path (cairo_t *cr, const SceneOval *ovals, guint n_ovals, double grow)
{
  double radius = 0;
  guint n_directions;

  for (guint i = 0; i < n_ovals; i++)
    radius = MAX (radius, ovals[i].radius);
  n_directions = count_directions (radius);

  for (guint k = 0; k < n_directions; k++) {
    double ux = directions[n_directions / 4][k].x;
    double uy = directions[n_directions / 4][k].y;
    double best = -G_MAXDOUBLE;
    double best_x = 0;
    double best_y = 0;

    for (guint i = 0; i < n_ovals; i++) {
      const SceneOval *oval = &ovals[i];
      double mx = oval->xx * ux + oval->xy * uy;
      double my = oval->xy * ux + oval->yy * uy;
      double root = sqrt (MAX (mx * ux + my * uy, 1e-12));
      double support = oval->x * ux + oval->y * uy + root;

      if (support > best) {
        best = support;
        best_x = oval->x + mx / root;
        best_y = oval->y + my / root;
      }
    }
    if (k == 0)
      cairo_move_to (cr, best_x + ux * grow, best_y + uy * grow);
    else
      cairo_line_to (cr, best_x + ux * grow, best_y + uy * grow);
  }
  cairo_close_path (cr);
}

static void
gather_ovals (LimberScene *self, const SceneHull *hull, SceneOval *ovals, gboolean is_lit)
{
  for (guint i = 0; i < hull->n_nodes; i++) {
    SceneOval *oval = &ovals[i];

    *oval = g_array_index (self->ovals, SceneOval, hull->nodes[i]);
    if (is_lit) {
      oval->x += LIT_SHIFT_X * sqrt (oval->xx);
      oval->y += LIT_SHIFT_Y * sqrt (oval->yy);
      oval->xx *= LIT_SIZE * LIT_SIZE;
      oval->xy *= LIT_SIZE * LIT_SIZE;
      oval->yy *= LIT_SIZE * LIT_SIZE;
    }
  }
}

static void
set_color (cairo_t *cr, LimberColor color)
{
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
}

static void
fill_hulls (LimberScene *self,
            cairo_t *cr,
            const SceneHull *hulls,
            guint n_hulls,
            LimberColor color,
            double grow,
            gboolean is_lit)
{
  SceneOval ovals[MAX_HULL_NODES];

  cairo_new_path (cr);
  for (guint i = 0; i < n_hulls; i++) {
    gather_ovals (self, &hulls[i], ovals, is_lit);
    add_hull_path (cr, ovals, hulls[i].n_nodes, grow);
  }
  set_color (cr, color);
  cairo_fill (cr);
}

static void
paint_layer (LimberScene *self,
             cairo_t *cr,
             const SceneLayer *layer,
             const LimberPalette *palette,
             double outline_width)
{
  const SceneHull *hulls = &g_array_index (self->hulls, SceneHull, layer->first_hull);
  const LimberPaint *paint = &palette->paints[layer->tone];

  fill_hulls (self, cr, hulls, layer->n_hulls, paint->outline, outline_width, FALSE);
  fill_hulls (self, cr, hulls, layer->n_hulls, paint->shade, 0, FALSE);
  fill_hulls (self, cr, hulls, layer->n_hulls, paint->lit, 0, TRUE);
}

static void
add_points_path (LimberScene *self,
                 cairo_t *cr,
                 const LimberCamera *camera,
                 const SceneDetail *detail)
{
  for (guint i = 0; i < detail->n_points; i++) {
    LimberVec point = g_array_index (self->points, LimberVec, detail->first_point + i);
    LimberSpot spot = limber_camera_project (camera, point);

    if (i == 0)
      cairo_move_to (cr, spot.x, spot.y);
    else
      cairo_line_to (cr, spot.x, spot.y);
  }
}

static void
paint_line (LimberScene *self,
            cairo_t *cr,
            const LimberCamera *camera,
            const SceneDetail *detail,
            const LimberPalette *palette)
{
  cairo_new_path (cr);
  add_points_path (self, cr, camera, detail);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, detail->width * camera->scale);
  set_color (cr, detail->tone == LIMBER_TONE_SKIN ? palette->paints[detail->tone].crease
                                                  : palette->paints[detail->tone].lit);
  cairo_stroke (cr);
}

/* Patches of one tone that follow each other are one path, so that a mesh has no seams. Returns how
 * many it took. */
static guint
paint_patches (LimberScene *self,
               cairo_t *cr,
               const LimberCamera *camera,
               guint first,
               const LimberPalette *palette)
{
  const SceneDetail *details = (const SceneDetail *) (const void *) self->details->data;
  LimberTone tone = details[first].tone;
  guint i = first;

  cairo_new_path (cr);
  for (; i < self->details->len && details[i].part == details[first].part
         && details[i].kind == DETAIL_PATCH && details[i].tone == tone;
       i++) {
    add_points_path (self, cr, camera, &details[i]);
    cairo_close_path (cr);
  }
  set_color (cr, palette->paints[tone].lit);
  cairo_fill (cr);
  return i - first;
}

static void
paint_glow (LimberScene *self,
            cairo_t *cr,
            const LimberCamera *camera,
            const SceneDetail *detail,
            const LimberPalette *palette,
            double outline_width)
{
  const LimberPaint *paint = &palette->paints[LIMBER_TONE_MUSCLE];
  SceneOval ovals[MAX_GLOW_POINTS];

  if (detail->strength <= 0.02)
    return;

  for (guint i = 0; i < detail->n_points; i++) {
    LimberVec point = g_array_index (self->points, LimberVec, detail->first_point + i);
    LimberSpot spot = limber_camera_project (camera, point);
    double radius = detail->radii[i] * camera->scale;

    ovals[i] = (SceneOval){
      spot.x, spot.y, spot.depth, radius * radius, 0, radius * radius, radius
    };
  }

  for (guint pass = 0; pass < 3; pass++) {
    static const double sizes[] = { 1.0, 1.0, 0.55 };
    static const double alphas[] = { 0.95, 0.88, 0.55 };
    LimberColor color = pass == 0   ? paint->outline
                        : pass == 1 ? paint->lit
                                    : (LimberColor){ 1, 0.93, 0.62 };

    cairo_new_path (cr);
    for (guint i = 0; i + 1 < MAX (detail->n_points, 2); i++) {
      SceneOval pair[2] = { ovals[i], ovals[MIN (i + 1, detail->n_points - 1)] };

      for (guint j = 0; j < 2; j++) {
        pair[j].xx *= sizes[pass] * sizes[pass];
        pair[j].yy *= sizes[pass] * sizes[pass];
      }
      add_hull_path (cr, pair, 2, pass == 0 ? outline_width * 1.5 : 0);
    }
    cairo_set_source_rgba (cr, color.red, color.green, color.blue, alphas[pass] * detail->strength);
    cairo_fill (cr);
  }
}

static void
paint_details (LimberScene *self,
               cairo_t *cr,
               const LimberCamera *camera,
               LimberPart part,
               const LimberPalette *palette,
               double outline_width)
{
  guint i = 0;

  while (i < self->details->len) {
    const SceneDetail *detail = &g_array_index (self->details, SceneDetail, i);

    if (detail->part != part) {
      i++;
      continue;
    }
    switch (detail->kind) {
    case DETAIL_PATCH:
      i += paint_patches (self, cr, camera, i, palette);
      continue;
    case DETAIL_LINE:
      paint_line (self, cr, camera, detail, palette);
      break;
    case DETAIL_GLOW:
      paint_glow (self, cr, camera, detail, palette, outline_width);
      break;
    }
    i++;
  }
}

static const SceneStub *
find_counterpart (LimberScene *self, const SceneStub *stub)
{
  for (guint i = 0; i < self->stubs->len; i++) {
    const SceneStub *other = &g_array_index (self->stubs, SceneStub, i);

    if (other->owner == stub->neighbour && other->neighbour == stub->owner)
      return other;
  }

  return NULL;
}

/* What parts painted before show of their joints with @part, over it; then the light on @part's own
 * side of the joint, which that has covered */
static void
paint_stubs (LimberScene *self,
             cairo_t *cr,
             LimberPart part,
             const gboolean *is_painted,
             const LimberPalette *palette)
{
  for (guint i = 0; i < self->stubs->len; i++) {
    const SceneStub *stub = &g_array_index (self->stubs, SceneStub, i);
    const LimberPaint *paint = &palette->paints[stub->tone];
    const SceneStub *own;

    if (stub->neighbour != part || !is_painted[stub->owner])
      continue;
    if (stub->is_flat) {
      fill_hulls (self, cr, &stub->hull, 1, paint->lit, 0, FALSE);
    } else {
      fill_hulls (self, cr, &stub->hull, 1, paint->shade, 0, FALSE);
      fill_hulls (self, cr, &stub->hull, 1, paint->lit, 0, TRUE);
    }
    own = find_counterpart (self, stub);
    if (own != NULL)
      fill_hulls (self, cr, &own->hull, 1, palette->paints[own->tone].lit, 0, TRUE);
  }
}

/**
 * limber_scene_paint:
 * @self: filled
 * @cr: where to
 * @camera: how it is seen; its scale in @cr's units
 * @palette: the colours
 * @outline_width: in @cr's units
 */
void
limber_scene_paint (LimberScene *self,
                    cairo_t *cr,
                    const LimberCamera *camera,
                    const LimberPalette *palette,
                    double outline_width)
{
  g_autofree LimberPart *order = g_new0 (LimberPart, self->parts->len + 1);
  g_autofree gboolean *is_painted = g_new0 (gboolean, self->parts->len + 1);

  prepare_directions ();
  limber_scene_project (self, camera);
  limber_scene_sort (self, order);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  for (guint i = 0; i < self->parts->len; i++) {
    const ScenePart *part = &g_array_index (self->parts, ScenePart, order[i]);

    for (guint j = 0; j < part->n_layers; j++)
      paint_layer (self, cr, &g_array_index (self->layers, SceneLayer, part->first_layer + j),
                   palette, outline_width);
    paint_stubs (self, cr, order[i], is_painted, palette);
    paint_details (self, cr, camera, order[i], palette, outline_width);
    is_painted[order[i]] = TRUE;
  }
}

void
limber_scene_add_path (LimberScene *self, cairo_t *cr, const LimberCamera *camera)
{
  SceneOval ovals[MAX_HULL_NODES];

  prepare_directions ();
  limber_scene_project (self, camera);
  for (guint i = 0; i < self->hulls->len; i++) {
    const SceneHull *hull = &g_array_index (self->hulls, SceneHull, i);

    gather_ovals (self, hull, ovals, FALSE);
    add_hull_path (cr, ovals, hull->n_nodes, 0);
  }
}

/* Where a node's shadow falls on the floor, @grow metres larger; what is higher throws a smaller
 * one. */
static SceneOval
shadow_of_node (const LimberEllipsoid *node, const LimberCamera *camera, double grow)
{
  double fade = 1 / (1 + 0.35 * MAX (node->center.y, 0));
  LimberSpot spot = limber_camera_project (camera, limber_vec (node->center.x, 0, node->center.z));
  double radius = MAX (limber_vec_length (node->axes[0]), limber_vec_length (node->axes[2]));
  double wide = (radius * fade + grow) * camera->scale;
  double flat = wide * fabs (camera->toward.y);

  return (SceneOval){ spot.x, spot.y, 0, wide * wide, 0, flat * flat, wide };
}

static const double shadow_growths[] = { 0.055, 0.032, 0.010 };

/**
 * limber_scene_paint_shadow:
 * @self: filled
 * @cr: where to
 * @camera: how it is seen
 * @alpha: darkness of the core
 *
 * A soft edge by three fills, each smaller.
 */
void
limber_scene_paint_shadow (LimberScene *self, cairo_t *cr, const LimberCamera *camera, double alpha)
{
  prepare_directions ();
  for (guint pass = 0; pass < G_N_ELEMENTS (shadow_growths); pass++) {
    cairo_new_path (cr);
    for (guint i = 0; i < self->hulls->len; i++) {
      const SceneHull *hull = &g_array_index (self->hulls, SceneHull, i);
      SceneOval ovals[MAX_HULL_NODES];

      for (guint j = 0; j < hull->n_nodes; j++)
        ovals[j] = shadow_of_node (&g_array_index (self->nodes, LimberEllipsoid, hull->nodes[j]),
                                   camera, shadow_growths[pass]);
      add_hull_path (cr, ovals, hull->n_nodes, 0);
    }
    cairo_set_source_rgba (cr, 0, 0, 0, alpha * (pass == 2 ? 0.45 : 0.3));
    cairo_fill (cr);
  }
}

static void
extend_by_oval (const SceneOval *oval, double *x1, double *y1, double *x2, double *y2)
{
  *x1 = MIN (*x1, oval->x - sqrt (oval->xx));
  *x2 = MAX (*x2, oval->x + sqrt (oval->xx));
  *y1 = MIN (*y1, oval->y - sqrt (oval->yy));
  *y2 = MAX (*y2, oval->y + sqrt (oval->yy));
}

void
limber_scene_extend_box (
    LimberScene *self, const LimberCamera *camera, double *x1, double *y1, double *x2, double *y2)
{
  limber_scene_project (self, camera);
  for (guint i = 0; i < self->ovals->len; i++) {
    SceneOval shadow = shadow_of_node (&g_array_index (self->nodes, LimberEllipsoid, i), camera,
                                       shadow_growths[0]);

    extend_by_oval (&g_array_index (self->ovals, SceneOval, i), x1, y1, x2, y2);
    extend_by_oval (&shadow, x1, y1, x2, y2);
  }
}
