/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-day-parts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_DAY_STRIP (limber_day_strip_get_type ())
G_DECLARE_FINAL_TYPE (LimberDayStrip, limber_day_strip, LIMBER, DAY_STRIP, GtkWidget)

/* A day as one strip of sitting, breaks and absences over its hours. */
GtkWidget *limber_day_strip_new (void);

/* @parts: (element-type LimberDayPart): copied; @summary: what screen readers say in its place */
void limber_day_strip_set_parts (
    LimberDayStrip *self, GArray *parts, gint64 now_usec, GTimeZone *zone, const char *summary);

G_END_DECLS
