/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-scheduler"

#include "config.h"

#include "core/limber-key-values.h"
#include "core/limber-scheduler-private.h"

/*
 * The periods and breaks of the scheduler: how each begins and ends. When, the steps and the person
 * decide.
 *
 * Decided:
 * - A planned session that falls due while a sitting break is open joins it, as the other way
 *   round: there is one banner. If that break was already offered, the session offers it afresh.
 * - Of several open planned sessions the earliest is offered; the next one follows when it is
 *   decided. Doing one session does not do the next one too: a plan counts them.
 * - When a planned session is missed, or a rest credits the sitting break in it, the other of the
 *   two stays due as a break of its own.
 * - A break that was left is closed as such; what stays due goes on under a new id with its
 * snoozes, so that no record is ever overwritten by a later outcome.
 */

#define DONE_PERMILLE 900
#define HALF_PERMILLE 500
/* A planned session this soon is offered together with a sitting break. */
#define JOIN_USEC (10 * LIMBER_USEC_PER_MIN)

static char *
make_id (LimberScheduler *self, const char *kind, gint64 wall_usec)
{
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%d", kind, wall_usec / G_USEC_PER_SEC,
                          ++self->data.n_breaks);
}

/* So much sitting, by boot time: a clock that was set in between makes no hours. */
void
limber_scheduler_begin_sitting (LimberScheduler *self)
{
  LimberDecision *decision;

  self->data.sitting_boot_usec = self->now;
  self->data.sitting = limber_scheduler_get_stamp (self, self->now);
  self->data.presence.is_seated = TRUE;
  g_ptr_array_add (self->sittings, limber_sitting_record_new (self->data.sitting));
  decision = limber_scheduler_decide (self, "sitting-started");
  decision->since_boot_usec = self->now;
}

void
limber_scheduler_end_sitting (LimberScheduler *self, gint64 since)
{
  gint64 end = MAX (since, self->data.sitting_boot_usec);
  LimberSittingRecord *record = limber_sitting_record_new (self->data.sitting);
  LimberDecision *decision = limber_scheduler_decide (self, "sitting-ended");

  decision->since_boot_usec = end;
  decision->sitting_usec = end - self->data.sitting_boot_usec;
  record->ended = limber_stamp_new (record->started.usec + decision->sitting_usec, self->zone);
  g_ptr_array_add (self->sittings, record);
  self->data.sitting_boot_usec = LIMBER_NEVER;
}

static void
clear_offer (LimberScheduler *self)
{
  LimberOffer *offer = &self->data.offer;

  g_clear_pointer (&offer->id, g_free);
  *offer = (LimberOffer){ .due_boot_usec = LIMBER_NEVER };
  limber_prompts_init (&offer->prompts);
  self->holds.told = 0;
  self->is_break_changed = FALSE;
}

static void
open_offer (LimberScheduler *self, const char *kind, gint64 due)
{
  LimberOffer *offer = &self->data.offer;

  clear_offer (self);
  offer->due_boot_usec = due;
  offer->due = limber_scheduler_get_stamp (self, due);
  offer->id = make_id (self, kind, offer->due.usec);
  offer->prompts.waiting = LIMBER_PROMPT_FIRST;
  if (self->data.sitting_boot_usec != LIMBER_NEVER)
    offer->sitting_usec = MAX (self->now - self->data.sitting_boot_usec, 0);
  self->is_break_changed = TRUE;
}

/* What is left of a break after a part of it was decided */
static void
reopen_offer (LimberScheduler *self, const char *kind)
{
  LimberOffer *offer = &self->data.offer;

  g_free (offer->id);
  offer->id = make_id (self, kind, offer->due.usec);
  self->is_break_changed = TRUE;
}

static void
offer_next_planned (LimberScheduler *self)
{
  gint64 due_boot;

  if (self->data.planned.n_open == 0)
    return;
  due_boot = limber_scheduler_wall_to_boot (self, self->data.planned.due_wall_usec[0]);
  open_offer (self, "planned", MIN (due_boot, self->now));
  self->data.offer.is_planned = TRUE;
}

static void
take_planned (LimberScheduler *self, int index)
{
  LimberPlannedQueue *queue = &self->data.planned;

  for (int i = index; i + 1 < queue->n_open; i++)
    queue->due_wall_usec[i] = queue->due_wall_usec[i + 1];
  queue->n_open--;
}

/* Both parts of the break are decided. */
static void
close_offer (LimberScheduler *self)
{
  if (self->data.offer.is_planned)
    take_planned (self, 0);
  clear_offer (self);
  offer_next_planned (self);
}

