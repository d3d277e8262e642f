/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "test-limber-builtin-articles"

#include "config.h"

#include "core/limber-article-parser.h"
#include "core/limber-problem.h"
#include "library/limber-library.h"

#include <gio/gio.h>
#include <string.h>

/*
 * The articles that come with Limber, as the build has made them: whole, in French through and
 * through, in short sentences, and without a claim that a medical device would make.
 */

#define MAX_TITLE_CHARACTERS 40
#define MAX_SENTENCE_WORDS   32
#define MAX_PARAGRAPH_WORDS  75

static const char *const ids[] = { "tight_back",      "what_helps", "at_the_desk",
                                   "physiotherapist", "get_help",   "your_data" };
static const char *const english[] = { "C", NULL };
static const char *const french[] = { "fr", "C", NULL };

typedef void (*Visit) (const char *text, gpointer data);

static LimberArticle *
load (const char *id, const char *const *languages)
{
  g_autofree char *path = g_strdup_printf ("%s/../learn/%s.article",
                                           g_getenv ("LIMBER_LIBRARY_DIR"), id);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *contents = NULL;
  LimberArticle *article;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  article = limber_article_parser_parse (bytes, id, languages, problems);
  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *text = limber_problem_to_string (g_ptr_array_index (problems, i));

    g_test_message ("%s", text);
  }
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (article);
  return article;
}

static void
visit_all (const char *const *texts, Visit visit, gpointer data)
{
  for (guint i = 0; texts[i] != NULL; i++)
    visit (texts[i], data);
}

/* Everything that is read, in order; the sources are names and stand for themselves */
static void
visit_texts (LimberArticle *article, Visit visit, gpointer data)
{
  visit (limber_article_get_title (article), data);
  visit (limber_article_get_summary (article), data);
  if (limber_article_get_caption (article) != NULL)
    visit (limber_article_get_caption (article), data);
  for (guint i = 0; i < limber_article_get_n_sections (article); i++) {
    const LimberArticleSection *section = limber_article_get_section (article, i);

    visit (section->heading, data);
    visit_all ((const char *const *) section->texts, visit, data);
    visit_all ((const char *const *) section->points, visit, data);
    if (section->note != NULL)
      visit (section->note, data);
  }
}

static void
collect_cb (const char *text, gpointer texts)
{
  g_ptr_array_add (texts, g_strdup (text));
}

static void
test_whole (void)
{
  g_autoptr (LimberLibrary) library = limber_library_new_builtin ();

  limber_library_load (library, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (LimberArticle) article = load (ids[i], english);

    g_assert_cmpuint (limber_article_get_number (article), ==, i + 1);
    g_assert_cmpint (g_utf8_strlen (limber_article_get_title (article), -1), <=,
                     MAX_TITLE_CHARACTERS);
    g_assert_nonnull (limber_article_get_sources (article)[0]);
    for (guint k = 0; k < limber_article_get_n_sections (article); k++) {
      const LimberArticleSection *section = limber_article_get_section (article, k);

      g_assert_true (section->texts[0] != NULL || section->points[0] != NULL);
      if (section->exercise_id != NULL)
        g_assert_nonnull (limber_library_find_exercise (library, section->exercise_id));
    }
  }
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strv_length (words);
}

static void
assert_brief_cb (const char *text, gpointer data)
{
  g_auto (GStrv) sentences = g_strsplit_set (text, ".:;", -1);

  g_test_message ("%s", text);
  g_assert_cmpuint (count_words (text), <=, MAX_PARAGRAPH_WORDS);
  for (guint i = 0; sentences[i] != NULL; i++)
    g_assert_cmpuint (count_words (sentences[i]), <=, MAX_SENTENCE_WORDS);
}

static void
test_brief (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (LimberArticle) article = load (ids[i], english);
    g_autoptr (LimberArticle) translation = load (ids[i], french);

    visit_texts (article, assert_brief_cb, NULL);
    visit_texts (translation, assert_brief_cb, NULL);
  }
}

/* What a maker may not say of a program that is no medical device */
static void
assert_no_claim_cb (const char *text, gpointer data)
{
  static const char *const claims[] = { "treat",   "cure",    "heal",    "rehabilit", "prevent",
                                        "diagnos", "proven",  "monitor", "soigne",    "guéri",
                                        "traite",  "rééduqu", "prévien", "prouvé" };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++) {
    if (strstr (lower, claims[i]) != NULL)
      g_test_message ("%s: %s", claims[i], text);
    g_assert_null (strstr (lower, claims[i]));
  }
}

static void
test_claim_nothing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (LimberArticle) article = load (ids[i], english);
    g_autoptr (LimberArticle) translation = load (ids[i], french);

    visit_texts (article, assert_no_claim_cb, NULL);
    visit_texts (translation, assert_no_claim_cb, NULL);
  }
}

static void
test_speak_french (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (LimberArticle) article = load (ids[i], english);
    g_autoptr (LimberArticle) translation = load (ids[i], french);
    g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GPtrArray) french_texts = g_ptr_array_new_with_free_func (g_free);

    visit_texts (article, collect_cb, texts);
    visit_texts (translation, collect_cb, french_texts);
    g_assert_cmpuint (texts->len, ==, french_texts->len);
    for (guint k = 0; k < texts->len; k++)
      g_assert_cmpstr (g_ptr_array_index (texts, k), !=, g_ptr_array_index (french_texts, k));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data/articles/whole", test_whole);
  g_test_add_func ("/data/articles/brief", test_brief);
  g_test_add_func ("/data/articles/claim-nothing", test_claim_nothing);
  g_test_add_func ("/data/articles/speak-french", test_speak_french);

  return g_test_run ();
}
