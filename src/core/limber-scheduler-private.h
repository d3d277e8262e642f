/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-pause.h"
#include "core/limber-presence.h"
#include "core/limber-prompts.h"
#include "core/limber-scheduler.h"

G_BEGIN_DECLS

#define LIMBER_SCHEDULER_MAX_PLANNED 16
/* Somebody was there so short a while ago that a banner will be seen. */
#define LIMBER_SCHEDULER_SEEN_USEC (30 * (gint64) G_USEC_PER_SEC)

/** Why a waiting banner is not shown, in order of precedence. */
typedef enum {
  LIMBER_BLOCKER_NONE,
  LIMBER_BLOCKER_IN_BREAK,
  LIMBER_BLOCKER_PAUSED,
  LIMBER_BLOCKER_OUTSIDE_HOURS,
  LIMBER_BLOCKER_AWAY,
  LIMBER_BLOCKER_HELD,
  LIMBER_BLOCKER_SNOOZED,
  LIMBER_BLOCKER_MIN_GAP,
  LIMBER_BLOCKER_CAP,
} LimberBlocker;

/**
 * LimberOffer:
 * @is_sitting: a sitting break is due
 * @is_planned: the first of the open planned sessions is in it
 * @id: (owned) (nullable): of the break; NULL while nothing is due
 * @due_boot_usec: when the first of the two fell due
 * @due: the same as a stamp
 * @sitting_usec: how long the person had sat then
 * @told: bits of #LimberBlocker for which not reminding was recorded
 * @prompts: how often it was offered
 *
 * The break that is due.
 */
typedef struct {
  gboolean is_sitting;
  gboolean is_planned;
  char *id;
  gint64 due_boot_usec;
  LimberStamp due;
  gint64 sitting_usec;
  guint told;
  LimberPrompts prompts;
} LimberOffer;

/**
 * LimberRunningBreak:
 * @id: (owned) (nullable): NULL while none runs
 * @routine_id: (owned) (nullable): what is done
 * @began_boot_usec: when Start was pressed
 * @began: the same as a stamp
 * @routine_usec: length of the routine
 * @done_permille: what is known to be done
 */
typedef struct {
  char *id;
  char *routine_id;
  gint64 began_boot_usec;
  LimberStamp began;
  gint64 routine_usec;
  int done_permille;
} LimberRunningBreak;

/** Planned sessions that fell due and are not decided, the earliest first: wall times. */
typedef struct {
  gint64 due_wall_usec[LIMBER_SCHEDULER_MAX_PLANNED];
  int n_open;
  gint64 seen_wall_usec; /* up to here they were looked at */
  gint64 seen_label;     /* the last that fell due */
} LimberPlannedQueue;

/** All that survives a restart. Boot times may be LIMBER_NEVER. */
typedef struct {
  gint64 sitting_boot_usec; /* LIMBER_NEVER while nobody sits */
  LimberStamp sitting;
  LimberPresence presence;
  gint64 call_until_boot_usec;
  LimberPause pause;
  LimberOffer offer;
  LimberRunningBreak running;
  LimberPlannedQueue planned;
  LimberPromptLimits limits;
  int n_breaks; /* numbers the breaks of all times */
} LimberSchedulerData;

struct _LimberScheduler {
  GObject parent_instance;

  LimberClock *clock;               /* (owned) */
  LimberReminderSettings *settings; /* (owned) */
  LimberSchedulerData data;
  LimberHolds holds;
  gboolean is_started;
  gboolean is_stepping;

  /* Until start: how long nobody ran this, and the last presence before that */
  gboolean was_loaded;
  gboolean was_rebooted;
  gint64 alive_boot_usec;
  gint64 last_presence_boot_usec;
  gint64 saved_last_boot_usec; /* as it was saved, without what was going on */

  /* The moment of this step */
  gint64 now;
  gint64 wall;
  GTimeZone *zone; /* (owned) */
  int day;
  gint64 slept_usec; /* boot against monotonic time, as last seen */

