/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-clock.h"
#include "core/limber-stamp.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_TIME_BUTTON (limber_time_button_get_type ())
G_DECLARE_FINAL_TYPE (LimberTimeButton, limber_time_button, LIMBER, TIME_BUTTON, AdwBin)

/* The time of a record, which is now until the person says otherwise. */
GtkWidget *limber_time_button_new (void);
/* Comes before all else */
void limber_time_button_set_clock (LimberTimeButton *self, LimberClock *clock);
/* @original: of the record that is edited, in its own time zone; NULL for now. What was chosen is
 * forgotten. */
void limber_time_button_reset (LimberTimeButton *self, const LimberStamp *original);
LimberStamp limber_time_button_get_stamp (LimberTimeButton *self);

G_END_DECLS
