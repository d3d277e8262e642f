/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure/limber-body-map.h"

/* The geometry of the body map: found by a finger, on the person's own side, at the size of the
 * narrowest window. */

#define WIDTH_PX  360 /* of the narrowest window */
#define TARGET_PX 44

typedef struct {
  LimberBodyMap *map; /* (owned) */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->map = limber_body_map_new (&LIMBER_FIGURE_STYLE_DEFAULT);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  limber_body_map_free (self->map);
}

static int
find (Fixture *self, LimberBodyMapView view, double width, double x, double y)
{
  LimberZone zone = 0;

  if (!limber_body_map_find_zone (self->map, view, width, width / limber_body_map_get_aspect (view),
                                  x, y, &zone))
    return -1;
  return (int) zone;
}

/* The other side's zone: left and right follow each other in the table. */
static int
mirror_zone (int zone)
{
  if (zone < 0)
    return zone;
  switch (limber_zone_get_side ((LimberZone) zone)) {
  case LIMBER_ZONE_LEFT:
    return zone + 1;
  case LIMBER_ZONE_RIGHT:
    return zone - 1;
  case LIMBER_ZONE_MIDDLE:
  default:
    return zone;
  }
}

static void
test_views_hold_all_zones (Fixture *self, gconstpointer data)
{
  LimberZones all = limber_body_map_get_zones (LIMBER_BODY_MAP_FRONT)
                    | limber_body_map_get_zones (LIMBER_BODY_MAP_BACK);

  g_assert_cmpuint (limber_zones_count (all), ==, LIMBER_N_ZONES);
  g_assert_true (limber_body_map_get_zones (LIMBER_BODY_MAP_BACK_AREAS)
                 == limber_zones_get_back_areas ());
}

static void
test_middle_is_found (Fixture *self, gconstpointer data)
{
  for (LimberBodyMapView view = 0; view < LIMBER_N_BODY_MAP_VIEWS; view++) {
    double height = WIDTH_PX / limber_body_map_get_aspect (view);

    for (LimberZone zone = 0; zone < LIMBER_N_ZONES; zone++) {
      double x = -1;
      double y = -1;

      if ((limber_body_map_get_zones (view) & LIMBER_ZONE_BIT (zone)) == 0)
        continue;
      limber_body_map_get_middle (self->map, view, WIDTH_PX, height, zone, &x, &y);
      g_test_message ("%s at %.0f, %.0f", limber_zone_get_id (zone), x, y);
      g_assert_cmpint (find (self, view, WIDTH_PX, x, y), ==, (int) zone);
    }
  }
}

static gboolean
is_square_of_zone (Fixture *self, LimberBodyMapView view, int zone, double left, double top)
{
  for (guint i = 0; i <= TARGET_PX; i += 4) {
    double far = TARGET_PX - 0.01;
    double at = MIN (i, far);

    if (find (self, view, WIDTH_PX, left + at, top) != zone
        || find (self, view, WIDTH_PX, left + at, top + far) != zone
        || find (self, view, WIDTH_PX, left, top + at) != zone
        || find (self, view, WIDTH_PX, left + far, top + at) != zone)
      return FALSE;
  }
  return TRUE;
}

static gboolean
has_square (Fixture *self, LimberBodyMapView view, int zone)
{
  double height = WIDTH_PX / limber_body_map_get_aspect (view);
  cairo_rectangle_t box;

  limber_body_map_get_box (self->map, view, WIDTH_PX, height, (LimberZone) zone, &box);
  for (double top = box.y; top + TARGET_PX <= box.y + box.height; top += 1) {
    for (double left = box.x; left + TARGET_PX <= box.x + box.width; left += 1) {
      if (is_square_of_zone (self, view, zone, left, top))
        return TRUE;
    }
  }
  return FALSE;
}

static void
test_targets_are_large (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) small = g_string_new (NULL);

  for (LimberBodyMapView view = 0; view < LIMBER_N_BODY_MAP_VIEWS; view++) {
    for (LimberZone zone = 0; zone < LIMBER_N_ZONES; zone++) {
      if ((limber_body_map_get_zones (view) & LIMBER_ZONE_BIT (zone)) == 0)
        continue;
      if (!has_square (self, view, (int) zone)) {
        g_string_append_printf (small, "%s in view %u; ", limber_zone_get_id (zone), view);
      }
    }
  }
  g_assert_cmpstr (small->str, ==, "");
}

