/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A development build has a name of its own, and the same interface. */
#define LIMBER_AGENT_BUS_NAME    LIMBER_APPLICATION_ID ".Agent"
#define LIMBER_AGENT_OBJECT_PATH "/io/github/limberapp/Limber/Agent"
#define LIMBER_AGENT_INTERFACE   "io.github.limberapp.Limber.Agent"

/** What the agent refuses, and why it could not be asked. */
typedef enum {
  LIMBER_AGENT_ERROR_NOTHING_DUE,
  LIMBER_AGENT_ERROR_SNOOZE_LIMIT,
  LIMBER_AGENT_ERROR_OUT_OF_RANGE,
  LIMBER_AGENT_ERROR_UNKNOWN_ROUTINE,
  LIMBER_AGENT_ERROR_DIARY_UNAVAILABLE,
  LIMBER_AGENT_ERROR_NOT_SHOWN,
  LIMBER_AGENT_ERROR_OFF,     /* reminders are turned off: nobody was asked */
  LIMBER_AGENT_ERROR_MISSING, /* there is no agent, and none could be started */
} LimberAgentError;

/* On the bus: io.github.limberapp.Limber.Agent.Error.NothingDue and so on */
#define LIMBER_AGENT_ERROR (limber_agent_error_quark ())
GQuark limber_agent_error_quark (void);

G_END_DECLS
