/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "library/limber-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_LEARN_PAGE (limber_learn_page_get_type ())
G_DECLARE_FINAL_TYPE (LimberLearnPage, limber_learn_page, LIMBER, LEARN_PAGE, GtkWidget)

/* The list of articles, read when the page is first seen. Signal `chosen (id)`. */
GtkWidget *limber_learn_page_new (LimberLibrary *library, LimberLook *look);
/* (transfer none) (element-type LimberArticle), in the order of reading */
GListModel *limber_learn_page_get_articles (LimberLearnPage *self);

G_END_DECLS
