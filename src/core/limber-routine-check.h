/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-routine.h"
#include "core/limber-timeline.h"

G_BEGIN_DECLS

/* What a routine's own file cannot tell: whether @lookup finds every exercise that it names, and
 * whether its doses are within those exercises' limits.
 * @file_name: as it is to be named in messages
 * @problems: (element-type LimberProblem): every error is added
 * Returns TRUE if there was none. */
gboolean limber_routine_check (LimberRoutine *self,
                               const char *file_name,
                               LimberExerciseLookup lookup,
                               gpointer user_data,
                               GPtrArray *problems);

G_END_DECLS
