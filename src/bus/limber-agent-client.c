/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-bus"

#include "config.h"

#include "bus/limber-agent-client-private.h"

#include "bus/limber-agent-bus.h"

#include <glib/gi18n-lib.h>

/*
 * LimberAgentClient:
 *
 * The agent as the window and limberctl see it. It keeps nothing of its own: values are those of
 * the proxy, which drops them when the agent goes. What is asked before the agent is there waits
 * for it. How it stands with the agent, and when one is started, is limber-agent-client-link.c's.
 * Main thread only.
 */

typedef enum {
  PROP_LINK = 1,
  PROP_PROBLEM,
  PROP_FIRST_VALUE,
} LimberAgentClientProp;

static const struct {
  const char *name;
  const char *bus_name;
  const char *type;
} VALUES[] = {
  { "interface-version", "InterfaceVersion", "u" },
  { "version", "Version", "s" },
  { "state", "State", "s" },
  { "sitting-since", "SittingSince", "x" },
  { "due-at", "DueAt", "x" },
  { "snoozed-until", "SnoozedUntil", "x" },
  { "snoozes-left", "SnoozesLeft", "u" },
  { "is-paused", "IsPaused", "b" },
  { "paused-until", "PausedUntil", "x" },
  { "is-inside-hours", "IsInsideHours", "b" },
  { "hold-causes", "HoldCauses", "as" },
  { "call-until", "CallUntil", "x" },
  { "break-id", "BreakId", "s" },
  { "is-planned", "IsPlanned", "b" },
  { "is-prompted", "IsPrompted", "b" },
  { "is-capped", "IsCapped", "b" },
  { "next-routine", "NextRoutine", "s" },
  { "idle-backend", "IdleBackend", "s" },
  { "notification-problem", "NotificationProblem", "s" },
  { "diary-problem", "DiaryProblem", "s" },
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_DECIDED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_FIRST_VALUE + G_N_ELEMENTS (VALUES)];
static guint signals[N_SIGNALS];

typedef struct {
  char *method;         /* (owned) */
  GVariant *parameters; /* (owned) (nullable) */
} LimberAgentCall;

G_DEFINE_FINAL_TYPE (LimberAgentClient, limber_agent_client, G_TYPE_OBJECT)

static void
call_free (gpointer data)
{
  LimberAgentCall *call = data;

  g_free (call->method);
  g_clear_pointer (&call->parameters, g_variant_unref);
  g_free (call);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  if (reply != NULL) {
    g_task_return_pointer (task, reply, (GDestroyNotify) g_variant_unref);
    return;
  }
  g_dbus_error_strip_remote_error (error);
  g_task_return_error (task, g_steal_pointer (&error));
}

/* @task: (transfer full) */
static void
send_call (LimberAgentClient *self, GTask *task)
{
  LimberAgentCall *call = g_task_get_task_data (task);

  g_dbus_proxy_call (self->proxy, call->method, call->parameters, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                     -1, g_task_get_cancellable (task), answered_cb, task);
}

/* @task: (transfer full) */
static void
refuse_call (LimberAgentClient *self, GTask *task)
{
  if (self->link == LIMBER_AGENT_LINK_OFF)
    g_task_return_new_error (task, LIMBER_AGENT_ERROR, LIMBER_AGENT_ERROR_OFF, "%s",
                             _ ("Reminders are turned off."));
  else
    g_task_return_new_error (task, LIMBER_AGENT_ERROR, LIMBER_AGENT_ERROR_MISSING, "%s",
                             self->problem);
  g_object_unref (task);
}

void
limber_agent_client_settle_waiting (LimberAgentClient *self)
{
  GTask *task;

  if (self->link == LIMBER_AGENT_LINK_CONNECTING)
    return;
  while ((task = g_queue_pop_head (&self->waiting)) != NULL) {
    if (limber_agent_client_has_owner (self))
      send_call (self, task);
    else
      refuse_call (self, task);
  }
}

