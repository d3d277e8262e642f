/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agent/limber-agent-service.h"
#include "agent/limber-rate-limit.h"
#include "bus/limber-agent-bus.h"
#include "core/limber-activity-record.h"

G_BEGIN_DECLS

struct _LimberAgentService {
  GObject parent_instance;

  LimberAgent *agent;       /* (owned) */
  GDBusConnection *bus;     /* (owned) */
  LimberBusAgent *skeleton; /* (owned) */
  guint break_watch_id;     /* of the program that began the break */
  guint diary_watch_id;     /* of the program that closed the diary */
  LimberRateLimit *limit;   /* (owned) */
  guint n_whys;             /* under way */
};

/* limber-agent-service-verbs.c */
void limber_agent_service_connect_verbs (LimberAgentService *self);
void limber_agent_service_refuse_too_many (GDBusMethodInvocation *invocation);

/* limber-agent-service.c */
/* After each verb: whoever asked sees the new values with the next read. */
void limber_agent_service_publish_now (LimberAgentService *self);
/* (transfer floating): a{sv} */
GVariant *limber_agent_service_describe (const LimberDecisionRecord *decision);

G_END_DECLS
