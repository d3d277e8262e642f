/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-text.h"
#include "ctl/limber-ctl.h"
#include "library/limber-article-list.h"

#include <glib/gi18n-lib.h>

/* limberctl learn: the articles of the window's Learn section as plain text. */

#define TEXT_COLUMNS 72
#define ID_COLUMNS   16

static void
print_wrapped (const char *text, const char *first, const char *others)
{
  g_autofree char *clean = limber_ctl_text_clean (text);
  g_auto (GStrv) lines = limber_ctl_text_wrap (clean, TEXT_COLUMNS);

  for (guint i = 0; lines[i] != NULL; i++)
    g_print ("%s%s\n", i == 0 ? first : others, lines[i]);
}

static void
print_heading (const char *text)
{
  g_autofree char *line = g_strnfill (limber_ctl_text_get_columns (text), '-');

  g_print ("\n%s\n%s\n", text, line);
}

static void
print_section (const LimberArticleSection *section)
{
  print_heading (section->heading);
  for (guint i = 0; section->texts[i] != NULL; i++) {
    g_print ("\n");
    print_wrapped (section->texts[i], "", "");
  }
  if (section->points[0] != NULL)
    g_print ("\n");
  for (guint i = 0; section->points[i] != NULL; i++)
    print_wrapped (section->points[i], "  • ", "    ");
  if (section->note != NULL) {
    g_print ("\n");
    print_wrapped (section->note, "", "");
  }
}

static void
print_article (LimberArticle *article)
{
  const char *const *sources = limber_article_get_sources (article);
  g_autofree char *line = g_strnfill (
      limber_ctl_text_get_columns (limber_article_get_title (article)), '=');

  g_print ("%s\n%s\n\n", limber_article_get_title (article), line);
  print_wrapped (limber_article_get_summary (article), "", "");
  for (guint i = 0; i < limber_article_get_n_sections (article); i++)
    print_section (limber_article_get_section (article, i));
  if (sources[0] != NULL) {
    print_heading (_ ("Sources"));
    g_print ("\n");
  }
  for (guint i = 0; sources[i] != NULL; i++)
    print_wrapped (sources[i], "  • ", "    ");
}

static void
print_list (GListModel *articles)
{
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++) {
    g_autoptr (LimberArticle) article = g_list_model_get_item (articles, i);
    g_autofree char *id = limber_ctl_text_fit (limber_article_get_id (article), ID_COLUMNS);

    g_print ("  %s  %s\n", id, limber_article_get_title (article));
  }
}

int
limber_ctl_learn (GStrv argv)
{
  const LimberCtlSyntax syntax = {
    .verb = "learn",
    .parameters = _ ("[ARTICLE]"),
    .summary = _ ("Lists the articles, or prints one of them."),
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (GListModel) articles = NULL;
  g_autofree char *message = NULL;
  LimberArticle *article;

  if (arguments == NULL)
    return status;
  articles = limber_article_list_load_default ();
  if (g_list_model_get_n_items (articles) == 0)
    return limber_ctl_fail (_ ("the articles are not there; is Limber installed?"));
  if (arguments[0] == NULL) {
    print_list (articles);
    return LIMBER_CTL_DONE;
  }
  article = limber_article_list_find (articles, arguments[0]);
  if (article == NULL) {
    g_autofree char *clean = g_utf8_make_valid (arguments[0], -1);

    message = g_strdup_printf (_ ("there is no article “%s”; “limberctl learn” names all"), clean);
    return limber_ctl_fail (message);
  }
  print_article (article);
  return LIMBER_CTL_DONE;
}
