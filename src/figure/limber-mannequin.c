/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-mannequin"

#include "config.h"

#include "figure/limber-mannequin.h"
#include "figure/limber-scene.h"
#include "figure/limber-shapes.h"

#include <math.h>

/*
 * LimberMannequin:
 *
 * Puts the shapes of body, clothes and furniture together into one scene, with the rules of what
 * lies over what that depth alone does not tell, and the marks on the muscles.
 */

#define MAT_HALF_WIDTH    0.36
#define MAT_THICKNESS     0.012
#define MAT_ROUNDING      0.05
#define HEM_COVERS_COSINE 0.75 /* of the hip flexion */
#define MIN_OUTLINE_PX    0.85
#define MAX_OUTLINE_M     0.017 /* an arm is five times as thick */

struct _LimberMannequin {
  LimberChoreography *choreography; /* (owned) */
  LimberBody body;
  LimberFurniture furniture;
  LimberScene *scene; /* (owned) */
  LimberBodyParts parts;
  double mat_from; /* metres along z, as far as any pose so far reached */
  double mat_to;
};

LimberMannequin *
limber_mannequin_new (LimberChoreography *choreography,
                      const LimberBody *body,
                      const LimberFurniture *furniture)
{
  LimberMannequin *self = g_new0 (LimberMannequin, 1);

  self->choreography = limber_choreography_ref (choreography);
  self->body = *body;
  self->furniture = *furniture;
  self->scene = limber_scene_new ();
  return self;
}

void
limber_mannequin_free (LimberMannequin *self)
{
  g_clear_pointer (&self->scene, limber_scene_free);
  g_clear_pointer (&self->choreography, limber_choreography_unref);
  g_free (self);
}

/* Muscles are named for the first side; on the second they are those of the other side. */
static void
mark_muscles (LimberMannequin *self,
              const LimberSkeleton *skeleton,
              const LimberCamera *camera,
              gboolean is_mirrored,
              double strength)
{
  const char *const *muscles = limber_choreography_get_muscles (self->choreography);

  for (guint i = 0; muscles[i] != NULL; i++) {
    g_autofree char *other = NULL;
    const char *name = muscles[i];

    if (is_mirrored && g_str_has_suffix (name, "-left"))
      other = g_strdup_printf ("%.*s-right", (int) (strlen (name) - strlen ("-left")), name);
    else if (is_mirrored && g_str_has_suffix (name, "-right"))
      other = g_strdup_printf ("%.*s-left", (int) (strlen (name) - strlen ("-right")), name);
    limber_muscle_add (self->scene, other != NULL ? other : name, &self->parts, skeleton,
                       &self->body, camera, strength);
  }
}

static void
add_chair (LimberMannequin *self)
{
  LimberPart seat = 0;
  LimberPart back = 0;
  LimberPart base = 0;

  limber_prop_shape_add_chair (self->scene, &self->furniture, &seat, &back, &base);
  limber_scene_put_in_front (self->scene, self->parts.pelvis, seat);
  limber_scene_put_in_front (self->scene, self->parts.trunk, seat);
  for (guint side = 0; side < 2; side++)
    limber_scene_put_in_front (self->scene, self->parts.thigh[side], seat);
}

/* The shirt hangs over a leg that stands; a thigh that is raised lies before it or not, as depth
 * tells. */
static void
put_shirt_over_legs (LimberMannequin *self, const LimberSkeleton *skeleton)
{
  for (guint side = 0; side < 2; side++) {
    if (limber_vec_dot (skeleton->thigh[side].up, skeleton->pelvis.up) > HEM_COVERS_COSINE)
      limber_scene_put_in_front (self->scene, self->parts.trunk, self->parts.thigh[side]);
  }
}

/* Legs are under the desk and arms on it; its long sides give depth too little to go by. */
static void
add_desk (LimberMannequin *self, gboolean has_screen)
{
  LimberPart desk = limber_prop_shape_add_desk (self->scene, &self->furniture);
  LimberPart screen = 0;
  LimberPart keyboard = 0;

  for (guint side = 0; side < 2; side++) {
    limber_scene_put_in_front (self->scene, desk, self->parts.thigh[side]);
    limber_scene_put_in_front (self->scene, desk, self->parts.shin[side]);
    limber_scene_put_in_front (self->scene, self->parts.forearm[side], desk);
    limber_scene_put_in_front (self->scene, self->parts.hand[side], desk);
  }
  if (!has_screen)
    return;
  limber_prop_shape_add_screen (self->scene, &self->furniture, &screen, &keyboard);
  limber_scene_put_in_front (self->scene, screen, desk);
  limber_scene_put_in_front (self->scene, keyboard, desk);
  for (guint side = 0; side < 2; side++)
    limber_scene_put_in_front (self->scene, self->parts.hand[side], keyboard);
}

static void
add_props (LimberMannequin *self, const LimberSkeleton *skeleton)
{
  LimberProps props = limber_choreography_get_props (self->choreography);

  if (props & LIMBER_PROP_CHAIR)
    add_chair (self);
  if (props & LIMBER_PROP_STOOL_FOR_LEGS)
    limber_prop_shape_add_leg_chair (self->scene, skeleton);
  if (props & LIMBER_PROP_DESK)
    add_desk (self, (props & LIMBER_PROP_SCREEN) != 0);
}

/* The mat is as long as any pose so far needs. */
static void
reach_mat (LimberMannequin *self, const LimberSkeleton *skeleton)
{
  const LimberVec ends[] = { skeleton->head.origin, skeleton->foot[0].origin,
                             skeleton->foot[1].origin, skeleton->hand[0].origin,
                             skeleton->hand[1].origin };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    self->mat_from = MIN (self->mat_from, ends[i].z - 0.24);
    self->mat_to = MAX (self->mat_to, ends[i].z + 0.24);
  }
}

