/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure/limber-motion.h"
#include "limber-exercise-file.h"

#include <math.h>

/*
 * Every built-in exercise, over its whole motion and both sides: what is planted stays, nothing
 * sinks into the floor, limbs keep out of each other and of the trunk, joints stay in human range
 * also where inverse kinematics set them.
 */

#define N_STEPS     16
#define SLIDE_M     0.008
#define SINK_M      0.030 /* flesh and mat give way */
#define PRESS_M     0.030 /* soft parts that touch may press into each other this far */
#define JOINT_SLACK 6.0   /* degrees, over the range of limber-channel */

typedef struct {
  LimberChoreography *choreography;
  LimberBody body;
  LimberMotion *motion;
  LimberFigureMoment moment;
  const char *id;
} Walk;

typedef void (*VisitFunc) (Walk *walk, const LimberSkeleton *skeleton, gpointer data);

/* Calls @visit along a repetition of both sides. */
static void
walk_exercise (const char *id, VisitFunc visit, gpointer data)
{
  static const LimberSegmentKind kinds[] = { LIMBER_SEGMENT_GET_READY, LIMBER_SEGMENT_MOVE_IN,
                                             LIMBER_SEGMENT_HOLD, LIMBER_SEGMENT_MOVE_OUT };
  g_autoptr (LimberExercise) exercise = limber_exercise_file_read (id);
  LimberChoreography *choreography = limber_exercise_get_choreography (exercise);
  Walk walk = { choreography, limber_body_for_build (LIMBER_BUILD_MEDIUM), NULL, { 0 }, id };
  gint64 duration_usec;

  g_assert_nonnull (choreography);
  walk.motion = limber_motion_new (choreography, &walk.body);
  duration_usec = (gint64) (limber_choreography_get_hold_round_secs (choreography)
                            * G_USEC_PER_SEC);
  for (guint side = LIMBER_SIDE_FIRST; side <= LIMBER_SIDE_SECOND; side++) {
    for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++) {
      for (guint i = 0; i <= N_STEPS; i++) {
        LimberSkeleton skeleton;

        walk.moment = (LimberFigureMoment){ kinds[kind], side, 0, duration_usec * i / N_STEPS,
                                            duration_usec };
        limber_motion_get_skeleton (walk.motion, &walk.moment, &skeleton);
        visit (&walk, &skeleton, data);
      }
    }
  }
  limber_motion_free (walk.motion);
}

static void
complain (Walk *walk, const char *what, double number, double limit)
{
  g_test_message ("%s: %s is %.3f, limit %.3f (%s, side %d, at %.2f)", walk->id, what, number,
                  limit, limber_segment_kind_to_nick (walk->moment.kind), walk->moment.side,
                  walk->moment.elapsed_usec / (double) walk->moment.duration_usec);
  g_test_fail ();
}

/* Planted */

typedef struct {
  LimberVec places[2][LIMBER_N_LIMBS];
  gboolean is_known[2][LIMBER_N_LIMBS];
} Planted;

static gboolean
is_planted_throughout (LimberChoreography *choreography, guint limb)
{
  for (guint i = 0; i < limber_choreography_get_n_poses (choreography); i++) {
    LimberLandmark landmark
        = limber_choreography_get_pose (choreography, i)->targets[limb].landmark;

    if (landmark != LIMBER_LANDMARK_STAY && landmark != LIMBER_LANDMARK_SEAT
        && !(landmark == LIMBER_LANDMARK_FLOOR && i == 0))
      return FALSE;
  }

  return TRUE;
}

