/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-choreography"

#include "config.h"

#include "core/limber-choreography-private.h"

#include <glib/gi18n-lib.h>

/*
 * LimberChoreography:
 *
 * An exercise's key poses and the order in which they follow each other, as its file says. A value:
 * built up by the parser key by key, then sealed, then read by anyone from any thread. It knows
 * names and bounds, no geometry. What the keys say is read by limber-choreography-keys.c.
 */

G_DEFINE_QUARK (limber - choreography - error - quark, limber_choreography_error)
G_DEFINE_BOXED_TYPE (LimberChoreography,
                     limber_choreography,
                     limber_choreography_ref,
                     limber_choreography_unref)

static void
key_pose_free (gpointer data)
{
  LimberKeyPose *pose = data;

  g_free (pose->name);
  g_free (pose);
}

LimberKeyPose *
limber_choreography_find_pose (LimberChoreography *self, const char *name, guint *index)
{
  for (guint i = 0; i < self->poses->len; i++) {
    LimberKeyPose *pose = g_ptr_array_index (self->poses, i);

    if (g_str_equal (pose->name, name)) {
      if (index != NULL)
        *index = i;
      return pose;
    }
  }

  return NULL;
}

static gboolean
resolve_path (LimberChoreography *self, guint which, GError **error)
{
  LimberPath *path = &self->paths[which];
  char **names = self->names[which];
  guint n_names = names != NULL ? g_strv_length (names) : 0;

  path->poses = g_new0 (guint, MAX (n_names, 1));
  path->n_poses = n_names;
  for (guint i = 0; i < n_names; i++) {
    if (limber_choreography_find_pose (self, names[i], &path->poses[i]) == NULL) {
      g_set_error (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_INVALID,
                   _ ("%s names the pose “%s”, which the file does not have"),
                   limber_choreography_path_to_key (which), names[i]);
      return FALSE;
    }
  }

  return TRUE;
}

static void
set_path (LimberPath *path, const guint *poses, guint n_poses)
{
  g_free (path->poses);
  path->poses = g_memdup2 (poses, n_poses * sizeof *poses);
  path->n_poses = n_poses;
}

static void
fill_default_paths (LimberChoreography *self)
{
  LimberPath *move_in = &self->paths[PATH_MOVE_IN];
  LimberPath *hold = &self->paths[PATH_HOLD];
  LimberPath *move_out = &self->paths[PATH_MOVE_OUT];

  if (move_in->n_poses == 0) {
    guint n_poses = self->poses->len;
    guint poses[2] = { 0, n_poses > 1 ? 1 : 0 };

    set_path (move_in, poses, 2);
  }
  if (hold->n_poses == 0)
    set_path (hold, &move_in->poses[move_in->n_poses - 1], 1);
  if (move_out->n_poses == 0) {
    set_path (move_out, move_in->poses, move_in->n_poses);
    for (guint i = 0; i < move_in->n_poses; i++)
      move_out->poses[i] = move_in->poses[move_in->n_poses - 1 - i];
  }
}

/**
 * limber_choreography_new:
 *
 * Returns: (transfer full): an empty one, to be filled by a parser
 */
LimberChoreography *
limber_choreography_new (void)
{
  LimberChoreography *self = g_new0 (LimberChoreography, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->poses = g_ptr_array_new_with_free_func (key_pose_free);
  self->muscles = g_new0 (char *, 1);
  self->contacts = g_new0 (char *, 1);
  self->anchor = LIMBER_ANCHOR_GROUND;
  self->hold_round_secs = 4;
  self->azimuth = -40;
  self->elevation = 12;
  self->turns_view = TRUE;

  return self;
}

LimberChoreography *
limber_choreography_ref (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
limber_choreography_unref (LimberChoreography *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->poses, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->paths); i++) {
    g_strfreev (self->names[i]);
    g_free (self->paths[i].poses);
  }
  g_strfreev (self->muscles);
  g_strfreev (self->contacts);
  g_free (self);
}

/**
 * limber_choreography_is_empty:
 * @self: a choreography
 *
 * Returns: whether it has no pose, so that there is nothing to draw
 */
gboolean
limber_choreography_is_empty (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->poses->len == 0;
}

/**
 * limber_choreography_seal:
 * @self: filled
 * @error: what does not fit together
 *
 * Ends the building: after this it never changes.
 *
 * Returns: whether it can be drawn
 */
gboolean
limber_choreography_seal (LimberChoreography *self, GError **error)
{
  g_return_val_if_fail (self != NULL && !self->is_sealed, FALSE);

  if (self->poses->len == 0) {
    g_set_error_literal (error, LIMBER_CHOREOGRAPHY_ERROR, LIMBER_CHOREOGRAPHY_ERROR_INVALID,
                         _ ("a motion needs at least one [Pose …] group"));
    return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (self->paths); i++) {
    if (!resolve_path (self, i, error))
      return FALSE;
  }

  fill_default_paths (self);
  self->is_sealed = TRUE;
  return TRUE;
}

guint
limber_choreography_get_n_poses (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->poses->len;
}

const LimberKeyPose *
limber_choreography_get_pose (LimberChoreography *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->poses->len, NULL);

  return g_ptr_array_index (self->poses, index);
}

const LimberPath *
limber_choreography_get_move_in (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL && self->is_sealed, NULL);

  return &self->paths[PATH_MOVE_IN];
}

const LimberPath *
limber_choreography_get_move_out (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL && self->is_sealed, NULL);

  return &self->paths[PATH_MOVE_OUT];
}

const LimberPath *
limber_choreography_get_hold (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL && self->is_sealed, NULL);

  return &self->paths[PATH_HOLD];
}

double
limber_choreography_get_hold_round_secs (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->hold_round_secs;
}

LimberAnchor
limber_choreography_get_anchor (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL, LIMBER_ANCHOR_GROUND);

  return self->anchor;
}

LimberProps
limber_choreography_get_props (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->props;
}

const char *const *
limber_choreography_get_muscles (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->muscles;
}

double
limber_choreography_get_azimuth (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->azimuth;
}

double
limber_choreography_get_elevation (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->elevation;
}

gboolean
limber_choreography_turns_view (LimberChoreography *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->turns_view;
}

/**
 * limber_choreography_allows_contact:
 * @self: a choreography
 * @a: a part of the body
 * @b: another
 *
 * Returns: whether the file's Contacts name the two together
 */
gboolean
limber_choreography_allows_contact (LimberChoreography *self, const char *a, const char *b)
{
  g_return_val_if_fail (self != NULL && a != NULL && b != NULL, FALSE);

  for (guint i = 0; self->contacts[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (self->contacts[i], " ", 2);

    if (parts[0] == NULL || parts[1] == NULL)
      continue;
    if ((g_str_equal (parts[0], a) && g_str_equal (parts[1], b))
        || (g_str_equal (parts[0], b) && g_str_equal (parts[1], a)))
      return TRUE;
  }

  return FALSE;
}
