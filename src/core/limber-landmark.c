/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-landmark"

#include "config.h"

#include "core/limber-landmark.h"

/*
 * The names of the places that a pose can put a hand or foot on. Where they are on the body is
 * figure/'s business.
 */

typedef struct {
  const char *name;
  LimberLandmark landmark;
} LandmarkRow;

static const LandmarkRow rows[] = {
  { "stay", LIMBER_LANDMARK_STAY },
  { "floor", LIMBER_LANDMARK_FLOOR },
  { "head-top", LIMBER_LANDMARK_HEAD_TOP },
  { "chest", LIMBER_LANDMARK_CHEST },
  { "belly", LIMBER_LANDMARK_BELLY },
  { "head-side", LIMBER_LANDMARK_HEAD_SIDE },
  { "head-back", LIMBER_LANDMARK_HEAD_BACK },
  { "eye", LIMBER_LANDMARK_EYE },
  { "shoulder", LIMBER_LANDMARK_SHOULDER },
  { "upper-arm", LIMBER_LANDMARK_UPPER_ARM },
  { "ribs", LIMBER_LANDMARK_RIBS },
  { "hip", LIMBER_LANDMARK_HIP },
  { "low-back", LIMBER_LANDMARK_LOW_BACK },
  { "thigh", LIMBER_LANDMARK_THIGH },
  { "thigh-back", LIMBER_LANDMARK_THIGH_BACK },
  { "knee", LIMBER_LANDMARK_KNEE },
  { "shin", LIMBER_LANDMARK_SHIN },
  { "seat", LIMBER_LANDMARK_SEAT },
};

/**
 * limber_landmark_parse:
 * @name: "belly", "left-knee", "right-knee" …
 *
 * Returns: the landmark, or %LIMBER_LANDMARK_NONE
 */
LimberLandmark
limber_landmark_parse (const char *name)
{
  gboolean has_side = FALSE;
  int offset = 0;

  g_return_val_if_fail (name != NULL, LIMBER_LANDMARK_NONE);

  if (g_str_has_prefix (name, "left-")) {
    has_side = TRUE;
    name += strlen ("left-");
  } else if (g_str_has_prefix (name, "right-")) {
    has_side = TRUE;
    offset = 1;
    name += strlen ("right-");
  }

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (g_str_equal (name, rows[i].name)
        && has_side == LIMBER_LANDMARK_IS_PAIRED (rows[i].landmark))
      return (LimberLandmark) ((int) rows[i].landmark + offset);
  }

  return LIMBER_LANDMARK_NONE;
}

/**
 * limber_landmark_mirror:
 * @landmark: a landmark
 *
 * Returns: the same place on the other side of the body; itself in the middle
 */
LimberLandmark
limber_landmark_mirror (LimberLandmark landmark)
{
  if (!LIMBER_LANDMARK_IS_PAIRED (landmark))
    return landmark;

  return (((int) landmark - (int) LIMBER_LANDMARK_HEAD_SIDE) % 2 == 0)
             ? (LimberLandmark) ((int) landmark + 1)
             : (LimberLandmark) ((int) landmark - 1);
}

/**
 * limber_landmark_list_names:
 *
 * Returns: (transfer full): all names, separated by commas
 */
char *
limber_landmark_list_names (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (names->len > 0)
      g_string_append (names, ", ");
    if (LIMBER_LANDMARK_IS_PAIRED (rows[i].landmark))
      g_string_append_printf (names, "left-%s, right-%s", rows[i].name, rows[i].name);
    else
      g_string_append (names, rows[i].name);
  }

  return g_string_free (g_steal_pointer (&names), FALSE);
}
