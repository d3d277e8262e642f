/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl.h"
#include "store/limber-diary-files.h"

#include <glib/gi18n-lib.h>

/* limberctl backup: a whole copy of the diary, made while other programs may use it. */

/* A folder is not made for it: where a stick is not there, the copy would lie beside the diary. */
static gboolean
check_folder (const char *target, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _ ("there is no folder “%s”"), folder);
  return FALSE;
}

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
  if (!check_folder (target, &error))
    return limber_ctl_fail (error->message);
  diary = limber_ctl_diary_open (&now, &error);
  if (diary == NULL || !limber_diary_back_up (diary, target, &error))
    return limber_ctl_fail (error->message);
  return LIMBER_CTL_DONE;
}
