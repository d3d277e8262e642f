/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "core/limber-article.h"
#include "library/limber-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_ARTICLE_PAGE (limber_article_page_get_type ())
G_DECLARE_FINAL_TYPE (LimberArticlePage, limber_article_page, LIMBER, ARTICLE_PAGE, GtkWidget)

/* One article to read. Signal `chosen (id)`: the next one is wanted. */
GtkWidget *limber_article_page_new (LimberLibrary *library, LimberLook *look);
/* @next: (nullable): offered at the end */
void
limber_article_page_show (LimberArticlePage *self, LimberArticle *article, LimberArticle *next);

G_END_DECLS
