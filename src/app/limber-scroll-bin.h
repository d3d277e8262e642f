/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_SCROLL_BIN (limber_scroll_bin_get_type ())
G_DECLARE_FINAL_TYPE (LimberScrollBin, limber_scroll_bin, LIMBER, SCROLL_BIN, GtkWidget)

/* As high as @child is in its width, and where there is no room for that, it scrolls. */
GtkWidget *limber_scroll_bin_new (GtkWidget *child);

G_END_DECLS
