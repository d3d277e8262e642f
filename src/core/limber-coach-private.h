/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-coach-position.h"
#include "core/limber-coach-tally.h"
#include "core/limber-coach.h"

G_BEGIN_DECLS

struct _LimberCoach {
  GObject parent_instance;

  LimberTimeline *timeline;      /* (owned) */
  LimberClock *clock;            /* (owned) */
  LimberCoachPosition *position; /* (owned): at the mark */
  LimberCoachTally *tally;       /* (owned): what was done */

  LimberCoachState state;
  LimberCoachEnd end;
  gint64 mark_usec; /* monotonic, while running */
  gint64 mark_boot_usec;
};

/* What the verbs in limber-coach-verbs.c are made of */

/* Brings everything up to now; before each verb, so that it meets the true state. */
void limber_coach_settle (LimberCoach *self);
/* Tells everything that is due, and sets the alarm for what is not. */
void limber_coach_follow_time (LimberCoach *self);
void limber_coach_set_mark (LimberCoach *self);
void limber_coach_set_state (LimberCoach *self, LimberCoachState state);
void limber_coach_stand_still (LimberCoach *self);
void limber_coach_jump_to (LimberCoach *self, guint segment_index);
void limber_coach_finish (LimberCoach *self, LimberCoachEnd end);
/* It goes on with @gentler. */
void limber_coach_take_over (LimberCoach *self, LimberTimeline *gentler, guint segment_index);
/* The tally with all that was done until now */
LimberCoachTally *limber_coach_get_tally (LimberCoach *self);

G_END_DECLS
