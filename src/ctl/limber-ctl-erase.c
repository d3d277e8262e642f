/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl.h"
#include "store/limber-diary-files.h"

#include <glib/gi18n-lib.h>

/* limberctl erase: empties the diary, overwrites its copies and looks for what is left. */

static void
print_erasure (const LimberDiaryErasure *erasure)
{
  /* Translators: %lu is a number of rows */
  g_print (
      ngettext ("%lu record was erased.", "%lu records were erased.", (gulong) erasure->n_rows),
      (gulong) erasure->n_rows);
  g_print ("\n");
  g_print (ngettext ("%u copy was overwritten and deleted.",
                     "%u copies were overwritten and deleted.", erasure->n_files),
           erasure->n_files);
  g_print ("\n");
  g_print (ngettext ("%u note was looked for afterwards and not found.",
                     "%u notes were looked for afterwards and not found.", erasure->n_texts),
           erasure->n_texts);
  g_print ("\n");
}

int
limber_ctl_erase (GStrv argv)
{
  gboolean is_sure = FALSE;
  const GOptionEntry entries[] = {
    { "yes", 'y', 0, G_OPTION_ARG_NONE, &is_sure, N_ ("Really erase everything"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "erase",
    .summary = _ ("Erases the diary and all its backups, for ever."),
    .description = _ ("What a disk keeps in blocks that it has mapped away no program can reach."),
    .options = entries,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GError) error = NULL;
  LimberDiaryErasure erasure;
  LimberStamp now;

  if (arguments == NULL)
    return status;
  if (!is_sure)
    return limber_ctl_misuse ("erase", _ ("nothing was erased: say --yes to erase everything"));
  diary = limber_ctl_diary_open (&now, &error);
  if (diary == NULL || !limber_diary_erase (diary, &erasure, &error))
    return limber_ctl_fail (error->message);
  if (erasure.n_remaining > 0)
    return limber_ctl_fail (_ ("something that was noted is still in the files of the diary"));
  print_erasure (&erasure);
  return LIMBER_CTL_DONE;
}