static void
notify_value (LimberAgentClient *self, const char *bus_name)
{
  for (guint i = 0; i < G_N_ELEMENTS (VALUES); i++)
    if (g_str_equal (VALUES[i].bus_name, bus_name))
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_VALUE + i]);
}

static void
values_changed_cb (LimberAgentClient *self, GVariant *changed, char **invalidated)
{
  GVariantIter iter;
  const char *name;

  /* The proxy has lost the values of one that goes, and has those of one that comes, before it
   * tells of them: both are told as one. */
  if (limber_agent_client_has_owner (self) != (self->link == LIMBER_AGENT_LINK_RUNNING))
    limber_agent_client_follow_link (self);
  g_object_freeze_notify (G_OBJECT (self));
  g_variant_iter_init (&iter, changed);
  while (g_variant_iter_next (&iter, "{&sv}", &name, NULL))
    notify_value (self, name);
  for (char **gone = invalidated; *gone != NULL; gone++)
    notify_value (self, *gone);
  g_object_thaw_notify (G_OBJECT (self));
  if (self->link != LIMBER_AGENT_LINK_MISSING && self->link != LIMBER_AGENT_LINK_CONNECTING)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
decided_cb (LimberAgentClient *self, GVariant *decision)
{
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0, decision);
}

void
limber_agent_client_take_proxy (LimberAgentClient *self, GDBusProxy *proxy)
{
  self->proxy = proxy;
  g_signal_connect_object (proxy, "g-properties-changed", G_CALLBACK (values_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (proxy, "notify::g-name-owner",
                           G_CALLBACK (limber_agent_client_follow_link), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (proxy, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (VALUES); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_VALUE + i]);
  limber_agent_client_follow_link (self);
}

static void
get_value (LimberAgentClient *self, guint index, GValue *value)
{
  g_autoptr (GVariant) variant = limber_agent_client_dup_value (self, VALUES[index].bus_name);

  if (variant != NULL)
    g_dbus_gvariant_to_gvalue (variant, value);
  else if (g_str_equal (VALUES[index].type, "s"))
    g_value_set_static_string (value, "");
}

static void
limber_agent_client_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  LimberAgentClient *self = LIMBER_AGENT_CLIENT (object);

  switch ((LimberAgentClientProp) property_id) {
  case PROP_LINK:
    g_value_set_int (value, (int) self->link);
    break;
  case PROP_PROBLEM:
    g_value_set_string (value, self->problem);
    break;
  case PROP_FIRST_VALUE:
  default:
    get_value (self, property_id - PROP_FIRST_VALUE, value);
  }
}

static void
limber_agent_client_dispose (GObject *object)
{
  LimberAgentClient *self = LIMBER_AGENT_CLIENT (object);
  GTask *task;

  g_cancellable_cancel (self->cancellable);
  while ((task = g_queue_pop_head (&self->waiting)) != NULL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
    g_object_unref (task);
  }
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_handle_id (&self->steady_id, g_source_remove);
  if (self->reminders != NULL)
    g_signal_handlers_disconnect_by_data (self->reminders, self);
  if (self->proxy != NULL)
    g_signal_handlers_disconnect_by_data (self->proxy, self);
  g_clear_object (&self->proxy);
  g_clear_object (&self->bus);
  g_clear_object (&self->reminders);

  G_OBJECT_CLASS (limber_agent_client_parent_class)->dispose (object);
}

static void
limber_agent_client_finalize (GObject *object)
{
  LimberAgentClient *self = LIMBER_AGENT_CLIENT (object);

  g_object_unref (self->cancellable);
  g_free (self->problem);

  G_OBJECT_CLASS (limber_agent_client_parent_class)->finalize (object);
}

static GParamSpec *
make_param_spec (const char *name, const char *type)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  switch (*type) {
  case 'u':
    return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0, flags);
  case 'x':
    return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  case 'b':
    return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
  case 'a':
    return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
  default:
    return g_param_spec_string (name, NULL, NULL, "", flags);
  }
}

