/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-scheduler"

#include "config.h"

#include "core/limber-planned-sessions.h"
#include "core/limber-scheduler-private.h"
#include "core/limber-working-hours.h"

/*
 * One step of the scheduler: from the inputs and now to what has to be done, in a fixed order, and
 * the alarm for when that can change next. Everything is derived from the state, so that a second
 * step at the same moment finds nothing to do.
 */

/* A planned session is missed when it was not begun for so long. */
#define MISSED_USEC (120 * LIMBER_USEC_PER_MIN)
/* A break ends by itself so long after its routine should have. */
#define OVERDUE_USEC (10 * LIMBER_USEC_PER_MIN)
/* Two clocks are not read at once; less than this is no suspend. */
#define SUSPEND_USEC (G_USEC_PER_SEC / 2)
/* After a longer absence missed sessions are a plan that rested; a clock that is set back by more
 * than a day was wrong before. */
#define MAX_MISSED_USEC   (31 * 86400 * (gint64) G_USEC_PER_SEC)
#define MAX_SET_BACK_USEC (86400 * (gint64) G_USEC_PER_SEC)

gint64
limber_scheduler_wall_to_boot (LimberScheduler *self, gint64 wall_usec)
{
  return self->now + (wall_usec - self->wall);
}

void
limber_scheduler_look_at_wall (LimberScheduler *self)
{
  LimberPlannedQueue *queue = &self->data.planned;
  int day = limber_local_time_get_day (self->zone, self->wall);

  if (queue->seen_wall_usec == LIMBER_NEVER
      || queue->seen_wall_usec > self->wall + MAX_SET_BACK_USEC) {
    queue->seen_wall_usec = self->wall;
    queue->seen_label = G_MININT64;
  }
  queue->seen_wall_usec = MAX (queue->seen_wall_usec, self->wall - MAX_MISSED_USEC);

  self->is_inside = limber_working_hours_is_inside (self->settings->working_hours, self->zone,
                                                    self->wall, &self->hours_edge_wall_usec);
  self->next_day_wall_usec = limber_local_time_to_usec (self->zone, day + 1, 0);
  self->day = day;

  self->next_planned_wall_usec = LIMBER_NEVER;
  for (gint64 after = queue->seen_wall_usec;;) {
    gint64 due, label;

    if (!limber_planned_sessions_find_next (self->settings->planned_sessions, self->zone, after,
                                            G_MAXINT64, &due, &label))
      break;
    after = due;
    /* After a flight to the west the same local time comes again: it is the same session. */
    if (label > queue->seen_label) {
      self->next_planned_wall_usec = due;
      self->next_planned_label = label;
      break;
    }
  }
  self->known_from_wall_usec = self->wall;
  self->is_wall_known = TRUE;
}

static gboolean
is_wall_still_known (LimberScheduler *self)
{
  return self->is_wall_known && self->wall >= self->known_from_wall_usec
         && self->wall < self->next_day_wall_usec
         && (self->hours_edge_wall_usec == LIMBER_NEVER || self->wall < self->hours_edge_wall_usec);
}

void
limber_scheduler_read_clock (LimberScheduler *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = limber_clock_get_time_zone (self->clock);
  self->now = limber_clock_get_boot_usec (self->clock);
  self->wall = limber_clock_get_wall_usec (self->clock);
  if (!is_wall_still_known (self))
    limber_scheduler_look_at_wall (self);
}

gboolean
limber_scheduler_is_inside_hours (LimberScheduler *self)
{
  return self->is_inside;
}

gint64
limber_scheduler_get_pause_end (LimberScheduler *self)
{
  return limber_pause_get_end (&self->data.pause, self->zone, self->now, self->wall);
}

static gboolean
is_in_break (LimberScheduler *self)
{
  return self->data.running.id != NULL;
}

static gboolean
is_sitting (LimberScheduler *self)
{
  return self->data.sitting_boot_usec != LIMBER_NEVER;
}

static gboolean
is_paused (LimberScheduler *self)
{
  return self->data.pause.kind != LIMBER_PAUSE_NONE;
}

static gint64
get_rest_usec (LimberScheduler *self)
{
  return self->settings->rest_after_secs * (gint64) G_USEC_PER_SEC;
}

/* While a break runs our own window keeps the screen on. That is nobody watching a film; who else
 * keeps it on cannot be told apart on every desktop, and does not matter: nobody is away in a
 * break. */
