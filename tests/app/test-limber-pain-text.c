/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/limber-pain-text.h"

#define NOON_USEC (G_GINT64_CONSTANT (1772452800) * G_USEC_PER_SEC) /* 2 March 2026, Monday */

static LimberZones
zones (const char *ids)
{
  g_autoptr (GError) error = NULL;
  LimberZones parsed = 0;

  g_assert_true (limber_zones_parse (ids, &parsed, &error));
  return parsed;
}

static void
test_entry (void)
{
  g_autoptr (LimberPainEntry) entry = limber_pain_entry_new ((LimberStamp){ NOON_USEC, 60 }, 4,
                                                             LIMBER_PAIN_NOW);
  g_autofree char *bare = limber_pain_text_entry (entry);
  g_autofree char *full = NULL;

  g_assert_cmpstr (bare, ==, "4 of 10");
  entry->zones = zones ("b_neck");
  full = limber_pain_text_entry (entry);
  g_assert_cmpstr (full, ==, "4 of 10, Neck");
}

/* As clocks showed it where the entry was made, not where the reader is */
static void
test_time (void)
{
  static const struct {
    int offset_mins;
    const char *text;
  } rows[] = { { 0, "12:00" }, { 60, "13:00" }, { -330, "06:30" }, { 765, "00:45" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    LimberStamp stamp = { NOON_USEC, rows[i].offset_mins };
    g_autofree char *text = limber_pain_text_time (&stamp);

    g_assert_cmpstr (text, ==, rows[i].text);
  }
}

static void
test_day (void)
{
  LimberStamp stamp = { NOON_USEC, 0 };
  int day = limber_stamp_get_day (&stamp);
  g_autofree char *today = limber_pain_text_day (day, day);
  g_autofree char *yesterday = limber_pain_text_day (day - 1, day);
  g_autofree char *earlier = limber_pain_text_day (day - 2, day);
  g_autofree char *later = limber_pain_text_day (day + 1, day);
  g_autofree char *ancient = limber_pain_text_day (-1, day);
  g_autofree char *moment = limber_pain_text_moment (&stamp, day + 1);

  g_assert_cmpstr (today, ==, "Today");
  g_assert_cmpstr (yesterday, ==, "Yesterday");
  g_assert_cmpstr (earlier, ==, "Saturday 28 February 2026");
  g_assert_cmpstr (later, ==, "Tuesday 3 March 2026");
  g_assert_cmpstr (ancient, ==, "Wednesday 31 December 1969");
  g_assert_cmpstr (moment, ==, "Yesterday, 12:00");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/pain-text/entry", test_entry);
  g_test_add_func ("/app/pain-text/time", test_time);
  g_test_add_func ("/app/pain-text/day", test_day);
  return g_test_run ();
}
