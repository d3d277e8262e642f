/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-frame"

#include "config.h"

#include "media/limber-frame-private.h"

/*
 * LimberFrame:
 *
 * A finished picture on its way from a streaming thread to the window. It never changes, so any
 * thread may hold it; the memory behind it goes back to its pool with the last reference.
 */

struct _LimberFrame {
  gatomicrefcount ref_count;
  GBytes *bytes; /* (owned) */
  int width;
  int height;
  gsize stride;
  guint64 scene;
  LimberFrameBox moving;
};

static guint last_scene;

G_DEFINE_BOXED_TYPE (LimberFrame, limber_frame, limber_frame_ref, limber_frame_unref)

guint64
limber_frame_next_scene (void)
{
  return (guint64) g_atomic_int_add ((gint *) &last_scene, 1) + 1;
}

LimberFrame *
limber_frame_new (
    GBytes *bytes, int width, int height, gsize stride, guint64 scene, const LimberFrameBox *moving)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (width > 0 && height > 0 && stride >= (gsize) width * 3, NULL);
  g_return_val_if_fail (g_bytes_get_size (bytes) >= stride * (gsize) height, NULL);

  LimberFrame *self = g_new0 (LimberFrame, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->bytes = bytes;
  self->width = width;
  self->height = height;
  self->stride = stride;
  self->scene = scene;
  self->moving = *moving;

  return self;
}

LimberFrame *
limber_frame_ref (LimberFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
limber_frame_unref (LimberFrame *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_bytes_unref (self->bytes);
  g_free (self);
}

GBytes *
limber_frame_get_bytes (LimberFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

int
limber_frame_get_width (LimberFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

int
limber_frame_get_height (LimberFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

gsize
limber_frame_get_stride (LimberFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->stride;
}

guint64
limber_frame_get_scene (LimberFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->scene;
}

void
limber_frame_get_moving_box (LimberFrame *self, LimberFrameBox *box)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (box != NULL);

  *box = self->moving;
}