static gboolean
counts_inhibitors (LimberScheduler *self)
{
  return self->settings->counts_inhibited_as_sitting && !is_in_break (self);
}

guint
limber_scheduler_get_active_holds (LimberScheduler *self)
{
  const LimberPresence *presence = &self->data.presence;
  /* As for presence, an inhibitor is believed for a while after the last input. */
  gboolean counts = counts_inhibitors (self)
                    && ((presence->is_active && !presence->is_locked)
                        || limber_presence_get_lapse (presence, self->now) != LIMBER_NEVER);

  return limber_holds_get_active (&self->holds, counts);
}

static gboolean
was_seen (LimberScheduler *self)
{
  gint64 last = limber_presence_get_last (&self->data.presence, self->now);

  return !self->data.presence.is_locked && last != LIMBER_NEVER
         && self->now - last <= LIMBER_SCHEDULER_SEEN_USEC;
}

static gboolean
is_capped (LimberScheduler *self)
{
  const LimberOffer *offer = &self->data.offer;
  LimberPrompt waiting = offer->prompts.waiting;

  return !offer->is_planned && (waiting == LIMBER_PROMPT_FIRST || waiting == LIMBER_PROMPT_ANEW)
         && limber_prompt_limits_is_capped (&self->data.limits, self->settings, self->day);
}

static gboolean
is_too_early (LimberScheduler *self)
{
  const LimberOffer *offer = &self->data.offer;
  gint64 gap_end = limber_prompt_limits_get_gap_end (&self->data.limits, self->settings);

  return !offer->is_planned && offer->prompts.waiting == LIMBER_PROMPT_FIRST
         && gap_end != LIMBER_NEVER && self->now < gap_end;
}

/* The one place that knows what goes before what. */
LimberBlocker
limber_scheduler_get_blocker (LimberScheduler *self)
{
  if (is_in_break (self))
    return LIMBER_BLOCKER_IN_BREAK;
  if (is_paused (self))
    return LIMBER_BLOCKER_PAUSED;
  if (!self->is_inside)
    return LIMBER_BLOCKER_OUTSIDE_HOURS;
  if (!was_seen (self))
    return LIMBER_BLOCKER_AWAY;
  if (limber_scheduler_get_active_holds (self) != 0)
    return LIMBER_BLOCKER_HELD;
  if (limber_prompts_is_snoozed (&self->data.offer.prompts))
    return LIMBER_BLOCKER_SNOOZED;
  if (is_too_early (self))
    return LIMBER_BLOCKER_MIN_GAP;
  return is_capped (self) ? LIMBER_BLOCKER_CAP : LIMBER_BLOCKER_NONE;
}

static const char *
get_first_hold (guint holds)
{
  for (guint i = 0; i < LIMBER_N_HOLDS; i++)
    if ((holds & (1u << i)) != 0)
      return limber_hold_to_nick ((LimberHold) i);
  return NULL;
}

/* Why nothing is shown, as a nick; NULL if nothing stands in the way */
const char *
limber_scheduler_get_blocker_cause (LimberScheduler *self)
{
  switch (limber_scheduler_get_blocker (self)) {
  case LIMBER_BLOCKER_NONE:
    return NULL;
  case LIMBER_BLOCKER_IN_BREAK:
    return "in-break";
  case LIMBER_BLOCKER_PAUSED:
    return "paused";
  case LIMBER_BLOCKER_OUTSIDE_HOURS:
    return "outside-hours";
  case LIMBER_BLOCKER_AWAY:
    return "away";
  case LIMBER_BLOCKER_HELD:
    return get_first_hold (limber_scheduler_get_active_holds (self));
  case LIMBER_BLOCKER_SNOOZED:
    return "snoozed";
  case LIMBER_BLOCKER_MIN_GAP:
    return "min-gap";
  case LIMBER_BLOCKER_CAP:
    return "cap";
  }
  g_return_val_if_reached (NULL);
}

/* A suspend is what boot time has gained on monotonic time. Who wakes the machine up is told at
 * once, so it ended just now. */