  /* What only changes at edges of the wall clock, with the span for which it is known */
  gboolean is_wall_known;
  gboolean is_inside;
  gint64 known_from_wall_usec;
  gint64 hours_edge_wall_usec;
  gint64 next_planned_wall_usec;
  gint64 next_planned_label;
  gint64 next_day_wall_usec;

  /* What this step has to tell */
  GPtrArray *decisions; /* (owned) (element-type LimberDecision) */
  GPtrArray *sittings;  /* (owned) (element-type LimberSittingRecord) */
  GPtrArray *breaks;    /* (owned) (element-type LimberBreakRecord) */
  gboolean is_break_changed;
  gboolean is_state_changed;
};

/* limber-scheduler-step.c */
/* Working hours, the next planned session and midnight, which are worked out once per edge */
void limber_scheduler_look_at_wall (LimberScheduler *self);
void limber_scheduler_read_clock (LimberScheduler *self);
void limber_scheduler_step (LimberScheduler *self);
guint limber_scheduler_get_active_holds (LimberScheduler *self);
gint64 limber_scheduler_get_pause_end (LimberScheduler *self);
gint64 limber_scheduler_wall_to_boot (LimberScheduler *self, gint64 wall_usec);
LimberBlocker limber_scheduler_get_blocker (LimberScheduler *self);
const char *limber_scheduler_get_blocker_cause (LimberScheduler *self);

/* limber-scheduler.c */
void limber_scheduler_emit_offering (LimberScheduler *self);

/* limber-scheduler-break.c: the periods and breaks that the steps and the person begin and end */
void limber_scheduler_begin_sitting (LimberScheduler *self);
void limber_scheduler_end_sitting (LimberScheduler *self, gint64 since);
void limber_scheduler_credit (LimberScheduler *self, gint64 last_presence);
void limber_scheduler_open_sitting_break (LimberScheduler *self);
void limber_scheduler_open_planned (LimberScheduler *self, gint64 due_wall_usec);
void limber_scheduler_miss_planned (LimberScheduler *self, int index, const char *cause);
void limber_scheduler_withdraw (LimberScheduler *self, const char *cause);
void
limber_scheduler_begin_break (LimberScheduler *self, const char *routine_id, gint64 routine_usec);
void limber_scheduler_end_break (LimberScheduler *self,
                                 gint64 at,
                                 LimberBreakOutcome outcome,
                                 const char *cause);
void limber_scheduler_skip_offer (LimberScheduler *self, const char *reason);
LimberBreakOutcome limber_scheduler_judge (int done_permille);

/* limber-scheduler-log.c */
LimberDecision *limber_scheduler_decide (LimberScheduler *self, const char *event);
void limber_decision_free (LimberDecision *self);
/* The open break as it is now is written with this step. */
void
limber_scheduler_log_offer (LimberScheduler *self, LimberBreakOutcome outcome, const char *reason);
void limber_scheduler_log_running (LimberScheduler *self,
                                   gint64 ended,
                                   LimberBreakOutcome outcome,
                                   const char *reason);
LimberStamp limber_scheduler_get_stamp (LimberScheduler *self, gint64 boot_usec);
void limber_scheduler_commit (LimberScheduler *self);

/* limber-scheduler-state.c */
void limber_scheduler_data_init (LimberSchedulerData *self);
void limber_scheduler_data_clear (LimberSchedulerData *self);
char *
limber_scheduler_data_to_string (const LimberSchedulerData *self, const LimberAliveStamp *alive);
/* @alive: (out): @boot_id is (transfer full) */
gboolean limber_scheduler_data_from_string (LimberSchedulerData *self,
                                            const char *text,
                                            LimberAliveStamp *alive,
                                            GError **error);
/* All boot times go on by @shift_usec */
void limber_scheduler_data_shift (LimberSchedulerData *self, gint64 shift_usec);

G_END_DECLS
