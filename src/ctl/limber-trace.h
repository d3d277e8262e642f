/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-holds.h"
#include "core/limber-reminder-settings.h"

G_BEGIN_DECLS

typedef enum {
  LIMBER_TRACE_ACTIVE,
  LIMBER_TRACE_IDLE,
  LIMBER_TRACE_LOCK,
  LIMBER_TRACE_UNLOCK,
  LIMBER_TRACE_SUSPEND,
  LIMBER_TRACE_RESUME,
  LIMBER_TRACE_WALL_SET,
  LIMBER_TRACE_TZ_SET,
  LIMBER_TRACE_HOLD,
  LIMBER_TRACE_RELEASE,
  LIMBER_TRACE_START,
  LIMBER_TRACE_FINISH,
  LIMBER_TRACE_SNOOZE,
  LIMBER_TRACE_SKIP,
  LIMBER_TRACE_PAUSE,
  LIMBER_TRACE_UNPAUSE,
  LIMBER_TRACE_SET,
  LIMBER_TRACE_RESTART,
  LIMBER_TRACE_REBOOT,
  LIMBER_TRACE_END,
  LIMBER_N_TRACE_EVENTS,
} LimberTraceKind;

/**
 * LimberTraceEvent:
 * @kind: what happened
 * @at_usec: boot time since the start of the trace
 * @text: (owned) (nullable): zone, routine, reason or key
 * @value: (owned) (nullable): of a setting
 * @hold: of hold and release
 * @wall_usec: of wall-set
 * @minutes: of snooze and pause; -1 if it is not said
 * @until_mins: local time at which a pause ends; -1 if it is not said
 * @done: of finish
 *
 * One line of a recorded day.
 */
typedef struct {
  LimberTraceKind kind;
  gint64 at_usec;
  char *text;
  char *value;
  LimberHold hold;
  gint64 wall_usec;
  int minutes;
  int until_mins;
  double done;
} LimberTraceEvent;

/** Recorded days: where and when they began, and what happened. */
typedef struct {
  gint64 start_wall_usec;
  char *zone;        /* (owned) */
  GPtrArray *events; /* (owned) (element-type LimberTraceEvent) */
} LimberTrace;

/* Reads JSON lines, outside data that may hold anything. @settings: what "set" lines change. NULL
 * exactly if there are @problems (element-type LimberProblem) */
LimberTrace *limber_trace_parse (GBytes *bytes,
                                 const char *file_name,
                                 const LimberReminderSettings *settings,
                                 GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;
void limber_trace_free (LimberTrace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberTrace, limber_trace_free)

G_END_DECLS
