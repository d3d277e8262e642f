/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_WRAP_BIN (limber_wrap_bin_get_type ())
G_DECLARE_FINAL_TYPE (LimberWrapBin, limber_wrap_bin, LIMBER, WRAP_BIN, GtkWidget)

/* Makes room for words that wrap in a GtkMenuButton or GtkDropDown, its only child, which measure
 * them as if there were width without end. */
GtkWidget *limber_wrap_bin_new (void);

G_END_DECLS
