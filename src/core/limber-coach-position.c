/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-coach-position"

#include "config.h"

#include "core/limber-coach-position.h"

#define BACK_USEC       (3 * G_USEC_PER_SEC)
#define ADD_USEC        (10 * G_USEC_PER_SEC)
#define MAX_ADDED_USEC  (600 * G_USEC_PER_SEC)
#define MIN_HALVED_USEC (10 * G_USEC_PER_SEC) /* a shorter hold has no half worth a tone */
#define LAST_SECONDS    3

/*
 * LimberCoachPosition:
 *
 * Where in the segments of a timeline a session is. It knows no clock: the coach says how much time
 * has passed. What is due is a function of that time and of what was taken already, so that a cue
 * comes once however late it is asked for.
 */
struct _LimberCoachPosition {
  LimberTimeline *timeline; /* (owned) */
  guint segment_index;
  gint64 added_usec;   /* to the segment, by +10 s */
  gint64 elapsed_usec; /* into the segment */
  gboolean is_half_told;
  guint next_last_second; /* 3, 2, 1 still to be told; 0: none */
};

/* Only where a person waits for the end; the ends of moves follow from what is seen. */
static guint
get_first_last_second (const LimberSegment *segment)
{
  if (segment->kind == LIMBER_SEGMENT_MOVE_IN || segment->kind == LIMBER_SEGMENT_MOVE_OUT)
    return 0;

  return LAST_SECONDS;
}

static void
enter_at (LimberCoachPosition *self, guint segment_index, gint64 elapsed_usec)
{
  self->segment_index = segment_index;
  self->added_usec = 0;
  self->elapsed_usec = elapsed_usec;
  self->is_half_told = FALSE;
  self->next_last_second = get_first_last_second (limber_coach_position_get_segment (self));
}

static gint64
get_half_usec (LimberCoachPosition *self)
{
  const LimberSegment *segment = limber_coach_position_get_segment (self);

  if (self->is_half_told || segment->kind != LIMBER_SEGMENT_HOLD
      || segment->duration_usec < MIN_HALVED_USEC)
    return G_MAXINT64;

  return limber_coach_position_get_duration_usec (self) / 2;
}

/* The next cue, and when it is due, in elapsed time */
static LimberCoachCue
find_next_cue (LimberCoachPosition *self, gint64 *due_usec)
{
  gint64 end_usec = limber_coach_position_get_duration_usec (self);
  gint64 half_usec = get_half_usec (self);
  gint64 last_usec = end_usec - (gint64) self->next_last_second * G_USEC_PER_SEC;

  if (half_usec < end_usec && (self->next_last_second == 0 || half_usec <= last_usec)) {
    *due_usec = half_usec;
    return LIMBER_COACH_CUE_HALF;
  }
  if (self->next_last_second > 0) {
    *due_usec = last_usec;
    return LIMBER_COACH_CUE_LAST_SECOND;
  }

  *due_usec = end_usec;
  return LIMBER_COACH_CUE_END;
}

static LimberCoachCue
take_half (LimberCoachPosition *self)
{
  self->is_half_told = TRUE;
  return self->elapsed_usec < limber_coach_position_get_duration_usec (self)
             ? LIMBER_COACH_CUE_HALF
             : LIMBER_COACH_CUE_NONE;
}

static LimberCoachCue
take_last_second (LimberCoachPosition *self, gint64 due_usec, guint *seconds)
{
  *seconds = self->next_last_second--;

  /* Nothing at the very start of a segment, and nothing that is a second late. */
  return due_usec > 0 && self->elapsed_usec < due_usec + G_USEC_PER_SEC
             ? LIMBER_COACH_CUE_LAST_SECOND
             : LIMBER_COACH_CUE_NONE;
}

/**
 * limber_coach_position_new:
 * @timeline: to be in
 * @segment_index: at the beginning of which
 *
 * Returns: (transfer full): a position
 */
