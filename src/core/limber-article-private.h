/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-article.h"

G_BEGIN_DECLS

/** What an article holds: filled by the parser, then given to the article. */
typedef struct {
  char *id;      /* (owned) */
  char *title;   /* (owned) */
  char *summary; /* (owned) */
  guint number;
  LimberChoreography *choreography; /* (owned) (nullable) */
  char *caption;                    /* (owned) (nullable) */
  GPtrArray *sections;              /* (owned) (element-type LimberArticleSection) */
  char **sources;                   /* (owned) */
} LimberArticleContent;

void limber_article_section_free (LimberArticleSection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberArticleSection, limber_article_section_free)

void limber_article_content_init (LimberArticleContent *self);
void limber_article_content_clear (LimberArticleContent *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LimberArticleContent, limber_article_content_clear)

/* Takes everything out of @content, which is empty afterwards */
LimberArticle *limber_article_new (LimberArticleContent *content) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
