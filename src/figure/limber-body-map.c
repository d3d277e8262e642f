/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-body-map"

#include "config.h"

#include "figure/limber-body-map.h"
#include "figure/limber-body-zones-private.h"
#include "figure/limber-camera.h"
#include "figure/limber-palette.h"
#include "figure/limber-shapes.h"

#include <math.h>

/*
 * LimberBodyMap:
 *
 * The plan's outline filled as a calm grey mannequin, head and hands from the rig's own shapes, and
 * zones over it: each is what its polygon cuts out of the body, so that its edge follows the body's
 * edge. A marked zone differs by fill, hatching and edge, not by colour alone. It writes no text.
 */

#define N_STRENGTHS 4 /* of counts: more could not be told apart */
#define HATCH_M     0.016
#define FOCUS_PX    3.2
#define SCREEN_M    435 /* pixels a metre at which lines have their nominal width */

/** What a view shows, in metres of the plan. */
typedef struct {
  gboolean is_back;
  double half_width;
  double bottom;
  double top;
  double side_place[2]; /* "Left": outward from the middle, up */
} ViewFrame;

static const ViewFrame view_frames[LIMBER_N_BODY_MAP_VIEWS] = {
  [LIMBER_BODY_MAP_FRONT] = { FALSE, 0.395, -0.945, 0.815, { 0.275, 0.66 } },
  [LIMBER_BODY_MAP_BACK] = { TRUE, 0.395, -0.945, 0.815, { 0.275, 0.66 } },
  [LIMBER_BODY_MAP_BACK_AREAS] = { TRUE, 0.285, 0.070, 0.635, { 0.205, 0.575 } },
};

typedef struct {
  LimberPaint body;
  LimberColor hair;
  double outline_px;
} BodyLook;

struct _LimberBodyMap {
  LimberBodyPlan plan;
  BodyLook plain;
  BodyLook marked;
  LimberColor border;
  LimberColor focus;
  GArray *outlines[2]; /* (owned) (element-type LimberPlanPoint): front, back */
  GPtrArray *rings[2]; /* (owned) (element-type GArray): front, back; in the zones' drawn order */
  LimberScene *scene;  /* (owned) */
};

/** One picture. */
typedef struct {
  LimberBodyMap *map;
  const ViewFrame *frame;
  cairo_t *cr;
  LimberCamera camera;
  double line_px; /* what one pixel of a line's nominal width is here */
} Canvas;

