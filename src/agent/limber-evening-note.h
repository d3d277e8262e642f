/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agent/limber-banner.h"
#include "agent/limber-recorder.h"
#include "core/limber-scheduler.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_EVENING_NOTE (limber_evening_note_get_type ())
G_DECLARE_FINAL_TYPE (LimberEveningNote, limber_evening_note, LIMBER, EVENING_NOTE, GObject)

/* Reminds once a day, at the time that the setting `evening-reminder` has, of noting how it was,
 * unless something was noted that day. */
LimberEveningNote *limber_evening_note_new (GSettings *settings,
                                            LimberClock *clock,
                                            LimberRecorder *recorder,
                                            LimberBanner *banner);
/* Somebody is there: reminds if it is time, and nothing else is said or held back. */
void limber_evening_note_look (LimberEveningNote *self, LimberScheduler *scheduler);
/* Nothing is shown any more. */
void limber_evening_note_end (LimberEveningNote *self);

G_END_DECLS
