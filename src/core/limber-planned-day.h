/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-activity-record.h"
#include "core/limber-weekly-times.h"

G_BEGIN_DECLS

/** How it stands with a planned session. */
typedef enum {
  LIMBER_PLANNED_LATER,  /* its time is still to come */
  LIMBER_PLANNED_WAITS,  /* its time has come */
  LIMBER_PLANNED_DONE,   /* done, or half of it */
  LIMBER_PLANNED_MISSED, /* missed, skipped or stopped */
} LimberPlannedStanding;

/**
 * LimberPlannedSession:
 * @at_usec: when it is planned
 * @standing: how it stands
 *
 * A planned session of one day.
 */
typedef struct {
  gint64 at_usec;
  LimberPlannedStanding standing;
} LimberPlannedSession;

/* The sessions that are planned on @day: (element-type LimberPlannedSession) (transfer full), in
 * order. @points: (element-type LimberWeeklyTime)
 * @breaks: (element-type LimberBreakRecord): of that day */
GArray *limber_planned_day_new (GArray *points,
                                GPtrArray *breaks,
                                int day,
                                GTimeZone *zone,
                                gint64 now_usec) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
