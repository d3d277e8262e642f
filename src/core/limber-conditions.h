/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-exercise.h"

G_BEGIN_DECLS

/** Whether an exercise suits a person who told Limber what to leave out. It filters, it never
 * diagnoses. */
typedef enum {
  LIMBER_FITNESS_FITS,
  LIMBER_FITNESS_ASK_FIRST,
  LIMBER_FITNESS_LEAVE_OUT,
} LimberFitness;

/* The about eight plain groups that a person is shown, each over some of the 29 condition codes of
 * exercise files. */
const char *const *limber_conditions_list_groups (void);
const char *limber_conditions_get_group_title (const char *group);
/* The codes of a group, NULL-terminated; NULL for a group that does not exist */
const char *const *limber_conditions_get_group_codes (const char *group);

/* @groups: what the person ticked, NULL-terminated; @reason: (out) (optional) (nullable): the
 * matching group */
LimberFitness
limber_conditions_judge (const char *const *groups, LimberExercise *exercise, const char **reason);

G_END_DECLS
