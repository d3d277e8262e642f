/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-coach.h"
#include "library/limber-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_TAILOR (limber_tailor_get_type ())
G_DECLARE_FINAL_TYPE (LimberTailor, limber_tailor, LIMBER, TAILOR, GObject)

/* The library's routines as one person does them: without what their conditions leave out, and at
 * the level that was done last. @clock is for coaches. */
LimberTailor *limber_tailor_new (LimberLibrary *library, GSettings *settings, LimberClock *clock);

/* (element-type LimberRoutineChoice) (transfer none): one for each routine, made anew when the
 * conditions change */
GListModel *limber_tailor_get_choices (LimberTailor *self);
/* The groups of conditions, (transfer full) */
char **limber_tailor_dup_left_out (LimberTailor *self);

/* Within the levels that the routine has */
guint limber_tailor_get_level (LimberTailor *self, LimberRoutine *routine);
/* Nothing happens where the setting is a clinic's */
void limber_tailor_remember_level (LimberTailor *self, LimberRoutine *routine, guint level);

/* (transfer full) (nullable): NULL where the conditions leave nothing of the level */
LimberTimeline *
limber_tailor_create_timeline (LimberTailor *self, LimberRoutine *routine, guint level);
/* The same, ready at @item, or at the beginning where there is no such item */
LimberCoach *
limber_tailor_create_coach (LimberTailor *self, LimberRoutine *routine, guint level, guint item);

G_END_DECLS
