/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-agent-service-private.h"

#include "bus/limber-agent-error.h"

/*
 * LimberAgentService:
 *
 * The agent's interface on the bus: tells what has changed, and answers no program that asks
 * without end. What can be asked is in limber-agent-service-verbs.c. Main thread.
 */

#define INTERFACE_VERSION 1
/* Of one program: far more than a person can press */
#define CALLS_PER_SECOND 20
#define CALLS_AT_ONCE    60

G_DEFINE_FINAL_TYPE (LimberAgentService, limber_agent_service, G_TYPE_OBJECT)

static LimberScheduler *
get_scheduler (LimberAgentService *self)
{
  return limber_agent_get_scheduler (self->agent);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
publish_holds (LimberAgentService *self)
{
  guint holds = limber_scheduler_get_holds (get_scheduler (self));
  const char *causes[LIMBER_N_HOLDS + 1] = { NULL };
  guint n_causes = 0;

  for (guint i = 0; i < LIMBER_N_HOLDS; i++)
    if ((holds & (1u << i)) != 0)
      causes[n_causes++] = limber_hold_to_nick ((LimberHold) i);
  limber_bus_agent_set_hold_causes (self->skeleton, causes);
}

static void
publish_times (LimberAgentService *self)
{
  LimberScheduler *scheduler = get_scheduler (self);
  LimberAgent *agent = self->agent;

  limber_bus_agent_set_sitting_since (
      self->skeleton,
      limber_agent_get_wall_usec (agent, limber_scheduler_get_sitting_since (scheduler)));
  limber_bus_agent_set_due_at (
      self->skeleton, limber_agent_get_wall_usec (agent, limber_scheduler_get_due_at (scheduler)));
  limber_bus_agent_set_snoozed_until (
      self->skeleton,
      limber_agent_get_wall_usec (agent, limber_scheduler_get_snoozed_until (scheduler)));
  limber_bus_agent_set_call_until (
      self->skeleton,
      limber_agent_get_wall_usec (agent, limber_scheduler_get_call_until (scheduler)));
  limber_bus_agent_set_is_paused (self->skeleton, limber_scheduler_is_paused (scheduler));
  limber_bus_agent_set_paused_until (
      self->skeleton, limber_scheduler_is_paused (scheduler) ? limber_agent_get_wall_usec (
                          agent, limber_scheduler_get_paused_until (scheduler))
                                                             : 0);
}

/* The skeleton tells the bus only of what is not as before. */
static void
publish (LimberAgentService *self)
{
  LimberScheduler *scheduler = get_scheduler (self);
  LimberBusAgent *skeleton = self->skeleton;

  if (scheduler == NULL)
    return;
  limber_bus_agent_set_state (
      skeleton, limber_scheduler_state_to_nick (limber_scheduler_get_state (scheduler)));
  publish_times (self);
  publish_holds (self);
  limber_bus_agent_set_snoozes_left (skeleton,
                                     (guint) limber_scheduler_get_snoozes_left (scheduler));
  limber_bus_agent_set_is_inside_hours (skeleton, limber_scheduler_is_inside_hours (scheduler));
  limber_bus_agent_set_break_id (skeleton, or_empty (limber_scheduler_get_break_id (scheduler)));
  limber_bus_agent_set_is_planned (skeleton, limber_scheduler_is_planned (scheduler));
  limber_bus_agent_set_is_prompted (skeleton, limber_scheduler_is_banner_live (scheduler));
  limber_bus_agent_set_is_capped (skeleton, limber_scheduler_is_capped (scheduler));
  limber_bus_agent_set_next_routine (skeleton,
                                     or_empty (limber_agent_get_next_routine (self->agent)));
  limber_bus_agent_set_idle_backend (skeleton, or_empty (limber_presence_feed_get_source_name (
                                                   limber_agent_get_presence (self->agent))));
  limber_bus_agent_set_notification_problem (
      skeleton, or_empty (limber_banner_get_problem (limber_agent_get_banner (self->agent))));
  limber_bus_agent_set_diary_problem (
      skeleton, or_empty (limber_recorder_get_problem (limber_agent_get_recorder (self->agent))));
}

static void
decided_cb (LimberAgentService *self, const LimberDecisionRecord *record)
{
  limber_bus_agent_emit_decided (self->skeleton, limber_agent_service_describe (record));
}

static gboolean
authorize_cb (LimberAgentService *self, GDBusMethodInvocation *invocation)
{
  LimberClock *clock = limber_agent_get_clock (self->agent);

  if (limber_rate_limit_take (self->limit, g_dbus_method_invocation_get_sender (invocation),
                              limber_clock_get_boot_usec (clock)))
    return TRUE;
  limber_agent_trim_later (self->agent);
  limber_agent_service_refuse_too_many (invocation);
  return FALSE;
}

static void
limber_agent_service_dispose (GObject *object)
{
  LimberAgentService *self = LIMBER_AGENT_SERVICE (object);

  g_clear_handle_id (&self->break_watch_id, g_bus_unwatch_name);
  g_clear_handle_id (&self->diary_watch_id, g_bus_unwatch_name);
  if (self->skeleton != NULL) {
    g_signal_handlers_disconnect_by_data (self->skeleton, self);
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
  }
  if (self->agent != NULL)
    g_signal_handlers_disconnect_by_data (self->agent, self);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->bus);
  g_clear_object (&self->agent);

  G_OBJECT_CLASS (limber_agent_service_parent_class)->dispose (object);
}

