/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-timeline"

#include "config.h"

#include "core/limber-timeline.h"

#include "core/limber-routine-private.h"

#include <glib/gi18n-lib.h>

/*
 * LimberTimeline:
 *
 * A level of a routine laid out in time: segments without gaps, each at least a second long. It
 * never changes; where a session really is, with what the person added, is limber-coach's matter.
 *
 * An item is: get-ready; then, side by side with one switch-side between them, each set and
 * repetition as move-in, hold (if any), move-out. Between repetitions the exercise's rest (if any),
 * between sets a longer one, after the last none. `alternate` doubles the repetitions, the sides
 * taking turns.
 */

#define SET_REST_SECS         20
#define SWITCH_SIDE_SECS      5
#define FLOOR_TRANSITION_SECS 10 /* at least, to get down to the floor or up from it */

struct _LimberTimeline {
  GObject parent_instance;

  LimberRoutine *routine; /* (owned) */
  guint level;
  GArray *segments;       /* (owned) (element-type LimberSegment) */
  GPtrArray *exercises;   /* (owned) (element-type LimberExercise): one an item */
  GArray *first_segments; /* (owned) (element-type guint): one an item */
  gint64 duration_usec;
  gint64 exercise_usec;
};

G_DEFINE_FINAL_TYPE (LimberTimeline, limber_timeline, G_TYPE_OBJECT)
G_DEFINE_QUARK (limber - timeline - error - quark, limber_timeline_error)

static const char *const kind_nicks[] = {
  [LIMBER_SEGMENT_GET_READY] = "get-ready", [LIMBER_SEGMENT_MOVE_IN] = "move-in",
  [LIMBER_SEGMENT_HOLD] = "hold",           [LIMBER_SEGMENT_MOVE_OUT] = "move-out",
  [LIMBER_SEGMENT_REST] = "rest",           [LIMBER_SEGMENT_SWITCH_SIDE] = "switch-side",
};

/* Adds a segment of @kind after the last one, like @model otherwise; none if it has no length. */
static void
append (LimberTimeline *self, const LimberSegment *model, LimberSegmentKind kind, guint secs)
{
  LimberSegment segment = *model;

  if (secs == 0)
    return;

  segment.kind = kind;
  segment.start_usec = self->duration_usec;
  segment.duration_usec = (gint64) secs * G_USEC_PER_SEC;
  segment.is_media_mirrored = model->is_media_mirrored && model->side == LIMBER_SIDE_SECOND;
  g_array_append_val (self->segments, segment);

  self->duration_usec += segment.duration_usec;
  if (limber_segment_is_exercise (&segment))
    self->exercise_usec += segment.duration_usec;
}

static void
append_rep (LimberTimeline *self, const LimberSegment *model, const LimberDose *dose)
{
  append (self, model, LIMBER_SEGMENT_MOVE_IN, dose->move_in_secs);
  append (self, model, LIMBER_SEGMENT_HOLD, dose->hold_secs);
  append (self, model, LIMBER_SEGMENT_MOVE_OUT, dose->move_out_secs);
}

static LimberSide
get_side_of_rep (LimberSides sides, LimberSide side, guint rep)
{
  if (sides != LIMBER_SIDES_ALTERNATE)
    return side;

  return rep % 2 == 0 ? LIMBER_SIDE_FIRST : LIMBER_SIDE_SECOND;
}

/* All sets and repetitions of one side, or of both at once */
static void
append_side (LimberTimeline *self, LimberSegment *model, const LimberDose *dose, LimberSide side)
{
  LimberSides sides = limber_exercise_get_sides (model->exercise);
  guint n_reps = sides == LIMBER_SIDES_ALTERNATE ? 2 * dose->reps : dose->reps;

  for (model->set = 0; model->set < dose->sets; model->set++) {
    for (model->rep = 0; model->rep < n_reps; model->rep++) {
      model->side = get_side_of_rep (sides, side, model->rep);
      append_rep (self, model, dose);
      if (model->rep + 1 < n_reps)
        append (self, model, LIMBER_SEGMENT_REST, dose->rest_secs);
      else if (model->set + 1 < dose->sets)
        append (self, model, LIMBER_SEGMENT_REST, SET_REST_SECS);
    }
  }
}

