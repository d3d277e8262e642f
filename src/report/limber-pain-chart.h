/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/limber-chart.h"
#include "store/limber-diary-lookback.h"

G_BEGIN_DECLS

/* Pain over breaks over sessions over measures, on one time axis in days since 1970; spans that
 * @lookback has nothing of are gaps. A panel that would be empty is left out, but for pain's.
 * @has_measures: whether measures are wanted */
LimberChart *limber_pain_chart_new (const LimberLookback *lookback, gboolean has_measures);

G_END_DECLS
