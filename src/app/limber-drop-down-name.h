/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names a list of strings for screen readers. The button inside it is what has the focus, and GTK
 * 4.8 leaves that without a name: it says @name and what is chosen, from now on. */
void limber_drop_down_name_set (GtkDropDown *list, const char *name);

G_END_DECLS
