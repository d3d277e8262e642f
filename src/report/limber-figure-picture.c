/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-report"

#include "config.h"

#include "report/limber-figure-picture.h"

#include "core/limber-exercise.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

/* Figures as files: a single one, and the sheet of all that are given. */

#define GAP_PX      12
#define MAX_COLUMNS 8
#define SHEET_RATIO 1.5 /* the width of a sheet to its height, about */
#define TITLE_FONT  "Sans Bold 11px"
#define ID_FONT     "Sans 10px"
#define TITLE_PX    16
#define ID_PX       14
#define LABEL_PX    (TITLE_PX + ID_PX)
#define DARK_TEXT   0.12
#define LIGHT_TEXT  0.92
#define FAINT_ALPHA 0.7

typedef struct {
  LimberFigure *figure; /* (unowned) */
  const LimberFigureStyle *style;
  const LimberFigureMoment *moment;
} Single;

typedef struct {
  GPtrArray *exercises; /* (owned) (element-type LimberExercise) */
  const LimberFigureStyle *style;
  int figure_width;
  int figure_height;
  guint n_columns;
} Sheet;

static void
paint_background (cairo_t *cr, const LimberFigureStyle *style)
{
  LimberColor color = limber_figure_style_get_background (style);

  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_paint (cr);
}

static void
paint_single_cb (cairo_t *cr, int width, int height, gpointer user_data)
{
  const Single *single = user_data;

  paint_background (cr, single->style);
  limber_figure_paint (single->figure, cr, width, height, single->moment);
}

static void
paint_text (cairo_t *cr, const char *text, const char *font, int width, double y)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, 0, y);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_label (cairo_t *cr, const Sheet *sheet, LimberExercise *exercise)
{
  double shade = sheet->style->is_dark ? LIGHT_TEXT : DARK_TEXT;
  int width = 2 * sheet->figure_width;

  cairo_set_source_rgb (cr, shade, shade, shade);
  paint_text (cr, limber_exercise_get_title (exercise), TITLE_FONT, width, sheet->figure_height);
  cairo_set_source_rgba (cr, shade, shade, shade, FAINT_ALPHA);
  paint_text (cr, limber_exercise_get_id (exercise), ID_FONT, width,
              sheet->figure_height + TITLE_PX);
}

static void
paint_pair (cairo_t *cr, const Sheet *sheet, LimberExercise *exercise)
{
  const LimberFigureMoment moments[] = { LIMBER_FIGURE_MOMENT_START, LIMBER_FIGURE_MOMENT_HOLD };
  g_autoptr (LimberFigure) figure = limber_figure_new (limber_exercise_get_choreography (exercise),
                                                       sheet->style);

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++) {
    cairo_save (cr);
    cairo_translate (cr, (double) i * sheet->figure_width, 0);
    cairo_rectangle (cr, 0, 0, sheet->figure_width, sheet->figure_height);
    cairo_clip (cr);
    limber_figure_paint (figure, cr, sheet->figure_width, sheet->figure_height, &moments[i]);
    cairo_restore (cr);
  }
}

static int
get_cell_width (const Sheet *sheet)
{
  return 2 * sheet->figure_width + GAP_PX;
}

static int
get_cell_height (const Sheet *sheet)
{
  return sheet->figure_height + LABEL_PX + GAP_PX;
}

static void
paint_sheet_cb (cairo_t *cr, int width, int height, gpointer user_data)
{
  const Sheet *sheet = user_data;

  paint_background (cr, sheet->style);
  for (guint i = 0; i < sheet->exercises->len; i++) {
    LimberExercise *exercise = g_ptr_array_index (sheet->exercises, i);
    int column = (int) (i % sheet->n_columns);
    int row = (int) (i / sheet->n_columns);

    cairo_save (cr);
    cairo_translate (cr, GAP_PX + column * get_cell_width (sheet),
                     GAP_PX + row * get_cell_height (sheet));
    paint_pair (cr, sheet, exercise);
    paint_label (cr, sheet, exercise);
    cairo_restore (cr);
  }
}

static GPtrArray *
collect_posed (GListModel *exercises)
{
  GPtrArray *posed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++) {
    g_autoptr (LimberExercise) exercise = g_list_model_get_item (exercises, i);

    if (limber_exercise_get_choreography (exercise) != NULL)
      g_ptr_array_add (posed, g_steal_pointer (&exercise));
  }
  return posed;
}

static guint
get_n_rows (const Sheet *sheet)
{
  return (sheet->exercises->len + sheet->n_columns - 1) / sheet->n_columns;
}

/* The fewest columns that make the sheet wider than SHEET_RATIO */
static void
choose_columns (Sheet *sheet)
{
  for (sheet->n_columns = 1; sheet->n_columns < MAX_COLUMNS; sheet->n_columns++) {
    double width = (double) sheet->n_columns * get_cell_width (sheet);
    double height = (double) get_n_rows (sheet) * get_cell_height (sheet);

    if (sheet->n_columns >= sheet->exercises->len || width >= SHEET_RATIO * height)
      return;
  }
}

GBytes *
limber_figure_picture_render (LimberFigure *figure,
                              const LimberFigureStyle *style,
                              const LimberFigureMoment *moment,
                              LimberDrawingFormat format,
                              int width,
                              int height,
                              GError **error)
{
  Single single = { figure, style, moment };

  g_return_val_if_fail (LIMBER_IS_FIGURE (figure), NULL);
  g_return_val_if_fail (style != NULL && moment != NULL, NULL);

  return limber_drawing_render (format, width, height, paint_single_cb, &single, error);
}

GBytes *
limber_figure_picture_render_sheet (GListModel *exercises,
                                    const LimberFigureStyle *style,
                                    LimberDrawingFormat format,
                                    int figure_width,
                                    int figure_height,
                                    GError **error)
{
  g_autoptr (GPtrArray) posed = collect_posed (exercises);
  Sheet sheet = { posed, style, figure_width, figure_height, 1 };
  gint64 width = 0;
  gint64 height = 0;

  if (posed->len == 0) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("no exercise has poses"));
    return NULL;
  }
  choose_columns (&sheet);
  width = GAP_PX + (gint64) sheet.n_columns * get_cell_width (&sheet);
  height = GAP_PX + (gint64) get_n_rows (&sheet) * get_cell_height (&sheet);
  if (MAX (width, height) > LIMBER_DRAWING_MAX_SIDE) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 /* Translators: numbers of pixels: what the sheet would have, then the most that
                  * it may have */
                 _ ("the sheet would be %d × %d pixels; allowed are %d"), (int) width, (int) height,
                 LIMBER_DRAWING_MAX_SIDE);
    return NULL;
  }
  return limber_drawing_render (format, (int) width, (int) height, paint_sheet_cb, &sheet, error);
}
