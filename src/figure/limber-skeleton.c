/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-skeleton"

#include "config.h"

#include "figure/limber-skeleton.h"

/*
 * LimberSkeleton:
 *
 * Forward kinematics of the mannequin. Each joint turns about its own flex axis (left), then side
 * axis (forward), then along the bone (up). The three joints of the spine are spread over nine
 * vertebrae so that the back bends as a curve.
 */

static double
side_sign (guint side)
{
  return side == LIMBER_BODY_LEFT ? 1 : -1;
}

/* One third, one quarter … of a spine joint's bend; @share of the angles */
static void
bend_spine (LimberBasis *basis, const double *flex_side_twist, double share)
{
  limber_basis_turn (basis, basis->left, flex_side_twist[0] * share);
  limber_basis_turn (basis, basis->forward, -flex_side_twist[1] * share);
  limber_basis_turn (basis, basis->up, flex_side_twist[2] * share);
}

static void
pose_vertebrae (LimberBasis *vertebrae,
                guint n_vertebrae,
                LimberBasis start,
                double length,
                const double *flex_side_twist)
{
  LimberBasis basis = start;

  for (guint i = 0; i < n_vertebrae; i++) {
    bend_spine (&basis, flex_side_twist, 1.0 / n_vertebrae);
    vertebrae[i] = basis;
    basis.origin = limber_vec_along (basis.origin, basis.up, length / n_vertebrae);
  }
}

static LimberBasis
end_of_vertebra (const LimberBasis *vertebra, double length)
{
  LimberBasis end = *vertebra;

  end.origin = limber_vec_along (end.origin, end.up, length);
  return end;
}

static void
pose_spine (LimberSkeleton *self, const LimberBody *body, const double *channels)
{
  LimberBasis start = self->pelvis;

  start.origin = limber_basis_point (&self->pelvis, 0, body->sacrum_height, -0.012);
  pose_vertebrae (self->lumbar, LIMBER_N_LUMBAR, start, body->lumbar_length,
                  &channels[LIMBER_CHANNEL_LUMBAR_FLEX]);
  start = end_of_vertebra (&self->lumbar[LIMBER_N_LUMBAR - 1],
                           body->lumbar_length / LIMBER_N_LUMBAR);
  pose_vertebrae (self->thorax, LIMBER_N_THORAX, start, body->thorax_length,
                  &channels[LIMBER_CHANNEL_THORAX_FLEX]);
  start = end_of_vertebra (&self->thorax[LIMBER_N_THORAX - 1],
                           body->thorax_length / LIMBER_N_THORAX);
  start.origin = limber_vec_along (start.origin, start.forward, -0.012);
  pose_vertebrae (self->neck, LIMBER_N_NECK, start, body->neck_length,
                  &channels[LIMBER_CHANNEL_NECK_FLEX]);
  self->head = end_of_vertebra (&self->neck[LIMBER_N_NECK - 1], body->neck_length / LIMBER_N_NECK);
  bend_spine (&self->head, &channels[LIMBER_CHANNEL_HEAD_FLEX], 1.0);
}

/* Turns the basis of a hanging limb: flex, then abduct, then inward rotation along the limb */
static void
turn_limb (LimberBasis *basis, guint side, double flex, double abduct, double rotate)
{
  double sign = side_sign (side);

  limber_basis_turn (basis, basis->left, -flex);
  limber_basis_turn (basis, basis->forward, sign * abduct);
  limber_basis_turn (basis, basis->up, -sign * rotate);
}

/* The shoulder joint rides on the clavicle, which turns about the top of the breastbone; the
 * scapula follows the arm when it is lifted high (scapulohumeral rhythm, about 1 : 2 past the first
 * 60 degrees). */
static LimberVec
find_shoulder (const LimberSkeleton *self,
               const LimberBody *body,
               const double *channels,
               guint side)
{
  const LimberBasis *chest = &self->thorax[LIMBER_N_THORAX - 1];
  double sign = side_sign (side);
  double flex = channels[LIMBER_CHANNEL_SHOULDER_FLEX + side];
  double abduct = channels[LIMBER_CHANNEL_SHOULDER_ABDUCT + side];
  double elevation = acos (cos (LIMBER_DEGREES (flex)) * cos (LIMBER_DEGREES (abduct))) * 180
                     / G_PI;
  double lift = channels[LIMBER_CHANNEL_SCAPULA_LIFT + side] + MAX (0, elevation - 60) * 0.22;
  double forward = channels[LIMBER_CHANNEL_SCAPULA_FORWARD + side];
  LimberVec joint = limber_basis_point (chest, sign * 0.02, 0.030, -0.004);
  LimberVec clavicle = limber_basis_direction (chest, sign * (body->shoulder_half_width - 0.02),
                                               -0.034, -0.012);

  clavicle = limber_vec_turn (clavicle, chest->forward, sign * LIMBER_DEGREES (lift));
  clavicle = limber_vec_turn (clavicle, chest->up, -sign * LIMBER_DEGREES (forward));
  return limber_vec_add (joint, clavicle);
}

