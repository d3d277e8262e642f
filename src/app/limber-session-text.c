/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-session-text.h"

#include "app/limber-duration-text.h"

#include <glib/gi18n-lib.h>

/* Whether what the segment does is a new step for the person: another exercise, or another side. */
static gboolean
is_change (const LimberSegment *before, const LimberSegment *after)
{
  if (before->item != after->item)
    return TRUE;
  return before->side != after->side
         && limber_exercise_get_sides (after->exercise) == LIMBER_SIDES_LEFT_RIGHT;
}

/* Counted over the timeline, so that a routine's own dose and level are in it. */
static void
count_item (LimberTimeline *timeline, const LimberSegment *here, guint *n_sets, guint *n_reps)
{
  guint n_segments = limber_timeline_get_n_segments (timeline);

  *n_sets = 0;
  *n_reps = 0;
  for (guint i = 0; i < n_segments; i++) {
    const LimberSegment *segment = limber_timeline_get_segment (timeline, i);

    if (segment->item == here->item) {
      *n_sets = MAX (*n_sets, segment->set + 1);
      *n_reps = MAX (*n_reps, segment->rep + 1);
    }
  }
}

char *
limber_session_text_next (LimberTimeline *timeline, guint index)
{
  const LimberSegment *here = limber_timeline_get_segment (timeline, index);
  guint n_segments = limber_timeline_get_n_segments (timeline);

  for (guint i = index + 1; i < n_segments; i++) {
    const LimberSegment *segment = limber_timeline_get_segment (timeline, i);

    if (!is_change (here, segment))
      continue;
    if (segment->item != here->item)
      /* Translators: %s is the name of the exercise that follows */
      return g_strdup_printf (_ ("Next: %s"), limber_exercise_get_title (segment->exercise));
    return g_strdup (limber_segment_is_left (segment) ? _ ("Next: left side")
                                                      : _ ("Next: right side"));
  }
  return g_strdup (_ ("The last one"));
}

char *
limber_session_text_repetition (LimberTimeline *timeline, guint index)
{
  const LimberSegment *segment = limber_timeline_get_segment (timeline, index);
  guint n_sets;
  guint n_reps;

  count_item (timeline, segment, &n_sets, &n_reps);
  if (segment->kind == LIMBER_SEGMENT_GET_READY || segment->kind == LIMBER_SEGMENT_SWITCH_SIDE
      || n_sets * n_reps <= 1)
    return NULL;
  if (n_sets > 1)
    /* Translators: repetition %1$u of %2$u, in set %3$u of %4$u; keep it short */
    return g_strdup_printf (_ ("%1$u of %2$u · set %3$u of %4$u"), segment->rep + 1, n_reps,
                            segment->set + 1, n_sets);
  /* Translators: which repetition this is, of how many; keep it short */
  return g_strdup_printf (C_ ("repetition", "%1$u of %2$u"), segment->rep + 1, n_reps);
}

char *
limber_session_text_announce_segment (const LimberSegment *segment,
                                      guint secs,
                                      const char *instruction)
{
  const char *phase = limber_segment_get_phase_title (segment);
  const char *title = limber_exercise_get_title (segment->exercise);
  const char *side = limber_segment_get_side_title (segment);
  g_autofree char *length = limber_duration_text_spoken (secs);

  if (side == NULL)
    /* Translators: spoken by a screen reader when a part of an exercise begins: "Hold. Chin tuck,
     * 5 seconds. Keep the gaze level." */
    return g_strdup_printf (_ ("%1$s. %2$s, %3$s. %4$s"), phase, title, length, instruction);
  /* Translators: spoken by a screen reader when a part of an exercise begins: "Hold. Side bend,
   * left side, 5 seconds. Keep the gaze level." */
  return g_strdup_printf (_ ("%1$s. %2$s, %3$s, %4$s. %5$s"), phase, title, side, length,
                          instruction);
}

char *
limber_session_text_announce_half (guint secs_left)
{
  g_autofree char *length = limber_duration_text_spoken (secs_left);

  /* Translators: spoken by a screen reader in the middle of a stretch; %s is "15 seconds" */
  return g_strdup_printf (_ ("Halfway. %s to go."), length);
}

char *
limber_session_text_announce_end (gint64 done_usec)
{
  g_autofree char *length = limber_duration_text_spoken ((guint) (done_usec / G_USEC_PER_SEC));

  /* Translators: spoken by a screen reader at the end of a routine; %s is "2 minutes" */
  return g_strdup_printf (_ ("Finished. You moved for %s."), length);
}
