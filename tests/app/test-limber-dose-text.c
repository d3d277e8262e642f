/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/limber-dose-text.h"

typedef struct {
  const char *name;
  LimberDose dose;
  LimberSides sides;
  const char *text;
} Row;

static const Row rows[] = {
  { "hold-once", { .hold_secs = 30, .reps = 1, .sets = 1 }, LIMBER_SIDES_BOTH, "Hold 30 s" },
  { "hold-twice-sides",
    { .hold_secs = 15, .reps = 2, .sets = 1 },
    LIMBER_SIDES_LEFT_RIGHT,
    "Hold 15 s, twice, each side" },
  { "hold-many", { .hold_secs = 3, .reps = 8, .sets = 1 }, LIMBER_SIDES_BOTH, "Hold 3 s, 8 times" },
  { "reps", { .reps = 10, .sets = 1 }, LIMBER_SIDES_BOTH, "10 times" },
  { "reps-once", { .reps = 1, .sets = 1 }, LIMBER_SIDES_BOTH, "Once" },
  { "reps-alternate",
    { .reps = 5, .sets = 2 },
    LIMBER_SIDES_ALTERNATE,
    "5 times, each side in turn, 2 sets" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *text = limber_dose_text (&row->dose, row->sides);

  g_assert_cmpstr (text, ==, row->text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/app/dose-text/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  return g_test_run ();
}
