/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-agent.h"

#include "ctl/limber-ctl.h"
#include "desktop/limber-system-clock.h"
#include "settings/limber-settings-backend.h"

#include <glib/gi18n-lib.h>

/* The agent's client is asynchronous, for the window; here the main context is run until it has
 * answered. The bus gives up on an agent that does not start, so that this ends. */

LimberRemindersSwitch *
limber_ctl_agent_open_switch (GError **error)
{
  g_autoptr (GSettings) settings = limber_settings_open (error);
  g_autoptr (LimberSystemClock) clock = NULL;

  if (settings == NULL)
    return NULL;
  clock = limber_system_clock_new ();
  return limber_reminders_switch_new (settings, LIMBER_CLOCK (clock));
}

LimberAgentClient *
limber_ctl_agent_find (GError **error)
{
  g_autoptr (LimberRemindersSwitch) reminders = limber_ctl_agent_open_switch (error);
  LimberAgentClient *client;

  if (reminders == NULL)
    return NULL;
  client = limber_agent_client_new (NULL, reminders);
  while (limber_agent_client_get_link (client) == LIMBER_AGENT_LINK_CONNECTING)
    g_main_context_iteration (NULL, TRUE);
  return client;
}

LimberAgentClient *
limber_ctl_agent_connect (GError **error)
{
  g_autoptr (LimberAgentClient) client = limber_ctl_agent_find (error);

  if (client == NULL)
    return NULL;
  switch (limber_agent_client_get_link (client)) {
  case LIMBER_AGENT_LINK_RUNNING:
    return g_steal_pointer (&client);
  case LIMBER_AGENT_LINK_OFF:
    g_set_error_literal (error, LIMBER_AGENT_ERROR, LIMBER_AGENT_ERROR_OFF,
                         _ ("reminders are turned off; “limberctl agent start” turns them on"));
    return NULL;
  case LIMBER_AGENT_LINK_CONNECTING:
  case LIMBER_AGENT_LINK_MISSING:
  default:
    g_set_error_literal (error, LIMBER_AGENT_ERROR, LIMBER_AGENT_ERROR_MISSING,
                         limber_agent_client_get_problem (client));
    return NULL;
  }
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GVariant *
limber_ctl_agent_call (LimberAgentClient *client,
                       const char *method,
                       GVariant *parameters,
                       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  limber_agent_client_call_async (client, method, parameters, NULL, answered_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return limber_agent_client_call_finish (client, result, error);
}

int
limber_ctl_agent_ask (const char *method, GVariant *parameters, GVariant **reply)
{
  g_autoptr (GVariant) owned = parameters != NULL ? g_variant_ref_sink (parameters) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberAgentClient) client = limber_ctl_agent_connect (&error);
  g_autoptr (GVariant) answer = NULL;

  if (client != NULL)
    answer = limber_ctl_agent_call (client, method, owned, &error);
  if (answer == NULL)
    return limber_ctl_fail (error->message);
  if (reply != NULL)
    *reply = g_steal_pointer (&answer);
  return LIMBER_CTL_DONE;
}

gboolean
limber_ctl_agent_parse_minutes (const char *text, guint *minutes)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &value, NULL))
    return FALSE;
  *minutes = (guint) value;
  return TRUE;
}