static void
check_planted (Walk *walk, const LimberSkeleton *skeleton, gpointer data)
{
  Planted *planted = data;
  guint mirrored = walk->moment.side == LIMBER_SIDE_SECOND ? 1 : 0;

  for (guint limb = 0; limb < LIMBER_N_LIMBS; limb++) {
    guint named = mirrored ? limb ^ 1 : limb;
    LimberVec place = limb >= LIMBER_LIMB_LEFT_FOOT ? skeleton->foot[limb % 2].origin
                                                    : skeleton->hand[limb % 2].origin;
    double slid;

    if (!is_planted_throughout (walk->choreography, named))
      continue;
    if (!planted->is_known[mirrored][limb]) {
      planted->places[mirrored][limb] = place;
      planted->is_known[mirrored][limb] = TRUE;
    }
    slid = limber_vec_length (limber_vec_sub (place, planted->places[mirrored][limb]));
    if (slid > SLIDE_M)
      complain (walk,
                limb >= LIMBER_LIMB_LEFT_FOOT ? "slide of a planted foot"
                                              : "slide of a planted hand",
                slid, SLIDE_M);
  }
}

static void
test_planted (gconstpointer id)
{
  Planted planted = { 0 };

  walk_exercise (id, check_planted, &planted);
}

/* Floor */

static void
check_floor (Walk *walk, const LimberSkeleton *skeleton, gpointer data)
{
  double height = MIN (limber_skeleton_get_lowest_foot (skeleton, &walk->body),
                       limber_skeleton_get_lowest_trunk (skeleton, &walk->body));

  for (guint side = 0; side < 2; side++) {
    height = MIN (height, skeleton->forearm[side].origin.y - 0.034);
    height = MIN (height, skeleton->hand[side].origin.y - 0.020);
    height = MIN (height, skeleton->shin[side].origin.y - 0.056);
  }
  height = MIN (height, limber_basis_point (&skeleton->head, 0, 0.108, -0.004).y - 0.085);
  if (height < -SINK_M)
    complain (walk, "depth under the floor", -height, SINK_M);
}

static void
test_floor (gconstpointer id)
{
  walk_exercise (id, check_floor, NULL);
}

/* Joints */

static double
angle_between (LimberVec a, LimberVec b)
{
  return acos (CLAMP (limber_vec_dot (a, b), -1, 1)) * 180 / G_PI;
}

static void
check_range (Walk *walk, const char *what, double degrees, double max_degrees)
{
  if (degrees > max_degrees + JOINT_SLACK)
    complain (walk, what, degrees, max_degrees + JOINT_SLACK);
}

static void
check_joints (Walk *walk, const LimberSkeleton *skeleton, gpointer data)
{
  for (guint side = 0; side < 2; side++) {
    const LimberBasis *upper_arm = &skeleton->upper_arm[side];
    const LimberBasis *thigh = &skeleton->thigh[side];

    check_range (walk, "elbow", angle_between (upper_arm->up, skeleton->forearm[side].up), 155);
    check_range (walk, "wrist", angle_between (skeleton->forearm[side].up, skeleton->hand[side].up),
                 90);
    check_range (walk, "knee", angle_between (thigh->up, skeleton->shin[side].up), 165);
    check_range (walk, "hip", angle_between (thigh->up, skeleton->pelvis.up), 140);
    check_range (walk, "ankle",
                 fabs (angle_between (skeleton->shin[side].up, skeleton->foot[side].forward) - 90),
                 65);
  }
}

static void
test_joints (gconstpointer id)
{
  walk_exercise (id, check_joints, NULL);
}

/* Bodies keep out of each other */

typedef struct {
  const char *name;
  LimberVec from;
  LimberVec to;
  double radius;
} Capsule;

#define N_CAPSULES 14
#define HEAD       13

static LimberVec
bone_end (const LimberBasis *bone, double length)
{
  return limber_vec_along (bone->origin, bone->up, -length);
}

