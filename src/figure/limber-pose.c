/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-pose"

#include "config.h"

#include "figure/limber-pose.h"

#include <math.h>

/*
 * LimberPose:
 *
 * Interpolation between key poses. Angles follow a Catmull-Rom spline through the poses of a path,
 * so that several in a row flow; a pose's places fade into the next one's. The second side is the
 * first one mirrored: left and right change places, side bends and twists their sign.
 */

/* Channels of the middle that change sign in a mirror */
static const LimberChannel odd_channels[] = {
  LIMBER_CHANNEL_ROOT_ROLL,    LIMBER_CHANNEL_ROOT_TURN,   LIMBER_CHANNEL_LUMBAR_SIDE,
  LIMBER_CHANNEL_LUMBAR_TWIST, LIMBER_CHANNEL_THORAX_SIDE, LIMBER_CHANNEL_THORAX_TWIST,
  LIMBER_CHANNEL_NECK_SIDE,    LIMBER_CHANNEL_NECK_TWIST,  LIMBER_CHANNEL_HEAD_SIDE,
  LIMBER_CHANNEL_HEAD_TWIST,
};

static LimberTarget
mirror_target (LimberTarget target)
{
  target.landmark = limber_landmark_mirror (target.landmark);
  target.offset_cm[0] = -target.offset_cm[0];
  return target;
}

/**
 * limber_pose_from_key:
 * @key: a key pose
 * @is_mirrored: for the second side
 *
 * Returns: the posture
 */
LimberPose
limber_pose_from_key (const LimberKeyPose *key, gboolean is_mirrored)
{
  LimberPose pose = { 0 };

  memcpy (pose.channels, key->channels, sizeof pose.channels);
  if (is_mirrored) {
    for (guint i = 0; i < G_N_ELEMENTS (odd_channels); i++)
      pose.channels[odd_channels[i]] = -key->channels[odd_channels[i]];
    for (guint i = LIMBER_CHANNEL_SCAPULA_LIFT; i < LIMBER_N_CHANNELS; i += 2) {
      pose.channels[i] = key->channels[i + 1];
      pose.channels[i + 1] = key->channels[i];
    }
  }
  for (guint limb = 0; limb < LIMBER_N_LIMBS; limb++) {
    LimberTarget target = is_mirrored ? mirror_target (key->targets[limb ^ 1]) : key->targets[limb];

    pose.targets[limb][0] = target;
    pose.targets[limb][1] = target;
  }

  return pose;
}

static double
ease (double share)
{
  return share * share * (3 - 2 * share);
}

/* Catmull-Rom spline between b and c; a and d are their neighbours */
static double
spline (double a, double b, double c, double d, double t)
{
  return 0.5
         * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - a - 3 * c + d) * t * t * t);
}

/* What the start pose has on the floor stays there, while the body moves away above it. */
static void
keep_start_on_floor (LimberPose *pose)
{
  for (guint limb = 0; limb < LIMBER_N_LIMBS; limb++) {
    for (guint i = 0; i < 2; i++) {
      if (pose->targets[limb][i].landmark == LIMBER_LANDMARK_FLOOR)
        pose->targets[limb][i] = (LimberTarget){ .landmark = LIMBER_LANDMARK_STAY };
    }
  }
}

static LimberPose
pose_at (LimberChoreography *choreography,
         const LimberPath *path,
         gboolean is_round,
         int index,
         gboolean is_mirrored)
{
  int n_poses = (int) path->n_poses;
  LimberPose pose;

  if (is_round)
    index = ((index % n_poses) + n_poses) % n_poses;
  else
    index = CLAMP (index, 0, n_poses - 1);

  pose = limber_pose_from_key (limber_choreography_get_pose (choreography, path->poses[index]),
                               is_mirrored);
  if (path->poses[index] == limber_choreography_get_move_in (choreography)->poses[0])
    keep_start_on_floor (&pose);
  return pose;
}

/**
 * limber_pose_on_path:
 * @choreography: sealed
 * @path: one of its paths
 * @is_round: whether the path returns to its first pose
 * @at: 0.0 to 1.0
 * @is_mirrored: for the second side
 *
 * An open path starts and ends softly; a round one flows evenly.
 *
 * Returns: the posture there
 */
LimberPose
limber_pose_on_path (LimberChoreography *choreography,
                     const LimberPath *path,
                     gboolean is_round,
                     double at,
                     gboolean is_mirrored)
{
  guint n_sections = is_round ? path->n_poses : path->n_poses - 1;
  double along = CLAMP (at, 0, 1) * n_sections;
  LimberPose poses[4];
  LimberPose pose;
  int section;

  if (path->n_poses == 1)
    return pose_at (choreography, path, FALSE, 0, is_mirrored);

  if (!is_round)
    along = ease (CLAMP (at, 0, 1)) * n_sections;
  section = MIN ((int) floor (along), (int) n_sections - 1);
  for (int i = 0; i < 4; i++)
    poses[i] = pose_at (choreography, path, is_round, section - 1 + i, is_mirrored);

  pose = poses[1];
  pose.share = along - section;
  for (guint i = 0; i < LIMBER_N_CHANNELS; i++) {
    if (path->n_poses == 2 && !is_round)
      pose.channels[i] += (poses[2].channels[i] - poses[1].channels[i]) * pose.share;
    else
      pose.channels[i] = spline (poses[0].channels[i], poses[1].channels[i], poses[2].channels[i],
                                 poses[3].channels[i], pose.share);
  }
  for (guint limb = 0; limb < LIMBER_N_LIMBS; limb++)
    pose.targets[limb][1] = poses[2].targets[limb][0];
  if (path->n_poses > 2 || is_round)
    pose.share = ease (pose.share);

  return pose;
}

/**
 * limber_pose_mix:
 * @a: a posture at a key pose
 * @b: another
 * @share: 0.0 to 1.0
 *
 * Returns: the posture between
 */
LimberPose
limber_pose_mix (const LimberPose *a, const LimberPose *b, double share)
{
  LimberPose pose = *a;

  pose.share = ease (CLAMP (share, 0, 1));
  for (guint i = 0; i < LIMBER_N_CHANNELS; i++)
    pose.channels[i] += (b->channels[i] - a->channels[i]) * pose.share;
  for (guint limb = 0; limb < LIMBER_N_LIMBS; limb++)
    pose.targets[limb][1] = b->targets[limb][0];

  return pose;
}
