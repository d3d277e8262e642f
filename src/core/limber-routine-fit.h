/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-exercise.h"
#include "core/limber-routine.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  LIMBER_CHANGE_LEFT_OUT,
  LIMBER_CHANGE_REPLACED,
  LIMBER_CHANGE_ASK_FIRST, /* it stays, with a caution */
} LimberChangeKind;

/** What a person's conditions make of one item of a routine. */
typedef struct {
  LimberChangeKind kind;
  guint level;                 /* from 1 */
  guint item;                  /* from 0, in the routine as its file has it */
  LimberExercise *exercise;    /* (owned): of that item */
  LimberExercise *replacement; /* (owned) (nullable): what is done instead */
  const char *group;           /* (unowned): the group of conditions, for ever valid */
} LimberRoutineChange;

void limber_routine_change_free (LimberRoutineChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberRoutineChange, limber_routine_change_free)
/* One sentence in the user's language, which and why: (transfer full) */
char *limber_routine_change_describe (const LimberRoutineChange *self);

/* The routine as it suits a person: what does not is left out, or replaced by an exercise of the
 * same position that shares an area. (transfer full): @routine itself where nothing has to change;
 * a level of which nothing is left has no items.
 * @groups: what the person ticked (limber-conditions.h)
 * @exercises: (element-type LimberExercise): the library's
 * @changes: (out) (optional) (element-type LimberRoutineChange): of all levels, by level and item
 */
LimberRoutine *limber_routine_fit (LimberRoutine *routine,
                                   const char *const *groups,
                                   GListModel *exercises,
                                   GPtrArray **changes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
