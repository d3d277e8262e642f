/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-planned-sessions.h"
#include "core/limber-stamp.h"
#include "core/limber-working-hours.h"

#define USEC ((gint64) G_USEC_PER_SEC)

static gint64
parse_usec (const char *text)
{
  LimberStamp stamp;

  g_assert_true (limber_stamp_parse_iso8601 (text, NULL, &stamp));
  return stamp.usec;
}

typedef struct {
  const char *name;
  const char *hours;
  const char *zone;
  const char *at;
  gboolean is_inside;
  const char *next; /* when that can change; NULL for never */
} HoursRow;

static const HoursRow HOURS_ROWS[] = {
  { "always", "", "Europe/Paris", "2026-03-02T09:00:00Z", TRUE, NULL },
  { "before-opening", "mon-fri 09:00-17:00", "UTC", "2026-03-02T08:59:59Z", FALSE,
    "2026-03-02T09:00:00Z" },
  { "at-opening", "mon-fri 09:00-17:00", "UTC", "2026-03-02T09:00:00Z", TRUE,
    "2026-03-02T17:00:00Z" },
  { "at-closing", "mon-fri 09:00-17:00", "UTC", "2026-03-02T17:00:00Z", FALSE,
    "2026-03-03T09:00:00Z" },
  { "lunch", "mon-fri 09:00-12:30,13:30-17:00", "UTC", "2026-03-02T12:30:00Z", FALSE,
    "2026-03-02T13:30:00Z" },
  { "weekend", "mon-fri 09:00-17:00", "UTC", "2026-03-06T17:30:00Z", FALSE,
    "2026-03-09T09:00:00Z" },
  { "a-week-ahead", "mon 09:00-10:00", "UTC", "2026-03-02T10:00:00Z", FALSE,
    "2026-03-09T09:00:00Z" },
  { "wrapped-week", "sat-mon 09:00-10:00", "UTC", "2026-03-01T09:30:00Z", TRUE,
    "2026-03-01T10:00:00Z" },
  { "S13-evening", "mon-fri 22:00-06:00", "Europe/Paris", "2026-03-02T23:00:00+01:00", TRUE,
    "2026-03-03T06:00:00+01:00" },
  { "S13-night", "mon-fri 22:00-06:00", "Europe/Paris", "2026-03-03T05:00:00+01:00", TRUE,
    "2026-03-03T06:00:00+01:00" },
  { "S13-friday-belongs-to-saturday-morning", "mon-fri 22:00-06:00", "Europe/Paris",
    "2026-03-07T05:59:59+01:00", TRUE, "2026-03-07T06:00:00+01:00" },
  { "S13-saturday-night-off", "mon-fri 22:00-06:00", "Europe/Paris", "2026-03-08T05:00:00+01:00",
    FALSE, "2026-03-09T22:00:00+01:00" },
  { "until-midnight", "mon 18:00-24:00", "UTC", "2026-03-02T23:59:59Z", TRUE,
    "2026-03-03T00:00:00Z" },
  /* Clocks go forward on 29 March 2026 at 01:00 UTC, back on 25 October at 01:00 UTC. */
  { "S11-spring-day", "sun 09:00-17:00", "Europe/Paris", "2026-03-29T08:59:59+02:00", FALSE,
    "2026-03-29T09:00:00+02:00" },
  { "S11-spring-night", "sat 22:00-06:00", "Europe/Paris", "2026-03-29T00:30:00+01:00", TRUE,
    "2026-03-29T06:00:00+02:00" },
  { "S11-spring-edge-leapt-over", "sun 02:30-06:00", "Europe/Paris", "2026-03-29T01:00:00+01:00",
    FALSE, "2026-03-29T01:00:00Z" },
  { "S11-spring-range-leapt-over", "sun 02:10-02:50", "Europe/Paris", "2026-03-29T03:30:00+02:00",
    FALSE, "2026-04-05T02:10:00+02:00" },
  { "S11-autumn-day", "sun 09:00-17:00", "Europe/Paris", "2026-10-25T07:59:59Z", FALSE,
    "2026-10-25T08:00:00Z" },
  { "S11-autumn-night-of-nine-hours", "sat 22:00-06:00", "Europe/Paris", "2026-10-25T04:59:59Z",
    TRUE, "2026-10-25T05:00:00Z" },
  { "S11-autumn-opens-once", "sun 02:30-06:00", "Europe/Paris", "2026-10-25T01:15:00Z", TRUE,
    "2026-10-25T06:00:00+01:00" },
  { "S11-autumn-closes-once", "sun 01:00-02:30", "Europe/Paris", "2026-10-25T01:15:00Z", FALSE,
    "2026-11-01T01:00:00+01:00" },
  { "leap-day", "tue 09:00-17:00", "UTC", "2028-02-29T12:00:00Z", TRUE, "2028-02-29T17:00:00Z" },
  { "southern-spring", "sun 09:00-17:00", "Australia/Lord_Howe", "2026-10-04T08:30:00+11:00", FALSE,
    "2026-10-04T09:00:00+11:00" },
};

