/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-dose.h"
#include "core/limber-enums.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_ROUTINE (limber_routine_get_type ())
G_DECLARE_FINAL_TYPE (LimberRoutine, limber_routine, LIMBER, ROUTINE, GObject)

/** One line of a routine's level: an exercise, and what the routine says of its dose. */
typedef struct {
  char *exercise_id;           /* (owned) */
  LimberDoseOverride override; /* -1 where the exercise's own dose holds */
  char *note;                  /* (owned) (nullable): plain text */
  char *media_path;            /* (owned) (nullable): absolute; replaces the exercise's own clip */
  gboolean has_media_both_sides; /* of @media_path; else it shows the first side */
  guint line;                    /* of the file, where the item is named; 0 if unknown */
} LimberRoutineItem;

/* A routine never changes once the parser (limber-routine-parser.h) has made it. */

const char *limber_routine_get_id (LimberRoutine *self);
const char *limber_routine_get_title (LimberRoutine *self);
/* (nullable): one sentence, what the routine is good for */
const char *limber_routine_get_goal (LimberRoutine *self);
LimberPosition limber_routine_get_position (LimberRoutine *self);
const char *const *limber_routine_get_tags (LimberRoutine *self);
gboolean limber_routine_is_discreet (LimberRoutine *self);
/* Seconds of get-ready between two items */
guint limber_routine_get_transition_secs (LimberRoutine *self);
/* Levels are numbered from 1 without gaps; there is at least one. */
guint limber_routine_get_n_levels (LimberRoutine *self);
/* The weeks of a programme that a level is meant for, 0–0 where the file does not say */
LimberRange limber_routine_get_weeks (LimberRoutine *self, guint level);
guint limber_routine_get_n_items (LimberRoutine *self, guint level);
/* (transfer none) */
const LimberRoutineItem *limber_routine_get_item (LimberRoutine *self, guint level, guint index);

G_END_DECLS
