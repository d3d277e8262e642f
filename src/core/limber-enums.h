/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The few choices that an exercise file makes from closed lists; the longer lists of words (areas,
 * equipment, conditions, stop signs), which are shown to people, are in limber-vocabulary.h. */

typedef enum {
  LIMBER_POSITION_SEATED,
  LIMBER_POSITION_STANDING,
  LIMBER_POSITION_FLOOR,
} LimberPosition;

/** How an exercise uses the two sides of the body: at once, one after the other, or taking turns at
 * every repetition. */
typedef enum {
  LIMBER_SIDES_BOTH,
  LIMBER_SIDES_LEFT_RIGHT,
  LIMBER_SIDES_ALTERNATE,
} LimberSides;

/** The side that a segment works on. Key poses are written for the first side; the second is their
 * mirror image. */
typedef enum {
  LIMBER_SIDE_NONE,
  LIMBER_SIDE_FIRST,
  LIMBER_SIDE_SECOND,
} LimberSide;

typedef enum {
  LIMBER_DOSE_HOLD,
  LIMBER_DOSE_REPS,
  LIMBER_DOSE_HOLD_REPS,
} LimberDoseType;

/* The words that files and JSON use ("left_right"); never translated */
const char *limber_position_to_nick (LimberPosition position);
gboolean limber_position_from_nick (const char *nick, LimberPosition *position);
const char *limber_sides_to_nick (LimberSides sides);
gboolean limber_sides_from_nick (const char *nick, LimberSides *sides);
const char *limber_dose_type_to_nick (LimberDoseType type);
gboolean limber_dose_type_from_nick (const char *nick, LimberDoseType *type);
/* All of them, in the order of the enumeration, NULL-terminated */
const char *const *limber_position_list_nicks (void);
const char *const *limber_sides_list_nicks (void);
const char *const *limber_dose_type_list_nicks (void);

/* In the user's language: "Seated" */
const char *limber_position_get_title (LimberPosition position);

G_END_DECLS
