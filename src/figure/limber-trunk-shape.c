/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-trunk-shape"

#include "config.h"

#include "figure/limber-shapes.h"

/*
 * Trousers' top, shirt and neck: rings along the vertebrae, so that the back bends as one curve.
 * Thicknesses are half widths in metres of an average adult, widened by the build's girth.
 */

static void
add_pelvis (LimberScene *scene,
            const LimberSkeleton *skeleton,
            double girth,
            LimberBodyParts *parts)
{
  const LimberBasis *pelvis = &skeleton->pelvis;
  guint waist;
  guint hips[2];
  guint buttocks[2];

  parts->pelvis = limber_scene_begin_part (scene, "pelvis");
  limber_scene_begin_layer (scene, LIMBER_TONE_TROUSERS);
  waist = limber_scene_add_node (scene, pelvis, 0, 0.070, -0.004, 0.138 * girth, 0.035,
                                 0.100 * girth);
  for (guint side = 0; side < 2; side++) {
    double sign = side == 0 ? 1 : -1;

    hips[side] = limber_scene_add_node (scene, pelvis, sign * 0.078, -0.005, 0.0, 0.088 * girth,
                                        0.085, 0.092 * girth);
    buttocks[side] = limber_scene_add_node (scene, pelvis, sign * 0.070, -0.030, -0.045,
                                            0.075 * girth, 0.076, 0.070 * girth);
  }
  limber_scene_add_hull (scene, 3, (guint[]){ waist, hips[0], hips[1] });
  limber_scene_add_hull (scene, 4, (guint[]){ hips[0], hips[1], buttocks[0], buttocks[1] });
  limber_scene_add_hull (scene, 3, (guint[]){ waist, buttocks[0], buttocks[1] });
}

/* Rings of the shirt from the hem to the base of the neck; returns the first */
static guint
add_rings (LimberScene *scene, const LimberSkeleton *skeleton, double girth)
{
  const LimberBasis *lumbar = skeleton->lumbar;
  const LimberBasis *thorax = skeleton->thorax;
  double breath = skeleton->belly * 0.010;
  double g = girth;
  guint first;

  first = limber_scene_add_node (scene, &skeleton->pelvis, 0, 0.045, -0.002, 0.150 * g, 0.03,
                                 0.108 * g);
  limber_scene_add_node (scene, &lumbar[0], 0, 0.015, 0.008 + breath, 0.142 * g, 0.05,
                         0.104 * g + breath);
  limber_scene_add_node (scene, &lumbar[1], 0, 0.02, 0.011 + breath, 0.136 * g, 0.05,
                         0.101 * g + breath);
  limber_scene_add_node (scene, &lumbar[2], 0, 0.03, 0.012 + breath * 0.6, 0.137 * g, 0.05,
                         0.102 * g + breath * 0.5);
  limber_scene_add_node (scene, &thorax[0], 0, 0.03, 0.012, 0.145 * g, 0.05, 0.108 * g);
  limber_scene_add_node (scene, &thorax[1], 0, 0.03, 0.010, 0.153 * g, 0.05, 0.113 * g);
  limber_scene_add_node (scene, &thorax[2], 0, 0.03, 0.004, 0.154 * g, 0.05, 0.109 * g);
  limber_scene_add_node (scene, &thorax[3], 0, 0.015, -0.004, 0.128 * g, 0.042, 0.090 * g);
  limber_scene_add_node (scene, &thorax[3], 0, 0.052, -0.014, 0.066 * g, 0.022, 0.056 * g);
  limber_scene_add_chain (scene, first, 9);
  return first;
}

/* From the chest to a shoulder: the slope of the trapezius, the chest's corner and the armpit's
 * edge */
static void
add_yoke (LimberScene *scene,
          const LimberSkeleton *skeleton,
          double girth,
          guint side,
          guint rings,
          LimberBodyParts *parts)
{
  const LimberBasis *thorax = skeleton->thorax;
  double sign = side == 0 ? 1 : -1;
  LimberBasis shoulder = thorax[LIMBER_N_THORAX - 1];
  guint ball;
  guint slope;
  guint armpit;
  guint cover;

  shoulder.origin = skeleton->upper_arm[side].origin;
  ball = limber_scene_add_node (scene, &shoulder, 0, 0, 0, 0.047 * girth, 0.048 * girth,
                                0.053 * girth);
  slope = limber_scene_add_node (scene, &shoulder, -sign * 0.040, 0.020, -0.006, 0.028, 0.028,
                                 0.040 * girth);
  armpit = limber_scene_add_node (scene, &thorax[2], sign * 0.095 * girth, 0.0, 0.002,
                                  0.052 * girth, 0.045, 0.090 * girth);
  limber_scene_add_hull (scene, 3, (guint[]){ rings + 7, ball, armpit });
  limber_scene_add_hull (scene, 2, (guint[]){ rings + 8, slope });
  limber_scene_add_hull (scene, 3, (guint[]){ rings + 8, slope, rings + 7 });
  limber_scene_add_hull (scene, 2, (guint[]){ slope, ball });
  cover = limber_scene_add_node (scene, &shoulder, -sign * 0.022, 0.002, 0, 0.047 * girth,
                                 0.047 * girth, 0.050 * girth);
  limber_scene_add_stub (scene, parts->upper_arm[side], cover, slope, TRUE);
}

static void
add_neck (LimberScene *scene, const LimberSkeleton *skeleton, double girth, LimberBodyParts *parts)
{
  guint first;

  parts->neck = limber_scene_begin_part (scene, "neck");
  limber_scene_begin_layer (scene, LIMBER_TONE_SKIN);
  first = limber_scene_add_node (scene, &skeleton->thorax[LIMBER_N_THORAX - 1], 0, 0.060, -0.010,
                                 0.056 * girth, 0.014, 0.050);
  limber_scene_add_node (scene, &skeleton->neck[0], 0, 0.010, 0.0, 0.051 * girth, 0.03, 0.051);
  limber_scene_add_node (scene, &skeleton->neck[1], 0, 0.010, 0.004, 0.049 * girth, 0.03, 0.052);
  limber_scene_add_node (scene, &skeleton->head, 0, 0.025, 0.004, 0.050, 0.03, 0.054);
  limber_scene_add_chain (scene, first, 4);
  limber_scene_put_in_front (scene, parts->neck, parts->trunk);
}

/**
 * limber_trunk_shape_add:
 * @scene: filled further
 * @skeleton: the bones
 * @body: measures
 * @parts: upper arms, which are to come, must have their numbers
 */
void
limber_trunk_shape_add (LimberScene *scene,
                        const LimberSkeleton *skeleton,
                        const LimberBody *body,
                        LimberBodyParts *parts)
{
  guint rings;

  add_pelvis (scene, skeleton, body->girth, parts);
  parts->trunk = limber_scene_begin_part (scene, "trunk");
  limber_scene_begin_layer (scene, LIMBER_TONE_SHIRT);
  rings = add_rings (scene, skeleton, body->girth);
  for (guint side = 0; side < 2; side++)
    add_yoke (scene, skeleton, body->girth, side, rings, parts);
  limber_scene_put_in_front (scene, parts->trunk, parts->pelvis);
  add_neck (scene, skeleton, body->girth, parts);
}
