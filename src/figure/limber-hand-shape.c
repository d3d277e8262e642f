/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-hand-shape"

#include "config.h"

#include "figure/limber-shapes.h"

/*
 * A hand: palm, four fingers of two pieces that curl with the grip, and a thumb. Fingers are one
 * layer with thin lines between them on the side that the camera sees.
 */

#define N_FINGERS 4

/** A finger's knuckle, metres from the wrist, and length; forward is towards the thumb. */
typedef struct {
  double down;
  double forward;
  double length;
  double radius;
} Finger;

static const Finger fingers[N_FINGERS] = {
  { 0.086, 0.026, 0.072, 0.0088 },
  { 0.090, 0.009, 0.080, 0.0090 },
  { 0.087, -0.008, 0.074, 0.0087 },
  { 0.080, -0.024, 0.058, 0.0078 },
};

/* @palm: unit vector out of the palm. Fills three joints: knuckle, middle joint, tip */
static void
bend_finger (const LimberBasis *hand,
             LimberVec palm,
             const Finger *finger,
             double grip_degrees,
             double spread,
             LimberVec joints[3])
{
  LimberVec along = limber_vec_scale (hand->up, -1);
  double first = LIMBER_DEGREES (grip_degrees);
  double second = LIMBER_DEGREES (grip_degrees * 2.05);
  LimberVec direction;

  along = limber_vec_normalize (limber_vec_along (along, hand->forward, spread), along);
  joints[0] = limber_basis_point (hand, 0, -finger->down, finger->forward);
  direction = limber_vec_along (limber_vec_scale (along, cos (first)), palm, sin (first));
  joints[1] = limber_vec_along (joints[0], direction, finger->length * 0.52);
  direction = limber_vec_along (limber_vec_scale (along, cos (second)), palm, sin (second));
  joints[2] = limber_vec_along (joints[1], direction, finger->length * 0.48);
}

static guint
add_ball (LimberScene *scene, LimberVec center, double radius)
{
  LimberBasis basis = LIMBER_BASIS_IDENTITY;

  basis.origin = center;
  return limber_scene_add_node (scene, &basis, 0, 0, 0, radius, radius, radius);
}

static void
add_fingers (LimberScene *scene,
             const LimberBasis *hand,
             LimberVec palm,
             double grip_degrees,
             const LimberCamera *camera)
{
  LimberVec joints[N_FINGERS][3];
  double seen = limber_vec_dot (palm, camera->toward) > 0 ? 1 : -1;

  for (guint i = 0; i < N_FINGERS; i++) {
    guint first;

    bend_finger (hand, palm, &fingers[i], grip_degrees * (0.9 + 0.07 * i), 0.055 - 0.045 * i,
                 joints[i]);
    first = add_ball (scene, joints[i][0], fingers[i].radius * 1.15);
    add_ball (scene, joints[i][1], fingers[i].radius);
    add_ball (scene, joints[i][2], fingers[i].radius * 0.82);
    limber_scene_add_chain (scene, first, 3);
  }
  for (guint i = 0; i + 1 < N_FINGERS; i++) {
    LimberVec line[3];

    for (guint j = 0; j < 3; j++) {
      line[j] = limber_vec_mix (joints[i][j], joints[i + 1][j], 0.5);
      line[j] = limber_vec_along (line[j], palm, seen * fingers[i].radius * 0.6);
    }
    line[2] = limber_vec_mix (line[1], line[2], 0.8);
    limber_scene_add_line (scene, LIMBER_TONE_SKIN, line, 3, 0.0014);
  }
}

static void
add_thumb (LimberScene *scene, const LimberBasis *hand, LimberVec palm, double thumb_degrees)
{
  double off = LIMBER_DEGREES (28 + thumb_degrees);
  LimberVec along = limber_vec_scale (hand->up, -cos (off));
  LimberVec root = limber_vec_along (limber_basis_point (hand, 0, -0.030, 0.026), palm, 0.006);
  LimberVec joint;
  LimberVec tip;
  guint first;

  along = limber_vec_along (along, hand->forward, sin (off));
  along = limber_vec_normalize (limber_vec_along (along, palm, 0.28), along);
  joint = limber_vec_along (root, along, 0.040);
  along = limber_vec_normalize (limber_vec_along (along, hand->up, -0.35), along);
  tip = limber_vec_along (joint, along, 0.034);

  first = add_ball (scene, root, 0.0155);
  add_ball (scene, joint, 0.0105);
  add_ball (scene, tip, 0.0085);
  limber_scene_add_chain (scene, first, 3);
}

/**
 * limber_hand_shape_add:
 * @scene: filled further
 * @skeleton: the bones
 * @body: measures
 * @side: LimberBodySide
 * @camera: who looks
 * @parts: the forearm is there; the hand is filled in
 */
void
limber_hand_shape_add (LimberScene *scene,
                       const LimberSkeleton *skeleton,
                       const LimberBody *body,
                       guint side,
                       const LimberCamera *camera,
                       LimberBodyParts *parts)
{
  static const char *const names[2] = { "left-hand", "right-hand" };
  const LimberBasis *hand = &skeleton->hand[side];
  double sign = side == 0 ? 1 : -1;
  LimberVec palm = limber_vec_scale (hand->left, -sign);
  guint wrist;
  guint nodes[5];

  parts->hand[side] = limber_scene_begin_part (scene, names[side]);
  limber_scene_begin_layer (scene, LIMBER_TONE_SKIN);
  wrist = limber_scene_add_node (scene, hand, 0, 0.0, 0, 0.020, 0.02, 0.0245);
  nodes[0] = wrist;
  nodes[1] = limber_scene_add_node (scene, hand, 0, -0.035, -0.020, 0.016, 0.02, 0.019);
  nodes[2] = limber_scene_add_node (scene, hand, 0, -0.040, 0.018, 0.017, 0.02, 0.021);
  nodes[3] = limber_scene_add_node (scene, hand, 0, -0.076, -0.022, 0.012, 0.012, 0.013);
  nodes[4] = limber_scene_add_node (scene, hand, 0, -0.082, 0.023, 0.013, 0.012, 0.014);
  limber_scene_add_hull (scene, 5, nodes);
  add_fingers (scene, hand, palm, skeleton->grip[side], camera);
  add_thumb (scene, hand, palm, skeleton->thumb[side]);
  limber_scene_add_stub (scene, parts->forearm[side], wrist, nodes[2], FALSE);
}
