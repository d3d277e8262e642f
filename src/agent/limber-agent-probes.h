/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agent/limber-agent.h"

G_BEGIN_DECLS

/* What the agent found on this desktop, for `limberctl agent check`: the reply of Check. */
void limber_agent_probes_gather_async (LimberAgent *agent,
                                       GDBusConnection *bus,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* (transfer full): aa{sv} */
GVariant *limber_agent_probes_finish (LimberAgent *agent, GAsyncResult *result);

G_END_DECLS
