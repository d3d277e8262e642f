/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-routine"

#include "config.h"

#include "core/limber-routine-private.h"

/*
 * LimberRoutine:
 *
 * An ordered list of exercises with their dose, for each of its levels. It names exercises by id
 * and does not know whether they exist. It never changes.
 */

struct _LimberRoutine {
  GObject parent_instance;

  LimberRoutineContent content; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LimberRoutine, limber_routine, G_TYPE_OBJECT)

static LimberRoutineLevel *
get_level (LimberRoutine *self, guint level)
{
  if (level == 0 || level > self->content.levels->len)
    return NULL;

  return g_ptr_array_index (self->content.levels, level - 1);
}

static void
limber_routine_finalize (GObject *object)
{
  LimberRoutine *self = LIMBER_ROUTINE (object);

  limber_routine_content_clear (&self->content);

  G_OBJECT_CLASS (limber_routine_parent_class)->finalize (object);
}

static void
limber_routine_class_init (LimberRoutineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_routine_finalize;
}

static void
limber_routine_init (LimberRoutine *self)
{
}

/**
 * limber_routine_item_new:
 * @exercise_id: the exercise it names
 *
 * Returns: (transfer full): an item that says nothing of the dose
 */
LimberRoutineItem *
limber_routine_item_new (const char *exercise_id)
{
  LimberRoutineItem *self = g_new0 (LimberRoutineItem, 1);

  self->exercise_id = g_strdup (exercise_id);
  self->override = LIMBER_DOSE_OVERRIDE_NONE;

  return self;
}

/**
 * limber_routine_item_copy:
 * @self: an item
 *
 * Returns: (transfer full): the same again
 */
LimberRoutineItem *
limber_routine_item_copy (const LimberRoutineItem *self)
{
  LimberRoutineItem *copy = limber_routine_item_new (self->exercise_id);

  copy->override = self->override;
  copy->line = self->line;
  copy->note = g_strdup (self->note);
  copy->media_path = g_strdup (self->media_path);
  copy->has_media_both_sides = self->has_media_both_sides;

  return copy;
}

/**
 * limber_routine_item_free:
 * @self: (transfer full) (nullable): an item
 */
void
limber_routine_item_free (LimberRoutineItem *self)
{
  if (self == NULL)
    return;

  g_free (self->exercise_id);
  g_free (self->note);
  g_free (self->media_path);
  g_free (self);
}

/**
 * limber_routine_level_new:
 *
 * Returns: (transfer full): a level without items
 */
LimberRoutineLevel *
limber_routine_level_new (void)
{
  LimberRoutineLevel *self = g_new0 (LimberRoutineLevel, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_routine_item_free);

  return self;
}

/**
 * limber_routine_level_free:
 * @self: (transfer full) (nullable): a level
 */
void
limber_routine_level_free (LimberRoutineLevel *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * limber_routine_content_init:
 * @self: contents to be made empty
 */
void
limber_routine_content_init (LimberRoutineContent *self)
{
  *self = (LimberRoutineContent){ 0 };
  self->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_routine_level_free);
}

/**
 * limber_routine_content_clear:
 * @self: contents to free
 */
void
limber_routine_content_clear (LimberRoutineContent *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->goal, g_free);
  g_clear_pointer (&self->tags, g_strfreev);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
}

/**
 * limber_routine_new:
 * @content: its contents, taken over
 *
 * Returns: (transfer full): the routine
 */
LimberRoutine *
limber_routine_new (LimberRoutineContent *content)
{
  LimberRoutine *self = NULL;

  g_return_val_if_fail (content != NULL && content->id != NULL && content->title != NULL, NULL);
  g_return_val_if_fail (content->levels != NULL && content->levels->len > 0, NULL);

  self = g_object_new (LIMBER_TYPE_ROUTINE, NULL);
  self->content = *content;
  *content = (LimberRoutineContent){ 0 };
  if (self->content.tags == NULL)
    self->content.tags = g_new0 (char *, 1);

  return self;
}

/**
 * limber_routine_get_id:
 * @self: a routine
 *
 * Returns: (transfer none): its id
 */
const char *
limber_routine_get_id (LimberRoutine *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE (self), NULL);

  return self->content.id;
}

/**
 * limber_routine_get_title:
 * @self: a routine
 *
 * Returns: (transfer none): its name, in the user's language
 */
const char *
limber_routine_get_title (LimberRoutine *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE (self), NULL);

  return self->content.title;
}

/**
 * limber_routine_get_goal:
 * @self: a routine
 *
 * Returns: (transfer none) (nullable): one sentence, what it is good for
 */
const char *
limber_routine_get_goal (LimberRoutine *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE (self), NULL);

  return self->content.goal;
}

/**
 * limber_routine_get_position:
 * @self: a routine
 *
 * Returns: how most of it is done
 */
LimberPosition
limber_routine_get_position (LimberRoutine *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE (self), LIMBER_POSITION_SEATED);

  return self->content.position;
}

/**
 * limber_routine_get_tags:
 * @self: a routine
 *
 * Returns: (transfer none) (array zero-terminated=1): its tags
 */
const char *const *
limber_routine_get_tags (LimberRoutine *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE (self), NULL);

  return (const char *const *) self->content.tags;
}

/**
 * limber_routine_is_discreet:
 * @self: a routine
 *
 * Returns: whether it has the tag "discreet": nobody in the office notices it, and it makes no
 * sound
 */
gboolean
limber_routine_is_discreet (LimberRoutine *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE (self), FALSE);

  return g_strv_contains (limber_routine_get_tags (self), "discreet");
}

/**
 * limber_routine_get_transition_secs:
 * @self: a routine
 *
 * Returns: seconds of get-ready before an item
 */
guint
limber_routine_get_transition_secs (LimberRoutine *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE (self), 0);

  return self->content.transition_secs;
}

/**
 * limber_routine_get_n_levels:
 * @self: a routine
 *
 * Returns: how many levels it has, at least one
 */
guint
limber_routine_get_n_levels (LimberRoutine *self)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE (self), 0);

  return self->content.levels->len;
}

/**
 * limber_routine_get_weeks:
 * @self: a routine
 * @level: from 1
 *
 * Returns: the weeks of a programme that the level is meant for, 0–0 where the file does not say
 */
LimberRange
limber_routine_get_weeks (LimberRoutine *self, guint level)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE (self), (LimberRange){ 0 });
  g_return_val_if_fail (get_level (self, level) != NULL, (LimberRange){ 0 });

  return get_level (self, level)->weeks;
}

/**
 * limber_routine_get_n_items:
 * @self: a routine
 * @level: from 1
 *
 * Returns: how many items the level has, 0 for a level that does not exist
 */
guint
limber_routine_get_n_items (LimberRoutine *self, guint level)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE (self), 0);

  return get_level (self, level) != NULL ? get_level (self, level)->items->len : 0;
}

/**
 * limber_routine_get_item:
 * @self: a routine
 * @level: from 1
 * @index: from 0
 *
 * Returns: (transfer none): the item
 */
const LimberRoutineItem *
limber_routine_get_item (LimberRoutine *self, guint level, guint index)
{
  g_return_val_if_fail (LIMBER_IS_ROUTINE (self), NULL);
  g_return_val_if_fail (index < limber_routine_get_n_items (self, level), NULL);

  return g_ptr_array_index (get_level (self, level)->items, index);
}
