/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-touch"

#include "config.h"

#include "figure/limber-limb-solver.h"
#include "figure/limber-touch.h"

/*
 * Where the named places are on the mannequin's surface, and how a hand is laid on one.
 */

#define PALM_THICKNESS    0.017 /* from the hand bone's middle to the palm's skin */
#define PALM_CENTER_SHARE 0.75  /* of the palm's length, from the wrist */
#define MAX_WRIST_DEGREES 78.0

/* On-bone place: left and normal's left are of the left side and change sign on the right. */
typedef struct {
  LimberLandmark landmark;
  gsize bone; /* offset in LimberSkeleton, of the left one for a pair of bones */
  gboolean is_paired_bone;
  double point[3];
  double normal[3];
} TouchRow;

#define BONE(field) G_STRUCT_OFFSET (LimberSkeleton, field), FALSE
#define PAIR(field) G_STRUCT_OFFSET (LimberSkeleton, field), TRUE

static const TouchRow rows[] = {
  { LIMBER_LANDMARK_HEAD_TOP, BONE (head), { 0, 0.19, 0.01 }, { 0, 1, 0 } },
  { LIMBER_LANDMARK_CHEST, BONE (thorax[2]), { 0.02, 0.01, 0.118 }, { 0, 0, 1 } },
  { LIMBER_LANDMARK_BELLY, BONE (lumbar[1]), { -0.01, -0.01, 0.120 }, { 0, 0, 1 } },
  { LIMBER_LANDMARK_HEAD_SIDE, BONE (head), { 0.080, 0.125, 0.0 }, { 1, 0.45, 0 } },
  { LIMBER_LANDMARK_HEAD_BACK, BONE (head), { 0.04, 0.10, -0.088 }, { 0.25, 0.1, -1 } },
  { LIMBER_LANDMARK_EYE, BONE (head), { 0.034, 0.082, 0.100 }, { 0.12, 0, 1 } },
  { LIMBER_LANDMARK_SHOULDER, PAIR (upper_arm), { 0.01, 0.05, 0 }, { 0, 1, 0 } },
  { LIMBER_LANDMARK_UPPER_ARM, PAIR (upper_arm), { 0.0, -0.23, -0.045 }, { 0, 0, -1 } },
  { LIMBER_LANDMARK_RIBS, BONE (thorax[0]), { 0.135, 0, 0.03 }, { 1, 0, 0.3 } },
  { LIMBER_LANDMARK_HIP, BONE (pelvis), { 0.140, 0.090, 0.045 }, { 1, 0.1, 0.6 } },
  { LIMBER_LANDMARK_LOW_BACK, BONE (lumbar[1]), { 0.055, 0, -0.100 }, { 0.15, 0, -1 } },
  { LIMBER_LANDMARK_THIGH, PAIR (thigh), { 0, -0.27, 0.073 }, { 0, 0, 1 } },
  { LIMBER_LANDMARK_THIGH_BACK, PAIR (thigh), { 0, -0.33, -0.070 }, { 0, 0, -1 } },
  { LIMBER_LANDMARK_KNEE, PAIR (thigh), { 0, -0.375, 0.064 }, { 0, 0, 1 } },
  { LIMBER_LANDMARK_SHIN, PAIR (shin), { 0, -0.10, 0.058 }, { 0, 0, 1 } },
};

static gboolean
locate_seat (guint side, const LimberFurniture *furniture, LimberTouch *touch)
{
  double sign = side == 0 ? 1 : -1;

  touch->basis = LIMBER_BASIS_IDENTITY;
  touch->point = limber_vec_add (furniture->seat_center, limber_vec (sign * 0.225, -0.02, 0.06));
  touch->normal = limber_vec_normalize (limber_vec (sign, 0.6, 0), limber_vec (sign, 0, 0));
  return TRUE;
}

/**
 * limber_touch_locate:
 * @landmark: a place
 * @skeleton: the body as it is now
 * @body: its measures
 * @furniture: what stands around it
 * @touch: (out): the place in the world
 *
 * Returns: whether the landmark is one that a bone or furniture carries
 */
