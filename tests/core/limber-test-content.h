/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-exercise.h"
#include "core/limber-routine.h"
#include "core/limber-timeline.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Exercises and routines for tests, out of the text of their files. */

/* The problems of a file, one line each, "error LINE: …" or "warning LINE: …"; (transfer full) */
char *limber_test_describe (GPtrArray *problems);

/* [Exercise] with Id, Title (the id), Position=seated and Type=hold, Hold=10 where @keys (lines) do
 * not say them. Fails on any problem. (transfer full) */
LimberExercise *limber_test_exercise (const char *id, const char *keys);
/* A whole file. Fails on any problem. (transfer full) */
LimberRoutine *limber_test_routine (const char *text);
/* A routine of "a" (hold 20) and "b" (@b_keys), each with 8 s to get ready: that is level 2. Level
 * 1 has a shorter "a", and "d" for "b"; level 3 has "a" alone. (transfer full) */
LimberTimeline *limber_test_timeline (guint level, const char *b_keys);
/* A LimberExerciseLookup over a GListModel of exercises */
LimberExercise *limber_test_lookup (const char *id, gpointer exercises);

G_END_DECLS
