/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-weekly-times.h"

G_BEGIN_DECLS

/* The first planned session after @after_usec and up to @until_usec. @label: (out): its local day
 * and time as one number that grows, which names it wherever the laptop travels. FALSE if there is
 * none: @due_usec and @label are untouched. */
gboolean limber_planned_sessions_find_next (GArray *sessions,
                                            GTimeZone *zone,
                                            gint64 after_usec,
                                            gint64 until_usec,
                                            gint64 *due_usec,
                                            gint64 *label);

G_END_DECLS
