/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-scheduler"

#include "config.h"

#include "core/limber-scheduler.h"

#include "core/limber-scheduler-private.h"

/*
 * LimberScheduler:
 *
 * Decides when to remind. It is given a clock, what sensors tell (input, lock, holds) and what the
 * person wants (start, finish, snooze, skip, pause); it tells of decisions and of what the diary
 * has to keep, and it sleeps until one alarm. It shows nothing, stores nothing and senses nothing.
 *
 * The state is derived anew in each step, first line that applies:
 *
 *   in-break  a break runs                            until finish, skip, overdue, long suspend
 *   off       paused, or outside working hours        until resumed, elapsed, opening
 *   away      nobody sits, or the screen is locked    until the first input, unlock
 *   held      a break is due, and a cause lasts       until the last cause has gone
 *   snoozed   a break is due, and is snoozed          until its minutes are over
 *   due       a break is due                          until start, skip, credit, missed
 *   sitting   otherwise                               until the sitting limit, an absence
 *
 *   event             sitting    due        snoozed    held       in-break  away     off
 *   sitting limit     due        -          -          -          -         -        (due later)
 *   planned session   due        (joins)    (joins)    (joins)    (waits)   (waits)  (waits)
 *   rest passed       away       away       away       away       -         -        off
 *   hold begins       -          held       -          held       -         -        -
 *   last hold ends    -          -          -          due        -         -        -
 *   snooze            refused    snoozed    snoozed    snoozed    refused   (as due) (as due)
 *   start             in-break   in-break   in-break   in-break   -         in-break in-break
 *   finish done/half  refused    refused    refused    refused    sitting   refused  refused
 *   finish left       refused    refused    refused    refused    due       refused  refused
 *   skip              sitting    sitting    sitting    sitting    sitting   away     off
 *   pause             off        off        off        off        -         off      off
 *
 * What waits in away and off is offered with the next input, the opening or the resume. Signals:
 * `decided (LimberDecision)`, at once, for banners; then `transition (LimberTransition)`, for the
 * diary; and `offering ()` just before a banner, for holds that do not tell of themselves. Handlers
 * must not call back into the scheduler, but that the last may set holds. To be used from one
 * thread. The person's verbs are in limber-scheduler-verbs.c.
 */

enum {
  SIGNAL_DECIDED,
  SIGNAL_TRANSITION,
  SIGNAL_OFFERING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const STATE_NICKS[LIMBER_N_SCHEDULER_STATES] = {
  "off", "away", "sitting", "due", "snoozed", "held", "in-break",
};

G_DEFINE_QUARK (limber - scheduler - error - quark, limber_scheduler_error)

G_DEFINE_FINAL_TYPE (LimberScheduler, limber_scheduler, G_TYPE_OBJECT)

static void
alarm_fired_cb (LimberScheduler *self)
{
  limber_scheduler_update (self);
}

static void
wall_changed_cb (LimberScheduler *self)
{
  self->is_wall_known = FALSE;
  limber_scheduler_update (self);
}

static void
limber_scheduler_dispose (GObject *object)
{
  LimberScheduler *self = LIMBER_SCHEDULER (object);

  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (limber_scheduler_parent_class)->dispose (object);
}

static void
limber_scheduler_finalize (GObject *object)
{
  LimberScheduler *self = LIMBER_SCHEDULER (object);

  limber_scheduler_data_clear (&self->data);
  limber_reminder_settings_free (self->settings);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_ptr_array_unref (self->decisions);
  g_ptr_array_unref (self->sittings);
  g_ptr_array_unref (self->breaks);

  G_OBJECT_CLASS (limber_scheduler_parent_class)->finalize (object);
}

static void
limber_scheduler_class_init (LimberSchedulerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = limber_scheduler_dispose;
  object_class->finalize = limber_scheduler_finalize;

  signals[SIGNAL_DECIDED] = g_signal_new ("decided", LIMBER_TYPE_SCHEDULER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_TRANSITION] = g_signal_new ("transition", LIMBER_TYPE_SCHEDULER, G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_OFFERING] = g_signal_new ("offering", LIMBER_TYPE_SCHEDULER, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_scheduler_init (LimberScheduler *self)
{
  limber_scheduler_data_init (&self->data);
  self->saved_last_boot_usec = LIMBER_NEVER;
  limber_holds_init (&self->holds);
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_decision_free);
  self->sittings = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_sitting_record_free);
  self->breaks = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_break_record_free);
}

