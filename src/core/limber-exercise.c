/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-exercise"

#include "config.h"

#include "core/limber-exercise-private.h"

/*
 * LimberExercise:
 *
 * One exercise as its file describes it, in one language. It never changes, so it may be read from
 * any thread; a list view can hold it. What a session makes of it is limber-timeline's matter.
 */

struct _LimberExercise {
  GObject parent_instance;

  LimberExerciseContent content; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LimberExercise, limber_exercise, G_TYPE_OBJECT)

static char **
steal_list (char ***list)
{
  return *list != NULL ? g_steal_pointer (list) : g_new0 (char *, 1);
}

static void
limber_exercise_finalize (GObject *object)
{
  LimberExercise *self = LIMBER_EXERCISE (object);

  limber_exercise_content_clear (&self->content);

  G_OBJECT_CLASS (limber_exercise_parent_class)->finalize (object);
}

static void
limber_exercise_class_init (LimberExerciseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_exercise_finalize;
}

static void
limber_exercise_init (LimberExercise *self)
{
}

/**
 * limber_exercise_content_clear:
 * @self: contents to free, empty afterwards
 */
void
limber_exercise_content_clear (LimberExerciseContent *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->category, g_free);
  g_clear_pointer (&self->areas, g_strfreev);
  g_clear_pointer (&self->muscles, g_strfreev);
  g_clear_pointer (&self->equipment, g_strfreev);
  g_clear_pointer (&self->load, g_free);
  g_clear_pointer (&self->steps, g_strfreev);
  g_clear_pointer (&self->mistakes, g_strfreev);
  g_clear_pointer (&self->stop_if, g_strfreev);
  g_clear_pointer (&self->avoid_if, g_strfreev);
  g_clear_pointer (&self->ask_first_if, g_strfreev);
  g_clear_pointer (&self->media_path, g_free);
  g_clear_pointer (&self->choreography, limber_choreography_unref);
}

/**
 * limber_exercise_new:
 * @content: its contents, taken over
 *
 * Returns: (transfer full): the exercise
 */
LimberExercise *
limber_exercise_new (LimberExerciseContent *content)
{
  LimberExercise *self = NULL;

  g_return_val_if_fail (content != NULL && content->id != NULL && content->title != NULL, NULL);

  self = g_object_new (LIMBER_TYPE_EXERCISE, NULL);
  self->content = *content;
  *content = (LimberExerciseContent){ 0 };
  self->content.areas = steal_list (&self->content.areas);
  self->content.muscles = steal_list (&self->content.muscles);
  self->content.equipment = steal_list (&self->content.equipment);
  self->content.steps = steal_list (&self->content.steps);
  self->content.mistakes = steal_list (&self->content.mistakes);
  self->content.stop_if = steal_list (&self->content.stop_if);
  self->content.avoid_if = steal_list (&self->content.avoid_if);
  self->content.ask_first_if = steal_list (&self->content.ask_first_if);

  return self;
}

/**
 * limber_exercise_get_id:
 * @self: an exercise
 *
 * Returns: (transfer none): its id
 */
const char *
limber_exercise_get_id (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return self->content.id;
}

/**
 * limber_exercise_get_title:
 * @self: an exercise
 *
 * Returns: (transfer none): its name, in the user's language
 */
const char *
limber_exercise_get_title (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return self->content.title;
}

/**
 * limber_exercise_get_category:
 * @self: an exercise
 *
 * Returns: (transfer none): a word of %LIMBER_VOCABULARY_CATEGORY
 */
const char *
limber_exercise_get_category (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return self->content.category;
}

/**
 * limber_exercise_get_areas:
 * @self: an exercise
 *
 * Returns: (transfer none): words of %LIMBER_VOCABULARY_AREA, the main one first
 */
const char *const *
limber_exercise_get_areas (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return (const char *const *) self->content.areas;
}

/**
 * limber_exercise_get_muscles:
 * @self: an exercise
 *
 * Returns: (transfer none): names of muscles, the main ones first
 */
const char *const *
limber_exercise_get_muscles (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return (const char *const *) self->content.muscles;
}

/**
 * limber_exercise_get_position:
 * @self: an exercise
 *
 * Returns: how it is done
 */
LimberPosition
limber_exercise_get_position (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), LIMBER_POSITION_SEATED);

  return self->content.position;
}

/**
 * limber_exercise_get_sides:
 * @self: an exercise
 *
 * Returns: how it uses the two sides of the body
 */
