/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-fake-clock.h"
#include "core/limber-scheduler.h"

G_BEGIN_DECLS

/** A scheduler in a world that a short script plays, and all that it decided. */
typedef struct {
  LimberFakeClock *clock;
  LimberScheduler *scheduler;
  LimberReminderSettings *settings;
  GString *log;        /* "T EVENT[ CAUSE]" lines */
  GString *state;      /* what was stored last */
  GPtrArray *sittings; /* (element-type LimberSittingRecord) that ended */
  GPtrArray *breaks;   /* (element-type LimberBreakRecord) as written, in order */
  gint64 boot_at_zero_usec;
  gint64 at_usec;
  gint64 step_usec; /* if greater than 0, also updated so often, as if the alarm did not matter */
  gboolean is_active;
  gboolean was_active; /* before the last suspend */
  gboolean is_locked;
  gboolean is_suspended;
  guint holds;
  gint64 last_input_usec;
  gint64 last_call_usec; /* when the last call ended, or will; G_MAXINT64 while one is sensed */
  guint n_alarms;
  void (*decided) (gpointer data, const LimberDecision *decision);
  gpointer decided_data;
} LimberSchedulerScript;

/* @settings: "key=value" parts between bars, "" for the defaults. @start: (nullable): ISO 8601;
 * NULL for Monday 2 March 2026, 09:00 in Paris */
LimberSchedulerScript *
limber_scheduler_script_new (const char *settings, const char *start, const char *zone);
void limber_scheduler_script_free (LimberSchedulerScript *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberSchedulerScript, limber_scheduler_script_free)

/* The same in Paris, where @script has run */
LimberSchedulerScript *
limber_scheduler_script_play (const char *settings, const char *start, const char *script);

/* "T EVENT [ARGUMENT…]" parts between bars, as the traces of limberctl simulate */
void limber_scheduler_script_run (LimberSchedulerScript *self, const char *script);
void
limber_scheduler_script_run_event (LimberSchedulerScript *self, gint64 at_usec, const char *event);

G_END_DECLS
