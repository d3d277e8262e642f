/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-motion"

#include "config.h"

#include "figure/limber-limb-solver.h"
#include "figure/limber-motion.h"
#include "figure/limber-pose.h"

/*
 * LimberMotion:
 *
 * From a moment of a session to bones, in four steps: the posture between its key poses
 * (limber-pose), forward kinematics (limber-skeleton), setting down (the anchor stays where the
 * start pose has it, the lowest part on floor or seat), and hands and feet on their places (inverse
 * kinematics). Both sides of an exercise are prepared once.
 */

#define BREATH_SECS        5.0
#define FRONT_VIEW_DEGREES 30.0 /* views this close to the front serve both sides */

/** The start pose of a side, set down: what stays is measured against it. */
typedef struct {
  LimberSkeleton skeleton;
  LimberVec anchor;
} Start;

struct _LimberMotion {
  LimberChoreography *choreography; /* (owned) */
  LimberBody body;
  LimberFurniture furniture;
  Start starts[2];
};

static LimberVec
mean (LimberVec a, LimberVec b)
{
  return limber_vec_mix (a, b, 0.5);
}

/* The point of the body that the choreography's anchor holds in place */
static LimberVec
find_anchor (LimberMotion *self, const LimberSkeleton *skeleton)
{
  switch (limber_choreography_get_anchor (self->choreography)) {
  case LIMBER_ANCHOR_SEAT:
    return limber_basis_point (&skeleton->pelvis, 0, -self->body.sit_height, -0.02);
  case LIMBER_ANCHOR_FEET:
    return mean (skeleton->foot[0].origin, skeleton->foot[1].origin);
  case LIMBER_ANCHOR_KNEES:
    return mean (skeleton->shin[0].origin, skeleton->shin[1].origin);
  case LIMBER_ANCHOR_BACK:
    return limber_basis_point (&skeleton->thorax[2], 0, 0, -0.1 * self->body.girth);
  case LIMBER_ANCHOR_PELVIS:
    return limber_basis_point (&skeleton->pelvis, 0, 0, -0.1 * self->body.girth);
  case LIMBER_ANCHOR_GROUND:
    return skeleton->pelvis.origin;
  }

  g_return_val_if_reached (skeleton->pelvis.origin);
}

static void
set_down_lowest (LimberMotion *self, LimberSkeleton *skeleton)
{
  double lowest = limber_skeleton_get_lowest (skeleton, &self->body);

  limber_skeleton_move (skeleton, limber_vec (0, -lowest, 0));
}

/* Moves the posed body so that its anchor is where the start pose has it. */
static void
set_down (LimberMotion *self, LimberSkeleton *skeleton, LimberVec start_anchor)
{
  LimberVec by = limber_vec_sub (start_anchor, find_anchor (self, skeleton));

  switch (limber_choreography_get_anchor (self->choreography)) {
  case LIMBER_ANCHOR_GROUND:
    limber_skeleton_move (skeleton, limber_vec (by.x, 0, by.z));
    set_down_lowest (self, skeleton);
    break;
  case LIMBER_ANCHOR_FEET:
    limber_skeleton_move (skeleton, limber_vec (by.x, 0, by.z));
    limber_skeleton_move (
        skeleton, limber_vec (0, -limber_skeleton_get_lowest_foot (skeleton, &self->body), 0));
    break;
  case LIMBER_ANCHOR_BACK:
  case LIMBER_ANCHOR_PELVIS:
  case LIMBER_ANCHOR_SEAT:
  case LIMBER_ANCHOR_KNEES:
    limber_skeleton_move (skeleton, by);
    break;
  }
}

