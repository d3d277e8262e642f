/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "limber-ctl-runner.h"

#include <string.h>

/* The verbs' common ground: help, version, and what is said to those who mistype. */

static void
test_verb_help (gconstpointer data)
{
  const char *verb = data;
  g_autofree char *behind = g_strconcat (verb, " --help", NULL);
  g_autofree char *before = g_strconcat ("help ", verb, NULL);
  g_autofree char *usage = g_strconcat ("limberctl ", verb, NULL);
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (behind);
  g_autoptr (LimberCtlResult) same = limber_ctl_runner_run (before);

  g_assert_cmpint (result->status, ==, 0);
  g_assert_cmpstr (result->errors, ==, "");
  g_assert_nonnull (strstr (result->output, usage));
  g_assert_nonnull (strstr (result->output, "--help"));
  g_assert_cmpstr (same->output, ==, result->output);
}

static void
test_verb_refuses_unknown_option (gconstpointer data)
{
  g_autofree char *command = g_strconcat (data, " --nonsense", NULL);
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run (command);

  limber_ctl_result_assert_misused (result, "--nonsense");
}

static void
test_help (void)
{
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run ("--help");
  g_autoptr (LimberCtlResult) group = limber_ctl_runner_run ("library --help");

  g_assert_cmpint (result->status, ==, 0);
  g_assert_nonnull (strstr (result->output, "\n  coach "));
  g_assert_cmpint (group->status, ==, 0);
  g_assert_nonnull (strstr (group->output, "library show"));
  g_assert_null (strstr (group->output, "timeline"));
}

static void
test_version (void)
{
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run ("--version");

  g_assert_cmpint (result->status, ==, 0);
  g_assert_cmpstr (result->output, ==, "limberctl " LIMBER_VERSION "\n");
}

static const LimberCtlRefusal MISUSE_ROWS[] = {
  { "verb", "dance", "dance" },
  { "empty-verb", "", "no verb" },
  { "option", "--dance", "--dance" },
  { "group-alone", "library", "library" },
  { "group-verb", "library burn", "library burn" },
  { "half-a-verb", "lib list", "lib" },
  { "help-of-nothing", "help dance", "dance" },
  { "no-routine", "timeline", "ROUTINE" },
  { "two-routines", "timeline a b", "ROUTINE" },
  { "no-id", "library show", "ID" },
  { "no-path", "library check", "PATH" },
  { "list-wants-nothing", "library list neck", "library list" },
  { "area", "library list --area elbow", "elbow" },
  { "position", "library list --position lying", "lying" },
  { "no-number", "timeline desk_reset_2min --level one", "one" },
  { "two-formats", "status --json --format {state}", "--json or --format" },
  { "number-too-large", "timeline desk_reset_2min --level 99999999999", "99999999999" },
};

static const LimberCtlRefusal FAILURE_ROWS[] = {
  { "routine", "timeline dance", "dance" },
  { "near-routine", "timeline desk_reset_2mn", "desk_reset_2min" },
  { "level", "timeline desk_reset_2min --level 9", "1 to 3" },
  { "level-0", "timeline desk_reset_2min --level 0", "1 to 3" },
  { "exercise", "library show chin_tick", "chin_tuck" },
  { "exercise-is-no-routine", "timeline chin_tuck", "chin_tuck" },
};

/* A full disk below the output is no success. */
static void
test_output_lost (void)
{
  g_autofree char *command = g_strdup_printf ("%s library list > /dev/full",
                                              g_getenv ("LIMBERCTL"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, "sh",
                                                      "-c", command, NULL);
  g_autoptr (LimberCtlResult) result = NULL;

  g_assert_no_error (error);
  result = limber_ctl_runner_finish (process);
  limber_ctl_result_assert_failed (result, "output");
}

/* All verbs that the program has: what stands before two blanks in its help (transfer full) */
static GPtrArray *
list_verbs (void)
{
  GPtrArray *verbs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LimberCtlResult) result = limber_ctl_runner_run ("--help");
  g_autoptr (GRegex) regex = g_regex_new ("^  ([a-z][a-z ]*[a-z])  ", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, result->output, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (verbs, g_match_info_fetch (match, 1));
  g_assert_cmpuint (verbs->len, >=, 7);
  return verbs;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) verbs = NULL;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/ctl/help", test_help);
  g_test_add_func ("/ctl/ctl/version", test_version);
  g_test_add_func ("/ctl/ctl/output-lost", test_output_lost);
  verbs = list_verbs ();
  for (guint i = 0; i < verbs->len; i++) {
    const char *verb = g_ptr_array_index (verbs, i);
    g_autofree char *help = g_strconcat ("/ctl/ctl/verb-help/", verb, NULL);
    g_autofree char *unknown = g_strconcat ("/ctl/ctl/unknown-option/", verb, NULL);

    g_test_add_data_func (help, verb, test_verb_help);
    g_test_add_data_func (unknown, verb, test_verb_refuses_unknown_option);
  }
  limber_ctl_runner_add_misuses ("/ctl/ctl/misuse", MISUSE_ROWS, G_N_ELEMENTS (MISUSE_ROWS));
  limber_ctl_runner_add_failures ("/ctl/ctl/failure", FAILURE_ROWS, G_N_ELEMENTS (FAILURE_ROWS));

  return g_test_run ();
}