void
limber_scheduler_withdraw (LimberScheduler *self, const char *cause)
{
  LimberDecision *decision;

  if (!self->data.offer.prompts.is_live)
    return;
  limber_prompts_withdraw (&self->data.offer.prompts);
  decision = limber_scheduler_decide (self, "withdrawn");
  decision->cause = cause;
  decision->break_id = g_strdup (self->data.offer.id);
}

void
limber_scheduler_credit (LimberScheduler *self, gint64 last_presence)
{
  LimberOffer *offer = &self->data.offer;
  gint64 since = MAX (last_presence, self->data.sitting_boot_usec);
  LimberDecision *decision;

  limber_scheduler_end_sitting (self, since);
  self->data.presence.is_seated = FALSE;
  decision = limber_scheduler_decide (self, "credited");
  decision->since_boot_usec = since;
  if (!offer->is_sitting)
    return;

  decision->break_id = g_strdup (offer->id);
  if (!offer->is_planned) {
    limber_scheduler_withdraw (self, "credited");
    limber_scheduler_log_offer (self, LIMBER_BREAK_CREDITED, NULL);
    close_offer (self);
    return;
  }
  offer->is_sitting = FALSE;
  self->is_break_changed = TRUE;
  if (limber_prompts_is_snoozed (&offer->prompts))
    limber_prompts_end_snooze (&offer->prompts);
}

static void
log_joined (LimberScheduler *self, const char *event, gint64 since)
{
  LimberDecision *decision = limber_scheduler_decide (self, event);

  decision->since_boot_usec = since;
  decision->break_id = g_strdup (self->data.offer.id);
  if (self->data.sitting_boot_usec != LIMBER_NEVER)
    decision->sitting_usec = self->now - self->data.sitting_boot_usec;
}

void
limber_scheduler_open_planned (LimberScheduler *self, gint64 due_wall_usec)
{
  LimberPlannedQueue *queue = &self->data.planned;
  LimberOffer *offer = &self->data.offer;
  gint64 due_boot = MIN (limber_scheduler_wall_to_boot (self, due_wall_usec), self->now);

  if (queue->n_open == LIMBER_SCHEDULER_MAX_PLANNED)
    limber_scheduler_miss_planned (self, 0, "too-many");
  queue->due_wall_usec[queue->n_open++] = due_wall_usec;
  if (queue->n_open == 1) {
    if (offer->id == NULL)
      offer_next_planned (self);
    offer->is_planned = TRUE;
    self->is_break_changed = TRUE;
    if (!limber_prompts_is_snoozed (&offer->prompts))
      offer->prompts.waiting = LIMBER_PROMPT_FIRST;
  }
  log_joined (self, "planned-due", due_boot);
}

void
limber_scheduler_miss_planned (LimberScheduler *self, int index, const char *cause)
{
  LimberOffer *offer = &self->data.offer;
  LimberDecision *decision = limber_scheduler_decide (self, "missed");

  decision->cause = cause;
  decision->since_boot_usec = limber_scheduler_wall_to_boot (
      self, self->data.planned.due_wall_usec[index]);
  if (index == 0) {
    decision->break_id = g_strdup (offer->id);
    limber_scheduler_log_offer (self, LIMBER_BREAK_MISSED, cause);
  } else {
    /* It was never offered itself: its record is made here. */
    LimberBreakRecord *record;
    g_autofree char *id = make_id (self, "planned", self->data.planned.due_wall_usec[index]);

    record = limber_break_record_new (
        id, limber_stamp_new (self->data.planned.due_wall_usec[index], self->zone));
    record->is_planned = TRUE;
    record->outcome = LIMBER_BREAK_MISSED;
    record->reason = g_strdup (cause);
    record->ended = limber_scheduler_get_stamp (self, self->now);
    g_ptr_array_add (self->breaks, record);
    decision->break_id = g_steal_pointer (&id);
  }
  take_planned (self, index);
  if (index > 0)
    return;

  if (!offer->is_sitting) {
    limber_scheduler_withdraw (self, "missed");
    clear_offer (self);
    offer_next_planned (self);
    return;
  }
  offer->is_planned = self->data.planned.n_open > 0;
  reopen_offer (self, offer->is_planned ? "planned" : "sitting");
}

void
limber_scheduler_open_sitting_break (LimberScheduler *self)
{
  LimberPlannedQueue *queue = &self->data.planned;

  if (self->data.offer.id == NULL)
    open_offer (self, "sitting", self->now);
  self->data.offer.is_sitting = TRUE;
  self->data.offer.sitting_usec = self->now - self->data.sitting_boot_usec;
  self->is_break_changed = TRUE;
  log_joined (self, "due", self->data.sitting_boot_usec);

  /* The planned session that is near is offered now, together with it. */
  if (self->next_planned_wall_usec == LIMBER_NEVER || queue->n_open > 0
      || self->next_planned_wall_usec > self->wall + JOIN_USEC)
    return;
  queue->seen_wall_usec = self->next_planned_wall_usec;
  queue->seen_label = self->next_planned_label;
  limber_scheduler_open_planned (self, queue->seen_wall_usec);
  limber_scheduler_look_at_wall (self);
}

