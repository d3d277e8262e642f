/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-stamp"

#include "config.h"

#include "core/limber-stamp.h"

#include <string.h>

/*
 * LimberStamp:
 *
 * A moment with the local time it was lived in. Reading and writing ISO 8601 is done here by
 * integers: GDateTime reads seconds as a floating-point number and loses microseconds, which would
 * make an exported diary differ from the imported one.
 */

#define SECS_PER_DAY 86400
/* g_date_get_julian() of 1970-01-01 */
#define JULIAN_1970 719163

static gint64
floor_div (gint64 value, gint64 divisor)
{
  gint64 quotient = value / divisor;

  return value % divisor < 0 ? quotient - 1 : quotient;
}

/* Reads exactly @n_digits digits and moves on. */
static gboolean
read_number (const char **text, guint n_digits, int *number)
{
  int sum = 0;

  for (guint i = 0; i < n_digits; i++) {
    if (!g_ascii_isdigit ((*text)[i]))
      return FALSE;
    sum = sum * 10 + g_ascii_digit_value ((*text)[i]);
  }
  *text += n_digits;
  *number = sum;
  return TRUE;
}

static gboolean
read_char (const char **text, char expected)
{
  if (**text != expected)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean
read_day (const char **text, int *day)
{
  int year, month, mday;
  GDate date;

  if (!read_number (text, 4, &year) || !read_char (text, '-') || !read_number (text, 2, &month)
      || !read_char (text, '-') || !read_number (text, 2, &mday))
    return FALSE;
  if (year < 1 || !g_date_valid_dmy (mday, month, year))
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, mday, month, year);
  *day = (int) g_date_get_julian (&date) - JULIAN_1970;
  return TRUE;
}

/* ".5" to ".999999"; digits beyond the sixth are not kept */
static gboolean
read_fraction (const char **text, int *usec)
{
  int scale = G_USEC_PER_SEC / 10;
  int sum = 0;

  *usec = 0;
  if (!read_char (text, '.'))
    return TRUE;
  if (!g_ascii_isdigit (**text))
    return FALSE;
  for (; g_ascii_isdigit (**text); (*text)++) {
    sum += g_ascii_digit_value (**text) * scale;
    scale /= 10;
  }
  *usec = sum;
  return TRUE;
}

/* Local time of day, in microseconds */
static gboolean
read_time (const char **text, gint64 *usec)
{
  int hours, mins, secs = 0, fraction = 0;

  if (!read_number (text, 2, &hours) || !read_char (text, ':') || !read_number (text, 2, &mins))
    return FALSE;
  if (read_char (text, ':') && (!read_number (text, 2, &secs) || !read_fraction (text, &fraction)))
    return FALSE;
  if (hours > 23 || mins > 59 || secs > 59)
    return FALSE;

  *usec = ((hours * 60 + mins) * G_GINT64_CONSTANT (60) + secs) * G_USEC_PER_SEC + fraction;
  return TRUE;
}

/* "Z", "+01:00", or the offset that @zone has at that local time */
static gboolean
read_offset (const char **text, GTimeZone *zone, gint64 local_usec, int *offset_mins)
{
  gboolean is_behind = **text == '-';
  int hours, mins;

  if (read_char (text, 'Z')) {
    *offset_mins = 0;
    return TRUE;
  }
  if (read_char (text, '+') || read_char (text, '-')) {
    if (!read_number (text, 2, &hours) || !read_char (text, ':') || !read_number (text, 2, &mins)
        || mins > 59)
      return FALSE;
    *offset_mins = (hours * 60 + mins) * (is_behind ? -1 : 1);
    return TRUE;
  }
  if (zone != NULL) {
    gint64 secs = floor_div (local_usec, G_USEC_PER_SEC);
    int interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &secs);

    *offset_mins = g_time_zone_get_offset (zone, interval) / 60;
    return TRUE;
  }
  return FALSE;
}

/**
 * limber_stamp_new_now:
 * @clock: where to ask
 *
 * Returns: now, with the local offset of now
 */
