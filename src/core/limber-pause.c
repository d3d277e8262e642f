/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-pause"

#include "config.h"

#include "core/limber-pause.h"

/*
 * LimberPause:
 *
 * When a pause ends. One until a local time is worked out anew at each look, so that it follows the
 * wall clock and the person's travels: the first such time, where they are, after it was set.
 */

gint64
limber_pause_get_end (const LimberPause *self,
                      GTimeZone *zone,
                      gint64 now_boot_usec,
                      gint64 now_wall_usec)
{
  switch (self->kind) {
  case LIMBER_PAUSE_NONE:
    return LIMBER_NEVER;
  case LIMBER_PAUSE_FOR_TIME:
    return self->until_boot_usec;
  case LIMBER_PAUSE_UNTIL_LOCAL_TIME:
    return now_boot_usec
           + (limber_local_time_find_next (zone, self->set_wall_usec, self->until_mins)
              - now_wall_usec);
  case LIMBER_PAUSE_UNTIL_RESUMED:
    return G_MAXINT64;
  case LIMBER_N_PAUSES:
    break;
  }
  g_return_val_if_reached (LIMBER_NEVER);
}