LimberBreakOutcome
limber_scheduler_judge (int done_permille)
{
  if (done_permille >= DONE_PERMILLE)
    return LIMBER_BREAK_DONE;
  return done_permille >= HALF_PERMILLE ? LIMBER_BREAK_HALF : LIMBER_BREAK_LEFT;
}

void
limber_scheduler_begin_break (LimberScheduler *self, const char *routine_id, gint64 routine_usec)
{
  LimberRunningBreak *running = &self->data.running;
  LimberPrompts *prompts = &self->data.offer.prompts;
  LimberDecision *decision;

  running->began_boot_usec = self->now;
  running->began = limber_scheduler_get_stamp (self, self->now);
  running->routine_usec = MAX (routine_usec, 0);
  running->done_permille = 0;
  running->id = self->data.offer.id != NULL ? g_strdup (self->data.offer.id)
                                            : make_id (self, "own", running->began.usec);
  if (routine_id != NULL && limber_key_values_is_id (routine_id))
    running->routine_id = g_strdup (routine_id);
  decision = limber_scheduler_decide (self, "break-started");
  decision->break_id = g_strdup (running->id);
  if (self->data.sitting_boot_usec != LIMBER_NEVER)
    decision->sitting_usec = self->now - self->data.sitting_boot_usec;
  limber_scheduler_withdraw (self, "started");
  prompts->snoozed_until_boot_usec = LIMBER_NEVER;
  limber_scheduler_log_running (self, self->now, LIMBER_BREAK_OPEN, NULL);
}

/* Nothing was really done: what was due stays due, and is offered after some more sitting. */
static void
keep_offer (LimberScheduler *self)
{
  LimberOffer *offer = &self->data.offer;
  LimberPrompts *prompts = &offer->prompts;

  if (offer->id == NULL)
    return;
  if (prompts->is_offered || prompts->waiting == LIMBER_PROMPT_NONE) {
    prompts->is_offered = TRUE;
    prompts->waiting = LIMBER_PROMPT_NONE;
    prompts->n_repeats = 0;
    prompts->counted_usec = 0;
  }
  reopen_offer (self, offer->is_planned ? "planned" : "sitting");
}

void
limber_scheduler_end_break (LimberScheduler *self,
                            gint64 at,
                            LimberBreakOutcome outcome,
                            const char *cause)
{
  LimberRunningBreak *running = &self->data.running;
  gboolean is_own = self->data.offer.id == NULL || !g_str_equal (self->data.offer.id, running->id);
  gint64 began = running->began_boot_usec;
  LimberDecision *decision = limber_scheduler_decide (self, "break-ended");

  decision->cause = cause;
  decision->since_boot_usec = began;
  decision->outcome = limber_break_outcome_to_nick (outcome);
  decision->break_id = g_strdup (running->id);
  limber_scheduler_log_running (self, at, outcome, cause);
  self->data.limits.last_break_boot_usec = at;
  g_clear_pointer (&running->id, g_free);
  g_clear_pointer (&running->routine_id, g_free);
  running->began_boot_usec = LIMBER_NEVER;

  if (outcome == LIMBER_BREAK_LEFT) {
    if (!is_own)
      keep_offer (self);
    /* Nobody is away in a break; but who did not say that it ended was not seen either. */
    if (self->data.sitting_boot_usec != LIMBER_NEVER)
      limber_presence_note (&self->data.presence,
                            cause == NULL ? at : at - LIMBER_SCHEDULER_SEEN_USEC - 1);
    return;
  }
  if (self->data.sitting_boot_usec != LIMBER_NEVER)
    limber_scheduler_end_sitting (self, began);
  if (self->data.offer.id == NULL)
    return;
  /* It fell due while the person was at it: one session, one outcome. */
  if (is_own)
    limber_scheduler_log_offer (self, outcome, cause);
  close_offer (self);
}

void
limber_scheduler_skip_offer (LimberScheduler *self, const char *reason)
{
  LimberDecision *decision = limber_scheduler_decide (self, "skipped");

  decision->reason = g_strdup (reason);
  decision->break_id = g_strdup (self->data.offer.id);
  if (self->data.sitting_boot_usec != LIMBER_NEVER)
    decision->sitting_usec = self->now - self->data.sitting_boot_usec;
  if (self->data.offer.id != NULL) {
    limber_scheduler_withdraw (self, "skipped");
    limber_scheduler_log_offer (self, LIMBER_BREAK_SKIPPED, reason);
    close_offer (self);
  }
  self->data.limits.last_break_boot_usec = self->now;
}
