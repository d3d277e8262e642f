/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/limber-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_CHART_CANVAS (limber_chart_canvas_get_type ())
G_DECLARE_FINAL_TYPE (LimberChartCanvas, limber_chart_canvas, LIMBER, CHART_CANVAS, GtkWidget)

/* Property `cursor` (int): number of the point under the pointer or with the focus, -1 for none.
 * Signals: `panned (double share)`: the person wants to see what lies that share of the width
 * later; `zoomed (double factor, double share)`: more (factor > 1) or less of it, around that share
 * of the width, 0 being the earliest. */
GtkWidget *limber_chart_canvas_new (void);
/* @chart: (transfer full); @places: of its @n_points points on the horizontal axis, in order;
 * @texts: what each of them says, for screen readers */
void limber_chart_canvas_set_chart (LimberChartCanvas *self,
                                    LimberChart *chart,
                                    const double *places,
                                    const char *const *texts,
                                    guint n_points);
void limber_chart_canvas_set_style (LimberChartCanvas *self,
                                    gboolean is_dark,
                                    gboolean is_high_contrast);
int limber_chart_canvas_get_cursor (LimberChartCanvas *self);

G_END_DECLS
