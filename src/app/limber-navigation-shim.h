/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_NAVIGATION_SHIM (limber_navigation_shim_get_type ())
G_DECLARE_FINAL_TYPE (LimberNavigationShim, limber_navigation_shim, LIMBER, NAVIGATION_SHIM, AdwBin)

/* The pages of a window, one of which is shown: an AdwNavigationView from libadwaita 1.5 on, an
 * AdwLeaflet on the floor. What comes later slides in over what was there. Signals: `moved ()`,
 * another page has begun or finished sliding in; more than once a move, and first while it is being
 * chosen, so that whoever acts on it waits for the next idle moment. */
GtkWidget *limber_navigation_shim_new (void);

/* The first page is shown at once. @title: for screen readers, where they are told */
void limber_navigation_shim_add (LimberNavigationShim *self, GtkWidget *page, const char *title);
/* Without a slide; a page below it is shown in its place. */
void limber_navigation_shim_remove (LimberNavigationShim *self, GtkWidget *page);

/* Slides to @page, from which gestures and keys lead back to the one before if @can_go_back. */
void
limber_navigation_shim_show (LimberNavigationShim *self, GtkWidget *page, gboolean can_go_back);
/* (transfer none) (nullable) */
GtkWidget *limber_navigation_shim_get_shown (LimberNavigationShim *self);
/* While two pages are in sight */
gboolean limber_navigation_shim_is_moving (LimberNavigationShim *self);

G_END_DECLS
