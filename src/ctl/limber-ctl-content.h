/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-timeline.h"
#include "library/limber-library.h"

G_BEGIN_DECLS

/* How verbs get at exercises and routines. Messages name what was meant, or near it. */

/* The default library, read; says on standard error if files of it had to be left out. */
LimberLibrary *limber_ctl_content_open (void) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none) (nullable): NULL and @error if there is none of that id */
LimberExercise *
limber_ctl_content_find_exercise (LimberLibrary *library, const char *id, GError **error);
LimberRoutine *
limber_ctl_content_find_routine (LimberLibrary *library, const char *id, GError **error);

/* The timeline of @routine_id at @level of the default library */
LimberTimeline *limber_ctl_content_open_timeline (const char *routine_id,
                                                  int level,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "left", "right", or "both" where the segment has no side of its own */
const char *limber_ctl_content_get_side_nick (const LimberSegment *segment);

G_END_DECLS