#define RGB(hex)                                                                                   \
  ((LimberColor){ (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0,                   \
                  ((hex) &0xff) / 255.0 })

static void
choose_colors (LimberBodyMap *self, const LimberFigureStyle *style)
{
  if (style->is_dark) {
    self->plain = (BodyLook){ { RGB (0x4a5364), RGB (0x3d4554), RGB (0xa9b4c6), RGB (0x6b7689) },
                              RGB (0x2f3642),
                              1.4 };
    self->marked = (BodyLook){ { RGB (0xf48a6c), RGB (0xdf7556), RGB (0xffdfd4), RGB (0xc46045) },
                               RGB (0xc46045),
                               2.4 };
    self->border = RGB (0x9aa5b8);
    self->focus = RGB (0x99c1f1);
  } else {
    self->plain = (BodyLook){ { RGB (0xe6ebf2), RGB (0xcfd7e3), RGB (0x56637a), RGB (0xa3aec0) },
                              RGB (0x8391a8),
                              1.4 };
    self->marked = (BodyLook){ { RGB (0xe0604a), RGB (0xcb4f39), RGB (0x7d1c0a), RGB (0xb5412a) },
                               RGB (0xb5412a),
                               2.4 };
    self->border = RGB (0x7a879d);
    self->focus = RGB (0x1a5fb4);
  }
  if (style->is_high_contrast) {
    self->plain.body.outline = self->border = style->is_dark ? RGB (0xffffff) : RGB (0x000000);
    self->marked.body.outline = self->plain.body.outline;
    self->plain.outline_px = 2.4;
    self->marked.outline_px = 3.4;
  }
}

LimberBodyMap *
limber_body_map_new (const LimberFigureStyle *style)
{
  LimberBodyMap *self = g_new0 (LimberBodyMap, 1);

  limber_body_plan_init (&self->plan);
  choose_colors (self, style);
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

static Canvas
create_canvas (
    LimberBodyMap *self, cairo_t *cr, LimberBodyMapView view, double width, double height)
{
  const ViewFrame *frame = &view_frames[view];
  LimberCamera camera = limber_camera_new (frame->is_back ? 180 : 0, 0);

  camera.scale = MIN (width / (2 * frame->half_width), height / (frame->top - frame->bottom));
  camera.center_x = width / 2;
  camera.center_y = height / 2 + camera.scale * (frame->top + frame->bottom) / 2;
  return (Canvas){ self, frame, cr, camera, CLAMP (camera.scale / SCREEN_M, 0.3, 1.6) };
}

static LimberSpot
project (const Canvas *canvas, const LimberPlanPoint *point)
{
  return limber_camera_project (&canvas->camera, limber_vec (point->x, point->y, 0));
}

static LimberPlanPoint
unproject (const Canvas *canvas, double x, double y)
{
  double side = canvas->frame->is_back ? -1 : 1;

  return (LimberPlanPoint){ side * (x - canvas->camera.center_x) / canvas->camera.scale,
                            (canvas->camera.center_y - y) / canvas->camera.scale };
}

/* All paths run clockwise, as the scene's hulls do, so that they join and never cancel out. */
static void
add_path (const Canvas *canvas, const GArray *points, gboolean is_closed)
{
  for (guint i = 0; i < points->len; i++) {
    guint index = canvas->frame->is_back ? points->len - 1 - i : i;
    LimberSpot spot = project (canvas, &g_array_index (points, LimberPlanPoint, index));

    if (i == 0)
      cairo_move_to (canvas->cr, spot.x, spot.y);
    else
      cairo_line_to (canvas->cr, spot.x, spot.y);
  }
  if (is_closed)
    cairo_close_path (canvas->cr);
}

static const GArray *
get_ring (const Canvas *canvas, guint index)
{
  return g_ptr_array_index (canvas->map->rings[canvas->frame->is_back], index);
}

static void
set_color (const Canvas *canvas, LimberColor color)
{
  cairo_set_source_rgb (canvas->cr, color.red, color.green, color.blue);
}

static void
fill_scene (const Canvas *canvas, gboolean has_head, gboolean has_hands)
{
  LimberScene *scene = canvas->map->scene;
  const LimberBodyPlan *plan = &canvas->map->plan;
  LimberBodyParts parts = { 0 };

  limber_scene_clear (scene);
  for (guint side = 0; has_hands && side < 2; side++)
    limber_hand_shape_add (scene, &plan->skeleton, &plan->body, side, &canvas->camera, &parts);
  if (has_head)
    limber_head_shape_add (scene, &plan->skeleton, &plan->body, &canvas->camera, &parts);
}

static void
paint_scene (const Canvas *canvas, const BodyLook *look, gboolean has_head, gboolean has_hands)
{
  LimberPalette palette = { 0 };

  for (guint i = 0; i < LIMBER_N_TONES; i++)
    palette.paints[i] = look->body;
  palette.paints[LIMBER_TONE_HAIR] = (LimberPaint){ look->hair, look->hair, look->body.outline,
                                                    look->body.outline };
  palette.paints[LIMBER_TONE_FEATURE].lit = look->body.outline;
  fill_scene (canvas, has_head, has_hands);
  limber_scene_paint (canvas->map->scene, canvas->cr, &canvas->camera, &palette,
                      look->outline_px * canvas->line_px);
}

typedef struct {
  const Canvas *canvas;
  const BodyLook *look;
} CreasePen;

static void
draw_crease_cb (const GArray *points, gpointer user_data)
{
  const CreasePen *pen = user_data;

  add_path (pen->canvas, points, FALSE);
}

static void
paint_creases (const Canvas *canvas, const BodyLook *look)
{
  CreasePen pen = { canvas, look };

  cairo_new_path (canvas->cr);
  limber_body_plan_trace_creases (&canvas->map->plan, canvas->frame->is_back, draw_crease_cb, &pen);
  set_color (canvas, look->body.crease);
  cairo_set_line_width (canvas->cr, 1.3 * canvas->line_px);
  cairo_stroke (canvas->cr);
}

/* The body's own surface: shade, and the lit part moved towards the light */
static void
fill_body (const Canvas *canvas, const BodyLook *look)
{
  const GArray *outline = canvas->map->outlines[canvas->frame->is_back];
  double shift = 0.009 * canvas->camera.scale;

  cairo_new_path (canvas->cr);
  add_path (canvas, outline, TRUE);
  set_color (canvas, look->body.shade);
  cairo_fill_preserve (canvas->cr);
  cairo_save (canvas->cr);
  cairo_clip (canvas->cr);
  cairo_translate (canvas->cr, -shift, -shift * 0.6);
  add_path (canvas, outline, TRUE);
  set_color (canvas, look->body.lit);
  cairo_fill (canvas->cr);
  cairo_restore (canvas->cr);
}

/* Behind, the neck lies over the skull; in front, the chin over the neck. Hands come before the
 * body so that no edge crosses the wrist. */
static void
paint_body (const Canvas *canvas, const BodyLook *look)
{
  cairo_new_path (canvas->cr);
  add_path (canvas, canvas->map->outlines[canvas->frame->is_back], TRUE);
  set_color (canvas, look->body.outline);
  cairo_set_line_width (canvas->cr, 2 * look->outline_px * canvas->line_px);
  cairo_stroke (canvas->cr);
  paint_scene (canvas, look, canvas->frame->is_back, TRUE);
  fill_body (canvas, look);
  paint_creases (canvas, look);
  if (!canvas->frame->is_back)
    paint_scene (canvas, look, TRUE, FALSE);
}

/* Cuts down to the body. */
static void
clip_to_body (const Canvas *canvas)
{
  cairo_new_path (canvas->cr);
  add_path (canvas, canvas->map->outlines[canvas->frame->is_back], TRUE);
  fill_scene (canvas, TRUE, TRUE);
  limber_scene_add_path (canvas->map->scene, canvas->cr, &canvas->camera);
  cairo_clip (canvas->cr);
}

/* The rings of all @zones as one path; FALSE if none of them is in this view */
static gboolean
add_rings (const Canvas *canvas, LimberZones zones)
{
  gboolean has_any = FALSE;

  cairo_new_path (canvas->cr);
  for (guint i = 0; i < limber_body_zones_get_n (canvas->frame->is_back); i++) {
    LimberZone zone = limber_body_zones_get_zone (canvas->frame->is_back, i);

    if ((zones & LIMBER_ZONE_BIT (zone)) == 0)
      continue;
    add_path (canvas, get_ring (canvas, i), TRUE);
    has_any = TRUE;
  }
  return has_any;
}

static void
paint_zones (const Canvas *canvas, LimberZones zones, const BodyLook *look)
{
  cairo_save (canvas->cr);
  if (add_rings (canvas, zones)) {
    cairo_clip (canvas->cr);
    paint_body (canvas, look);
  }
  cairo_restore (canvas->cr);
}

static void
paint_borders (const Canvas *canvas, LimberZones zones, LimberColor color, double width_px)
{
  cairo_save (canvas->cr);
  clip_to_body (canvas);
  if (add_rings (canvas, zones)) {
    set_color (canvas, color);
    cairo_set_line_width (canvas->cr, width_px * canvas->line_px);
    cairo_stroke (canvas->cr);
  }
  cairo_restore (canvas->cr);
}

/* Slanting lines, for those who do not tell the colours apart and for grey paper */
static void
paint_hatching (const Canvas *canvas, LimberZones zones, LimberColor color)
{
  double step = HATCH_M * canvas->camera.scale;
  double x1;
  double y1;
  double x2;
  double y2;

  cairo_save (canvas->cr);
  clip_to_body (canvas);
  if (add_rings (canvas, zones)) {
    cairo_clip (canvas->cr);
    cairo_clip_extents (canvas->cr, &x1, &y1, &x2, &y2);
    for (double x = floor ((x1 - (y2 - y1)) / step) * step; x < x2; x += step) {
      cairo_move_to (canvas->cr, x, y2);
      cairo_line_to (canvas->cr, x + (y2 - y1), y1);
    }
    set_color (canvas, color);
    cairo_set_line_width (canvas->cr, 1.6 * canvas->line_px);
    cairo_stroke (canvas->cr);
  }
  cairo_restore (canvas->cr);
}

static LimberColor
mix (LimberColor a, LimberColor b, double share)
{
  return (LimberColor){ a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share,
                        a.blue + (b.blue - a.blue) * share };
}

static BodyLook
mix_looks (const BodyLook *a, const BodyLook *b, double share)
{
  return (BodyLook){
    { mix (a->body.lit, b->body.lit, share), mix (a->body.shade, b->body.shade, share),
      a->body.outline, mix (a->body.crease, b->body.crease, share) },
    mix (a->hair, b->hair, share),
    a->outline_px,
  };
}

/* Zones of about the same count are painted together: few passes, small files. */
static void
paint_counts (const Canvas *canvas, const guint *counts)
{
  guint most = 0;

  for (guint i = 0; i < LIMBER_N_ZONES; i++)
    most = MAX (most, counts[i]);
  for (guint strength = 1; most > 0 && strength <= N_STRENGTHS; strength++) {
    BodyLook look = mix_looks (&canvas->map->plain, &canvas->map->marked,
                               (strength + 0.2) / (N_STRENGTHS + 0.2));
    LimberZones zones = 0;

    for (guint i = 0; i < LIMBER_N_ZONES; i++) {
      if (counts[i] > 0 && (guint) ceil ((double) counts[i] * N_STRENGTHS / most) == strength)
        zones |= LIMBER_ZONE_BIT (i);
    }
    paint_zones (canvas, zones, &look);
  }
}

static LimberZones
zone_bit (int zone)
{
  return zone < 0 ? 0 : LIMBER_ZONE_BIT (zone);
}

/* A ring all around: the body's own edge and the borders within */
static void
paint_focus (const Canvas *canvas, LimberZones zones, LimberZones selected)
{
  BodyLook look = (zones & selected) != 0 ? canvas->map->marked : canvas->map->plain;

  look.body.outline = canvas->map->focus;
  look.outline_px = FOCUS_PX;
  paint_zones (canvas, zones, &look);
  paint_hatching (canvas, zones & selected, canvas->map->marked.body.crease);
  paint_borders (canvas, zones, canvas->map->focus, 2 * FOCUS_PX);
}

/**
 * limber_body_map_paint:
 * @self: a map
 * @cr: where to
 * @view: what of the body
 * @width: of the box, user units
 * @height: of the box
 * @marks: what is to stand out
 */
void
limber_body_map_paint (LimberBodyMap *self,
                       cairo_t *cr,
                       LimberBodyMapView view,
                       double width,
                       double height,
                       const LimberBodyMapMarks *marks)
{
  Canvas canvas;
  LimberZones shown;
  BodyLook hovered;

  g_return_if_fail (self != NULL && cr != NULL && marks != NULL);
  g_return_if_fail ((guint) view < LIMBER_N_BODY_MAP_VIEWS && width > 0 && height > 0);

  canvas = create_canvas (self, cr, view, width, height);
  shown = limber_body_map_get_zones (view);
  hovered = mix_looks (&self->plain, &self->marked, 0.25);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  paint_body (&canvas, &self->plain);
  if (marks->counts != NULL)
    paint_counts (&canvas, marks->counts);
  paint_zones (&canvas, zone_bit (marks->hover) & shown & ~marks->selected, &hovered);
  paint_zones (&canvas, marks->selected, &self->marked);
  paint_borders (&canvas, shown & ~marks->selected, self->border, 1.1);
  paint_hatching (&canvas, marks->selected, self->marked.body.crease);
  paint_borders (&canvas, marks->selected, self->marked.body.outline, 2.4);
  paint_focus (&canvas, zone_bit (marks->focus) & shown, marks->selected);
  cairo_restore (cr);
}

/* The drawn zone at a place, or -1 */
static int
find_index (const Canvas *canvas, LimberZones shown, LimberPlanPoint at)
{
  for (guint i = 0; i < limber_body_zones_get_n (canvas->frame->is_back); i++) {
    if ((shown & LIMBER_ZONE_BIT (limber_body_zones_get_zone (canvas->frame->is_back, i))) != 0
        && limber_body_zones_polygon_contains (get_ring (canvas, i), at.x, at.y))
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
  Canvas canvas;
  int index;

  g_return_val_if_fail (self != NULL && (guint) view < LIMBER_N_BODY_MAP_VIEWS, FALSE);

  if (x < 0 || y < 0 || x >= width || y >= height)
    return FALSE;
  canvas = create_canvas (self, NULL, view, width, height);
  index = find_index (&canvas, limber_body_map_get_zones (view), unproject (&canvas, x, y));
  if (index < 0)
    return FALSE;
  *zone = limber_body_zones_get_zone (canvas.frame->is_back, (guint) index);
  return TRUE;
}

static int
find_drawn (const Canvas *canvas, LimberZone zone)
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
  Canvas canvas;
  const GArray *ring;
  int index;
  double x1 = width;
  double y1 = height;
  double x2 = 0;
  double y2 = 0;

  g_return_if_fail (self != NULL && (guint) view < LIMBER_N_BODY_MAP_VIEWS);
  g_return_if_fail (zone < LIMBER_N_ZONES && box != NULL);

  *box = (cairo_rectangle_t){ 0 };
  canvas = create_canvas (self, NULL, view, width, height);
  index = find_drawn (&canvas, zone);
  if (index < 0 || (limber_body_map_get_zones (view) & LIMBER_ZONE_BIT (zone)) == 0)
    return;
  ring = get_ring (&canvas, (guint) index);
  for (guint i = 0; i < ring->len; i++) {
    LimberSpot spot = project (&canvas, &g_array_index (ring, LimberPlanPoint, i));

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
  Canvas canvas;
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
  canvas = create_canvas (self, NULL, view, width, height);
  index = find_drawn (&canvas, zone);
  if (index < 0)
    return;
  ring = get_ring (&canvas, (guint) index);
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
  Canvas canvas;
  LimberPlanPoint place;
  LimberSpot spot;

  g_return_if_fail (self != NULL && (guint) view < LIMBER_N_BODY_MAP_VIEWS);
  g_return_if_fail (side != LIMBER_ZONE_MIDDLE && x != NULL && y != NULL);

  canvas = create_canvas (self, NULL, view, width, height);
  place.x = canvas.frame->side_place[0] * (side == LIMBER_ZONE_LEFT ? 1 : -1);
  place.y = canvas.frame->side_place[1];
  spot = project (&canvas, &place);
  *x = spot.x;
  *y = spot.y;
}
