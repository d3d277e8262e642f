/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-length.h"

typedef struct {
  const char *name;
  gint64 usec;
  guint number;
  gboolean is_in_minutes;
  guint minutes;
} LengthCase;

static const LengthCase length_cases[] = {
  { "none", 0, 10, FALSE, 1 },
  { "negative", -G_USEC_PER_SEC, 10, FALSE, 1 },
  { "tens", 29 * G_USEC_PER_SEC, 30, FALSE, 1 },
  { "half-a-ten", 85 * G_USEC_PER_SEC, 90, FALSE, 1 },
  { "last-in-seconds", 95 * G_USEC_PER_SEC - 1, 90, FALSE, 2 },
  { "first-in-minutes", 95 * G_USEC_PER_SEC, 2, TRUE, 2 },
  { "below-half-a-minute", 150 * G_USEC_PER_SEC - 1, 2, TRUE, 2 },
  { "half-a-minute", 150 * G_USEC_PER_SEC, 3, TRUE, 3 },
  { "hour", 3600 * (gint64) G_USEC_PER_SEC, 60, TRUE, 60 },
};

static void
test_round (gconstpointer data)
{
  const LengthCase *row = data;
  LimberLength length = limber_length_round (row->usec);

  g_assert_cmpuint (length.number, ==, row->number);
  g_assert_cmpint (length.is_in_minutes, ==, row->is_in_minutes);
  g_assert_cmpuint (limber_length_round_to_minutes (row->usec), ==, row->minutes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (length_cases); i++) {
    g_autofree char *path = g_strconcat ("/core/length/", length_cases[i].name, NULL);

    g_test_add_data_func (path, &length_cases[i], test_round);
  }
  return g_test_run ();
}