static void
account_suspend (LimberScheduler *self)
{
  gint64 slept = self->now - limber_clock_get_monotonic_usec (self->clock);
  gint64 length = slept - self->slept_usec;
  gint64 began = self->now - length;
  gint64 last;

  if (length < SUSPEND_USEC)
    return;
  self->slept_usec = slept;
  last = limber_presence_get_last (&self->data.presence, began);
  if (is_in_break (self) && length >= get_rest_usec (self)) {
    limber_scheduler_end_break (
        self, began, limber_scheduler_judge (self->data.running.done_permille), "suspended");
    last = MAX (last, began);
  }
  limber_presence_suspend (&self->data.presence, began);
  /* A call or a missing idle source would hide that nobody was there. */
  if (is_sitting (self) && !is_in_break (self) && self->now - last >= get_rest_usec (self))
    limber_scheduler_credit (self, last);
}

static void
end_pause (LimberScheduler *self)
{
  if (!is_paused (self) || self->now < limber_scheduler_get_pause_end (self))
    return;
  self->data.pause.kind = LIMBER_PAUSE_NONE;
  limber_scheduler_decide (self, "unpaused")->cause = "elapsed";
}

static void
end_overdue_break (LimberScheduler *self)
{
  const LimberRunningBreak *running = &self->data.running;

  if (is_in_break (self)
      && self->now >= running->began_boot_usec + running->routine_usec + OVERDUE_USEC)
    limber_scheduler_end_break (self, self->now, limber_scheduler_judge (running->done_permille),
                                "overdue");
}

/* The call that the person told of ends by itself; calls and inhibitors are presence. */
static void
follow_holds (LimberScheduler *self)
{
  gint64 *call_until = &self->holds.call_until_boot_usec;
  guint inhibited = 1u << LIMBER_HOLD_IDLE_INHIBITED;

  if (*call_until != LIMBER_NEVER && self->now >= *call_until)
    *call_until = LIMBER_NEVER;
  self->data.call_until_boot_usec = *call_until;
  limber_presence_set_in_call (&self->data.presence, limber_holds_has_call (&self->holds),
                               self->now);
  limber_presence_set_inhibited (&self->data.presence,
                                 counts_inhibitors (self) && (self->holds.sensed & inhibited) != 0,
                                 self->now);
}

static void
follow_presence (LimberScheduler *self)
{
  LimberPresence *presence = &self->data.presence;

  if (is_in_break (self))
    return;
  if (is_sitting (self)) {
    gint64 last = limber_presence_get_last (presence, self->now);

    if (self->now - last >= get_rest_usec (self))
      limber_scheduler_credit (self, last);
  }
  if (!is_sitting (self) && limber_presence_has_input (presence, self->now))
    limber_scheduler_begin_sitting (self);
}

static void
follow_plan (LimberScheduler *self)
{
  LimberPlannedQueue *queue = &self->data.planned;

  while (self->next_planned_wall_usec != LIMBER_NEVER
         && self->next_planned_wall_usec <= self->wall) {
    gint64 due = self->next_planned_wall_usec;

    queue->seen_wall_usec = due;
    queue->seen_label = self->next_planned_label;
    limber_scheduler_open_planned (self, due);
    limber_scheduler_look_at_wall (self);
  }

  /* From the last to the first: a missed one makes room. The one that is being done is not missed.
   */
  for (int i = queue->n_open - 1; i >= 0; i--) {
    gboolean is_running = i == 0 && is_in_break (self);
    const char *cause = limber_scheduler_get_blocker_cause (self);

    if (is_running || self->wall < queue->due_wall_usec[i] + MISSED_USEC)
      continue;
    limber_scheduler_miss_planned (self, i, cause != NULL ? cause : "not-started");
  }
}

static void
follow_sitting (LimberScheduler *self)
{
  gint64 limit = self->settings->sitting_limit_mins * LIMBER_USEC_PER_MIN;

  if (is_sitting (self) && !is_in_break (self) && !self->data.offer.is_sitting
      && !self->data.presence.is_locked && self->now - self->data.sitting_boot_usec >= limit)
    limber_scheduler_open_sitting_break (self);
}

static void
follow_prompts (LimberScheduler *self)
{
  LimberPrompts *prompts = &self->data.offer.prompts;

  limber_prompts_count (prompts, self->settings, self->now);
  if (limber_prompts_is_snoozed (prompts) && self->now >= prompts->snoozed_until_boot_usec) {
    limber_prompts_end_snooze (prompts);
    self->is_state_changed = TRUE;
  }
}

