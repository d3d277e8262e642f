/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-player.h"

G_BEGIN_DECLS

/** A cue of a session that runs through without a pause. Plain value. */
typedef struct {
  gint64 at_usec;
  LimberCue cue;
} LimberPlannedCue;

/* What sounds when a segment begins; FALSE for nothing */
gboolean limber_cue_plan_get_start (LimberTimeline *timeline, guint index, LimberCue *cue);
/* Whether the middle of a segment, and its last three seconds, are told: short ones would only
 * rattle. */
gboolean limber_cue_plan_has_half (LimberSegmentKind kind, gint64 duration_usec);
gboolean limber_cue_plan_has_ticks (LimberSegmentKind kind, gint64 duration_usec);

/* (transfer full) (element-type LimberPlannedCue): all of them, in order of time */
GArray *limber_cue_plan_list (LimberTimeline *timeline);

G_END_DECLS
