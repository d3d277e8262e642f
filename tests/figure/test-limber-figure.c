/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure/limber-figure.h"
#include "figure/limber-palette.h"
#include "figure/limber-shapes.h"
#include "limber-exercise-file.h"

#include <math.h>

#define WIDTH     320
#define HEIGHT    240
#define UNTOUCHED 0x00ff00ffu
/* As high as in a list */
#define THUMBNAIL_PX 54

static cairo_surface_t *
paint (LimberFigure *figure, const LimberFigureMoment *moment)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 0, 1);
  cairo_paint (cr);
  limber_figure_paint (figure, cr, WIDTH, HEIGHT, moment);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const unsigned char *row = cairo_image_surface_get_data (surface)
                             + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
  guint32 value;

  memcpy (&value, row + 4 * x, sizeof value);
  return value & 0x00ffffff;
}

static LimberFigure *
open_figure (const char *id)
{
  g_autoptr (LimberExercise) exercise = limber_exercise_file_read (id);
  LimberFigureStyle style = LIMBER_FIGURE_STYLE_DEFAULT;

  return limber_figure_new (limber_exercise_get_choreography (exercise), &style);
}

static LimberFigureMoment
moment_of (LimberSegmentKind kind, LimberSide side, double share)
{
  return (LimberFigureMoment){ kind, side, 0, (gint64) (share * 4000000), 4000000 };
}

/* Nothing is cut off at the picture's edge, and outside of the moving box no moment differs from
 * another. */
static void
test_stays_in_frame (gconstpointer id)
{
  g_autoptr (LimberFigure) figure = open_figure (id);
  LimberFigureMoment first = moment_of (LIMBER_SEGMENT_MOVE_IN, LIMBER_SIDE_FIRST, 0);
  cairo_surface_t *before = paint (figure, &first);
  cairo_rectangle_int_t box;

  limber_figure_get_moving_box (figure, WIDTH, HEIGHT, &box);
  g_assert_cmpint (box.width, >, 0);
  g_assert_cmpint (box.x + box.width, <=, WIDTH);
  for (guint i = 0; i <= 4; i++) {
    LimberFigureMoment moment = moment_of (LIMBER_SEGMENT_MOVE_IN, LIMBER_SIDE_FIRST, i / 4.0);
    cairo_surface_t *surface = paint (figure, &moment);

    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        gboolean is_edge = x == 0 || y == 0 || x == WIDTH - 1 || y == HEIGHT - 1;
        gboolean is_in_box = x >= box.x && x < box.x + box.width && y >= box.y
                             && y < box.y + box.height;

        if (is_edge)
          g_assert_cmphex (pixel (surface, x, y), ==, UNTOUCHED);
        if (!is_in_box)
          g_assert_cmphex (pixel (surface, x, y), ==, pixel (before, x, y));
      }
    }
    cairo_surface_destroy (surface);
  }
  cairo_surface_destroy (before);
}

static void
test_looks_same (void)
{
  g_autoptr (LimberFigure) figure = open_figure ("chin_tuck");
  LimberFigureMoment a = moment_of (LIMBER_SEGMENT_GET_READY, LIMBER_SIDE_NONE, 0.1);
  LimberFigureMoment b = moment_of (LIMBER_SEGMENT_GET_READY, LIMBER_SIDE_NONE, 0.9);
  LimberFigureMoment c = moment_of (LIMBER_SEGMENT_MOVE_IN, LIMBER_SIDE_NONE, 0.5);

  g_assert_true (limber_figure_looks_same (figure, 720, &a, &b));
  g_assert_false (limber_figure_looks_same (figure, 720, &a, &c));
}

/* What looks_same() says is the same is so to the pixel, but for what a quarter of a pixel shows.
 */
static void
test_same_is_same (void)
{
  g_autoptr (LimberFigure) figure = open_figure ("walk_break");
  LimberFigureMoment a = moment_of (LIMBER_SEGMENT_REST, LIMBER_SIDE_NONE, 0);
  LimberFigureMoment b = moment_of (LIMBER_SEGMENT_GET_READY, LIMBER_SIDE_NONE, 0.7);
  cairo_surface_t *first = paint (figure, &a);
  cairo_surface_t *second = paint (figure, &b);

  g_assert_true (limber_figure_looks_same (figure, HEIGHT, &a, &b));
  for (int y = 0; y < HEIGHT; y++) {
    for (int x = 0; x < WIDTH; x++)
      g_assert_cmphex (pixel (first, x, y), ==, pixel (second, x, y));
  }
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
}

