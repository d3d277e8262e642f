/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** A window as it is drawn, for tests of what people see. */
typedef struct {
  guint32 *data; /* (owned) */
  int width;
  int height;
} Pixels;

/* @window has been laid out. */
Pixels *pixels_new (GtkWidget *window);
void pixels_free (Pixels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pixels, pixels_free)

/* Opaque; within the window */
GdkRGBA pixels_get (const Pixels *self, int x, int y);
/* As WCAG 2 has it, of two opaque colours: 1 to 21 */
double pixels_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_END_DECLS
