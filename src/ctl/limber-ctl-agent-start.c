/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "ctl/limber-ctl-agent.h"
#include "ctl/limber-ctl.h"

#include <glib/gi18n-lib.h>

/* limberctl agent start: the switch of the window's menu, in the settings. */

int
limber_ctl_agent_start (GStrv argv)
{
  const LimberCtlSyntax syntax = {
    .verb = "agent start",
    .summary = _ ("Turns reminders on and starts the agent."),
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberRemindersSwitch) reminders = NULL;
  g_autoptr (LimberAgentClient) client = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return status;
  reminders = limber_ctl_agent_open_switch (&error);
  if (reminders == NULL)
    return limber_ctl_fail (error->message);
  if (!limber_reminders_switch_turn_on (reminders))
    return limber_ctl_fail (_ ("the settings cannot be written"));
  client = limber_ctl_agent_connect (&error);
  return client != NULL ? LIMBER_CTL_DONE : limber_ctl_fail (error->message);
}