/* A side view's second side is the first one's mirror image. */
static void
test_second_side_mirrors (void)
{
  g_autoptr (LimberFigure) figure = open_figure ("single_knee_to_chest");
  LimberFigureMoment first = moment_of (LIMBER_SEGMENT_MOVE_IN, LIMBER_SIDE_FIRST, 1);
  LimberFigureMoment second = moment_of (LIMBER_SEGMENT_MOVE_IN, LIMBER_SIDE_SECOND, 1);
  cairo_surface_t *a = paint (figure, &first);
  cairo_surface_t *b = paint (figure, &second);
  guint n_differences = 0;
  guint n_painted = 0;

  for (int y = 0; y < HEIGHT; y++) {
    for (int x = 0; x < WIDTH; x++) {
      gboolean is_painted = pixel (a, x, y) != UNTOUCHED;

      n_painted += is_painted;
      n_differences += is_painted != (pixel (b, WIDTH - 1 - x, y) != UNTOUCHED);
    }
  }
  g_assert_cmpuint (n_painted, >, 2000);
  g_assert_cmpuint (n_differences, <, n_painted / 25);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static double
luminance_part (double value)
{
  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* WCAG 2.2 relative luminance and contrast */
static double
contrast (LimberColor a, LimberColor b)
{
  double first = 0.2126 * luminance_part (a.red) + 0.7152 * luminance_part (a.green)
                 + 0.0722 * luminance_part (a.blue);
  double second = 0.2126 * luminance_part (b.red) + 0.7152 * luminance_part (b.green)
                  + 0.0722 * luminance_part (b.blue);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/* Each surface stands out from the ground by its fill or by its outline. */
static void
test_contrast (void)
{
  for (guint i = 0; i < LIMBER_N_SKIN_TONES * LIMBER_N_CLOTHING_TONES * 2; i++) {
    LimberFigureStyle style = LIMBER_FIGURE_STYLE_DEFAULT;
    LimberPalette palette;

    style.skin = i % LIMBER_N_SKIN_TONES;
    style.clothing = i / LIMBER_N_SKIN_TONES % LIMBER_N_CLOTHING_TONES;
    style.is_dark = i >= LIMBER_N_SKIN_TONES * LIMBER_N_CLOTHING_TONES;
    limber_palette_fill (&palette, &style);
    for (guint tone = 0; tone < LIMBER_N_TONES; tone++) {
      const LimberPaint *paint = &palette.paints[tone];
      double best = MAX (contrast (paint->lit, palette.background),
                         contrast (paint->outline, palette.background));

      if (tone == LIMBER_TONE_FEATURE)
        continue; /* lies on skin alone */
      g_test_message ("skin %u clothing %u dark %d tone %u: %.2f", style.skin, style.clothing,
                      style.is_dark, tone, best);
      g_assert_cmpfloat (best, >=, 3.0);
    }
  }
}

/* How much of a thumbnail is about as blue as the shirt */
static guint
count_shirt (gboolean is_high_contrast)
{
  g_autoptr (LimberExercise) exercise = limber_exercise_file_read ("neck_side_bend");
  LimberFigureStyle style = LIMBER_FIGURE_STYLE_DEFAULT;
  g_autoptr (LimberFigure) figure = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, THUMBNAIL_PX,
                                                         THUMBNAIL_PX);
  cairo_t *cr = cairo_create (surface);
  guint n_blue = 0;

  style.is_high_contrast = is_high_contrast;
  figure = limber_figure_new (limber_exercise_get_choreography (exercise), &style);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  limber_figure_paint (figure, cr, THUMBNAIL_PX, THUMBNAIL_PX, &LIMBER_FIGURE_MOMENT_HOLD);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int i = 0; i < THUMBNAIL_PX * THUMBNAIL_PX; i++) {
    guint32 color = pixel (surface, i % THUMBNAIL_PX, i / THUMBNAIL_PX);

    n_blue += (color & 0xff) > 0x90 && (color >> 16 & 0xff) < 0x70;
  }
  cairo_surface_destroy (surface);
  return n_blue;
}

/* Strong outlines leave something to outline, where the figure is as small as in a list. */
static void
test_small_in_high_contrast (void)
{
  guint n_usual = count_shirt (FALSE);
  guint n_high_contrast = count_shirt (TRUE);

  g_test_message ("%u, in high contrast %u", n_usual, n_high_contrast);
  g_assert_cmpuint (n_usual, >, 20);
  g_assert_cmpuint (n_high_contrast * 4, >=, n_usual * 3);
}

static void
test_muscles_exist (void)
{
  g_autoptr (GPtrArray) ids = limber_exercise_file_list ();

  g_assert_false (limber_muscle_exists ("heart"));
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (LimberExercise) exercise = limber_exercise_file_read (g_ptr_array_index (ids, i));
    const char *const *muscles = limber_choreography_get_muscles (
        limber_exercise_get_choreography (exercise));

    for (guint j = 0; muscles[j] != NULL; j++)
      g_assert_true (limber_muscle_exists (muscles[j]));
  }
}

static void
test_finalize (void)
{
  LimberFigure *figure = open_figure ("cat_camel");

  limber_figure_set_azimuth (figure, 30);
  limber_figure_set_azimuth (figure, NAN);
  g_assert_finalize_object (figure);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) ids = NULL;

  g_test_init (&argc, &argv, NULL);
  ids = limber_exercise_file_list ();
  for (guint i = 0; i < ids->len; i++) {
    g_autofree char *path = g_strconcat ("/figure/figure/stays-in-frame/",
                                         (char *) g_ptr_array_index (ids, i), NULL);

    g_test_add_data_func (path, g_ptr_array_index (ids, i), test_stays_in_frame);
  }
  g_test_add_func ("/figure/figure/looks-same", test_looks_same);
  g_test_add_func ("/figure/figure/same-is-same", test_same_is_same);
  g_test_add_func ("/figure/figure/second-side-mirrors", test_second_side_mirrors);
  g_test_add_func ("/figure/figure/contrast", test_contrast);
  g_test_add_func ("/figure/figure/small-in-high-contrast", test_small_in_high_contrast);
  g_test_add_func ("/figure/figure/muscles-exist", test_muscles_exist);
  g_test_add_func ("/figure/figure/finalize", test_finalize);
  return g_test_run ();
}
