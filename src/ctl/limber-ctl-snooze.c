/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-agent.h"
#include "ctl/limber-ctl.h"

#include <glib/gi18n-lib.h>

/* limberctl snooze: later, but today. */

int
limber_ctl_snooze (GStrv argv)
{
  const LimberCtlSyntax syntax = {
    .verb = "snooze",
    .parameters = _ ("[MINUTES]"),
    .summary = _ ("Puts the break that is due off, by the minutes of the preferences or as many as "
                  "are given."),
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (GVariant) reply = NULL;
  guint minutes = 0;
  guint n_left = 0;

  if (arguments == NULL)
    return status;
  if (arguments[0] != NULL && !limber_ctl_agent_parse_minutes (arguments[0], &minutes))
    return limber_ctl_misuse ("snooze", _ ("a snooze is a number of minutes"));
  status = limber_ctl_agent_ask ("Snooze", g_variant_new ("(u)", minutes), &reply);
  if (status != LIMBER_CTL_DONE)
    return status;
  g_variant_get (reply, "(u)", &n_left);
  /* Translators: %u: number of snoozes */
  g_print (ngettext ("Snoozed. It can be snoozed %u more time.\n",
                     "Snoozed. It can be snoozed %u more times.\n", n_left),
           n_left);
  return LIMBER_CTL_DONE;
}
