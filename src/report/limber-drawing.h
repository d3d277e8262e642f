/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** The kinds of file that a drawing can become. */
typedef enum {
  LIMBER_DRAWING_PNG,
  LIMBER_DRAWING_SVG,
  LIMBER_DRAWING_PDF,
} LimberDrawingFormat;

#define LIMBER_DRAWING_MAX_SIDE 16384

/* Paints into the box 0, 0, @width, @height. */
typedef void (*LimberDrawingPainter) (cairo_t *cr, int width, int height, gpointer user_data);

/* By the end of a file's name; FALSE if it is none of them */
gboolean limber_drawing_format_for_path (const char *path, LimberDrawingFormat *format);

/* The contents of a file of @width × @height pixels (units in SVG, points in PDF), each at most
 * LIMBER_DRAWING_MAX_SIDE (transfer full) */
GBytes *limber_drawing_render (LimberDrawingFormat format,
                               int width,
                               int height,
                               LimberDrawingPainter painter,
                               gpointer user_data,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes @bytes to @path: the whole file is there afterwards, or the one before it. */
gboolean limber_drawing_save (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
