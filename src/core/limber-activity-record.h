/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-stamp.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LimberSittingRecord:
 * @started: first input after an absence; no two periods begin at the same microsecond
 * @ended: last input before the next absence; its usec is 0 while the period is open
 *
 * A sitting period.
 */
typedef struct {
  LimberStamp started;
  LimberStamp ended;
} LimberSittingRecord;

/** What became of a break. */
typedef enum {
  LIMBER_BREAK_OPEN, /* due, shown, snoozed or running: not decided yet */
  LIMBER_BREAK_DONE,
  LIMBER_BREAK_HALF,
  LIMBER_BREAK_LEFT,
  LIMBER_BREAK_STOPPED_FOR_PAIN,
  LIMBER_BREAK_SKIPPED,
  LIMBER_BREAK_CREDITED,
  LIMBER_BREAK_MISSED,
  LIMBER_N_BREAK_OUTCOMES,
} LimberBreakOutcome;

/**
 * LimberBreakRecord:
 * @break_id: (owned): names it in all programs; joins it with its session
 * @due: when it fell due; for one that was not prompted, when it was started
 * @is_planned: a planned session, else a sitting break
 * @is_prompted: whether it was ever notified
 * @sitting_secs: how long the person had sat when it fell due
 * @n_prompts: how often it was notified
 * @n_snoozes: how often it was snoozed
 * @routine_id: (owned) (nullable): what was offered or chosen
 * @started: usec 0 if it was never started
 * @ended: usec 0 while it is open
 * @outcome: what became of it
 * @reason: (owned) (nullable): why it was skipped or missed, a nick
 * @done_permille: share of the session that was really done
 *
 * A due break from beginning to end; the agent writes it anew at each transition.
 */
typedef struct {
  char *break_id;
  LimberStamp due;
  gboolean is_planned;
  gboolean is_prompted;
  int sitting_secs;
  int n_prompts;
  int n_snoozes;
  char *routine_id;
  LimberStamp started;
  LimberStamp ended;
  LimberBreakOutcome outcome;
  char *reason;
  int done_permille;
} LimberBreakRecord;

/**
 * LimberDecisionRecord:
 * @id: of its row; 0 before it is stored
 * @at: when it was decided
 * @event: (owned): nick, "notified", "not-reminded"
 * @cause: (owned) (nullable): nick, "outside-hours"
 * @break_id: (owned) (nullable): the break it was about
 * @detail: (owned) (nullable): further values, as a JSON object's text
 *
 * Something that the scheduler did, or did not do, and why.
 */
typedef struct {
  gint64 id;
  LimberStamp at;
  char *event;
  char *cause;
  char *break_id;
  char *detail;
} LimberDecisionRecord;

/**
 * LimberTransition:
 * @sitting: (owned) (nullable): begun or ended
 * @break_record: (owned) (nullable): begun, changed or ended
 * @decisions: (owned) (element-type LimberDecisionRecord): in order
 * @state: (owned) (nullable): all that the agent needs to go on after a restart
 *
 * What the agent writes at once: all of it is kept, or nothing.
 */
typedef struct {
  LimberSittingRecord *sitting;
  LimberBreakRecord *break_record;
  GPtrArray *decisions;
  char *state;
} LimberTransition;

#define LIMBER_TYPE_SITTING_RECORD (limber_sitting_record_get_type ())
GType limber_sitting_record_get_type (void);
LimberSittingRecord *limber_sitting_record_new (LimberStamp started);
LimberSittingRecord *limber_sitting_record_copy (const LimberSittingRecord *self);
void limber_sitting_record_free (LimberSittingRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberSittingRecord, limber_sitting_record_free)

#define LIMBER_TYPE_BREAK_RECORD (limber_break_record_get_type ())
GType limber_break_record_get_type (void);
LimberBreakRecord *limber_break_record_new (const char *break_id, LimberStamp due);
LimberBreakRecord *limber_break_record_copy (const LimberBreakRecord *self);
void limber_break_record_free (LimberBreakRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberBreakRecord, limber_break_record_free)

/* "open", "done", "half", "left", "stopped-for-pain", "skipped", "credited", "missed" */
const char *limber_break_outcome_to_nick (LimberBreakOutcome outcome);
gboolean limber_break_outcome_from_nick (const char *nick,
                                         LimberBreakOutcome *outcome) G_GNUC_WARN_UNUSED_RESULT;

#define LIMBER_TYPE_DECISION_RECORD (limber_decision_record_get_type ())
GType limber_decision_record_get_type (void);
LimberDecisionRecord *
limber_decision_record_new (LimberStamp at, const char *event, const char *cause);
LimberDecisionRecord *limber_decision_record_copy (const LimberDecisionRecord *self);
void limber_decision_record_free (LimberDecisionRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberDecisionRecord, limber_decision_record_free)

LimberTransition *limber_transition_new (void);
LimberTransition *limber_transition_copy (const LimberTransition *self);
void limber_transition_free (LimberTransition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberTransition, limber_transition_free)

G_END_DECLS
