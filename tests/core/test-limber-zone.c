/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-record-error.h"
#include "core/limber-zone.h"

#include <string.h>

static void
test_table (void)
{
  guint n_front = 0, n_left = 0, n_right = 0;

  for (LimberZone zone = 0; zone < LIMBER_N_ZONES; zone++) {
    const char *id = limber_zone_get_id (zone);
    LimberZone found;

    g_assert_true (limber_zone_find (id, &found));
    g_assert_cmpuint (found, ==, zone);
    g_assert_cmpstr (limber_zone_get_title (zone), !=, "");
    n_front += !limber_zone_is_back (zone);
    n_left += limber_zone_get_side (zone) == LIMBER_ZONE_LEFT;
    n_right += limber_zone_get_side (zone) == LIMBER_ZONE_RIGHT;
    g_assert_cmpint (limber_zone_get_side (zone) == LIMBER_ZONE_LEFT, ==,
                     g_str_has_suffix (id, "_l"));
    g_assert_cmpint (limber_zone_get_side (zone) == LIMBER_ZONE_RIGHT, ==,
                     g_str_has_suffix (id, "_r"));
  }
  g_assert_cmpuint (n_front, ==, 23);
  g_assert_cmpuint (n_left, ==, 20);
  g_assert_cmpuint (n_right, ==, 20);
  g_assert_cmpuint (limber_zones_count (LIMBER_ZONES_ALL), ==, LIMBER_N_ZONES);
  g_assert_cmpuint (limber_zones_count (limber_zones_get_back_areas ()), ==, 9);
}

/* The bits are stored in people's diaries. */
static void
test_bits_never_move (void)
{
  g_assert_cmpstr (limber_zone_get_id (0), ==, "f_head");
  g_assert_cmpstr (limber_zone_get_id (24), ==, "b_neck");
  g_assert_cmpstr (limber_zone_get_id (32), ==, "b_low_back_l");
  g_assert_cmpstr (limber_zone_get_id (45), ==, "b_heel_r");
}

static void
test_text (void)
{
  g_autofree char *text = limber_zones_to_string (LIMBER_ZONE_BIT (24) | LIMBER_ZONE_BIT (32));
  g_autofree char *none = limber_zones_to_string (0);
  g_autoptr (GError) error = NULL;
  LimberZones zones = 99;

  g_assert_cmpstr (text, ==, "b_neck b_low_back_l");
  g_assert_cmpstr (none, ==, "");
  g_assert_false (limber_zones_parse ("b_neck b_elbow", &zones, &error));
  g_assert_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "b_elbow"));
  g_assert_cmpuint (zones, ==, 99);
  g_assert_true (limber_zones_parse ("", &zones, NULL));
  g_assert_cmpuint (zones, ==, 0);

  for (guint i = 0; i < 1000; i++) {
    LimberZones random = (((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ())
                         & LIMBER_ZONES_ALL;
    g_autofree char *written = limber_zones_to_string (random);

    g_assert_true (limber_zones_parse (written, &zones, NULL));
    g_assert_cmpuint (zones, ==, random);
  }
}

static void
test_widespread (void)
{
  LimberZones zones;

  g_assert_true (limber_zones_parse ("b_shoulder_l b_calf_r", &zones, NULL));
  g_assert_true (limber_zones_are_widespread (zones));
  g_assert_true (limber_zones_parse ("b_shoulder_l b_calf_l", &zones, NULL));
  g_assert_false (limber_zones_are_widespread (zones));
  g_assert_true (limber_zones_parse ("b_shoulder_l b_low_back_r b_neck", &zones, NULL));
  g_assert_false (limber_zones_are_widespread (zones));
  g_assert_false (limber_zones_are_widespread (0));
}

static void
test_titles (void)
{
  LimberZones zones = 0;
  g_autofree char *none = limber_zones_describe (0);
  g_autofree char *two = NULL;
  g_autofree char *all = limber_zones_describe (LIMBER_ZONES_ALL);

  g_assert_true (limber_zones_parse ("b_low_back_l b_neck", &zones, NULL));
  two = limber_zones_describe (zones);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (two, ==, "Neck · Lower back, left");
  g_assert_cmpuint (strlen (all), >, 600);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/zone/table", test_table);
  g_test_add_func ("/core/zone/bits-never-move", test_bits_never_move);
  g_test_add_func ("/core/zone/text", test_text);
  g_test_add_func ("/core/zone/titles", test_titles);
  g_test_add_func ("/core/zone/widespread", test_widespread);
  return g_test_run ();
}
