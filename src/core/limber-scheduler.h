/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-activity-record.h"
#include "core/limber-holds.h"
#include "core/limber-reminder-settings.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_SCHEDULER (limber_scheduler_get_type ())
G_DECLARE_FINAL_TYPE (LimberScheduler, limber_scheduler, LIMBER, SCHEDULER, GObject)

typedef enum {
  LIMBER_SCHEDULER_ERROR_NOTHING_DUE,
  LIMBER_SCHEDULER_ERROR_SNOOZE_LIMIT,
  LIMBER_SCHEDULER_ERROR_RANGE, /* a number that is out of its range */
  LIMBER_SCHEDULER_ERROR_STATE, /* a saved state that is damaged or of another version */
} LimberSchedulerError;

#define LIMBER_SCHEDULER_ERROR (limber_scheduler_error_quark ())
GQuark limber_scheduler_error_quark (void);

typedef enum {
  LIMBER_SCHEDULER_OFF, /* paused, or outside working hours */
  LIMBER_SCHEDULER_AWAY,
  LIMBER_SCHEDULER_SITTING,
  LIMBER_SCHEDULER_DUE,
  LIMBER_SCHEDULER_SNOOZED,
  LIMBER_SCHEDULER_HELD,
  LIMBER_SCHEDULER_IN_BREAK,
  LIMBER_N_SCHEDULER_STATES,
} LimberSchedulerState;

/**
 * LimberDecision:
 * @event: nick, as in "notified"
 * @cause: (nullable): nick, as in "outside-hours"
 * @at_boot_usec: when it was decided
 * @since_boot_usec: when it began; LIMBER_NEVER where that says nothing
 * @sitting_usec: how long the person had sat; -1 where that says nothing
 * @outcome: (nullable): nick of a #LimberBreakOutcome
 * @reason: (owned) (nullable): why it was skipped
 * @minutes: of a snooze or pause; -1 for none
 * @n_left: snoozes that are left; -1 where that says nothing
 * @break_id: (owned) (nullable): the break it was about
 *
 * Something that was done, or not done, and why. Events: sitting-started, sitting-ended, credited,
 * due, notified (causes: first, repeat, anew, snooze, again), planned-due, withdrawn, held,
 * released, snoozed, snooze-refused, skipped, break-started, break-ended, paused, unpaused,
 * pause-pointed-out, missed, not-reminded.
 */
typedef struct {
  const char *event;
  const char *cause;
  gint64 at_boot_usec;
  gint64 since_boot_usec;
  gint64 sitting_usec;
  const char *outcome;
  char *reason;
  int minutes;
  int n_left;
  char *break_id;
} LimberDecision;

/**
 * LimberAliveStamp:
 * @boot_id: which boot of the machine
 * @boot_usec: boot time
 * @wall_usec: microseconds since 1970 UTC
 *
 * When the agent was last known to live. It may be newer than the saved state: the state changes
 * with transitions alone, and an agent that dies in the middle of a long sitting was there.
 */
typedef struct {
  const char *boot_id;
  gint64 boot_usec;
  gint64 wall_usec;
} LimberAliveStamp;

/* Call load, then the inputs that are known, then start: until then nothing is decided. */
LimberScheduler *limber_scheduler_new (LimberClock *clock, const LimberReminderSettings *settings);
/* Goes on from @state, which limber_scheduler_save() or a transition gave. @alive: (nullable): if
 * something newer than @state is known. On failure it is as if nothing had been loaded. */
