/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-ctl.h"

#include "ctl/limber-ctl-verbs.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* The dispatcher: finds the verb that was typed and runs it. A verb may be two words; the words
 * before the last are then a group, which has a help of its own. */

#define MAX_VERB_WORDS 2

typedef struct {
  const char *name;
  int (*run) (GStrv argv);
  const char *summary;
} Verb;

static const Verb VERBS[] = {
  { "agent check", limber_ctl_agent_check, N_ ("Tell what the agent found on this desktop") },
  { "agent start", limber_ctl_agent_start, N_ ("Turn reminders on") },
  { "agent stop", limber_ctl_agent_stop, N_ ("Turn reminders off") },
  { "backup", limber_ctl_backup, N_ ("Copy the diary to a file") },
  { "call", limber_ctl_call, N_ ("Say that you are in a call") },
  { "chart", limber_ctl_chart, N_ ("Draw the diary over time") },
  { "coach", limber_ctl_coach, N_ ("Coach a routine in the terminal") },
  { "diary check", limber_ctl_diary_check, N_ ("Check whether the diary is sound") },
  { "erase", limber_ctl_erase, N_ ("Erase the diary and its backups") },
  { "export", limber_ctl_export, N_ ("Write the diary as CSV or JSON") },
  { "figure", limber_ctl_figure, N_ ("Draw the figure of an exercise as a picture") },
  { "import", limber_ctl_import, N_ ("Take an exported diary in") },
  { "learn", limber_ctl_learn, N_ ("Read an article about backs, breaks and your data") },
  { "library check", limber_ctl_library_check, N_ ("Check files of exercises and routines") },
  { "library list", limber_ctl_library_list, N_ ("List routines and exercises") },
  { "library show", limber_ctl_library_show, N_ ("Show a routine or an exercise") },
  { "measure add", limber_ctl_measure_add, N_ ("Note the result of a self test") },
  { "pain add", limber_ctl_pain_add, N_ ("Note how much it hurts") },
  { "pain delete", limber_ctl_pain_delete, N_ ("Delete a pain entry") },
  { "pain list", limber_ctl_pain_list, N_ ("List pain entries") },
  { "pause", limber_ctl_pause, N_ ("Pause reminders") },
  { "render", limber_ctl_render, N_ ("Make a video of a routine") },
  { "report", limber_ctl_report, N_ ("Make a page for a doctor") },
  { "restore", limber_ctl_restore, N_ ("Put a backup in place of the diary") },
  { "resume", limber_ctl_resume, N_ ("End a pause") },
  { "simulate", limber_ctl_simulate, N_ ("Run the reminders over recorded days") },
  { "skip", limber_ctl_skip, N_ ("Skip the break that is due") },
  { "snooze", limber_ctl_snooze, N_ ("Put the break that is due off") },
  { "start", limber_ctl_start, N_ ("Start a routine in the window") },
  { "status", limber_ctl_status, N_ ("Tell how long you have sat and what comes next") },
  { "timeline", limber_ctl_timeline, N_ ("List the timed segments of a routine") },
  { "why", limber_ctl_why, N_ ("Tell why you were reminded, and why not") },
};

static gboolean
is_in_group (const Verb *verb, const char *group)
{
  gsize length = group != NULL ? strlen (group) : 0;

  return length == 0 || (g_str_has_prefix (verb->name, group) && verb->name[length] == ' ');
}

static const Verb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (VERBS); i++)
    if (g_str_equal (VERBS[i].name, name))
      return &VERBS[i];
  return NULL;
}

static gboolean
is_group (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (VERBS); i++)
    if (is_in_group (&VERBS[i], name))
      return TRUE;
  return FALSE;
}

static void
print_options (void)
{
  g_print ("\n%s\n", _ ("Options:"));
  g_print ("  %-16s  %s\n", "-h, --help", _ ("Show this help"));
  g_print ("  %-16s  %s\n", "--version", _ ("Show the version and end"));
}

/* @group: (nullable): the first word of the verbs to tell of, all if NULL */
static void
print_help (const char *group)
{
  g_print ("%s\n  limberctl %s%s%s [%s…]\n\n", _ ("Usage:"), group != NULL ? group : "",
           group != NULL ? " " : "", _ ("VERB"), _ ("ARGUMENT"));
  g_print ("%s\n", _ ("Limber coaches short stretching routines. Verbs:"));
  for (guint i = 0; i < G_N_ELEMENTS (VERBS); i++)
    if (is_in_group (&VERBS[i], group))
      g_print ("  %-16s  %s\n", VERBS[i].name, _ (VERBS[i].summary));
  if (group == NULL)
    print_options ();
  g_print ("\n%s\n", _ ("“limberctl VERB --help” tells more of each.\n"
                        "Exit status: 0 done, 1 failed, 2 not understood."));
}

static void
print_version (void)
{
  g_print ("limberctl %s\n", LIMBER_VERSION);
}

static int
run_verb (const Verb *verb, GStrv argv, guint n_words)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, argv[0]);
  g_strv_builder_addv (builder, (const char **) argv + 1 + n_words);
  rest = g_strv_builder_end (builder);
  return verb->run (rest);
}

static gboolean
is_help (const char *word)
{
  return g_str_equal (word, "--help") || g_str_equal (word, "-h") || g_str_equal (word, "-?");
}

