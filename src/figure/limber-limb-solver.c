/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-limb-solver"

#include "config.h"

#include "figure/limber-limb-solver.h"

/*
 * Inverse kinematics of an arm or a leg by the law of cosines. The pole is where forward kinematics
 * had the middle joint, so that an author steers an elbow by the shoulder's angles as before.
 */

#define REACH 0.9985 /* never quite straight: a straight limb has no plane and would flicker */

/* The bone's own axes for a limb along -up whose hinge bends within the plane of @bend */
static void
point_bone (LimberBasis *bone, LimberVec along, LimberVec bend, LimberHinge hinge)
{
  LimberVec up = limber_vec_scale (along, -1);
  LimberVec forward = limber_vec_reject (bend, up);

  forward = limber_vec_normalize (forward, bone->forward);
  if (hinge == LIMBER_HINGE_KNEE)
    forward = limber_vec_scale (forward, -1);
  bone->up = up;
  bone->forward = forward;
  bone->left = limber_vec_cross (up, forward);
}

/**
 * limber_limb_solver_reach:
 * @near: the bone at the trunk; its origin stays
 * @far: the bone at the hand or foot
 * @near_length: metres
 * @far_length: metres
 * @target: where the far bone is to end
 * @hinge: which way the middle joint bends
 */
void
limber_limb_solver_reach (LimberBasis *near,
                          LimberBasis *far,
                          double near_length,
                          double far_length,
                          LimberVec target,
                          LimberHinge hinge)
{
  LimberVec root = near->origin;
  LimberVec pole = limber_vec_sub (far->origin, root);
  LimberVec reach = limber_vec_sub (target, root);
  double max = (near_length + far_length) * REACH;
  double min = fabs (near_length - far_length) * 1.02 + 0.01;
  double distance = CLAMP (limber_vec_length (reach), min, max);
  LimberVec line = limber_vec_normalize (reach, limber_vec_scale (near->up, -1));
  double near_along = (near_length * near_length - far_length * far_length + distance * distance)
                      / (2 * distance);
  double near_off = sqrt (MAX (0, near_length * near_length - near_along * near_along));
  LimberVec off = limber_vec_normalize (limber_vec_reject (pole, line), near->forward);
  LimberVec middle = limber_vec_along (limber_vec_along (root, line, near_along), off, near_off);
  LimberVec end = limber_vec_along (root, line, distance);
  LimberVec near_dir = limber_vec_scale (limber_vec_sub (middle, root), 1 / near_length);
  LimberVec far_dir = limber_vec_scale (limber_vec_sub (end, middle), 1 / far_length);

  point_bone (near, near_dir, far_dir, hinge);
  far->origin = middle;
  point_bone (far, far_dir, limber_vec_scale (near_dir, -1), hinge);
}
