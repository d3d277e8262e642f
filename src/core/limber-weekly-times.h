/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-local-time.h"

G_BEGIN_DECLS

/**
 * LimberWeeklyTime:
 * @days: bit 0 for Monday … bit 6 for Sunday
 * @from_mins: local time of day
 * @to_mins: end of the range, beyond 1440 if it is on the next day; @from_mins for a mere time
 *
 * A time or range of time that comes every week.
 */
typedef struct {
  guint days;
  int from_mins;
  int to_mins;
} LimberWeeklyTime;

typedef enum {
  LIMBER_WEEKLY_TIMES_RANGES, /* "mon-fri 09:00-12:30,13:30-17:00; sat 22:00-06:00" */
  LIMBER_WEEKLY_TIMES_POINTS, /* "mon-fri 10:30,15:30" */
} LimberWeeklyTimesKind;

/* (element-type LimberWeeklyTime) (transfer full), none for an empty text; NULL and @error
 * (G_OPTION_ERROR_BAD_VALUE) if it is not understood */
GArray *limber_weekly_times_parse (const char *text,
                                   LimberWeeklyTimesKind kind,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean limber_weekly_time_is_on (const LimberWeeklyTime *self, int day);

G_END_DECLS