/**
 * limber_mannequin_fill:
 * @self: a mannequin
 * @skeleton: the bones now
 * @camera: who looks; only its direction counts
 * @side: worked on
 * @effort: 0.0 to 1.0, strength of the marks
 */
void
limber_mannequin_fill (LimberMannequin *self,
                       const LimberSkeleton *skeleton,
                       const LimberCamera *camera,
                       LimberSide side,
                       double effort)
{
  LimberScene *scene = self->scene;
  LimberBodyParts *parts = &self->parts;
  gboolean has_shoes = !(limber_choreography_get_props (self->choreography) & LIMBER_PROP_MAT);

  limber_scene_clear (scene);
  parts->upper_arm[0] = 3; /* after pelvis, trunk and neck */
  parts->upper_arm[1] = 6; /* after the left arm's three */
  limber_trunk_shape_add (scene, skeleton, &self->body, parts);
  for (guint i = 0; i < 2; i++) {
    limber_limb_shape_add_arm (scene, skeleton, &self->body, i, parts);
    limber_hand_shape_add (scene, skeleton, &self->body, i, camera, parts);
  }
  for (guint i = 0; i < 2; i++) {
    limber_limb_shape_add_leg (scene, skeleton, &self->body, i, parts);
    limber_foot_shape_add (scene, skeleton, &self->body, i, has_shoes, parts);
  }
  limber_head_shape_add (scene, skeleton, &self->body, camera, parts);
  put_shirt_over_legs (self, skeleton);
  add_props (self, skeleton);
  mark_muscles (self, skeleton, camera, side == LIMBER_SIDE_SECOND, effort);

  if (!has_shoes)
    reach_mat (self, skeleton);
}

/* The mat's outline on the floor, a rounded rectangle, @grow metres larger */
static void
add_mat_path (LimberMannequin *self, cairo_t *cr, const LimberCamera *camera, double height)
{
  double x = MAT_HALF_WIDTH - MAT_ROUNDING;
  double z1 = self->mat_from + MAT_ROUNDING;
  double z2 = self->mat_to - MAT_ROUNDING;
  const double corners[4][2] = { { x, z2 }, { -x, z2 }, { -x, z1 }, { x, z1 } };

  cairo_new_path (cr);
  for (guint i = 0; i < 4; i++) {
    for (guint j = 0; j <= 6; j++) {
      double angle = G_PI / 2 * (i + j / 6.0);
      LimberSpot spot = limber_camera_project (
          camera, limber_vec (corners[i][0] + MAT_ROUNDING * cos (angle), height,
                              corners[i][1] + MAT_ROUNDING * sin (angle)));

      cairo_line_to (cr, spot.x, spot.y);
    }
  }
  cairo_close_path (cr);
}

static void
paint_mat (LimberMannequin *self, cairo_t *cr, const LimberCamera *camera, const LimberPaint *paint)
{
  add_mat_path (self, cr, camera, -MAT_THICKNESS);
  cairo_set_source_rgb (cr, paint->outline.red, paint->outline.green, paint->outline.blue);
  cairo_fill (cr);
  add_mat_path (self, cr, camera, 0);
  cairo_set_source_rgb (cr, paint->lit.red, paint->lit.green, paint->lit.blue);
  cairo_fill (cr);
}

/**
 * limber_mannequin_extend_boxes:
 * @self: filled
 * @camera: the same
 * @frame: grows to hold all that is painted
 * @moving: grows to hold the body, without furniture
 *
 * Each is x1, y1, x2, y2.
 */
void
limber_mannequin_extend_boxes (LimberMannequin *self,
                               const LimberCamera *camera,
                               double *frame,
                               double *moving)
{
  limber_scene_extend_box (self->scene, camera, &frame[0], &frame[1], &frame[2], &frame[3]);
  limber_scene_extend_box (self->scene, camera, &moving[0], &moving[1], &moving[2], &moving[3]);
  if (limber_choreography_get_props (self->choreography) & LIMBER_PROP_MAT) {
    for (guint i = 0; i < 4; i++) {
      LimberSpot spot = limber_camera_project (
          camera, limber_vec (i & 1 ? MAT_HALF_WIDTH : -MAT_HALF_WIDTH, 0,
                              i & 2 ? self->mat_to : self->mat_from));

      frame[0] = MIN (frame[0], spot.x);
      frame[1] = MIN (frame[1], spot.y);
      frame[2] = MAX (frame[2], spot.x);
      frame[3] = MAX (frame[3], spot.y);
    }
  }
}

/* Grows with the person, but can be seen around a small one; the strong one of high contrast gives
 * way there, where an arm is three pixels wide and nothing but outline would be left of it. */
static double
get_outline_width (const LimberCamera *camera, const LimberPalette *palette)
{
  double width = palette->outline_px * MAX (0.45, camera->scale / 400);

  return MAX (MIN_OUTLINE_PX, MIN (width, MAX_OUTLINE_M * camera->scale));
}

/**
 * limber_mannequin_paint:
 * @self: filled
 * @cr: where to
 * @camera: with its scale
 * @palette: the colours
 */
void
limber_mannequin_paint (LimberMannequin *self,
                        cairo_t *cr,
                        const LimberCamera *camera,
                        const LimberPalette *palette)
{
  double outline_width = get_outline_width (camera, palette);

  if (limber_choreography_get_props (self->choreography) & LIMBER_PROP_MAT)
    paint_mat (self, cr, camera, &palette->paints[LIMBER_TONE_MAT]);
  limber_scene_paint_shadow (self->scene, cr, camera, palette->shadow_alpha);
  limber_scene_paint (self->scene, cr, camera, palette, outline_width);
}
