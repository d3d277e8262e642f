/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-measure-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_MEASURE_LIST (limber_measure_list_get_type ())
G_DECLARE_FINAL_TYPE (LimberMeasureList, limber_measure_list, LIMBER, MEASURE_LIST, AdwBin)

/* The newest self tests and questionnaires of the last year; each can be deleted. It hides itself
 * where there are none. */
GtkWidget *limber_measure_list_new (void);
/* Once; nothing is read before limber_measure_list_load() */
void limber_measure_list_set_keeper (LimberMeasureList *self, LimberMeasureKeeper *keeper);
void limber_measure_list_load (LimberMeasureList *self);

G_END_DECLS
