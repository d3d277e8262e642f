/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-diary-access.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_WHY_PAGE (limber_why_page_get_type ())
G_DECLARE_FINAL_TYPE (LimberWhyPage, limber_why_page, LIMBER, WHY_PAGE, GtkWidget)

/* What was decided in the last days, and why, in plain sentences, the newest first. */
GtkWidget *limber_why_page_new (LimberDiaryAccess *access, LimberClock *clock);

G_END_DECLS
