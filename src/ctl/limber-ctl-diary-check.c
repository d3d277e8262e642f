/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl.h"
#include "store/limber-diary-files.h"

#include <glib/gi18n-lib.h>

/* limberctl diary check: reads the whole diary and says what is wrong with it. */

/* The way out, where there is one: offered, never taken unasked */
static void
point_to_backup (void)
{
  g_autofree char *path = limber_diary_build_default_path ();
  g_autofree char *backup = limber_diary_find_backup (path);

  if (backup == NULL)
    return;
  /* Translators: %s is a path; the command is typed as it is */
  g_printerr (_ ("The newest good backup can be put in its place: limberctl restore %s"), backup);
  g_printerr ("\n");
}

int
limber_ctl_diary_check (GStrv argv)
{
  const LimberCtlSyntax syntax = {
    .verb = "diary check",
    .summary = _ ("Reads the whole diary and says whether it is sound."),
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  LimberStamp now;

  if (arguments == NULL)
    return status;
  diary = limber_ctl_diary_open (&now, &error);
  if (diary != NULL)
    findings = limber_diary_check (diary, &error);
  if (findings == NULL) {
    status = limber_ctl_fail (error->message);
    if (g_error_matches (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_DAMAGED))
      point_to_backup ();
    return status;
  }
  for (guint i = 0; i < findings->len; i++)
    status = limber_ctl_fail (findings->pdata[i]);
  if (findings->len > 0)
    point_to_backup ();
  else
    g_print ("%s\n", _ ("The diary is sound."));
  return status;
}
