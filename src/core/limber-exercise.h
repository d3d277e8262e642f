/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-choreography.h"
#include "core/limber-dose.h"
#include "core/limber-enums.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_EXERCISE (limber_exercise_get_type ())
G_DECLARE_FINAL_TYPE (LimberExercise, limber_exercise, LIMBER, EXERCISE, GObject)

/* An exercise never changes once the parser (limber-exercise-parser.h) has made it. All strings are
 * (transfer none), plain text and never markup, already in the user's language where the file has
 * it. */

const char *limber_exercise_get_id (LimberExercise *self);
const char *limber_exercise_get_title (LimberExercise *self);
const char *limber_exercise_get_category (LimberExercise *self);
const char *const *limber_exercise_get_areas (LimberExercise *self);
const char *const *limber_exercise_get_muscles (LimberExercise *self);
LimberPosition limber_exercise_get_position (LimberExercise *self);
LimberSides limber_exercise_get_sides (LimberExercise *self);
/* For LEFT_RIGHT and ALTERNATE: whether the first side, the one that poses and steps describe, is
 * the person's left. */
gboolean limber_exercise_is_left_first (LimberExercise *self);
LimberDoseType limber_exercise_get_dose_type (LimberExercise *self);
const LimberDose *limber_exercise_get_dose (LimberExercise *self);
const LimberDoseLimits *limber_exercise_get_limits (LimberExercise *self);
/* 1 easy, 2 moderate, 3 demanding */
guint limber_exercise_get_difficulty (LimberExercise *self);
const char *const *limber_exercise_get_equipment (LimberExercise *self);
gboolean limber_exercise_is_discreet (LimberExercise *self);
gboolean limber_exercise_is_clinician_only (LimberExercise *self);
/* The main direction in which the spine is moved: a word of LIMBER_VOCABULARY_LOAD */
const char *limber_exercise_get_load (LimberExercise *self);
const char *const *limber_exercise_get_steps (LimberExercise *self);
const char *const *limber_exercise_get_mistakes (LimberExercise *self);
const char *const *limber_exercise_get_stop_if (LimberExercise *self);
const char *const *limber_exercise_get_avoid_if (LimberExercise *self);
const char *const *limber_exercise_get_ask_first_if (LimberExercise *self);
/* (nullable): absolute path of the clip or picture beside the file */
const char *limber_exercise_get_media_path (LimberExercise *self);
/* Whether it shows both sides by itself; else it shows the first, and is mirrored for the second */
gboolean limber_exercise_has_media_both_sides (LimberExercise *self);
/* (nullable): the key poses and motion; an exercise that has only a clip, or only text, has none */
LimberChoreography *limber_exercise_get_choreography (LimberExercise *self);

G_END_DECLS