static void
pose_arm (LimberSkeleton *self, const LimberBody *body, const double *channels, guint side)
{
  double sign = side_sign (side);
  LimberBasis *upper_arm = &self->upper_arm[side];
  LimberBasis *forearm = &self->forearm[side];
  LimberBasis *hand = &self->hand[side];

  *upper_arm = self->thorax[LIMBER_N_THORAX - 1];
  upper_arm->origin = find_shoulder (self, body, channels, side);
  turn_limb (upper_arm, side, channels[LIMBER_CHANNEL_SHOULDER_FLEX + side],
             channels[LIMBER_CHANNEL_SHOULDER_ABDUCT + side],
             channels[LIMBER_CHANNEL_SHOULDER_ROTATE + side]);

  *forearm = *upper_arm;
  forearm->origin = limber_basis_point (upper_arm, 0, -body->upper_arm_length, 0);
  limber_basis_turn (forearm, forearm->left, -channels[LIMBER_CHANNEL_ELBOW + side]);

  *hand = *forearm;
  hand->origin = limber_basis_point (forearm, 0, -body->forearm_length, 0);
  limber_basis_turn (hand, hand->up, -sign * channels[LIMBER_CHANNEL_FOREARM + side]);
  limber_basis_turn (hand, hand->forward, -sign * channels[LIMBER_CHANNEL_WRIST + side]);

  self->grip[side] = channels[LIMBER_CHANNEL_GRIP + side];
  self->thumb[side] = channels[LIMBER_CHANNEL_THUMB + side];
}

static void
pose_leg (LimberSkeleton *self, const LimberBody *body, const double *channels, guint side)
{
  LimberBasis *thigh = &self->thigh[side];
  LimberBasis *shin = &self->shin[side];
  LimberBasis *foot = &self->foot[side];

  *thigh = self->pelvis;
  thigh->origin = limber_basis_point (&self->pelvis, side_sign (side) * body->hip_half_width, 0, 0);
  turn_limb (thigh, side, channels[LIMBER_CHANNEL_HIP_FLEX + side],
             channels[LIMBER_CHANNEL_HIP_ABDUCT + side],
             channels[LIMBER_CHANNEL_HIP_ROTATE + side]);

  *shin = *thigh;
  shin->origin = limber_basis_point (thigh, 0, -body->thigh_length, 0);
  limber_basis_turn (shin, shin->left, channels[LIMBER_CHANNEL_KNEE + side]);

  *foot = *shin;
  foot->origin = limber_basis_point (shin, 0, -body->shin_length, 0);
  limber_basis_turn (foot, foot->left, channels[LIMBER_CHANNEL_ANKLE + side]);
}

/**
 * limber_skeleton_pose:
 * @self: (out): the bones
 * @body: measures
 * @channels: joint angles in degrees
 *
 * Puts the middle between the hips at the world's origin.
 */
void
limber_skeleton_pose (LimberSkeleton *self,
                      const LimberBody *body,
                      const double channels[LIMBER_N_CHANNELS])
{
  self->pelvis = LIMBER_BASIS_IDENTITY;
  limber_basis_turn (&self->pelvis, self->pelvis.left, channels[LIMBER_CHANNEL_ROOT_PITCH]);
  limber_basis_turn (&self->pelvis, self->pelvis.forward, -channels[LIMBER_CHANNEL_ROOT_ROLL]);
  limber_basis_turn (&self->pelvis, self->pelvis.up, channels[LIMBER_CHANNEL_ROOT_TURN]);

  pose_spine (self, body, channels);
  for (guint side = 0; side < 2; side++) {
    pose_arm (self, body, channels, side);
    pose_leg (self, body, channels, side);
  }
  self->belly = channels[LIMBER_CHANNEL_BELLY] / 100.0;
  self->eyes_closed = CLAMP (channels[LIMBER_CHANNEL_EYES] / 100.0, 0, 1);
}

