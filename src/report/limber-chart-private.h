/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/limber-chart.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double at;
  char *label; /* (owned) */
} ChartTick;

typedef struct {
  double at;
  double low;
  double high;
} ChartPoint;

typedef struct {
  LimberChartMark mark;
  guint color;
  char *name;     /* (owned) (nullable) */
  GArray *points; /* (owned) (element-type ChartPoint) */
} ChartLayer;

typedef struct {
  char *title; /* (owned) */
  double min;
  double max;
  double weight;
  GArray *ticks;     /* (owned) (element-type ChartTick) */
  GPtrArray *layers; /* (owned) (element-type ChartLayer) */
} ChartPanel;

struct _LimberChart {
  double min;
  double max;
  double step;
  GArray *ticks;     /* (owned) (element-type ChartTick) */
  GPtrArray *panels; /* (owned) (element-type ChartPanel) */
};

/* Height of a line of a legend that has no room beside its title */
#define CHART_LEGEND_LINE_EM 1.5

guint limber_chart_panel_lay_out_legend (const ChartPanel *panel,
                                         double width,
                                         double em,
                                         guint *line_of);
ChartPanel *limber_chart_peek_panel (LimberChart *self, guint panel);

G_END_DECLS