gboolean
limber_touch_locate (LimberLandmark landmark,
                     const LimberSkeleton *skeleton,
                     const LimberBody *body,
                     const LimberFurniture *furniture,
                     LimberTouch *touch)
{
  LimberLandmark left = landmark;
  guint side = 0;

  if (LIMBER_LANDMARK_IS_PAIRED (landmark)) {
    side = ((guint) landmark - (guint) LIMBER_LANDMARK_HEAD_SIDE) % 2;
    left = (LimberLandmark) ((guint) landmark - side);
  }
  if (left == LIMBER_LANDMARK_SEAT)
    return locate_seat (side, furniture, touch);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const TouchRow *row = &rows[i];
    const LimberBasis *bone = (const LimberBasis *) (const void *) ((const char *) skeleton
                                                                    + row->bone);
    double sign = side == 0 ? 1 : -1;

    if (row->landmark != left)
      continue;
    if (row->is_paired_bone)
      bone += side;
    touch->basis = *bone;
    touch->point = limber_basis_point (bone, sign * row->point[0], row->point[1],
                                       row->point[2] * body->girth);
    touch->normal = limber_basis_direction (bone, sign * row->normal[0], row->normal[1],
                                            row->normal[2]);
    touch->normal = limber_vec_normalize (touch->normal, bone->forward);
    return TRUE;
  }

  return FALSE;
}

/* The fingers' direction: within the surface, not more off the forearm than a wrist goes */
static LimberVec
find_fingers (const LimberBasis *forearm, LimberVec normal, const LimberVec *wish)
{
  LimberVec along = limber_vec_scale (forearm->up, -1);
  LimberVec fingers = limber_vec_reject (wish != NULL ? *wish : along, normal);
  double cosine;

  fingers = limber_vec_normalize (
      fingers, limber_vec_normalize (limber_vec_reject (along, normal), forearm->forward));
  cosine = limber_vec_dot (fingers, along);
  if (cosine < cos (LIMBER_DEGREES (MAX_WRIST_DEGREES))) {
    LimberVec across = limber_vec_normalize (limber_vec_reject (fingers, along), forearm->forward);

    fingers = limber_vec_along (limber_vec_scale (along, cos (LIMBER_DEGREES (MAX_WRIST_DEGREES))),
                                across, sin (LIMBER_DEGREES (MAX_WRIST_DEGREES)));
  }

  return fingers;
}

/**
 * limber_touch_put_hand:
 * @skeleton: changed
 * @body: its measures
 * @side: LimberBodySide of the hand
 * @touch: where to
 * @fingers: (nullable): the way the fingers are to point
 */
void
limber_touch_put_hand (LimberSkeleton *skeleton,
                       const LimberBody *body,
                       guint side,
                       const LimberTouch *touch,
                       const LimberVec *fingers)
{
  LimberBasis *upper_arm = &skeleton->upper_arm[side];
  LimberBasis *forearm = &skeleton->forearm[side];
  LimberBasis *hand = &skeleton->hand[side];
  double sign = side == 0 ? 1 : -1;

  /* The fingers follow the forearm, which follows the wrist: two rounds settle it. */
  for (guint round = 0; round < 3; round++) {
    LimberVec along = find_fingers (forearm, touch->normal, fingers);
    LimberVec wrist = limber_vec_along (touch->point, touch->normal, PALM_THICKNESS);

    wrist = limber_vec_along (wrist, along, -PALM_CENTER_SHARE * body->palm_length);
    limber_limb_solver_reach (upper_arm, forearm, body->upper_arm_length, body->forearm_length,
                              wrist, LIMBER_HINGE_ELBOW);
  }

  hand->origin = limber_basis_point (forearm, 0, -body->forearm_length, 0);
  hand->up = limber_vec_scale (find_fingers (forearm, touch->normal, fingers), -1);
  hand->left = limber_vec_normalize (
      limber_vec_reject (limber_vec_scale (touch->normal, sign), hand->up), forearm->left);
  hand->forward = limber_vec_cross (hand->left, hand->up);
}
