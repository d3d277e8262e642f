/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-local-time"

#include "config.h"

#include "core/limber-local-time.h"

#include <langinfo.h>
#include <locale.h>

/*
 * LimberLocalTime:
 *
 * From what clocks on the wall show to moments. GDateTime would take the second of two equal local
 * times and shift one that does not exist by the length of the gap; here every local time of a day
 * comes exactly once: at its first occurrence, or at the leap that skips it.
 */

#define SECS_PER_DAY 86400

static gint64
floor_div (gint64 value, gint64 divisor)
{
  gint64 quotient = value / divisor;

  return value % divisor < 0 ? quotient - 1 : quotient;
}

static gint64
get_offset_secs (GTimeZone *zone, gint64 utc_secs)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc_secs);

  return g_time_zone_get_offset (zone, MAX (interval, 0));
}

/* The first second in (@before, @after] that has the offset of @after */
static gint64
find_leap (GTimeZone *zone, gint64 before, gint64 after)
{
  gint64 offset = get_offset_secs (zone, after);

  while (after - before > 1) {
    gint64 middle = before + (after - before) / 2;

    if (get_offset_secs (zone, middle) == offset)
      after = middle;
    else
      before = middle;
  }
  return after;
}

int
limber_local_time_get_day (GTimeZone *zone, gint64 wall_usec)
{
  gint64 secs = floor_div (wall_usec, G_USEC_PER_SEC);

  return (int) floor_div (secs + get_offset_secs (zone, secs), SECS_PER_DAY);
}

int
limber_local_time_get_weekday (int day)
{
  /* 1970-01-01 was a Thursday */
  return ((day + 3) % 7 + 7) % 7;
}

/* The C library counts from a day of its own: "week" of a locale has the date of one such day, a
 * Sunday or a Monday of 1997, and "first_weekday" counts from there, beginning with 1. */
int
limber_local_time_get_first_weekday (void)
{
  const char *locale = setlocale (LC_TIME, NULL);
  guint origin_date = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY));
  int origin = origin_date == 19971130 ? 6 : 0;
  int nth = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);

  /* Those are nobody's. */
  if (locale == NULL || g_str_equal (locale, "C") || g_str_has_prefix (locale, "C.")
      || g_str_equal (locale, "POSIX"))
    return 0;
  return (origin + MAX (nth, 1) - 1) % 7;
}

gint64
limber_local_time_to_usec (GTimeZone *zone, int day, int mins)
{
  gint64 local = day * (gint64) SECS_PER_DAY + mins * 60;
  /* The offset changes once at most within these two days. */
  gint64 offset_before = get_offset_secs (zone, local - SECS_PER_DAY);
  gint64 offset_after = get_offset_secs (zone, local + SECS_PER_DAY);
  gint64 by_before = local - offset_before;
  gint64 by_after = local - offset_after;

  if (get_offset_secs (zone, by_before) == offset_before)
    return by_before * G_USEC_PER_SEC;
  if (get_offset_secs (zone, by_after) == offset_after)
    return by_after * G_USEC_PER_SEC;

  return find_leap (zone, MIN (by_before, by_after) - 1, MAX (by_before, by_after))
         * G_USEC_PER_SEC;
}

gint64
limber_local_time_find_next (GTimeZone *zone, gint64 wall_usec, int mins)
{
  int day = limber_local_time_get_day (zone, wall_usec) - 1;
  gint64 usec;

  do
    usec = limber_local_time_to_usec (zone, day++, mins);
  while (usec <= wall_usec);

  return usec;
}

static gboolean
read_digits (const char **text, guint max_digits, int *number)
{
  guint n_digits = 0;

  for (*number = 0; n_digits < max_digits && g_ascii_isdigit (**text); n_digits++)
    *number = *number * 10 + g_ascii_digit_value (*(*text)++);

  return n_digits > 0;
}

gboolean
limber_local_time_parse (const char *text, gboolean allows_24, int *mins)
{
  int hours, minutes;

  if (!read_digits (&text, 2, &hours) || *text++ != ':' || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (text[1]) || !read_digits (&text, 2, &minutes) || *text != '\0')
    return FALSE;
  if (minutes > 59 || hours * 60 + minutes > LIMBER_MINS_PER_DAY - (allows_24 ? 0 : 1))
    return FALSE;

  *mins = hours * 60 + minutes;
  return TRUE;
}
