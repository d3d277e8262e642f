/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-export"

#include "config.h"

#include "media/limber-export-layout.h"

#include <math.h>
#include <pango/pangocairo.h>

/*
 * LimberExportLayout:
 *
 * One picture of an exported video: the figure on the left (above, in an upright picture), beside
 * it a panel with routine, exercise, side, one instruction, a ring that counts down and what comes
 * next, below a line for the whole. It is made to be read from across a room: the title is a
 * fourteenth of the height, the digits an eighth, the rest a twenty-fourth at least, text against
 * panel 7:1 or better. All text is plain text.
 */

#define PANEL_SHARE   0.42
#define PADDING       44
#define PROGRESS_SIZE 12
#define RING_SIZE     212
#define RING_LINE     15
#define ROUTINE_FONT  25
#define TITLE_FONT    52
#define SIDE_FONT     30
#define STEP_FONT     38
#define DIGITS_FONT   104
#define PHASE_FONT    42
#define COUNT_FONT    30
#define NEXT_FONT     29
#define FONT_FAMILY   "Cantarell, Noto Sans, DejaVu Sans, Sans"

static const LimberExportColors light_colors = {
  .panel = LIMBER_RGB (0xffffff),
  .text = LIMBER_RGB (0x1c2429),
  .faint_text = LIMBER_RGB (0x4a565e),
  .accent = LIMBER_RGB (0x0f6668),
  .on_accent = LIMBER_RGB (0xffffff),
  .track = LIMBER_RGB (0xd5dddd),
};

static const LimberExportColors dark_colors = {
  .panel = LIMBER_RGB (0x14191c),
  .text = LIMBER_RGB (0xf4f7f7),
  .faint_text = LIMBER_RGB (0xb9c5c9),
  .accent = LIMBER_RGB (0x55d0c1),
  .on_accent = LIMBER_RGB (0x08302f),
  .track = LIMBER_RGB (0x38444a),
};

