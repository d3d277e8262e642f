/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-discretion.h"

static const struct {
  const char *title;
  gboolean is_allowed;
} ROWS[] = {
  { "2-minute desk reset", TRUE },
  { "Invisible seated break", TRUE },
  { "Morning programme", TRUE },
  { "Neck and shoulders", FALSE },
  { "90-second eye rest", FALSE },
  { "Gentle programme for a tight back", FALSE },
  { "LOWER BACK", FALSE },
  { "Against backache", FALSE },
  { "St. Mary's clinic plan", FALSE },
  { "Calm the sciatica", FALSE },
};

static void
test_allows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    g_assert_cmpint (limber_discretion_allows (ROWS[i].title), ==, ROWS[i].is_allowed);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/discretion/allows", test_allows);
  return g_test_run ();
}