static guint
get_transition_secs (LimberTimeline *self, guint item)
{
  guint secs = limber_routine_get_transition_secs (self->routine);
  gboolean is_floor, was_floor = FALSE;

  is_floor = limber_exercise_get_position (g_ptr_array_index (self->exercises, item))
             == LIMBER_POSITION_FLOOR;
  if (item > 0)
    was_floor = limber_exercise_get_position (g_ptr_array_index (self->exercises, item - 1))
                == LIMBER_POSITION_FLOOR;

  return is_floor != was_floor ? MAX (secs, FLOOR_TRANSITION_SECS) : secs;
}

static void
append_item (LimberTimeline *self, guint index)
{
  LimberExercise *exercise = g_ptr_array_index (self->exercises, index);
  const LimberRoutineItem *item = limber_routine_get_item (self->routine, self->level, index);
  LimberDose dose = limber_dose_apply (limber_exercise_get_dose (exercise), &item->override);
  LimberSegment model = { 0 };

  model.exercise = exercise;
  model.item = index;
  model.n_items = self->exercises->len;
  model.media_path = item->media_path;
  model.is_media_mirrored = !item->has_media_both_sides;
  if (item->media_path == NULL) {
    model.media_path = limber_exercise_get_media_path (exercise);
    model.is_media_mirrored = !limber_exercise_has_media_both_sides (exercise);
  }
  if (limber_exercise_get_sides (exercise) != LIMBER_SIDES_BOTH)
    model.side = LIMBER_SIDE_FIRST;

  g_array_append_val (self->first_segments, self->segments->len);
  append (self, &model, LIMBER_SEGMENT_GET_READY, MAX (get_transition_secs (self, index), 1));
  append_side (self, &model, &dose, model.side);

  if (limber_exercise_get_sides (exercise) == LIMBER_SIDES_LEFT_RIGHT) {
    /* The side that comes: that is what the person must know while changing over. */
    model.side = LIMBER_SIDE_SECOND;
    model.set = 0;
    model.rep = 0;
    append (self, &model, LIMBER_SEGMENT_SWITCH_SIDE, SWITCH_SIDE_SECS);
    append_side (self, &model, &dose, LIMBER_SIDE_SECOND);
  }
}

static gboolean
find_exercises (LimberTimeline *self,
                LimberExerciseLookup lookup,
                gpointer user_data,
                GError **error)
{
  guint n_items = limber_routine_get_n_items (self->routine, self->level);

  for (guint i = 0; i < n_items; i++) {
    const char *id = limber_routine_get_item (self->routine, self->level, i)->exercise_id;
    LimberExercise *exercise = lookup (id, user_data);

    if (exercise == NULL) {
      g_set_error (error, LIMBER_TIMELINE_ERROR, LIMBER_TIMELINE_ERROR_UNKNOWN_EXERCISE,
                   /* Translators: the first is a routine's id, the second an exercise's */
                   _ ("routine “%s” names the exercise “%s”, which does not exist"),
                   limber_routine_get_id (self->routine), id);
      return FALSE;
    }
    g_ptr_array_add (self->exercises, g_object_ref (exercise));
  }

  return TRUE;
}

static void
limber_timeline_finalize (GObject *object)
{
  LimberTimeline *self = LIMBER_TIMELINE (object);

  g_clear_object (&self->routine);
  g_array_unref (self->segments);
  g_ptr_array_unref (self->exercises);
  g_array_unref (self->first_segments);

  G_OBJECT_CLASS (limber_timeline_parent_class)->finalize (object);
}

static void
limber_timeline_class_init (LimberTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_timeline_finalize;
}

static void
limber_timeline_init (LimberTimeline *self)
{
  self->segments = g_array_new (FALSE, TRUE, sizeof (LimberSegment));
  self->exercises = g_ptr_array_new_with_free_func (g_object_unref);
  self->first_segments = g_array_new (FALSE, TRUE, sizeof (guint));
}

/**
 * limber_timeline_new:
 * @routine: a routine
 * @level: from 1
 * @lookup: (scope call): finds the exercises that it names
 * @user_data: for @lookup
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the level laid out in time, or NULL if there is no such
 *   level or exercise
 */
