/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure-style.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A chart of panels one above the other over a common horizontal axis; each panel has layers of
 * points. It knows numbers, labels and places, but no unit, no date and no word of its own. */
typedef struct _LimberChart LimberChart;

/** How the points of a layer are drawn. */
typedef enum {
  LIMBER_CHART_LINE,     /* their high ends joined; a hole in the points is a hole in the line */
  LIMBER_CHART_TRACK,    /* the same, joined over holes: for what nobody notes every day */
  LIMBER_CHART_RANGE,    /* a soft bar from low to high */
  LIMBER_CHART_BAR,      /* a full bar from low to high */
  LIMBER_CHART_OPEN_BAR, /* an outlined bar from low to high */
} LimberChartMark;

#define LIMBER_CHART_N_COLORS 3

/**
 * LimberChartStyle:
 * @is_bare: what is behind the chart stays to be seen
 * @background: painted first, unless @is_bare
 * @ink: text and axes
 * @grid: lines behind the points
 * @colors: of the layers
 * @font_family: (nullable): lives as long as the style does; NULL for the usual one
 * @font_px: size of the text
 * @is_right_to_left: time runs to the left
 *
 * How a chart is to look: the painter knows no theme.
 */
typedef struct {
  gboolean is_bare;
  LimberColor background;
  LimberColor ink;
  LimberColor grid;
  LimberColor colors[LIMBER_CHART_N_COLORS];
  const char *font_family;
  double font_px;
  gboolean is_right_to_left;
} LimberChartStyle;

LimberChartStyle limber_chart_style_for (gboolean is_dark, gboolean is_high_contrast);

/* @step: how wide one point is on the horizontal axis, which runs from @min to @max */
LimberChart *limber_chart_new (double min, double max, double step);
void limber_chart_free (LimberChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberChart, limber_chart_free)

void limber_chart_add_x_tick (LimberChart *self, double at, const char *label);
/* Returns the panel's number. @weight: its share of the height */
guint limber_chart_add_panel (
    LimberChart *self, const char *title, double min, double max, double weight);
void limber_chart_add_y_tick (LimberChart *self, guint panel, double at, const char *label);
/* Returns the layer's number within the panel; later ones lie over earlier ones. @name: for the
 * legend, NULL for none; @color: below LIMBER_CHART_N_COLORS */
guint limber_chart_add_layer (
    LimberChart *self, guint panel, LimberChartMark mark, guint color, const char *name);
/* In order of @at */
void limber_chart_add_point (
    LimberChart *self, guint panel, guint layer, double at, double low, double high);

guint limber_chart_get_n_panels (LimberChart *self);
/* A height at which every panel of a picture of @width has room for its labels */
double
limber_chart_get_natural_height (LimberChart *self, double width, const LimberChartStyle *style);

/** A rectangle of the picture. */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} LimberChartBox;

/* Where a panel's points are within @width × @height */
LimberChartBox limber_chart_get_panel_box (
    LimberChart *self, guint panel, double width, double height, const LimberChartStyle *style);
/* Values to places and back, within a panel's box */
double limber_chart_x_to_px (LimberChart *self,
                             const LimberChartBox *box,
                             const LimberChartStyle *style,
                             double at);
double limber_chart_px_to_x (LimberChart *self,
                             const LimberChartBox *box,
                             const LimberChartStyle *style,
                             double px);
double
limber_chart_y_to_px (LimberChart *self, guint panel, const LimberChartBox *box, double value);
double limber_chart_px_to_y (LimberChart *self, guint panel, const LimberChartBox *box, double px);

/* Paints into 0, 0, @width, @height, background included. */
void limber_chart_paint (
    LimberChart *self, cairo_t *cr, double width, double height, const LimberChartStyle *style);

G_END_DECLS
