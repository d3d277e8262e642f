/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-base-pose.h"
#include "figure/limber-skeleton.h"

/* What each angle's sign means, as limber-channel.h says it: the file format stands on this. */

static LimberSkeleton
pose_with (const char *key, double degrees)
{
  LimberBody body = limber_body_for_build (LIMBER_BUILD_MEDIUM);
  double channels[LIMBER_N_CHANNELS] = { 0 };
  LimberSkeleton skeleton;
  LimberChannel first = 0;
  guint n_channels = limber_channel_parse (key, &first);

  g_assert_cmpuint (n_channels, >, 0);
  for (guint i = 0; i < n_channels; i++)
    channels[(guint) first + i] = degrees;
  limber_skeleton_pose (&skeleton, &body, channels);
  return skeleton;
}

static void
test_standing_height (void)
{
  LimberSkeleton s = pose_with ("Elbow", 0);
  double top = limber_basis_point (&s.head, 0, 0.19, 0).y;
  double sole = s.foot[0].origin.y - 0.072;

  g_assert_cmpfloat_with_epsilon (top - sole, 1.72, 0.05);
}

static void
test_signs (void)
{
  LimberSkeleton s = pose_with ("LumbarFlex", 30);

  g_assert_cmpfloat (s.head.origin.z, >, 0.1);
  s = pose_with ("ThoraxSide", 30);
  g_assert_cmpfloat (s.head.origin.x, >, 0.05);
  s = pose_with ("NeckTwist", 40);
  g_assert_cmpfloat (s.head.forward.x, >, 0.5);
  s = pose_with ("ShoulderFlex", 90);
  g_assert_cmpfloat (s.hand[0].origin.z, >, 0.5);
  s = pose_with ("LeftShoulderAbduct", 90);
  g_assert_cmpfloat (s.hand[0].origin.x, >, 0.6);
  s = pose_with ("RightShoulderAbduct", 90);
  g_assert_cmpfloat (s.hand[1].origin.x, <, -0.6);
  s = pose_with ("Elbow", 90);
  g_assert_cmpfloat (s.hand[0].origin.z, >, 0.2);
  s = pose_with ("HipFlex", 90);
  g_assert_cmpfloat (s.shin[0].origin.z, >, 0.4);
  s = pose_with ("Knee", 90);
  g_assert_cmpfloat (s.foot[0].origin.z, <, -0.4);
  s = pose_with ("Ankle", 40);
  g_assert_cmpfloat (s.foot[0].forward.y, <, -0.5);
  s = pose_with ("ScapulaLift", 30);
  g_assert_cmpfloat (s.upper_arm[0].origin.y, >,
                     pose_with ("ScapulaLift", 0).upper_arm[0].origin.y);
  s = pose_with ("RootPitch", -90);
  g_assert_cmpfloat (s.head.origin.z, <, -0.5);
  g_assert_cmpfloat (s.pelvis.forward.y, >, 0.99);
}

static void
test_rotates_inward (void)
{
  LimberSkeleton s = pose_with ("ShoulderRotate", 45);

  g_assert_cmpfloat (s.upper_arm[0].forward.x, <, -0.5);
  g_assert_cmpfloat (s.upper_arm[1].forward.x, >, 0.5);
}

static void
test_distance (void)
{
  LimberSkeleton a = pose_with ("Elbow", 10);
  LimberSkeleton b = pose_with ("Elbow", 10);

  g_assert_cmpfloat (limber_skeleton_distance (&a, &b), ==, 0);
  b = pose_with ("Elbow", 11);
  g_assert_cmpfloat (limber_skeleton_distance (&a, &b), >, 0.001);
  b = a;
  limber_skeleton_move (&b, limber_vec (0, 0.02, 0));
  g_assert_cmpfloat_with_epsilon (limber_skeleton_distance (&a, &b), 0.02, 1e-9);
}

static void
test_lowest (void)
{
  LimberBody body = limber_body_for_build (LIMBER_BUILD_MEDIUM);
  double channels[LIMBER_N_CHANNELS];
  LimberSkeleton s;

  g_assert_true (limber_base_pose_fill ("standing", channels));
  limber_skeleton_pose (&s, &body, channels);
  g_assert_cmpfloat_with_epsilon (limber_skeleton_get_lowest (&s, &body),
                                  limber_skeleton_get_lowest_foot (&s, &body), 1e-9);
  g_assert_true (limber_base_pose_fill ("supine", channels));
  limber_skeleton_pose (&s, &body, channels);
  g_assert_cmpfloat (limber_skeleton_get_lowest_trunk (&s, &body), <, -0.1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/skeleton/standing-height", test_standing_height);
  g_test_add_func ("/figure/skeleton/signs", test_signs);
  g_test_add_func ("/figure/skeleton/rotates-inward", test_rotates_inward);
  g_test_add_func ("/figure/skeleton/distance", test_distance);
  g_test_add_func ("/figure/skeleton/lowest", test_lowest);
  return g_test_run ();
}