/* Causes that came are told once, and that the last of them has gone, as far as a break waits. */
static void
tell_holds (LimberScheduler *self, LimberBlocker blocker)
{
  LimberOffer *offer = &self->data.offer;
  guint holds = limber_scheduler_get_active_holds (self);

  if (offer->id == NULL)
    return;
  if (holds == 0 && self->holds.told != 0) {
    LimberDecision *decision = limber_scheduler_decide (self, "released");

    decision->cause = get_first_hold (self->holds.told);
    decision->break_id = g_strdup (offer->id);
    self->holds.told = 0;
  }
  if (blocker != LIMBER_BLOCKER_HELD || offer->prompts.waiting == LIMBER_PROMPT_NONE)
    return;
  for (guint i = 0; i < LIMBER_N_HOLDS; i++) {
    if ((holds & ~self->holds.told & (1u << i)) != 0) {
      LimberDecision *decision = limber_scheduler_decide (self, "held");

      decision->cause = limber_hold_to_nick ((LimberHold) i);
      decision->break_id = g_strdup (offer->id);
    }
  }
  self->holds.told |= holds;
}

static void
tell_not_reminded (LimberScheduler *self, LimberBlocker blocker)
{
  LimberOffer *offer = &self->data.offer;
  LimberDecision *decision;

  if (blocker == LIMBER_BLOCKER_IN_BREAK || blocker == LIMBER_BLOCKER_HELD
      || blocker == LIMBER_BLOCKER_SNOOZED || (offer->told & (1u << blocker)) != 0)
    return;
  /* That the person leaves while it waits for something else decides nothing. */
  if (blocker == LIMBER_BLOCKER_AWAY
      && (self->holds.told != 0
          || (offer->told & (1u << LIMBER_BLOCKER_MIN_GAP | 1u << LIMBER_BLOCKER_CAP)) != 0))
    return;
  offer->told |= 1u << blocker;
  decision = limber_scheduler_decide (self, "not-reminded");
  decision->cause = limber_scheduler_get_blocker_cause (self);
  decision->break_id = g_strdup (offer->id);
}

static void
notify (LimberScheduler *self)
{
  LimberOffer *offer = &self->data.offer;
  LimberPrompt shown = limber_prompts_show (&offer->prompts, self->now);
  LimberDecision *decision = limber_scheduler_decide (self, "notified");

  if (offer->is_sitting && (shown == LIMBER_PROMPT_FIRST || shown == LIMBER_PROMPT_ANEW))
    limber_prompt_limits_count (&self->data.limits, self->day);
  decision->cause = limber_prompt_to_nick (shown);
  decision->break_id = g_strdup (offer->id);
  if (is_sitting (self))
    decision->sitting_usec = self->now - self->data.sitting_boot_usec;
  self->is_break_changed = TRUE;
}

/* A banner that is shown has to go when a cause comes, whoever sits there. */
static void
withdraw_if_blocked (LimberScheduler *self)
{
  const char *cause = NULL;
  guint holds = limber_scheduler_get_active_holds (self);

  if (is_paused (self))
    cause = "paused";
  else if (!self->is_inside)
    cause = "outside-hours";
  else if (holds != 0)
    cause = get_first_hold (holds);
  if (cause != NULL)
    limber_scheduler_withdraw (self, cause);
}

static void
offer_break (LimberScheduler *self)
{
  LimberPrompts *prompts = &self->data.offer.prompts;
  LimberBlocker blocker;
  gboolean is_counting;

  withdraw_if_blocked (self);
  blocker = limber_scheduler_get_blocker (self);
  if (prompts->waiting != LIMBER_PROMPT_NONE && blocker == LIMBER_BLOCKER_NONE) {
    limber_scheduler_emit_offering (self);
    blocker = limber_scheduler_get_blocker (self);
  }
  tell_holds (self, blocker);
  if (self->data.offer.id == NULL)
    return;
  if (prompts->waiting != LIMBER_PROMPT_NONE && blocker == LIMBER_BLOCKER_NONE)
    notify (self);
  else if (prompts->waiting != LIMBER_PROMPT_NONE)
    tell_not_reminded (self, blocker);

  is_counting = is_sitting (self) && prompts->is_offered && prompts->waiting == LIMBER_PROMPT_NONE
                && !is_in_break (self) && !is_paused (self) && self->is_inside
                && limber_scheduler_get_active_holds (self) == 0
                && !limber_prompts_is_snoozed (prompts);
  limber_prompts_set_counting (prompts, is_counting, self->now);
}

