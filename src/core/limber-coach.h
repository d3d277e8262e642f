/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-clock.h"
#include "core/limber-timeline.h"

G_BEGIN_DECLS

typedef enum {
  LIMBER_COACH_READY,
  LIMBER_COACH_RUNNING,
  LIMBER_COACH_PAUSED,
  LIMBER_COACH_FINISHED,
} LimberCoachState;

/** What became of an item of the session. */
typedef enum {
  LIMBER_OUTCOME_NOT_STARTED,
  LIMBER_OUTCOME_DONE,
  LIMBER_OUTCOME_PARTIAL,
  LIMBER_OUTCOME_SKIPPED,
  LIMBER_OUTCOME_STOPPED_FOR_PAIN,
} LimberOutcome;

/** How a session ended. */
typedef enum {
  LIMBER_COACH_END_NONE,
  LIMBER_COACH_END_COMPLETED,
  LIMBER_COACH_END_LEFT,
  LIMBER_COACH_END_PAIN,
} LimberCoachEnd;

#define LIMBER_TYPE_COACH (limber_coach_get_type ())
G_DECLARE_FINAL_TYPE (LimberCoach, limber_coach, LIMBER, COACH, GObject)

/* From what share of its exercise time on a session counts as done, and as half (design §5.11) */
#define LIMBER_SHARE_DONE 0.9
#define LIMBER_SHARE_HALF 0.5

/* The state machine that runs one timeline against a clock: it alone knows where the session is;
 * the picture, the sounds and the window follow it. A suspend pauses it. Properties (all notify):
 * `state`, `segment-index`, `end`, `timeline` (another one once it was made easier). Signals:
 * `segment-started (guint index)`, also after a jump and while paused; `half (guint index)` at the
 * middle of a hold of 10 s or more; `last-seconds (guint seconds)` at 3, 2, 1 before the end of a
 * segment other than a move; `position-jumped ()` before `segment-started` after next, back, repeat
 * and easier, and alone after +10 s; `finished ()`. The clock's one alarm belongs to the coach. */
LimberCoach *limber_coach_new (LimberTimeline *timeline, LimberClock *clock);
/* As before, set to a step: for "Continue at step 4 of 6" */
LimberCoach *limber_coach_new_at_item (LimberTimeline *timeline, LimberClock *clock, guint item);

LimberTimeline *limber_coach_get_timeline (LimberCoach *self);
LimberCoachState limber_coach_get_state (LimberCoach *self);
LimberCoachEnd limber_coach_get_end (LimberCoach *self);
guint limber_coach_get_segment_index (LimberCoach *self);
/* Into the current segment, now; at most its duration */
gint64 limber_coach_get_elapsed_usec (LimberCoach *self);
/* Of the current segment, with what +10 s has added */
gint64 limber_coach_get_segment_duration_usec (LimberCoach *self);
/* Of the whole session that is left, from now */
gint64 limber_coach_get_remaining_usec (LimberCoach *self);
/* 0.0–1.0 of the whole */
double limber_coach_get_progress (LimberCoach *self);
LimberOutcome limber_coach_get_outcome (LimberCoach *self, guint item);
/* Share of the session's exercise time that was really done, 0.0–1.0 (design §5.11); of one that
 * was begun at a later item, the share from there on */
double limber_coach_get_done (LimberCoach *self);

/* Verbs: FALSE where the state does not allow it (the table in the class comment). */
gboolean limber_coach_start (LimberCoach *self);
gboolean limber_coach_pause (LimberCoach *self);
gboolean limber_coach_resume (LimberCoach *self);
/* To the next item; after the last one the session is finished */
gboolean limber_coach_next (LimberCoach *self);
/* To the beginning of the item, or of the one before within its first 3 s */
gboolean limber_coach_back (LimberCoach *self);
/* The item once more, without its get-ready */
gboolean limber_coach_repeat (LimberCoach *self);
/* Makes the current hold, rest or get-ready 10 s longer */
gboolean limber_coach_add_10_secs (LimberCoach *self);
/* The session goes on with a gentler level of the routine: where it is, or at what comes next of
 * it; what was done stays done. FALSE also where the level has nothing that is left to do. */
gboolean limber_coach_ease (LimberCoach *self, LimberTimeline *gentler);
gboolean limber_coach_stop (LimberCoach *self);
gboolean limber_coach_stop_for_pain (LimberCoach *self);

G_END_DECLS
