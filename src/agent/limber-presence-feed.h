/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-scheduler.h"
#include "desktop/limber-idle-monitor.h"
#include "desktop/limber-sensor-group.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_PRESENCE_FEED (limber_presence_feed_get_type ())
G_DECLARE_FINAL_TYPE (LimberPresenceFeed, limber_presence_feed, LIMBER, PRESENCE_FEED, GObject)

/* Tells the scheduler who is there: input, or that it cannot be measured, and the lock. Property
 * (notify): `source-name`. Signals: `active ()` when input begins; `heard ()` after what measures
 * it has told anything, or was exchanged. @sources: (element-type LimberIdleSource); @lock:
 * (nullable), not started */
LimberPresenceFeed *limber_presence_feed_new (LimberClock *clock,
                                              LimberScheduler *scheduler,
                                              GListModel *sources,
                                              LimberSensorGroup *lock);
/* Begins, before the scheduler is started. */
void limber_presence_feed_start (LimberPresenceFeed *self);
/* To be called whenever the process wakes up: after a suspend nobody is there until the next input,
 * of which a mechanism that has not told of idle would not tell. */
void limber_presence_feed_look_for_suspend (LimberPresenceFeed *self);
/* To be called now and then: a mechanism that has never told of a pause is given up. */
void limber_presence_feed_look_for_silence (LimberPresenceFeed *self);

gboolean limber_presence_feed_is_active (LimberPresenceFeed *self);
/* (nullable): NULL where activity cannot be measured */
const char *limber_presence_feed_get_source_name (LimberPresenceFeed *self);
/* The last input that is known, boot time; LIMBER_NEVER for none */
gint64 limber_presence_feed_get_last_input (LimberPresenceFeed *self);
/* (transfer none) (element-type LimberIdleProbe) */
GPtrArray *limber_presence_feed_get_probes (LimberPresenceFeed *self);
/* (transfer none) (nullable) */
LimberSensorGroup *limber_presence_feed_get_lock (LimberPresenceFeed *self);

/* Without input for so long is idle; also the presence that a reminder needs (design §5.3) */
#define LIMBER_PRESENCE_FEED_IDLE_MSECS   30000
#define LIMBER_PRESENCE_FEED_SETTLE_MSECS 1000

G_END_DECLS
