/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "limber-ctl-runner.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

/* limberctl figure: that files are what they say they are, and show what was asked for. */

typedef struct {
  char *folder;
} Files;

static void
set_up (Files *files, gconstpointer data)
{
  files->folder = g_dir_make_tmp ("limber-figure-XXXXXX", NULL);
  g_assert_nonnull (files->folder);
}

static void
tear_down (Files *files, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (files->folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *path = g_build_filename (files->folder, name, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (files->folder), ==, 0);
  g_free (files->folder);
}

/* Draws with @options to a file of @name; its path (transfer full) */
static char *
draw (Files *files, const char *name, const char *options)
{
  char *path = g_build_filename (files->folder, name, NULL);
  g_autofree char *command = g_strconcat ("figure ", options, " -o ", path, NULL);
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (command);

  g_assert_cmpstr (result->errors, ==, "");
  g_assert_cmpstr (result->output, ==, "");
  g_assert_cmpint (result->status, ==, 0);
  return path;
}

static cairo_surface_t *
read_png (const char *path, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, height);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface)
                      + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
  guint32 pixel = 0;

  memcpy (&pixel, row + 4 * x, sizeof pixel);
  return pixel & 0xffffff;
}

/* Pixels that are not as the corner is, in per cent */
static double
measure_ink (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  guint32 corner = get_pixel (surface, 0, 0);
  guint n_inked = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      n_inked += get_pixel (surface, x, y) != corner ? 1 : 0;
  return 100.0 * n_inked / ((double) width * height);
}

static void
test_png (Files *files, gconstpointer data)
{
  g_autofree char *path = draw (files, "a.png", "cat_camel --size 320x240");
  cairo_surface_t *surface = read_png (path, 320, 240);

  g_assert_cmpfloat (measure_ink (surface), >, 5);
  g_assert_cmpfloat (measure_ink (surface), <, 80);
  cairo_surface_destroy (surface);
}

static void
test_default_size (Files *files, gconstpointer data)
{
  g_autofree char *path = draw (files, "A.PNG", "chin_tuck");

  cairo_surface_destroy (read_png (path, 640, 640));
}

static void
test_dark (Files *files, gconstpointer data)
{
  g_autofree char *light_path = draw (files, "light.png", "chin_tuck --size 64x64");
  g_autofree char *dark_path = draw (files, "dark.png", "chin_tuck --size 64x64 --dark");
  cairo_surface_t *light = read_png (light_path, 64, 64);
  cairo_surface_t *dark = read_png (dark_path, 64, 64);

  g_assert_cmpuint (get_pixel (light, 0, 0) & 0xff, >, 0xc0);
  g_assert_cmpuint (get_pixel (dark, 0, 0) & 0xff, <, 0x50);
  cairo_surface_destroy (light);
  cairo_surface_destroy (dark);
}

typedef struct {
  const char *name;
  const char *one;
  const char *other;
  gboolean is_same;
} PairRow;

static const PairRow PAIR_ROWS[] = {
  { "start-and-hold", "--at start", "--at hold", FALSE },
  { "hold-is-default", "", "--at hold", TRUE },
  { "seconds", "--at 0", "--at 2", FALSE },
  { "zero-is-start", "--at 0", "--at start", TRUE },
  { "azimuth", "", "--azimuth -30", FALSE },
  { "build", "--build slim", "--build broad", FALSE },
  { "medium-is-default", "", "--build medium", TRUE },
};

static void
test_pair (Files *files, gconstpointer data)
{
  const PairRow *row = data;
  g_autofree char *one_options = g_strstrip (g_strconcat ("cat_camel ", row->one, NULL));
  g_autofree char *other_options = g_strstrip (g_strconcat ("cat_camel ", row->other, NULL));
  g_autofree char *one_path = draw (files, "one.png", one_options);
  g_autofree char *other_path = draw (files, "other.png", other_options);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  gsize one_length = 0;
  gsize other_length = 0;

  g_assert_true (g_file_get_contents (one_path, &one, &one_length, NULL));
  g_assert_true (g_file_get_contents (other_path, &other, &other_length, NULL));
  g_assert_true (row->is_same
                 == (one_length == other_length && memcmp (one, other, one_length) == 0));
}

