/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-bus"

#include "config.h"

#include "bus/limber-agent-client.h"

#include "bus/limber-agent-bus.h"

#include <glib/gi18n-lib.h>

/*
 * LimberAgentClient:
 *
 * The agent as the window and limberctl see it. It keeps nothing of its own: values are those of
 * the proxy, which drops them when the agent goes. What is asked before the agent is there waits
 * for it.
 *
 *   link        when                                        then
 *   connecting  no bus or proxy yet, or the agent starts    calls wait
 *   running     somebody owns the name                      calls go out
 *   off         reminders are turned off                    calls are refused, nobody is started
 *   missing     no bus, or the agent does not start         a call tries again; so does time
 *
 * An agent that ends although it is wanted is started again at once, then after 2, 4 … 64 s: a
 * broken one must not be started for ever. Main thread only.
 */

#define MAX_RETRY_SHIFT 6
/* One that lived so long has not ended for the reason it was started with. */
#define STEADY_SECS 60

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

G_DEFINE_FINAL_TYPE (LimberAgentClient, limber_agent_client, G_TYPE_OBJECT)

static void follow_link (LimberAgentClient *self);
static void look_for_bus (LimberAgentClient *self);

static void
call_free (gpointer data)
{
  LimberAgentCall *call = data;

  g_free (call->method);
  g_clear_pointer (&call->parameters, g_variant_unref);
  g_free (call);
}

static gboolean
has_owner (LimberAgentClient *self)
{
  g_autofree char *owner = NULL;

  if (self->proxy != NULL)
    owner = g_dbus_proxy_get_name_owner (self->proxy);
  return owner != NULL;
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

static void
settle_waiting (LimberAgentClient *self)
{
  GTask *task;

  if (self->link == LIMBER_AGENT_LINK_CONNECTING)
    return;
  while ((task = g_queue_pop_head (&self->waiting)) != NULL) {
    if (has_owner (self))
      send_call (self, task);
    else
      refuse_call (self, task);
  }
}

/* @problem: (nullable) */
static void
set_link (LimberAgentClient *self, LimberAgentLink link, const char *problem)
{
  gboolean is_new = self->link != link || g_strcmp0 (self->problem, problem) != 0;

  if (is_new) {
    g_free (self->problem);
    self->problem = g_strdup (problem);
    self->link = link;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINK]);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  }
  settle_waiting (self);
  if (is_new)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
retry_due_cb (gpointer data)
{
  LimberAgentClient *self = LIMBER_AGENT_CLIENT (data);

  self->retry_id = 0;
  follow_link (self);
  return G_SOURCE_REMOVE;
}

static void
set_missing (LimberAgentClient *self, const GError *error)
{
  gboolean is_unknown = g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);
  /* The bus speaks English alone; what it says most often is said here. */
  const char *reason = is_unknown ? _ ("it is not installed") : error->message;
  g_autofree char *problem = /* Translators: %s: what the system said */
      g_strdup_printf (_ ("The reminder service, limber-agent, could not be started: %s"), reason);

  /* Where there is no such service, time changes nothing. */
  if (self->bus != NULL && self->retry_id == 0 && !is_unknown)
    self->retry_id = g_timeout_add_seconds (1u << MIN (self->n_starts, MAX_RETRY_SHIFT),
                                            retry_due_cb, self);
  set_link (self, LIMBER_AGENT_LINK_MISSING, problem);
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberAgentClient) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                              &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_starting = FALSE;
  /* Else the name's owner is seen in a moment. */
  if (reply == NULL && !has_owner (self)) {
    g_dbus_error_strip_remote_error (error);
    if (limber_reminders_switch_is_off (self->reminders))
      set_link (self, LIMBER_AGENT_LINK_OFF, NULL);
    else
      set_missing (self, error);
  }
}

static void
call_bus (LimberAgentClient *self,
          const char *method,
          GVariant *parameters,
          const char *reply_type,
          GAsyncReadyCallback callback)
{
  g_dbus_connection_call (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", method, parameters, G_VARIANT_TYPE (reply_type),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, callback,
                          g_object_ref (self));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberAgentClient) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                              &error);
  gboolean is_there = FALSE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply != NULL)
    g_variant_get (reply, "(b)", &is_there);
  if (is_there)
    self->is_starting = FALSE;
  else
    call_bus (self, "StartServiceByName", g_variant_new ("(su)", LIMBER_AGENT_BUS_NAME, 0), "(u)",
              started_cb);
}

