/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-enums.h"
#include "core/limber-exercise.h"
#include "core/limber-routine.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  LIMBER_SEGMENT_GET_READY,
  LIMBER_SEGMENT_MOVE_IN,
  LIMBER_SEGMENT_HOLD,
  LIMBER_SEGMENT_MOVE_OUT,
  LIMBER_SEGMENT_REST,
  LIMBER_SEGMENT_SWITCH_SIDE,
} LimberSegmentKind;

/**
 * LimberSegment:
 * @kind: what happens
 * @start_usec: from the start of the session
 * @duration_usec: never 0
 * @exercise: (unowned by the reader): the timeline keeps it alive
 * @item: index of the routine's item, from 0
 * @n_items: items of the whole session
 * @side: the side that is worked on, NONE for an exercise of both
 * @set: from 0
 * @rep: from 0, within the side and set; for `alternate` it counts both sides
 * @media_path: (nullable): clip or picture that replaces the figure
 * @is_media_mirrored: it shows the other side, and has to be seen as in a mirror
 *
 * A timed piece of a session.
 */
typedef struct {
  LimberSegmentKind kind;
  gint64 start_usec;
  gint64 duration_usec;
  LimberExercise *exercise;
  guint item;
  guint n_items;
  LimberSide side;
  guint set;
  guint rep;
  const char *media_path;
  gboolean is_media_mirrored;
} LimberSegment;

#define LIMBER_TYPE_TIMELINE (limber_timeline_get_type ())
G_DECLARE_FINAL_TYPE (LimberTimeline, limber_timeline, LIMBER, TIMELINE, GObject)

/* Finds an exercise by its id; (transfer none) (nullable) */
typedef LimberExercise *(*LimberExerciseLookup) (const char *id, gpointer user_data);

typedef enum {
  LIMBER_TIMELINE_ERROR_NO_LEVEL,
  LIMBER_TIMELINE_ERROR_EMPTY, /* all of its items were left out (limber-routine-fit.h) */
  LIMBER_TIMELINE_ERROR_UNKNOWN_EXERCISE,
} LimberTimelineError;

#define LIMBER_TIMELINE_ERROR (limber_timeline_error_quark ())
GQuark limber_timeline_error_quark (void);

/* NULL and @error if the level does not exist or an exercise is unknown. The formula is design
 * §8's. */
LimberTimeline *limber_timeline_new (LimberRoutine *routine,
                                     guint level,
                                     LimberExerciseLookup lookup,
                                     gpointer user_data,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One exercise alone, at its own dose (transfer full) */
LimberTimeline *
limber_timeline_new_for_exercise (LimberExercise *exercise) G_GNUC_WARN_UNUSED_RESULT;

LimberRoutine *limber_timeline_get_routine (LimberTimeline *self);
guint limber_timeline_get_level (LimberTimeline *self);
gint64 limber_timeline_get_duration_usec (LimberTimeline *self);
guint limber_timeline_get_n_segments (LimberTimeline *self);
const LimberSegment *limber_timeline_get_segment (LimberTimeline *self, guint index);
/* The segment that holds @at_usec (half-open); the last one at or after the end */
guint limber_timeline_find_segment (LimberTimeline *self, gint64 at_usec);

/* Of the exercises alone: moving and holding, without get-ready and rests */
gint64 limber_timeline_get_exercise_usec (LimberTimeline *self);
guint limber_timeline_get_n_items (LimberTimeline *self);
/* The first segment of an item: its get-ready */
guint limber_timeline_get_first_segment (LimberTimeline *self, guint item);
/* (transfer none): the exercise of an item */
LimberExercise *limber_timeline_get_exercise (LimberTimeline *self, guint item);
/* (transfer none): the item as the routine has it */
const LimberRoutineItem *limber_timeline_get_item (LimberTimeline *self, guint item);

const char *limber_segment_kind_to_nick (LimberSegmentKind kind);
/* Whether it counts as exercise: move-in, hold, move-out */
gboolean limber_segment_is_exercise (const LimberSegment *self);
/* "Get ready", "Hold" … in the user's language */
const char *limber_segment_get_phase_title (const LimberSegment *self);
/* The person's own side, of a segment that works on one; it never follows the writing direction */
gboolean limber_segment_is_left (const LimberSegment *self);
/* "left", "right" or "none": the person's side that is worked on */
const char *limber_segment_get_side_nick (const LimberSegment *self);
/* (nullable): "Left side" in the user's language; NULL where both sides work */
const char *limber_segment_get_side_title (const LimberSegment *self);

G_END_DECLS