/* Behind, the viewer's left is the person's; in front it is the right. */
static void
test_sides_are_the_persons (Fixture *self, gconstpointer data)
{
  for (LimberBodyMapView view = 0; view < LIMBER_N_BODY_MAP_VIEWS; view++) {
    LimberZoneSide at_left = view == LIMBER_BODY_MAP_FRONT ? LIMBER_ZONE_RIGHT : LIMBER_ZONE_LEFT;
    double height = WIDTH_PX / limber_body_map_get_aspect (view);
    double left_x = 0;
    double right_x = 0;
    double y = 0;

    for (double at_y = 3; at_y < height; at_y += 6) {
      for (double x = 3; x < WIDTH_PX / 2.0; x += 6) {
        int zone = find (self, view, WIDTH_PX, x, at_y);

        g_assert_cmpint (find (self, view, WIDTH_PX, WIDTH_PX - x, at_y), ==, mirror_zone (zone));
        if (zone >= 0 && limber_zone_get_side ((LimberZone) zone) != LIMBER_ZONE_MIDDLE)
          g_assert_cmpint (limber_zone_get_side ((LimberZone) zone), ==, at_left);
      }
    }
    limber_body_map_get_side_place (self->map, view, WIDTH_PX, height, LIMBER_ZONE_LEFT, &left_x,
                                    &y);
    limber_body_map_get_side_place (self->map, view, WIDTH_PX, height, LIMBER_ZONE_RIGHT, &right_x,
                                    &y);
    g_assert_true ((left_x < right_x) == (at_left == LIMBER_ZONE_LEFT));
    g_assert_cmpfloat (y, >, 0);
    g_assert_cmpfloat (y, <, height);
  }
}

static void
test_outside_is_nothing (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (find (self, LIMBER_BODY_MAP_FRONT, WIDTH_PX, 2, 2), ==, -1);
  g_assert_cmpint (find (self, LIMBER_BODY_MAP_FRONT, WIDTH_PX, -5, 100), ==, -1);
  g_assert_cmpint (find (self, LIMBER_BODY_MAP_BACK, WIDTH_PX, WIDTH_PX + 1, 100), ==, -1);
}

/* A wide box: the body in the middle, found where it is painted */
static void
test_letterbox (Fixture *self, gconstpointer data)
{
  LimberZone zone = 0;

  g_assert_true (
      limber_body_map_find_zone (self->map, LIMBER_BODY_MAP_FRONT, 2000, 400, 1000, 40, &zone));
  g_assert_cmpstr (limber_zone_get_id (zone), ==, "f_head");
  g_assert_false (
      limber_body_map_find_zone (self->map, LIMBER_BODY_MAP_FRONT, 2000, 400, 200, 200, &zone));
}

static cairo_surface_t *
paint (Fixture *self, LimberBodyMapView view, const LimberBodyMapMarks *marks)
{
  int height = (int) (WIDTH_PX / limber_body_map_get_aspect (view));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH_PX, height);
  cairo_t *cr = cairo_create (surface);

  limber_body_map_paint (self->map, cr, view, WIDTH_PX, height, marks);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface)
                      + y * cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + 4 * x, sizeof pixel);
  return pixel;
}

/* Every painted pixel lies in some zone of a full view, and marking a zone changes its pixels and,
 * but for the edge's width, no others. */
