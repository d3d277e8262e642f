/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-coach"

#include "config.h"

#include "core/limber-coach-private.h"

/*
 * LimberCoach, the verbs: what a person wants of a session. Each first meets the true state, and
 * returns FALSE where that does not allow it: the table is in limber-coach.c.
 */

static gboolean
is_under_way (LimberCoach *self)
{
  return self->state == LIMBER_COACH_RUNNING || self->state == LIMBER_COACH_PAUSED;
}

static gboolean
is_same_exercise (LimberExercise *one, LimberExercise *other)
{
  return g_str_equal (limber_exercise_get_id (one), limber_exercise_get_id (other));
}

/**
 * limber_coach_start:
 * @self: a coach
 *
 * Returns: whether it was ready
 */
gboolean
limber_coach_start (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), FALSE);

  if (self->state != LIMBER_COACH_READY)
    return FALSE;

  limber_coach_set_mark (self);
  limber_coach_set_state (self, LIMBER_COACH_RUNNING);
  g_signal_emit_by_name (self, "segment-started", limber_coach_get_segment_index (self));
  limber_coach_follow_time (self);
  return TRUE;
}

/**
 * limber_coach_pause:
 * @self: a coach
 *
 * Returns: whether it stands still now because it was running
 */
gboolean
limber_coach_pause (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), FALSE);

  if (self->state != LIMBER_COACH_RUNNING)
    return FALSE;

  limber_coach_settle (self);
  if (self->state == LIMBER_COACH_RUNNING)
    limber_coach_stand_still (self);
  return self->state == LIMBER_COACH_PAUSED;
}

/**
 * limber_coach_resume:
 * @self: a coach
 *
 * Returns: whether it was paused
 */
gboolean
limber_coach_resume (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), FALSE);

  if (self->state != LIMBER_COACH_PAUSED)
    return FALSE;

  limber_coach_set_mark (self);
  limber_coach_set_state (self, LIMBER_COACH_RUNNING);
  limber_coach_follow_time (self);
  return TRUE;
}

/**
 * limber_coach_next:
 * @self: a coach
 *
 * To the next item; after the last one the session is finished.
 *
 * Returns: whether it was under way
 */
gboolean
limber_coach_next (LimberCoach *self)
{
  guint next;

  g_return_val_if_fail (LIMBER_IS_COACH (self), FALSE);

  limber_coach_settle (self);
  if (!is_under_way (self))
    return FALSE;

  limber_coach_tally_set_skipped (self->tally,
                                  limber_coach_position_get_segment (self->position)->item, TRUE);
  next = limber_coach_position_find_next (self->position);
  if (next < limber_timeline_get_n_segments (self->timeline))
    limber_coach_jump_to (self, next);
  else
    limber_coach_finish (self, LIMBER_COACH_END_COMPLETED);
  return TRUE;
}

/**
 * limber_coach_back:
 * @self: a coach
 *
 * To the beginning of the item, or of the one before within its first 3 s.
 *
 * Returns: whether it was under way
 */
gboolean
limber_coach_back (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), FALSE);

  limber_coach_settle (self);
  if (!is_under_way (self))
    return FALSE;

  limber_coach_jump_to (self, limber_coach_position_find_back (self->position));
  return TRUE;
}

/**
 * limber_coach_repeat:
 * @self: a coach
 *
 * The item once more, without its get-ready.
 *
 * Returns: whether it was under way
 */
gboolean
limber_coach_repeat (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), FALSE);

  limber_coach_settle (self);
  if (!is_under_way (self))
    return FALSE;

  limber_coach_jump_to (self, limber_coach_position_find_repeat (self->position));
  return TRUE;
}

/**
 * limber_coach_add_10_secs:
 * @self: a coach
 *
 * Makes the current hold, rest or get-ready 10 s longer, by ten minutes at most.
 *
 * Returns: whether it could
 */
gboolean
limber_coach_add_10_secs (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), FALSE);

  limber_coach_settle (self);
  if (!is_under_way (self) || !limber_coach_position_add_10_secs (self->position))
    return FALSE;

  g_signal_emit_by_name (self, "position-jumped");
  limber_coach_follow_time (self);
  return TRUE;
}

/**
 * limber_coach_ease:
 * @self: a coach
 * @gentler: a gentler level of the same routine, of the same exercises
 *
 * The session goes on with @gentler: with the exercise that it is at, from its beginning, or with
 * the next one that @gentler has. What was done counts as done of @gentler by its share.
 *
 * Returns: whether it was under way and @gentler has anything left to do
 */
gboolean
limber_coach_ease (LimberCoach *self, LimberTimeline *gentler)
{
  const LimberSegment *segment = NULL;
  guint entry, index;
  gboolean is_in_place;

  g_return_val_if_fail (LIMBER_IS_COACH (self), FALSE);
  g_return_val_if_fail (LIMBER_IS_TIMELINE (gentler), FALSE);

  limber_coach_settle (self);
  segment = limber_coach_position_get_segment (self->position);
  entry = limber_coach_tally_find_entry (limber_coach_get_tally (self), gentler, segment->item);
  if (!is_under_way (self) || entry == limber_timeline_get_n_items (gentler))
    return FALSE;

  is_in_place = segment->kind != LIMBER_SEGMENT_GET_READY
                && is_same_exercise (limber_timeline_get_exercise (gentler, entry),
                                     segment->exercise);
  index = limber_timeline_get_first_segment (gentler, entry) + (is_in_place ? 1 : 0);
  limber_coach_take_over (self, gentler, index);
  limber_coach_jump_to (self, index);
  return TRUE;
}

static gboolean
stop (LimberCoach *self, LimberCoachEnd end)
{
  limber_coach_settle (self);
  if (self->state == LIMBER_COACH_FINISHED)
    return FALSE;

  limber_coach_finish (self, end);
  return TRUE;
}

/**
 * limber_coach_stop:
 * @self: a coach
 *
 * Returns: whether it was not finished
 */
gboolean
limber_coach_stop (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), FALSE);

  return stop (self, LIMBER_COACH_END_LEFT);
}

/**
 * limber_coach_stop_for_pain:
 * @self: a coach
 *
 * Returns: whether it was not finished
 */
gboolean
limber_coach_stop_for_pain (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), FALSE);

  return stop (self, LIMBER_COACH_END_PAIN);
}
