/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-chart"

#include "config.h"

#include "report/limber-chart-private.h"

#include <math.h>

/*
 * LimberChart:
 *
 * The chart as numbers, and where they are in a picture; limber-chart-paint.c paints it. Margins
 * come from the font's size and the longest label alone, so that places are the same wherever the
 * chart is painted. In a right-to-left language time runs from right to left.
 */

#define MARGIN_EM    0.8
#define CHARACTER_EM 0.62 /* a digit or letter, about */
#define TITLE_EM     2.3  /* a panel's title line */
#define X_LABEL_EM   2.2
#define SWATCH_EM    2.5 /* a legend's sign, and the space after its word */
#define PANEL_GAP_EM 0.7
#define MIN_PANEL_PX 4.0
#define WEIGHT_EM    4.6 /* of a panel of weight 1: three labels and air */

static void
tick_clear (gpointer data)
{
  g_free (((ChartTick *) data)->label);
}

static void
layer_free (gpointer data)
{
  ChartLayer *layer = data;

  g_free (layer->name);
  g_array_unref (layer->points);
  g_free (layer);
}

static void
panel_free (gpointer data)
{
  ChartPanel *panel = data;

  g_free (panel->title);
  g_array_unref (panel->ticks);
  g_ptr_array_unref (panel->layers);
  g_free (panel);
}

static GArray *
ticks_new (void)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (ChartTick));

  g_array_set_clear_func (ticks, tick_clear);
  return ticks;
}

/**
 * limber_chart_style_for:
 * @is_dark: for a dark background
 * @is_high_contrast: full black and white
 *
 * Returns: the usual look, for a font of 13 px; colours keep 3 : 1 to the background and differ in
 *   lightness too, so that they can be told apart in grey
 */
LimberChartStyle
limber_chart_style_for (gboolean is_dark, gboolean is_high_contrast)
{
  LimberChartStyle style = {
    .background = is_dark ? LIMBER_RGB (0x242428) : LIMBER_RGB (0xffffff),
    .ink = is_dark ? LIMBER_RGB (0xf0f0f2) : LIMBER_RGB (0x2e3436),
    .grid = is_dark ? LIMBER_RGB (0x46464c) : LIMBER_RGB (0xdedee2),
    .colors = { is_dark ? LIMBER_RGB (0x78beff) : LIMBER_RGB (0x1c61b4),
                is_dark ? LIMBER_RGB (0x6ed7af) : LIMBER_RGB (0x217d64),
                is_dark ? LIMBER_RGB (0xffbe5a) : LIMBER_RGB (0xb0620a) },
    .font_px = 13,
  };

  if (is_high_contrast) {
    style.background = is_dark ? LIMBER_RGB (0x000000) : LIMBER_RGB (0xffffff);
    style.ink = is_dark ? LIMBER_RGB (0xffffff) : LIMBER_RGB (0x000000);
    style.grid = is_dark ? LIMBER_RGB (0x969696) : LIMBER_RGB (0x6e6e6e);
  }

  return style;
}

/**
 * limber_chart_new:
 * @min: left end of the horizontal axis
 * @max: its right end, greater than @min
 * @step: width of a point
 *
 * Returns: (transfer full): an empty chart
 */
LimberChart *
limber_chart_new (double min, double max, double step)
{
  LimberChart *self = NULL;

  g_return_val_if_fail (max > min && step > 0, NULL);

  self = g_new0 (LimberChart, 1);
  self->min = min;
  self->max = max;
  self->step = step;
  self->ticks = ticks_new ();
  self->panels = g_ptr_array_new_with_free_func (panel_free);
  return self;
}

void
limber_chart_free (LimberChart *self)
{
  g_array_unref (self->ticks);
  g_ptr_array_unref (self->panels);
  g_free (self);
}

ChartPanel *
limber_chart_peek_panel (LimberChart *self, guint panel)
{
  g_return_val_if_fail (panel < self->panels->len, NULL);

  return g_ptr_array_index (self->panels, panel);
}

