/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-font-size.h"

/* For what is as large as the letters without being made of them */

#define POINTS_PER_INCH 72.0
/* Where the display says nothing */
#define DEFAULT_RESOLUTION 96.0

double
limber_font_size_get_px (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_units_to_double (pango_font_description_get_size (font));
  double resolution = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * (resolution > 0 ? resolution : DEFAULT_RESOLUTION) / POINTS_PER_INCH;
}