LimberCoachPosition *
limber_coach_position_new (LimberTimeline *timeline, guint segment_index)
{
  LimberCoachPosition *self = NULL;

  g_return_val_if_fail (LIMBER_IS_TIMELINE (timeline), NULL);

  self = g_new0 (LimberCoachPosition, 1);
  self->timeline = g_object_ref (timeline);
  enter_at (self, segment_index, 0);
  return self;
}

/**
 * limber_coach_position_free:
 * @self: (transfer full): a position
 */
void
limber_coach_position_free (LimberCoachPosition *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->timeline);
  g_free (self);
}

/**
 * limber_coach_position_get_segment_index:
 * @self: a position
 *
 * Returns: the segment that it is in
 */
guint
limber_coach_position_get_segment_index (LimberCoachPosition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->segment_index;
}

/**
 * limber_coach_position_get_segment:
 * @self: a position
 *
 * Returns: (transfer none): the segment that it is in
 */
const LimberSegment *
limber_coach_position_get_segment (LimberCoachPosition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return limber_timeline_get_segment (self->timeline, self->segment_index);
}

/**
 * limber_coach_position_get_duration_usec:
 * @self: a position
 *
 * Returns: of the segment, with what +10 s has added
 */
gint64
limber_coach_position_get_duration_usec (LimberCoachPosition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return limber_coach_position_get_segment (self)->duration_usec + self->added_usec;
}

/**
 * limber_coach_position_get_elapsed_usec:
 * @self: a position
 *
 * Returns: the time into the segment that has passed
 */
gint64
limber_coach_position_get_elapsed_usec (LimberCoachPosition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->elapsed_usec;
}

/**
 * limber_coach_position_get_remaining_usec:
 * @self: a position
 * @elapsed_usec: how far into the segment it is now
 *
 * Returns: how long the timeline still takes
 */
gint64
limber_coach_position_get_remaining_usec (LimberCoachPosition *self, gint64 elapsed_usec)
{
  const LimberSegment *segment = NULL;

  g_return_val_if_fail (self != NULL, 0);

  segment = limber_coach_position_get_segment (self);
  return limber_timeline_get_duration_usec (self->timeline) - segment->start_usec + self->added_usec
         - elapsed_usec;
}

/**
 * limber_coach_position_get_progress:
 * @self: a position
 * @elapsed_usec: how far into the segment it is now
 *
 * Returns: where in the whole timeline that is, 0.0–1.0
 */
double
limber_coach_position_get_progress (LimberCoachPosition *self, gint64 elapsed_usec)
{
  const LimberSegment *segment = NULL;
  double share;

  g_return_val_if_fail (self != NULL, 0.0);

  segment = limber_coach_position_get_segment (self);
  share = (double) elapsed_usec / (double) limber_coach_position_get_duration_usec (self);
  return ((double) segment->start_usec + share * (double) segment->duration_usec)
         / (double) limber_timeline_get_duration_usec (self->timeline);
}

/**
 * limber_coach_position_enter:
 * @self: a position
 * @segment_index: to whose beginning it goes
 */
void
limber_coach_position_enter (LimberCoachPosition *self, guint segment_index)
{
  g_return_if_fail (self != NULL);

  enter_at (self, segment_index, 0);
}

/**
 * limber_coach_position_go_on:
 * @self: a position, at the end of its segment or beyond
 *
 * Goes on to the next segment, as far into it as the time is beyond the end.
 *
 * Returns: whether there is a next one
 */
gboolean
limber_coach_position_go_on (LimberCoachPosition *self)
{
  guint next;

  g_return_val_if_fail (self != NULL, FALSE);

  next = self->segment_index + 1;
  if (next == limber_timeline_get_n_segments (self->timeline))
    return FALSE;

  enter_at (self, next, self->elapsed_usec - limber_coach_position_get_duration_usec (self));
  return TRUE;
}

/**
 * limber_coach_position_pass:
 * @self: a position
 * @passed_usec: how much more time has passed
 */
