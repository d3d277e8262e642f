/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-planned-sessions"

#include "config.h"

#include "core/limber-planned-sessions.h"

/*
 * LimberPlannedSessions:
 *
 * When planned sessions fall due: at their local time, once a local day. Which of them were already
 * dealt with, the scheduler knows.
 */

/* The next one is within a week; beyond that nobody looks ahead. */
#define MAX_DAYS 8

static gboolean
find_on_day (GArray *sessions, GTimeZone *zone, int day, gint64 after_usec, gint64 *due, int *mins)
{
  gint64 found = LIMBER_NEVER;

  for (guint i = 0; i < sessions->len; i++) {
    const LimberWeeklyTime *time = &g_array_index (sessions, LimberWeeklyTime, i);
    gint64 usec;

    if (!limber_weekly_time_is_on (time, day))
      continue;
    usec = limber_local_time_to_usec (zone, day, time->from_mins);
    if (usec > after_usec && (found == LIMBER_NEVER || usec < found)) {
      found = usec;
      *mins = time->from_mins;
    }
  }
  *due = found;
  return found != LIMBER_NEVER;
}

gboolean
limber_planned_sessions_find_next (GArray *sessions,
                                   GTimeZone *zone,
                                   gint64 after_usec,
                                   gint64 until_usec,
                                   gint64 *due_usec,
                                   gint64 *label)
{
  int first_day;

  if (sessions->len == 0)
    return FALSE;

  first_day = limber_local_time_get_day (zone, after_usec);
  for (int day = first_day; day <= first_day + MAX_DAYS; day++) {
    gint64 due;
    int mins = 0;

    if (!find_on_day (sessions, zone, day, after_usec, &due, &mins))
      continue;
    if (due > until_usec)
      return FALSE;
    *due_usec = due;
    *label = day * (gint64) LIMBER_MINS_PER_DAY + mins;
    return TRUE;
  }
  return FALSE;
}
