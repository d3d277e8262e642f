/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-article-parser"

#include "config.h"

#include "core/limber-article-parser.h"

#include "core/limber-article-private.h"
#include "core/limber-choreography-parser.h"
#include "core/limber-key-text.h"
#include "core/limber-key-values.h"

#include <glib/gi18n-lib.h>

/*
 * LimberArticleParser:
 *
 * Reads one article file. Groups and keys, with what holds where one is left out:
 *
 *   [Article]    Id, Title*, Summary* must be there. Number (its place in the order of reading)
 *                [1], Caption* (what the picture shows), View
 *   [Section N]  from 1 without gaps, at least one. Heading* must be there; Text1* … (paragraphs),
 *                Point1* … (a list below them), Note* (a paragraph below the list), Exercise (an
 *                id: whose picture stands beside it)
 *   [Sources]    Source1* …
 *   [Pose NAME], [Motion]  the picture, see limber-choreography.h; with one there is a Caption
 *
 * Those with * may have translations: Title[fr].
 */

#define MAX_SECTIONS 20
#define MAX_TEXTS    12

static const LimberRange number_bounds = { 1, 99 };

static LimberArticleSection *
read_section (LimberKeyGroup *group)
{
  LimberArticleSection *section = g_new0 (LimberArticleSection, 1);

  if (limber_key_values_require (group, "Heading"))
    section->heading = limber_key_text_take (group, "Heading", LIMBER_KEY_TEXT_MAX_TITLE);
  section->texts = limber_key_text_take_numbered (group, "Text", MAX_TEXTS);
  section->points = limber_key_text_take_numbered (group, "Point", MAX_TEXTS);
  section->note = limber_key_text_take (group, "Note", LIMBER_KEY_TEXT_MAX_TEXT);
  section->exercise_id = limber_key_values_take_id (group, "Exercise");

  return section;
}

/* A [Section N] after a gap stays untaken and is told as an unknown group. */
static void
read_sections (LimberKeyDocument *document, GPtrArray *sections)
{
  for (guint number = 1; number <= MAX_SECTIONS; number++) {
    g_autofree char *name = g_strdup_printf ("Section %u", number);
    LimberKeyGroup *group = limber_key_document_take_group (document, name);

    if (group == NULL)
      break;
    g_ptr_array_add (sections, read_section (group));
  }
  if (sections->len == 0)
    limber_key_document_add_error (document, 0, _ ("no group [Section 1]; it must be there"));
}

static void
read_article (LimberKeyDocument *document, LimberKeyGroup *group, LimberArticleContent *content)
{
  LimberKeyGroup *sources = limber_key_document_take_group (document, "Sources");

  if (limber_key_values_require (group, "Id"))
    content->id = limber_key_values_take_id (group, "Id");
  if (limber_key_values_require (group, "Title"))
    content->title = limber_key_text_take (group, "Title", LIMBER_KEY_TEXT_MAX_TITLE);
  if (limber_key_values_require (group, "Summary"))
    content->summary = limber_key_text_take (group, "Summary", LIMBER_KEY_TEXT_MAX_TEXT);
  content->number = 1;
  limber_key_values_take_uint (group, "Number", &number_bounds, &content->number);
  read_sections (document, content->sections);
  if (sources != NULL)
    content->sources = limber_key_text_take_numbered (sources, "Source", MAX_TEXTS);
  content->choreography = limber_choreography_parser_read (document, group);
  /* What cannot be seen must be said. */
  if (content->choreography != NULL)
    limber_key_values_require (group, "Caption");
  content->caption = limber_key_text_take (group, "Caption", LIMBER_KEY_TEXT_MAX_TEXT);
}

/**
 * limber_article_parser_parse:
 * @bytes: the file, which may hold anything
 * @file_name: as it is to be named in messages
 * @languages: (nullable) (array zero-terminated=1): preferred first
 * @problems: (element-type LimberProblem): every error and warning is added
 *
 * Returns: (transfer full) (nullable): the article, NULL if there was any error
 */
LimberArticle *
limber_article_parser_parse (GBytes *bytes,
                             const char *file_name,
                             const char *const *languages,
                             GPtrArray *problems)
{
  g_autoptr (LimberKeyDocument) document = NULL;
  g_auto (LimberArticleContent) content;
  LimberKeyGroup *group = NULL;

  limber_article_content_init (&content);
  g_return_val_if_fail (bytes != NULL && file_name != NULL && problems != NULL, NULL);

  document = limber_key_document_new (bytes, file_name, languages, problems);
  group = limber_key_document_take_group (document, "Article");
  if (group != NULL && limber_key_document_is_readable (document)) {
    read_article (document, group, &content);
    limber_key_document_finish (document);
  } else if (!limber_key_document_has_errors (document)) {
    limber_key_document_add_error (document, 0, _ ("no group [Article]; it must be there"));
  }

  return limber_key_document_has_errors (document) ? NULL : limber_article_new (&content);
}