LimberStamp
limber_stamp_new_now (LimberClock *clock)
{
  g_autoptr (GTimeZone) zone = limber_clock_get_time_zone (clock);

  return limber_stamp_new (limber_clock_get_wall_usec (clock), zone);
}

/**
 * limber_stamp_new:
 * @usec: microseconds since 1970 UTC
 * @zone: where it happened
 *
 * Returns: the moment with the offset that @zone had then
 */
LimberStamp
limber_stamp_new (gint64 usec, GTimeZone *zone)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL,
                                            floor_div (usec, G_USEC_PER_SEC));

  return (LimberStamp){ usec, g_time_zone_get_offset (zone, MAX (interval, 0)) / 60 };
}

/* Whether the stamp lies in the years and zones that a diary can hold. */
gboolean
limber_stamp_is_valid (const LimberStamp *self)
{
  return self->usec >= LIMBER_STAMP_MIN_USEC && self->usec <= LIMBER_STAMP_MAX_USEC
         && ABS (self->offset_mins) <= LIMBER_STAMP_MAX_OFFSET_MINS;
}

/* The local day, counted from 1970-01-01. */
int
limber_stamp_get_day (const LimberStamp *self)
{
  gint64 local_secs = floor_div (self->usec, G_USEC_PER_SEC) + self->offset_mins * 60;

  return (int) floor_div (local_secs, SECS_PER_DAY);
}

/* (transfer full): local time with its offset. */
char *
limber_stamp_to_iso8601 (const LimberStamp *self)
{
  g_autofree char *date = limber_day_to_string (limber_stamp_get_day (self));
  gint64 local_usec = self->usec + self->offset_mins * 60 * (gint64) G_USEC_PER_SEC;
  gint64 secs = floor_div (local_usec, G_USEC_PER_SEC);
  int fraction = (int) (local_usec - secs * G_USEC_PER_SEC);
  int of_day = (int) (secs - floor_div (secs, SECS_PER_DAY) * SECS_PER_DAY);
  char fraction_text[8] = "";

  if (fraction != 0)
    g_snprintf (fraction_text, sizeof fraction_text, ".%06d", fraction);
  return g_strdup_printf ("%sT%02d:%02d:%02d%s%c%02d:%02d", date, of_day / 3600, of_day / 60 % 60,
                          of_day % 60, fraction_text, self->offset_mins < 0 ? '-' : '+',
                          ABS (self->offset_mins) / 60, ABS (self->offset_mins) % 60);
}

/**
 * limber_stamp_parse_iso8601:
 * @text: outside text
 * @zone: (nullable): for texts without an offset
 * @stamp: (out): untouched on failure
 *
 * Returns: whether @text is a date and time within the range of a diary
 */
gboolean
limber_stamp_parse_iso8601 (const char *text, GTimeZone *zone, LimberStamp *stamp)
{
  LimberStamp parsed;
  gint64 time_usec;
  gint64 local_usec;
  int day;

  if (!read_day (&text, &day) || (!read_char (&text, 'T') && !read_char (&text, ' '))
      || !read_time (&text, &time_usec))
    return FALSE;
  local_usec = day * (gint64) SECS_PER_DAY * G_USEC_PER_SEC + time_usec;
  if (!read_offset (&text, zone, local_usec, &parsed.offset_mins) || *text != '\0')
    return FALSE;
  parsed.usec = local_usec - parsed.offset_mins * 60 * (gint64) G_USEC_PER_SEC;
  if (!limber_stamp_is_valid (&parsed))
    return FALSE;

  *stamp = parsed;
  return TRUE;
}

/* (transfer full): "2026-03-02". */
char *
limber_day_to_string (int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + JULIAN_1970));
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

/* FALSE if @text is no date; @day is then untouched. */
gboolean
limber_day_parse (const char *text, int *day)
{
  int parsed;

  if (!read_day (&text, &parsed) || *text != '\0')
    return FALSE;
  *day = parsed;
  return TRUE;
}
