/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-agent.h"
#include "ctl/limber-ctl.h"

#include <glib/gi18n-lib.h>

/* limberctl resume: the end of a pause. */

int
limber_ctl_resume (GStrv argv)
{
  const LimberCtlSyntax syntax = {
    .verb = "resume",
    .summary = _ ("Ends a pause."),
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);

  if (arguments == NULL)
    return status;
  return limber_ctl_agent_ask ("Resume", NULL, NULL);
}
