/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-exercise.h"
#include "core/limber-routine.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_LIBRARY (limber_library_get_type ())
G_DECLARE_FINAL_TYPE (LimberLibrary, limber_library, LIMBER, LIBRARY, GObject)

/* All exercises and routines that this person has: the built-in ones, and those in their own
 * folder, which may add but not redefine. @builtin_folder and @user_folder (nullable) hold
 * `exercises/` and `routines/`. Nothing is read yet. */
LimberLibrary *limber_library_new (const char *builtin_folder,
                                   const char *user_folder,
                                   const char *const *languages);
/* LIMBER_LIBRARY_DIR (an uninstalled run) or the installed one (transfer none) */
const char *limber_library_get_builtin_folder (void);
/* The usual folders: the built-in one, and $XDG_DATA_HOME/limber/library */
LimberLibrary *limber_library_new_default (void);
/* Of these, what is built in alone, in the language of its files */
LimberLibrary *limber_library_new_builtin (void);

/* Reads all files; a file with errors is left out. @problems: (out) (optional) (element-type
 * LimberProblem) */
void limber_library_load (LimberLibrary *self, GPtrArray **problems);

/* (transfer none), sorted by title */
GListModel *limber_library_get_exercises (LimberLibrary *self);
GListModel *limber_library_get_routines (LimberLibrary *self);
/* (transfer none) (nullable) */
LimberExercise *limber_library_find_exercise (LimberLibrary *self, const char *id);
LimberRoutine *limber_library_find_routine (LimberLibrary *self, const char *id);
/* A LimberExerciseLookup over this library, passed as @user_data */
LimberExercise *limber_library_lookup (const char *id, gpointer library);

G_END_DECLS
