/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "limber-ctl-runner.h"

#include <string.h>

static void
test_list (void)
{
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run ("learn");
  g_auto (GStrv) lines = NULL;

  g_assert_cmpint (result->status, ==, 0);
  lines = g_strsplit (result->output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 7); /* six, and the end of the last */
  g_assert_cmpstr (lines[0], ==, "  tight_back        What a tight back is");
}

static void
test_article (void)
{
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run ("learn what_helps");
  g_auto (GStrv) lines = NULL;

  g_assert_cmpint (result->status, ==, 0);
  g_assert_true (g_str_has_prefix (result->output, "What helps and what does not\n====="));
  g_assert_nonnull (strstr (result->output, "\nKeep moving\n-----------\n"));
  g_assert_nonnull (strstr (result->output, "\n  • Walk, even if it is only a few minutes.\n"));
  g_assert_nonnull (strstr (result->output, "\nSources\n-------\n"));
  lines = g_strsplit (result->output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 76);
}

static void
test_unknown (void)
{
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run ("learn no_such_article");

  limber_ctl_result_assert_failed (result, "there is no article “no_such_article”");
}

static void
test_misuse (void)
{
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run ("learn tight_back what_helps");

  limber_ctl_result_assert_misused (result, "nothing more");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/learn/list", test_list);
  g_test_add_func ("/ctl/learn/article", test_article);
  g_test_add_func ("/ctl/learn/unknown", test_unknown);
  g_test_add_func ("/ctl/learn/misuse", test_misuse);

  return g_test_run ();
}
