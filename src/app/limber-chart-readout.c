/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-chart-readout.h"

/* The bubble beside the cursor of a chart. No state: it is laid out for each frame that has it. */

#define WIDTH_EM 22.0
#define PAD_EM   0.6
#define GAP_EM   0.7
#define OPACITY  0.94F

static GdkRGBA
to_rgba (LimberColor color, float alpha)
{
  return (GdkRGBA){ (float) color.red, (float) color.green, (float) color.blue, alpha };
}

static void
paint_back (GtkSnapshot *snapshot,
            const graphene_rect_t *box,
            double radius,
            const LimberChartStyle *style)
{
  GdkRGBA color = to_rgba (style->ink, OPACITY);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box, (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, box);
  gtk_snapshot_pop (snapshot);
}

void
limber_chart_readout_snapshot (GtkWidget *widget,
                               GtkSnapshot *snapshot,
                               const LimberChartStyle *style,
                               const char *text,
                               double x,
                               double top)
{
  double pad = PAD_EM * style->font_px;
  double gap = GAP_EM * style->font_px;
  double width = gtk_widget_get_width (widget);
  double room = MAX (x, width - x) - gap - 2 * pad;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  GdkRGBA color = to_rgba (style->background, 1);
  int text_width = 0;
  int text_height = 0;
  double left;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (MIN (room, WIDTH_EM * style->font_px) * PANGO_SCALE));
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  pango_layout_set_width (layout, text_width * PANGO_SCALE);
  left = x < width / 2 ? x + gap : x - gap - text_width - 2 * pad;
  paint_back (snapshot,
              &GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (text_width + 2 * pad),
                                   (float) (text_height + 2 * pad)),
              pad, style);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (left + pad), (float) (top + pad)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}
