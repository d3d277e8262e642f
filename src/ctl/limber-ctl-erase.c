/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "bus/limber-diary-hold.h"
#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl.h"
#include "report/limber-drawing.h"
#include "report/limber-receipt.h"

#include <glib/gi18n-lib.h>

/* limberctl erase: empties the diary, overwrites its copies, removes what there is besides it and
 * looks for what is left. */

static gboolean
save_receipt (const LimberReceipt *receipt, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = limber_receipt_render_pdf (receipt, error);

  return bytes != NULL && limber_drawing_save (bytes, path, error);
}

/* The agent has the diary closed meanwhile. What there is besides it goes last: settings say who
 * erases. */
static gboolean
erase (LimberReceipt *receipt, LimberDiary **diary, GError **error)
{
  g_autoptr (LimberDiaryHold) hold = limber_diary_hold_take (NULL, error);

  if (hold == NULL)
    return FALSE;
  *diary = limber_ctl_diary_open (&receipt->at, error);
  return *diary != NULL && limber_diary_erase (*diary, &receipt->erasure, error)
         && limber_traces_erase (&receipt->traces, error);
}

int
limber_ctl_erase (GStrv argv)
{
  gboolean is_sure = FALSE;
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    { "yes", 'y', 0, G_OPTION_ARG_NONE, &is_sure, N_ ("Really erase everything"), NULL },
    { "receipt", 'r', 0, G_OPTION_ARG_FILENAME, &path,
      N_ ("Write to this PDF file what was erased"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "erase",
    .summary = _ ("Erases the diary and all its backups, settings and traces, for ever."),
    .description = _ ("Exported files, and exercises and routines of your own, stay. What a disk "
                      "keeps in blocks that it has mapped away no program can reach."),
    .options = entries,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberDiary) diary = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *told = NULL;
  LimberReceipt receipt = { .paper = limber_paper_for_locale () };

  if (arguments == NULL)
    return status;
  if (!is_sure)
    return limber_ctl_misuse ("erase", _ ("nothing was erased: say --yes to erase everything"));
  if (!erase (&receipt, &diary, &error))
    return limber_ctl_fail (error->message);
  folder = g_path_get_dirname (limber_diary_get_path (diary));
  receipt.folder = folder;
  told = limber_receipt_describe (&receipt);
  g_print ("%s\n", told);
  if (path != NULL && !save_receipt (&receipt, path, &error))
    return limber_ctl_fail (error->message);
  if (receipt.erasure.n_remaining > 0)
    return limber_ctl_fail (_ ("something that was noted is still in the files of the diary"));
  return LIMBER_CTL_DONE;
}
