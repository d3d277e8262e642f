/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-chart-view.h"
#include "core/limber-clock.h"

G_BEGIN_DECLS

/* What the benches of the diary's widgets share: a window, a day, and the frame that shows a chart.
 */

/* The renderer and the style that the program has */
void bench_frames_set_up (void);
/* (transfer full): on the day of the last record of the diary at @path */
LimberClock *bench_frames_create_clock (const char *path);
/* No frame counts before @view has been shown anew. */
void bench_frames_expect_chart (LimberChartView *view);
/* Until a frame of @window that counts has been painted */
void bench_frames_run_until_painted (GtkWidget *window);

G_END_DECLS