static void
fill_capsules (const LimberSkeleton *s, const LimberBody *body, Capsule capsules[N_CAPSULES])
{
  static const char *const names[2][6] = {
    { "left-upper-arm", "left-forearm", "left-hand", "left-thigh", "left-shin", "left-foot" },
    { "right-upper-arm", "right-forearm", "right-hand", "right-thigh", "right-shin", "right-foot" },
  };
  guint n = 0;

  capsules[n++] = (Capsule){ "trunk", limber_basis_point (&s->pelvis, 0, 0.06, 0),
                             s->thorax[2].origin, 0.10 };
  for (guint side = 0; side < 2; side++) {
    capsules[n++] = (Capsule){ names[side][0], bone_end (&s->upper_arm[side], 0.12),
                               s->forearm[side].origin, 0.036 };
    capsules[n++] = (Capsule){ names[side][1], s->forearm[side].origin, s->hand[side].origin,
                               0.028 };
    capsules[n++] = (Capsule){ names[side][2], bone_end (&s->hand[side], 0.03),
                               bone_end (&s->hand[side], 0.08), 0.014 };
    capsules[n++] = (Capsule){ names[side][3], bone_end (&s->thigh[side], 0.16),
                               s->shin[side].origin, 0.060 };
    capsules[n++] = (Capsule){ names[side][4], bone_end (&s->shin[side], 0.05),
                               s->foot[side].origin, 0.042 };
    capsules[n++] = (Capsule){ names[side][5], limber_basis_point (&s->foot[side], 0, -0.04, 0),
                               limber_basis_point (&s->foot[side], 0, -0.05, 0.12), 0.03 };
  }
  capsules[n++] = (Capsule){ "head", limber_basis_point (&s->head, 0, 0.07, 0.02),
                             limber_basis_point (&s->head, 0, 0.12, -0.01), 0.072 };
  g_assert_cmpuint (n, ==, N_CAPSULES);
}

/* Least distance of two segments, by sampling: 24 points each are enough for a centimetre */
static double
segment_distance (const Capsule *a, const Capsule *b)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i <= 24; i++) {
    LimberVec p = limber_vec_mix (a->from, a->to, i / 24.0);

    for (guint j = 0; j <= 24; j++)
      least = MIN (
          least, limber_vec_length (limber_vec_sub (p, limber_vec_mix (b->from, b->to, j / 24.0))));
  }

  return least;
}

static gboolean
are_neighbours (guint a, guint b)
{
  /* Within one limb, each with the next; the trunk with the upper arms and thighs */
  if (b == HEAD)
    return a == 0;
  if (a == 0)
    return (b - 1) % 6 == 0 || (b - 1) % 6 == 3;
  return (a - 1) / 6 == (b - 1) / 6 && b == a + 1 && (a - 1) % 6 != 2;
}

/* A hand that a pose puts on a part may touch it, and so may the forearm behind it. */
static gboolean
has_target (LimberChoreography *choreography, const char *part)
{
  gboolean is_hand = g_str_has_suffix (part, "-hand") || g_str_has_suffix (part, "-forearm");

  if (!is_hand)
    return FALSE;
  for (guint i = 0; i < limber_choreography_get_n_poses (choreography); i++) {
    const LimberKeyPose *pose = limber_choreography_get_pose (choreography, i);

    if (pose->targets[LIMBER_LIMB_LEFT_HAND].landmark > LIMBER_LANDMARK_FLOOR
        || pose->targets[LIMBER_LIMB_RIGHT_HAND].landmark > LIMBER_LANDMARK_FLOOR)
      return TRUE;
  }

  return FALSE;
}

/* Contacts are named for the first side. */
static char *
mirror_name (const char *name, gboolean is_mirrored)
{
  if (is_mirrored && g_str_has_prefix (name, "left-"))
    return g_strconcat ("right-", name + strlen ("left-"), NULL);
  if (is_mirrored && g_str_has_prefix (name, "right-"))
    return g_strconcat ("left-", name + strlen ("right-"), NULL);

  return g_strdup (name);
}

