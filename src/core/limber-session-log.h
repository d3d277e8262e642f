/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-session-record.h"

G_BEGIN_DECLS

/* The session that @coach is about to run: routine, level, length and items, none of them started.
 * @break_id: (nullable): what the agent's Start gave */
LimberSessionRecord *
limber_session_record_new_for_coach (LimberCoach *coach, LimberStamp started, const char *break_id);
/* Takes over each item's outcome, the share done and, once the coach has finished, end and @now as
 * the time of it: call it at each change of item and at the end, then save. */
void limber_session_record_update (LimberSessionRecord *self, LimberCoach *coach, LimberStamp now);

G_END_DECLS