static void
add_tick (GArray *ticks, double at, const char *label)
{
  ChartTick tick = { at, g_strdup (label) };

  g_array_append_val (ticks, tick);
}

void
limber_chart_add_x_tick (LimberChart *self, double at, const char *label)
{
  g_return_if_fail (self != NULL && label != NULL);

  add_tick (self->ticks, at, label);
}

guint
limber_chart_add_panel (LimberChart *self, const char *title, double min, double max, double weight)
{
  ChartPanel *panel = NULL;

  g_return_val_if_fail (self != NULL && title != NULL && max > min && weight > 0, 0);

  panel = g_new0 (ChartPanel, 1);
  panel->title = g_strdup (title);
  panel->min = min;
  panel->max = max;
  panel->weight = weight;
  panel->ticks = ticks_new ();
  panel->layers = g_ptr_array_new_with_free_func (layer_free);
  g_ptr_array_add (self->panels, panel);
  return self->panels->len - 1;
}

void
limber_chart_add_y_tick (LimberChart *self, guint panel, double at, const char *label)
{
  g_return_if_fail (self != NULL && label != NULL && panel < self->panels->len);

  add_tick (limber_chart_peek_panel (self, panel)->ticks, at, label);
}

guint
limber_chart_add_layer (
    LimberChart *self, guint panel, LimberChartMark mark, guint color, const char *name)
{
  ChartLayer *layer = NULL;
  GPtrArray *layers = NULL;

  g_return_val_if_fail (self != NULL && panel < self->panels->len, 0);
  g_return_val_if_fail (color < LIMBER_CHART_N_COLORS, 0);

  layer = g_new0 (ChartLayer, 1);
  layer->mark = mark;
  layer->color = color;
  layer->name = g_strdup (name);
  layer->points = g_array_new (FALSE, FALSE, sizeof (ChartPoint));
  layers = limber_chart_peek_panel (self, panel)->layers;
  g_ptr_array_add (layers, layer);
  return layers->len - 1;
}

void
limber_chart_add_point (
    LimberChart *self, guint panel, guint layer, double at, double low, double high)
{
  ChartPoint point = { at, low, high };
  ChartLayer *target = NULL;

  g_return_if_fail (self != NULL && panel < self->panels->len);
  g_return_if_fail (layer < limber_chart_peek_panel (self, panel)->layers->len);

  target = g_ptr_array_index (limber_chart_peek_panel (self, panel)->layers, layer);
  g_array_append_val (target->points, point);
}

guint
limber_chart_get_n_panels (LimberChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->panels->len;
}

static double
estimate_words (const char *words, double em)
{
  return (double) g_utf8_strlen (words, -1) * CHARACTER_EM * em;
}

/* In @width. Returns: the lines of the legend below the panel's title, of which each has all the
 *   words that it has room for; 0 where there is room beside the title, or no legend
 * @line_of: (nullable): the line of each layer's words, from 0 on */
guint
limber_chart_panel_lay_out_legend (const ChartPanel *panel, double width, double em, guint *line_of)
{
  double total = estimate_words (panel->title, em);
  double used = 0;
  guint n_lines = 0;

  for (guint i = 0; i < panel->layers->len; i++) {
    const ChartLayer *layer = g_ptr_array_index (panel->layers, i);
    double needed;

    if (layer->name == NULL)
      continue;
    needed = estimate_words (layer->name, em) + SWATCH_EM * em;
    if (n_lines == 0 || used + needed > width) {
      n_lines++;
      used = 0;
    }
    used += needed;
    total += needed;
    if (line_of != NULL)
      line_of[i] = n_lines - 1;
  }
  return total > width ? n_lines : 0;
}

static double
measure_title (const ChartPanel *panel, double width, double em)
{
  return (TITLE_EM
          + limber_chart_panel_lay_out_legend (panel, width, em, NULL) * CHART_LEGEND_LINE_EM)
         * em;
}

