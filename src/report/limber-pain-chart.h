/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-day-summary.h"
#include "report/limber-chart.h"

G_BEGIN_DECLS

/* How many days one point of a chart over these days should stand for */
LimberSpan limber_pain_chart_choose_span (int from_day, int to_day);

/* Pain over breaks over sessions, from @from_day to @to_day (both included).
 * @summaries: (element-type LimberDaySummary): of spans of @span, in order; days that are missing
 *   are gaps */
LimberChart *
limber_pain_chart_new (GPtrArray *summaries, int from_day, int to_day, LimberSpan span);

/* What the chart shows in a sentence or two, for those who do not see it (transfer full).
 * @before: (element-type LimberDaySummary): of as long a time before, to compare with */
char *limber_pain_chart_describe (GPtrArray *summaries, GPtrArray *before);

G_END_DECLS
