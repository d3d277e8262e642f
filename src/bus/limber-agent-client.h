/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bus/limber-agent-error.h"
#include "bus/limber-reminders-switch.h"
#include "core/limber-scheduler.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_AGENT_CLIENT (limber_agent_client_get_type ())
G_DECLARE_FINAL_TYPE (LimberAgentClient, limber_agent_client, LIMBER, AGENT_CLIENT, GObject)

/** How it stands with the agent. */
typedef enum {
  LIMBER_AGENT_LINK_CONNECTING, /* not known yet; nothing is said of anything */
  LIMBER_AGENT_LINK_RUNNING,
  LIMBER_AGENT_LINK_OFF,     /* reminders are turned off; the agent is not there */
  LIMBER_AGENT_LINK_MISSING, /* it could not be started: limber_agent_client_get_problem() */
} LimberAgentLink;

/* What the agent knows, live, and what it can be asked. It connects by itself, has the bus start
 * the agent unless reminders are turned off, and comes back when the agent does.
 *
 * Properties (readable, notify), named as in the agent's interface: `link` (int, a
 * #LimberAgentLink), `problem` (string), then of the agent, 0, "", FALSE or NULL while it is not
 * there: `version`, `state`, `break-id`, `next-routine`, `idle-backend`, `notification-problem`,
 * `diary-problem` (strings); `sitting-since`, `due-at`, `snoozed-until`, `paused-until`,
 * `call-until` (int64: microseconds since 1970, 0 for none); `snoozes-left`, `interface-version`
 * (uint); `is-paused`, `is-inside-hours`, `is-planned`, `is-prompted`, `is-capped` (boolean);
 * `hold-causes` (strv). Signals: `changed ()` once after any number of changes; `decided
 * (GVariant)` as the interface has it.
 *
 * @bus: (nullable): the session bus is looked for */
LimberAgentClient *limber_agent_client_new (GDBusConnection *bus, LimberRemindersSwitch *reminders);

LimberAgentLink limber_agent_client_get_link (LimberAgentClient *self);
/* (nullable) (transfer none): why it is missing, a sentence */
const char *limber_agent_client_get_problem (LimberAgentClient *self);
/* FALSE while the agent is not there; @state is untouched then */
gboolean limber_agent_client_get_state (LimberAgentClient *self, LimberSchedulerState *state);
/* By D-Bus name; NULL while the agent is not there (transfer full) */
GVariant *limber_agent_client_dup_value (LimberAgentClient *self, const char *name);

/* Asks @method with @parameters (floating is sunk, NULL for none), starting the agent if need be.
 * Errors: LIMBER_AGENT_ERROR, G_DBUS_ERROR, G_IO_ERROR; messages are sentences. */
void limber_agent_client_call_async (LimberAgentClient *self,
                                     const char *method,
                                     GVariant *parameters,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* Of every `_async` here. (transfer full): the reply, a tuple */
GVariant *limber_agent_client_call_finish (LimberAgentClient *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same, with the interface's types; @callback NULL: nobody wants to know how it went */
void limber_agent_client_start_async (LimberAgentClient *self,
                                      const char *routine,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* (transfer full): the id of the break */
char *limber_agent_client_start_finish (LimberAgentClient *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @break_id: (nullable) */
void limber_agent_client_progress (LimberAgentClient *self, const char *break_id, double done);
void limber_agent_client_finish_async (LimberAgentClient *self,
                                       const char *break_id,
                                       double done,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void limber_agent_client_ready (LimberAgentClient *self, const char *routine);
/* @minutes: 0 for the setting */
void limber_agent_client_snooze_async (LimberAgentClient *self,
                                       guint minutes,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean limber_agent_client_snooze_finish (LimberAgentClient *self,
                                            GAsyncResult *result,
                                            guint *n_left,
                                            GError **error);
/* @reason: (nullable) */
void limber_agent_client_skip_async (LimberAgentClient *self,
                                     const char *reason,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* @minutes: 0 with @until; @until: (nullable): "HH:MM"; neither: until it is resumed */
void limber_agent_client_pause_async (LimberAgentClient *self,
                                      guint minutes,
                                      const char *until,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void limber_agent_client_resume_async (LimberAgentClient *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* @minutes: 0 until it is switched off */
void limber_agent_client_set_call_async (LimberAgentClient *self,
                                         gboolean is_on,
                                         guint minutes,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

G_END_DECLS
