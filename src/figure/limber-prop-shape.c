/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-prop-shape"

#include "config.h"

#include "figure/limber-shapes.h"

/*
 * Furniture: an office chair that one would sit on, the chair that calves lie on, a desk with a
 * screen. Measures of ordinary furniture in metres; heights follow the body.
 */

/* A hull over eight small eggs at a box's corners */
static void
add_box (LimberScene *scene, const LimberBasis *basis, LimberVec low, LimberVec high, double r)
{
  guint nodes[8];

  for (guint i = 0; i < 8; i++)
    nodes[i] = limber_scene_add_node (scene, basis, i & 1 ? high.x - r : low.x + r,
                                      i & 2 ? high.y - r : low.y + r,
                                      i & 4 ? high.z - r : low.z + r, r, r, r);
  limber_scene_add_hull (scene, 8, nodes);
}

static void
add_rod (LimberScene *scene, const LimberBasis *basis, LimberVec from, LimberVec to, double radius)
{
  guint first = limber_scene_add_node (scene, basis, from.x, from.y, from.z, radius, radius,
                                       radius);
  guint second = limber_scene_add_node (scene, basis, to.x, to.y, to.z, radius, radius, radius);

  limber_scene_add_hull (scene, 2, (guint[]){ first, second });
}

static void
add_cushion (LimberScene *scene, const LimberBasis *seat)
{
  guint nodes[4];

  limber_scene_begin_layer (scene, LIMBER_TONE_CUSHION);
  for (guint i = 0; i < 4; i++) {
    double sign = i % 2 == 0 ? 1 : -1;
    gboolean is_front = i / 2 == 1;

    nodes[i] = limber_scene_add_node (scene, seat, sign * 0.125, is_front ? -0.040 : -0.034,
                                      is_front ? 0.155 : -0.080, 0.100, 0.034, 0.105);
  }
  limber_scene_add_hull (scene, 4, nodes);
}

static void
add_wheelbase (LimberScene *scene, const LimberBasis *seat, double height)
{
  limber_scene_begin_layer (scene, LIMBER_TONE_METAL);
  for (guint i = 0; i < 5; i++) {
    double angle = 2 * G_PI * (i + 0.25) / 5;
    double x = 0.27 * sin (angle);
    double z = 0.27 * cos (angle);

    add_rod (scene, seat, limber_vec (0, 0.085 - height, 0), limber_vec (x, 0.058 - height, z),
             0.018);
    add_rod (scene, seat, limber_vec (x, 0.026 - height, z),
             limber_vec (x * 1.05, 0.026 - height, z * 1.05), 0.026);
  }
  add_rod (scene, seat, limber_vec (0, 0.09 - height, 0), limber_vec (0, -0.08, 0), 0.026);
}

static void
add_backrest (LimberScene *scene, const LimberBasis *seat)
{
  guint nodes[6];

  limber_scene_begin_layer (scene, LIMBER_TONE_METAL);
  add_rod (scene, seat, limber_vec (0, -0.06, -0.14), limber_vec (0, -0.03, -0.255), 0.018);
  add_rod (scene, seat, limber_vec (0, -0.03, -0.255), limber_vec (0, 0.22, -0.270), 0.018);
  limber_scene_begin_layer (scene, LIMBER_TONE_CUSHION);
  for (guint i = 0; i < 6; i++) {
    double sign = i % 2 == 0 ? 1 : -1;
    double up = 0.165 + (i / 2) * 0.095;
    double width = i / 2 == 1 ? 0.140 : 0.118;

    nodes[i] = limber_scene_add_node (scene, seat, sign * width, up, -0.235 - 0.030 * (i / 2),
                                      0.070, 0.085, 0.024);
  }
  limber_scene_add_hull (scene, 6, nodes);
}

/**
 * limber_prop_shape_add_chair:
 * @scene: filled further
 * @furniture: where the seat is
 * @seat: (out): the part
 * @back: (out): the part
 * @base: (out): the part
 */
void
limber_prop_shape_add_chair (LimberScene *scene,
                             const LimberFurniture *furniture,
                             LimberPart *seat,
                             LimberPart *back,
                             LimberPart *base)
{
  LimberBasis basis = LIMBER_BASIS_IDENTITY;

  basis.origin = furniture->seat_center;
  *base = limber_scene_begin_part (scene, "chair-base");
  add_wheelbase (scene, &basis, furniture->seat_height);
  *back = limber_scene_begin_part (scene, "chair-back");
  add_backrest (scene, &basis);
  *seat = limber_scene_begin_part (scene, "chair-seat");
  add_cushion (scene, &basis);
  limber_scene_put_in_front (scene, *seat, *base);
}

