/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-exercise.h"

G_BEGIN_DECLS

/* The ids of all built-in exercises, and one of them by its id; both assert that they can be read.
 * (transfer full) */
GPtrArray *limber_exercise_file_list (void);
LimberExercise *limber_exercise_file_read (const char *id);

G_END_DECLS
