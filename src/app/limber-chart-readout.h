/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/limber-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a point of a chart says, in a bubble on that side of it that has more room.
 * @x, @top: of the point and of the chart's first panel, within @widget */
void limber_chart_readout_snapshot (GtkWidget *widget,
                                    GtkSnapshot *snapshot,
                                    const LimberChartStyle *style,
                                    const char *text,
                                    double x,
                                    double top);

G_END_DECLS
