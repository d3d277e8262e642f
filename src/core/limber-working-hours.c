/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-working-hours"

#include "config.h"

#include "core/limber-working-hours.h"

/*
 * LimberWorkingHours:
 *
 * Ranges [from, to) of local time. A range past midnight belongs to the day on which it began.
 * Decided: where clocks go back over an edge, it counts at its first occurrence alone, so that no
 * day opens twice; where they leap over one, it counts at the leap. A range that begins and ends in
 * one leap is empty.
 */

/* A range began yesterday at the earliest; the next opening is a week ahead at the latest. */
#define FIRST_DAY (-1)
#define LAST_DAY  8

gboolean
limber_working_hours_is_inside (GArray *hours,
                                GTimeZone *zone,
                                gint64 wall_usec,
                                gint64 *next_edge_usec)
{
  int today = limber_local_time_get_day (zone, wall_usec);
  gint64 next = LIMBER_NEVER;
  gboolean is_inside = hours->len == 0;

  for (int day = today + FIRST_DAY; hours->len > 0 && day <= today + LAST_DAY; day++) {
    /* Nothing that begins later can come before an edge that lies behind a whole day. */
    if (next != LIMBER_NEVER && day > today + 1 && next <= limber_local_time_to_usec (zone, day, 0))
      break;
    for (guint i = 0; i < hours->len; i++) {
      const LimberWeeklyTime *range = &g_array_index (hours, LimberWeeklyTime, i);
      gint64 from_usec, to_usec;

      if (!limber_weekly_time_is_on (range, day))
        continue;
      from_usec = limber_local_time_to_usec (zone, day, range->from_mins);
      to_usec = limber_local_time_to_usec (zone, day, range->to_mins);
      if (from_usec > wall_usec)
        next = limber_moment_earlier (next, from_usec);
      else if (to_usec > wall_usec)
        is_inside = TRUE;
      if (to_usec > wall_usec)
        next = limber_moment_earlier (next, to_usec);
    }
  }
  if (next_edge_usec != NULL)
    *next_edge_usec = next;
  return is_inside;
}
