/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-local-time.h"

G_BEGIN_DECLS

/** How a pause ends. */
typedef enum {
  LIMBER_PAUSE_NONE,
  LIMBER_PAUSE_FOR_TIME,         /* after a time */
  LIMBER_PAUSE_UNTIL_LOCAL_TIME, /* when clocks show a time */
  LIMBER_PAUSE_UNTIL_RESUMED,
  LIMBER_N_PAUSES,
} LimberPauseKind;

/**
 * LimberPause:
 * @kind: LIMBER_PAUSE_NONE if there is none
 * @until_boot_usec: end of one for a time
 * @set_wall_usec: when one until a local time was set
 * @until_mins: the local time of day
 * @set_day: the local day on which it was set
 * @is_pointed_out: whether the person was told that it is still on
 *
 * No reminders, because the person says so.
 */
typedef struct {
  LimberPauseKind kind;
  gint64 until_boot_usec;
  gint64 set_wall_usec;
  int until_mins;
  int set_day;
  gboolean is_pointed_out;
} LimberPause;

/* When it ends, as boot time; G_MAXINT64 if only the person ends it, LIMBER_NEVER without a pause
 */
gint64 limber_pause_get_end (const LimberPause *self,
                             GTimeZone *zone,
                             gint64 now_boot_usec,
                             gint64 now_wall_usec);

G_END_DECLS