static void
limber_agent_service_finalize (GObject *object)
{
  limber_rate_limit_free (LIMBER_AGENT_SERVICE (object)->limit);

  G_OBJECT_CLASS (limber_agent_service_parent_class)->finalize (object);
}

static void
limber_agent_service_class_init (LimberAgentServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_agent_service_dispose;
  G_OBJECT_CLASS (klass)->finalize = limber_agent_service_finalize;

  /* Emitted by name, by the verb */
  g_signal_new ("quit", LIMBER_TYPE_AGENT_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
limber_agent_service_init (LimberAgentService *self)
{
  self->limit = limber_rate_limit_new (CALLS_PER_SECOND, CALLS_AT_ONCE);
  self->skeleton = limber_bus_agent_skeleton_new ();
  limber_bus_agent_set_interface_version (self->skeleton, INTERFACE_VERSION);
  limber_bus_agent_set_version (self->skeleton, LIMBER_VERSION);
  g_signal_connect_object (self->skeleton, "g-authorize-method", G_CALLBACK (authorize_cb), self,
                           G_CONNECT_SWAPPED);
  limber_agent_service_connect_verbs (self);
}

LimberAgentService *
limber_agent_service_new (LimberAgent *agent, GDBusConnection *bus)
{
  LimberAgentService *self = g_object_new (LIMBER_TYPE_AGENT_SERVICE, NULL);

  self->agent = g_object_ref (agent);
  self->bus = g_object_ref (bus);
  g_signal_connect_object (agent, "changed", G_CALLBACK (publish), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (agent, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
limber_agent_service_export (LimberAgentService *self, GError **error)
{
  g_return_val_if_fail (LIMBER_IS_AGENT_SERVICE (self) && get_scheduler (self) != NULL, FALSE);

  publish (self);
  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), self->bus,
                                           LIMBER_AGENT_OBJECT_PATH, error);
}

void
limber_agent_service_publish_now (LimberAgentService *self)
{
  publish (self);
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}

GVariant *
limber_agent_service_describe (const LimberDecisionRecord *record)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "at", g_variant_new_int64 (record->at.usec));
  g_variant_builder_add (&builder, "{sv}", "utc-offset",
                         g_variant_new_int32 (record->at.offset_mins * 60));
  g_variant_builder_add (&builder, "{sv}", "event", g_variant_new_string (record->event));
  if (record->cause != NULL)
    g_variant_builder_add (&builder, "{sv}", "cause", g_variant_new_string (record->cause));
  if (record->break_id != NULL)
    g_variant_builder_add (&builder, "{sv}", "break-id", g_variant_new_string (record->break_id));
  if (record->detail != NULL)
    g_variant_builder_add (&builder, "{sv}", "detail", g_variant_new_string (record->detail));
  return g_variant_builder_end (&builder);
}
