/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-moment.h"

G_BEGIN_DECLS

#define LIMBER_MINS_PER_DAY 1440

/* The local day of a moment, counted from 1970-01-01 as limber_stamp_get_day() does */
int limber_local_time_get_day (GTimeZone *zone, gint64 wall_usec);
/* 0 for Monday to 6 for Sunday */
int limber_local_time_get_weekday (int day);
/* The weekday on which people's weeks begin, by the locale for times; a Monday where it tells none
 */
int limber_local_time_get_first_weekday (void);
/* When clocks in @zone first show @mins (0 … 2880, counted on past midnight) of @day; if they leap
 * over it, when they leap. Microseconds since 1970 UTC. */
gint64 limber_local_time_to_usec (GTimeZone *zone, int day, int mins);
/* The first moment after @wall_usec at which clocks show @mins of a day */
gint64 limber_local_time_find_next (GTimeZone *zone, gint64 wall_usec, int mins);
/* "09:30", one or two digits for hours; up to 24:00 if @allows_24. FALSE: @mins is untouched. */
gboolean
limber_local_time_parse (const char *text, gboolean allows_24, int *mins) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