LimberTimeline *
limber_timeline_new (LimberRoutine *routine,
                     guint level,
                     LimberExerciseLookup lookup,
                     gpointer user_data,
                     GError **error)
{
  g_autoptr (LimberTimeline) self = NULL;

  g_return_val_if_fail (LIMBER_IS_ROUTINE (routine), NULL);
  g_return_val_if_fail (lookup != NULL, NULL);

  if (level == 0 || level > limber_routine_get_n_levels (routine)) {
    g_set_error (error, LIMBER_TIMELINE_ERROR, LIMBER_TIMELINE_ERROR_NO_LEVEL,
                 /* Translators: a routine's id, the level asked for, its greatest level */
                 _ ("routine “%s” has no level %u; allowed are 1 to %u"),
                 limber_routine_get_id (routine), level, limber_routine_get_n_levels (routine));
    return NULL;
  }
  if (limber_routine_get_n_items (routine, level) == 0) {
    g_set_error (error, LIMBER_TIMELINE_ERROR, LIMBER_TIMELINE_ERROR_EMPTY,
                 /* Translators: a level's number, a routine's id */
                 _ ("nothing of level %u of routine “%s” is left to do"), level,
                 limber_routine_get_id (routine));
    return NULL;
  }

  self = g_object_new (LIMBER_TYPE_TIMELINE, NULL);
  self->routine = g_object_ref (routine);
  self->level = level;
  if (!find_exercises (self, lookup, user_data, error))
    return NULL;
  for (guint i = 0; i < self->exercises->len; i++)
    append_item (self, i);

  return g_steal_pointer (&self);
}

static LimberExercise *
return_exercise (const char *id, gpointer exercise)
{
  return exercise;
}

/**
 * limber_timeline_new_for_exercise:
 * @exercise: an exercise
 *
 * Returns: (transfer full): the timeline of a routine that has nothing but this exercise, at its
 *   own dose
 */
LimberTimeline *
limber_timeline_new_for_exercise (LimberExercise *exercise)
{
  g_auto (LimberRoutineContent) content = { 0 };
  g_autoptr (LimberRoutine) routine = NULL;
  LimberRoutineLevel *level = NULL;
  LimberTimeline *timeline = NULL;

  g_return_val_if_fail (LIMBER_IS_EXERCISE (exercise), NULL);

  limber_routine_content_init (&content);
  level = limber_routine_level_new ();
  content.id = g_strdup (limber_exercise_get_id (exercise));
  content.title = g_strdup (limber_exercise_get_title (exercise));
  content.position = limber_exercise_get_position (exercise);
  g_ptr_array_add (level->items, limber_routine_item_new (content.id));
  g_ptr_array_add (content.levels, level);
  routine = limber_routine_new (&content);
  timeline = limber_timeline_new (routine, 1, return_exercise, exercise, NULL);
  g_assert (timeline != NULL);
  return timeline;
}

/**
 * limber_timeline_get_routine:
 * @self: a timeline
 *
 * Returns: (transfer none): the routine it was made of
 */
LimberRoutine *
limber_timeline_get_routine (LimberTimeline *self)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (self), NULL);

  return self->routine;
}

/**
 * limber_timeline_get_level:
 * @self: a timeline
 *
 * Returns: the level, from 1
 */
guint
limber_timeline_get_level (LimberTimeline *self)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (self), 0);

  return self->level;
}

/**
 * limber_timeline_get_duration_usec:
 * @self: a timeline
 *
 * Returns: how long the whole session takes
 */
gint64
limber_timeline_get_duration_usec (LimberTimeline *self)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (self), 0);

  return self->duration_usec;
}

/**
 * limber_timeline_get_exercise_usec:
 * @self: a timeline
 *
 * Returns: how much of it is exercise, without get-ready, rests and changes of side
 */
gint64
limber_timeline_get_exercise_usec (LimberTimeline *self)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (self), 0);

  return self->exercise_usec;
}

/**
 * limber_timeline_get_n_segments:
 * @self: a timeline
 *
 * Returns: how many segments it has
 */
guint
limber_timeline_get_n_segments (LimberTimeline *self)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (self), 0);

  return self->segments->len;
}

/**
 * limber_timeline_get_segment:
 * @self: a timeline
 * @index: from 0
 *
 * Returns: (transfer none): the segment
 */
const LimberSegment *
limber_timeline_get_segment (LimberTimeline *self, guint index)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (index < self->segments->len, NULL);

  return &g_array_index (self->segments, LimberSegment, index);
}

/**
 * limber_timeline_find_segment:
 * @self: a timeline
 * @at_usec: from the start of the session
 *
 * Returns: the index of the segment that holds @at_usec; the first one before the start, the last
 *   one at or after the end
 */
