/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "core/limber-exercise.h"
#include "core/limber-routine.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_ITEM_ROW (limber_item_row_get_type ())
G_DECLARE_FINAL_TYPE (LimberItemRow, limber_item_row, LIMBER, ITEM_ROW, AdwExpanderRow)

/* One exercise of a routine: figure, name and dose; opened, its steps and what to watch for.
 * @caution: (nullable): why to ask first */
GtkWidget *limber_item_row_new (LimberExercise *exercise,
                                const LimberRoutineItem *item,
                                const char *caution,
                                LimberLook *look);

G_END_DECLS
