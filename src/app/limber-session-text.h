/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-timeline.h"

G_BEGIN_DECLS

/* What a person reads and hears of a session's segments. */

/* "Next: Chin tuck", "Next: right side", "Last one"; (transfer full) */
char *limber_session_text_next (LimberTimeline *timeline, guint index) G_GNUC_WARN_UNUSED_RESULT;
/* "Repetition 2 of 5", "Set 1 of 2 · repetition 2 of 5"; NULL for a single one; (transfer full) */
char *
limber_session_text_repetition (LimberTimeline *timeline, guint index) G_GNUC_WARN_UNUSED_RESULT;

/* For screen readers: phase, name, side, seconds, instruction; (transfer full) */
char *limber_session_text_announce_segment (const LimberSegment *segment,
                                            guint secs,
                                            const char *instruction) G_GNUC_WARN_UNUSED_RESULT;
char *limber_session_text_announce_half (guint secs_left) G_GNUC_WARN_UNUSED_RESULT;
char *limber_session_text_announce_end (gint64 done_usec) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
