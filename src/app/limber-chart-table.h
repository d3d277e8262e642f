/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-lookback.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_CHART_TABLE (limber_chart_table_get_type ())
G_DECLARE_FINAL_TYPE (LimberChartTable, limber_chart_table, LIMBER, CHART_TABLE, AdwBin)

/* What the chart shows as a table, newest first. */
GtkWidget *limber_chart_table_new (void);
/* @lookback: NULL to empty it */
void limber_chart_table_show (LimberChartTable *self, const LimberLookback *lookback);

G_END_DECLS
