/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-limb-shape"

#include "config.h"

#include "figure/limber-shapes.h"

/*
 * Arms and legs: rings along each bone, thicker where a muscle's belly is. A part's ends are balls
 * at the joints, which both neighbours share, so that a bent knee is round.
 */

/** A ring at @down metres along a bone. The first one is a joint's ball. */
typedef struct {
  double down;
  double forward;
  double radius_left;
  double radius_forward;
} Ring;

/* @is_cut: the last ring is a hem and not a joint; returns the first node */
static guint
add_rings (LimberScene *scene,
           const LimberBasis *bone,
           const Ring *rings,
           guint n_rings,
           double girth,
           gboolean is_cut)
{
  guint first = 0;

  for (guint i = 0; i < n_rings; i++) {
    gboolean is_joint = i == 0 || (i == n_rings - 1 && !is_cut);
    double along = is_joint ? rings[i].radius_left * girth : 0.016;
    guint node = limber_scene_add_node (scene, bone, 0, -rings[i].down, rings[i].forward,
                                        rings[i].radius_left * girth, along,
                                        rings[i].radius_forward * girth);

    if (i == 0)
      first = node;
  }
  limber_scene_add_chain (scene, first, n_rings);
  return first;
}

/**
 * limber_limb_shape_add_arm:
 * @scene: filled further
 * @skeleton: the bones
 * @body: measures
 * @side: LimberBodySide
 * @parts: the trunk is there; the arm's own are filled in
 */
void
limber_limb_shape_add_arm (LimberScene *scene,
                           const LimberSkeleton *skeleton,
                           const LimberBody *body,
                           guint side,
                           LimberBodyParts *parts)
{
  static const char *const names[2][2] = { { "left-upper-arm", "left-forearm" },
                                           { "right-upper-arm", "right-forearm" } };
  static const Ring skin[] = {
    { 0.10, 0.004, 0.040, 0.043 },
    { 0.18, 0.006, 0.039, 0.043 },
    { 0.25, 0.002, 0.035, 0.038 },
    { 0.310, 0, 0.034, 0.035 },
  };
  static const Ring sleeve[] = {
    { 0.0, 0, 0.051, 0.055 },
    { 0.05, 0, 0.053, 0.057 },
    { 0.10, 0, 0.050, 0.054 },
    { 0.150, 0, 0.049, 0.053 },
  };
  static const Ring forearm[] = {
    { 0.0, 0, 0.034, 0.035 },  { 0.055, 0.002, 0.039, 0.038 }, { 0.11, 0.002, 0.036, 0.034 },
    { 0.17, 0, 0.029, 0.027 }, { 0.255, 0, 0.0235, 0.0235 },
  };
  double girth = 0.4 + 0.6 * body->girth;
  guint first;

  g_assert (limber_scene_begin_part (scene, names[side][0]) == parts->upper_arm[side]);
  limber_scene_begin_layer (scene, LIMBER_TONE_SKIN);
  first = add_rings (scene, &skeleton->upper_arm[side], skin, G_N_ELEMENTS (skin), girth, FALSE);
  limber_scene_add_stub (scene, parts->upper_arm[side] + 1, first + 3, first + 2, FALSE);
  limber_scene_begin_layer (scene, LIMBER_TONE_SHIRT);
  first = add_rings (scene, &skeleton->upper_arm[side], sleeve, G_N_ELEMENTS (sleeve), girth, TRUE);
  limber_scene_add_stub (scene, parts->trunk, first, first + 1, FALSE);

  parts->forearm[side] = limber_scene_begin_part (scene, names[side][1]);
  limber_scene_begin_layer (scene, LIMBER_TONE_SKIN);
  first = add_rings (scene, &skeleton->forearm[side], forearm, G_N_ELEMENTS (forearm), girth,
                     FALSE);
  limber_scene_add_stub (scene, parts->upper_arm[side], first, first + 1, FALSE);
  limber_scene_add_stub (scene, parts->forearm[side] + 1, first + 4, first + 3, FALSE);
}

/**
 * limber_limb_shape_add_leg:
 * @scene: filled further
 * @skeleton: the bones
 * @body: measures
 * @side: LimberBodySide
 * @parts: the pelvis is there; the leg's own are filled in
 */
void
limber_limb_shape_add_leg (LimberScene *scene,
                           const LimberSkeleton *skeleton,
                           const LimberBody *body,
                           guint side,
                           LimberBodyParts *parts)
{
  static const char *const names[2][2] = { { "left-thigh", "left-shin" },
                                           { "right-thigh", "right-shin" } };
  static const Ring thigh[] = {
    { 0.0, 0.002, 0.083, 0.088 },  { 0.09, 0.006, 0.081, 0.087 }, { 0.19, 0.008, 0.073, 0.079 },
    { 0.30, 0.005, 0.063, 0.066 }, { 0.421, 0.0, 0.056, 0.058 },
  };
  static const Ring shin[] = {
    { 0.0, 0.0, 0.056, 0.058 },     { 0.09, -0.012, 0.056, 0.060 }, { 0.17, -0.012, 0.052, 0.057 },
    { 0.27, -0.004, 0.046, 0.049 }, { 0.365, 0.0, 0.044, 0.047 },
  };
  guint first;

  parts->thigh[side] = limber_scene_begin_part (scene, names[side][0]);
  limber_scene_begin_layer (scene, LIMBER_TONE_TROUSERS);
  first = add_rings (scene, &skeleton->thigh[side], thigh, G_N_ELEMENTS (thigh), body->girth,
                     FALSE);
  limber_scene_add_stub (scene, parts->pelvis, first, first + 1, TRUE);
  limber_scene_add_stub (scene, parts->thigh[side] + 1, first + 4, first + 3, FALSE);

  parts->shin[side] = limber_scene_begin_part (scene, names[side][1]);
  limber_scene_begin_layer (scene, LIMBER_TONE_TROUSERS);
  first = add_rings (scene, &skeleton->shin[side], shin, G_N_ELEMENTS (shin),
                     0.3 + 0.7 * body->girth, TRUE);
  limber_scene_add_stub (scene, parts->thigh[side], first, first + 1, FALSE);
}
