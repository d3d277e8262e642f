/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-scheduler"

#include "config.h"

#include "core/limber-scheduler-private.h"

/*
 * What a step of the scheduler has to tell: decisions, and the records of the diary that changed.
 * They are collected and leave together with the new state at the end of the step.
 */

LimberDecision *
limber_scheduler_decide (LimberScheduler *self, const char *event)
{
  LimberDecision *decision = g_new0 (LimberDecision, 1);

  decision->event = event;
  decision->at_boot_usec = self->now;
  decision->since_boot_usec = LIMBER_NEVER;
  decision->sitting_usec = -1;
  decision->minutes = -1;
  decision->n_left = -1;
  g_ptr_array_add (self->decisions, decision);
  return decision;
}

void
limber_decision_free (LimberDecision *self)
{
  g_free (self->reason);
  g_free (self->break_id);
  g_free (self);
}

/* What a record says of a moment that is past: on the wall clock as it is now */
LimberStamp
limber_scheduler_get_stamp (LimberScheduler *self, gint64 boot_usec)
{
  return limber_stamp_new (self->wall - (self->now - boot_usec), self->zone);
}

void
limber_scheduler_log_offer (LimberScheduler *self, LimberBreakOutcome outcome, const char *reason)
{
  const LimberOffer *offer = &self->data.offer;
  LimberBreakRecord *record = limber_break_record_new (offer->id, offer->due);

  record->is_planned = offer->is_planned;
  record->is_prompted = offer->prompts.n_shown > 0;
  record->sitting_secs = (int) MIN (offer->sitting_usec / G_USEC_PER_SEC, G_MAXINT);
  record->n_prompts = offer->prompts.n_shown;
  record->n_snoozes = offer->prompts.n_snoozes;
  record->outcome = outcome;
  record->reason = g_strdup (reason);
  if (outcome != LIMBER_BREAK_OPEN)
    record->ended = limber_scheduler_get_stamp (self, self->now);
  g_ptr_array_add (self->breaks, record);
  self->is_break_changed = FALSE;
}

void
limber_scheduler_log_running (LimberScheduler *self,
                              gint64 ended,
                              LimberBreakOutcome outcome,
                              const char *reason)
{
  const LimberRunningBreak *running = &self->data.running;
  const LimberOffer *offer = &self->data.offer;
  LimberBreakRecord *record;

  /* The break that was due is the one that runs, or what runs was the person's own idea. */
  if (offer->id != NULL && g_str_equal (offer->id, running->id)) {
    limber_scheduler_log_offer (self, outcome, reason);
    record = g_ptr_array_index (self->breaks, self->breaks->len - 1);
  } else {
    record = limber_break_record_new (running->id, running->began);
    record->outcome = outcome;
    record->reason = g_strdup (reason);
    g_ptr_array_add (self->breaks, record);
  }
  record->routine_id = g_strdup (running->routine_id);
  record->started = running->began;
  record->done_permille = running->done_permille;
  if (outcome != LIMBER_BREAK_OPEN)
    record->ended = limber_scheduler_get_stamp (self, ended);
}

static void
append_member (GString *json, const char *name, const char *value, gboolean is_text)
{
  if (value == NULL)
    return;
  g_string_append_printf (json, "%s\"%s\":%s", json->len > 1 ? "," : "", name, is_text ? "\"" : "");
  for (const char *at = value; *at != '\0'; at++)
    if ((guchar) *at >= 0x20 && *at != '"' && *at != '\\')
      g_string_append_c (json, *at);
  if (is_text)
    g_string_append_c (json, '"');
}

static void
append_number (GString *json, const char *name, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  append_member (json, name, text, FALSE);
}

/* The rest of a decision as a JSON object's text, NULL if there is none */
static char *
describe (LimberScheduler *self, const LimberDecision *decision)
{
  GString *json = g_string_new ("{");

  if (decision->since_boot_usec != LIMBER_NEVER) {
    LimberStamp stamp = limber_scheduler_get_stamp (self, decision->since_boot_usec);
    g_autofree char *since = limber_stamp_to_iso8601 (&stamp);

    append_member (json, "since", since, TRUE);
  }
  if (decision->sitting_usec >= 0)
    append_number (json, "sitting_s", decision->sitting_usec / G_USEC_PER_SEC);
  append_member (json, "outcome", decision->outcome, TRUE);
  append_member (json, "reason", decision->reason, TRUE);
  if (decision->minutes >= 0)
    append_number (json, "minutes", decision->minutes);
  if (decision->n_left >= 0)
    append_number (json, "left", decision->n_left);
  if (json->len == 1)
    return g_string_free (json, TRUE);
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static LimberDecisionRecord *
make_record (LimberScheduler *self, const LimberDecision *decision)
{
  LimberDecisionRecord *record = limber_decision_record_new (
      limber_scheduler_get_stamp (self, decision->at_boot_usec), decision->event, decision->cause);

  record->break_id = g_strdup (decision->break_id);
  record->detail = describe (self, decision);
  return record;
}

static gpointer
take_first (GPtrArray *records)
{
  return records->len > 0 ? g_ptr_array_steal_index (records, 0) : NULL;
}

/* One transition, or several where a step ends one period and begins the next: the state leaves
 * with the last, so that a crash between them does the rest of the step again. */
static void
emit_transitions (LimberScheduler *self, GPtrArray *decisions)
{
  guint n = MAX (MAX (self->sittings->len, self->breaks->len), 1);
  g_autoptr (GPtrArray) transitions = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_transition_free);
  LimberTransition *last;

  for (guint i = 0; i < n; i++) {
    LimberTransition *transition = limber_transition_new ();

    transition->sitting = take_first (self->sittings);
    transition->break_record = take_first (self->breaks);
    g_ptr_array_add (transitions, transition);
  }
  last = g_ptr_array_index (transitions, n - 1);
  for (guint i = 0; i < decisions->len; i++)
    g_ptr_array_add (last->decisions, make_record (self, g_ptr_array_index (decisions, i)));
  last->state = limber_scheduler_save (self);

  for (guint i = 0; i < n; i++)
    g_signal_emit_by_name (self, "transition", g_ptr_array_index (transitions, i));
}

void
limber_scheduler_commit (LimberScheduler *self)
{
  g_autoptr (GPtrArray) decisions = NULL;

  if (self->is_break_changed && self->data.offer.id != NULL)
    limber_scheduler_log_offer (self, LIMBER_BREAK_OPEN, NULL);
  self->is_break_changed = FALSE;
  if (self->decisions->len == 0 && self->sittings->len == 0 && self->breaks->len == 0
      && !self->is_state_changed)
    return;

  self->is_state_changed = FALSE;
  decisions = g_steal_pointer (&self->decisions);
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_decision_free);
  /* Banners go first: they do not wait for the record. */
  for (guint i = 0; i < decisions->len; i++)
    g_signal_emit_by_name (self, "decided", g_ptr_array_index (decisions, i));
  emit_transitions (self, decisions);
}
