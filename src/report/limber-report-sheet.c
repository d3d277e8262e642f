/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-report-sheet"

#include "config.h"

#include "report/limber-report-sheet.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

/*
 * LimberReportSheet:
 *
 * Everything that a report puts on paper goes through here, so that measuring, printing one page
 * and writing a PDF are one and the same. The text is pango's: it can be selected in the PDF.
 */

#define FOOT_PT      26.0
#define LINE_SPACING 1.12
#define RADIUS_PT    5.0

typedef struct {
  double size_pt;
  PangoWeight weight;
  LimberColor color;
} InkFacts;

static const InkFacts inks[LIMBER_N_INKS] = {
  [LIMBER_INK_TITLE] = { 20, PANGO_WEIGHT_BOLD, LIMBER_RGB (0x12463c) },
  [LIMBER_INK_HEADING] = { 11, PANGO_WEIGHT_BOLD, LIMBER_RGB (0x186052) },
  [LIMBER_INK_BODY] = { 9, PANGO_WEIGHT_NORMAL, LIMBER_RGB (0x24282a) },
  [LIMBER_INK_STRONG] = { 9, PANGO_WEIGHT_BOLD, LIMBER_RGB (0x24282a) },
  [LIMBER_INK_SMALL] = { 7.5, PANGO_WEIGHT_NORMAL, LIMBER_RGB (0x545a5c) },
  [LIMBER_INK_FIGURE] = { 19, PANGO_WEIGHT_BOLD, LIMBER_RGB (0x12463c) },
};
static const LimberColor rule_color = LIMBER_RGB (0xc8d0ce);
static const LimberColor box_color = LIMBER_RGB (0xedf4f2);

