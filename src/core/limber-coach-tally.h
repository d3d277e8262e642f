/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-coach.h"

G_BEGIN_DECLS

/** What was really done of a session, by segment and item. */
typedef struct _LimberCoachTally LimberCoachTally;

LimberCoachTally *limber_coach_tally_new (LimberTimeline *timeline, guint first_item);
void limber_coach_tally_free (LimberCoachTally *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberCoachTally, limber_coach_tally_free)

/* The session has been so far into a segment; a smaller number than before takes nothing away. */
void limber_coach_tally_note (LimberCoachTally *self, guint segment_index, gint64 elapsed_usec);
void limber_coach_tally_set_skipped (LimberCoachTally *self, guint item, gboolean is_skipped);

/* Apart from pain, which the tally does not know of */
LimberOutcome limber_coach_tally_get_outcome (LimberCoachTally *self, guint item);
/* Of the exercise time from the item that the session began at, 0.0–1.0 */
double limber_coach_tally_get_done (LimberCoachTally *self);

/* Where @gentler takes up a session that has come to @item; its number of items where it has
 * nothing that is left to do */
guint limber_coach_tally_find_entry (LimberCoachTally *self, LimberTimeline *gentler, guint item);
/* (transfer full): of @gentler, in which what was done is done by its share */
LimberCoachTally *limber_coach_tally_convert (LimberCoachTally *self, LimberTimeline *gentler);

G_END_DECLS
