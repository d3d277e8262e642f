/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Places that a hand or foot can be put on. "Left" and "right" are the person's. */
typedef enum {
  LIMBER_LANDMARK_NONE,
  LIMBER_LANDMARK_STAY,  /* where the first key pose has it, for the whole motion */
  LIMBER_LANDMARK_FLOOR, /* straight below (or above) where the angles put it */
  LIMBER_LANDMARK_HEAD_TOP,
  LIMBER_LANDMARK_CHEST,
  LIMBER_LANDMARK_BELLY,
  /* From here on pairs, left first */
  LIMBER_LANDMARK_HEAD_SIDE,
  LIMBER_LANDMARK_HEAD_BACK = LIMBER_LANDMARK_HEAD_SIDE + 2,
  LIMBER_LANDMARK_EYE = LIMBER_LANDMARK_HEAD_BACK + 2,
  LIMBER_LANDMARK_SHOULDER = LIMBER_LANDMARK_EYE + 2,
  LIMBER_LANDMARK_UPPER_ARM = LIMBER_LANDMARK_SHOULDER + 2,
  LIMBER_LANDMARK_RIBS = LIMBER_LANDMARK_UPPER_ARM + 2,
  LIMBER_LANDMARK_HIP = LIMBER_LANDMARK_RIBS + 2,
  LIMBER_LANDMARK_LOW_BACK = LIMBER_LANDMARK_HIP + 2,
  LIMBER_LANDMARK_THIGH = LIMBER_LANDMARK_LOW_BACK + 2,
  LIMBER_LANDMARK_THIGH_BACK = LIMBER_LANDMARK_THIGH + 2,
  LIMBER_LANDMARK_KNEE = LIMBER_LANDMARK_THIGH_BACK + 2,
  LIMBER_LANDMARK_SHIN = LIMBER_LANDMARK_KNEE + 2,
  LIMBER_LANDMARK_SEAT = LIMBER_LANDMARK_SHIN + 2,
  LIMBER_N_LANDMARKS = LIMBER_LANDMARK_SEAT + 2,
} LimberLandmark;

#define LIMBER_LANDMARK_IS_PAIRED(landmark) ((landmark) >= LIMBER_LANDMARK_HEAD_SIDE)

/* NONE for an unknown name */
LimberLandmark limber_landmark_parse (const char *name);
/* The same place on the other side of the body */
LimberLandmark limber_landmark_mirror (LimberLandmark landmark);
/* (transfer full): all names, for messages */
char *limber_landmark_list_names (void);

G_END_DECLS
