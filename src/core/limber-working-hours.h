/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-weekly-times.h"

G_BEGIN_DECLS

/* Whether @wall_usec is inside working hours. @hours: (element-type LimberWeeklyTime): none for
 * always. @next_edge_usec: (out): when that can change next; LIMBER_NEVER if it cannot */
gboolean limber_working_hours_is_inside (GArray *hours,
                                         GTimeZone *zone,
                                         gint64 wall_usec,
                                         gint64 *next_edge_usec);

G_END_DECLS
