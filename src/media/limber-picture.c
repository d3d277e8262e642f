/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-picture"

#include "config.h"

#include "media/limber-picture.h"

/*
 * LimberPicture:
 *
 * The order of what shows an exercise: its clip or picture, else the figure, else nothing.
 */

LimberPicture *
limber_picture_new_for_segment (const LimberSegment *segment, GHashTable *lost)
{
  g_return_val_if_fail (segment != NULL, NULL);

  LimberPicture *self = g_new0 (LimberPicture, 1);
  LimberChoreography *choreography = limber_exercise_get_choreography (segment->exercise);

  if (segment->media_path != NULL
      && (lost == NULL || !g_hash_table_contains (lost, segment->media_path))) {
    self->path = g_strdup (segment->media_path);
    self->is_mirrored = segment->is_media_mirrored;
  } else if (choreography != NULL) {
    self->choreography = limber_choreography_ref (choreography);
  }

  return self;
}

LimberPicture *
limber_picture_copy (const LimberPicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  LimberPicture *copy = g_new0 (LimberPicture, 1);

  copy->path = g_strdup (self->path);
  copy->is_mirrored = self->is_mirrored;
  if (self->choreography != NULL)
    copy->choreography = limber_choreography_ref (self->choreography);

  return copy;
}

void
limber_picture_free (LimberPicture *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->path);
  g_clear_pointer (&self->choreography, limber_choreography_unref);
  g_free (self);
}

gboolean
limber_picture_is_empty (const LimberPicture *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->path == NULL && self->choreography == NULL;
}

gboolean
limber_picture_equal (const LimberPicture *a, const LimberPicture *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->path, b->path) == 0 && a->is_mirrored == b->is_mirrored
         && a->choreography == b->choreography;
}
