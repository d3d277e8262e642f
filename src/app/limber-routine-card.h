/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "app/limber-routine-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_ROUTINE_CARD (limber_routine_card_get_type ())
G_DECLARE_FINAL_TYPE (LimberRoutineCard, limber_routine_card, LIMBER, ROUTINE_CARD, GtkFlowBoxChild)

/* A routine to choose: a figure, its title, length, position and areas. */
GtkWidget *limber_routine_card_new (LimberRoutineChoice *choice, LimberLook *look);
LimberRoutineChoice *limber_routine_card_get_choice (LimberRoutineCard *self);

G_END_DECLS
