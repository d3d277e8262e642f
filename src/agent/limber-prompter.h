/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agent/limber-banner.h"
#include "agent/limber-recorder.h"
#include "agent/limber-routine-chooser.h"
#include "core/limber-scheduler.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_PROMPTER (limber_prompter_get_type ())
G_DECLARE_FINAL_TYPE (LimberPrompter, limber_prompter, LIMBER, PROMPTER, GObject)

/**
 * LimberPrompterParts:
 * @settings: what may be said, and for how long it is snoozed
 * @chooser: of what is offered
 * @recorder: of what could not be said
 * @banner: where it is said
 * @bus: (nullable): where the window is found
 *
 * What a prompter is made of; it keeps all of it.
 */
typedef struct {
  GSettings *settings;
  LimberRoutineChooser *chooser;
  LimberRecorder *recorder;
  LimberBanner *banner;
  GDBusConnection *bus;
} LimberPrompterParts;

/* Says to the person what the scheduler has decided, and does what they click. Signal: `acted ()`
 * after that, or when the banner went. */
LimberPrompter *limber_prompter_new (const LimberPrompterParts *parts);
/* From now on; before, there is nothing to say and clicks have no effect. */
void limber_prompter_follow (LimberPrompter *self, LimberScheduler *scheduler);
/* The window has a routine ready and no focus. */
void limber_prompter_show_ready (LimberPrompter *self, const char *routine_id);
/* Nothing is said or done any more. */
void limber_prompter_end (LimberPrompter *self);

G_END_DECLS
