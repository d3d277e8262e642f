/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-choreography"

#include "config.h"

#include "core/limber-base-pose.h"
#include "core/limber-choreography-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * What the keys of an exercise file say of its choreography, one key at a time, with all that is
 * allowed; which poses follow each other is checked when all are there.
 *
 * [Pose NAME] keys: Base (a posture, or a pose above), joint angles (limber-channel.h), LeftHand,
 * RightHand, LeftFoot, RightFoot (a place of limber-landmark.h, then optionally three centimetres:
 * left, up, forward). [Motion] keys: MoveIn, MoveOut, Hold (poses), HoldRound (seconds), Anchor,
 * Props, Muscles, Contacts.
 */

#define MAX_POSES 24
#define MAX_NAMES 24

static const char *const path_keys[] = { "MoveIn", "Hold", "MoveOut" };

static const struct {
  const char *name;
  LimberAnchor anchor;
} anchor_rows[] = {
  { "seat", LIMBER_ANCHOR_SEAT },     { "feet", LIMBER_ANCHOR_FEET },
  { "knees", LIMBER_ANCHOR_KNEES },   { "back", LIMBER_ANCHOR_BACK },
  { "pelvis", LIMBER_ANCHOR_PELVIS }, { "ground", LIMBER_ANCHOR_GROUND },
};

static const struct {
  const char *name;
  LimberProps prop;
} prop_rows[] = {
  { "chair", LIMBER_PROP_CHAIR },   { "mat", LIMBER_PROP_MAT },
  { "desk", LIMBER_PROP_DESK },     { "leg-chair", LIMBER_PROP_STOOL_FOR_LEGS },
  { "screen", LIMBER_PROP_SCREEN },
};

static const char *const limb_keys[LIMBER_N_LIMBS] = {
  [LIMBER_LIMB_LEFT_HAND] = "LeftHand",
  [LIMBER_LIMB_RIGHT_HAND] = "RightHand",
  [LIMBER_LIMB_LEFT_FOOT] = "LeftFoot",
  [LIMBER_LIMB_RIGHT_FOOT] = "RightFoot",
};

static LimberKeyPose *
add_pose (LimberChoreography *self, const char *name, GError **error)
{
  LimberKeyPose *pose = NULL;

  if (self->poses->len >= MAX_POSES) {
    g_set_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_INVALID,
                 _ ("too many poses, at most %d are allowed"), MAX_POSES);
    return NULL;
  }

  pose = g_new0 (LimberKeyPose, 1);
  pose->name = g_strdup (name);
  g_ptr_array_add (self->poses, pose);
  return pose;
}

static gboolean
parse_number (const char *text, double min, double max, double *number, GError **error)
{
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (value) || value < min || value > max) {
    g_set_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_INVALID,
                 _ ("“%s” is not a number from %g to %g"), text, min, max);
    return FALSE;
  }

  *number = value;
  return TRUE;
}

/* Like g_strsplit() at `;`, without blanks around the names and without an empty last one */
static char **
split_list (const char *value)
{
  g_auto (GStrv) raw = g_strsplit (value, ";", MAX_NAMES + 2);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; raw[i] != NULL; i++) {
    g_strstrip (raw[i]);
    if (raw[i][0] != '\0')
      g_strv_builder_add (builder, raw[i]);
  }

  return g_strv_builder_end (builder);
}

static gboolean
set_base (LimberChoreography *self, LimberKeyPose *pose, const char *value, GError **error)
{
  LimberKeyPose *base = limber_choreography_find_pose (self, value, NULL);

  if (base != NULL && base != pose) {
    memcpy (pose->channels, base->channels, sizeof pose->channels);
    memcpy (pose->targets, base->targets, sizeof pose->targets);
    return TRUE;
  }
  if (limber_base_pose_fill (value, pose->channels))
    return TRUE;

  g_set_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_INVALID,
               _ ("unknown base “%s”; allowed are %s, and the poses above"), value,
               LIMBER_BASE_POSE_NAMES);
  return FALSE;
}

static gboolean
set_target (LimberTarget *target, const char *value, GError **error)
{
  g_auto (GStrv) words = g_strsplit (value, " ", 5);
  guint n_words = g_strv_length (words);
  LimberTarget parsed = { 0 };

  if (n_words != 1 && n_words != 4) {
    g_set_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_INVALID,
                 _ ("“%s” is not a place, or a place and three numbers in centimetres"), value);
    return FALSE;
  }

  parsed.landmark = limber_landmark_parse (words[0]);
  if (parsed.landmark == LIMBER_LANDMARK_NONE && !g_str_equal (words[0], "none")) {
    g_autofree char *names = limber_landmark_list_names ();

    g_set_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_INVALID,
                 _ ("unknown place “%s”; allowed are none, %s"), words[0], names);
    return FALSE;
  }
  for (guint i = 1; i < n_words; i++) {
    if (!parse_number (words[i], -200, 200, &parsed.offset_cm[i - 1], error))
      return FALSE;
  }

  *target = parsed;
  return TRUE;
}

static gboolean
set_channel (LimberKeyPose *pose, const char *key, const char *value, GError **error)
{
  LimberChannel first = LIMBER_CHANNEL_ROOT_PITCH;
  guint n_channels = limber_channel_parse (key, &first);
  double min = 0;
  double max = 0;
  double number = 0;

  if (n_channels == 0) {
    g_set_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_UNKNOWN_KEY,
                 _ ("unknown key “%s”"), key);
    return FALSE;
  }

  limber_channel_get_range (first, &min, &max);
  if (!parse_number (value, min, max, &number, error))
    return FALSE;
  for (guint i = 0; i < n_channels; i++)
    pose->channels[(guint) first + i] = number;

  return TRUE;
}

