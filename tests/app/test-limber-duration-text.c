/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/limber-duration-text.h"

static void
test_length (void)
{
  static const struct {
    gint64 secs;
    const char *text;
  } rows[] = { { 0, "10 s" },   { 29, "30 s" },   { 86, "90 s" },   { 94, "90 s" },
               { 95, "2 min" }, { 149, "2 min" }, { 150, "3 min" }, { 3600, "60 min" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = limber_duration_text_length (rows[i].secs * G_USEC_PER_SEC);

    g_assert_cmpstr (text, ==, rows[i].text);
  }
}

static void
test_spoken (void)
{
  static const struct {
    guint secs;
    const char *text;
  } rows[] = { { 0, "0 seconds" }, { 1, "1 second" },           { 59, "59 seconds" },
               { 60, "1 minute" }, { 61, "1 minute 1 second" }, { 150, "2 minutes 30 seconds" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = limber_duration_text_spoken (rows[i].secs);

    g_assert_cmpstr (text, ==, rows[i].text);
  }
}

static void
test_digits (void)
{
  g_autofree char *short_text = limber_duration_text_digits (45);
  g_autofree char *long_text = limber_duration_text_digits (605);

  g_assert_cmpstr (short_text, ==, "45");
  g_assert_cmpstr (long_text, ==, "10:05");
}

static void
test_countdown (void)
{
  g_assert_cmpuint (limber_duration_to_countdown_secs (3 * G_USEC_PER_SEC), ==, 3);
  g_assert_cmpuint (limber_duration_to_countdown_secs (2 * G_USEC_PER_SEC + 1), ==, 3);
  g_assert_cmpuint (limber_duration_to_countdown_secs (1), ==, 1);
  g_assert_cmpuint (limber_duration_to_countdown_secs (0), ==, 0);
  g_assert_cmpuint (limber_duration_to_countdown_secs (-1), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/duration-text/length", test_length);
  g_test_add_func ("/app/duration-text/spoken", test_spoken);
  g_test_add_func ("/app/duration-text/digits", test_digits);
  g_test_add_func ("/app/duration-text/countdown", test_countdown);
  return g_test_run ();
}