guint
limber_timeline_find_segment (LimberTimeline *self, gint64 at_usec)
{
  guint low = 0, high;

  g_return_val_if_fail (LIMBER_IS_TIMELINE (self), 0);

  high = self->segments->len - 1;
  while (low < high) {
    guint middle = low + (high - low + 1) / 2;

    if (g_array_index (self->segments, LimberSegment, middle).start_usec <= at_usec)
      low = middle;
    else
      high = middle - 1;
  }

  return low;
}

/**
 * limber_timeline_get_n_items:
 * @self: a timeline
 *
 * Returns: how many items of the routine it runs through
 */
guint
limber_timeline_get_n_items (LimberTimeline *self)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (self), 0);

  return self->exercises->len;
}

/**
 * limber_timeline_get_first_segment:
 * @self: a timeline
 * @item: from 0
 *
 * Returns: the index of the item's first segment, its get-ready
 */
guint
limber_timeline_get_first_segment (LimberTimeline *self, guint item)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (self), 0);
  g_return_val_if_fail (item < self->first_segments->len, 0);

  return g_array_index (self->first_segments, guint, item);
}

/**
 * limber_timeline_get_exercise:
 * @self: a timeline
 * @item: from 0
 *
 * Returns: (transfer none): the item's exercise
 */
LimberExercise *
limber_timeline_get_exercise (LimberTimeline *self, guint item)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (item < self->exercises->len, NULL);

  return g_ptr_array_index (self->exercises, item);
}

/**
 * limber_timeline_get_item:
 * @self: a timeline
 * @item: from 0
 *
 * Returns: (transfer none): the item as the routine has it
 */
const LimberRoutineItem *
limber_timeline_get_item (LimberTimeline *self, guint item)
{
  g_return_val_if_fail (LIMBER_IS_TIMELINE (self), NULL);

  return limber_routine_get_item (self->routine, self->level, item);
}

/**
 * limber_segment_kind_to_nick:
 * @kind: a kind
 *
 * Returns: (transfer none): the word that JSON uses for it
 */
const char *
limber_segment_kind_to_nick (LimberSegmentKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_nicks), NULL);

  return kind_nicks[kind];
}

/**
 * limber_segment_is_exercise:
 * @self: a segment
 *
 * Returns: whether it counts as exercise: moving or holding
 */
gboolean
limber_segment_is_exercise (const LimberSegment *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == LIMBER_SEGMENT_MOVE_IN || self->kind == LIMBER_SEGMENT_HOLD
         || self->kind == LIMBER_SEGMENT_MOVE_OUT;
}

/**
 * limber_segment_get_phase_title:
 * @self: a segment
 *
 * Returns: (transfer none): what happens in it, in the user's language
 */
const char *
limber_segment_get_phase_title (const LimberSegment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind) {
  case LIMBER_SEGMENT_GET_READY:
    return C_ ("phase of a stretch", "Get ready");
  case LIMBER_SEGMENT_MOVE_IN:
    return C_ ("phase of a stretch", "Ease in");
  case LIMBER_SEGMENT_HOLD:
    return C_ ("phase of a stretch", "Hold");
  case LIMBER_SEGMENT_MOVE_OUT:
    return C_ ("phase of a stretch", "Ease out");
  case LIMBER_SEGMENT_REST:
    return C_ ("phase of a stretch", "Rest");
  case LIMBER_SEGMENT_SWITCH_SIDE:
    return C_ ("phase of a stretch", "Change sides");
  }

  g_return_val_if_reached (NULL);
}

/**
 * limber_segment_is_left:
 * @self: a segment that works on one side
 *
 * Returns: whether that is the person's left
 */
gboolean
limber_segment_is_left (const LimberSegment *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->side == LIMBER_SIDE_FIRST) == !!limber_exercise_is_left_first (self->exercise);
}

/**
 * limber_segment_get_side_nick:
 * @self: a segment
 *
 * Returns: (transfer none): "left", "right" or "none": the person's side that is worked on
 */
const char *
limber_segment_get_side_nick (const LimberSegment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->side == LIMBER_SIDE_NONE)
    return "none";

  return limber_segment_is_left (self) ? "left" : "right";
}

/**
 * limber_segment_get_side_title:
 * @self: a segment
 *
 * Returns: (transfer none) (nullable): the side in the user's language; NULL where both work
 */
const char *
limber_segment_get_side_title (const LimberSegment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->side == LIMBER_SIDE_NONE)
    return NULL;

  return limber_segment_is_left (self) ? _ ("Left side") : _ ("Right side");
}
