/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-article-parser.h"

#include "core/limber-problem.h"
#include "core/limber-test-content.h"

#include <string.h>

#define HEAD "[Article]\nId=probe\nTitle=Probe\nSummary=Short.\n"
#define POSE "[Pose hold]\nBase=seated\n"

static const char *const french[] = { "fr", "C", NULL };

static LimberArticle *
parse (const char *text, const char *const *languages, char **found)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  LimberArticle *article = limber_article_parser_parse (bytes, "probe.article", languages,
                                                        problems);

  *found = limber_test_describe (problems);
  return article;
}

static void
test_whole (void)
{
  g_autofree char *found = NULL;
  g_autoptr (LimberArticle) article = parse (
      HEAD "Number=3\nCaption=A person sits.\nView=-76\n"
           "[Section 1]\nHeading=One\nText1=First.\nText2=Second.\nPoint1=a\nPoint2=b\n"
           "Note=Last.\nExercise=chin_tuck\n[Section 2]\nHeading=Two\n"
           "[Sources]\nSource1=Somebody, 2019\n" POSE,
      NULL, &found);
  const LimberArticleSection *section;

  g_assert_cmpstr (found, ==, "");
  g_assert_cmpstr (limber_article_get_id (article), ==, "probe");
  g_assert_cmpstr (limber_article_get_title (article), ==, "Probe");
  g_assert_cmpstr (limber_article_get_summary (article), ==, "Short.");
  g_assert_cmpuint (limber_article_get_number (article), ==, 3);
  g_assert_cmpstr (limber_article_get_caption (article), ==, "A person sits.");
  g_assert_cmpfloat (limber_choreography_get_azimuth (limber_article_get_choreography (article)),
                     ==, -76);
  g_assert_cmpuint (limber_article_get_n_sections (article), ==, 2);
  section = limber_article_get_section (article, 0);
  g_assert_cmpstr (section->heading, ==, "One");
  g_assert_cmpstr (section->texts[1], ==, "Second.");
  g_assert_cmpstr (section->points[0], ==, "a");
  g_assert_cmpuint (g_strv_length (section->points), ==, 2);
  g_assert_cmpstr (section->note, ==, "Last.");
  g_assert_cmpstr (section->exercise_id, ==, "chin_tuck");
  section = limber_article_get_section (article, 1);
  g_assert_null (section->texts[0]);
  g_assert_null (section->note);
  g_assert_cmpstr (limber_article_get_sources (article)[0], ==, "Somebody, 2019");
  g_assert_finalize_object (g_steal_pointer (&article));
}

static void
test_defaults (void)
{
  g_autofree char *found = NULL;
  g_autoptr (LimberArticle) article = parse (HEAD "[Section 1]\nHeading=One\n", NULL, &found);

  g_assert_cmpstr (found, ==, "");
  g_assert_cmpuint (limber_article_get_number (article), ==, 1);
  g_assert_null (limber_article_get_choreography (article));
  g_assert_null (limber_article_get_caption (article));
  g_assert_null (limber_article_get_sources (article)[0]);
}

static void
test_languages (void)
{
  g_autofree char *found = NULL;
  g_autoptr (LimberArticle) article = parse (
      HEAD "Title[fr]=Sonde\n[Section 1]\nHeading=One\nHeading[fr]=Un\nText1=Yes\nText1[fr]=Oui\n",
      french, &found);

  g_assert_cmpstr (found, ==, "");
  g_assert_cmpstr (limber_article_get_title (article), ==, "Sonde");
  g_assert_cmpstr (limber_article_get_summary (article), ==, "Short.");
  g_assert_cmpstr (limber_article_get_section (article, 0)->heading, ==, "Un");
  g_assert_cmpstr (limber_article_get_section (article, 0)->texts[0], ==, "Oui");
}

static const struct {
  const char *name;
  const char *text;
  const char *found;
} bad_rows[] = {
  { "empty", "", "error 0: no group [Article]; it must be there\n" },
  { "nothing-said", "[Article]\n",
    "error 0: no group [Section 1]; it must be there\nerror 1: [Article] has no Id\n"
    "error 1: [Article] has no Title\nerror 1: [Article] has no Summary\n" },
  { "no-heading", HEAD "[Section 1]\nText1=a\n", "error 5: [Section 1] has no Heading\n" },
  { "gap", HEAD "[Section 1]\nHeading=a\n[Section 3]\nHeading=b\n",
    "warning 7: unknown group [Section 3], passed over\n" },
  { "picture-not-described", HEAD "[Section 1]\nHeading=a\n" POSE,
    "error 1: [Article] has no Caption\n" },
  { "number", HEAD "Number=100\n[Section 1]\nHeading=a\n",
    "error 5: Number is “100”; allowed are whole numbers from 1 to 99\n" },
};

static void
test_bad (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autofree char *found = NULL;
  g_autoptr (LimberArticle) article = parse (bad_rows[row].text, NULL, &found);

  g_assert_cmpstr (found, ==, bad_rows[row].found);
  g_assert_cmpint (article != NULL, ==, strstr (found, "error ") == NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/article-parser/whole", test_whole);
  g_test_add_func ("/core/article-parser/defaults", test_defaults);
  g_test_add_func ("/core/article-parser/languages", test_languages);
  for (guint i = 0; i < G_N_ELEMENTS (bad_rows); i++) {
    g_autofree char *path = g_strconcat ("/core/article-parser/bad/", bad_rows[i].name, NULL);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bad);
  }

  return g_test_run ();
}
