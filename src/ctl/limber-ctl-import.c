/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl.h"
#include "report/limber-diary-json.h"

#include <glib/gi18n-lib.h>

/* limberctl import: takes in what limberctl export wrote as JSON, all of it or nothing. */

int
limber_ctl_import (GStrv argv)
{
  gboolean is_merge = FALSE;
  const GOptionEntry entries[] = {
    { "merge", 'm', 0, G_OPTION_ARG_NONE, &is_merge,
      N_ ("Add to a diary that is not empty; what is there already is passed over"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "import",
    .parameters = _ ("FILE.json"),
    .summary = _ ("Takes an exported diary in."),
    .options = entries,
    .min_arguments = 1,
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LimberDiaryContent) content = NULL;
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GError) error = NULL;
  LimberStamp now;
  guint n_added;

  if (arguments == NULL)
    return status;
  file = g_mapped_file_new (arguments[0], FALSE, &error);
  if (file == NULL)
    return limber_ctl_fail (error->message);
  bytes = g_mapped_file_get_bytes (file);
  content = limber_diary_json_read (bytes, &error);
  if (content == NULL)
    return limber_ctl_fail (error->message);
  diary = limber_ctl_diary_open (&now, &error);
  if (diary == NULL
      || !limber_diary_import (diary, content, is_merge, now.usec, &n_added, &error)) {
    g_autofree char *hint = NULL;

    if (!g_error_matches (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_NOT_EMPTY))
      return limber_ctl_fail (error->message);
    hint = g_strdup_printf ("%s (--merge)", error->message);
    return limber_ctl_fail (hint);
  }
  g_print (ngettext ("%u record was taken in.", "%u records were taken in.", n_added), n_added);
  g_print ("\n");
  return LIMBER_CTL_DONE;
}