/**
 * limber_scheduler_new:
 * @clock: where time comes from; its alarm is the scheduler's alone from limber_scheduler_start()
 * on
 * @settings: when to remind
 *
 * Returns: (transfer full): a scheduler that has not been started
 */
LimberScheduler *
limber_scheduler_new (LimberClock *clock, const LimberReminderSettings *settings)
{
  LimberScheduler *self = g_object_new (LIMBER_TYPE_SCHEDULER, NULL);

  self->clock = g_object_ref (clock);
  self->settings = limber_reminder_settings_copy (settings);
  self->slept_usec = limber_clock_get_boot_usec (clock) - limber_clock_get_monotonic_usec (clock);
  return self;
}

/* Where nothing newer is known, the agent lived until its state was saved. */
static gboolean
is_newer (const LimberAliveStamp *alive, const LimberAliveStamp *saved)
{
  return alive != NULL && g_str_equal (alive->boot_id, saved->boot_id)
         && alive->boot_usec > saved->boot_usec;
}

gboolean
limber_scheduler_load (LimberScheduler *self,
                       const char *state,
                       const LimberAliveStamp *alive,
                       GError **error)
{
  LimberAliveStamp saved;
  LimberAliveStamp last;
  LimberSchedulerData data;
  g_autofree char *boot_id = NULL;
  gint64 now;

  g_return_val_if_fail (LIMBER_IS_SCHEDULER (self) && !self->is_started, FALSE);

  if (!limber_scheduler_data_from_string (&data, state, &saved, error))
    return FALSE;
  boot_id = (char *) saved.boot_id;
  last = is_newer (alive, &saved) ? *alive : saved;
  limber_scheduler_data_clear (&self->data);
  self->data = data;

  /* Whoever was present then was there until the agent was gone. */
  self->saved_last_boot_usec = data.presence.last_boot_usec;
  if (data.presence.is_active)
    self->data.presence.last_boot_usec = self->data.presence.input_boot_usec = last.boot_usec;
  self->data.presence.is_active = FALSE;

  /* Boot time of another boot, or from the future of this one, goes on by wall time. */
  now = limber_clock_get_boot_usec (self->clock);
  self->alive_boot_usec = last.boot_usec;
  self->was_rebooted = !g_str_equal (saved.boot_id, limber_clock_get_boot_id (self->clock))
                       || last.boot_usec > now;
  if (self->was_rebooted) {
    gint64 gone = MAX (limber_clock_get_wall_usec (self->clock) - last.wall_usec, 0);

    limber_scheduler_data_shift (&self->data, now - gone - last.boot_usec);
    if (self->saved_last_boot_usec != LIMBER_NEVER)
      self->saved_last_boot_usec += now - gone - last.boot_usec;
    self->alive_boot_usec = now - gone;
  }
  self->holds.call_until_boot_usec = self->data.call_until_boot_usec;
  self->last_presence_boot_usec = self->data.presence.last_boot_usec;
  self->was_loaded = TRUE;
  return TRUE;
}

/* Nobody ran this for a while: what went on then has ended, and what was shown is gone. */
static void
come_back (LimberScheduler *self)
{
  LimberOffer *offer = &self->data.offer;
  gint64 rest = self->settings->rest_after_secs * (gint64) G_USEC_PER_SEC;
  gboolean was_long = self->now - self->alive_boot_usec >= rest;
  gint64 last = self->last_presence_boot_usec;

  limber_scheduler_withdraw (self, "restart");
  if (offer->id != NULL && offer->prompts.is_offered && offer->prompts.waiting == LIMBER_PROMPT_NONE
      && !limber_prompts_is_snoozed (&offer->prompts))
    offer->prompts.waiting = LIMBER_PROMPT_AGAIN;
  /* A session's window does not outlive the machine, nor its agent by so long. */
  if (self->data.running.id != NULL && (self->was_rebooted || was_long)) {
    last = MAX (last, self->alive_boot_usec);
    limber_scheduler_end_break (self, self->alive_boot_usec,
                                limber_scheduler_judge (self->data.running.done_permille),
                                "restart");
  }
  if (was_long && self->data.running.id == NULL && self->data.sitting_boot_usec != LIMBER_NEVER)
    limber_scheduler_credit (self, last);
}

