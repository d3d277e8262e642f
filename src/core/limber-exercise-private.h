/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-exercise.h"

G_BEGIN_DECLS

/** What an exercise holds: filled by the parser (and by tests), then given to the exercise. */
typedef struct {
  char *id;       /* (owned) */
  char *title;    /* (owned) */
  char *category; /* (owned) */
  char **areas;   /* (owned) */
  char **muscles; /* (owned) */
  LimberPosition position;
  LimberSides sides;
  gboolean is_left_first;
  LimberDoseType dose_type;
  LimberDose dose;
  LimberDoseLimits limits;
  guint difficulty;
  char **equipment; /* (owned) */
  gboolean is_discreet;
  gboolean is_clinician_only;
  char *load;          /* (owned) */
  char **steps;        /* (owned) */
  char **mistakes;     /* (owned) */
  char **stop_if;      /* (owned) */
  char **avoid_if;     /* (owned) */
  char **ask_first_if; /* (owned) */
  char *media_path;    /* (owned) (nullable) */
  gboolean has_media_both_sides;
  LimberChoreography *choreography; /* (owned) (nullable) */
} LimberExerciseContent;

void limber_exercise_content_clear (LimberExerciseContent *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LimberExerciseContent, limber_exercise_content_clear)

/* Takes everything out of @content, which is empty afterwards. A list that is NULL becomes an empty
 * one. */
LimberExercise *limber_exercise_new (LimberExerciseContent *content) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
