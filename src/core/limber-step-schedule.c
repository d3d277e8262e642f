/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-step-schedule"

#include "config.h"

#include "core/limber-step-schedule.h"

#include <glib/gi18n-lib.h>

static gboolean
is_same_work (const LimberSegment *a, const LimberSegment *b)
{
  return a->item == b->item && b->kind != LIMBER_SEGMENT_GET_READY
         && b->kind != LIMBER_SEGMENT_SWITCH_SIDE;
}

/* Exercises that take turns change the side at every repetition: their steps go on regardless. */
static gboolean
is_same_run (const LimberSegment *a, const LimberSegment *b)
{
  if (!is_same_work (a, b))
    return FALSE;
  return a->side == b->side || limber_exercise_get_sides (a->exercise) == LIMBER_SIDES_ALTERNATE;
}

/* Where the work of one side begins and ends, by the timeline's own times. */
static void
find_run (LimberTimeline *timeline, guint segment_index, gint64 *start_usec, gint64 *end_usec)
{
  const LimberSegment *here = limber_timeline_get_segment (timeline, segment_index);
  guint first = segment_index;
  guint last = segment_index;

  while (first > 0 && is_same_run (here, limber_timeline_get_segment (timeline, first - 1)))
    first--;
  while (last + 1 < limber_timeline_get_n_segments (timeline)
         && is_same_run (here, limber_timeline_get_segment (timeline, last + 1)))
    last++;
  *start_usec = limber_timeline_get_segment (timeline, first)->start_usec;
  *end_usec = limber_timeline_get_segment (timeline, last)->start_usec
              + limber_timeline_get_segment (timeline, last)->duration_usec;
}

guint
limber_step_schedule_find (LimberTimeline *timeline,
                           guint segment_index,
                           gint64 elapsed_usec,
                           gint64 duration_usec)
{
  const LimberSegment *segment = limber_timeline_get_segment (timeline, segment_index);
  guint n_steps = g_strv_length ((char **) limber_exercise_get_steps (segment->exercise));
  gint64 start_usec = 0;
  gint64 end_usec = 0;
  gint64 at_usec;
  double share;

  if (n_steps < 2 || segment->kind == LIMBER_SEGMENT_GET_READY
      || segment->kind == LIMBER_SEGMENT_SWITCH_SIDE)
    return 0;

  find_run (timeline, segment_index, &start_usec, &end_usec);
  share = duration_usec > 0 ? CLAMP ((double) elapsed_usec / (double) duration_usec, 0.0, 1.0) : 0;
  at_usec = segment->start_usec + (gint64) (share * (double) segment->duration_usec) - start_usec;
  return 1 + (guint) CLAMP (at_usec * (n_steps - 1) / (end_usec - start_usec), 0, n_steps - 2);
}

gboolean
limber_step_schedule_names_side (const char *text, const char *words)
{
  g_auto (GStrv) tokens = g_str_tokenize_and_fold (text, NULL, NULL);
  g_auto (GStrv) sides = g_str_tokenize_and_fold (words, NULL, NULL);

  for (guint i = 0; tokens[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) sides, tokens[i]))
      return TRUE;
  return FALSE;
}

char *
limber_step_schedule_get_text (LimberExercise *exercise, guint step, LimberSide side)
{
  const char *const *steps = limber_exercise_get_steps (exercise);

  if (step >= g_strv_length ((char **) steps))
    return g_strdup ("");
  if (side != LIMBER_SIDE_SECOND
      || !limber_step_schedule_names_side (
          steps[step],
          /* Translators: all words of your language that name a side of the body, in every form
           * that an instruction may have, separated by blanks: "gauche gauches droite droit". */
          _ ("left right")))
    return g_strdup (steps[step]);

  return g_strdup (limber_exercise_is_left_first (exercise)
                       ? _ ("The same as before, now with the right side.")
                       : _ ("The same as before, now with the left side."));
}
