/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-local-time.h"

#include <locale.h>

/* Local times of a day are tested with the working hours; here is on which day a week begins. */

typedef struct {
  const char *locale;
  int first_weekday;
} Row;

static const Row rows[] = {
  { "C", 0 },
  { "C.UTF-8", 0 },
  { "fr_FR.UTF-8", 0 },
  { "en_US.UTF-8", 6 },
};

static void
test_first_weekday (gconstpointer data)
{
  const Row *row = data;

  if (setlocale (LC_TIME, row->locale) == NULL) {
    g_test_skip ("the locale cannot be made (package locales)");
    return;
  }
  g_assert_cmpint (limber_local_time_get_first_weekday (), ==, row->first_weekday);
}

/* 1970-01-01 was a Thursday */
static void
test_weekday (void)
{
  g_assert_cmpint (limber_local_time_get_weekday (0), ==, 3);
  g_assert_cmpint (limber_local_time_get_weekday (4), ==, 0);
  g_assert_cmpint (limber_local_time_get_weekday (-4), ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/local-time/weekday", test_weekday);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/core/local-time/first-weekday/%s", rows[i].locale);

    g_test_add_data_func (path, &rows[i], test_first_weekday);
  }
  return g_test_run ();
}
