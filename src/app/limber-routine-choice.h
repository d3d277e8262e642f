/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-timeline.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LimberRoutineFilter:
 * @area: (nullable): an area's id
 * @position: a LimberPosition, or -1 for any
 * @max_minutes: 0 for any
 * @is_discreet: only those that can be done among others
 * @search: (nullable): words as typed
 *
 * What the person wants to choose from. Plain value; the strings are the owner's.
 */
typedef struct {
  const char *area;
  int position;
  guint max_minutes;
  gboolean is_discreet;
  const char *search;
} LimberRoutineFilter;

#define LIMBER_TYPE_ROUTINE_CHOICE (limber_routine_choice_get_type ())
G_DECLARE_FINAL_TYPE (LimberRoutineChoice, limber_routine_choice, LIMBER, ROUTINE_CHOICE, GObject)

/* A routine as it is offered to this person: without what they leave out, with its length and areas
 * at the first level. Never changes. @routine: tailored; @lookup is used during the call alone. */
LimberRoutineChoice *
limber_routine_choice_new (LimberRoutine *routine, LimberExerciseLookup lookup, gpointer user_data);

LimberRoutine *limber_routine_choice_get_routine (LimberRoutineChoice *self);
/* (nullable): the exercise that stands for the routine; NULL if nothing of it is left */
LimberExercise *limber_routine_choice_get_exercise (LimberRoutineChoice *self);
/* 0 if nothing of it is left */
guint limber_routine_choice_get_minutes (LimberRoutineChoice *self);
/* "2 min · Seated" */
const char *limber_routine_choice_get_summary (LimberRoutineChoice *self);
/* "Neck, shoulders", the first few */
const char *limber_routine_choice_get_areas_text (LimberRoutineChoice *self);
/* Among @choices (element-type LimberRoutineChoice): the one with that id, as far as something of
 * it is left (transfer full) (nullable). @id: (nullable) */
LimberRoutineChoice *limber_routine_choice_find (GListModel *choices, const char *id);
/* The one nearest to two minutes, if possible for one of @areas and not on the floor (transfer
 * full) (nullable)
 */
LimberRoutineChoice *limber_routine_choice_pick (GListModel *choices, const char *const *areas);
gboolean
limber_routine_choice_matches (LimberRoutineChoice *self, const LimberRoutineFilter *filter);

G_END_DECLS
