/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "library/limber-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_ROUTINE_PAGE (limber_routine_page_get_type ())
G_DECLARE_FINAL_TYPE (LimberRoutinePage, limber_routine_page, LIMBER, ROUTINE_PAGE, GtkWidget)

/* All about one routine, and the button that starts it. Signal: `start (guint level)`. */
GtkWidget *limber_routine_page_new (LimberRoutine *routine,
                                    guint level,
                                    LimberLibrary *library,
                                    LimberLook *look);

/* @groups: what the person leaves out */
void limber_routine_page_set_left_out (LimberRoutinePage *self, const char *const *groups);
LimberRoutine *limber_routine_page_get_routine (LimberRoutinePage *self);

G_END_DECLS
