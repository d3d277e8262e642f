/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "bus/limber-diary-hold.h"
#include "ctl/limber-ctl-diary.h"
#include "ctl/limber-ctl.h"
#include "desktop/limber-autostart-withdrawal.h"
#include "desktop/limber-autostart.h"
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

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **answer = user_data;

  *answer = g_object_ref (result);
}

/* What starts the agent with the session and lies where only the desktop reaches it */
static void
withdraw_autostart (LimberReceipt *receipt)
{
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  guint n_withdrawn = 0;

  if (!limber_autostart_is_granted ())
    return;
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  limber_autostart_withdraw_async (bus, LIMBER_AUTOSTART_TIME_LIMIT_MSECS, withdrawn_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  receipt->is_autostart_left = !limber_autostart_withdraw_finish (answer, &n_withdrawn);
  receipt->traces.n_autostart += n_withdrawn;
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
  if (*diary == NULL || !limber_diary_erase (*diary, &receipt->erasure, error)
      || !limber_traces_erase (&receipt->traces, error))
    return FALSE;
  withdraw_autostart (receipt);
  return TRUE;
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
  if (receipt.is_autostart_left)
    return limber_ctl_fail (_ ("the entry that starts Limber with the session is left"));
  return LIMBER_CTL_DONE;
}
