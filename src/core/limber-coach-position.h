/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-timeline.h"

G_BEGIN_DECLS

/** What comes in the course of a segment. */
typedef enum {
  LIMBER_COACH_CUE_NONE, /* it is too late for it */
  LIMBER_COACH_CUE_HALF,
  LIMBER_COACH_CUE_LAST_SECOND,
  LIMBER_COACH_CUE_END,
} LimberCoachCue;

/** A place in the segments of a timeline, with what is still to be told there. */
typedef struct _LimberCoachPosition LimberCoachPosition;

LimberCoachPosition *limber_coach_position_new (LimberTimeline *timeline, guint segment_index);
void limber_coach_position_free (LimberCoachPosition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberCoachPosition, limber_coach_position_free)

guint limber_coach_position_get_segment_index (LimberCoachPosition *self);
const LimberSegment *limber_coach_position_get_segment (LimberCoachPosition *self);
/* Of the segment, with what was added to it */
gint64 limber_coach_position_get_duration_usec (LimberCoachPosition *self);
/* Into the segment; beyond its end where more time has passed */
gint64 limber_coach_position_get_elapsed_usec (LimberCoachPosition *self);
/* Of the whole timeline, from there on */
gint64 limber_coach_position_get_remaining_usec (LimberCoachPosition *self, gint64 elapsed_usec);
/* 0.0–1.0 of the whole timeline */
double limber_coach_position_get_progress (LimberCoachPosition *self, gint64 elapsed_usec);

/* To the beginning of a segment */
void limber_coach_position_enter (LimberCoachPosition *self, guint segment_index);
/* Into the next segment, by the time beyond the end of this one. FALSE at the last one */
gboolean limber_coach_position_go_on (LimberCoachPosition *self);
void limber_coach_position_pass (LimberCoachPosition *self, gint64 passed_usec);
/* 10 s to the segment. FALSE where it is no hold, rest or get-ready, or has ten minutes more */
gboolean limber_coach_position_add_10_secs (LimberCoachPosition *self);

/* Until the next cue; 0 or less where it is due */
gint64 limber_coach_position_get_cue_in_usec (LimberCoachPosition *self);
/* What that cue is; it does not come again. @seconds: set for a last second: 3, 2, 1 */
LimberCoachCue limber_coach_position_take_cue (LimberCoachPosition *self, guint *seconds);

/* Segments to jump to, as the verbs of LimberCoach have it; the number of segments for what comes
 * after the last item */
guint limber_coach_position_find_next (LimberCoachPosition *self);
guint limber_coach_position_find_back (LimberCoachPosition *self);
guint limber_coach_position_find_repeat (LimberCoachPosition *self);

G_END_DECLS
