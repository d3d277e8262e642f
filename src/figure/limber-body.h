/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure-style.h"

G_BEGIN_DECLS

#define LIMBER_N_LUMBAR 3
#define LIMBER_N_THORAX 4
#define LIMBER_N_NECK   2

/**
 * LimberBody:
 *
 * The mannequin's measures in metres for a standing height of 1.72 m: segment lengths after Drillis
 * and Contini (1966), thicknesses by eye. @girth widens the soft parts.
 */
typedef struct {
  double girth;
  double hip_half_width;
  double sacrum_height; /* from the hips to the first lumbar joint */
  double lumbar_length;
  double thorax_length;
  double neck_length;
  double head_height; /* skull base to the head's centre */
  double shoulder_half_width;
  double upper_arm_length;
  double forearm_length;
  double palm_length;
  double finger_length;
  double thigh_length;
  double shin_length;
  double ankle_height;
  double foot_length; /* ankle to the tip of the toes */
  double sit_height;  /* the sit bones below the hips */
} LimberBody;

LimberBody limber_body_for_build (LimberBuild build);

G_END_DECLS