static void
limber_agent_client_class_init (LimberAgentClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = limber_agent_client_get_property;
  object_class->dispose = limber_agent_client_dispose;
  object_class->finalize = limber_agent_client_finalize;

  properties[PROP_LINK] = g_param_spec_int ("link", NULL, NULL, LIMBER_AGENT_LINK_CONNECTING,
                                            LIMBER_AGENT_LINK_MISSING, LIMBER_AGENT_LINK_CONNECTING,
                                            flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  for (guint i = 0; i < G_N_ELEMENTS (VALUES); i++)
    properties[PROP_FIRST_VALUE + i] = make_param_spec (VALUES[i].name, VALUES[i].type);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LIMBER_TYPE_AGENT_CLIENT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DECIDED] = g_signal_new ("decided", LIMBER_TYPE_AGENT_CLIENT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_VARIANT);
}

static void
limber_agent_client_init (LimberAgentClient *self)
{
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
}

/**
 * limber_agent_client_new:
 * @bus: (nullable): a bus; NULL for the session's
 * @reminders: whether the agent may be started
 *
 * Returns: (transfer full): a client that connects
 */
LimberAgentClient *
limber_agent_client_new (GDBusConnection *bus, LimberRemindersSwitch *reminders)
{
  LimberAgentClient *self = g_object_new (LIMBER_TYPE_AGENT_CLIENT, NULL);

  self->reminders = g_object_ref (reminders);
  g_signal_connect_object (reminders, "notify::is-off",
                           G_CALLBACK (limber_agent_client_follow_link), self, G_CONNECT_SWAPPED);
  limber_agent_client_connect (self, bus);
  return self;
}

LimberAgentLink
limber_agent_client_get_link (LimberAgentClient *self)
{
  g_return_val_if_fail (LIMBER_IS_AGENT_CLIENT (self), LIMBER_AGENT_LINK_CONNECTING);

  return self->link;
}

const char *
limber_agent_client_get_problem (LimberAgentClient *self)
{
  g_return_val_if_fail (LIMBER_IS_AGENT_CLIENT (self), NULL);

  return self->problem;
}

gboolean
limber_agent_client_get_state (LimberAgentClient *self, LimberSchedulerState *state)
{
  g_autoptr (GVariant) value = limber_agent_client_dup_value (self, "State");

  if (value == NULL)
    return FALSE;
  for (guint i = 0; i < LIMBER_N_SCHEDULER_STATES; i++) {
    if (g_str_equal (g_variant_get_string (value, NULL), limber_scheduler_state_to_nick (i))) {
      *state = i;
      return TRUE;
    }
  }
  return FALSE;
}

GVariant *
limber_agent_client_dup_value (LimberAgentClient *self, const char *name)
{
  g_return_val_if_fail (LIMBER_IS_AGENT_CLIENT (self), NULL);

  return self->proxy != NULL ? g_dbus_proxy_get_cached_property (self->proxy, name) : NULL;
}

void
limber_agent_client_call_async (LimberAgentClient *self,
                                const char *method,
                                GVariant *parameters,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;
  LimberAgentCall *call;

  g_return_if_fail (LIMBER_IS_AGENT_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  call = g_new0 (LimberAgentCall, 1);
  call->method = g_strdup (method);
  call->parameters = parameters != NULL ? g_variant_ref_sink (parameters) : NULL;
  g_task_set_source_tag (task, limber_agent_client_call_async);
  g_task_set_task_data (task, call, call_free);

  g_queue_push_tail (&self->waiting, task);
  if (self->link == LIMBER_AGENT_LINK_MISSING)
    limber_agent_client_look_again (self);
  else
    limber_agent_client_settle_waiting (self);
}

GVariant *
limber_agent_client_call_finish (LimberAgentClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