void
limber_coach_position_pass (LimberCoachPosition *self, gint64 passed_usec)
{
  g_return_if_fail (self != NULL);

  self->elapsed_usec += passed_usec;
}

/**
 * limber_coach_position_add_10_secs:
 * @self: a position
 *
 * Makes a hold, rest or get-ready 10 s longer, by ten minutes at most; its last seconds come again.
 *
 * Returns: whether it could
 */
gboolean
limber_coach_position_add_10_secs (LimberCoachPosition *self)
{
  LimberSegmentKind kind;

  g_return_val_if_fail (self != NULL, FALSE);

  kind = limber_coach_position_get_segment (self)->kind;
  if (self->added_usec >= MAX_ADDED_USEC
      || (kind != LIMBER_SEGMENT_HOLD && kind != LIMBER_SEGMENT_REST
          && kind != LIMBER_SEGMENT_GET_READY))
    return FALSE;

  self->added_usec += ADD_USEC;
  self->next_last_second = LAST_SECONDS;
  return TRUE;
}

/**
 * limber_coach_position_get_cue_in_usec:
 * @self: a position
 *
 * Returns: how long it is until the next cue; 0 or less where that is due
 */
gint64
limber_coach_position_get_cue_in_usec (LimberCoachPosition *self)
{
  gint64 due_usec = 0;

  g_return_val_if_fail (self != NULL, 0);

  find_next_cue (self, &due_usec);
  return due_usec - self->elapsed_usec;
}

/**
 * limber_coach_position_take_cue:
 * @self: a position whose next cue is due
 * @seconds: (out): set for a last second: how many are left, 3, 2 or 1
 *
 * Returns: the cue, which does not come again; the end does, until the position goes elsewhere
 */
LimberCoachCue
limber_coach_position_take_cue (LimberCoachPosition *self, guint *seconds)
{
  gint64 due_usec = 0;
  LimberCoachCue cue;

  g_return_val_if_fail (self != NULL, LIMBER_COACH_CUE_END);
  g_return_val_if_fail (seconds != NULL, LIMBER_COACH_CUE_END);

  cue = find_next_cue (self, &due_usec);
  if (cue == LIMBER_COACH_CUE_HALF)
    return take_half (self);
  if (cue == LIMBER_COACH_CUE_LAST_SECOND)
    return take_last_second (self, due_usec, seconds);

  return cue;
}

/**
 * limber_coach_position_find_next:
 * @self: a position
 *
 * Returns: the first segment of the next item; the number of segments after the last one
 */
guint
limber_coach_position_find_next (LimberCoachPosition *self)
{
  guint next;

  g_return_val_if_fail (self != NULL, 0);

  next = limber_coach_position_get_segment (self)->item + 1;
  return next < limber_timeline_get_n_items (self->timeline)
             ? limber_timeline_get_first_segment (self->timeline, next)
             : limber_timeline_get_n_segments (self->timeline);
}

/**
 * limber_coach_position_find_back:
 * @self: a position
 *
 * Returns: the first segment of the item, or of the one before within its first 3 s
 */
guint
limber_coach_position_find_back (LimberCoachPosition *self)
{
  guint item, first;

  g_return_val_if_fail (self != NULL, 0);

  item = limber_coach_position_get_segment (self)->item;
  first = limber_timeline_get_first_segment (self->timeline, item);
  if (item > 0 && self->segment_index == first && self->elapsed_usec < BACK_USEC)
    first = limber_timeline_get_first_segment (self->timeline, item - 1);
  return first;
}

/**
 * limber_coach_position_find_repeat:
 * @self: a position
 *
 * Returns: the segment of the item that comes after its get-ready
 */
guint
limber_coach_position_find_repeat (LimberCoachPosition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return limber_timeline_get_first_segment (self->timeline,
                                            limber_coach_position_get_segment (self)->item)
         + 1;
}
