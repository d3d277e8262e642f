/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-body-map"

#include "config.h"

#include "figure/limber-body-map-private.h"
#include "figure/limber-body-zones-private.h"

#include <math.h>

/*
 * The plan's outline filled as a calm grey mannequin, head and hands from the rig's own shapes, and
 * zones over it: each is what its polygon cuts out of the body, so that its edge follows the body's
 * edge. A marked zone differs by fill, hatching and edge, not by colour alone.
 */

#define N_STRENGTHS 4 /* of counts: more could not be told apart */
#define HATCH_M     0.016
#define FOCUS_PX    3.2

void
limber_body_map_choose_colors (LimberBodyMap *self, const LimberFigureStyle *style)
{
  if (style->is_dark) {
    self->plain = (BodyMapLook){ { LIMBER_RGB (0x4a5364), LIMBER_RGB (0x3d4554),
                                   LIMBER_RGB (0xa9b4c6), LIMBER_RGB (0x6b7689) },
                                 LIMBER_RGB (0x2f3642),
                                 1.4 };
    self->marked = (BodyMapLook){ { LIMBER_RGB (0xf48a6c), LIMBER_RGB (0xdf7556),
                                    LIMBER_RGB (0xffdfd4), LIMBER_RGB (0xc46045) },
                                  LIMBER_RGB (0xc46045),
                                  2.4 };
    self->border = LIMBER_RGB (0x9aa5b8);
    self->focus = LIMBER_RGB (0x99c1f1);
  } else {
    self->plain = (BodyMapLook){ { LIMBER_RGB (0xe6ebf2), LIMBER_RGB (0xcfd7e3),
                                   LIMBER_RGB (0x56637a), LIMBER_RGB (0xa3aec0) },
                                 LIMBER_RGB (0x8391a8),
                                 1.4 };
    self->marked = (BodyMapLook){ { LIMBER_RGB (0xe0604a), LIMBER_RGB (0xcb4f39),
                                    LIMBER_RGB (0x7d1c0a), LIMBER_RGB (0xb5412a) },
                                  LIMBER_RGB (0xb5412a),
                                  2.4 };
    self->border = LIMBER_RGB (0x7a879d);
    self->focus = LIMBER_RGB (0x1a5fb4);
  }
  if (style->is_high_contrast) {
    self->plain.body.outline = self->border = style->is_dark ? LIMBER_RGB (0xffffff)
                                                             : LIMBER_RGB (0x000000);
    self->marked.body.outline = self->plain.body.outline;
    self->plain.outline_px = 2.4;
    self->marked.outline_px = 3.4;
  }
}

/* All paths run clockwise, as the scene's hulls do, so that they join and never cancel out. */
static void
add_path (const BodyMapCanvas *canvas, const GArray *points, gboolean is_closed)
{
  for (guint i = 0; i < points->len; i++) {
    guint index = canvas->frame->is_back ? points->len - 1 - i : i;
    LimberSpot spot = limber_body_map_project (canvas,
                                               &g_array_index (points, LimberPlanPoint, index));

    if (i == 0)
      cairo_move_to (canvas->cr, spot.x, spot.y);
    else
      cairo_line_to (canvas->cr, spot.x, spot.y);
  }
  if (is_closed)
    cairo_close_path (canvas->cr);
}

static void
set_color (const BodyMapCanvas *canvas, LimberColor color)
{
  cairo_set_source_rgb (canvas->cr, color.red, color.green, color.blue);
}

static void
fill_scene (const BodyMapCanvas *canvas, gboolean has_head, gboolean has_hands)
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
paint_scene (const BodyMapCanvas *canvas,
             const BodyMapLook *look,
             gboolean has_head,
             gboolean has_hands)
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
  const BodyMapCanvas *canvas;
  const BodyMapLook *look;
} CreasePen;

static void
draw_crease_cb (const GArray *points, gpointer user_data)
{
  const CreasePen *pen = user_data;

  add_path (pen->canvas, points, FALSE);
}

static void
paint_creases (const BodyMapCanvas *canvas, const BodyMapLook *look)
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
fill_body (const BodyMapCanvas *canvas, const BodyMapLook *look)
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
paint_body (const BodyMapCanvas *canvas, const BodyMapLook *look)
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
clip_to_body (const BodyMapCanvas *canvas)
{
  cairo_new_path (canvas->cr);
  add_path (canvas, canvas->map->outlines[canvas->frame->is_back], TRUE);
  fill_scene (canvas, TRUE, TRUE);
  limber_scene_add_path (canvas->map->scene, canvas->cr, &canvas->camera);
  cairo_clip (canvas->cr);
}

/* The rings of all @zones as one path; FALSE if none of them is in this view */
static gboolean
add_rings (const BodyMapCanvas *canvas, LimberZones zones)
{
  gboolean has_any = FALSE;

  cairo_new_path (canvas->cr);
  for (guint i = 0; i < limber_body_zones_get_n (canvas->frame->is_back); i++) {
    LimberZone zone = limber_body_zones_get_zone (canvas->frame->is_back, i);

    if ((zones & LIMBER_ZONE_BIT (zone)) == 0)
      continue;
    add_path (canvas, limber_body_map_get_ring (canvas, i), TRUE);
    has_any = TRUE;
  }
  return has_any;
}

static void
paint_zones (const BodyMapCanvas *canvas, LimberZones zones, const BodyMapLook *look)
{
  cairo_save (canvas->cr);
  if (add_rings (canvas, zones)) {
    cairo_clip (canvas->cr);
    paint_body (canvas, look);
  }
  cairo_restore (canvas->cr);
}

static void
paint_borders (const BodyMapCanvas *canvas, LimberZones zones, LimberColor color, double width_px)
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
paint_hatching (const BodyMapCanvas *canvas, LimberZones zones, LimberColor color)
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

static BodyMapLook
mix_looks (const BodyMapLook *a, const BodyMapLook *b, double share)
{
  return (BodyMapLook){
    { mix (a->body.lit, b->body.lit, share), mix (a->body.shade, b->body.shade, share),
      a->body.outline, mix (a->body.crease, b->body.crease, share) },
    mix (a->hair, b->hair, share),
    a->outline_px,
  };
}

/* Zones of about the same count are painted together: few passes, small files. */
static void
paint_counts (const BodyMapCanvas *canvas, const guint *counts)
{
  guint most = 0;

  for (guint i = 0; i < LIMBER_N_ZONES; i++)
    most = MAX (most, counts[i]);
  for (guint strength = 1; most > 0 && strength <= N_STRENGTHS; strength++) {
    BodyMapLook look = mix_looks (&canvas->map->plain, &canvas->map->marked,
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
paint_focus (const BodyMapCanvas *canvas, LimberZones zones, LimberZones selected)
{
  BodyMapLook look = (zones & selected) != 0 ? canvas->map->marked : canvas->map->plain;

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
  BodyMapCanvas canvas;
  LimberZones shown;
  BodyMapLook hovered;

  g_return_if_fail (self != NULL && cr != NULL && marks != NULL);
  g_return_if_fail ((guint) view < LIMBER_N_BODY_MAP_VIEWS && width > 0 && height > 0);

  canvas = limber_body_map_create_canvas (self, cr, view, width, height);
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
