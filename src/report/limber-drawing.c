/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-report"

#include "config.h"

#include "report/limber-drawing.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>

#include <errno.h>
#include <string.h>

/* Turns a function that paints into a file. It is made in memory first, so that a full disk leaves
 * no half of it. */

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (LimberDrawingFormat format, int width, int height, GByteArray *bytes)
{
  cairo_surface_t *surface = NULL;

  switch (format) {
  case LIMBER_DRAWING_PNG:
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  case LIMBER_DRAWING_SVG:
    surface = cairo_svg_surface_create_for_stream (append_cb, bytes, width, height);
    cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
    return surface;
  case LIMBER_DRAWING_PDF:
    surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Limber " LIMBER_VERSION);
    return surface;
  }
  g_return_val_if_reached (NULL);
}

static cairo_status_t
paint (cairo_surface_t *surface,
       int width,
       int height,
       LimberDrawingPainter painter,
       gpointer user_data)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  painter (cr, width, height, user_data);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/* An SVG or PDF has been written when its surface is finished; a PNG is written now. */
static cairo_status_t
finish (LimberDrawingFormat format, cairo_surface_t *surface, GByteArray *bytes)
{
  if (format == LIMBER_DRAWING_PNG)
    return cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  return cairo_surface_status (surface);
}

gboolean
limber_drawing_format_for_path (const char *path, LimberDrawingFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".png"))
    *format = LIMBER_DRAWING_PNG;
  else if (g_str_has_suffix (lower, ".svg"))
    *format = LIMBER_DRAWING_SVG;
  else if (g_str_has_suffix (lower, ".pdf"))
    *format = LIMBER_DRAWING_PDF;
  else
    return FALSE;
  return TRUE;
}

GBytes *
limber_drawing_render (LimberDrawingFormat format,
                       int width,
                       int height,
                       LimberDrawingPainter painter,
                       gpointer user_data,
                       GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = NULL;
  cairo_status_t status;

  g_return_val_if_fail (width > 0 && width <= LIMBER_DRAWING_MAX_SIDE, NULL);
  g_return_val_if_fail (height > 0 && height <= LIMBER_DRAWING_MAX_SIDE, NULL);

  surface = create_surface (format, width, height, bytes);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = paint (surface, width, height, painter, user_data);
  if (status == CAIRO_STATUS_SUCCESS)
    status = finish (format, surface, bytes);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("the picture cannot be made: %s"),
                 cairo_status_to_string (status));
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
limber_drawing_save (GBytes *bytes, const char *path, GError **error)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0666, error);
}
