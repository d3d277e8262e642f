/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "core/limber-local-time.h"
#include "ctl/limber-ctl-agent.h"
#include "ctl/limber-ctl.h"

#include <glib/gi18n-lib.h>

/* limberctl pause: no reminders for a while; what falls due waits. */

int
limber_ctl_pause (GStrv argv)
{
  const LimberCtlSyntax syntax = {
    .verb = "pause",
    .parameters = _ ("[MINUTES|HH:MM]"),
    .summary = _ ("Pauses reminders for some minutes, until a time of day, or until “limberctl "
                  "resume”."),
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  const char *until = "";
  guint minutes = 0;
  int mins;

  if (arguments == NULL)
    return status;
  if (arguments[0] != NULL && limber_local_time_parse (arguments[0], FALSE, &mins))
    until = arguments[0];
  else if (arguments[0] != NULL && !limber_ctl_agent_parse_minutes (arguments[0], &minutes))
    return limber_ctl_misuse ("pause", _ ("a pause is a number of minutes, or a time as in 14:30"));
  return limber_ctl_agent_ask ("Pause", g_variant_new ("(us)", minutes, until), NULL);
}
