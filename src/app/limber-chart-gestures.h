/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_CHART_GESTURES (limber_chart_gestures_get_type ())
G_DECLARE_FINAL_TYPE (LimberChartGestures, limber_chart_gestures, LIMBER, CHART_GESTURES, GObject)

/* Pointer, wheel, finger and two fingers on a chart. Signals: `pointed (double x)`: the pointer is
 * there, -1: nowhere; `tapped (double x)`; `panned (double share)`: the person wants to see what
 * lies that share of the width later; `zoomed (double factor, double share)`: more (factor > 1) or
 * less of it, around that share of the width, 0 being the earliest.
 * @widget: keeps the controllers for as long as it lives */
LimberChartGestures *limber_chart_gestures_new (GtkWidget *widget);
/* Where the points are; a width of 0: there is no chart */
void limber_chart_gestures_set_area (LimberChartGestures *self,
                                     double x,
                                     double width,
                                     gboolean is_right_to_left);

G_END_DECLS
