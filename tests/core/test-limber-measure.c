/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-measure.h"
#include "core/limber-record-error.h"

#define NOW_USEC (1772439300 * (gint64) G_USEC_PER_SEC)

static const struct {
  const char *name;
  LimberMeasureKind kind;
  const char *text;
  gboolean is_fine;
  int value_tenths;
} value_cases[] = {
  { "bend", LIMBER_MEASURE_FORWARD_BEND, "12.5", TRUE, 125 },
  { "bend-below-floor", LIMBER_MEASURE_FORWARD_BEND, "-3", TRUE, -30 },
  { "bend-minus-half", LIMBER_MEASURE_FORWARD_BEND, "-0.5", TRUE, -5 },
  { "bend-too-low", LIMBER_MEASURE_FORWARD_BEND, "-40.1", FALSE, 0 },
  { "bend-two-decimals", LIMBER_MEASURE_FORWARD_BEND, "12.55", FALSE, 0 },
  { "bend-comma", LIMBER_MEASURE_FORWARD_BEND, "12,5", FALSE, 0 },
  { "bend-exponent", LIMBER_MEASURE_FORWARD_BEND, "1e1", FALSE, 0 },
  { "bend-nan", LIMBER_MEASURE_FORWARD_BEND, "nan", FALSE, 0 },
  { "bend-point", LIMBER_MEASURE_FORWARD_BEND, "1.", FALSE, 0 },
  { "bend-empty", LIMBER_MEASURE_FORWARD_BEND, "", FALSE, 0 },
  { "bend-minus", LIMBER_MEASURE_FORWARD_BEND, "-", FALSE, 0 },
  { "bend-many-digits", LIMBER_MEASURE_FORWARD_BEND, "99999999999999", FALSE, 0 },
  { "stands", LIMBER_MEASURE_SIT_TO_STAND, "14", TRUE, 140 },
  { "stands-half", LIMBER_MEASURE_SIT_TO_STAND, "14.5", FALSE, 0 },
  { "wall-61", LIMBER_MEASURE_WALL_SIT, "61", FALSE, 0 },
  { "change", LIMBER_MEASURE_CHANGE, "-5", TRUE, -50 },
  { "change-6", LIMBER_MEASURE_CHANGE, "6", FALSE, 0 },
};

static void
test_value (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  int tenths = 7777;

  g_assert_cmpint (
      limber_measure_kind_parse_value (value_cases[i].kind, value_cases[i].text, &tenths, &error),
      ==, value_cases[i].is_fine);
  if (value_cases[i].is_fine) {
    g_autoptr (LimberMeasure) measure = limber_measure_new ((LimberStamp){ NOW_USEC, 0 },
                                                            value_cases[i].kind, tenths);
    g_autofree char *text = limber_measure_value_to_string (measure);

    g_assert_cmpint (tenths, ==, value_cases[i].value_tenths);
    g_assert_cmpstr (text, ==, value_cases[i].text);
    g_assert_true (limber_measure_check (measure, NOW_USEC, NULL));
  } else {
    g_assert_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_OUT_OF_RANGE);
    g_assert_cmpint (tenths, ==, 7777);
  }
}

static void
test_sides (void)
{
  g_autoptr (LimberMeasure) measure = limber_measure_new ((LimberStamp){ NOW_USEC, 0 },
                                                          LIMBER_MEASURE_NECK_TURN, 20);
  g_autoptr (LimberMeasure) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (limber_measure_check (measure, NOW_USEC, &error));
  g_assert_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_UNKNOWN);
  measure->side = LIMBER_MEASURE_SIDE_LEFT;
  measure->note = g_strdup ("stiff");
  g_assert_true (limber_measure_check (measure, NOW_USEC, NULL));
  copy = limber_measure_copy (measure);
  g_assert_cmpstr (copy->note, ==, "stiff");
  measure->kind = LIMBER_MEASURE_SIT_TO_STAND;
  g_assert_false (limber_measure_check (measure, NOW_USEC, NULL));
}

static void
test_nicks (void)
{
  for (guint i = 0; i < LIMBER_N_MEASURE_KINDS; i++) {
    LimberMeasureKind kind = LIMBER_N_MEASURE_KINDS;

    g_assert_true (
        limber_measure_kind_from_nick (limber_measure_kind_to_nick ((LimberMeasureKind) i), &kind));
    g_assert_cmpint (kind, ==, i);
    g_assert_cmpstr (limber_measure_kind_get_title (kind), !=, "");
    g_assert_cmpstr (limber_measure_kind_get_instruction (kind), !=, "");
    g_assert_cmpstr (limber_measure_kind_get_unit (kind), !=, "");
    g_assert_cmpint (limber_measure_kind_get_min (kind), <, limber_measure_kind_get_max (kind));
  }
  for (guint i = LIMBER_MEASURE_SIDE_NONE; i <= LIMBER_MEASURE_SIDE_RIGHT; i++) {
    LimberMeasureSide side = LIMBER_MEASURE_SIDE_NONE;

    g_assert_true (
        limber_measure_side_from_nick (limber_measure_side_to_nick ((LimberMeasureSide) i), &side));
    g_assert_cmpint (side, ==, i);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (value_cases); i++) {
    g_autofree char *path = g_strconcat ("/core/measure/value/", value_cases[i].name, NULL);
    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_value);
  }
  g_test_add_func ("/core/measure/sides", test_sides);
  g_test_add_func ("/core/measure/nicks", test_nicks);
  return g_test_run ();
}
