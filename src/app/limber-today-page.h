/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-parts.h"
#include "app/limber-unfinished.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_TODAY_PAGE (limber_today_page_get_type ())
G_DECLARE_FINAL_TYPE (LimberTodayPage, limber_today_page, LIMBER, TODAY_PAGE, GtkWidget)

/* This day: how long somebody has sat, what comes next, and the one big Start. Signals: `start
 * (const char *routine_id)`; `tell (const char *message)`, a sentence to show for a while. Uses the
 * actions `win.continue`, `win.show-section` and `win.why`.
 * @choices: (element-type LimberRoutineChoice) */
GtkWidget *limber_today_page_new (const LimberParts *parts, GListModel *choices);

/* Offers to continue; NULL for nothing to continue. @title: of its routine */
void limber_today_page_set_unfinished (LimberTodayPage *self,
                                       const LimberUnfinished *unfinished,
                                       const char *title);
/* Id of the routine that Start starts (transfer none) (nullable): NULL if there is none at all */
const char *limber_today_page_get_next (LimberTodayPage *self);

G_END_DECLS
