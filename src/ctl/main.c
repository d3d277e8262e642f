/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-ctl.h"
#include "media/limber-worker.h"

#include <glib/gi18n.h>

#include <locale.h>

/* Somebody waits for the prompt. */
#define END_SECS 2

int
main (int argc, char *argv[])
{
  /* An uninstalled run names the build's own translations. */
  const char *locale_folder = g_getenv ("LIMBER_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : LIMBER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("limberctl");

  limber_worker_exit (limber_ctl_run (argv), END_SECS);
}
