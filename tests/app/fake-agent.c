/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-agent.h"

#include "bus/limber-agent-bus.h"
#include "bus/limber-agent-client.h"

struct _FakeAgent {
  GDBusConnection *bus;  /* (owned) */
  LimberBusAgent *agent; /* (owned) */
  GString *calls;        /* (owned) */
};

static gboolean
start_cb (LimberBusAgent *agent,
          GDBusMethodInvocation *invocation,
          const char *routine,
          FakeAgent *self)
{
  g_string_append_printf (self->calls, "Start(%s)|", routine);
  limber_bus_agent_complete_start (agent, invocation, "break-1");
  return TRUE;
}

static gboolean
progress_cb (LimberBusAgent *agent,
             GDBusMethodInvocation *invocation,
             const char *break_id,
             double done,
             FakeAgent *self)
{
  limber_bus_agent_complete_progress (agent, invocation);
  return TRUE;
}

static gboolean
finish_cb (LimberBusAgent *agent,
           GDBusMethodInvocation *invocation,
           const char *break_id,
           double done,
           FakeAgent *self)
{
  g_string_append_printf (self->calls, "Finish(%s,%.1f)|", break_id, done);
  limber_bus_agent_complete_finish (agent, invocation);
  return TRUE;
}

static gboolean
skip_cb (LimberBusAgent *agent,
         GDBusMethodInvocation *invocation,
         const char *reason,
         FakeAgent *self)
{
  g_string_append_printf (self->calls, "Skip(%s)|", reason);
  limber_bus_agent_complete_skip (agent, invocation);
  return TRUE;
}

static gboolean
snooze_cb (LimberBusAgent *agent, GDBusMethodInvocation *invocation, guint minutes, FakeAgent *self)
{
  g_string_append_printf (self->calls, "Snooze(%u)|", minutes);
  limber_bus_agent_complete_snooze (agent, invocation, 2);
  return TRUE;
}

static gboolean
pause_cb (LimberBusAgent *agent,
          GDBusMethodInvocation *invocation,
          guint minutes,
          const char *until,
          FakeAgent *self)
{
  g_string_append_printf (self->calls, "Pause(%u,%s)|", minutes, until);
  limber_bus_agent_complete_pause (agent, invocation);
  return TRUE;
}

static gboolean
set_call_cb (LimberBusAgent *agent,
             GDBusMethodInvocation *invocation,
             gboolean is_on,
             guint minutes,
             FakeAgent *self)
{
  g_string_append_printf (self->calls, "SetCall(%d,%u)|", is_on, minutes);
  limber_bus_agent_complete_set_call (agent, invocation);
  return TRUE;
}

FakeAgent *
fake_agent_new (void)
{
  FakeAgent *self = g_new0 (FakeAgent, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  self->calls = g_string_new (NULL);
  self->bus = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  self->agent = limber_bus_agent_skeleton_new ();
  g_object_set (self->agent, "state", "sitting", "idle-backend", "test", "is-inside-hours", TRUE,
                NULL);
  g_signal_connect (self->agent, "handle-start", G_CALLBACK (start_cb), self);
  g_signal_connect (self->agent, "handle-progress", G_CALLBACK (progress_cb), self);
  g_signal_connect (self->agent, "handle-finish", G_CALLBACK (finish_cb), self);
  g_signal_connect (self->agent, "handle-skip", G_CALLBACK (skip_cb), self);
  g_signal_connect (self->agent, "handle-snooze", G_CALLBACK (snooze_cb), self);
  g_signal_connect (self->agent, "handle-pause", G_CALLBACK (pause_cb), self);
  g_signal_connect (self->agent, "handle-set-call", G_CALLBACK (set_call_cb), self);
  g_assert_true (g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->agent),
                                                   self->bus, LIMBER_AGENT_OBJECT_PATH, &error));
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", LIMBER_AGENT_BUS_NAME, 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return self;
}

void
fake_agent_free (FakeAgent *self)
{
  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->agent));
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->agent);
  g_object_unref (self->bus);
  g_string_free (self->calls, TRUE);
  g_free (self);
}

void
fake_agent_set (FakeAgent *self, const char *first_property, ...)
{
  va_list values;

  va_start (values, first_property);
  g_object_set_valist (G_OBJECT (self->agent), first_property, values);
  va_end (values);
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self->agent));
}

char *
fake_agent_take_calls (FakeAgent *self)
{
  char *calls = g_strdup (self->calls->str);

  g_string_truncate (self->calls, 0);
  return calls;
}
