/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-weekly-times"

#include "config.h"

#include "core/limber-weekly-times.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/*
 * LimberWeeklyTimes:
 *
 * Reads the little language of working hours and planned sessions: parts between semicolons, each
 * some days, then what is on these days. A week may wrap: "sat-mon" is three days. Days without
 * times, or times without days, are refused: both are more likely a slip than meant.
 */

/* So many of each are no timetable any more, and would cost time at every look. */
#define MAX_TIMES 200

static const char *const DAY_NAMES[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static gboolean
refuse (GError **error, LimberWeeklyTimesKind kind, const char *part)
{
  if (kind == LIMBER_WEEKLY_TIMES_RANGES)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 /* Translators: do not translate the example */
                 _ ("“%s” is not understood, allowed is as in “mon-fri 09:00-12:30,13:30-17:00; "
                    "sat 22:00-06:00”"),
                 part);
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 /* Translators: do not translate the example */
                 _ ("“%s” is not understood, allowed is as in “mon-fri 10:30,15:30”"), part);
  return FALSE;
}

static int
find_day (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (DAY_NAMES); i++)
    if (g_ascii_strcasecmp (DAY_NAMES[i], name) == 0)
      return (int) i;
  return -1;
}

/* "mon", "mon-fri" */
static gboolean
add_days (const char *text, guint *days)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 3);
  guint n_ends = g_strv_length (ends);
  int first, last;

  if (n_ends < 1 || n_ends > 2)
    return FALSE;
  first = find_day (g_strstrip (ends[0]));
  last = n_ends == 2 ? find_day (g_strstrip (ends[1])) : first;
  if (first < 0 || last < 0)
    return FALSE;
  for (int day = first;; day = (day + 1) % 7) {
    *days |= 1u << day;
    if (day == last)
      return TRUE;
  }
}

static gboolean
read_days (const char *text, guint *days)
{
  g_auto (GStrv) pieces = g_strsplit (text, ",", -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    if (!add_days (g_strstrip (pieces[i]), days))
      return FALSE;
  return *days != 0;
}

static gboolean
read_range (const char *text, LimberWeeklyTime *time)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 3);

  if (g_strv_length (ends) != 2
      || !limber_local_time_parse (g_strstrip (ends[0]), FALSE, &time->from_mins)
      || !limber_local_time_parse (g_strstrip (ends[1]), TRUE, &time->to_mins)
      || time->to_mins == time->from_mins)
    return FALSE;
  if (time->to_mins < time->from_mins)
    time->to_mins += LIMBER_MINS_PER_DAY;
  return TRUE;
}

static gboolean
read_time (const char *text, LimberWeeklyTimesKind kind, LimberWeeklyTime *time)
{
  if (kind == LIMBER_WEEKLY_TIMES_RANGES)
    return read_range (text, time);
  if (!limber_local_time_parse (text, FALSE, &time->from_mins))
    return FALSE;
  time->to_mins = time->from_mins;
  return TRUE;
}

/* "mon-fri 10:30,15:30": the times begin at the first digit */
static gboolean
read_part (const char *part, LimberWeeklyTimesKind kind, GArray *times)
{
  gsize n_day_bytes = strcspn (part, "0123456789");
  g_autofree char *day_text = g_strndup (part, n_day_bytes);
  g_auto (GStrv) pieces = g_strsplit (part + n_day_bytes, ",", -1);
  LimberWeeklyTime time = { 0 };

  if (!read_days (g_strstrip (day_text), &time.days) || pieces[0] == NULL)
    return FALSE;
  for (guint i = 0; pieces[i] != NULL; i++) {
    if (times->len >= MAX_TIMES || !read_time (g_strstrip (pieces[i]), kind, &time))
      return FALSE;
    g_array_append_val (times, time);
  }
  return TRUE;
}

GArray *
limber_weekly_times_parse (const char *text, LimberWeeklyTimesKind kind, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (LimberWeeklyTime));
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    g_strstrip (parts[i]);
    if (*parts[i] != '\0' && !read_part (parts[i], kind, times)) {
      refuse (error, kind, parts[i]);
      return NULL;
    }
  }
  return g_steal_pointer (&times);
}

gboolean
limber_weekly_time_is_on (const LimberWeeklyTime *self, int day)
{
  return (self->days & (1u << limber_local_time_get_weekday (day))) != 0;
}