/* The proxy may not have loaded the values of one that has just come: the bus knows first. */
static void
start_agent (LimberAgentClient *self)
{
  set_link (self, LIMBER_AGENT_LINK_CONNECTING, NULL);
  if (self->is_starting)
    return;

  self->is_starting = TRUE;
  self->n_starts++;
  call_bus (self, "NameHasOwner", g_variant_new ("(s)", LIMBER_AGENT_BUS_NAME), "(b)", looked_cb);
}

static gboolean
steady_cb (gpointer data)
{
  LimberAgentClient *self = LIMBER_AGENT_CLIENT (data);

  self->steady_id = 0;
  self->n_starts = 0;
  return G_SOURCE_REMOVE;
}

/* Without an owner: it was there, or was started and has gone before it was seen. */
static gboolean
has_ended (LimberAgentClient *self)
{
  return self->link == LIMBER_AGENT_LINK_RUNNING
         || (self->link == LIMBER_AGENT_LINK_CONNECTING && !self->is_starting);
}

static void
follow_link (LimberAgentClient *self)
{
  gboolean is_off = limber_reminders_switch_is_off (self->reminders);

  if (self->proxy == NULL)
    return;
  if (is_off || has_owner (self)) {
    g_clear_handle_id (&self->retry_id, g_source_remove);
    if (self->steady_id == 0)
      self->steady_id = g_timeout_add_seconds (STEADY_SECS, steady_cb, self);
    set_link (self, is_off ? LIMBER_AGENT_LINK_OFF : LIMBER_AGENT_LINK_RUNNING, NULL);
    return;
  }

  g_clear_handle_id (&self->steady_id, g_source_remove);
  if (self->retry_id != 0)
    return;
  if (has_ended (self) && self->n_starts > 1) {
    self->retry_id = g_timeout_add_seconds (1u << MIN (self->n_starts, MAX_RETRY_SHIFT),
                                            retry_due_cb, self);
    set_link (self, LIMBER_AGENT_LINK_MISSING,
              _ ("The reminder service, limber-agent, ended unexpectedly."));
  } else
    start_agent (self);
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
  if (has_owner (self) != (self->link == LIMBER_AGENT_LINK_RUNNING))
    follow_link (self);
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

static void
proxy_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberAgentClient) self = user_data;
  g_autoptr (GError) error = NULL;
  LimberBusAgent *proxy = limber_bus_agent_proxy_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (proxy == NULL) {
    set_missing (self, error);
    return;
  }

  self->proxy = G_DBUS_PROXY (proxy);
  g_signal_connect_object (proxy, "g-properties-changed", G_CALLBACK (values_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (proxy, "notify::g-name-owner", G_CALLBACK (follow_link), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (proxy, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (VALUES); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_VALUE + i]);
  follow_link (self);
}

static void
make_proxy (LimberAgentClient *self)
{
  limber_bus_agent_proxy_new (self->bus, G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START_AT_CONSTRUCTION,
                              LIMBER_AGENT_BUS_NAME, LIMBER_AGENT_OBJECT_PATH, self->cancellable,
                              proxy_made_cb, g_object_ref (self));
}

static void
got_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberAgentClient) self = user_data;
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bus == NULL) {
    set_missing (self, error);
    return;
  }
  self->bus = bus;
  make_proxy (self);
}

static void
look_for_bus (LimberAgentClient *self)
{
  set_link (self, LIMBER_AGENT_LINK_CONNECTING, NULL);
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, got_bus_cb, g_object_ref (self));
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
  g_signal_connect_object (reminders, "notify::is-off", G_CALLBACK (follow_link), self,
                           G_CONNECT_SWAPPED);
  if (bus == NULL)
    look_for_bus (self);
  else {
    self->bus = g_object_ref (bus);
    make_proxy (self);
  }
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

  /* Asked by a person, who need not wait for the next try. */
  if (self->link == LIMBER_AGENT_LINK_MISSING) {
    g_clear_handle_id (&self->retry_id, g_source_remove);
    g_queue_push_tail (&self->waiting, task);
    if (self->bus == NULL)
      look_for_bus (self);
    else if (self->proxy == NULL)
      make_proxy (self);
    else
      follow_link (self);
    return;
  }
  g_queue_push_tail (&self->waiting, task);
  settle_waiting (self);
}

GVariant *
limber_agent_client_call_finish (LimberAgentClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
