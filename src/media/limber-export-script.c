/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-export"

#include "config.h"

#include "media/limber-export-script.h"

#include "core/limber-step-schedule.h"

#include <glib/gi18n-lib.h>

/*
 * LimberExportScript:
 *
 * Words for every segment of a timeline. The sentences are those of the window where the window
 * has them, so that they are translated once.
 */

static gboolean
is_between (LimberSegmentKind kind)
{
  return kind == LIMBER_SEGMENT_GET_READY || kind == LIMBER_SEGMENT_SWITCH_SIDE;
}

static gboolean
is_other_side (const LimberSegment *a, const LimberSegment *b)
{
  return a->side != b->side && limber_exercise_get_sides (a->exercise) == LIMBER_SIDES_LEFT_RIGHT;
}

/* (transfer full): as it is in the middle of the segment; a step that changed while one reads it
 * would be missed */
static char *
make_instruction (LimberTimeline *timeline, guint index)
{
  const LimberSegment *segment = limber_timeline_get_segment (timeline, index);
  guint step = limber_step_schedule_find (timeline, index, segment->duration_usec / 2,
                                          segment->duration_usec);

  return limber_step_schedule_get_text (segment->exercise, step, segment->side);
}

/* (transfer full) */
static char *
make_next (LimberTimeline *timeline, guint index)
{
  const LimberSegment *here = limber_timeline_get_segment (timeline, index);

  for (guint i = index + 1; i < limber_timeline_get_n_segments (timeline); i++) {
    const LimberSegment *segment = limber_timeline_get_segment (timeline, i);

    if (segment->item != here->item)
      /* Translators: %s is the name of the exercise that follows */
      return g_strdup_printf (_ ("Next: %s"), limber_exercise_get_title (segment->exercise));
    if (is_other_side (here, segment))
      return g_strdup (limber_segment_is_left (segment) ? _ ("Next: left side")
                                                        : _ ("Next: right side"));
  }

  return g_strdup (_ ("The last one"));
}

/* (transfer full) (nullable) */
static char *
make_count (LimberTimeline *timeline, guint index)
{
  const LimberSegment *here = limber_timeline_get_segment (timeline, index);
  guint n_sets = 0;
  guint n_reps = 0;

  if (is_between (here->kind))
    return NULL;

  for (guint i = 0; i < limber_timeline_get_n_segments (timeline); i++) {
    const LimberSegment *segment = limber_timeline_get_segment (timeline, i);

    if (segment->item == here->item) {
      n_sets = MAX (n_sets, segment->set + 1);
      n_reps = MAX (n_reps, segment->rep + 1);
    }
  }

  if (n_sets > 1)
    /* Translators: repetition %1$u of %2$u, in set %3$u of %4$u; keep it short */
    return g_strdup_printf (_ ("%1$u of %2$u · set %3$u of %4$u"), here->rep + 1, n_reps,
                            here->set + 1, n_sets);
  if (n_reps > 1)
    /* Translators: which repetition this is, of how many; keep it short */
    return g_strdup_printf (C_ ("repetition", "%1$u of %2$u"), here->rep + 1, n_reps);

  return NULL;
}

static LimberExportPart *
make_part (LimberTimeline *timeline, guint index)
{
  const LimberSegment *segment = limber_timeline_get_segment (timeline, index);
  LimberExportPart *part = g_new0 (LimberExportPart, 1);

  part->start_usec = segment->start_usec;
  part->duration_usec = segment->duration_usec;
  part->moment = limber_figure_moment_at (segment, 0);
  part->picture = limber_picture_new_for_segment (segment, NULL);
  part->title = g_strdup (limber_exercise_get_title (segment->exercise));
  part->side = g_strdup (limber_segment_get_side_title (segment));
  part->instruction = make_instruction (timeline, index);
  part->phase = g_strdup (limber_segment_get_phase_title (segment));
  part->count = make_count (timeline, index);
  /* Translators: which exercise of a routine this is, of how many; keep it short */
  part->step = g_strdup_printf (C_ ("exercise", "%1$u of %2$u"), segment->item + 1,
                                segment->n_items);
  part->next = make_next (timeline, index);
  part->item = segment->item;

  return part;
}

static void
free_part (gpointer data)
{
  LimberExportPart *part = data;

  limber_picture_free (part->picture);
  g_free (part->title);
  g_free (part->side);
  g_free (part->instruction);
  g_free (part->phase);
  g_free (part->count);
  g_free (part->step);
  g_free (part->next);
  g_free (part);
}

LimberExportScript *
limber_export_script_new (LimberTimeline *timeline)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (timeline), NULL);

  LimberExportScript *self = g_new0 (LimberExportScript, 1);

  self->title = g_strdup (limber_routine_get_title (limber_timeline_get_routine (timeline)));
  self->duration_usec = limber_timeline_get_duration_usec (timeline);
  self->parts = g_ptr_array_new_with_free_func (free_part);
  for (guint i = 0; i < limber_timeline_get_n_segments (timeline); i++)
    g_ptr_array_add (self->parts, make_part (timeline, i));

  return self;
}

void
limber_export_script_free (LimberExportScript *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

void
limber_export_script_lose_file (LimberExportScript *self,
                                LimberTimeline *timeline,
                                const char *path)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (path != NULL);

  g_autoptr (GHashTable) lost = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *lost_path = g_strdup (path);

  g_hash_table_add (lost, lost_path);
  for (guint i = 0; i < self->parts->len; i++) {
    LimberExportPart *part = g_ptr_array_index (self->parts, i);

    if (g_strcmp0 (part->picture->path, lost_path) != 0)
      continue;
    limber_picture_free (part->picture);
    part->picture = limber_picture_new_for_segment (limber_timeline_get_segment (timeline, i),
                                                    lost);
  }
}
