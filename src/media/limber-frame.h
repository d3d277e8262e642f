/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** One picture as the player hands it out: plain bytes, no GStreamer type. Ref-counted, never
 * changes. */
typedef struct _LimberFrame LimberFrame;

#define LIMBER_TYPE_FRAME (limber_frame_get_type ())
GType limber_frame_get_type (void);
LimberFrame *limber_frame_ref (LimberFrame *self);
void limber_frame_unref (LimberFrame *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberFrame, limber_frame_unref)

/* (transfer none): 4 bytes a pixel in memory order blue, green, red, ignored: cairo's RGB24 on
 * little endian */
GBytes *limber_frame_get_bytes (LimberFrame *self);
int limber_frame_get_width (LimberFrame *self);
int limber_frame_get_height (LimberFrame *self);
gsize limber_frame_get_stride (LimberFrame *self);

G_END_DECLS
