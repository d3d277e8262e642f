/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-choreography.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_ARTICLE (limber_article_get_type ())
G_DECLARE_FINAL_TYPE (LimberArticle, limber_article, LIMBER, ARTICLE, GObject)

/** One part of an article, in the order of reading. */
typedef struct {
  char *heading;     /* (owned) */
  char **texts;      /* (owned): paragraphs */
  char **points;     /* (owned): a list below them */
  char *note;        /* (owned) (nullable): a paragraph below the list */
  char *exercise_id; /* (owned) (nullable): whose picture stands beside it */
} LimberArticleSection;

/* An article never changes once the parser (limber-article-parser.h) has made it. All strings are
 * (transfer none), plain text and never markup, already in the user's language where the file has
 * it. */

const char *limber_article_get_id (LimberArticle *self);
const char *limber_article_get_title (LimberArticle *self);
/* One sentence: what it tells */
const char *limber_article_get_summary (LimberArticle *self);
/* Its place in the order of reading, from 1 */
guint limber_article_get_number (LimberArticle *self);
/* (nullable): its picture; and what is to be seen on it, in words */
LimberChoreography *limber_article_get_choreography (LimberArticle *self);
const char *limber_article_get_caption (LimberArticle *self);
guint limber_article_get_n_sections (LimberArticle *self);
/* (transfer none) */
const LimberArticleSection *limber_article_get_section (LimberArticle *self, guint index);
/* What it is based on; empty where it needs no source */
const char *const *limber_article_get_sources (LimberArticle *self);

G_END_DECLS