LimberSides
limber_exercise_get_sides (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), LIMBER_SIDES_BOTH);

  return self->content.sides;
}

/**
 * limber_exercise_is_left_first:
 * @self: an exercise
 *
 * Returns: whether poses and steps describe the left side
 */
gboolean
limber_exercise_is_left_first (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), FALSE);

  return self->content.is_left_first;
}

/**
 * limber_exercise_get_dose_type:
 * @self: an exercise
 *
 * Returns: what kind of dose it has
 */
LimberDoseType
limber_exercise_get_dose_type (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), LIMBER_DOSE_HOLD);

  return self->content.dose_type;
}

/**
 * limber_exercise_get_dose:
 * @self: an exercise
 *
 * Returns: (transfer none): its own dose, which a routine may change
 */
const LimberDose *
limber_exercise_get_dose (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return &self->content.dose;
}

/**
 * limber_exercise_get_limits:
 * @self: an exercise
 *
 * Returns: (transfer none): within which it may
 */
const LimberDoseLimits *
limber_exercise_get_limits (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return &self->content.limits;
}

/**
 * limber_exercise_get_difficulty:
 * @self: an exercise
 *
 * Returns: 1 easy to 3 demanding
 */
guint
limber_exercise_get_difficulty (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), 0);

  return self->content.difficulty;
}

/**
 * limber_exercise_get_equipment:
 * @self: an exercise
 *
 * Returns: (transfer none): words of %LIMBER_VOCABULARY_EQUIPMENT
 */
const char *const *
limber_exercise_get_equipment (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return (const char *const *) self->content.equipment;
}

/**
 * limber_exercise_is_discreet:
 * @self: an exercise
 *
 * Returns: whether it can be done in an office unnoticed
 */
gboolean
limber_exercise_is_discreet (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), FALSE);

  return self->content.is_discreet;
}

/**
 * limber_exercise_is_clinician_only:
 * @self: an exercise
 *
 * Returns: whether it needs a clinician's plan
 */
gboolean
limber_exercise_is_clinician_only (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), FALSE);

  return self->content.is_clinician_only;
}

/**
 * limber_exercise_get_load:
 * @self: an exercise
 *
 * Returns: (transfer none): a word of %LIMBER_VOCABULARY_LOAD
 */
const char *
limber_exercise_get_load (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return self->content.load;
}

/**
 * limber_exercise_get_steps:
 * @self: an exercise
 *
 * Returns: (transfer none): short instructions, in order
 */
const char *const *
limber_exercise_get_steps (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return (const char *const *) self->content.steps;
}

/**
 * limber_exercise_get_mistakes:
 * @self: an exercise
 *
 * Returns: (transfer none): what to watch for
 */
const char *const *
limber_exercise_get_mistakes (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return (const char *const *) self->content.mistakes;
}

/**
 * limber_exercise_get_stop_if:
 * @self: an exercise
 *
 * Returns: (transfer none): words of %LIMBER_VOCABULARY_STOP_SIGN
 */
const char *const *
limber_exercise_get_stop_if (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return (const char *const *) self->content.stop_if;
}

/**
 * limber_exercise_get_avoid_if:
 * @self: an exercise
 *
 * Returns: (transfer none): words of %LIMBER_VOCABULARY_CONDITION
 */
const char *const *
limber_exercise_get_avoid_if (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return (const char *const *) self->content.avoid_if;
}

/**
 * limber_exercise_get_ask_first_if:
 * @self: an exercise
 *
 * Returns: (transfer none): words of %LIMBER_VOCABULARY_CONDITION
 */
const char *const *
limber_exercise_get_ask_first_if (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return (const char *const *) self->content.ask_first_if;
}

/**
 * limber_exercise_get_media_path:
 * @self: an exercise
 *
 * Returns: (transfer none) (nullable): absolute path of its clip or picture
 */
const char *
limber_exercise_get_media_path (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return self->content.media_path;
}

/**
 * limber_exercise_has_media_both_sides:
 * @self: an exercise
 *
 * Returns: whether its clip or picture shows both sides, and may not be mirrored for the second
 */
gboolean
limber_exercise_has_media_both_sides (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), FALSE);

  return self->content.has_media_both_sides;
}

/**
 * limber_exercise_get_choreography:
 * @self: an exercise
 *
 * Returns: (transfer none) (nullable): its poses and motion
 */
LimberChoreography *
limber_exercise_get_choreography (LimberExercise *self)
{
  g_return_val_if_fail (LIMBER_IS_EXERCISE (self), NULL);

  return self->content.choreography;
}