static void
point_out_pause (LimberScheduler *self)
{
  LimberPause *pause = &self->data.pause;

  if (!is_paused (self) || pause->is_pointed_out || self->day <= pause->set_day || !self->is_inside
      || is_in_break (self) || !limber_presence_has_input (&self->data.presence, self->now))
    return;
  pause->is_pointed_out = TRUE;
  limber_scheduler_decide (self, "pause-pointed-out");
}

typedef struct {
  gint64 now;
  gint64 next;
} Alarm;

/* Moments that have passed were dealt with, or wait for an input. */
static void
consider (Alarm *alarm, gint64 at)
{
  if (at > alarm->now && at != G_MAXINT64)
    alarm->next = limber_moment_earlier (alarm->next, at);
}

static void
consider_wall (LimberScheduler *self, Alarm *alarm, gint64 wall_usec)
{
  if (wall_usec != LIMBER_NEVER)
    consider (alarm, limber_scheduler_wall_to_boot (self, wall_usec));
}

static void
consider_sitting (LimberScheduler *self, Alarm *alarm)
{
  const LimberPresence *presence = &self->data.presence;
  gint64 last = limber_presence_get_last (presence, self->now);
  gint64 limit = self->settings->sitting_limit_mins * LIMBER_USEC_PER_MIN;

  if (!is_sitting (self) || is_in_break (self))
    return;
  consider (alarm, limber_presence_get_lapse (presence, self->now));
  if (limber_presence_get_last (presence, self->now + 1) != self->now + 1)
    consider (alarm, last + get_rest_usec (self));
  if (!self->data.offer.is_sitting && !presence->is_locked)
    consider (alarm, self->data.sitting_boot_usec + limit);
  consider_wall (self, alarm, self->hours_edge_wall_usec);
}

static void
consider_offer (LimberScheduler *self, Alarm *alarm)
{
  const LimberPrompts *prompts = &self->data.offer.prompts;

  if (self->data.offer.id == NULL || is_in_break (self))
    return;
  consider (alarm, prompts->snoozed_until_boot_usec);
  consider (alarm, limber_prompts_get_next (prompts, self->settings));
  if (prompts->is_live)
    consider_wall (self, alarm, self->hours_edge_wall_usec);
  if (prompts->waiting == LIMBER_PROMPT_NONE || !was_seen (self))
    return;
  consider_wall (self, alarm, self->hours_edge_wall_usec);
  if (is_too_early (self))
    consider (alarm, limber_prompt_limits_get_gap_end (&self->data.limits, self->settings));
  if (is_capped (self))
    consider_wall (self, alarm, self->next_day_wall_usec);
}

static void
arm_alarm (LimberScheduler *self)
{
  const LimberRunningBreak *running = &self->data.running;
  Alarm alarm = { self->now, LIMBER_NEVER };

  consider_sitting (self, &alarm);
  consider_offer (self, &alarm);
  if (is_in_break (self))
    consider (&alarm, running->began_boot_usec + running->routine_usec + OVERDUE_USEC);
  consider (&alarm, self->holds.call_until_boot_usec);
  consider (&alarm, limber_scheduler_get_pause_end (self));
  consider_wall (self, &alarm, self->next_planned_wall_usec);
  for (int i = 0; i < self->data.planned.n_open; i++)
    consider_wall (self, &alarm, self->data.planned.due_wall_usec[i] + MISSED_USEC);
  if (is_paused (self) && !self->data.pause.is_pointed_out
      && limber_presence_has_input (&self->data.presence, self->now)) {
    consider_wall (self, &alarm, self->next_day_wall_usec);
    consider_wall (self, &alarm, self->hours_edge_wall_usec);
  }
  limber_clock_set_alarm (self->clock, alarm.next != LIMBER_NEVER ? alarm.next : -1);
}

void
limber_scheduler_step (LimberScheduler *self)
{
  if (self->is_stepping)
    return;
  self->is_stepping = TRUE;
  limber_scheduler_read_clock (self);
  account_suspend (self);
  end_pause (self);
  end_overdue_break (self);
  follow_holds (self);
  follow_presence (self);
  follow_plan (self);
  follow_sitting (self);
  follow_prompts (self);
  offer_break (self);
  point_out_pause (self);
  arm_alarm (self);
  self->is_stepping = FALSE;
  limber_scheduler_commit (self);
}