/* "limberctl help library show" is what people type who know other programs. */
static int
run_help (GStrv argv)
{
  g_autofree char *name = g_strjoinv (" ", argv + 2);
  const Verb *verb = find_verb (name);

  if (verb != NULL) {
    const char *arguments[] = { argv[0], "--help", NULL };

    return verb->run ((GStrv) arguments);
  }
  if (*name != '\0' && !is_group (name)) {
    g_autofree char *message = g_strdup_printf (_ ("there is no verb “%s”"), name);

    return limber_ctl_misuse (NULL, message);
  }
  print_help (*name != '\0' ? name : NULL);
  return LIMBER_CTL_DONE;
}

static int
run_group (GStrv argv)
{
  g_autofree char *message = NULL;

  if (argv[2] != NULL && is_help (argv[2])) {
    print_help (argv[1]);
    return LIMBER_CTL_DONE;
  }
  if (argv[2] == NULL)
    message = g_strdup_printf (_ ("“%s” wants another word"), argv[1]);
  else
    message = g_strdup_printf (_ ("there is no verb “%s %s”"), argv[1], argv[2]);
  return limber_ctl_misuse (argv[1], message);
}

/* What is buffered may only now meet a full disk. */
static int
flush_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  if (status == LIMBER_CTL_DONE) {
    g_autofree char *message = g_strdup_printf (_ ("cannot write the output: %s"),
                                                g_strerror (errno));

    return limber_ctl_fail (message);
  }
  return status;
}

static int
dispatch (GStrv argv)
{
  g_autofree char *message = NULL;

  if (argv[0] == NULL || argv[1] == NULL)
    return limber_ctl_misuse (NULL, _ ("no verb was given"));
  if (is_help (argv[1])) {
    print_help (NULL);
    return LIMBER_CTL_DONE;
  }
  if (g_str_equal (argv[1], "--version")) {
    print_version ();
    return LIMBER_CTL_DONE;
  }
  if (g_str_equal (argv[1], "help"))
    return run_help (argv);
  for (guint n_words = MIN (MAX_VERB_WORDS, g_strv_length (argv) - 1); n_words > 0; n_words--) {
    const char *words[] = { argv[1], n_words > 1 ? argv[2] : NULL, NULL };
    g_autofree char *name = g_strjoinv (" ", (GStrv) words);
    const Verb *verb = find_verb (name);

    if (verb != NULL)
      return run_verb (verb, argv, n_words);
  }
  if (is_group (argv[1]) && *argv[1] != '\0')
    return run_group (argv);
  message = g_strdup_printf (
      *argv[1] == '-' ? _ ("there is no option “%s”") : _ ("there is no verb “%s”"), argv[1]);
  return limber_ctl_misuse (NULL, message);
}

int
limber_ctl_run (GStrv argv)
{
  return flush_output (dispatch (argv));
}

int
limber_ctl_fail (const char *message)
{
  fflush (stdout);
  g_printerr ("limberctl: %s\n", message);
  return LIMBER_CTL_FAILED;
}

int
limber_ctl_misuse (const char *verb, const char *message)
{
  g_autofree char *command = g_strconcat ("limberctl ", verb != NULL ? verb : "--help",
                                          verb != NULL ? " --help" : NULL, NULL);

  limber_ctl_fail (message);
  /* Translators: %s is a command, as in “limberctl coach --help” */
  g_printerr (_ ("Try “%s”."), command);
  g_printerr ("\n");
  return LIMBER_CTL_USAGE;
}

static void
print_verb_help (const LimberCtlSyntax *syntax, GOptionContext *context)
{
  g_autofree char *program = g_strconcat ("limberctl ", syntax->verb, NULL);
  g_autofree char *help = NULL;

  g_set_prgname (program);
  help = g_option_context_get_help (context, TRUE, NULL);
  g_print ("%s%s", help, g_str_has_suffix (help, "\n") ? "" : "\n");
}

static int
misuse_by_count (const LimberCtlSyntax *syntax, guint n_arguments)
{
  g_autofree char *message = NULL;

  if (syntax->max_arguments == 0)
    message = g_strdup_printf (_ ("“%s” takes no arguments"), syntax->verb);
  else if (n_arguments < syntax->min_arguments)
    message = g_strdup_printf (_ ("“%s” wants %s"), syntax->verb, syntax->parameters);
  else
    message = g_strdup_printf (_ ("“%s” takes %s and nothing more"), syntax->verb,
                               syntax->parameters);
  return limber_ctl_misuse (syntax->verb, message);
}

GStrv
limber_ctl_parse (const LimberCtlSyntax *syntax, GStrv argv, int *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (syntax->parameters);
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  gboolean wants_help = FALSE;
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, N_ ("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &arguments, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  guint n_arguments = 0;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, syntax->summary);
  g_option_context_set_description (context, syntax->description);
  if (syntax->options != NULL)
    g_option_context_add_main_entries (context, syntax->options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, &words, &error)) {
    *status = limber_ctl_misuse (syntax->verb, error->message);
    return NULL;
  }
  if (wants_help) {
    print_verb_help (syntax, context);
    *status = LIMBER_CTL_DONE;
    return NULL;
  }
  n_arguments = arguments != NULL ? g_strv_length (arguments) : 0;
  if (n_arguments < syntax->min_arguments || n_arguments > syntax->max_arguments) {
    *status = misuse_by_count (syntax, n_arguments);
    return NULL;
  }
  *status = LIMBER_CTL_DONE;
  return arguments != NULL ? g_steal_pointer (&arguments) : g_new0 (char *, 1);
}
