/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-agent.h"
#include "ctl/limber-ctl.h"

#include <glib/gi18n-lib.h>

/* limberctl skip: not this one; a new period of sitting begins. */

int
limber_ctl_skip (GStrv argv)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 'r', 0, G_OPTION_ARG_STRING, &reason,
      N_ ("Why: not-now, in-pain, already-did-it or does-not-suit-me"), N_ ("REASON") },
    G_OPTION_ENTRY_NULL,
  };
  const LimberCtlSyntax syntax = {
    .verb = "skip",
    .summary = _ ("Skips the break that is due, or starts a new period of sitting."),
    .options = entries,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);

  if (arguments == NULL)
    return status;
  return limber_ctl_agent_ask ("Skip", g_variant_new ("(s)", reason != NULL ? reason : ""), NULL);
}
