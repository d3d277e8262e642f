/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-hold"

#include "config.h"

#include "bus/limber-diary-hold.h"

#include "bus/limber-agent-error.h"

/*
 * LimberDiaryHold:
 *
 * CloseDiary, and ReopenDiary at the end. Should this program die between them, the agent sees its
 * name go and opens the diary by itself. The agent is never started for this.
 */

#define TIMEOUT_MSECS 10000

struct _LimberDiaryHold {
  GDBusConnection *bus; /* (owned) (nullable): NULL where there is no agent */
};

static gboolean
call (GDBusConnection *bus, const char *method, GError **error)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      bus, LIMBER_AGENT_BUS_NAME, LIMBER_AGENT_OBJECT_PATH, LIMBER_AGENT_INTERFACE, method, NULL,
      NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, TIMEOUT_MSECS, NULL, error);

  return reply != NULL;
}

static gboolean
is_absence (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER);
}

LimberDiaryHold *
limber_diary_hold_take (GDBusConnection *bus, GError **error)
{
  g_autoptr (GDBusConnection) found = bus != NULL ? g_object_ref (bus)
                                                  : g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) call_error = NULL;
  LimberDiaryHold *self = NULL;

  if (found != NULL && !call (found, "CloseDiary", &call_error)) {
    g_clear_object (&found);
    if (!is_absence (call_error)) {
      g_dbus_error_strip_remote_error (call_error);
      g_propagate_error (error, g_steal_pointer (&call_error));
      return NULL;
    }
  }
  self = g_new0 (LimberDiaryHold, 1);
  self->bus = g_steal_pointer (&found);
  return self;
}

void
limber_diary_hold_release (LimberDiaryHold *self)
{
  g_autoptr (GError) error = NULL;

  if (self->bus != NULL && !call (self->bus, "ReopenDiary", &error))
    g_debug ("reopening: %s", error->message);
  g_clear_object (&self->bus);
  g_free (self);
}
