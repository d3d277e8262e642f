/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-article.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The articles (element-type LimberArticle) of @folder in the order of reading; files with errors
 * are left out. @problems: (out) (optional) (element-type LimberProblem). (transfer full) */
GListModel *limber_article_list_load (const char *folder,
                                      const char *const *languages,
                                      GPtrArray **problems) G_GNUC_WARN_UNUSED_RESULT;
/* Those that come with the program, in the user's language: `learn/` beside the built-in library */
GListModel *limber_article_list_load_default (void) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) (nullable): valid as long as @articles */
LimberArticle *limber_article_list_find (GListModel *articles, const char *id);
LimberArticle *limber_article_list_find_next (GListModel *articles, LimberArticle *article);

G_END_DECLS
