/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-fake-clock.h"
#include "core/limber-stamp.h"

typedef struct {
  const char *name;
  const char *text;
  gint64 usec; /* -1: refused */
  int offset_mins;
  int day;
  const char *written; /* NULL: as @text */
} ParseCase;

static const ParseCase parse_cases[] = {
  { "utc", "2026-03-02T08:15:00Z", 1772439300000000, 0, 20514, "2026-03-02T08:15:00+00:00" },
  { "east", "2026-03-02T08:15:00+01:00", 1772435700000000, 60, 20514, NULL },
  { "west-half-hour", "2026-03-01T23:59:59-03:30", 1772422199000000, -210, 20513, NULL },
  { "day-differs-from-utc", "2026-03-02T00:30:00+14:00", 1772361000000000, 840, 20514, NULL },
  { "fraction", "2026-03-02T08:15:00.123457Z", 1772439300123457, 0, 20514,
    "2026-03-02T08:15:00.123457+00:00" },
  { "short-fraction", "2026-03-02T08:15:00.5Z", 1772439300500000, 0, 20514,
    "2026-03-02T08:15:00.500000+00:00" },
  { "no-seconds", "2026-03-02 08:15+00:00", 1772439300000000, 0, 20514,
    "2026-03-02T08:15:00+00:00" },
  { "before-1970", "1969-12-31T23:59:59.999999Z", -1, 0, -1, "1969-12-31T23:59:59.999999+00:00" },
  { "leap-day", "2028-02-29T12:00:00Z", 1835438400000000, 0, 21243, "2028-02-29T12:00:00+00:00" },
};

static const struct {
  const char *name;
  const char *text;
} bad_cases[] = {
  { "empty", "" },
  { "date-alone", "2026-03-02" },
  { "no-offset", "2026-03-02T08:15:00" },
  { "no-leap-day", "2026-02-29T08:15:00Z" },
  { "month-13", "2026-13-01T08:15:00Z" },
  { "hour-24", "2026-03-02T24:00:00Z" },
  { "leap-second", "2026-03-02T23:59:60Z" },
  { "rubbish-after", "2026-03-02T08:15:00Zx" },
  { "offset-of-a-day", "2026-03-02T08:15:00+24:00" },
  { "year-1", "0001-01-01T00:00:00Z" },
  { "year-9999", "9999-01-01T00:00:00Z" },
  { "words", "yesterday" },
  { "signs", "-026-03-02T08:15:00Z" },
  { "point-alone", "2026-03-02T08:15:00.Z" },
};

static void
test_parse (gconstpointer data)
{
  const ParseCase *row = data;
  LimberStamp stamp;
  g_autofree char *written = NULL;

  g_assert_true (limber_stamp_parse_iso8601 (row->text, NULL, &stamp));
  g_assert_cmpint (stamp.usec, ==, row->usec);
  g_assert_cmpint (stamp.offset_mins, ==, row->offset_mins);
  g_assert_cmpint (limber_stamp_get_day (&stamp), ==, row->day);
  written = limber_stamp_to_iso8601 (&stamp);
  g_assert_cmpstr (written, ==, row->written ? row->written : row->text);
}

static void
test_refuse (gconstpointer data)
{
  LimberStamp stamp = { 7, 7 };

  g_assert_false (limber_stamp_parse_iso8601 (data, NULL, &stamp));
  g_assert_cmpint (stamp.usec, ==, 7);
}

static void
test_zone (void)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  LimberStamp winter, summer, now;
  g_autoptr (LimberFakeClock) clock = limber_fake_clock_new (1772439300 * (gint64) G_USEC_PER_SEC,
                                                             "Asia/Kathmandu");

  g_assert_true (limber_stamp_parse_iso8601 ("2026-03-28T23:30", paris, &winter));
  g_assert_true (limber_stamp_parse_iso8601 ("2026-03-29T23:30", paris, &summer));
  g_assert_cmpint (winter.offset_mins, ==, 60);
  g_assert_cmpint (summer.offset_mins, ==, 120);
  g_assert_cmpint (summer.usec - winter.usec, ==, 23 * G_GINT64_CONSTANT (3600000000));

  now = limber_stamp_new_now (LIMBER_CLOCK (clock));
  g_assert_cmpint (now.offset_mins, ==, 345);
}

/* Every microsecond that can be written is read back as itself. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < 20000; i++) {
    gint64 secs = g_test_rand_int_range (-2000000000, 2000000000) * (gint64) 2;
    LimberStamp stamp = { secs * G_USEC_PER_SEC + g_test_rand_int_range (0, G_USEC_PER_SEC),
                          g_test_rand_int_range (-720, 841) };
    LimberStamp again;
    g_autofree char *text = NULL;
    g_autofree char *day_text = NULL;
    int day;

    if (!limber_stamp_is_valid (&stamp))
      continue;
    text = limber_stamp_to_iso8601 (&stamp);
    g_assert_true (limber_stamp_parse_iso8601 (text, NULL, &again));
    g_assert_cmpint (again.usec, ==, stamp.usec);
    g_assert_cmpint (again.offset_mins, ==, stamp.offset_mins);

    day_text = limber_day_to_string (limber_stamp_get_day (&stamp));
    g_assert_true (limber_day_parse (day_text, &day));
    g_assert_cmpint (day, ==, limber_stamp_get_day (&stamp));
    g_assert_true (g_str_has_prefix (text, day_text));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parse_cases); i++) {
    g_autofree char *path = g_strconcat ("/core/stamp/parse/", parse_cases[i].name, NULL);
    g_test_add_data_func (path, &parse_cases[i], test_parse);
  }
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++) {
    g_autofree char *path = g_strconcat ("/core/stamp/refuse/", bad_cases[i].name, NULL);
    g_test_add_data_func (path, bad_cases[i].text, test_refuse);
  }
  g_test_add_func ("/core/stamp/zone", test_zone);
  g_test_add_func ("/core/stamp/round-trip", test_round_trip);
  return g_test_run ();
}
