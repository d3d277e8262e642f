/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-choreography.h"

G_BEGIN_DECLS

/**
 * LimberPose:
 * @channels: joint angles in degrees
 * @targets: for each limb the places of the two key poses that it is between
 * @share: how far it is from the first to the second, 0.0–1.0
 *
 * A body's posture at one moment, between two key poses. Plain value.
 */
typedef struct {
  double channels[LIMBER_N_CHANNELS];
  LimberTarget targets[LIMBER_N_LIMBS][2];
  double share;
} LimberPose;

LimberPose limber_pose_from_key (const LimberKeyPose *key, gboolean is_mirrored);
/* Along @path at 0.0–1.0; a round path returns to its first pose at 1.0 */
LimberPose limber_pose_on_path (LimberChoreography *choreography,
                                const LimberPath *path,
                                gboolean is_round,
                                double at,
                                gboolean is_mirrored);
/* Between two postures, 0.0–1.0; places as those of the nearer one fade into the other's */
LimberPose limber_pose_mix (const LimberPose *a, const LimberPose *b, double share);

G_END_DECLS
