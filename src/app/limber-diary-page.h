/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "app/limber-measure-keeper.h"
#include "app/limber-pain-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_DIARY_PAGE (limber_diary_page_get_type ())
G_DECLARE_FINAL_TYPE (LimberDiaryPage, limber_diary_page, LIMBER, DIARY_PAGE, GtkWidget)

/* The Diary section: note pain, look back, edit. Reads nothing before it is shown first. */
GtkWidget *limber_diary_page_new (LimberPainKeeper *keeper,
                                  LimberMeasureKeeper *measure_keeper,
                                  LimberLook *look);

G_END_DECLS