/* Where a limb's target is now; FALSE for none. For a hand: where the palm is. */
static gboolean
find_target (LimberMotion *self,
             const LimberSkeleton *skeleton,
             const Start *start,
             guint limb,
             const LimberTarget *target,
             LimberTouch *touch)
{
  guint side = limb % 2;
  gboolean is_foot = limb >= LIMBER_LIMB_LEFT_FOOT;
  const LimberSkeleton *from = target->landmark == LIMBER_LANDMARK_STAY ? &start->skeleton
                                                                        : skeleton;
  const LimberBasis *end = is_foot ? &from->foot[side] : &from->hand[side];

  if (target->landmark == LIMBER_LANDMARK_NONE)
    return FALSE;

  if (!limber_touch_locate (target->landmark, skeleton, &self->body, &self->furniture, touch)) {
    double sign = side == 0 ? 1 : -1;

    touch->basis = LIMBER_BASIS_IDENTITY;
    touch->normal = is_foot ? limber_vec (0, 1, 0) : limber_vec_scale (end->left, sign);
    touch->point = end->origin;
    if (!is_foot) {
      touch->point = limber_basis_point (end, -sign * 0.017, -0.75 * self->body.palm_length, 0);
    }
    if (target->landmark == LIMBER_LANDMARK_FLOOR) {
      touch->point.y = is_foot ? self->body.ankle_height : 0;
      touch->normal = limber_vec (0, 1, 0);
    }
  }
  touch->point = limber_vec_add (touch->point,
                                 limber_basis_direction (&touch->basis, target->offset_cm[0] / 100,
                                                         target->offset_cm[1] / 100,
                                                         target->offset_cm[2] / 100));
  return TRUE;
}

/* Where a limb's end is by its joint angles alone */
static LimberTouch
find_free_end (LimberMotion *self, const LimberSkeleton *skeleton, guint limb)
{
  guint side = limb % 2;
  double sign = side == 0 ? 1 : -1;
  const LimberBasis *hand = &skeleton->hand[side];

  if (limb >= LIMBER_LIMB_LEFT_FOOT)
    return (LimberTouch){ skeleton->foot[side].origin, { 0, 1, 0 }, LIMBER_BASIS_IDENTITY };

  return (LimberTouch){
    limber_basis_point (hand, -sign * 0.017, -0.75 * self->body.palm_length, 0),
    limber_vec_scale (hand->left, sign),
    LIMBER_BASIS_IDENTITY,
  };
}

static LimberVec
mix_direction (LimberVec a, LimberVec b, double share)
{
  return limber_vec_normalize (limber_vec_mix (a, b, share), b);
}

/* A foot that stands keeps the direction that it has in the start pose. */
static void
put_foot (LimberMotion *self,
          LimberSkeleton *skeleton,
          const Start *start,
          guint side,
          LimberVec ankle,
          double weight)
{
  LimberBasis *foot = &skeleton->foot[side];
  LimberBasis wanted = start->skeleton.foot[side];

  limber_limb_solver_reach (&skeleton->thigh[side], &skeleton->shin[side], self->body.thigh_length,
                            self->body.shin_length, ankle, LIMBER_HINGE_KNEE);
  foot->origin = limber_basis_point (&skeleton->shin[side], 0, -self->body.shin_length, 0);

  foot->up = mix_direction (foot->up, wanted.up, weight);
  foot->forward = limber_vec_reject (mix_direction (foot->forward, wanted.forward, weight),
                                     foot->up);
  foot->forward = limber_vec_normalize (foot->forward, wanted.forward);
  foot->left = limber_vec_cross (foot->up, foot->forward);
}

static void
put_limb (LimberMotion *self,
          LimberSkeleton *skeleton,
          const Start *start,
          const LimberPose *pose,
          guint limb)
{
  const LimberTarget *targets = pose->targets[limb];
  LimberTouch free_end = find_free_end (self, skeleton, limb);
  LimberTouch from = free_end;
  LimberTouch to = free_end;
  LimberTouch touch;
  gboolean has_from;
  gboolean has_to;
  LimberLandmark landmark;
  double weight;
  guint side = limb % 2;

  has_from = find_target (self, skeleton, start, limb, &targets[0], &from);
  has_to = find_target (self, skeleton, start, limb, &targets[1], &to);
  landmark = has_to ? targets[1].landmark : targets[0].landmark;
  weight = (has_from ? 1 - pose->share : 0) + (has_to ? pose->share : 0);
  if (!has_from && !has_to)
    return;

  touch.basis = to.basis;
  touch.point = limber_vec_mix (from.point, to.point, pose->share);
  touch.normal = mix_direction (from.normal, to.normal, pose->share);
  if (limb >= LIMBER_LIMB_LEFT_FOOT) {
    put_foot (self, skeleton, start, side, touch.point, weight);
  } else {
    LimberVec own = limber_vec_scale (skeleton->hand[side].up, -1);
    LimberVec wish = own;
    LimberVec fingers;

    if (landmark == LIMBER_LANDMARK_FLOOR)
      wish = skeleton->thorax[LIMBER_N_THORAX - 1].up;
    else if (landmark == LIMBER_LANDMARK_STAY)
      wish = limber_vec_scale (start->skeleton.hand[side].up, -1);
    fingers = mix_direction (own, wish, weight);
    limber_touch_put_hand (skeleton, &self->body, side, &touch,
                           landmark == LIMBER_LANDMARK_FLOOR || landmark == LIMBER_LANDMARK_STAY
                                   || weight < 1
                               ? &fingers
                               : NULL);
  }
}

