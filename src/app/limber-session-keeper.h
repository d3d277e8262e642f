/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-diary-access.h"
#include "bus/limber-agent-client.h"
#include "core/limber-coach.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_SESSION_KEEPER (limber_session_keeper_get_type ())
G_DECLARE_FINAL_TYPE (LimberSessionKeeper, limber_session_keeper, LIMBER, SESSION_KEEPER, GObject)

/* Writes the session of a coach into the diary, and tells the agent that it is a break: at its
 * start, at each new exercise and at its end, so that little is lost if the program is killed.
 * Whatever goes wrong, the session goes on. Signals: `written ()`: its row is up to date; `problem
 * (const char *message)`, once a session: it cannot be written. The program does not end before
 * what is to be written and told is. Call it before the coach starts. @agent: (nullable) */
LimberSessionKeeper *limber_session_keeper_new (LimberCoach *coach,
                                                LimberDiaryAccess *access,
                                                LimberAgentClient *agent,
                                                LimberClock *clock);

/* Of its row; 0 before it has one */
gint64 limber_session_keeper_get_id (LimberSessionKeeper *self);

G_END_DECLS
