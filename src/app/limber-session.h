/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-coach.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_SESSION (limber_session_get_type ())
G_DECLARE_FINAL_TYPE (LimberSession, limber_session, LIMBER, SESSION, GObject)

/* One run of a routine as a person sees and hears it, with neither widget nor player in it: the
 * coach's time in words and numbers. All that is shown are properties that notify: `title`, `side`,
 * `phase`, `repetition`, `instruction`, `step`, `next`, `seconds`, `fraction` (of the segment,
 * 0.0–1.0), `progress` (of the whole), `item`, `state`, `announcement` (for screen readers: segment
 * start, half, pause and end, never the ticking), `is-muted`. Signal `cue (guint)`: a LimberCue is
 * due, heard or not; limber-cue-plan.h says which. */
LimberSession *limber_session_new (LimberCoach *coach);

LimberCoach *limber_session_get_coach (LimberSession *self);
LimberTimeline *limber_session_get_timeline (LimberSession *self);

/* Reads the coach again: whoever shows the session calls it as often as digits shall move */
void limber_session_update (LimberSession *self);

/* Starts, pauses or goes on, whatever the state asks for */
void limber_session_toggle (LimberSession *self);
void limber_session_set_muted (LimberSession *self, gboolean is_muted);
gboolean limber_session_is_muted (LimberSession *self);

const char *limber_session_get_title (LimberSession *self);
const char *limber_session_get_side (LimberSession *self);
const char *limber_session_get_phase (LimberSession *self);
const char *limber_session_get_repetition (LimberSession *self);
const char *limber_session_get_instruction (LimberSession *self);
const char *limber_session_get_next (LimberSession *self);
const char *limber_session_get_announcement (LimberSession *self);
guint limber_session_get_item (LimberSession *self);
guint limber_session_get_n_items (LimberSession *self);
guint limber_session_get_seconds (LimberSession *self);
double limber_session_get_fraction (LimberSession *self);
double limber_session_get_progress (LimberSession *self);
LimberCoachState limber_session_get_state (LimberSession *self);

G_END_DECLS