/**
 * limber_scheduler_start:
 * @self: a scheduler with its inputs as they are known
 *
 * From here on it decides.
 */
void
limber_scheduler_start (LimberScheduler *self)
{
  g_return_if_fail (LIMBER_IS_SCHEDULER (self) && !self->is_started);

  self->is_started = TRUE;
  g_signal_connect_object (self->clock, "alarm", G_CALLBACK (alarm_fired_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "wall-changed", G_CALLBACK (wall_changed_cb), self,
                           G_CONNECT_SWAPPED);
  limber_scheduler_read_clock (self);
  if (self->was_loaded)
    come_back (self);
  self->is_state_changed = TRUE;
  limber_scheduler_step (self);
}

char *
limber_scheduler_save (LimberScheduler *self)
{
  LimberSchedulerData data = self->data;
  LimberAliveStamp alive = { limber_clock_get_boot_id (self->clock),
                             limber_clock_get_boot_usec (self->clock),
                             limber_clock_get_wall_usec (self->clock) };

  /* In the file: whether presence went on then, for whatever reason */
  data.presence.is_active = limber_presence_get_last (&data.presence, alive.boot_usec)
                            == alive.boot_usec;
  return limber_scheduler_data_to_string (&data, &alive);
}

void
limber_scheduler_update (LimberScheduler *self)
{
  g_return_if_fail (LIMBER_IS_SCHEDULER (self));

  if (self->is_started)
    limber_scheduler_step (self);
}

void
limber_scheduler_set_settings (LimberScheduler *self, const LimberReminderSettings *settings)
{
  limber_scheduler_update (self);
  limber_reminder_settings_free (self->settings);
  self->settings = limber_reminder_settings_copy (settings);
  self->is_wall_known = FALSE;
  /* Sessions that were added for a time that has passed begin with the next one. */
  if (self->data.planned.seen_wall_usec != LIMBER_NEVER)
    self->data.planned.seen_wall_usec = MAX (self->data.planned.seen_wall_usec,
                                             limber_clock_get_wall_usec (self->clock));
  limber_scheduler_update (self);
}

void
limber_scheduler_set_has_idle_source (LimberScheduler *self, gboolean has_source)
{
  LimberPresence *presence = &self->data.presence;

  limber_scheduler_update (self);
  if (presence->has_source && !has_source)
    limber_presence_begin_input (presence, limber_clock_get_boot_usec (self->clock));
  else if (!presence->has_source && has_source && !presence->is_locked)
    limber_presence_note (presence, limber_clock_get_boot_usec (self->clock));
  presence->has_source = has_source;
  if (!has_source)
    presence->is_active = FALSE;
  limber_scheduler_update (self);
}

void
limber_scheduler_begin_input (LimberScheduler *self)
{
  limber_scheduler_update (self);
  limber_presence_begin_input (&self->data.presence, limber_clock_get_boot_usec (self->clock));
  limber_scheduler_update (self);
}

void
limber_scheduler_end_input (LimberScheduler *self, gint64 last_input_boot_usec)
{
  LimberPresence *presence = &self->data.presence;
  gint64 now = limber_clock_get_boot_usec (self->clock);

  limber_scheduler_update (self);
  if (self->is_started) {
    limber_presence_end_input (presence, MIN (last_input_boot_usec, now));
    limber_scheduler_update (self);
    return;
  }
  /* Who comes back learns how long nobody has typed: more exactly than its memory knows. */
  presence->input_boot_usec = MIN (last_input_boot_usec, now);
  presence->last_boot_usec = MAX (self->saved_last_boot_usec, presence->input_boot_usec);
}

void
limber_scheduler_set_locked (LimberScheduler *self, gboolean is_locked)
{
  gint64 now = limber_clock_get_boot_usec (self->clock);

  limber_scheduler_update (self);
  if (is_locked)
    limber_presence_lock (&self->data.presence, now);
  else
    limber_presence_unlock (&self->data.presence, now);
  limber_scheduler_update (self);
}

void
limber_scheduler_set_hold (LimberScheduler *self, LimberHold hold, gboolean is_on)
{
  g_return_if_fail ((guint) hold < LIMBER_N_HOLDS);

  limber_scheduler_update (self);
  limber_holds_set (&self->holds, hold, is_on);
  limber_scheduler_update (self);
}

void
limber_scheduler_note_banner_closed (LimberScheduler *self)
{
  limber_scheduler_update (self);
  self->is_state_changed = self->is_state_changed || self->data.offer.prompts.is_live;
  self->data.offer.prompts.is_live = FALSE;
  limber_scheduler_update (self);
}

LimberSchedulerState
limber_scheduler_get_state (LimberScheduler *self)
{
  if (self->data.running.id != NULL)
    return LIMBER_SCHEDULER_IN_BREAK;
  if (self->data.pause.kind != LIMBER_PAUSE_NONE || !self->is_inside)
    return LIMBER_SCHEDULER_OFF;
  if (self->data.sitting_boot_usec == LIMBER_NEVER || self->data.presence.is_locked)
    return LIMBER_SCHEDULER_AWAY;
  if (self->data.offer.id == NULL)
    return LIMBER_SCHEDULER_SITTING;
  if (limber_scheduler_get_active_holds (self) != 0)
    return LIMBER_SCHEDULER_HELD;
  return limber_prompts_is_snoozed (&self->data.offer.prompts) ? LIMBER_SCHEDULER_SNOOZED
                                                               : LIMBER_SCHEDULER_DUE;
}

const char *
limber_scheduler_state_to_nick (LimberSchedulerState state)
{
  g_return_val_if_fail ((guint) state < LIMBER_N_SCHEDULER_STATES, NULL);

  return STATE_NICKS[state];
}

gint64
limber_scheduler_get_sitting_since (LimberScheduler *self)
{
  return self->data.sitting_boot_usec;
}

gint64
limber_scheduler_get_due_at (LimberScheduler *self)
{
  if (self->data.offer.id != NULL)
    return self->data.offer.due_boot_usec;
  if (self->data.sitting_boot_usec == LIMBER_NEVER)
    return LIMBER_NEVER;
  return self->data.sitting_boot_usec + self->settings->sitting_limit_mins * LIMBER_USEC_PER_MIN;
}

int
limber_scheduler_get_snoozes_left (LimberScheduler *self)
{
  return MAX (self->settings->snooze_limit - self->data.offer.prompts.n_snoozes, 0);
}

gboolean
limber_scheduler_is_paused (LimberScheduler *self)
{
  return self->data.pause.kind != LIMBER_PAUSE_NONE;
}

gint64
limber_scheduler_get_paused_until (LimberScheduler *self)
{
  return limber_scheduler_get_pause_end (self);
}

gint64
limber_scheduler_get_snoozed_until (LimberScheduler *self)
{
  return self->data.offer.prompts.snoozed_until_boot_usec;
}

gint64
limber_scheduler_get_call_until (LimberScheduler *self)
{
  return self->holds.call_until_boot_usec;
}

const char *
limber_scheduler_get_running_routine (LimberScheduler *self)
{
  return self->data.running.routine_id;
}

void
limber_scheduler_emit_offering (LimberScheduler *self)
{
  g_signal_emit (self, signals[SIGNAL_OFFERING], 0);
}

guint
limber_scheduler_get_holds (LimberScheduler *self)
{
  return limber_scheduler_get_active_holds (self);
}

const char *
limber_scheduler_get_break_id (LimberScheduler *self)
{
  return self->data.running.id != NULL ? self->data.running.id : self->data.offer.id;
}

gboolean
limber_scheduler_is_planned (LimberScheduler *self)
{
  return self->data.offer.is_planned;
}

gboolean
limber_scheduler_is_banner_live (LimberScheduler *self)
{
  return self->data.offer.prompts.is_live;
}

gboolean
limber_scheduler_is_capped (LimberScheduler *self)
{
  return limber_prompt_limits_is_capped (&self->data.limits, self->settings, self->day);
}
