/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-timeline.h"

G_BEGIN_DECLS

/* A session's segments in words, for the terminal and for plain lines. All are (transfer full) and
 * safe to print. */

/* "Chin tuck" */
char *limber_segment_words_get_title (const LimberSegment *segment);
/* "Hold · left side · 2 of 4" */
char *limber_segment_words_describe (LimberTimeline *timeline, guint index);
/* What to do now: one step of the exercise; may be empty */
char *limber_segment_words_get_instruction (LimberTimeline *timeline,
                                            guint index,
                                            gint64 elapsed_usec,
                                            gint64 duration_usec);
/* What follows when this side of this exercise is over: "Change sides", an exercise, "the end" */
char *limber_segment_words_get_next (LimberTimeline *timeline, guint index);

G_END_DECLS
