/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-cue-plan"

#include "config.h"

#include "media/limber-cue-plan.h"

/*
 * Which cues a session has, and when: the window plays them as the coach goes along, the exported
 * video has them all in its sound, and both are to sound alike. A cue is to tell something that
 * the eyes, which may be on the floor, would miss; five repetitions of two seconds are one START.
 */

#define HALF_MIN_USEC  (15 * G_USEC_PER_SEC)
#define TICKS_MIN_USEC (8 * G_USEC_PER_SEC)
#define REST_MIN_USEC  (5 * G_USEC_PER_SEC)
#define N_TICKS        3

static gboolean
is_pause (const LimberSegment *segment)
{
  return segment->kind == LIMBER_SEGMENT_GET_READY || segment->kind == LIMBER_SEGMENT_SWITCH_SIDE
         || (segment->kind == LIMBER_SEGMENT_REST && segment->duration_usec >= REST_MIN_USEC);
}

gboolean
limber_cue_plan_get_start (LimberTimeline *timeline, guint index, LimberCue *cue)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (timeline), FALSE);
  g_return_val_if_fail (cue != NULL, FALSE);

  const LimberSegment *segment = limber_timeline_get_segment (timeline, index);
  const LimberSegment *before = index > 0 ? limber_timeline_get_segment (timeline, index - 1)
                                          : NULL;

  if (is_pause (segment)) {
    *cue = LIMBER_CUE_CHANGE;
    return before != NULL;
  }

  *cue = LIMBER_CUE_START;

  return before == NULL || is_pause (before);
}

gboolean
limber_cue_plan_has_half (LimberSegmentKind kind, gint64 duration_usec)
{
  return kind == LIMBER_SEGMENT_HOLD && duration_usec >= HALF_MIN_USEC;
}

gboolean
limber_cue_plan_has_ticks (LimberSegmentKind kind, gint64 duration_usec)
{
  return (kind == LIMBER_SEGMENT_HOLD || kind == LIMBER_SEGMENT_GET_READY
          || kind == LIMBER_SEGMENT_REST)
         && duration_usec >= TICKS_MIN_USEC;
}

static void
add_cue (GArray *cues, gint64 at_usec, LimberCue cue)
{
  LimberPlannedCue planned = { at_usec, cue };

  g_array_append_val (cues, planned);
}

static void
add_segment (GArray *cues, LimberTimeline *timeline, guint index)
{
  const LimberSegment *segment = limber_timeline_get_segment (timeline, index);
  gint64 end_usec = segment->start_usec + segment->duration_usec;
  LimberCue cue;

  if (limber_cue_plan_get_start (timeline, index, &cue))
    add_cue (cues, segment->start_usec, cue);
  if (limber_cue_plan_has_half (segment->kind, segment->duration_usec))
    add_cue (cues, segment->start_usec + segment->duration_usec / 2, LIMBER_CUE_HALF);
  if (limber_cue_plan_has_ticks (segment->kind, segment->duration_usec))
    for (int secs = N_TICKS; secs > 0; secs--)
      add_cue (cues, end_usec - secs * G_USEC_PER_SEC, LIMBER_CUE_TICK);
}

GArray *
limber_cue_plan_list (LimberTimeline *timeline)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (timeline), NULL);

  GArray *cues = g_array_new (FALSE, FALSE, sizeof (LimberPlannedCue));

  for (guint i = 0; i < limber_timeline_get_n_segments (timeline); i++)
    add_segment (cues, timeline, i);
  add_cue (cues, limber_timeline_get_duration_usec (timeline), LIMBER_CUE_END);

  return cues;
}