static void
set_color (cairo_t *cr, const LimberColor *color)
{
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

gboolean
limber_report_sheet_is_visible (const LimberReportSheet *self)
{
  return self->only_page < 0 || self->only_page == self->page;
}

double
limber_report_sheet_place (const LimberReportSheet *self, double x, double width)
{
  return self->is_right_to_left ? self->width - x - width : x;
}

/* A page by itself, for a printer, has no structure: an element may begin on the page before. */
void
limber_report_sheet_open (LimberReportSheet *self, const char *tag)
{
  if (self->only_page < 0)
    cairo_tag_begin (self->cr, tag, NULL);
}

void
limber_report_sheet_close (LimberReportSheet *self, const char *tag)
{
  if (self->only_page < 0)
    cairo_tag_end (self->cr, tag);
}

/* Metrics are not rounded to pixels, of which paper has none. */
static PangoLayout *
create_layout (LimberReportSheet *self,
               LimberInk ink,
               double width,
               int max_lines,
               PangoAlignment alignment,
               const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  pango_layout_context_changed (layout);
  pango_font_description_set_absolute_size (font, inks[ink].size_pt * PANGO_SCALE);
  pango_font_description_set_weight (font, inks[ink].weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  pango_layout_set_alignment (layout, alignment);
  if (max_lines > 0) {
    pango_layout_set_height (layout, -max_lines);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_single_paragraph_mode (layout, TRUE);
  }
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height = 0;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static PangoAlignment
mirror (const LimberReportSheet *self, PangoAlignment alignment)
{
  if (!self->is_right_to_left || alignment == PANGO_ALIGN_CENTER)
    return alignment;
  return alignment == PANGO_ALIGN_LEFT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

/* Left is left for a paragraph of right-to-left text too, as pango counts from its own beginning.
 */
static PangoAlignment
undo_direction (PangoLayout *layout, PangoAlignment alignment)
{
  if (pango_layout_get_direction (layout, 0) != PANGO_DIRECTION_RTL
      || alignment == PANGO_ALIGN_CENTER)
    return alignment;
  return alignment == PANGO_ALIGN_LEFT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

double
limber_report_sheet_text (LimberReportSheet *self,
                          const char *tag,
                          LimberInk ink,
                          double x,
                          double y,
                          double width,
                          int max_lines,
                          PangoAlignment alignment,
                          const char *text)
{
  PangoAlignment placed = mirror (self, alignment);
  g_autoptr (PangoLayout) layout = create_layout (self, ink, width, max_lines, placed, text);

  pango_layout_set_alignment (layout, undo_direction (layout, placed));
  if (limber_report_sheet_is_visible (self)) {
    if (tag != NULL)
      limber_report_sheet_open (self, tag);
    set_color (self->cr, &inks[ink].color);
    cairo_move_to (self->cr, limber_report_sheet_place (self, x, width), y);
    pango_cairo_show_layout (self->cr, layout);
    if (tag != NULL)
      limber_report_sheet_close (self, tag);
  }
  return get_height (layout);
}

double
limber_report_sheet_measure (
    LimberReportSheet *self, LimberInk ink, double width, int max_lines, const char *text)
{
  g_autoptr (PangoLayout) layout = create_layout (self, ink, width, max_lines, PANGO_ALIGN_LEFT,
                                                  text);

  return get_height (layout);
}

void
limber_report_sheet_write (LimberReportSheet *self,
                           const char *tag,
                           LimberInk ink,
                           const char *text)
{
  double width = self->width - 2 * LIMBER_SHEET_MARGIN_PT;

  limber_report_sheet_ensure (self, limber_report_sheet_measure (self, ink, width, 0, text));
  self->y += limber_report_sheet_text (self, tag, ink, LIMBER_SHEET_MARGIN_PT, self->y, width, 0,
                                       PANGO_ALIGN_LEFT, text);
}

void
limber_report_sheet_head (LimberReportSheet *self, double x, double width, const char *text)
{
  self->y += limber_report_sheet_text (self, "H2", LIMBER_INK_HEADING, x, self->y, width, 1,
                                       PANGO_ALIGN_LEFT, text)
             + 2;
  limber_report_sheet_rule (self, x, self->y, width);
  self->y += 5;
}

void
limber_report_sheet_rule (LimberReportSheet *self, double x, double y, double width)
{
  double begin = limber_report_sheet_place (self, x, width);

  if (!limber_report_sheet_is_visible (self))
    return;
  set_color (self->cr, &rule_color);
  cairo_set_line_width (self->cr, 0.6);
  cairo_move_to (self->cr, begin, y);
  cairo_line_to (self->cr, begin + width, y);
  cairo_stroke (self->cr);
}

void
limber_report_sheet_box (LimberReportSheet *self, double x, double y, double width, double height)
{
  double left = limber_report_sheet_place (self, x, width);

  if (!limber_report_sheet_is_visible (self))
    return;
  set_color (self->cr, &box_color);
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, left + width - RADIUS_PT, y + RADIUS_PT, RADIUS_PT, -G_PI / 2, 0);
  cairo_arc (self->cr, left + width - RADIUS_PT, y + height - RADIUS_PT, RADIUS_PT, 0, G_PI / 2);
  cairo_arc (self->cr, left + RADIUS_PT, y + height - RADIUS_PT, RADIUS_PT, G_PI / 2, G_PI);
  cairo_arc (self->cr, left + RADIUS_PT, y + RADIUS_PT, RADIUS_PT, G_PI, 1.5 * G_PI);
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
}

static void
paint_foot (LimberReportSheet *self)
{
  double width = self->width - 2 * LIMBER_SHEET_MARGIN_PT;
  double y = self->height - LIMBER_SHEET_MARGIN_PT - FOOT_PT + 10;

  limber_report_sheet_rule (self, LIMBER_SHEET_MARGIN_PT, y - 5, width);
  if (self->footer != NULL)
    limber_report_sheet_text (self, "P", LIMBER_INK_SMALL, LIMBER_SHEET_MARGIN_PT, y, width - 80, 2,
                              PANGO_ALIGN_LEFT, self->footer);
  if (self->n_pages > 0) {
    /* Translators: number of this page, number of pages */
    g_autofree char *number = g_strdup_printf (_ ("Page %1$d of %2$u"), self->page + 1,
                                               self->n_pages);

    limber_report_sheet_text (self, "P", LIMBER_INK_SMALL, LIMBER_SHEET_MARGIN_PT + width - 80, y,
                              80, 1, PANGO_ALIGN_RIGHT, number);
  }
}

void
limber_report_sheet_begin (LimberReportSheet *self)
{
  self->page = 0;
  self->y = LIMBER_SHEET_MARGIN_PT;
  self->bottom = self->height - LIMBER_SHEET_MARGIN_PT - FOOT_PT;
  limber_report_sheet_open (self, "Document");
}

gboolean
limber_report_sheet_ensure (LimberReportSheet *self, double height)
{
  if (self->y + height <= self->bottom)
    return FALSE;
  paint_foot (self);
  if (self->only_page < 0)
    cairo_show_page (self->cr);
  self->page++;
  self->y = LIMBER_SHEET_MARGIN_PT;
  return TRUE;
}

void
limber_report_sheet_end (LimberReportSheet *self)
{
  paint_foot (self);
  limber_report_sheet_close (self, "Document");
  if (self->only_page < 0)
    cairo_show_page (self->cr);
}