/* What is not points: margins, titles, labels below. @width: of the points */
static double
measure_fixed (LimberChart *self, double width, double em)
{
  double fixed = (2 * MARGIN_EM + X_LABEL_EM) * em;

  for (guint i = 0; i < self->panels->len; i++)
    fixed += measure_title (limber_chart_peek_panel (self, i), width, em)
             + (i > 0 ? PANEL_GAP_EM * em : 0);
  return fixed;
}

static double
add_weights (LimberChart *self)
{
  double weights = 0;

  for (guint i = 0; i < self->panels->len; i++)
    weights += limber_chart_peek_panel (self, i)->weight;
  return weights;
}

/* Room for the widest label of any vertical axis */
static double
measure_labels (LimberChart *self, double font_px)
{
  glong longest = 1;

  for (guint i = 0; i < self->panels->len; i++) {
    GArray *ticks = limber_chart_peek_panel (self, i)->ticks;

    for (guint j = 0; j < ticks->len; j++)
      longest = MAX (longest, g_utf8_strlen (g_array_index (ticks, ChartTick, j).label, -1));
  }

  return ((double) longest * CHARACTER_EM + MARGIN_EM) * font_px;
}

/* How wide the points may be in a picture of @width */
static double
measure_points (LimberChart *self, double width, double em)
{
  return MAX (width - 2 * MARGIN_EM * em - measure_labels (self, em), MIN_PANEL_PX);
}

double
limber_chart_get_natural_height (LimberChart *self, double width, const LimberChartStyle *style)
{
  double em = 0;

  g_return_val_if_fail (self != NULL && style != NULL, 0);

  em = style->font_px;
  return measure_fixed (self, measure_points (self, width, em), em)
         + add_weights (self) * WEIGHT_EM * em;
}

/**
 * limber_chart_get_panel_box:
 * @self: a chart
 * @panel: number of a panel
 * @width: of the picture
 * @height: of the picture
 * @style: its font's size counts
 *
 * Returns: where the panel's points are, without title and labels
 */
LimberChartBox
limber_chart_get_panel_box (
    LimberChart *self, guint panel, double width, double height, const LimberChartStyle *style)
{
  double em = style->font_px;
  double labels = measure_labels (self, em);
  double weights = add_weights (self);
  double points = measure_points (self, width, em);
  double free_height = MAX (height - measure_fixed (self, points, em),
                            MIN_PANEL_PX * self->panels->len);
  LimberChartBox box = { .y = MARGIN_EM * em };

  g_return_val_if_fail (panel < self->panels->len, box);

  for (guint i = 0; i <= panel; i++) {
    double share = limber_chart_peek_panel (self, i)->weight / weights;

    box.y += measure_title (limber_chart_peek_panel (self, i), points, em);
    box.height = free_height * share;
    if (i < panel)
      box.y += box.height + PANEL_GAP_EM * em;
  }
  box.x = MARGIN_EM * em + (style->is_right_to_left ? 0 : labels);
  box.width = points;
  return box;
}

double
limber_chart_x_to_px (LimberChart *self,
                      const LimberChartBox *box,
                      const LimberChartStyle *style,
                      double at)
{
  double share = (at - self->min) / (self->max - self->min);

  return box->x + box->width * (style->is_right_to_left ? 1 - share : share);
}

double
limber_chart_px_to_x (LimberChart *self,
                      const LimberChartBox *box,
                      const LimberChartStyle *style,
                      double px)
{
  double share = (px - box->x) / box->width;

  return self->min + (self->max - self->min) * (style->is_right_to_left ? 1 - share : share);
}

double
limber_chart_y_to_px (LimberChart *self, guint panel, const LimberChartBox *box, double value)
{
  const ChartPanel *row = limber_chart_peek_panel (self, panel);

  return box->y + box->height * (1 - (value - row->min) / (row->max - row->min));
}

double
limber_chart_px_to_y (LimberChart *self, guint panel, const LimberChartBox *box, double px)
{
  const ChartPanel *row = limber_chart_peek_panel (self, panel);

  return row->min + (row->max - row->min) * (1 - (px - box->y) / box->height);
}
