/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-foot-shape"

#include "config.h"

#include "figure/limber-shapes.h"

/*
 * A foot: ankle in a sock, and over it a shoe with its sole, or the sock alone on the mat. The
 * ankle is a part of its own, always behind trouser leg and shoe.
 */

static void
add_ankle (LimberScene *scene, const LimberSkeleton *skeleton, guint side, LimberBodyParts *parts)
{
  const LimberBasis *shin = &skeleton->shin[side];
  const LimberBasis *foot = &skeleton->foot[side];
  guint first;

  parts->ankle[side] = limber_scene_begin_part (scene, "ankle");
  limber_scene_begin_layer (scene, LIMBER_TONE_SOCK);
  first = limber_scene_add_node (scene, shin, 0, -0.36, 0, 0.034, 0.02, 0.037);
  limber_scene_add_node (scene, foot, 0, 0.0, -0.004, 0.032, 0.034, 0.037);
  limber_scene_add_chain (scene, first, 2);
  limber_scene_put_in_front (scene, parts->shin[side], parts->ankle[side]);
}

/* @grow: how much thicker a shoe is than a sock */
static guint
add_upper (LimberScene *scene, const LimberBasis *foot, double sign, double grow)
{
  guint heel = limber_scene_add_node (scene, foot, 0, -0.042, -0.044, 0.029 + grow, 0.028 + grow,
                                      0.028 + grow);
  guint collar = limber_scene_add_node (scene, foot, 0, -0.014, -0.008, 0.032 + grow, 0.024 + grow,
                                        0.040 + grow);
  guint instep = limber_scene_add_node (scene, foot, -sign * 0.002, -0.036, 0.040, 0.032 + grow,
                                        0.026 + grow, 0.040);
  guint ball = limber_scene_add_node (scene, foot, sign * 0.003, -0.050, 0.098, 0.040 + grow,
                                      0.018 + grow, 0.034);
  guint toes = limber_scene_add_node (scene, foot, -sign * 0.002, -0.055, 0.146, 0.034 + grow,
                                      0.013 + grow, 0.028 + grow);

  limber_scene_add_hull (scene, 3, (guint[]){ heel, collar, instep });
  limber_scene_add_hull (scene, 3, (guint[]){ heel, instep, ball });
  limber_scene_add_hull (scene, 2, (guint[]){ ball, toes });
  limber_scene_add_hull (scene, 2, (guint[]){ instep, toes });
  return heel;
}

static void
add_sole (LimberScene *scene, const LimberBasis *foot, double sign)
{
  guint heel = limber_scene_add_node (scene, foot, 0, -0.066, -0.040, 0.034, 0.007, 0.036);
  guint ball = limber_scene_add_node (scene, foot, sign * 0.003, -0.066, 0.098, 0.045, 0.007,
                                      0.035);
  guint toes = limber_scene_add_node (scene, foot, -sign * 0.002, -0.063, 0.148, 0.037, 0.008,
                                      0.031);

  limber_scene_begin_layer (scene, LIMBER_TONE_SOLE);
  limber_scene_add_hull (scene, 2, (guint[]){ heel, ball });
  limber_scene_add_hull (scene, 2, (guint[]){ ball, toes });
}

/**
 * limber_foot_shape_add:
 * @scene: filled further
 * @skeleton: the bones
 * @body: measures
 * @side: LimberBodySide
 * @has_shoes: or socks
 * @parts: the shin is there; ankle and foot are filled in
 */
void
limber_foot_shape_add (LimberScene *scene,
                       const LimberSkeleton *skeleton,
                       const LimberBody *body,
                       guint side,
                       gboolean has_shoes,
                       LimberBodyParts *parts)
{
  static const char *const names[2] = { "left-foot", "right-foot" };
  const LimberBasis *foot = &skeleton->foot[side];
  double sign = side == 0 ? 1 : -1;

  add_ankle (scene, skeleton, side, parts);
  parts->foot[side] = limber_scene_begin_part (scene, names[side]);
  if (has_shoes) {
    limber_scene_begin_layer (scene, LIMBER_TONE_SHOE);
    add_upper (scene, foot, sign, 0.004);
    add_sole (scene, foot, sign);
  } else {
    guint heel;

    limber_scene_begin_layer (scene, LIMBER_TONE_SOCK);
    heel = add_upper (scene, foot, sign, 0);
    limber_scene_add_hull (scene, 3, (guint[]){ heel, heel + 3, heel + 4 });
  }
  limber_scene_put_in_front (scene, parts->foot[side], parts->ankle[side]);
}