static void
test_hours (gconstpointer data)
{
  const HoursRow *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hours = limber_weekly_times_parse (row->hours, LIMBER_WEEKLY_TIMES_RANGES,
                                                        &error);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (row->zone);
  gint64 next = 1;

  g_assert_no_error (error);
  g_assert_cmpint (limber_working_hours_is_inside (hours, zone, parse_usec (row->at), &next), ==,
                   row->is_inside);
  g_assert_cmpint (next, ==, row->next != NULL ? parse_usec (row->next) : LIMBER_NEVER);
}

/* What clocks show decides, second by second, wherever they do not show the same time twice. */
static void
test_against_clock_faces (void)
{
  g_autoptr (GArray) hours = limber_weekly_times_parse (
      "mon-fri 09:00-12:30,13:30-17:00; sat 22:00-06:00", LIMBER_WEEKLY_TIMES_RANGES, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");
  gint64 start = parse_usec ("2026-10-19T00:00:00Z");

  for (gint64 usec = start; usec < start + 15 * 86400 * USEC; usec += 97 * USEC) {
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (usec / USEC);
    g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
    int mins = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
    int weekday = g_date_time_get_day_of_week (local);
    gboolean expected = (weekday == 6 && mins >= 22 * 60) || (weekday == 7 && mins < 6 * 60);

    if (weekday <= 5)
      expected = (mins >= 540 && mins < 750) || (mins >= 810 && mins < 1020);
    g_assert_cmpint (limber_working_hours_is_inside (hours, zone, usec, NULL), ==, expected);
  }
}

static const char *const BAD_HOURS[] = {
  "mon",
  "09:00-17:00",
  "mon 9-17",
  "mon 09:00",
  "mon 09:00-09:00",
  "mon 09:60-10:00",
  "mon 25:00-26:00",
  "mon 24:00-01:00",
  "mon 09:00-17:00,",
  "mond 09:00-17:00",
  "mon- 09:00-17:00",
  "mon-tue-wed 09:00-17:00",
  "mon 09:00-17:00 18:00-19:00",
  "mon 09:00-12:00-17:00",
  "mon -1:00-17:00",
  "fri mon 09:00-17:00",
};

static void
test_refused (gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (limber_weekly_times_parse (data, LIMBER_WEEKLY_TIMES_RANGES, &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  g_assert_nonnull (g_strstr_len (error->message, -1, "mon-fri 09:00-12:30"));
}

static void
test_sessions (void)
{
  g_autoptr (GArray) sessions = limber_weekly_times_parse ("mon-fri 10:30,15:30; sun 02:30",
                                                           LIMBER_WEEKLY_TIMES_POINTS, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");
  gint64 after = parse_usec ("2026-03-27T10:30:00+01:00");
  const char *const expected[] = { "2026-03-27T15:30:00+01:00", "2026-03-29T03:00:00+02:00",
                                   "2026-03-30T10:30:00+02:00", "2026-03-30T15:30:00+02:00" };
  gint64 due = 0, label = 0;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    gint64 label_before = label;

    g_assert_true (
        limber_planned_sessions_find_next (sessions, zone, after, G_MAXINT64, &due, &label));
    g_assert_cmpint (due, ==, parse_usec (expected[i]));
    g_assert_cmpint (label, >, label_before);
    g_assert_false (
        limber_planned_sessions_find_next (sessions, zone, after, due - 1, &due, &label));
    after = due;
  }
}

static void
test_next_time (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");

  /* S12: until 06:00, set before and after midnight, in the night that clocks leap */
  g_assert_cmpint (
      limber_local_time_find_next (zone, parse_usec ("2026-03-28T23:50:00+01:00"), 360), ==,
      parse_usec ("2026-03-29T06:00:00+02:00"));
  g_assert_cmpint (
      limber_local_time_find_next (zone, parse_usec ("2026-03-29T00:10:00+01:00"), 360), ==,
      parse_usec ("2026-03-29T06:00:00+02:00"));
  g_assert_cmpint (
      limber_local_time_find_next (zone, parse_usec ("2026-03-29T06:00:00+02:00"), 360), ==,
      parse_usec ("2026-03-30T06:00:00+02:00"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (HOURS_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/core/working-hours/", HOURS_ROWS[i].name, NULL);

    g_test_add_data_func (path, &HOURS_ROWS[i], test_hours);
  }
  for (guint i = 0; i < G_N_ELEMENTS (BAD_HOURS); i++) {
    g_autofree char *path = g_strdup_printf ("/core/working-hours/refused/%u", i);

    g_test_add_data_func (path, BAD_HOURS[i], test_refused);
  }
  g_test_add_func ("/core/working-hours/clock-faces", test_against_clock_faces);
  g_test_add_func ("/core/planned-sessions/next", test_sessions);
  g_test_add_func ("/core/local-time/S12", test_next_time);

  return g_test_run ();
}
