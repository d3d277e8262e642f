/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-choreography.h"
#include "figure/limber-figure-style.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_FIGURE_VIEW (limber_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (LimberFigureView, limber_figure_view, LIMBER, FIGURE_VIEW, GtkWidget)

/* A still picture of an exercise, painted only after the window's first frame. */
GtkWidget *limber_figure_view_new (void);

/* NULL for an empty picture */
void limber_figure_view_set_choreography (LimberFigureView *self, LimberChoreography *choreography);
void limber_figure_view_set_style (LimberFigureView *self, const LimberFigureStyle *style);

G_END_DECLS
