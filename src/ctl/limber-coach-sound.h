/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-coach.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_COACH_SOUND (limber_coach_sound_get_type ())
G_DECLARE_FINAL_TYPE (LimberCoachSound, limber_coach_sound, LIMBER, COACH_SOUND, GObject)

/* Plays the cues of what @coach does, at @volume (0.0–1.0). */
LimberCoachSound *
limber_coach_sound_new (LimberCoach *coach, double volume) G_GNUC_WARN_UNUSED_RESULT;

/* How long what was played last still sounds; 0 where there is no sound */
guint limber_coach_sound_get_rest_msec (LimberCoachSound *self);
/* (nullable): why the sound was lost */
const char *limber_coach_sound_get_problem (LimberCoachSound *self);

G_END_DECLS
