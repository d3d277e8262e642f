/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_AGENT_RUNNER (limber_agent_runner_get_type ())
G_DECLARE_FINAL_TYPE (LimberAgentRunner, limber_agent_runner, LIMBER, AGENT_RUNNER, GObject)

/* The life of the program: one agent at a time, over a bus that may be missing, until it is told to
 * end. @replaces: whoever runs already ends. */
LimberAgentRunner *limber_agent_runner_new (gboolean replaces);
/* Returns: the exit status */
int limber_agent_runner_run (LimberAgentRunner *self);

G_END_DECLS
