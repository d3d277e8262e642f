/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/limber-article-list.h"

#include "core/limber-problem.h"
#include "core/limber-test-content.h"

#include <glib/gstdio.h>

static void
write_article (const char *folder, const char *name, const char *id, guint number)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.article", folder, name);
  g_autofree char *text = g_strdup_printf (
      "[Article]\nId=%s\nNumber=%u\nTitle=T\nSummary=S\n[Section 1]\nHeading=H\n", id, number);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_articles (const char *folder, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *path = g_strdup_printf ("%s/%s.article", folder, names[i]);

    g_assert_cmpint (g_remove (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_order (void)
{
  g_autofree char *folder = g_dir_make_tmp ("limber-articles-XXXXXX", NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GListModel) articles = NULL;
  g_autoptr (LimberArticle) first = NULL;
  g_autoptr (LimberArticle) second = NULL;
  g_autoptr (LimberArticle) third = NULL;
  g_autofree char *found = NULL;

  write_article (folder, "b", "b", 2);
  write_article (folder, "c", "c", 1);
  write_article (folder, "a", "a", 2);
  write_article (folder, "d", "another", 1);
  articles = limber_article_list_load (folder, NULL, &problems);
  remove_articles (folder, (const char *const[]){ "a", "b", "c", "d", NULL });

  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 3);
  first = g_list_model_get_item (articles, 0);
  second = g_list_model_get_item (articles, 1);
  g_assert_cmpstr (limber_article_get_id (first), ==, "c");
  g_assert_cmpstr (limber_article_get_id (second), ==, "a");
  g_assert_true (limber_article_list_find (articles, "a") == second);
  g_assert_null (limber_article_list_find (articles, "d"));
  third = g_list_model_get_item (articles, 2);
  g_assert_true (limber_article_list_find_next (articles, first) == second);
  g_assert_true (limber_article_list_find_next (articles, second) == third);
  g_assert_null (limber_article_list_find_next (articles, third));
  found = limber_test_describe (problems);
  g_assert_cmpstr (found, ==, "error 0: Id is “another”; allowed is the file's own name, “d”\n");
}

static void
test_missing_folder (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GListModel) articles = limber_article_list_load ("/nonexistent/learn", NULL,
                                                              &problems);

  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 0);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* They lie beside the library, wherever that is. */
static void
test_default (void)
{
  g_autoptr (GListModel) articles = limber_article_list_load_default ();

  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 6);
  g_assert_nonnull (limber_article_list_find (articles, "get_help"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/article-list/order", test_order);
  g_test_add_func ("/library/article-list/missing-folder", test_missing_folder);
  g_test_add_func ("/library/article-list/default", test_default);

  return g_test_run ();
}
