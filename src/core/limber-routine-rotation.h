/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-timeline.h"

G_BEGIN_DECLS

/**
 * LimberRoutineOption:
 * @id: (owned): of the routine
 * @title: (owned): for people
 * @duration_usec: at the person's level, with what their conditions leave
 * @position: where it is done
 * @is_discreet: whether nobody in the office notices
 * @areas: (owned) (array zero-terminated=1): of the body, each once, the most frequent first
 *
 * What is to be known of a routine to offer it, without keeping the routine.
 */
typedef struct {
  char *id;
  char *title;
  gint64 duration_usec;
  LimberPosition position;
  gboolean is_discreet;
  char **areas;
} LimberRoutineOption;

/**
 * LimberRoutineWish:
 * @chosen_id: (nullable): what the person or the plan chose, whatever else holds
 * @tight_areas: (nullable) (array zero-terminated=1): where it feels tight
 * @max_usec: how long it may take
 * @is_discreet_only: only what nobody notices
 * @is_floor_allowed: also what is done on the floor
 * @prefers_long: the longest of those that fit, as in a planned session
 *
 * What to look for.
 */
typedef struct {
  const char *chosen_id;
  const char *const *tight_areas;
  gint64 max_usec;
  gboolean is_discreet_only;
  gboolean is_floor_allowed;
  gboolean prefers_long;
} LimberRoutineWish;

/* (nullable): NULL if nothing of @routine is left at @level. @routine: as it suits the person
 * (limber-routine-fit.h) */
LimberRoutineOption *limber_routine_option_new (LimberRoutine *routine,
                                                guint level,
                                                LimberExerciseLookup lookup,
                                                gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void limber_routine_option_free (LimberRoutineOption *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberRoutineOption, limber_routine_option_free)

/* Whether a routine that is for @main_area (nullable) above all is what somebody who has sat too
 * long is to do. @tight_areas: (nullable): where it feels tight */
gboolean
limber_routine_rotation_suits_break (const char *main_area, const char *const *tight_areas);

/* Which of @options (element-type LimberRoutineOption) is done next. @last_done: (element-type utf8
 * gint64*): when each was done last; one that is not in it never was. (transfer none) (nullable):
 * NULL if none may be offered. The same input gives the same routine. */
const LimberRoutineOption *limber_routine_rotation_choose (GPtrArray *options,
                                                           const LimberRoutineWish *wish,
                                                           GHashTable *last_done);

G_END_DECLS
