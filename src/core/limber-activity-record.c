/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-activity-record"

#include "config.h"

#include "core/limber-activity-record.h"

/*
 * LimberTransition:
 *
 * What the agent tells the diary: sitting periods, breaks and decisions, joined into one transition
 * that is written as a whole. Plain values without behaviour; the scheduler makes them.
 */

/* Words are stored, so that whoever opens the file with another program can read it. */
static const char *const outcome_nicks[LIMBER_N_BREAK_OUTCOMES] = {
  "open", "done", "half", "left", "stopped-for-pain", "skipped", "credited", "missed",
};

G_DEFINE_BOXED_TYPE (LimberSittingRecord,
                     limber_sitting_record,
                     limber_sitting_record_copy,
                     limber_sitting_record_free)
G_DEFINE_BOXED_TYPE (LimberBreakRecord,
                     limber_break_record,
                     limber_break_record_copy,
                     limber_break_record_free)
G_DEFINE_BOXED_TYPE (LimberDecisionRecord,
                     limber_decision_record,
                     limber_decision_record_copy,
                     limber_decision_record_free)

/* (transfer full): an open period. */
LimberSittingRecord *
limber_sitting_record_new (LimberStamp started)
{
  LimberSittingRecord *self = g_new0 (LimberSittingRecord, 1);

  self->started = started;
  return self;
}

/* (transfer full) */
LimberSittingRecord *
limber_sitting_record_copy (const LimberSittingRecord *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
limber_sitting_record_free (LimberSittingRecord *self)
{
  g_free (self);
}

/* (transfer full): an open break that was never notified. */
LimberBreakRecord *
limber_break_record_new (const char *break_id, LimberStamp due)
{
  LimberBreakRecord *self = g_new0 (LimberBreakRecord, 1);

  self->break_id = g_strdup (break_id);
  self->due = due;
  return self;
}

/* (transfer full) */
LimberBreakRecord *
limber_break_record_copy (const LimberBreakRecord *self)
{
  LimberBreakRecord *copy = g_memdup2 (self, sizeof *self);

  copy->break_id = g_strdup (self->break_id);
  copy->routine_id = g_strdup (self->routine_id);
  copy->reason = g_strdup (self->reason);
  return copy;
}

void
limber_break_record_free (LimberBreakRecord *self)
{
  g_free (self->break_id);
  g_free (self->routine_id);
  g_free (self->reason);
  g_free (self);
}

/* The word that files and the bus use. */
const char *
limber_break_outcome_to_nick (LimberBreakOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < LIMBER_N_BREAK_OUTCOMES, NULL);

  return outcome_nicks[outcome];
}

/* FALSE if there is no such word; @outcome is then untouched. */
gboolean
limber_break_outcome_from_nick (const char *nick, LimberBreakOutcome *outcome)
{
  for (guint i = 0; i < LIMBER_N_BREAK_OUTCOMES; i++) {
    if (g_str_equal (outcome_nicks[i], nick)) {
      *outcome = (LimberBreakOutcome) i;
      return TRUE;
    }
  }
  return FALSE;
}

/* (transfer full): @cause may be NULL. */
LimberDecisionRecord *
limber_decision_record_new (LimberStamp at, const char *event, const char *cause)
{
  LimberDecisionRecord *self = g_new0 (LimberDecisionRecord, 1);

  self->at = at;
  self->event = g_strdup (event);
  self->cause = g_strdup (cause);
  return self;
}

/* (transfer full) */
LimberDecisionRecord *
limber_decision_record_copy (const LimberDecisionRecord *self)
{
  LimberDecisionRecord *copy = g_memdup2 (self, sizeof *self);

  copy->event = g_strdup (self->event);
  copy->cause = g_strdup (self->cause);
  copy->break_id = g_strdup (self->break_id);
  copy->detail = g_strdup (self->detail);
  return copy;
}

void
limber_decision_record_free (LimberDecisionRecord *self)
{
  g_free (self->event);
  g_free (self->cause);
  g_free (self->break_id);
  g_free (self->detail);
  g_free (self);
}

/* (transfer full): one with nothing in it. */
LimberTransition *
limber_transition_new (void)
{
  LimberTransition *self = g_new0 (LimberTransition, 1);

  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_decision_record_free);
  return self;
}

/* (transfer full): deep, so that the worker thread shares nothing with the caller. */
LimberTransition *
limber_transition_copy (const LimberTransition *self)
{
  LimberTransition *copy = limber_transition_new ();

  copy->sitting = self->sitting ? limber_sitting_record_copy (self->sitting) : NULL;
  copy->break_record = self->break_record ? limber_break_record_copy (self->break_record) : NULL;
  for (guint i = 0; i < self->decisions->len; i++)
    g_ptr_array_add (copy->decisions, limber_decision_record_copy (self->decisions->pdata[i]));
  copy->state = g_strdup (self->state);
  return copy;
}

void
limber_transition_free (LimberTransition *self)
{
  g_clear_pointer (&self->sitting, limber_sitting_record_free);
  g_clear_pointer (&self->break_record, limber_break_record_free);
  g_ptr_array_unref (self->decisions);
  g_free (self->state);
  g_free (self);
}
