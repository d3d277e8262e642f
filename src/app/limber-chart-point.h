/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_CHART_POINT (limber_chart_point_get_type ())
G_DECLARE_FINAL_TYPE (LimberChartPoint, limber_chart_point, LIMBER, CHART_POINT, GtkWidget)

/* One point of a chart for keyboard and screen reader: a list item that says what it stands for.
 * It paints nothing but its focus and takes no clicks. */
GtkWidget *limber_chart_point_new (void);
const char *limber_chart_point_get_text (LimberChartPoint *self);
void limber_chart_point_set_text (LimberChartPoint *self, const char *text);

G_END_DECLS
