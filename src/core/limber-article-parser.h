/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-article.h"

G_BEGIN_DECLS

/* Reads one article file.
 * @bytes: its contents, which may hold anything; @file_name: as it is to be named in messages
 * @languages: (nullable): preferred first, as g_get_language_names() gives them
 * @problems: (element-type LimberProblem): every error and warning is added
 * Returns (transfer full) (nullable): NULL if there was any error. */
LimberArticle *limber_article_parser_parse (GBytes *bytes,
                                            const char *file_name,
                                            const char *const *languages,
                                            GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
