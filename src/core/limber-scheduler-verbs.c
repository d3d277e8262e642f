/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-scheduler"

#include "config.h"

#include "core/limber-scheduler-private.h"

#include <glib/gi18n-lib.h>

/*
 * What the person wants of the scheduler: start, finish, snooze, skip, pause, a call. Each verb
 * changes inputs alone and has the state derived anew; one that cannot be is refused with a
 * message.
 *
 * Decided:
 * - Start in a break is the same break: a second click must not end the first.
 * - Skip counts as presence: the person was there to press it. In a break it ends the break.
 * - Nothing that the person presses is an input; inputs are told by the sensors alone.
 */

#define MAX_PAUSE_MINS  (31 * LIMBER_MINS_PER_DAY)
#define MAX_CALL_MINS   LIMBER_MINS_PER_DAY
#define MAX_SNOOZE_MINS 60

static int
get_permille (double done)
{
  return (int) (CLAMP (done, 0.0, 1.0) * 1000 + 0.5);
}

void
limber_scheduler_set_progress (LimberScheduler *self, double done)
{
  limber_scheduler_update (self);
  if (self->data.running.id == NULL || !(done >= 0 && done <= 1))
    return;
  self->data.running.done_permille = get_permille (done);
  self->is_state_changed = TRUE;
  limber_scheduler_update (self);
}

void
limber_scheduler_end_vanished (LimberScheduler *self)
{
  limber_scheduler_update (self);
  if (self->data.running.id == NULL)
    return;
  limber_scheduler_end_break (
      self, self->now, limber_scheduler_judge (self->data.running.done_permille), "vanished");
  limber_scheduler_update (self);
}

const char *
limber_scheduler_start_break (LimberScheduler *self, const char *routine_id, gint64 routine_usec)
{
  limber_scheduler_update (self);
  if (self->data.running.id == NULL) {
    limber_scheduler_begin_break (self, routine_id, routine_usec);
    limber_scheduler_update (self);
  }
  return self->data.running.id;
}

static gboolean
refuse_nothing_due (GError **error, const char *message)
{
  g_set_error_literal (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_NOTHING_DUE, message);
  return FALSE;
}

gboolean
limber_scheduler_finish_break (LimberScheduler *self, double done, GError **error)
{
  gint64 now = limber_clock_get_boot_usec (self->clock);

  limber_scheduler_update (self);
  if (!(done >= 0 && done <= 1)) {
    g_set_error_literal (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_RANGE,
                         _ ("done is a share from 0 to 1"));
    return FALSE;
  }
  if (self->data.running.id == NULL)
    return refuse_nothing_due (error, _ ("no break is running"));

  self->data.running.done_permille = get_permille (done);
  limber_scheduler_end_break (self, now, limber_scheduler_judge (self->data.running.done_permille),
                              NULL);
  limber_scheduler_update (self);
  return TRUE;
}

static void
refuse_snooze (LimberScheduler *self, const char *cause)
{
  LimberDecision *decision = limber_scheduler_decide (self, "snooze-refused");

  decision->cause = cause;
  decision->break_id = g_strdup (self->data.offer.id);
  decision->n_left = limber_scheduler_get_snoozes_left (self);
  limber_scheduler_update (self);
}

gboolean
limber_scheduler_snooze (LimberScheduler *self, int minutes, int *n_left, GError **error)
{
  LimberOffer *offer = &self->data.offer;
  LimberDecision *decision;

  limber_scheduler_update (self);
  if (offer->id == NULL || self->data.running.id != NULL) {
    refuse_snooze (self, "nothing-due");
    return refuse_nothing_due (error, _ ("no break is due"));
  }
  if (minutes < 0 || minutes > MAX_SNOOZE_MINS) {
    refuse_snooze (self, "range");
    g_set_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_RANGE,
                 _ ("a snooze is from %d to %d minutes"), 1, MAX_SNOOZE_MINS);
    return FALSE;
  }
  if (offer->prompts.n_snoozes >= self->settings->snooze_limit) {
    refuse_snooze (self, "limit");
    g_set_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_SNOOZE_LIMIT,
                 ngettext ("a break can be snoozed %d time", "a break can be snoozed %d times",
                           (gulong) self->settings->snooze_limit),
                 self->settings->snooze_limit);
    return FALSE;
  }

  minutes = minutes > 0 ? minutes : self->settings->snooze_mins;
  decision = limber_scheduler_decide (self, "snoozed");
  decision->minutes = minutes;
  decision->break_id = g_strdup (offer->id);
  limber_scheduler_withdraw (self, "snoozed");
  limber_prompts_snooze (&offer->prompts, self->now + minutes * LIMBER_USEC_PER_MIN);
  decision->n_left = limber_scheduler_get_snoozes_left (self);
  self->is_break_changed = TRUE;
  limber_scheduler_update (self);
  if (n_left != NULL)
    *n_left = limber_scheduler_get_snoozes_left (self);
  return TRUE;
}

