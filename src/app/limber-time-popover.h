/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_TIME_POPOVER (limber_time_popover_get_type ())
G_DECLARE_FINAL_TYPE (LimberTimePopover, limber_time_popover, LIMBER, TIME_POPOVER, GtkPopover)

/* A day, an hour and a minute to choose. Signal `now ()`: the person wants this moment. */
GtkWidget *limber_time_popover_new (void);
void limber_time_popover_set_time (LimberTimePopover *self, GDateTime *local);
/* What is chosen, in @zone, to the minute (transfer full) (nullable): NULL for a time that a clock
 * never shows there */
GDateTime *limber_time_popover_get_time (LimberTimePopover *self, GTimeZone *zone);

G_END_DECLS
