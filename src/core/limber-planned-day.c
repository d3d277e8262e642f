/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-planned-day"

#include "config.h"

#include "core/limber-planned-day.h"

/*
 * Planned day:
 *
 * What is planned on a day, and what became of it by the diary's records. A planned session is one
 * with a sitting break that falls due within ten minutes of it, so a record is that of
 * the nearest session, as far as its time lies that near. One without a record, two hours after its
 * time, was missed (design §5.9).
 */

#define JOINED_USEC (G_GINT64_CONSTANT (10) * 60 * G_USEC_PER_SEC)
#define MISSED_USEC (G_GINT64_CONSTANT (2) * 60 * 60 * G_USEC_PER_SEC)

static int
compare_sessions (gconstpointer a, gconstpointer b)
{
  const LimberPlannedSession *one = a;
  const LimberPlannedSession *other = b;

  return (one->at_usec > other->at_usec) - (one->at_usec < other->at_usec);
}

static LimberPlannedStanding
judge (const LimberBreakRecord *record)
{
  switch (record->outcome) {
  case LIMBER_BREAK_DONE:
  case LIMBER_BREAK_HALF:
    return LIMBER_PLANNED_DONE;
  case LIMBER_BREAK_OPEN:
  case LIMBER_BREAK_LEFT:
    return LIMBER_PLANNED_WAITS;
  case LIMBER_BREAK_STOPPED_FOR_PAIN:
  case LIMBER_BREAK_SKIPPED:
  case LIMBER_BREAK_CREDITED:
  case LIMBER_BREAK_MISSED:
    return LIMBER_PLANNED_MISSED;
  case LIMBER_N_BREAK_OUTCOMES:
    break;
  }
  g_return_val_if_reached (LIMBER_PLANNED_WAITS);
}

static LimberPlannedStanding
judge_without_record (gint64 at_usec, gint64 now_usec)
{
  if (at_usec > now_usec)
    return LIMBER_PLANNED_LATER;
  return now_usec - at_usec < MISSED_USEC ? LIMBER_PLANNED_WAITS : LIMBER_PLANNED_MISSED;
}

static void
take_record (GArray *sessions, const LimberBreakRecord *record)
{
  LimberPlannedSession *nearest = NULL;
  gint64 nearest_usec = JOINED_USEC + 1;

  for (guint i = 0; record->is_planned && i < sessions->len; i++) {
    LimberPlannedSession *session = &g_array_index (sessions, LimberPlannedSession, i);
    gint64 distance_usec = ABS (record->due.usec - session->at_usec);

    if (distance_usec < nearest_usec) {
      nearest = session;
      nearest_usec = distance_usec;
    }
  }
  if (nearest != NULL)
    nearest->standing = judge (record);
}

GArray *
limber_planned_day_new (
    GArray *points, GPtrArray *breaks, int day, GTimeZone *zone, gint64 now_usec)
{
  GArray *sessions = g_array_new (FALSE, FALSE, sizeof (LimberPlannedSession));

  for (guint i = 0; i < points->len; i++) {
    const LimberWeeklyTime *point = &g_array_index (points, LimberWeeklyTime, i);
    LimberPlannedSession session;

    if (!limber_weekly_time_is_on (point, day))
      continue;
    session.at_usec = limber_local_time_to_usec (zone, day, point->from_mins);
    session.standing = judge_without_record (session.at_usec, now_usec);
    g_array_append_val (sessions, session);
  }
  g_array_sort (sessions, compare_sessions);
  for (guint i = 0; i < breaks->len; i++)
    take_record (sessions, breaks->pdata[i]);
  return sessions;
}
