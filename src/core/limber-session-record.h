/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-coach.h"
#include "core/limber-stamp.h"

G_BEGIN_DECLS

/**
 * LimberSessionItemRecord:
 * @exercise_id: (owned): which exercise
 * @outcome: what became of it
 */
typedef struct {
  char *exercise_id;
  LimberOutcome outcome;
} LimberSessionItemRecord;

/**
 * LimberSessionRecord:
 * @id: of its row; 0 before it is stored
 * @started: when Start was pressed
 * @ended: usec 0 while it runs, or if its program died
 * @routine_id: (owned): which routine
 * @level: from 1
 * @break_id: (owned) (nullable): the break that it was taken in
 * @planned_secs: length of the timeline
 * @done_permille: share that was really done
 * @end: how it ended; %LIMBER_COACH_END_NONE while it runs
 * @items: (owned) (element-type LimberSessionItemRecord): all items, in order
 *
 * One run of a routine.
 */
typedef struct {
  gint64 id;
  LimberStamp started;
  LimberStamp ended;
  char *routine_id;
  int level;
  char *break_id;
  int planned_secs;
  int done_permille;
  LimberCoachEnd end;
  GPtrArray *items;
} LimberSessionRecord;

#define LIMBER_TYPE_SESSION_RECORD (limber_session_record_get_type ())
GType limber_session_record_get_type (void);

LimberSessionRecord *
limber_session_record_new (LimberStamp started, const char *routine_id, int level);
LimberSessionRecord *limber_session_record_copy (const LimberSessionRecord *self);
void limber_session_record_free (LimberSessionRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberSessionRecord, limber_session_record_free)

void limber_session_record_add_item (LimberSessionRecord *self,
                                     const char *exercise_id,
                                     LimberOutcome outcome);

/* "not-started", "done", "partial", "skipped", "stopped-for-pain" */
const char *limber_outcome_to_nick (LimberOutcome outcome);
gboolean
limber_outcome_from_nick (const char *nick, LimberOutcome *outcome) G_GNUC_WARN_UNUSED_RESULT;
/* "running", "completed", "left", "pain" */
const char *limber_coach_end_to_nick (LimberCoachEnd end);
gboolean
limber_coach_end_from_nick (const char *nick, LimberCoachEnd *end) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
