/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/** Picture memory of one size that is used again as soon as nobody looks at it. */
typedef struct _LimberCanvasPool LimberCanvasPool;

/**
 * LimberCanvas:
 * @data: a picture in a LimberFrame's format
 * @is_painted: a picture of this pool's scene was painted here before
 *
 * One picture's memory, owned by who took it until it is made a buffer.
 */
typedef struct {
  guint8 *data;
  gboolean is_painted;
} LimberCanvas;

LimberCanvasPool *limber_canvas_pool_new (int width, int height);
LimberCanvasPool *limber_canvas_pool_ref (LimberCanvasPool *self);
void limber_canvas_pool_unref (LimberCanvasPool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberCanvasPool, limber_canvas_pool_unref)

gsize limber_canvas_pool_get_stride (LimberCanvasPool *self);
/* (transfer full): to be handed to limber_canvas_pool_wrap() */
LimberCanvas *limber_canvas_pool_take (LimberCanvasPool *self);
/* A buffer over the canvas, which comes back to the pool when the buffer's memory is freed.
 * @canvas: (transfer full) */
GstBuffer *limber_canvas_pool_wrap (LimberCanvasPool *self, LimberCanvas *canvas);

G_END_DECLS
