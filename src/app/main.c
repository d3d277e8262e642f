/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-application.h"
#include "app/limber-renderer.h"
#include "media/limber-worker.h"

#include <glib/gi18n.h>
#include <locale.h>

/* No window is seen by then. */
#define END_SECS 3

int
main (int argc, char *argv[])
{
  g_autoptr (LimberApplication) application = NULL;
  /* An uninstalled run names the build's own translations. */
  const char *locale_folder = g_getenv ("LIMBER_LOCALE_DIR");
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : LIMBER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  limber_renderer_choose ();
  /* As it is typed: what --help says. Windows have another name, which startup sets. */
  g_set_prgname ("limber");

  application = limber_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_clear_object (&application);
  limber_worker_exit (status, END_SECS);
}
