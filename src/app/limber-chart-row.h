/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-lookback.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_CHART_ROW (limber_chart_row_get_type ())
G_DECLARE_FINAL_TYPE (LimberChartRow, limber_chart_row, LIMBER, CHART_ROW, GObject)

/* What one point of the chart says, cell by cell. Properties, all strings: `when`, `mean`, `range`,
 * `breaks`, `sessions`, `measures`. @summary: of @lookback */
LimberChartRow *
limber_chart_row_new (const LimberLookback *lookback, const LimberDaySummary *summary);

G_END_DECLS