/**
 * limber_prop_shape_add_leg_chair:
 * @scene: filled further
 * @skeleton: whose calves lie on it
 */
void
limber_prop_shape_add_leg_chair (LimberScene *scene, const LimberSkeleton *skeleton)
{
  LimberBasis basis = LIMBER_BASIS_IDENTITY;
  LimberVec knees = limber_vec_mix (skeleton->shin[0].origin, skeleton->shin[1].origin, 0.5);
  LimberVec feet = limber_vec_mix (skeleton->foot[0].origin, skeleton->foot[1].origin, 0.5);
  double height = MIN (knees.y, feet.y) - 0.062;

  basis.origin = limber_vec (knees.x, height, knees.z + 0.235);
  limber_scene_begin_part (scene, "leg-chair");
  limber_scene_begin_layer (scene, LIMBER_TONE_WOOD);
  for (guint i = 0; i < 4; i++) {
    double x = i & 1 ? 0.185 : -0.185;
    double z = i & 2 ? 0.185 : -0.150;

    add_rod (scene, &basis, limber_vec (x, -0.03, z),
             limber_vec (x * 1.04, 0.016 - height, z * 1.06), 0.016);
  }
  limber_scene_begin_layer (scene, LIMBER_TONE_CUSHION);
  add_box (scene, &basis, limber_vec (-0.215, -0.045, -0.185), limber_vec (0.215, 0.002, 0.215),
           0.022);
}

/**
 * limber_prop_shape_add_desk:
 * @scene: filled further
 * @furniture: where the desk's top is, before the seat
 *
 * Returns: the part
 */
LimberPart
limber_prop_shape_add_desk (LimberScene *scene, const LimberFurniture *furniture)
{
  LimberBasis basis = LIMBER_BASIS_IDENTITY;
  double height = furniture->desk_height;
  LimberPart desk = limber_scene_begin_part (scene, "desk");

  basis.origin = limber_vec (furniture->seat_center.x, height, furniture->seat_center.z);
  limber_scene_begin_layer (scene, LIMBER_TONE_METAL);
  for (int sign = -1; sign <= 1; sign += 2) {
    add_rod (scene, &basis, limber_vec (sign * 0.52, -0.03, 0.55),
             limber_vec (sign * 0.52, 0.03 - height, 0.55), 0.018);
    add_rod (scene, &basis, limber_vec (sign * 0.52, 0.02 - height, 0.30),
             limber_vec (sign * 0.52, 0.02 - height, 0.80), 0.016);
  }
  limber_scene_begin_layer (scene, LIMBER_TONE_WOOD);
  add_box (scene, &basis, limber_vec (-0.60, -0.035, 0.26), limber_vec (0.60, 0.0, 0.86), 0.012);
  return desk;
}

/**
 * limber_prop_shape_add_screen:
 * @scene: filled further
 * @furniture: where the desk's top is
 * @screen: (out): the part
 * @keyboard: (out): the part
 *
 * A screen an arm's length away, its top edge at the height of the eyes, and a keyboard before it.
 */
void
limber_prop_shape_add_screen (LimberScene *scene,
                              const LimberFurniture *furniture,
                              LimberPart *screen,
                              LimberPart *keyboard)
{
  LimberBasis basis = LIMBER_BASIS_IDENTITY;

  basis.origin = limber_vec (furniture->seat_center.x, furniture->desk_height,
                             furniture->seat_center.z);
  *screen = limber_scene_begin_part (scene, "screen");
  limber_scene_begin_layer (scene, LIMBER_TONE_METAL);
  add_box (scene, &basis, limber_vec (-0.12, 0.0, 0.66), limber_vec (0.12, 0.016, 0.84), 0.008);
  add_rod (scene, &basis, limber_vec (0, 0.02, 0.78), limber_vec (0, 0.24, 0.77), 0.016);
  add_box (scene, &basis, limber_vec (-0.27, 0.13, 0.735), limber_vec (0.27, 0.48, 0.762), 0.010);
  *keyboard = limber_scene_begin_part (scene, "keyboard");
  limber_scene_begin_layer (scene, LIMBER_TONE_METAL);
  add_box (scene, &basis, limber_vec (-0.20, 0.0, 0.40), limber_vec (0.20, 0.014, 0.53), 0.006);
}
