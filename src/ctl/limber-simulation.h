/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-scheduler.h"
#include "ctl/limber-trace.h"

G_BEGIN_DECLS

typedef struct _LimberSimulation LimberSimulation;

/* Called with one JSON object's text, a line without its end */
typedef void (*LimberSimulationLineFunc) (const char *line, gpointer user_data);
/* Called with the state whenever it changes */
typedef void (*LimberSimulationStateFunc) (const char *state, gpointer user_data);
/* How long a routine takes, in microseconds. @routine_id: (nullable) */
typedef gint64 (*LimberSimulationLengthFunc) (const char *routine_id, gpointer user_data);

/**
 * LimberSimulationHooks:
 * @line: what was decided
 * @state: (nullable): what would be stored
 * @length: (nullable): two minutes for each routine if it is missing
 * @user_data: for all of them
 */
typedef struct {
  LimberSimulationLineFunc line;
  LimberSimulationStateFunc state;
  LimberSimulationLengthFunc length;
  gpointer user_data;
} LimberSimulationHooks;

/* Runs the scheduler over @trace. @state: (nullable): to go on from. FALSE and @error if @state is
 * damaged; nothing was told then. */
gboolean limber_simulation_run (const LimberTrace *trace,
                                const LimberReminderSettings *settings,
                                const char *state,
                                const LimberSimulationHooks *hooks,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
