/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-article"

#include "config.h"

#include "core/limber-article-private.h"

/*
 * LimberArticle:
 *
 * One article to read, as its file has it, in one language. It never changes, so it may be read
 * from any thread; a list view can hold it. How it looks is the app's matter.
 */

struct _LimberArticle {
  GObject parent_instance;

  LimberArticleContent content; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LimberArticle, limber_article, G_TYPE_OBJECT)

static void
limber_article_finalize (GObject *object)
{
  LimberArticle *self = LIMBER_ARTICLE (object);

  limber_article_content_clear (&self->content);

  G_OBJECT_CLASS (limber_article_parent_class)->finalize (object);
}

static void
limber_article_class_init (LimberArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_article_finalize;
}

static void
limber_article_init (LimberArticle *self)
{
}

/**
 * limber_article_section_free:
 * @self: a section
 */
void
limber_article_section_free (LimberArticleSection *self)
{
  g_free (self->heading);
  g_strfreev (self->texts);
  g_strfreev (self->points);
  g_free (self->note);
  g_free (self->exercise_id);
  g_free (self);
}

/**
 * limber_article_content_init:
 * @self: (out): contents without anything
 */
void
limber_article_content_init (LimberArticleContent *self)
{
  *self = (LimberArticleContent){ 0 };
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) limber_article_section_free);
}

/**
 * limber_article_content_clear:
 * @self: contents to free
 */
void
limber_article_content_clear (LimberArticleContent *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->choreography, limber_choreography_unref);
  g_clear_pointer (&self->caption, g_free);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_strfreev);
}

/**
 * limber_article_new:
 * @content: its contents, taken over
 *
 * Returns: (transfer full): the article
 */
LimberArticle *
limber_article_new (LimberArticleContent *content)
{
  LimberArticle *self = NULL;

  g_return_val_if_fail (content != NULL && content->id != NULL && content->title != NULL, NULL);
  g_return_val_if_fail (content->summary != NULL && content->sections != NULL, NULL);

  self = g_object_new (LIMBER_TYPE_ARTICLE, NULL);
  self->content = *content;
  *content = (LimberArticleContent){ 0 };
  if (self->content.sources == NULL)
    self->content.sources = g_new0 (char *, 1);

  return self;
}

/**
 * limber_article_get_id:
 * @self: an article
 *
 * Returns: (transfer none): its id
 */
const char *
limber_article_get_id (LimberArticle *self)
{
  g_return_val_if_fail (LIMBER_IS_ARTICLE (self), NULL);

  return self->content.id;
}

/**
 * limber_article_get_title:
 * @self: an article
 *
 * Returns: (transfer none): its title, in the user's language
 */
const char *
limber_article_get_title (LimberArticle *self)
{
  g_return_val_if_fail (LIMBER_IS_ARTICLE (self), NULL);

  return self->content.title;
}

/**
 * limber_article_get_summary:
 * @self: an article
 *
 * Returns: (transfer none): one sentence, what it tells
 */
const char *
limber_article_get_summary (LimberArticle *self)
{
  g_return_val_if_fail (LIMBER_IS_ARTICLE (self), NULL);

  return self->content.summary;
}

/**
 * limber_article_get_number:
 * @self: an article
 *
 * Returns: its place in the order of reading, from 1
 */
guint
limber_article_get_number (LimberArticle *self)
{
  g_return_val_if_fail (LIMBER_IS_ARTICLE (self), 0);

  return self->content.number;
}

/**
 * limber_article_get_choreography:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): its picture
 */
LimberChoreography *
limber_article_get_choreography (LimberArticle *self)
{
  g_return_val_if_fail (LIMBER_IS_ARTICLE (self), NULL);

  return self->content.choreography;
}

/**
 * limber_article_get_caption:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): what its picture shows
 */
const char *
limber_article_get_caption (LimberArticle *self)
{
  g_return_val_if_fail (LIMBER_IS_ARTICLE (self), NULL);

  return self->content.caption;
}

/**
 * limber_article_get_n_sections:
 * @self: an article
 *
 * Returns: how many sections it has, at least one
 */
guint
limber_article_get_n_sections (LimberArticle *self)
{
  g_return_val_if_fail (LIMBER_IS_ARTICLE (self), 0);

  return self->content.sections->len;
}

/**
 * limber_article_get_section:
 * @self: an article
 * @index: from 0
 *
 * Returns: (transfer none): a section
 */
const LimberArticleSection *
limber_article_get_section (LimberArticle *self, guint index)
{
  g_return_val_if_fail (LIMBER_IS_ARTICLE (self), NULL);
  g_return_val_if_fail (index < self->content.sections->len, NULL);

  return g_ptr_array_index (self->content.sections, index);
}

/**
 * limber_article_get_sources:
 * @self: an article
 *
 * Returns: (transfer none) (array zero-terminated=1): what it is based on
 */
const char *const *
limber_article_get_sources (LimberArticle *self)
{
  g_return_val_if_fail (LIMBER_IS_ARTICLE (self), NULL);

  return (const char *const *) self->content.sources;
}
