/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-channel"

#include "config.h"

#include "core/limber-channel.h"

/*
 * The names and ranges of the mannequin's joint angles. Ranges are the usual textbook ranges of
 * motion (American Academy of Orthopaedic Surgeons) with about a tenth of reserve, because the
 * mannequin has fewer joints than a person: its two trunk and two neck joints each stand for many.
 */

typedef struct {
  const char *name;
  LimberChannel channel;
  double min_degrees;
  double max_degrees;
} ChannelRow;

static const ChannelRow rows[] = {
  { "RootPitch", LIMBER_CHANNEL_ROOT_PITCH, -180, 180 },
  { "RootRoll", LIMBER_CHANNEL_ROOT_ROLL, -180, 180 },
  { "RootTurn", LIMBER_CHANNEL_ROOT_TURN, -180, 180 },
  { "LumbarFlex", LIMBER_CHANNEL_LUMBAR_FLEX, -35, 65 },
  { "LumbarSide", LIMBER_CHANNEL_LUMBAR_SIDE, -30, 30 },
  { "LumbarTwist", LIMBER_CHANNEL_LUMBAR_TWIST, -20, 20 },
  { "ThoraxFlex", LIMBER_CHANNEL_THORAX_FLEX, -35, 50 },
  { "ThoraxSide", LIMBER_CHANNEL_THORAX_SIDE, -35, 35 },
  { "ThoraxTwist", LIMBER_CHANNEL_THORAX_TWIST, -45, 45 },
  { "NeckFlex", LIMBER_CHANNEL_NECK_FLEX, -50, 60 },
  { "NeckSide", LIMBER_CHANNEL_NECK_SIDE, -40, 40 },
  { "NeckTwist", LIMBER_CHANNEL_NECK_TWIST, -50, 50 },
  { "HeadFlex", LIMBER_CHANNEL_HEAD_FLEX, -40, 40 },
  { "HeadSide", LIMBER_CHANNEL_HEAD_SIDE, -25, 25 },
  { "HeadTwist", LIMBER_CHANNEL_HEAD_TWIST, -45, 45 },
  { "Belly", LIMBER_CHANNEL_BELLY, -100, 100 },
  { "Eyes", LIMBER_CHANNEL_EYES, 0, 100 },
  { "ScapulaLift", LIMBER_CHANNEL_SCAPULA_LIFT, -15, 40 },
  { "ScapulaForward", LIMBER_CHANNEL_SCAPULA_FORWARD, -35, 35 },
  { "ShoulderFlex", LIMBER_CHANNEL_SHOULDER_FLEX, -65, 185 },
  { "ShoulderAbduct", LIMBER_CHANNEL_SHOULDER_ABDUCT, -55, 185 },
  { "ShoulderRotate", LIMBER_CHANNEL_SHOULDER_ROTATE, -95, 100 },
  { "Elbow", LIMBER_CHANNEL_ELBOW, 0, 155 },
  { "Forearm", LIMBER_CHANNEL_FOREARM, -95, 95 },
  { "Wrist", LIMBER_CHANNEL_WRIST, -90, 85 },
  { "Grip", LIMBER_CHANNEL_GRIP, 0, 95 },
  { "Thumb", LIMBER_CHANNEL_THUMB, -20, 70 },
  { "HipFlex", LIMBER_CHANNEL_HIP_FLEX, -30, 140 },
  { "HipAbduct", LIMBER_CHANNEL_HIP_ABDUCT, -35, 60 },
  { "HipRotate", LIMBER_CHANNEL_HIP_ROTATE, -55, 55 },
  { "Knee", LIMBER_CHANNEL_KNEE, 0, 165 },
  { "Ankle", LIMBER_CHANNEL_ANKLE, -30, 65 },
};

static const ChannelRow *
find_row (LimberChannel channel)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    int width = LIMBER_CHANNEL_IS_PAIRED (rows[i].channel) ? 2 : 1;

    if ((int) channel >= (int) rows[i].channel && (int) channel < (int) rows[i].channel + width)
      return &rows[i];
  }

  g_return_val_if_reached (&rows[0]);
}

/**
 * limber_channel_parse:
 * @key: a key of a pose
 * @first: (out): the channel, or the left one of a pair
 *
 * Returns: 0 for no such key, 1 for one channel, 2 for the left and the right one
 */
guint
limber_channel_parse (const char *key, LimberChannel *first)
{
  LimberBodySide side = LIMBER_BODY_LEFT;
  gboolean has_side = FALSE;

  g_return_val_if_fail (key != NULL && first != NULL, 0);

  if (g_str_has_prefix (key, "Left")) {
    has_side = TRUE;
    key += strlen ("Left");
  } else if (g_str_has_prefix (key, "Right")) {
    has_side = TRUE;
    side = LIMBER_BODY_RIGHT;
    key += strlen ("Right");
  }

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (g_str_equal (key, rows[i].name)) {
      if (!LIMBER_CHANNEL_IS_PAIRED (rows[i].channel)) {
        *first = rows[i].channel;
        return has_side ? 0 : 1;
      }
      *first = limber_channel_of_side (rows[i].channel, side);
      return has_side ? 1 : 2;
    }
  }

  return 0;
}

/**
 * limber_channel_get_range:
 * @channel: a channel
 * @min_degrees: (out): least value
 * @max_degrees: (out): greatest value
 */
void
limber_channel_get_range (LimberChannel channel, double *min_degrees, double *max_degrees)
{
  const ChannelRow *row = find_row (channel);

  g_return_if_fail (min_degrees != NULL && max_degrees != NULL);

  *min_degrees = row->min_degrees;
  *max_degrees = row->max_degrees;
}

/**
 * limber_channel_to_key:
 * @channel: a channel
 *
 * Returns: (transfer full): the key that sets it alone
 */
char *
limber_channel_to_key (LimberChannel channel)
{
  const ChannelRow *row = find_row (channel);

  if (!LIMBER_CHANNEL_IS_PAIRED (channel))
    return g_strdup (row->name);

  return g_strconcat (channel == row->channel ? "Left" : "Right", row->name, NULL);
}
