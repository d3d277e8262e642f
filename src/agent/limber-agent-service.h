/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agent/limber-agent.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_AGENT_SERVICE (limber_agent_service_get_type ())
G_DECLARE_FINAL_TYPE (LimberAgentService, limber_agent_service, LIMBER, AGENT_SERVICE, GObject)

/* Serves the agent on the bus (data/io.github.limberapp.Limber.Agent.xml). Signal: `quit ()` when
 * somebody asks the agent to end. */
LimberAgentService *limber_agent_service_new (LimberAgent *agent, GDBusConnection *bus);
/* Once the agent is ready, and before the name is owned */
gboolean
limber_agent_service_export (LimberAgentService *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
