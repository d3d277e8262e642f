/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The joint angles of the mannequin, as a physiotherapist names them, in degrees. Signs: flex is
 * forward (hip and shoulder: the limb swings forward; knee, elbow: they bend; ankle: the toes point
 * down; wrist: towards the palm), side and twist are towards the person's left, abduct is away from
 * the body, rotate is inward. Scapula lift and forward are in degrees of the clavicle. Root: pitch
 * leans forward (90 face down, -90 on the back), roll leans to the left, turn
 * turns to the left about the body's own length.
 * Belly is the belly's breath, Forearm turns the palm (0 to the body, + palm down), Grip curls the
 * fingers. */
typedef enum {
  LIMBER_CHANNEL_ROOT_PITCH,
  LIMBER_CHANNEL_ROOT_ROLL,
  LIMBER_CHANNEL_ROOT_TURN,
  LIMBER_CHANNEL_LUMBAR_FLEX,
  LIMBER_CHANNEL_LUMBAR_SIDE,
  LIMBER_CHANNEL_LUMBAR_TWIST,
  LIMBER_CHANNEL_THORAX_FLEX,
  LIMBER_CHANNEL_THORAX_SIDE,
  LIMBER_CHANNEL_THORAX_TWIST,
  LIMBER_CHANNEL_NECK_FLEX,
  LIMBER_CHANNEL_NECK_SIDE,
  LIMBER_CHANNEL_NECK_TWIST,
  LIMBER_CHANNEL_HEAD_FLEX,
  LIMBER_CHANNEL_HEAD_SIDE,
  LIMBER_CHANNEL_HEAD_TWIST,
  LIMBER_CHANNEL_BELLY,
  LIMBER_CHANNEL_EYES,
  /* From here on one for the left and one for the right, left first: see limber_channel_of_side().
   */
  LIMBER_CHANNEL_SCAPULA_LIFT,
  LIMBER_CHANNEL_SCAPULA_FORWARD = LIMBER_CHANNEL_SCAPULA_LIFT + 2,
  LIMBER_CHANNEL_SHOULDER_FLEX = LIMBER_CHANNEL_SCAPULA_FORWARD + 2,
  LIMBER_CHANNEL_SHOULDER_ABDUCT = LIMBER_CHANNEL_SHOULDER_FLEX + 2,
  LIMBER_CHANNEL_SHOULDER_ROTATE = LIMBER_CHANNEL_SHOULDER_ABDUCT + 2,
  LIMBER_CHANNEL_ELBOW = LIMBER_CHANNEL_SHOULDER_ROTATE + 2,
  LIMBER_CHANNEL_FOREARM = LIMBER_CHANNEL_ELBOW + 2,
  LIMBER_CHANNEL_WRIST = LIMBER_CHANNEL_FOREARM + 2,
  LIMBER_CHANNEL_GRIP = LIMBER_CHANNEL_WRIST + 2,
  LIMBER_CHANNEL_THUMB = LIMBER_CHANNEL_GRIP + 2,
  LIMBER_CHANNEL_HIP_FLEX = LIMBER_CHANNEL_THUMB + 2,
  LIMBER_CHANNEL_HIP_ABDUCT = LIMBER_CHANNEL_HIP_FLEX + 2,
  LIMBER_CHANNEL_HIP_ROTATE = LIMBER_CHANNEL_HIP_ABDUCT + 2,
  LIMBER_CHANNEL_KNEE = LIMBER_CHANNEL_HIP_ROTATE + 2,
  LIMBER_CHANNEL_ANKLE = LIMBER_CHANNEL_KNEE + 2,
  LIMBER_N_CHANNELS = LIMBER_CHANNEL_ANKLE + 2,
} LimberChannel;

typedef enum {
  LIMBER_BODY_LEFT,
  LIMBER_BODY_RIGHT,
} LimberBodySide;

/* A paired channel (given by its left one) of a side */
static inline LimberChannel
limber_channel_of_side (LimberChannel left, LimberBodySide side)
{
  return (LimberChannel) ((int) left + (int) side);
}

#define LIMBER_CHANNEL_IS_PAIRED(channel) ((channel) >= LIMBER_CHANNEL_SCAPULA_LIFT)

/* What a file's key sets: "LumbarFlex", "LeftElbow", or "Elbow" for both sides. Returns how many
 * channels it names (0: no such key) and the first of them. */
guint limber_channel_parse (const char *key, LimberChannel *first);

/* The range that a healthy adult's joint allows, with some reserve: poses outside are refused. */
void limber_channel_get_range (LimberChannel channel, double *min_degrees, double *max_degrees);

/* (transfer full): "LeftElbow" */
char *limber_channel_to_key (LimberChannel channel);

G_END_DECLS
