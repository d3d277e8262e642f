/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "app/limber-unfinished.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_ROUTINES_PAGE (limber_routines_page_get_type ())
G_DECLARE_FINAL_TYPE (LimberRoutinesPage, limber_routines_page, LIMBER, ROUTINES_PAGE, GtkWidget)

/* All routines to choose from, with filters and search. Signal `chosen (const char *id)`; property
 * `is-searching`; goes on with an unfinished session by the action `win.continue`. */
GtkWidget *limber_routines_page_new (void);

/* @choices: (element-type LimberRoutineChoice) */
void
limber_routines_page_set_choices (LimberRoutinesPage *self, GListModel *choices, LimberLook *look);
/* Remembers whether only discreet routines are wanted */
void limber_routines_page_bind_settings (LimberRoutinesPage *self, GSettings *settings);
/* Offers to continue; NULL for nothing to continue. @title: of its routine */
void limber_routines_page_set_unfinished (LimberRoutinesPage *self,
                                          const LimberUnfinished *unfinished,
                                          const char *title);
void limber_routines_page_search (LimberRoutinesPage *self);

G_END_DECLS
