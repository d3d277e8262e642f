/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an article file: refused with a reason for each fault, or an article. */
#include "config.h"

#include "core/limber-article-parser.h"
#include "core/limber-problem.h"
#include "fuzz/limber-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_problem_free);
  g_autoptr (LimberArticle) article = limber_article_parser_parse (bytes, "fuzz.article", NULL,
                                                                   problems);

  limber_fuzz_check_problems (problems, article != NULL);
  return 0;
}
