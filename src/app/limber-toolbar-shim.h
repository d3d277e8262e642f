/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_TOOLBAR_SHIM (limber_toolbar_shim_get_type ())
G_DECLARE_FINAL_TYPE (LimberToolbarShim, limber_toolbar_shim, LIMBER, TOOLBAR_SHIM, AdwBin)

/* A page with bars above and below it: an AdwToolbarView from libadwaita 1.5 on, whose bars are one
 * with the page until that is scrolled; a box on the floor. For .ui files, where a bar is a child
 * of type `top` or `bottom`; they have to be in the order in which they are seen. */
GtkWidget *limber_toolbar_shim_new (void);

G_END_DECLS
