/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure-style.h"

G_BEGIN_DECLS

/* Between cairo's 32-bit pixels (ARGB32 and RGB24: a native word of alpha, red, green, blue) and a
 * frame's three bytes red, green, blue. Strides are in bytes. */

/* The bytes a row of a frame takes, a multiple of four as GStreamer has it */
#define LIMBER_PIXELS_STRIDE(width) (((gsize) (width) *3 + 3) & ~(gsize) 3)

/* Opaque pixels; alpha is passed over */
void limber_pixels_pack (
    guint8 *to, gsize to_stride, const guint8 *from, gsize from_stride, int width, int height);
/* Pixels with straight alpha, laid over @background */
void limber_pixels_pack_over (guint8 *to,
                              gsize to_stride,
                              const guint8 *from,
                              gsize from_stride,
                              int width,
                              int height,
                              const LimberColor *background);
/* A frame's pixels turned left to right where they are */
void limber_pixels_mirror (guint8 *data, gsize stride, int width, int height);
void limber_pixels_unpack (
    guint8 *to, gsize to_stride, const guint8 *from, gsize from_stride, int width, int height);

G_END_DECLS
