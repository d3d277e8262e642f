/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-session-log"

#include "config.h"

#include "core/limber-session-log.h"

/*
 * Session log:
 *
 * Makes and keeps up to date the record of the session that a coach runs. It is meant to be written
 * when the session starts, at each change of item and at its end, so that a program that dies in
 * the middle loses one item at most.
 */

/* (transfer full): @break_id may be NULL. */
LimberSessionRecord *
limber_session_record_new_for_coach (LimberCoach *coach, LimberStamp started, const char *break_id)
{
  LimberTimeline *timeline = limber_coach_get_timeline (coach);
  LimberRoutine *routine = limber_timeline_get_routine (timeline);
  guint level = limber_timeline_get_level (timeline);
  LimberSessionRecord *self = limber_session_record_new (started, limber_routine_get_id (routine),
                                                         (int) level);

  self->break_id = g_strdup (break_id);
  self->planned_secs = (int) (limber_timeline_get_duration_usec (timeline) / G_USEC_PER_SEC);
  for (guint i = 0; i < limber_routine_get_n_items (routine, level); i++) {
    const LimberRoutineItem *item = limber_routine_get_item (routine, level, i);

    limber_session_record_add_item (self, item->exercise_id, LIMBER_OUTCOME_NOT_STARTED);
  }
  return self;
}

/* Reads the coach; says nothing of an end before there is one. */
void
limber_session_record_update (LimberSessionRecord *self, LimberCoach *coach, LimberStamp now)
{
  for (guint i = 0; i < self->items->len; i++) {
    LimberSessionItemRecord *item = self->items->pdata[i];

    item->outcome = limber_coach_get_outcome (coach, i);
  }
  self->done_permille = CLAMP ((int) (limber_coach_get_done (coach) * 1000), 0, 1000);
  self->end = limber_coach_get_end (coach);
  if (self->end != LIMBER_COACH_END_NONE && self->ended.usec == 0)
    self->ended = now;
}
