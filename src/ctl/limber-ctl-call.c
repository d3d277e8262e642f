/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-agent.h"
#include "ctl/limber-ctl.h"

#include <glib/gi18n-lib.h>

/* limberctl call: "I'm in a call": what falls due waits, and idle is presence. */

int
limber_ctl_call (GStrv argv)
{
  const LimberCtlSyntax syntax = {
    .verb = "call",
    .parameters = _ ("[on|off|MINUTES]"),
    .summary = _ ("Says that you are in a call: breaks wait until it is over. Without an end it "
                  "lasts a day at most."),
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  gboolean is_on = TRUE;
  guint minutes = 0;

  if (arguments == NULL)
    return status;
  if (g_strcmp0 (arguments[0], "off") == 0)
    is_on = FALSE;
  else if (arguments[0] != NULL && !g_str_equal (arguments[0], "on")
           && !limber_ctl_agent_parse_minutes (arguments[0], &minutes))
    return limber_ctl_misuse ("call", _ ("a call is “on”, “off” or a number of minutes"));
  return limber_ctl_agent_ask ("SetCall", g_variant_new ("(bu)", is_on, minutes), NULL);
}