/* A posture set down and with its hands and feet on their places */
static void
solve (LimberMotion *self, const Start *start, const LimberPose *pose, LimberSkeleton *skeleton)
{
  limber_skeleton_pose (skeleton, &self->body, pose->channels);
  set_down (self, skeleton, start->anchor);
  for (guint limb = 0; limb < LIMBER_N_LIMBS; limb++)
    put_limb (self, skeleton, start, pose, LIMBER_N_LIMBS - 1 - limb);
}

static LimberPose
start_pose (LimberMotion *self, gboolean is_mirrored)
{
  const LimberPath *path = limber_choreography_get_move_in (self->choreography);

  return limber_pose_on_path (self->choreography, path, FALSE, 0, is_mirrored);
}

/* Sets the start pose down on its support, which fixes the anchor; the chair and the desk follow
 * the body. */
static void
prepare_start (LimberMotion *self, guint side)
{
  Start *start = &self->starts[side];
  const LimberPath *path = limber_choreography_get_move_in (self->choreography);
  const LimberKeyPose *key = limber_choreography_get_pose (self->choreography, path->poses[0]);
  LimberPose pose = limber_pose_from_key (key, side == 1);
  LimberVec anchor;

  limber_skeleton_pose (&start->skeleton, &self->body, pose.channels);
  switch (limber_choreography_get_anchor (self->choreography)) {
  case LIMBER_ANCHOR_SEAT:
  case LIMBER_ANCHOR_FEET:
    limber_skeleton_move (
        &start->skeleton,
        limber_vec (0, -limber_skeleton_get_lowest_foot (&start->skeleton, &self->body), 0));
    break;
  case LIMBER_ANCHOR_BACK:
    limber_skeleton_move (
        &start->skeleton,
        limber_vec (0, -limber_skeleton_get_lowest_trunk (&start->skeleton, &self->body), 0));
    break;
  case LIMBER_ANCHOR_KNEES:
  case LIMBER_ANCHOR_PELVIS:
  case LIMBER_ANCHOR_GROUND:
    set_down_lowest (self, &start->skeleton);
    break;
  }
  start->anchor = find_anchor (self, &start->skeleton);

  anchor = limber_basis_point (&start->skeleton.pelvis, 0, -self->body.sit_height, -0.02);
  self->furniture.seat_height = anchor.y;
  self->furniture.seat_center = anchor;
  for (guint limb = 0; limb < LIMBER_N_LIMBS; limb++)
    put_limb (self, &start->skeleton, start, &pose, LIMBER_N_LIMBS - 1 - limb);
}

LimberMotion *
limber_motion_new (LimberChoreography *choreography, const LimberBody *body)
{
  LimberMotion *self = g_new0 (LimberMotion, 1);
  LimberSkeleton held;

  self->choreography = limber_choreography_ref (choreography);
  self->body = *body;
  prepare_start (self, 1);
  prepare_start (self, 0);

  limber_motion_get_skeleton (self, &LIMBER_FIGURE_MOMENT_HOLD, &held);
  self->furniture.desk_height = MIN (held.forearm[0].origin.y, held.forearm[1].origin.y) - 0.04;
  return self;
}

void
limber_motion_free (LimberMotion *self)
{
  g_clear_pointer (&self->choreography, limber_choreography_unref);
  g_free (self);
}

static double
share_of (const LimberFigureMoment *moment)
{
  if (moment->duration_usec <= 0)
    return 0;

  return CLAMP ((double) moment->elapsed_usec / moment->duration_usec, 0, 1);
}

/* A small breath while a stretch is held: four tenths in, six out (domain §1.2) */
static void
add_breath (LimberPose *pose, const LimberFigureMoment *moment)
{
  double secs = moment->elapsed_usec / (double) G_USEC_PER_SEC;
  double phase = fmod (secs, BREATH_SECS) / BREATH_SECS;
  double swing = phase < 0.4 ? 0.5 - 0.5 * cos (phase / 0.4 * G_PI)
                             : 0.5 + 0.5 * cos ((phase - 0.4) / 0.6 * G_PI);

  pose->channels[LIMBER_CHANNEL_BELLY] += 40 * swing;
  pose->channels[LIMBER_CHANNEL_THORAX_FLEX] -= 1.2 * swing;
  pose->channels[LIMBER_CHANNEL_SCAPULA_LIFT] += 1.0 * swing;
  pose->channels[LIMBER_CHANNEL_SCAPULA_LIFT + 1] += 1.0 * swing;
}

