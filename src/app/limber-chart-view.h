/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-chart-days.h"
#include "core/limber-clock.h"
#include "store/limber-diary.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_CHART_VIEW (limber_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (LimberChartView, limber_chart_view, LIMBER, CHART_VIEW, AdwBin)

/* The diary over time: chart or table, with what it says in words. It has no frame and scrolls
 * nothing: put it into a page that does. Signals: `shown ()`: what was asked for is on the screen;
 * `failed (GError *error)`: why it cannot be, which is on the screen, too. */
GtkWidget *limber_chart_view_new (void);
/* Starts loading; the view keeps both. Nothing is drawn before. */
void limber_chart_view_set_source (LimberChartView *self, LimberDiary *diary, LimberClock *clock);
/* The diary is closed: the view lets go of it, and keeps what is on the screen. */
void limber_chart_view_clear_source (LimberChartView *self);
/* After something was noted or changed, or the day has changed */
void limber_chart_view_reload (LimberChartView *self);
void limber_chart_view_set_range (LimberChartView *self, LimberChartRange range);
LimberChartRange limber_chart_view_get_range (LimberChartView *self);
/* The local days that are shown, or are about to be */
void limber_chart_view_get_days (LimberChartView *self, int *from_day, int *to_day);

G_END_DECLS
