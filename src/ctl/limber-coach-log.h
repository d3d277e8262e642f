/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-coach.h"

G_BEGIN_DECLS

/* Writes the session of a coach into the person's diary while it runs: at its start, at each new
 * exercise and at its end, so that little is lost if the program is killed. */
typedef struct _LimberCoachLog LimberCoachLog;

/* Before the coach starts. NULL if there is no diary to write to. */
LimberCoachLog *limber_coach_log_new (LimberCoach *coach, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void limber_coach_log_free (LimberCoachLog *self);
/* (transfer none) (nullable): why the last writing failed */
const char *limber_coach_log_get_problem (LimberCoachLog *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberCoachLog, limber_coach_log_free)

G_END_DECLS
