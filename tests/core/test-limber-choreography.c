/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-base-pose.h"
#include "core/limber-choreography.h"

typedef struct {
  const char *path;
  const char *group;
  const char *key;
  const char *value;
  const char *message; /* (nullable): part of it; NULL where the key is taken */
} Row;

static const Row rows[] = {
  { "angle", "Pose start", "LumbarFlex", "20", NULL },
  { "negative-angle", "Pose start", "NeckFlex", "-12.5", NULL },
  { "both-sides", "Pose start", "Elbow", "90", NULL },
  { "one-side", "Pose start", "LeftElbow", "90", NULL },
  { "place", "Pose start", "LeftHand", "right-knee", NULL },
  { "place-and-offset", "Pose start", "LeftHand", "belly 0 -3 1.5", NULL },
  { "no-place", "Pose start", "LeftHand", "none", NULL },
  { "base", "Pose start", "Base", "seated", NULL },
  { "view", "Exercise", "View", "-40", NULL },
  { "view-and-height", "Exercise", "View", "-40 30", NULL },
  { "props", "Motion", "Props", "chair; mat;", NULL },
  { "anchor", "Motion", "Anchor", "knees", NULL },
  { "round", "Motion", "HoldRound", "1.6", NULL },
  { "turn-view", "Motion", "TurnView", "no", NULL },
  { "unknown-joint", "Pose start", "TailFlex", "20", "unknown key" },
  { "side-of-the-spine", "Pose start", "LeftLumbarFlex", "20", "unknown key" },
  { "unknown-motion", "Motion", "Speed", "2", "unknown key" },
  { "out-of-range", "Pose start", "Elbow", "180", "not a number from 0 to 155" },
  { "not-a-number", "Pose start", "Elbow", "bent", "not a number" },
  { "nan", "Pose start", "Elbow", "nan", "not a number" },
  { "infinite", "Pose start", "Elbow", "inf", "not a number" },
  { "trailing", "Pose start", "Elbow", "90x", "not a number" },
  { "empty", "Pose start", "Elbow", "", "not a number" },
  { "unknown-place", "Pose start", "LeftHand", "moon", "unknown place" },
  { "place-without-side", "Pose start", "LeftHand", "knee", "unknown place" },
  { "half-offset", "Pose start", "LeftHand", "belly 1 2", "three numbers" },
  { "far-offset", "Pose start", "LeftHand", "belly 0 0 900", "from -200 to 200" },
  { "unknown-base", "Pose start", "Base", "flying", "unknown base" },
  { "base-is-itself", "Pose start", "Base", "start", "unknown base" },
  { "unknown-prop", "Motion", "Props", "chair;sofa", "unknown prop" },
  { "unknown-anchor", "Motion", "Anchor", "sea", "unknown anchor" },
  { "bad-turn-view", "Motion", "TurnView", "maybe", "neither yes nor no" },
  { "bad-view", "Exercise", "View", "front", "not a number" },
  { "high-view", "Exercise", "View", "0 95", "from 0 to 80" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (LimberChoreography) choreography = limber_choreography_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_taken = limber_choreography_set (choreography, row->group, row->key, row->value,
                                               &error);

  g_assert_cmpint (is_taken, ==, row->message == NULL);
  if (row->message == NULL) {
    g_assert_no_error (error);
  } else {
    g_assert_nonnull (error);
    g_assert_nonnull (strstr (error->message, row->message));
    g_assert_null (strchr (error->message, '\n'));
  }
}

static void
set (LimberChoreography *choreography, const char *group, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  limber_choreography_set (choreography, group, key, value, &error);
  g_assert_no_error (error);
}

static void
test_values (void)
{
  g_autoptr (LimberChoreography) c = limber_choreography_new ();
  const LimberKeyPose *pose;

  set (c, "Pose start", "Base", "seated");
  set (c, "Pose start", "RightElbow", "70");
  set (c, "Pose hold", "Base", "start");
  set (c, "Pose hold", "LeftHand", "right-knee 1 -2 3");
  pose = limber_choreography_get_pose (c, 1);
  g_assert_cmpuint (limber_choreography_get_n_poses (c), ==, 2);
  g_assert_cmpstr (pose->name, ==, "hold");
  g_assert_cmpfloat (pose->channels[LIMBER_CHANNEL_ELBOW + LIMBER_BODY_RIGHT], ==, 70);
  g_assert_cmpfloat (pose->channels[LIMBER_CHANNEL_HIP_FLEX], ==, 88);
  g_assert_cmpint (pose->targets[LIMBER_LIMB_LEFT_HAND].landmark, ==, LIMBER_LANDMARK_KNEE + 1);
  g_assert_cmpfloat (pose->targets[LIMBER_LIMB_LEFT_HAND].offset_cm[1], ==, -2);
}

static void
test_refused_key_changes_nothing (void)
{
  g_autoptr (LimberChoreography) c = limber_choreography_new ();

  set (c, "Motion", "Props", "chair");
  g_assert_false (limber_choreography_set (c, "Motion", "Props", "mat;sofa", NULL));
  g_assert_cmpint (limber_choreography_get_props (c), ==, LIMBER_PROP_CHAIR);
}

static void
test_default_paths (void)
{
  g_autoptr (LimberChoreography) c = limber_choreography_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (limber_choreography_is_empty (c));
  set (c, "Pose start", "Base", "standing");
  set (c, "Pose hold", "Base", "start");
  g_assert_false (limber_choreography_is_empty (c));
  limber_choreography_seal (c, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (limber_choreography_get_move_in (c)->n_poses, ==, 2);
  g_assert_cmpuint (limber_choreography_get_hold (c)->n_poses, ==, 1);
  g_assert_cmpuint (limber_choreography_get_hold (c)->poses[0], ==, 1);
  g_assert_cmpuint (limber_choreography_get_move_out (c)->poses[0], ==, 1);
  g_assert_cmpuint (limber_choreography_get_move_out (c)->poses[1], ==, 0);
}

static void
test_seal_refuses (void)
{
  g_autoptr (LimberChoreography) empty = limber_choreography_new ();
  g_autoptr (LimberChoreography) dangling = limber_choreography_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (limber_choreography_seal (empty, &error));
  g_assert_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_INVALID);
  g_clear_error (&error);

  set (dangling, "Pose start", "Base", "standing");
  set (dangling, "Motion", "Hold", "there");
  g_assert_false (limber_choreography_seal (dangling, &error));
  g_assert_nonnull (strstr (error->message, "there"));
}

static void
test_too_many_poses (void)
{
  g_autoptr (LimberChoreography) c = limber_choreography_new ();
  gboolean is_taken = TRUE;

  for (guint i = 0; i < 40 && is_taken; i++) {
    g_autofree char *group = g_strdup_printf ("Pose p%u", i);

    is_taken = limber_choreography_set (c, group, "Elbow", "1", NULL);
  }
  g_assert_false (is_taken);
  g_assert_cmpuint (limber_choreography_get_n_poses (c), <=, 24);
}

static void
test_contacts (void)
{
  g_autoptr (LimberChoreography) c = limber_choreography_new ();

  set (c, "Motion", "Contacts", "left-hand head;trunk left-thigh;alone");
  g_assert_true (limber_choreography_allows_contact (c, "head", "left-hand"));
  g_assert_true (limber_choreography_allows_contact (c, "trunk", "left-thigh"));
  g_assert_false (limber_choreography_allows_contact (c, "trunk", "right-thigh"));
}

static void
test_groups (void)
{
  g_assert_true (limber_choreography_owns_group ("Motion"));
  g_assert_true (limber_choreography_owns_group ("Pose start"));
  g_assert_false (limber_choreography_owns_group ("Pose "));
  g_assert_false (limber_choreography_owns_group ("Limits"));
}

/* Every channel has a key that leads back to it, and a range with nought in it. */
static void
test_channels (void)
{
  for (guint i = 0; i < LIMBER_N_CHANNELS; i++) {
    g_autofree char *key = limber_channel_to_key ((LimberChannel) i);
    LimberChannel first = LIMBER_N_CHANNELS;
    double min = 1;
    double max = -1;

    g_assert_cmpuint (limber_channel_parse (key, &first), ==, 1);
    g_assert_cmpint (first, ==, i);
    limber_channel_get_range (first, &min, &max);
    g_assert_cmpfloat (min, <=, 0);
    g_assert_cmpfloat (max, >, 0);
  }
}

/* The postures keep to the ranges that files must keep to. */
static void
test_base_poses (void)
{
  g_auto (GStrv) names = g_strsplit (LIMBER_BASE_POSE_NAMES, ", ", -1);
  double channels[LIMBER_N_CHANNELS];

  for (guint i = 0; names[i] != NULL; i++) {
    g_assert_true (limber_base_pose_fill (names[i], channels));
    for (guint j = 0; j < LIMBER_N_CHANNELS; j++) {
      double min = 0;
      double max = 0;

      limber_channel_get_range ((LimberChannel) j, &min, &max);
      g_assert_cmpfloat (channels[j], >=, min);
      g_assert_cmpfloat (channels[j], <=, max);
    }
  }
  g_assert_false (limber_base_pose_fill ("flying", channels));
}

static void
test_landmarks_mirror (void)
{
  g_assert_cmpint (limber_landmark_mirror (limber_landmark_parse ("left-knee")), ==,
                   limber_landmark_parse ("right-knee"));
  g_assert_cmpint (limber_landmark_mirror (limber_landmark_parse ("right-head-side")), ==,
                   limber_landmark_parse ("left-head-side"));
  g_assert_cmpint (limber_landmark_mirror (LIMBER_LANDMARK_BELLY), ==, LIMBER_LANDMARK_BELLY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/core/choreography/set/", rows[i].path, NULL);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/core/choreography/values", test_values);
  g_test_add_func ("/core/choreography/refused-key", test_refused_key_changes_nothing);
  g_test_add_func ("/core/choreography/default-paths", test_default_paths);
  g_test_add_func ("/core/choreography/seal-refuses", test_seal_refuses);
  g_test_add_func ("/core/choreography/too-many-poses", test_too_many_poses);
  g_test_add_func ("/core/choreography/contacts", test_contacts);
  g_test_add_func ("/core/choreography/groups", test_groups);
  g_test_add_func ("/core/channel/round-trip", test_channels);
  g_test_add_func ("/core/base-pose/ranges", test_base_poses);
  g_test_add_func ("/core/landmark/mirror", test_landmarks_mirror);
  return g_test_run ();
}
