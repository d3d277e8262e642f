/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-routine-rotation.h"
#include "core/limber-stamp.h"
#include "library/limber-library.h"
#include "store/limber-diary.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_ROUTINE_CHOOSER (limber_routine_chooser_get_type ())
G_DECLARE_FINAL_TYPE (
    LimberRoutineChooser, limber_routine_chooser, LIMBER, ROUTINE_CHOOSER, GObject)

/* Knows which routine is offered next, by the settings and by what was done. Signal: `changed ()`.
 * @library: (nullable): NULL for the usual folders; it is read by limber_routine_chooser_reload(),
 * and let go again */
LimberRoutineChooser *
limber_routine_chooser_new (GSettings *settings, LimberClock *clock, LimberLibrary *library);

/* Reads the library anew: what is kept of it is a few words a routine. */
void limber_routine_chooser_reload (LimberRoutineChooser *self);
/* Learns from the diary when each routine was done last. */
void limber_routine_chooser_look_back (LimberRoutineChooser *self, LimberDiary *diary);
/* @routine_id: (nullable): it was done now */
void limber_routine_chooser_note_done (LimberRoutineChooser *self, const char *routine_id);

/* (transfer none) (nullable), valid until the next ::changed. @is_planned: for a planned session */
const LimberRoutineOption *
limber_routine_chooser_get_next (LimberRoutineChooser *self, gboolean is_planned);
/* (transfer none) (nullable), valid until the next ::changed */
const LimberRoutineOption *limber_routine_chooser_find (LimberRoutineChooser *self, const char *id);

G_END_DECLS
