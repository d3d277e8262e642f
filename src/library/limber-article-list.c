/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-article-list"

#include "config.h"

#include "library/limber-article-list.h"

#include "core/limber-article-parser.h"
#include "core/limber-problem.h"
#include "library/limber-library-file.h"
#include "library/limber-library.h"

#include <glib/gi18n-lib.h>

/*
 * LimberArticleList:
 *
 * Finds and reads the articles. They come with the program alone; nobody adds to them. It holds no
 * state.
 */

#define SUFFIX ".article"

static int
compare_articles (gconstpointer a, gconstpointer b, gpointer user_data)
{
  LimberArticle *one = (LimberArticle *) a, *two = (LimberArticle *) b;
  int order = (int) limber_article_get_number (one) - (int) limber_article_get_number (two);

  return order != 0 ? order : g_strcmp0 (limber_article_get_id (one), limber_article_get_id (two));
}

static LimberArticle *
load_file (const char *path, const char *const *languages, GPtrArray *problems)
{
  g_autofree char *name = limber_library_file_get_id (path);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = limber_library_file_read (path, &error);
  g_autoptr (LimberArticle) article = NULL;

  if (bytes == NULL) {
    g_ptr_array_add (problems, limber_problem_new (path, 0, FALSE, error->message));
    return NULL;
  }
  article = limber_article_parser_parse (bytes, path, languages, problems);
  if (article == NULL || g_str_equal (limber_article_get_id (article), name))
    return g_steal_pointer (&article);

  message = g_strdup_printf (_ ("Id is “%s”; allowed is the file's own name, “%s”"),
                             limber_article_get_id (article), name);
  g_ptr_array_add (problems, limber_problem_new (path, 0, FALSE, message));
  return NULL;
}

static void
load_folder (GListStore *store,
             const char *folder,
             const char *const *languages,
             GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = limber_library_file_list (folder, SUFFIX, &error);

  if (paths == NULL)
    g_ptr_array_add (problems, limber_problem_new (folder, 0, FALSE, error->message));
  for (guint i = 0; paths != NULL && i < paths->len; i++) {
    g_autoptr (LimberArticle) article = load_file (g_ptr_array_index (paths, i), languages,
                                                   problems);

    if (article != NULL)
      g_list_store_append (store, article);
  }
}

/**
 * limber_article_list_load:
 * @folder: where the files are; none where it is not there
 * @languages: (nullable) (array zero-terminated=1): preferred first
 * @problems: (out) (optional) (transfer full) (element-type LimberProblem): what is wrong in files
 *
 * Returns: (transfer full): the articles, in the order of reading
 */
GListModel *
limber_article_list_load (const char *folder, const char *const *languages, GPtrArray **problems)
{
  g_autoptr (GListStore) store = g_list_store_new (LIMBER_TYPE_ARTICLE);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);

  g_return_val_if_fail (folder != NULL, NULL);

  load_folder (store, folder, languages, found);
  g_list_store_sort (store, compare_articles, NULL);
  if (problems != NULL)
    *problems = g_steal_pointer (&found);

  return G_LIST_MODEL (g_steal_pointer (&store));
}

/**
 * limber_article_list_load_default:
 *
 * Returns: (transfer full): the articles that come with the program, in the user's language
 */
GListModel *
limber_article_list_load_default (void)
{
  g_autofree char *parent = g_path_get_dirname (limber_library_get_builtin_folder ());
  g_autofree char *folder = g_build_filename (parent, "learn", NULL);

  return limber_article_list_load (folder, g_get_language_names (), NULL);
}

/**
 * limber_article_list_find:
 * @articles: (element-type LimberArticle): a list
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the article
 */
LimberArticle *
limber_article_list_find (GListModel *articles, const char *id)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (articles) && id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++) {
    g_autoptr (LimberArticle) article = g_list_model_get_item (articles, i);

    if (g_str_equal (limber_article_get_id (article), id))
      return article; /* the list has it too */
  }

  return NULL;
}

/**
 * limber_article_list_find_next:
 * @articles: (element-type LimberArticle): a list
 * @article: one of it
 *
 * Returns: (transfer none) (nullable): what is read after it; %NULL after the last one
 */
LimberArticle *
limber_article_list_find_next (GListModel *articles, LimberArticle *article)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (articles) && LIMBER_IS_ARTICLE (article), NULL);

  for (guint i = 0; i + 1 < g_list_model_get_n_items (articles); i++) {
    g_autoptr (LimberArticle) one = g_list_model_get_item (articles, i);
    g_autoptr (LimberArticle) next = g_list_model_get_item (articles, i + 1);

    if (one == article)
      return next; /* the list has it too */
  }

  return NULL;
}