/* Calls @visit for every bone */
static void
for_each_bone (LimberSkeleton *self,
               void (*visit) (LimberBasis *bone, gconstpointer data),
               gconstpointer data)
{
  visit (&self->pelvis, data);
  for (guint i = 0; i < LIMBER_N_LUMBAR; i++)
    visit (&self->lumbar[i], data);
  for (guint i = 0; i < LIMBER_N_THORAX; i++)
    visit (&self->thorax[i], data);
  for (guint i = 0; i < LIMBER_N_NECK; i++)
    visit (&self->neck[i], data);
  visit (&self->head, data);
  for (guint side = 0; side < 2; side++) {
    visit (&self->upper_arm[side], data);
    visit (&self->forearm[side], data);
    visit (&self->hand[side], data);
    visit (&self->thigh[side], data);
    visit (&self->shin[side], data);
    visit (&self->foot[side], data);
  }
}

static void
move_bone (LimberBasis *bone, gconstpointer by)
{
  bone->origin = limber_vec_add (bone->origin, *(const LimberVec *) by);
}

void
limber_skeleton_move (LimberSkeleton *self, LimberVec by)
{
  for_each_bone (self, move_bone, &by);
}

static double
lower (double height, LimberVec point, double radius)
{
  return MIN (height, point.y - radius);
}

double
limber_skeleton_get_lowest_foot (const LimberSkeleton *self, const LimberBody *body)
{
  double height = G_MAXDOUBLE;

  for (guint side = 0; side < 2; side++) {
    const LimberBasis *foot = &self->foot[side];

    height = lower (height, limber_basis_point (foot, 0, -body->ankle_height, -0.055), 0);
    height = lower (height, limber_basis_point (foot, 0, -body->ankle_height, 0.115), 0);
    height = lower (
        height, limber_basis_point (foot, 0, -body->ankle_height + 0.02, body->foot_length - 0.02),
        0.02);
  }

  return height;
}

double
limber_skeleton_get_lowest_trunk (const LimberSkeleton *self, const LimberBody *body)
{
  double girth = body->girth;
  double height = G_MAXDOUBLE;

  for (int sign = -1; sign <= 1; sign += 2) {
    height = lower (height, limber_basis_point (&self->pelvis, sign * 0.08, -0.01, -0.03),
                    0.105 * girth);
    height = lower (height, limber_basis_point (&self->thorax[1], sign * 0.08, 0, -0.01),
                    0.105 * girth);
    height = lower (height, limber_basis_point (&self->thorax[2], sign * 0.08, 0.02, -0.015),
                    0.10 * girth);
  }

  return height;
}

double
limber_skeleton_get_lowest (const LimberSkeleton *self, const LimberBody *body)
{
  double height = MIN (limber_skeleton_get_lowest_foot (self, body),
                       limber_skeleton_get_lowest_trunk (self, body));

  height = lower (height, limber_basis_point (&self->head, 0, body->head_height, 0.012), 0.1);
  for (guint side = 0; side < 2; side++) {
    height = lower (height, self->shin[side].origin, 0.056 * body->girth);
  }

  return height;
}

/* A bone's far end moves by its own turning too: half a metre off is as far as any surface is. */
static double
bone_distance (const LimberBasis *a, const LimberBasis *b, double reach)
{
  double moved = limber_vec_length (limber_vec_sub (a->origin, b->origin));
  double turned = MAX (limber_vec_length (limber_vec_sub (a->up, b->up)),
                       limber_vec_length (limber_vec_sub (a->left, b->left)));

  return moved + turned * reach;
}

double
limber_skeleton_distance (const LimberSkeleton *self, const LimberSkeleton *other)
{
  double distance = bone_distance (&self->pelvis, &other->pelvis, 0.1);

  for (guint i = 0; i < LIMBER_N_THORAX; i++)
    distance = MAX (distance, bone_distance (&self->thorax[i], &other->thorax[i], 0.1));
  distance = MAX (distance, bone_distance (&self->head, &other->head, 0.15));
  for (guint side = 0; side < 2; side++) {
    distance = MAX (distance,
                    bone_distance (&self->upper_arm[side], &other->upper_arm[side], 0.05));
    distance = MAX (distance, bone_distance (&self->forearm[side], &other->forearm[side], 0.05));
    distance = MAX (distance, bone_distance (&self->hand[side], &other->hand[side], 0.15));
    distance = MAX (distance, bone_distance (&self->thigh[side], &other->thigh[side], 0.08));
    distance = MAX (distance, bone_distance (&self->shin[side], &other->shin[side], 0.08));
    distance = MAX (distance, bone_distance (&self->foot[side], &other->foot[side], 0.15));
    distance = MAX (distance, fabs (self->grip[side] - other->grip[side]) * 0.002);
  }
  distance = MAX (distance, fabs (self->belly - other->belly) * 0.02);

  return MAX (distance, fabs (self->eyes_closed - other->eyes_closed) * 0.01);
}