static void
test_marks_its_zone_alone (Fixture *self, gconstpointer data)
{
  enum { EDGE_PX = 4 };

  for (LimberBodyMapView view = 0; view < LIMBER_N_BODY_MAP_VIEWS; view++) {
    LimberBodyMapMarks none = LIMBER_BODY_MAP_MARKS_NONE;
    cairo_surface_t *plain = paint (self, view, &none);
    int height = cairo_image_surface_get_height (plain);

    for (LimberZone zone = 0; zone < LIMBER_N_ZONES; zone++) {
      LimberBodyMapMarks marks = LIMBER_BODY_MAP_MARKS_NONE;
      cairo_surface_t *marked;
      cairo_rectangle_t box;
      guint n_changed = 0;

      if ((limber_body_map_get_zones (view) & LIMBER_ZONE_BIT (zone)) == 0)
        continue;
      marks.selected = LIMBER_ZONE_BIT (zone);
      marked = paint (self, view, &marks);
      limber_body_map_get_box (self->map, view, WIDTH_PX, height, zone, &box);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < WIDTH_PX; x++) {
          if (get_pixel (plain, x, y) == get_pixel (marked, x, y))
            continue;
          n_changed++;
          g_assert_cmpfloat (x, >=, box.x - EDGE_PX);
          g_assert_cmpfloat (x, <=, box.x + box.width + EDGE_PX);
          g_assert_cmpfloat (y, >=, box.y - EDGE_PX);
          g_assert_cmpfloat (y, <=, box.y + box.height + EDGE_PX);
        }
      }
      g_test_message ("%s: %u pixels", limber_zone_get_id (zone), n_changed);
      g_assert_cmpuint (n_changed, >, 400);
      cairo_surface_destroy (marked);
    }
    cairo_surface_destroy (plain);
  }
}

static void
test_body_is_covered (Fixture *self, gconstpointer data)
{
  for (LimberBodyMapView view = LIMBER_BODY_MAP_FRONT; view <= LIMBER_BODY_MAP_BACK; view++) {
    LimberBodyMapMarks none = LIMBER_BODY_MAP_MARKS_NONE;
    cairo_surface_t *plain = paint (self, view, &none);

    /* Every second pixel: a hole that a finger could find is larger. */
    for (int y = 0; y < cairo_image_surface_get_height (plain); y += 2) {
      for (int x = y / 2 % 2; x < WIDTH_PX; x += 2) {
        /* 0.5: in the middle of the pixel, off the line where left meets right */
        if (get_pixel (plain, x, y) >> 24 == 0xff && find (self, view, WIDTH_PX, x + 0.5, y) < 0) {
          g_test_message ("nothing at %d, %d of view %u", x, y, view);
          g_test_fail ();
        }
      }
    }
    cairo_surface_destroy (plain);
  }
}

static void
test_paints_counts (Fixture *self, gconstpointer data)
{
  guint counts[LIMBER_N_ZONES] = { 0 };
  LimberBodyMapMarks marks = LIMBER_BODY_MAP_MARKS_NONE;
  LimberZone often = 0;
  LimberZone seldom = 0;
  cairo_surface_t *surface;
  double x = 0;
  double y = 0;
  int height = (int) (WIDTH_PX / limber_body_map_get_aspect (LIMBER_BODY_MAP_BACK));
  guint32 strong;
  guint32 weak;

  g_assert_true (limber_zone_find ("b_low_back_l", &often));
  g_assert_true (limber_zone_find ("b_low_back_r", &seldom));
  counts[often] = 40;
  counts[seldom] = 3;
  marks.counts = counts;
  surface = paint (self, LIMBER_BODY_MAP_BACK, &marks);
  limber_body_map_get_middle (self->map, LIMBER_BODY_MAP_BACK, WIDTH_PX, height, often, &x, &y);
  strong = get_pixel (surface, (int) x, (int) y);
  limber_body_map_get_middle (self->map, LIMBER_BODY_MAP_BACK, WIDTH_PX, height, seldom, &x, &y);
  weak = get_pixel (surface, (int) x, (int) y);
  /* The less often, the more green and blue is left. */
  g_assert_cmpuint ((strong >> 8) & 0xff, <, (weak >> 8) & 0xff);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/figure/body-map/views-hold-all-zones", test_views_hold_all_zones },
    { "/figure/body-map/middle-is-found", test_middle_is_found },
    { "/figure/body-map/targets-are-large", test_targets_are_large },
    { "/figure/body-map/sides-are-the-persons", test_sides_are_the_persons },
    { "/figure/body-map/outside-is-nothing", test_outside_is_nothing },
    { "/figure/body-map/letterbox", test_letterbox },
    { "/figure/body-map/marks-its-zone-alone", test_marks_its_zone_alone },
    { "/figure/body-map/body-is-covered", test_body_is_covered },
    { "/figure/body-map/paints-counts", test_paints_counts },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
