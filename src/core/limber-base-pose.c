/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-base-pose"

#include "config.h"

#include "core/limber-base-pose.h"

/*
 * Relaxed postures, so that an exercise file says only what is particular to it. Angles are the
 * author's own, tuned by eye.
 */

typedef struct {
  const char *key;
  double degrees;
} Setting;

#define N_SETTINGS 20

static const struct {
  const char *name;
  Setting settings[N_SETTINGS];
} postures[] = {
  { "standing",
    { { "ShoulderFlex", 3 },
      { "ShoulderAbduct", 9 },
      { "Elbow", 12 },
      { "Forearm", 25 },
      { "Grip", 28 },
      { "Thumb", 10 },
      { "HipAbduct", 4 },
      { "HipRotate", -7 },
      { "Wrist", 4 },
      { "LumbarFlex", -4 },
      { "ThoraxFlex", 6 },
      { "NeckFlex", 2 },
      { "HeadFlex", -2 } } },
  { "seated",
    { { "HipFlex", 88 },
      { "Knee", 88 },
      { "HipAbduct", 7 },
      { "ShoulderFlex", 16 },
      { "ShoulderAbduct", 8 },
      { "Elbow", 42 },
      { "Forearm", 70 },
      { "Grip", 20 },
      { "Thumb", 8 },
      { "LumbarFlex", 2 },
      { "ThoraxFlex", 4 },
      { "NeckFlex", 3 },
      { "HeadFlex", -3 } } },
  { "supine",
    { { "RootPitch", -90 },
      { "HipFlex", 50 },
      { "Knee", 116 },
      { "HipAbduct", 4 },
      { "ShoulderAbduct", 16 },
      { "ShoulderFlex", -4 },
      { "Elbow", 12 },
      { "Forearm", 75 },
      { "Grip", 18 },
      { "Thumb", 8 },
      { "Ankle", 24 },
      { "NeckFlex", 6 } } },
  { "prone",
    { { "RootPitch", 90 },
      { "HipAbduct", 5 },
      { "Ankle", 55 },
      { "ShoulderAbduct", 14 },
      { "Elbow", 10 },
      { "Forearm", -60 },
      { "Grip", 18 },
      { "Thumb", 8 } } },
  { "all-fours",
    { { "RootPitch", 85 },
      { "HipFlex", 85 },
      { "Knee", 96 },
      { "Ankle", 55 },
      { "HipAbduct", 4 },
      { "ShoulderFlex", 88 },
      { "ShoulderAbduct", 2 },
      { "Elbow", 6 },
      { "Wrist", -80 },
      { "Forearm", 90 },
      { "NeckFlex", -12 },
      { "HeadFlex", -6 } } },
};

/**
 * limber_base_pose_fill:
 * @name: one of LIMBER_BASE_POSE_NAMES
 * @channels: (out): filled on success
 *
 * Returns: whether there is such a posture
 */
gboolean
limber_base_pose_fill (const char *name, double channels[LIMBER_N_CHANNELS])
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (postures); i++) {
    if (!g_str_equal (postures[i].name, name))
      continue;

    for (guint j = 0; j < LIMBER_N_CHANNELS; j++)
      channels[j] = 0;
    for (guint j = 0; j < N_SETTINGS && postures[i].settings[j].key != NULL; j++) {
      LimberChannel first = LIMBER_CHANNEL_ROOT_PITCH;
      guint n_channels = limber_channel_parse (postures[i].settings[j].key, &first);

      g_assert (n_channels > 0);
      for (guint k = 0; k < n_channels; k++)
        channels[(guint) first + k] = postures[i].settings[j].degrees;
    }
    return TRUE;
  }

  return FALSE;
}
