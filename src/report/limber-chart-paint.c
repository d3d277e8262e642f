/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-chart-paint"

#include "config.h"

#include "report/limber-chart-private.h"

#include <math.h>
#include <pango/pangocairo.h>

/*
 * Paints a LimberChart with cairo and pango: the same on a screen, in a PNG, an SVG and a PDF.
 */

#define BAR_SHARE     0.68 /* of a point's width */
#define MIN_BAR_PX    1.0
#define MAX_BAR_PX    34.0
#define LINE_EM       0.16
#define DOT_EM        0.24
#define MAX_DOTS      120
#define SMALL_FONT    0.9
#define LEGEND_GAP_EM 1.1
#define SWATCH_EM     1.4
#define TITLE_RISE_EM 1.1
/* Of a bar, for an edge to be told from what is within */
#define MIN_EDGED_PX 4.0
#define RANGE_ALPHA  0.30

typedef struct {
  LimberChart *chart;
  cairo_t *cr;
  const LimberChartStyle *style;
  LimberChartBox box;
  guint panel;
} Brush;

static void
set_color (cairo_t *cr, LimberColor color, double alpha)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, alpha);
}

static PangoLayout *
create_text (const Brush *brush, const char *text, double size_share, gboolean is_bold)
{
  PangoLayout *layout = pango_cairo_create_layout (brush->cr);
  PangoFontDescription *font = pango_font_description_new ();
  const char *family = brush->style->font_family;

  pango_font_description_set_family (font, family != NULL ? family : "Sans");
  pango_font_description_set_absolute_size (font, brush->style->font_px * size_share * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

/* @align_x, @align_y: 0 the place is its left or top, 0.5 its middle, 1 its right or bottom */
static double
paint_text (const Brush *brush,
            const char *text,
            double x,
            double y,
            double align_x,
            double align_y,
            gboolean is_bold)
{
  g_autoptr (PangoLayout) layout = create_text (brush, text, is_bold ? 1 : SMALL_FONT, is_bold);
  int width = 0;
  int height = 0;

  pango_layout_get_pixel_size (layout, &width, &height);
  set_color (brush->cr, brush->style->ink, 1);
  cairo_move_to (brush->cr, x - width * align_x, y - height * align_y);
  pango_cairo_show_layout (brush->cr, layout);
  return width;
}

static double
x_of (const Brush *brush, double at)
{
  return limber_chart_x_to_px (brush->chart, &brush->box, brush->style, at);
}

static double
y_of (const Brush *brush, double value)
{
  return limber_chart_y_to_px (brush->chart, brush->panel, &brush->box, value);
}

static void
paint_rule (const Brush *brush, double x1, double y1, double x2, double y2, LimberColor color)
{
  cairo_move_to (brush->cr, floor (x1) + 0.5, floor (y1) + 0.5);
  cairo_line_to (brush->cr, floor (x2) + 0.5, floor (y2) + 0.5);
  cairo_set_line_width (brush->cr, 1);
  set_color (brush->cr, color, 1);
  cairo_stroke (brush->cr);
}

static void
paint_grid (const Brush *brush)
{
  const ChartPanel *panel = limber_chart_peek_panel (brush->chart, brush->panel);
  const LimberChartBox *box = &brush->box;
  gboolean is_rtl = brush->style->is_right_to_left;
  double label_x = is_rtl ? box->x + box->width + brush->style->font_px * 0.5
                          : box->x - brush->style->font_px * 0.5;

  for (guint i = 0; i < panel->ticks->len; i++) {
    const ChartTick *tick = &g_array_index (panel->ticks, ChartTick, i);
    double y = y_of (brush, tick->at);

    paint_rule (brush, box->x, y, box->x + box->width, y, brush->style->grid);
    paint_text (brush, tick->label, label_x, y, is_rtl ? 0 : 1, 0.5, FALSE);
  }
  paint_rule (brush, box->x, box->y + box->height, box->x + box->width, box->y + box->height,
              brush->style->ink);
}

/* Labels that would run into the one before are left out. */
static void
paint_x_labels (const Brush *brush)
{
  double free_from = -G_MAXDOUBLE;
  double y = brush->box.y + brush->box.height + brush->style->font_px * 0.45;
  GArray *ticks = brush->chart->ticks;

  for (guint i = 0; i < ticks->len; i++) {
    guint index = brush->style->is_right_to_left ? ticks->len - 1 - i : i;
    const ChartTick *tick = &g_array_index (ticks, ChartTick, index);
    g_autoptr (PangoLayout) layout = create_text (brush, tick->label, SMALL_FONT, FALSE);
    double x = x_of (brush, tick->at);
    int width = 0;

    pango_layout_get_pixel_size (layout, &width, NULL);
    paint_rule (brush, x, brush->box.y + brush->box.height, x, y, brush->style->ink);
    if (x - width / 2.0 < free_from)
      continue;
    paint_text (brush, tick->label, x, y, 0.5, 0, FALSE);
    free_from = x + width / 2.0 + brush->style->font_px * 0.6;
  }
}

static double
bar_width (const Brush *brush)
{
  double point = brush->box.width * brush->chart->step / (brush->chart->max - brush->chart->min);

  return CLAMP (point * BAR_SHARE, MIN_BAR_PX, MAX_BAR_PX);
}

/* Pale, so that the line over it is seen, within an edge of 3 : 1 to the background */
static void
fill_range (cairo_t *cr, LimberColor color)
{
  set_color (cr, color, RANGE_ALPHA);
  cairo_fill_preserve (cr);
  set_color (cr, color, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
paint_bars (const Brush *brush, const ChartLayer *layer)
{
  LimberColor color = brush->style->colors[layer->color];
  double width = bar_width (brush);
  gboolean is_open = layer->mark == LIMBER_CHART_OPEN_BAR;

  for (guint i = 0; i < layer->points->len; i++) {
    const ChartPoint *point = &g_array_index (layer->points, ChartPoint, i);
    double top = y_of (brush, point->high);
    double bottom = y_of (brush, point->low);
    double x = x_of (brush, point->at) - width / 2;

    if (is_open && width > MIN_EDGED_PX)
      cairo_rectangle (brush->cr, x + 0.75, top + 0.75, width - 1.5, MAX (bottom - top - 1.5, 0));
    else if (layer->mark == LIMBER_CHART_RANGE)
      cairo_rectangle (brush->cr, x, top - 1, width, bottom - top + 2);
    else
      cairo_rectangle (brush->cr, x, top, width, bottom - top);
  }
  if (is_open && width > MIN_EDGED_PX) {
    set_color (brush->cr, color, 1);
    cairo_set_line_width (brush->cr, 1.5);
    cairo_stroke (brush->cr);
  } else if (layer->mark == LIMBER_CHART_RANGE && width > MIN_EDGED_PX) {
    fill_range (brush->cr, color);
  } else {
    set_color (brush->cr, color, is_open || layer->mark == LIMBER_CHART_RANGE ? RANGE_ALPHA : 1);
    cairo_fill (brush->cr);
  }
}

static gboolean
is_after_gap (const Brush *brush, const ChartLayer *layer, guint index)
{
  double from = g_array_index (layer->points, ChartPoint, index - 1).at;
  double to = g_array_index (layer->points, ChartPoint, index).at;

  if (layer->mark == LIMBER_CHART_TRACK)
    return FALSE;
  return to - from > brush->chart->step * 1.5;
}

static void
paint_dots (const Brush *brush, const ChartLayer *layer)
{
  for (guint i = 0; i < layer->points->len; i++) {
    const ChartPoint *point = &g_array_index (layer->points, ChartPoint, i);

    cairo_new_sub_path (brush->cr);
    cairo_arc (brush->cr, x_of (brush, point->at), y_of (brush, point->high),
               brush->style->font_px * DOT_EM, 0, 2 * G_PI);
  }
  cairo_fill (brush->cr);
}

/* A point alone between two gaps is a dot, else nothing would show of it. */
static void
paint_line (const Brush *brush, const ChartLayer *layer)
{
  GArray *points = layer->points;
  double dot = brush->style->font_px * LINE_EM;

  set_color (brush->cr, brush->style->colors[layer->color], 1);
  cairo_set_line_width (brush->cr, brush->style->font_px * LINE_EM);
  cairo_set_line_join (brush->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (brush->cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < points->len; i++) {
    const ChartPoint *point = &g_array_index (points, ChartPoint, i);
    double x = x_of (brush, point->at);
    double y = y_of (brush, point->high);

    if (i == 0 || is_after_gap (brush, layer, i)) {
      cairo_move_to (brush->cr, x, y);
      cairo_line_to (brush->cr, x + dot / 100, y);
    } else {
      cairo_line_to (brush->cr, x, y);
    }
  }
  cairo_stroke (brush->cr);
  if (points->len <= MAX_DOTS)
    paint_dots (brush, layer);
}

static void
paint_swatch (const Brush *brush, const ChartLayer *layer, double x, double y)
{
  double em = brush->style->font_px;
  LimberColor color = brush->style->colors[layer->color];

  set_color (brush->cr, color, 1);
  if (layer->mark == LIMBER_CHART_LINE || layer->mark == LIMBER_CHART_TRACK) {
    cairo_rectangle (brush->cr, x, y - em * LINE_EM / 2, em, em * LINE_EM);
    cairo_fill (brush->cr);
    cairo_arc (brush->cr, x + em / 2, y, em * DOT_EM, 0, 2 * G_PI);
    cairo_fill (brush->cr);
  } else if (layer->mark == LIMBER_CHART_OPEN_BAR) {
    cairo_rectangle (brush->cr, x + em * 0.15, y - em * 0.35, em * 0.7, em * 0.7);
    cairo_set_line_width (brush->cr, 1.5);
    cairo_stroke (brush->cr);
  } else {
    cairo_rectangle (brush->cr, x + em * 0.1, y - em * 0.4, em * 0.8, em * 0.8);
    if (layer->mark == LIMBER_CHART_RANGE)
      fill_range (brush->cr, color);
    else
      cairo_fill (brush->cr);
  }
}

static double
measure_text (const Brush *brush, const char *text, gboolean is_bold)
{
  g_autoptr (PangoLayout) layout = create_text (brush, text, is_bold ? 1 : SMALL_FONT, is_bold);
  int width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Of the layers whose words stand in @line, all of them where @line_of is NULL */
static double
measure_legend (const Brush *brush, const ChartPanel *panel, const guint *line_of, guint line)
{
  double width = 0;

  for (guint i = 0; i < panel->layers->len; i++) {
    const ChartLayer *layer = g_ptr_array_index (panel->layers, i);

    if (layer->name != NULL && (line_of == NULL || line_of[i] == line))
      width += measure_text (brush, layer->name, FALSE)
               + (LEGEND_GAP_EM + SWATCH_EM) * brush->style->font_px;
  }
  return width;
}

/* From @x on, in the direction of writing */
static void
paint_legend (const Brush *brush,
              const ChartPanel *panel,
              const guint *line_of,
              guint line,
              double x,
              double y)
{
  gboolean is_rtl = brush->style->is_right_to_left;
  double direction = is_rtl ? -1 : 1;
  double em = brush->style->font_px;

  for (guint i = 0; i < panel->layers->len; i++) {
    const ChartLayer *layer = g_ptr_array_index (panel->layers, i);

    if (layer->name == NULL || (line_of != NULL && line_of[i] != line))
      continue;
    paint_swatch (brush, layer, is_rtl ? x - em : x, y);
    x += direction * em * SWATCH_EM;
    x += direction
         * (paint_text (brush, layer->name, x, y, is_rtl ? 1 : 0, 0.5, FALSE) + LEGEND_GAP_EM * em);
  }
}

/* A line that is too long is made smaller; @needed: its width */
static LimberChartStyle
shrink_style (const Brush *brush, double needed)
{
  LimberChartStyle style = *brush->style;

  style.font_px *= MIN (brush->box.width / needed, 1);
  return style;
}

static double
measure_title (const Brush *brush, const ChartPanel *panel)
{
  return measure_text (brush, panel->title, TRUE);
}

static void
paint_legend_lines (
    const Brush *whole, const ChartPanel *panel, const guint *line_of, guint n_lines, double x)
{
  double em = whole->style->font_px;
  double y = whole->box.y - em * TITLE_RISE_EM;
  double gap = LEGEND_GAP_EM * em; /* behind the last word, where nothing follows */

  for (guint line = 0; line < n_lines; line++) {
    LimberChartStyle style = shrink_style (whole,
                                           measure_legend (whole, panel, line_of, line) - gap);
    Brush brush = *whole;

    brush.style = &style;
    paint_legend (&brush, panel, line_of, line, x,
                  y - (n_lines - 1 - line) * CHART_LEGEND_LINE_EM * em);
  }
}

/* The panel's title, and behind it, or in lines below where there is no room, what its layers are
 */
static void
paint_title (const Brush *whole)
{
  const ChartPanel *panel = limber_chart_peek_panel (whole->chart, whole->panel);
  g_autofree guint *line_of = g_new0 (guint, panel->layers->len);
  double em = whole->style->font_px;
  guint n_lines = limber_chart_panel_lay_out_legend (panel, whole->box.width, em, line_of);
  double y = whole->box.y - em * (TITLE_RISE_EM + n_lines * CHART_LEGEND_LINE_EM);
  gboolean is_rtl = whole->style->is_right_to_left;
  double x = is_rtl ? whole->box.x + whole->box.width : whole->box.x;
  double legend_width = n_lines == 0 ? measure_legend (whole, panel, NULL, 0) : 0;
  double gap = legend_width > 0 ? LEGEND_GAP_EM * em : 0;
  LimberChartStyle style = shrink_style (whole, measure_title (whole, panel) + gap + legend_width);
  Brush brush = *whole;

  brush.style = &style;
  paint_text (&brush, panel->title, x, y, is_rtl ? 1 : 0, 0.5, TRUE);
  if (n_lines > 0)
    paint_legend_lines (whole, panel, line_of, n_lines, x);
  else if (legend_width > 0)
    paint_legend (&brush, panel, NULL, 0,
                  x + (is_rtl ? -1 : 1) * (measure_title (&brush, panel) + gap), y);
}

static void
paint_panel (const Brush *brush)
{
  const ChartPanel *panel = limber_chart_peek_panel (brush->chart, brush->panel);

  paint_title (brush);
  paint_grid (brush);
  /* A week that is cut at an end of the axis does not stand out of the panel. */
  cairo_save (brush->cr);
  cairo_rectangle (brush->cr, brush->box.x, brush->box.y - brush->style->font_px * DOT_EM,
                   brush->box.width, brush->box.height + 2 * brush->style->font_px * DOT_EM);
  cairo_clip (brush->cr);
  for (guint i = 0; i < panel->layers->len; i++) {
    const ChartLayer *layer = g_ptr_array_index (panel->layers, i);

    if (layer->mark == LIMBER_CHART_LINE || layer->mark == LIMBER_CHART_TRACK)
      paint_line (brush, layer);
    else
      paint_bars (brush, layer);
  }
  cairo_restore (brush->cr);
}

/**
 * limber_chart_paint:
 * @self: a chart
 * @cr: where to
 * @width: of the picture
 * @height: of the picture
 * @style: how it is to look
 */
void
limber_chart_paint (
    LimberChart *self, cairo_t *cr, double width, double height, const LimberChartStyle *style)
{
  Brush brush = { .chart = self, .cr = cr, .style = style };

  g_return_if_fail (self != NULL && cr != NULL && style != NULL);

  if (!style->is_bare) {
    set_color (cr, style->background, 1);
    cairo_rectangle (cr, 0, 0, width, height);
    cairo_fill (cr);
  }
  for (guint i = 0; i < self->panels->len; i++) {
    brush.panel = i;
    brush.box = limber_chart_get_panel_box (self, i, width, height, style);
    paint_panel (&brush);
    if (i + 1 == self->panels->len)
      paint_x_labels (&brush);
  }
}
