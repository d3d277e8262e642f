/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agent/limber-alive-file.h"
#include "agent/limber-banner.h"
#include "agent/limber-presence-feed.h"
#include "agent/limber-recorder.h"
#include "agent/limber-routine-chooser.h"
#include "desktop/limber-hold-watch.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_AGENT (limber_agent_get_type ())
G_DECLARE_FINAL_TYPE (LimberAgent, limber_agent, LIMBER, AGENT, GObject)

/**
 * LimberAgentParts:
 * @clock: its alarm is the agent's alone
 * @settings: read, never written
 * @diary_path: absolute
 * @alive: (nullable): where a second agent is kept off and the time of the last is known
 * @idle_sources: (element-type LimberIdleSource): best first
 * @lock: (nullable): whether the screen is locked, not started
 * @holds: (nullable): why a break waits, not started
 * @notifier: (nullable): what shows notifications
 * @library: (nullable): NULL for the usual one
 * @bus: (nullable): where the window is found
 *
 * What an agent is made of; all are kept by it, but @alive, which outlives it.
 */
typedef struct {
  LimberClock *clock;
  GSettings *settings;
  const char *diary_path;
  LimberAliveFile *alive;
  GListModel *idle_sources;
  LimberSensorGroup *lock;
  LimberHoldWatch *holds;
  LimberNotifier *notifier;
  LimberLibrary *library;
  GDBusConnection *bus;
} LimberAgentParts;

/* The agent without its bus service. Signals: `ready ()` once it decides; `changed ()` when
 * anything that it tells may have; `decided (LimberDecisionRecord)`. */
LimberAgent *limber_agent_new (const LimberAgentParts *parts);
/* Reads the diary, then begins. */
void limber_agent_start (LimberAgent *self);
/* Takes the notification away, writes what is to be written and calls back. Nothing is decided any
 * more. */
void limber_agent_end_async (LimberAgent *self, GAsyncReadyCallback callback, gpointer user_data);
void limber_agent_end_finish (LimberAgent *self, GAsyncResult *result);

/* (transfer none) (nullable): NULL until it is ready */
LimberScheduler *limber_agent_get_scheduler (LimberAgent *self);
LimberRecorder *limber_agent_get_recorder (LimberAgent *self);
LimberRoutineChooser *limber_agent_get_chooser (LimberAgent *self);
LimberBanner *limber_agent_get_banner (LimberAgent *self);
/* (nullable): NULL until it is ready */
LimberPresenceFeed *limber_agent_get_presence (LimberAgent *self);
/* (transfer none) (nullable) */
LimberHoldWatch *limber_agent_get_hold_watch (LimberAgent *self);
LimberClock *limber_agent_get_clock (LimberAgent *self);

/* Wall time of a boot time, the same as long as the clock is not set; 0 for LIMBER_NEVER and for
 * what never ends */
gint64 limber_agent_get_wall_usec (LimberAgent *self, gint64 boot_usec);
/* (transfer none) (nullable): what runs, or what is offered next */
const char *limber_agent_get_next_routine (LimberAgent *self);

/* Start, once it is known whose break it is. @routine_id: (nullable). (transfer none) (nullable):
 * the id of the break; NULL and @error for a routine that does not exist */
const char *limber_agent_start_break (LimberAgent *self, const char *routine_id, GError **error);
gboolean limber_agent_finish_break (LimberAgent *self, double done, GError **error);
/* The window has a routine ready and no focus. */
void limber_agent_show_ready (LimberAgent *self, const char *routine_id);
/* Much memory was needed for a moment: what is free of it goes back soon. */
void limber_agent_trim_later (LimberAgent *self);
/* A minute of presence has passed: stamps, retries, the evening. */
void limber_agent_beat (LimberAgent *self);

G_END_DECLS
