/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How large the text of @widget is, in pixels: what the person has set, and style made of it */
double limber_font_size_get_px (GtkWidget *widget);

G_END_DECLS
