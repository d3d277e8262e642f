/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-canvas-pool"

#include "config.h"

#include "media/limber-canvas-pool.h"

#include "media/limber-pixels.h"

/*
 * LimberCanvasPool:
 *
 * A canvas that comes back still shows an earlier picture of the same scene, so that only what
 * moves is to be painted anew: that is what GstBufferPool, which promises nothing of the contents,
 * cannot give. Canvases are taken on the streaming thread and come back from any.
 */

#define MAX_IDLE 4 /* one painted, one waiting, one on its way, one shown */

struct _LimberCanvasPool {
  gatomicrefcount ref_count;
  int width;
  int height;
  GMutex lock;
  GPtrArray *idle; /* (owned) (element-type LimberCanvas) */
};

typedef struct {
  LimberCanvasPool *pool; /* (owned) */
  LimberCanvas *canvas;   /* (owned) */
} Loan;

static void
free_canvas (LimberCanvas *canvas)
{
  g_free (canvas->data);
  g_free (canvas);
}

static gsize
get_size (LimberCanvasPool *self)
{
  return limber_canvas_pool_get_stride (self) * (gsize) self->height;
}

LimberCanvasPool *
limber_canvas_pool_new (int width, int height)
{
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  LimberCanvasPool *self = g_new0 (LimberCanvasPool, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  g_mutex_init (&self->lock);
  self->idle = g_ptr_array_new_with_free_func ((GDestroyNotify) free_canvas);

  return self;
}

LimberCanvasPool *
limber_canvas_pool_ref (LimberCanvasPool *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
limber_canvas_pool_unref (LimberCanvasPool *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->idle);
  g_mutex_clear (&self->lock);
  g_free (self);
}

gsize
limber_canvas_pool_get_stride (LimberCanvasPool *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return LIMBER_PIXELS_STRIDE (self->width);
}

LimberCanvas *
limber_canvas_pool_take (LimberCanvasPool *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  LimberCanvas *canvas = NULL;

  g_mutex_lock (&self->lock);
  if (self->idle->len > 0)
    canvas = g_ptr_array_steal_index (self->idle, self->idle->len - 1);
  g_mutex_unlock (&self->lock);

  if (canvas == NULL) {
    canvas = g_new0 (LimberCanvas, 1);
    canvas->data = g_malloc (get_size (self));
  }

  return canvas;
}

static void
give_back (gpointer user_data)
{
  Loan *loan = user_data;
  LimberCanvasPool *pool = loan->pool;

  g_mutex_lock (&pool->lock);
  if (pool->idle->len < MAX_IDLE)
    g_ptr_array_add (pool->idle, g_steal_pointer (&loan->canvas));
  g_mutex_unlock (&pool->lock);

  g_clear_pointer (&loan->canvas, free_canvas);
  limber_canvas_pool_unref (pool);
  g_free (loan);
}

GstBuffer *
limber_canvas_pool_wrap (LimberCanvasPool *self, LimberCanvas *canvas)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (canvas != NULL, NULL);

  GstBuffer *buffer = gst_buffer_new ();
  Loan *loan = g_new0 (Loan, 1);
  gsize size = get_size (self);

  loan->pool = limber_canvas_pool_ref (self);
  loan->canvas = canvas;
  gst_buffer_append_memory (buffer, gst_memory_new_wrapped (GST_MEMORY_FLAG_READONLY, canvas->data,
                                                            size, 0, size, loan, give_back));

  return buffer;
}
