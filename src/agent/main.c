/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agent/limber-agent-runner.h"
#include "agent/limber-memory.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>

int
main (int argc, char *argv[])
{
  /* An uninstalled run names the build's own translations. */
  const char *locale_folder = g_getenv ("LIMBER_LOCALE_DIR");
  gboolean replaces = FALSE;
  gboolean wants_version = FALSE;
  const GOptionEntry entries[] = {
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replaces, N_ ("Take the place of an agent that runs"),
      NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &wants_version, N_ ("Show the version and end"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (LimberAgentRunner) runner = NULL;
  g_autoptr (GError) error = NULL;

  limber_memory_keep_small (argv);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : LIMBER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  context = g_option_context_new (NULL);
  g_option_context_set_summary (context,
                                _ ("Watches how long you sit and reminds you to stretch."));
  g_option_context_set_description (
      context,
      _ ("It starts with the session or when it is needed, and runs once for each person.\n"
         "“limberctl agent check” tells what it finds on this desktop, “limberctl agent\n"
         "stop” turns reminders off. The manual page is limber-agent(1)."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc > 1) {
    g_printerr ("limber-agent: %s\n", error != NULL ? error->message : _ ("it takes no arguments"));
    return 2;
  }
  if (wants_version) {
    g_print ("limber-agent %s\n", LIMBER_VERSION);
    return EXIT_SUCCESS;
  }
  g_set_prgname ("limber-agent");
  g_set_application_name ("Limber");
  runner = limber_agent_runner_new (replaces);
  return limber_agent_runner_run (runner);
}