/* The next period begins now, if somebody sits. */
static void
restart_sitting (LimberScheduler *self)
{
  if (self->data.sitting_boot_usec == LIMBER_NEVER)
    return;
  if (self->now > self->data.sitting_boot_usec)
    limber_scheduler_end_sitting (self, self->now);
  limber_presence_note (&self->data.presence, self->now);
  if (self->data.sitting_boot_usec == LIMBER_NEVER && !self->data.presence.is_locked)
    limber_scheduler_begin_sitting (self);
}

void
limber_scheduler_skip (LimberScheduler *self, const char *reason)
{
  gboolean is_pain = g_strcmp0 (reason, "in-pain") == 0;

  limber_scheduler_update (self);
  if (self->data.running.id != NULL)
    limber_scheduler_end_break (self, self->now,
                                is_pain ? LIMBER_BREAK_STOPPED_FOR_PAIN : LIMBER_BREAK_SKIPPED,
                                reason != NULL ? g_intern_string (reason) : NULL);
  else {
    limber_scheduler_skip_offer (self, reason);
    restart_sitting (self);
  }
  limber_scheduler_update (self);
}

static void
begin_pause (LimberScheduler *self, const LimberPause *pause, int minutes)
{
  self->data.pause = *pause;
  self->data.pause.set_wall_usec = self->wall;
  self->data.pause.set_day = self->day;
  limber_scheduler_decide (self, "paused")->minutes = minutes;
  limber_scheduler_update (self);
}

gboolean
limber_scheduler_pause_for (LimberScheduler *self, int minutes, GError **error)
{
  LimberPause pause = { .kind = LIMBER_PAUSE_FOR_TIME };

  if (minutes < 1 || minutes > MAX_PAUSE_MINS) {
    g_set_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_RANGE,
                 _ ("a pause is from %d to %d minutes"), 1, MAX_PAUSE_MINS);
    return FALSE;
  }
  limber_scheduler_update (self);
  pause.until_boot_usec = self->now + minutes * LIMBER_USEC_PER_MIN;
  begin_pause (self, &pause, minutes);
  return TRUE;
}

gboolean
limber_scheduler_pause_until (LimberScheduler *self, int mins, GError **error)
{
  LimberPause pause = { .kind = LIMBER_PAUSE_UNTIL_LOCAL_TIME,
                        .until_boot_usec = LIMBER_NEVER,
                        .until_mins = mins };

  if (mins < 0 || mins >= LIMBER_MINS_PER_DAY) {
    g_set_error_literal (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_RANGE,
                         _ ("a pause ends between 00:00 and 23:59"));
    return FALSE;
  }
  limber_scheduler_update (self);
  begin_pause (self, &pause, -1);
  return TRUE;
}

void
limber_scheduler_pause (LimberScheduler *self)
{
  LimberPause pause = { .kind = LIMBER_PAUSE_UNTIL_RESUMED, .until_boot_usec = LIMBER_NEVER };

  limber_scheduler_update (self);
  begin_pause (self, &pause, -1);
}

void
limber_scheduler_resume (LimberScheduler *self)
{
  limber_scheduler_update (self);
  if (self->data.pause.kind == LIMBER_PAUSE_NONE)
    return;
  self->data.pause.kind = LIMBER_PAUSE_NONE;
  limber_scheduler_decide (self, "unpaused")->cause = "resumed";
  limber_scheduler_update (self);
}

gboolean
limber_scheduler_set_call (LimberScheduler *self, gboolean is_on, int minutes, GError **error)
{
  if (minutes < 0 || minutes > MAX_CALL_MINS) {
    g_set_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_RANGE,
                 _ ("a call is from %d to %d minutes"), 0, MAX_CALL_MINS);
    return FALSE;
  }
  limber_scheduler_update (self);
  /* One that is never switched off must not silence everything for ever. */
  self->holds.call_until_boot_usec = LIMBER_NEVER;
  if (is_on)
    self->holds.call_until_boot_usec = self->now
                                       + (minutes > 0 ? minutes : MAX_CALL_MINS)
                                             * LIMBER_USEC_PER_MIN;
  self->is_state_changed = TRUE;
  limber_scheduler_update (self);
  return TRUE;
}
