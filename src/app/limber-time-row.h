/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-time-button.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_TIME_ROW (limber_time_row_get_type ())
G_DECLARE_FINAL_TYPE (LimberTimeRow, limber_time_row, LIMBER, TIME_ROW, AdwActionRow)

/* The time of a record, as a row among those of a form. */
GtkWidget *limber_time_row_new (void);
/* (transfer none): which needs its clock before all else */
LimberTimeButton *limber_time_row_get_button (LimberTimeRow *self);

G_END_DECLS
