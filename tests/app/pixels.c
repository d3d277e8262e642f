/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pixels.h"

#include <math.h>

static GdkTexture *
draw (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
}

Pixels *
pixels_new (GtkWidget *window)
{
  g_autoptr (GdkTexture) texture = draw (window);
  Pixels *self = g_new0 (Pixels, 1);

  self->width = gdk_texture_get_width (texture);
  self->height = gdk_texture_get_height (texture);
  self->data = g_new (guint32, (gsize) self->width * (gsize) self->height);
  gdk_texture_download (texture, (guchar *) self->data, (gsize) self->width * sizeof (guint32));
  return self;
}

void
pixels_free (Pixels *self)
{
  g_free (self->data);
  g_free (self);
}

GdkRGBA
pixels_get (const Pixels *self, int x, int y)
{
  guint32 pixel = self->data[(gsize) y * (gsize) self->width + (gsize) x];

  return (GdkRGBA){ (float) (pixel >> 16 & 0xff) / 255, (float) (pixel >> 8 & 0xff) / 255,
                    (float) (pixel & 0xff) / 255, 1 };
}

/* Relative luminance as WCAG 2 has it */
static double
get_luminance (const GdkRGBA *color)
{
  const float channels[] = { color->red, color->green, color->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double luminance = 0;

  for (gsize i = 0; i < 3; i++)
    luminance += weights[i]
                 * (channels[i] <= 0.04045f ? channels[i] / 12.92
                                            : pow ((channels[i] + 0.055) / 1.055, 2.4));
  return luminance;
}

double
pixels_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}