static void
check_apart (Walk *walk, const LimberSkeleton *skeleton, gpointer data)
{
  Capsule capsules[N_CAPSULES];
  gboolean is_mirrored = walk->moment.side == LIMBER_SIDE_SECOND;

  fill_capsules (skeleton, &walk->body, capsules);
  for (guint a = 0; a < N_CAPSULES; a++) {
    for (guint b = a + 1; b < N_CAPSULES; b++) {
      g_autofree char *first = mirror_name (capsules[a].name, is_mirrored);
      g_autofree char *second = mirror_name (capsules[b].name, is_mirrored);
      double depth;

      if (are_neighbours (a, b))
        continue;
      depth = capsules[a].radius + capsules[b].radius
              - segment_distance (&capsules[a], &capsules[b]);
      if (depth > PRESS_M && !limber_choreography_allows_contact (walk->choreography, first, second)
          && !has_target (walk->choreography, first) && !has_target (walk->choreography, second)) {
        g_autofree char *what = g_strdup_printf ("%s in %s", capsules[a].name, capsules[b].name);

        complain (walk, what, depth, PRESS_M);
      }
      /* What is allowed to touch still does not pass through. */
      if (depth > 0.085)
        complain (walk, "depth of a declared contact", depth, 0.085);
    }
  }
}

static void
test_apart (gconstpointer id)
{
  walk_exercise (id, check_apart, NULL);
}

/* Moves are continuous: the end of one segment is the beginning of the next. */
static void
test_continuous (gconstpointer id)
{
  g_autoptr (LimberExercise) exercise = limber_exercise_file_read (id);
  LimberBody body = limber_body_for_build (LIMBER_BUILD_MEDIUM);
  g_autoptr (LimberMotion) motion = limber_motion_new (limber_exercise_get_choreography (exercise),
                                                       &body);
  const LimberFigureMoment seams[][2] = {
    { { LIMBER_SEGMENT_GET_READY, LIMBER_SIDE_FIRST, 0, 9, 9 },
      { LIMBER_SEGMENT_MOVE_IN, LIMBER_SIDE_FIRST, 0, 0, 9 } },
    { { LIMBER_SEGMENT_MOVE_IN, LIMBER_SIDE_FIRST, 0, 9, 9 },
      { LIMBER_SEGMENT_HOLD, LIMBER_SIDE_FIRST, 0, 0, 9 } },
    { { LIMBER_SEGMENT_HOLD, LIMBER_SIDE_FIRST, 0, 5000000, 5000000 },
      { LIMBER_SEGMENT_MOVE_OUT, LIMBER_SIDE_FIRST, 0, 0, 9 } },
    { { LIMBER_SEGMENT_MOVE_OUT, LIMBER_SIDE_FIRST, 0, 9, 9 },
      { LIMBER_SEGMENT_REST, LIMBER_SIDE_FIRST, 0, 0, 9 } },
    { { LIMBER_SEGMENT_REST, LIMBER_SIDE_FIRST, 0, 9, 9 },
      { LIMBER_SEGMENT_SWITCH_SIDE, LIMBER_SIDE_FIRST, 0, 0, 9 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (seams); i++) {
    LimberSkeleton before;
    LimberSkeleton after;
    double jump;

    limber_motion_get_skeleton (motion, &seams[i][0], &before);
    limber_motion_get_skeleton (motion, &seams[i][1], &after);
    jump = limber_skeleton_distance (&before, &after);
    g_test_message ("%s: seam %u jumps by %.4f m", (const char *) id, i, jump);
    g_assert_cmpfloat (jump, <, 0.01);
  }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) ids = NULL;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  ids = limber_exercise_file_list ();
  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    static const struct {
      const char *name;
      GTestDataFunc test;
    } tests[] = {
      { "planted", test_planted }, { "floor", test_floor },           { "joints", test_joints },
      { "apart", test_apart },     { "continuous", test_continuous },
    };

    for (guint j = 0; j < G_N_ELEMENTS (tests); j++) {
      g_autofree char *path = g_strdup_printf ("/figure/motion/%s/%s", tests[j].name, id);

      g_test_add_data_func (path, id, tests[j].test);
    }
  }

  return g_test_run ();
}
