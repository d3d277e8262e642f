/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whenever the menu of @button opens it is no wider than the window. */
void limber_menu_fit_watch (GtkMenuButton *button);

G_END_DECLS
