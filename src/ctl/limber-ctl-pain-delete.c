/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl.h"
#include "store/limber-diary-pain.h"

#include <glib/gi18n-lib.h>

/* limberctl pain delete: takes an entry out of the diary. */

int
limber_ctl_pain_delete (GStrv argv)
{
  const LimberCtlSyntax syntax = {
    .verb = "pain delete",
    .parameters = _ ("ID"),
    .summary = _ ("Deletes a pain entry; “limberctl pain list” shows the numbers."),
    .min_arguments = 1,
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GError) error = NULL;
  LimberStamp now;
  gint64 id;

  if (arguments == NULL)
    return status;
  if (!g_ascii_string_to_signed (arguments[0], 10, 1, G_MAXINT64, &id, NULL))
    return limber_ctl_fail (_ ("the number of an entry is needed"));
  diary = limber_ctl_diary_open (&now, &error);
  if (diary == NULL || !limber_diary_delete_pain_entry (diary, id, &error))
    return limber_ctl_fail (error->message);
  return LIMBER_CTL_DONE;
}
