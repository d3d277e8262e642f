/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl.h"
#include "store/limber-diary-files.h"

#include <glib/gi18n-lib.h>

/* limberctl backup: a whole copy of the diary, made while other programs may use it. */

int
limber_ctl_backup (GStrv argv)
{
  const LimberCtlSyntax syntax = {
    .verb = "backup",
    .parameters = _ ("FILE"),
    .summary = _ ("Copies the diary to a file that does not exist yet."),
    .min_arguments = 1,
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberDiary) diary = NULL;
  g_autofree char *target = NULL;
  g_autoptr (GError) error = NULL;
  LimberStamp now;

  if (arguments == NULL)
    return status;
  target = g_canonicalize_filename (arguments[0], NULL);
  diary = limber_ctl_diary_open (&now, &error);
  if (diary == NULL || !limber_diary_back_up (diary, target, &error))
    return limber_ctl_fail (error->message);
  return LIMBER_CTL_DONE;
}