static LimberPose
hold_pose (LimberMotion *self, const LimberFigureMoment *moment, gboolean is_mirrored)
{
  const LimberPath *path = limber_choreography_get_hold (self->choreography);
  double round_usec = limber_choreography_get_hold_round_secs (self->choreography) * G_USEC_PER_SEC;
  double n_rounds = MAX (1, round (moment->duration_usec / round_usec));
  LimberPose pose;

  if (path->n_poses > 1)
    return limber_pose_on_path (self->choreography, path, TRUE,
                                fmod (share_of (moment) * n_rounds, 1.0), is_mirrored);

  pose = limber_pose_on_path (self->choreography, path, FALSE, 0, is_mirrored);
  add_breath (&pose, moment);
  return pose;
}

/**
 * limber_motion_get_skeleton:
 * @self: a motion
 * @moment: of the session
 * @skeleton: (out): the bones in the world, the floor at y = 0
 */
void
limber_motion_get_skeleton (LimberMotion *self,
                            const LimberFigureMoment *moment,
                            LimberSkeleton *skeleton)
{
  LimberChoreography *choreography = self->choreography;
  gboolean is_mirrored = moment->side == LIMBER_SIDE_SECOND;
  LimberPose pose = start_pose (self, is_mirrored);

  switch (moment->kind) {
  case LIMBER_SEGMENT_GET_READY:
  case LIMBER_SEGMENT_REST:
    break;
  case LIMBER_SEGMENT_SWITCH_SIDE: {
    LimberPose first = start_pose (self, FALSE);
    LimberPose second = start_pose (self, TRUE);

    pose = limber_pose_mix (&first, &second, share_of (moment));
    break;
  }
  case LIMBER_SEGMENT_MOVE_IN:
    pose = limber_pose_on_path (choreography, limber_choreography_get_move_in (choreography), FALSE,
                                share_of (moment), is_mirrored);
    break;
  case LIMBER_SEGMENT_MOVE_OUT:
    pose = limber_pose_on_path (choreography, limber_choreography_get_move_out (choreography),
                                FALSE, share_of (moment), is_mirrored);
    break;
  case LIMBER_SEGMENT_HOLD:
    pose = hold_pose (self, moment, is_mirrored);
    break;
  }

  solve (self, &self->starts[is_mirrored ? 1 : 0], &pose, skeleton);
}

/**
 * limber_motion_get_effort:
 * @moment: of the session
 *
 * Returns: 0.0 in the start pose to 1.0 in the stretch
 */
double
limber_motion_get_effort (const LimberFigureMoment *moment)
{
  switch (moment->kind) {
  case LIMBER_SEGMENT_HOLD:
    return 1;
  case LIMBER_SEGMENT_MOVE_IN:
    return share_of (moment);
  case LIMBER_SEGMENT_MOVE_OUT:
    return 1 - share_of (moment);
  case LIMBER_SEGMENT_GET_READY:
  case LIMBER_SEGMENT_REST:
  case LIMBER_SEGMENT_SWITCH_SIDE:
    return 0;
  }

  g_return_val_if_reached (0);
}

/**
 * limber_motion_get_azimuth:
 * @self: a motion
 * @moment: of the session
 * @azimuth: of the first side, degrees
 *
 * Returns: of this moment
 */
double
limber_motion_get_azimuth (LimberMotion *self, const LimberFigureMoment *moment, double azimuth)
{
  double share = share_of (moment);

  if (fabs (azimuth) <= FRONT_VIEW_DEGREES || !limber_choreography_turns_view (self->choreography))
    return azimuth;
  if (moment->kind == LIMBER_SEGMENT_SWITCH_SIDE)
    return azimuth * (1 - 2 * share * share * (3 - 2 * share));

  return moment->side == LIMBER_SIDE_SECOND ? -azimuth : azimuth;
}

const LimberFurniture *
limber_motion_get_furniture (LimberMotion *self)
{
  return &self->furniture;
}
