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
 *
 * A session that was made easier is one of the gentler level. What was done before of exercises
 * that this level has not stands in front of its items.
 */

static void
add_items (LimberSessionRecord *self, LimberTimeline *timeline)
{
  self->planned_secs = (int) (limber_timeline_get_duration_usec (timeline) / G_USEC_PER_SEC);
  for (guint i = 0; i < limber_timeline_get_n_items (timeline); i++)
    limber_session_record_add_item (
        self, limber_exercise_get_id (limber_timeline_get_exercise (timeline, i)),
        LIMBER_OUTCOME_NOT_STARTED);
}

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
  add_items (self, timeline);
  return self;
}

static gboolean
has_exercise (LimberTimeline *timeline, const char *id)
{
  for (guint i = 0; i < limber_timeline_get_n_items (timeline); i++)
    if (g_str_equal (limber_exercise_get_id (limber_timeline_get_exercise (timeline, i)), id))
      return TRUE;
  return FALSE;
}

static void
follow_level (LimberSessionRecord *self, LimberTimeline *timeline)
{
  for (guint i = self->items->len; i > 0; i--) {
    const LimberSessionItemRecord *item = self->items->pdata[i - 1];

    if (item->outcome == LIMBER_OUTCOME_NOT_STARTED || has_exercise (timeline, item->exercise_id))
      g_ptr_array_remove_index (self->items, i - 1);
  }
  self->level = (int) limber_timeline_get_level (timeline);
  add_items (self, timeline);
}

/* Reads the coach; says nothing of an end before there is one. */
void
limber_session_record_update (LimberSessionRecord *self, LimberCoach *coach, LimberStamp now)
{
  LimberTimeline *timeline = limber_coach_get_timeline (coach);
  guint n_items = limber_timeline_get_n_items (timeline);

  if (self->level != (int) limber_timeline_get_level (timeline))
    follow_level (self, timeline);
  for (guint i = 0; i < n_items; i++) {
    LimberSessionItemRecord *item = self->items->pdata[self->items->len - n_items + i];

    item->outcome = limber_coach_get_outcome (coach, i);
  }
  self->done_permille = CLAMP ((int) (limber_coach_get_done (coach) * 1000), 0, 1000);
  self->end = limber_coach_get_end (coach);
  if (self->end != LIMBER_COACH_END_NONE && self->ended.usec == 0)
    self->ended = now;
}
