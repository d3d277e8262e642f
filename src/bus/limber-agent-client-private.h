/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bus/limber-agent-client.h"

G_BEGIN_DECLS

struct _LimberAgentClient {
  GObject parent_instance;

  LimberRemindersSwitch *reminders; /* (owned) */
  GDBusConnection *bus;             /* (owned) (nullable) */
  GDBusProxy *proxy;                /* (owned) (nullable) */
  GCancellable *cancellable;        /* (owned): of connecting and starting */
  GQueue waiting;                   /* (element-type GTask) (owned): calls for when it is there */
  LimberAgentLink link;
  char *problem; /* (owned) (nullable) */
  gboolean is_starting;
  guint n_starts; /* in a row, of agents that did not live long */
  guint retry_id;
  guint steady_id;
};

/* limber-agent-client-link.c */
/* @bus: (nullable): the session's is looked for */
void limber_agent_client_connect (LimberAgentClient *self, GDBusConnection *bus);
/* The name has got an owner or lost it, or reminders were turned on or off. */
void limber_agent_client_follow_link (LimberAgentClient *self);
/* It is missing, and asked for by a person, who need not wait for the next try. */
void limber_agent_client_look_again (LimberAgentClient *self);
gboolean limber_agent_client_has_owner (LimberAgentClient *self);

/* limber-agent-client.c */
/* Sends or refuses what has waited, unless it is still not known whether the agent is there. */
void limber_agent_client_settle_waiting (LimberAgentClient *self);
/* @proxy: (transfer full): its values are the client's from here on */
void limber_agent_client_take_proxy (LimberAgentClient *self, GDBusProxy *proxy);

G_END_DECLS