typedef struct {
  char *width;
  char *height;
  guint n_paths;
} Svg;

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Svg *svg = user_data;

  svg->n_paths += g_str_equal (element, "path") ? 1 : 0;
  for (guint i = 0; g_str_equal (element, "svg") && names[i] != NULL; i++) {
    if (g_str_equal (names[i], "width"))
      svg->width = g_strdup (values[i]);
    if (g_str_equal (names[i], "height"))
      svg->height = g_strdup (values[i]);
  }
}

static void
test_svg (Files *files, gconstpointer data)
{
  g_autofree char *path = draw (files, "a.svg", "cat_camel --size 500x400");
  const GMarkupParser parser = { .start_element = start_element_cb };
  Svg svg = { NULL, NULL, 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &svg, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_markup_parse_context_parse (context, text, (gssize) length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (svg.width, ==, "500px");
  g_assert_cmpstr (svg.height, ==, "400px");
  g_assert_cmpuint (svg.n_paths, >, 20);
  g_free (svg.width);
  g_free (svg.height);
}

/* Every exercise is on the sheet: no figure's place is empty. */
static void
test_sheet (Files *files, gconstpointer data)
{
  g_autofree char *path = draw (files, "sheet.png", "--sheet --size 60x60");
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), >, 4 * 60);
  g_assert_cmpfloat (measure_ink (surface), >, 5);
  cairo_surface_destroy (surface);
}

static const LimberCtlRefusal MISUSE_ROWS[] = {
  { "nothing", "figure -o x.png", "EXERCISE" },
  { "both", "figure cat_camel --sheet -o x.png", "EXERCISE" },
  { "no-output", "figure cat_camel", "-o FILE" },
  { "gif", "figure cat_camel -o x.gif", "x.gif" },
  { "at", "figure cat_camel -o x.png --at noon", "noon" },
  { "at-negative", "figure cat_camel -o x.png --at -1", "-1" },
  { "at-nan", "figure cat_camel -o x.png --at nan", "nan" },
  { "size", "figure cat_camel -o x.png --size 100", "100" },
  { "size-0", "figure cat_camel -o x.png --size 0x100", "0x100" },
  { "size-huge", "figure cat_camel -o x.png --size 9999999x100", "9999999x100" },
  { "size-three", "figure cat_camel -o x.png --size 64x64x64", "64x64x64" },
  { "azimuth", "figure cat_camel -o x.png --azimuth left", "left" },
  { "azimuth-infinite", "figure cat_camel -o x.png --azimuth inf", "inf" },
  { "build", "figure cat_camel -o x.png --build huge", "huge" },
};

static const LimberCtlRefusal FAILURE_ROWS[] = {
  { "unknown", "figure cat_kamel -o x.png", "cat_camel" },
  { "beyond-the-end", "figure cat_camel -o x.png --at 99999", "cat_camel" },
  { "no-folder", "figure cat_camel -o /nowhere/x.png", "/nowhere/x.png" },
  { "sheet-too-large", "figure --sheet -o x.png --size 8000x8000", "pixels" },
};

static void
test_failure (gconstpointer data)
{
  const LimberCtlRefusal *row = data;
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (row->command);

  limber_ctl_result_assert_failed (result, row->part);
  g_assert_false (g_file_test ("x.png", G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
#define add(name, data, test) g_test_add (name, Files, data, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);

  add ("/ctl/figure/png", NULL, test_png);
  add ("/ctl/figure/default-size", NULL, test_default_size);
  add ("/ctl/figure/dark", NULL, test_dark);
  add ("/ctl/figure/svg", NULL, test_svg);
  add ("/ctl/figure/sheet", NULL, test_sheet);
  for (guint i = 0; i < G_N_ELEMENTS (PAIR_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/ctl/figure/pair/", PAIR_ROWS[i].name, NULL);

    add (path, &PAIR_ROWS[i], test_pair);
  }
#undef add
  limber_ctl_runner_add_misuses ("/ctl/figure/misuse", MISUSE_ROWS, G_N_ELEMENTS (MISUSE_ROWS));
  for (guint i = 0; i < G_N_ELEMENTS (FAILURE_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/ctl/figure/failure/", FAILURE_ROWS[i].name, NULL);

    g_test_add_data_func (path, &FAILURE_ROWS[i], test_failure);
  }

  return g_test_run ();
}
