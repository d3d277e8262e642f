/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-day.h"
#include "library/limber-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_DAY_VIEW (limber_day_view_get_type ())
G_DECLARE_FINAL_TYPE (LimberDayView, limber_day_view, LIMBER, DAY_VIEW, GtkWidget)

/* This day: as a strip, as a list, what is planned, and the way to "Why?" (action `win.why`). */
GtkWidget *limber_day_view_new (void);

/* @library: for the names of routines; @settings: for what is planned */
void limber_day_view_set_parts (LimberDayView *self,
                                LimberDay *day,
                                LimberLibrary *library,
                                GSettings *settings,
                                LimberClock *clock);
/* Time has gone by */
void limber_day_view_update (LimberDayView *self);

G_END_DECLS
