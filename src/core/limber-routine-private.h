/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-routine.h"

G_BEGIN_DECLS

/** One level of a routine. */
typedef struct {
  LimberRange weeks;
  GPtrArray *items; /* (owned) (element-type LimberRoutineItem) */
} LimberRoutineLevel;

/** What a routine holds: filled by the parser (and by tests), then given to the routine. */
typedef struct {
  char *id;    /* (owned) */
  char *title; /* (owned) */
  char *goal;  /* (owned) (nullable) */
  LimberPosition position;
  char **tags; /* (owned) */
  guint transition_secs;
  GPtrArray *levels; /* (owned) (element-type LimberRoutineLevel) */
} LimberRoutineContent;

LimberRoutineItem *limber_routine_item_new (const char *exercise_id) G_GNUC_WARN_UNUSED_RESULT;
LimberRoutineItem *
limber_routine_item_copy (const LimberRoutineItem *self) G_GNUC_WARN_UNUSED_RESULT;
void limber_routine_item_free (LimberRoutineItem *self);
LimberRoutineLevel *limber_routine_level_new (void) G_GNUC_WARN_UNUSED_RESULT;
void limber_routine_level_free (LimberRoutineLevel *self);

void limber_routine_content_init (LimberRoutineContent *self);
void limber_routine_content_clear (LimberRoutineContent *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LimberRoutineContent, limber_routine_content_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberRoutineItem, limber_routine_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberRoutineLevel, limber_routine_level_free)

/* Takes everything out of @content, which is empty afterwards; there is at least one level. */
LimberRoutine *limber_routine_new (LimberRoutineContent *content) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