static void
set_color (cairo_t *cr, const LimberColor *color)
{
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

static void
fill_box (cairo_t *cr, const LimberFrameBox *box, const LimberColor *color)
{
  set_color (cr, color);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_fill (cr);
}

static void
place_boxes (LimberExportLayout *self)
{
  int unit_padding = (int) (PADDING * self->unit);
  int progress = MAX (4, (int) (PROGRESS_SIZE * self->unit));
  int ring = (int) (RING_SIZE * self->unit);
  int body = self->height - progress;

  if (self->width >= self->height) {
    int panel = (int) (self->width * PANEL_SHARE);

    self->figure = (LimberFrameBox){ 0, 0, self->width - panel, body };
    self->panel = (LimberFrameBox){ self->width - panel, 0, panel, body };
  } else {
    int panel = body / 2;

    self->figure = (LimberFrameBox){ 0, 0, self->width, body - panel };
    self->panel = (LimberFrameBox){ 0, body - panel, self->width, panel };
  }
  self->progress = (LimberFrameBox){ 0, body, self->width, progress };
  self->ring = (LimberFrameBox){ self->panel.x + unit_padding,
                                 self->panel.y + self->panel.height - unit_padding
                                     - (int) (2.1 * NEXT_FONT * self->unit) - ring,
                                 ring, ring };
}

LimberExportLayout
limber_export_layout_make (int width, int height, const LimberFigureStyle *style)
{
  LimberExportLayout self = { .width = width, .height = height };

  if (width >= height)
    self.unit = MIN (width / 1280.0, height / 720.0);
  else
    self.unit = MIN (width / 620.0, height / 1360.0);
  self.colors = style->is_dark ? dark_colors : light_colors;
  place_boxes (&self);

  return self;
}

/* (transfer full): @width_px and @n_lines bound the text; more is cut off with "…" */
static PangoLayout *
make_text (
    cairo_t *cr, const char *text, double font_px, gboolean is_bold, double width_px, int n_lines)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (FONT_FAMILY);

  pango_font_description_set_absolute_size (font, font_px * PANGO_SCALE);
  if (is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (width_px * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -n_lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

/* Paints text with its upper left corner at @x, @y; returns its height */
static double
paint_text (cairo_t *cr, PangoLayout *layout, double x, double y, const LimberColor *color)
{
  int height = 0;

  pango_layout_get_pixel_size (layout, NULL, &height);
  set_color (cr, color);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);

  return height;
}

/* The side in a pill of its own: it is what is mistaken most easily. Returns its height. */
static double
paint_side (const LimberExportLayout *self, cairo_t *cr, const char *side, double x, double y)
{
  g_autoptr (PangoLayout) text = make_text (cr, side, SIDE_FONT * self->unit, TRUE,
                                            self->panel.width, 1);
  double gap = 0.8 * SIDE_FONT * self->unit;
  int width = 0;
  int height = 0;

  pango_layout_get_pixel_size (text, &width, &height);

  double radius = (height + gap * 0.6) / 2;

  set_color (cr, &self->colors.accent);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_arc (cr, x + width + 2 * gap - radius, y + radius, radius, -G_PI / 2, G_PI / 2);
  cairo_fill (cr);
  paint_text (cr, text, x + gap, y + gap * 0.3, &self->colors.on_accent);

  return 2 * radius;
}

/* Routine and "2 of 5", exercise, side, instruction: from above */
static void
paint_upper_text (const LimberExportLayout *self,
                  cairo_t *cr,
                  const LimberExportScript *script,
                  const LimberExportPart *part)
{
  double padding = PADDING * self->unit;
  double x = self->panel.x + padding;
  double y = self->panel.y + padding * 0.8;
  double width = self->panel.width - 2 * padding;
  g_autofree char *head = g_strdup_printf ("%s  ·  %s", part->step, script->title);
  g_autoptr (PangoLayout) routine = make_text (cr, head, ROUTINE_FONT * self->unit, FALSE, width,
                                               1);
  g_autoptr (PangoLayout) title = make_text (cr, part->title, TITLE_FONT * self->unit, TRUE, width,
                                             2);
  double room;

  y += paint_text (cr, routine, x, y, &self->colors.faint_text) + 12 * self->unit;
  y += paint_text (cr, title, x, y, &self->colors.text) + 16 * self->unit;
  if (part->side != NULL)
    y += paint_side (self, cr, part->side, x, y) + 20 * self->unit;

  room = self->ring.y - 16 * self->unit - y;

  g_autoptr (PangoLayout) step = make_text (
      cr, part->instruction, STEP_FONT * self->unit, FALSE, width,
      CLAMP ((int) (room / (1.36 * STEP_FONT * self->unit)), 1, 5));

  paint_text (cr, step, x, y, &self->colors.text);
}

/* Beside the ring what is done now, below it what comes next */
static void
paint_lower_text (const LimberExportLayout *self, cairo_t *cr, const LimberExportPart *part)
{
  double padding = PADDING * self->unit;
  double x = self->ring.x + self->ring.width + 30 * self->unit;
  double width = self->panel.x + self->panel.width - padding * 0.6 - x;
  g_autoptr (PangoLayout) phase = make_text (cr, part->phase, PHASE_FONT * self->unit, TRUE, width,
                                             2);
  g_autoptr (PangoLayout) next = make_text (cr, part->next, NEXT_FONT * self->unit, FALSE,
                                            self->panel.width - 1.6 * padding, 1);
  g_autoptr (PangoLayout) count = NULL;
  int phase_height = 0;
  int count_height = 0;
  double y;

  pango_layout_get_pixel_size (phase, NULL, &phase_height);
  if (part->count != NULL) {
    count = make_text (cr, part->count, COUNT_FONT * self->unit, FALSE, width, 1);
    pango_layout_get_pixel_size (count, NULL, &count_height);
  }

  y = self->ring.y + (self->ring.height - phase_height - count_height) / 2.0;
  y += paint_text (cr, phase, x, y, &self->colors.accent);
  if (count != NULL)
    paint_text (cr, count, x, y, &self->colors.faint_text);

  paint_text (cr, next, self->ring.x,
              self->ring.y + self->ring.height + 0.75 * NEXT_FONT * self->unit,
              &self->colors.faint_text);
}

void
limber_export_layout_paint_panel (const LimberExportLayout *self,
                                  cairo_t *cr,
                                  const LimberExportScript *script,
                                  const LimberExportPart *part)
{
  fill_box (cr, &self->panel, &self->colors.panel);
  paint_upper_text (self, cr, script, part);
  paint_lower_text (self, cr, part);
}

void
limber_export_layout_paint_ring (const LimberExportLayout *self,
                                 cairo_t *cr,
                                 double left,
                                 guint secs_left)
{
  double line = RING_LINE * self->unit;
  double x = self->ring.x + self->ring.width / 2.0;
  double y = self->ring.y + self->ring.height / 2.0;
  double radius = self->ring.width / 2.0 - line;
  g_autofree char *digits = g_strdup_printf ("%u", secs_left);
  double font_px = (secs_left < 100 ? 1.0 : 0.72) * DIGITS_FONT * self->unit;
  g_autoptr (PangoLayout) text = make_text (cr, digits, font_px, TRUE, self->ring.width, 1);
  PangoRectangle ink;

  fill_box (cr, &self->ring, &self->colors.panel);
  cairo_set_line_width (cr, line);
  set_color (cr, &self->colors.track);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  set_color (cr, &self->colors.accent);
  if (left > 0) {
    cairo_arc (cr, x, y, radius, -G_PI / 2, -G_PI / 2 + 2 * G_PI * MIN (left, 1.0));
    cairo_stroke (cr);
  }

  pango_layout_get_pixel_extents (text, &ink, NULL);
  paint_text (cr, text, round (x - ink.x - ink.width / 2.0), round (y - ink.y - ink.height / 2.0),
              &self->colors.text);
}

void
limber_export_layout_paint_progress (const LimberExportLayout *self,
                                     cairo_t *cr,
                                     const LimberExportScript *script,
                                     int filled_px)
{
  LimberFrameBox filled = self->progress;
  guint item = 0;

  fill_box (cr, &self->progress, &self->colors.track);
  filled.width = CLAMP (filled_px, 0, self->progress.width);
  fill_box (cr, &filled, &self->colors.accent);

  /* A gap where one exercise ends and the next begins */
  for (guint i = 0; i < script->parts->len; i++) {
    const LimberExportPart *part = g_ptr_array_index (script->parts, i);

    if (part->item != item) {
      double share = (double) part->start_usec / (double) script->duration_usec;
      LimberFrameBox gap = { (int) (share * self->progress.width) - 1, self->progress.y,
                             MAX (2, (int) (3 * self->unit)), self->progress.height };

      fill_box (cr, &gap, &self->colors.panel);
      item = part->item;
    }
  }
}
