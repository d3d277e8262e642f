/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bus/limber-agent-client.h"

G_BEGIN_DECLS

/* What the verbs share that talk to limber-agent. They wait: limberctl has nothing else to do. */

/* (transfer full): whether reminders are turned off. NULL if Limber is not installed completely */
LimberRemindersSwitch *limber_ctl_agent_open_switch (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the agent, started if need be; its link is not CONNECTING any more. */
LimberAgentClient *limber_ctl_agent_find (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same, but a link other than RUNNING is an error */
LimberAgentClient *limber_ctl_agent_connect (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The answer: (transfer full). @parameters: (nullable), floating is sunk */
GVariant *limber_ctl_agent_call (LimberAgentClient *client,
                                 const char *method,
                                 GVariant *parameters,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A verb that only asks: connects, calls, and says what went wrong; returns the exit status.
 * @reply: (out) (optional) (transfer full) */
int limber_ctl_agent_ask (const char *method, GVariant *parameters, GVariant **reply);

/* "5": a whole number from 1 on; FALSE else */
gboolean limber_ctl_agent_parse_minutes (const char *text, guint *minutes);

G_END_DECLS