gboolean limber_scheduler_load (LimberScheduler *self,
                                const char *state,
                                const LimberAliveStamp *alive,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void limber_scheduler_start (LimberScheduler *self);
/* (transfer full): all that is needed to go on */
char *limber_scheduler_save (LimberScheduler *self);

/* Derives everything from the inputs and now, tells of what changed, arms the alarm. Idempotent. */
void limber_scheduler_update (LimberScheduler *self);

/* Inputs */
void limber_scheduler_set_settings (LimberScheduler *self, const LimberReminderSettings *settings);
/* Whether the desktop can tell of input at all */
void limber_scheduler_set_has_idle_source (LimberScheduler *self, gboolean has_source);
void limber_scheduler_begin_input (LimberScheduler *self);
/* @last_input_boot_usec: not later than now */
void limber_scheduler_end_input (LimberScheduler *self, gint64 last_input_boot_usec);
void limber_scheduler_set_locked (LimberScheduler *self, gboolean is_locked);
/* May be called from a handler of ::offering, too */
void limber_scheduler_set_hold (LimberScheduler *self, LimberHold hold, gboolean is_on);
/* The banner is gone: the person closed it, or it could not be shown. */
void limber_scheduler_note_banner_closed (LimberScheduler *self);
/* The window of the running session has gone: it ends as what was done. */
void limber_scheduler_end_vanished (LimberScheduler *self);
/* How much of the running session is done, for the case that its window vanishes */
void limber_scheduler_set_progress (LimberScheduler *self, double done);

/* What the person wants. Refusals leave everything as it was. */
/* Returns: (transfer none): the id of the break, valid until the next call. @routine_id:
 * (nullable). In a break, Start is the same break. */
const char *
limber_scheduler_start_break (LimberScheduler *self, const char *routine_id, gint64 routine_usec);
/* @done: 0 to 1 */
gboolean limber_scheduler_finish_break (LimberScheduler *self, double done, GError **error);
/* @minutes: 0 for the setting. @n_left: (out) (optional) */
gboolean limber_scheduler_snooze (LimberScheduler *self, int minutes, int *n_left, GError **error);
/* @reason: (nullable): a nick, as in "not-now", "in-pain" */
void limber_scheduler_skip (LimberScheduler *self, const char *reason);
/* 1 minute to 31 days */
gboolean limber_scheduler_pause_for (LimberScheduler *self, int minutes, GError **error);
/* Until clocks show @mins of a day */
gboolean limber_scheduler_pause_until (LimberScheduler *self, int mins, GError **error);
void limber_scheduler_pause (LimberScheduler *self);
void limber_scheduler_resume (LimberScheduler *self);
/* "I'm in a call", for so many minutes (0: until it is switched off, up to a day) */
gboolean
limber_scheduler_set_call (LimberScheduler *self, gboolean is_on, int minutes, GError **error);

/* Boot times; LIMBER_NEVER for none */
LimberSchedulerState limber_scheduler_get_state (LimberScheduler *self);
const char *limber_scheduler_state_to_nick (LimberSchedulerState state);
gint64 limber_scheduler_get_sitting_since (LimberScheduler *self);
/* When the next sitting break falls due, or the one that waits fell due */
gint64 limber_scheduler_get_due_at (LimberScheduler *self);
int limber_scheduler_get_snoozes_left (LimberScheduler *self);
gboolean limber_scheduler_is_paused (LimberScheduler *self);
/* G_MAXINT64 for one that only the person ends */
gint64 limber_scheduler_get_paused_until (LimberScheduler *self);
gint64 limber_scheduler_get_snoozed_until (LimberScheduler *self);
gint64 limber_scheduler_get_call_until (LimberScheduler *self);
gboolean limber_scheduler_is_inside_hours (LimberScheduler *self);
/* Bits of #LimberHold */
guint limber_scheduler_get_holds (LimberScheduler *self);
/* (nullable): of the break that waits or runs */
const char *limber_scheduler_get_break_id (LimberScheduler *self);
/* (nullable): what is done in the break that runs */
const char *limber_scheduler_get_running_routine (LimberScheduler *self);
gboolean limber_scheduler_is_planned (LimberScheduler *self);
gboolean limber_scheduler_is_banner_live (LimberScheduler *self);
/* Today's cap was reached: due breaks stay quiet */
gboolean limber_scheduler_is_capped (LimberScheduler *self);

G_END_DECLS
