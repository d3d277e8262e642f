/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-dialog-shim.h"
#include "app/limber-measure-keeper.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_MEASURE_WINDOW (limber_measure_window_get_type ())
G_DECLARE_FINAL_TYPE (
    LimberMeasureWindow, limber_measure_window, LIMBER, MEASURE_WINDOW, LimberDialogBase)

/* Notes the result of one self test: which, how it is done, the value. Closes once it is saved. */
GtkWidget *limber_measure_window_new (LimberMeasureKeeper *keeper);

G_END_DECLS
