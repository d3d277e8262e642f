/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-timeline.h"

G_BEGIN_DECLS

/* Which step of its exercise is to be shown at a moment of a session: one at a time. The first one
 * while getting ready; the others spread evenly over the work of one side. @elapsed_usec of
 * @duration_usec, which the coach may have made longer than the timeline's. */
guint limber_step_schedule_find (LimberTimeline *timeline,
                                 guint segment_index,
                                 gint64 elapsed_usec,
                                 gint64 duration_usec);

/* What is to be read at a step, on this side (transfer full). Steps are written for the first side;
 * on the second one a step that names a side is told as a mirror image. */
char *limber_step_schedule_get_text (LimberExercise *exercise,
                                     guint step,
                                     LimberSide side) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @text has one of @words, which are separated by blanks, as a whole word */
gboolean limber_step_schedule_names_side (const char *text, const char *words);

G_END_DECLS