static gboolean
set_pose_key (
    LimberChoreography *self, const char *name, const char *key, const char *value, GError **error)
{
  LimberKeyPose *pose = limber_choreography_find_pose (self, name, NULL);

  if (pose == NULL)
    pose = add_pose (self, name, error);
  if (pose == NULL)
    return FALSE;

  if (g_str_equal (key, "Base"))
    return set_base (self, pose, value, error);
  for (guint i = 0; i < LIMBER_N_LIMBS; i++) {
    if (g_str_equal (key, limb_keys[i]))
      return set_target (&pose->targets[i], value, error);
  }

  return set_channel (pose, key, value, error);
}

static gboolean
set_props (LimberChoreography *self, const char *value, GError **error)
{
  g_auto (GStrv) names = split_list (value);
  LimberProps props = 0;

  for (guint i = 0; names[i] != NULL; i++) {
    guint j;

    for (j = 0; j < G_N_ELEMENTS (prop_rows); j++) {
      if (g_str_equal (names[i], prop_rows[j].name)) {
        props |= prop_rows[j].prop;
        break;
      }
    }
    if (j == G_N_ELEMENTS (prop_rows)) {
      g_set_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_INVALID,
                   _ ("unknown prop “%s”; allowed are chair, mat, desk, leg-chair"), names[i]);
      return FALSE;
    }
  }

  self->props = props;
  return TRUE;
}

static gboolean
set_anchor (LimberChoreography *self, const char *value, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (anchor_rows); i++) {
    if (g_str_equal (value, anchor_rows[i].name)) {
      self->anchor = anchor_rows[i].anchor;
      return TRUE;
    }
  }

  g_set_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_INVALID,
               _ ("unknown anchor “%s”; allowed are seat, feet, knees, back, pelvis, ground"),
               value);
  return FALSE;
}

static gboolean
set_names (char ***names, const char *value, GError **error)
{
  g_auto (GStrv) list = split_list (value);

  if (g_strv_length (list) > MAX_NAMES) {
    g_set_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_INVALID,
                 _ ("too many names, at most %d are allowed"), MAX_NAMES);
    return FALSE;
  }

  g_strfreev (*names);
  *names = g_steal_pointer (&list);
  return TRUE;
}

static gboolean
set_turns_view (LimberChoreography *self, const char *value, GError **error)
{
  if (!g_str_equal (value, "yes") && !g_str_equal (value, "no")) {
    g_set_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_INVALID,
                 _ ("“%s” is neither yes nor no"), value);
    return FALSE;
  }

  self->turns_view = g_str_equal (value, "yes");
  return TRUE;
}

static gboolean
set_motion_key (LimberChoreography *self, const char *key, const char *value, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (path_keys); i++) {
    if (g_str_equal (key, path_keys[i]))
      return set_names (&self->names[i], value, error);
  }
  if (g_str_equal (key, "HoldRound"))
    return parse_number (value, 0.5, 60, &self->hold_round_secs, error);
  if (g_str_equal (key, "Anchor"))
    return set_anchor (self, value, error);
  if (g_str_equal (key, "Props"))
    return set_props (self, value, error);
  if (g_str_equal (key, "TurnView"))
    return set_turns_view (self, value, error);
  if (g_str_equal (key, "Muscles"))
    return set_names (&self->muscles, value, error);
  if (g_str_equal (key, "Contacts"))
    return set_names (&self->contacts, value, error);

  g_set_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_UNKNOWN_KEY,
               _ ("unknown key “%s”"), key);
  return FALSE;
}

/* "AZIMUTH" or "AZIMUTH ELEVATION" */
static gboolean
set_view (LimberChoreography *self, const char *value, GError **error)
{
  g_auto (GStrv) words = g_strsplit (value, " ", 2);
  double azimuth = 0;
  double elevation = self->elevation;

  if (words[0] == NULL || !parse_number (words[0], -180, 180, &azimuth, error))
    return FALSE;
  if (words[1] != NULL && !parse_number (words[1], 0, 80, &elevation, error))
    return FALSE;

  self->azimuth = azimuth;
  self->elevation = elevation;
  return TRUE;
}

/* Turns names into indices, or the default path where the file names none. */
const char *
limber_choreography_path_to_key (LimberChoreographyPath path)
{
  return path_keys[path];
}

/**
 * limber_choreography_owns_group:
 * @group: a group of an exercise file
 *
 * Returns: whether its keys are for limber_choreography_set()
 */
gboolean
limber_choreography_owns_group (const char *group)
{
  g_return_val_if_fail (group != NULL, FALSE);

  return g_str_equal (group, "Motion")
         || (g_str_has_prefix (group, "Pose ") && group[strlen ("Pose ")] != '\0');
}

/**
 * limber_choreography_set:
 * @self: not sealed yet
 * @group: a group that it owns, or another for View
 * @key: the key
 * @value: its value, unescaped
 * @error: what is wrong and what is allowed; %LIMBER_CHOREOGRAPHY_ERROR_UNKNOWN_KEY is no more than
 * a warning
 *
 * Returns: whether the key was taken; if not, nothing has changed
 */
gboolean
limber_choreography_set (
    LimberChoreography *self, const char *group, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (self != NULL && !self->is_sealed, FALSE);
  g_return_val_if_fail (group != NULL && key != NULL && value != NULL, FALSE);

  if (!limber_choreography_owns_group (group))
    return set_view (self, value, error);
  if (g_str_equal (group, "Motion"))
    return set_motion_key (self, key, value, error);

  return set_pose_key (self, group + strlen ("Pose "), key, value, error);
}
