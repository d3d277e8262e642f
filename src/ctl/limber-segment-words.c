/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-segment-words.h"

#include "core/limber-step-schedule.h"
#include "ctl/limber-ctl-text.h"

#include <glib/gi18n-lib.h>

#define SEPARATOR " · "

static LimberDose
get_dose (LimberTimeline *timeline, const LimberSegment *segment)
{
  const LimberRoutineItem *item = limber_timeline_get_item (timeline, segment->item);
  LimberDose dose = limber_dose_apply (limber_exercise_get_dose (segment->exercise),
                                       &item->override);

  /* Sides that take turns do every repetition twice. */
  if (limber_exercise_get_sides (segment->exercise) == LIMBER_SIDES_ALTERNATE)
    dose.reps *= 2;
  return dose;
}

static void
append_part (GString *text, const char *part)
{
  g_string_append (text, SEPARATOR);
  g_string_append (text, part);
}

static void
append_count (GString *text, const char *format, guint number, guint total)
{
  g_autofree char *part = NULL;

  if (total < 2)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  part = g_strdup_printf (format, number, total);
#pragma GCC diagnostic pop
  append_part (text, part);
}

char *
limber_segment_words_get_title (const LimberSegment *segment)
{
  return limber_ctl_text_clean (limber_exercise_get_title (segment->exercise));
}

char *
limber_segment_words_describe (LimberTimeline *timeline, guint index)
{
  const LimberSegment *segment = limber_timeline_get_segment (timeline, index);
  LimberDose dose = get_dose (timeline, segment);
  const char *side = limber_segment_get_side_title (segment);
  g_autoptr (GString) text = g_string_new (limber_segment_get_phase_title (segment));

  if (side != NULL)
    append_part (text, side);
  if (limber_segment_is_exercise (segment)) {
    /* Translators: which set of how many */
    append_count (text, _ ("set %u of %u"), segment->set + 1, dose.sets);
    /* Translators: which repetition of how many */
    append_count (text, _ ("repetition %u of %u"), segment->rep + 1, dose.reps);
  }
  return g_strdup (text->str);
}

char *
limber_segment_words_get_instruction (LimberTimeline *timeline,
                                      guint index,
                                      gint64 elapsed_usec,
                                      gint64 duration_usec)
{
  const LimberSegment *segment = limber_timeline_get_segment (timeline, index);
  guint step = limber_step_schedule_find (timeline, index, elapsed_usec, duration_usec);
  g_autofree char *text = limber_step_schedule_get_text (segment->exercise, step, segment->side);

  return limber_ctl_text_clean (text);
}

char *
limber_segment_words_get_next (LimberTimeline *timeline, guint index)
{
  const LimberSegment *now = limber_timeline_get_segment (timeline, index);

  for (guint i = index + 1; i < limber_timeline_get_n_segments (timeline); i++) {
    const LimberSegment *segment = limber_timeline_get_segment (timeline, i);

    if (segment->item != now->item)
      return limber_segment_words_get_title (segment);
    if (segment->kind == LIMBER_SEGMENT_SWITCH_SIDE)
      return g_strdup (limber_segment_get_phase_title (segment));
  }
  /* Translators: what comes next in a session, behind its last exercise */
  return g_strdup (_ ("the end"));
}
