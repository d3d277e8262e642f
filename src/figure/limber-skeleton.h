/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-channel.h"
#include "figure/limber-body.h"
#include "figure/limber-space.h"

G_BEGIN_DECLS

/**
 * LimberSkeleton:
 * @pelvis: at the middle between the hips
 * @lumbar: the vertebrae that stand for the lower back, lowest first
 * @thorax: those of the chest; the last one bears neck and shoulders
 * @neck: those of the neck
 * @head: at the skull's base
 * @upper_arm: at the shoulder; left, right; distal is -up
 * @forearm: at the elbow
 * @hand: at the wrist; the palm faces the body's middle (-left for the left hand)
 * @thigh: at the hip
 * @shin: at the knee
 * @foot: at the ankle; the toes are forward
 * @grip: curl of the fingers, degrees
 * @thumb: how far the thumb stands off, degrees
 * @belly: breath, -1.0 to 1.0
 * @eyes_closed: 0.0 to 1.0
 *
 * Where every bone is. Plain value.
 */
typedef struct {
  LimberBasis pelvis;
  LimberBasis lumbar[LIMBER_N_LUMBAR];
  LimberBasis thorax[LIMBER_N_THORAX];
  LimberBasis neck[LIMBER_N_NECK];
  LimberBasis head;
  LimberBasis upper_arm[2];
  LimberBasis forearm[2];
  LimberBasis hand[2];
  LimberBasis thigh[2];
  LimberBasis shin[2];
  LimberBasis foot[2];
  double grip[2];
  double thumb[2];
  double belly;
  double eyes_closed;
} LimberSkeleton;

/* Forward kinematics: the bones for joint angles, with the hips' middle at the world's origin */
void limber_skeleton_pose (LimberSkeleton *self,
                           const LimberBody *body,
                           const double channels[LIMBER_N_CHANNELS]);

void limber_skeleton_move (LimberSkeleton *self, LimberVec by);

/* How far the joint that differs most is from where it is in the other, metres */
double limber_skeleton_distance (const LimberSkeleton *self, const LimberSkeleton *other);

/* The height of the lowest point of the body's surface, arms apart: a hand's place is given */
double limber_skeleton_get_lowest (const LimberSkeleton *self, const LimberBody *body);
/* The same of the feet alone, and of the trunk alone */
double limber_skeleton_get_lowest_foot (const LimberSkeleton *self, const LimberBody *body);
double limber_skeleton_get_lowest_trunk (const LimberSkeleton *self, const LimberBody *body);

G_END_DECLS
