/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-bus"

#include "config.h"

#include "bus/limber-agent-client-private.h"

#include "bus/limber-agent-bus.h"

#include <glib/gi18n-lib.h>

/*
 * LimberAgentClient, the link: finds the bus, has it start the agent, and follows who owns the
 * name.
 *
 *   link        when                                        then
 *   connecting  no bus or proxy yet, or the agent starts    calls wait
 *   running     somebody owns the name                      calls go out
 *   off         reminders are turned off                    calls are refused, nobody is started
 *   missing     no bus, or the agent does not start         a call tries again; so does time
 *
 * An agent that ends although it is wanted is started again at once, then after 2, 4 … 64 s: a
 * broken one must not be started for ever.
 */

#define MAX_RETRY_SHIFT 6
/* One that lived so long has not ended for the reason it was started with. */
#define STEADY_SECS 60

gboolean
limber_agent_client_has_owner (LimberAgentClient *self)
{
  g_autofree char *owner = NULL;

  if (self->proxy != NULL)
    owner = g_dbus_proxy_get_name_owner (self->proxy);
  return owner != NULL;
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
    g_object_notify (G_OBJECT (self), "link");
    g_object_notify (G_OBJECT (self), "problem");
  }
  limber_agent_client_settle_waiting (self);
  if (is_new)
    g_signal_emit_by_name (self, "changed");
}

static gboolean
retry_due_cb (gpointer data)
{
  LimberAgentClient *self = LIMBER_AGENT_CLIENT (data);

  self->retry_id = 0;
  limber_agent_client_follow_link (self);
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
  if (reply == NULL && !limber_agent_client_has_owner (self)) {
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

void
limber_agent_client_follow_link (LimberAgentClient *self)
{
  gboolean is_off = limber_reminders_switch_is_off (self->reminders);

  if (self->proxy == NULL)
    return;
  if (is_off || limber_agent_client_has_owner (self)) {
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

  limber_agent_client_take_proxy (self, G_DBUS_PROXY (proxy));
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

void
limber_agent_client_connect (LimberAgentClient *self, GDBusConnection *bus)
{
  if (bus == NULL) {
    look_for_bus (self);
    return;
  }
  self->bus = g_object_ref (bus);
  make_proxy (self);
}

void
limber_agent_client_look_again (LimberAgentClient *self)
{
  g_clear_handle_id (&self->retry_id, g_source_remove);
  if (self->bus == NULL)
    look_for_bus (self);
  else if (self->proxy == NULL)
    make_proxy (self);
  else
    limber_agent_client_follow_link (self);
}
