/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-bus"

#include "config.h"

#include "bus/limber-agent-client.h"

/*
 * LimberAgentClient, the verbs: each method of the agent's interface with its own types. They know
 * nothing of the link; all goes through limber_agent_client_call_async().
 */

void
limber_agent_client_start_async (LimberAgentClient *self,
                                 const char *routine,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  limber_agent_client_call_async (self, "Start",
                                  g_variant_new ("(s)", routine != NULL ? routine : ""),
                                  cancellable, callback, user_data);
}

char *
limber_agent_client_start_finish (LimberAgentClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) reply = limber_agent_client_call_finish (self, result, error);
  char *break_id = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(s)", &break_id);
  return break_id;
}

void
limber_agent_client_progress (LimberAgentClient *self, const char *break_id, double done)
{
  limber_agent_client_call_async (self, "Progress",
                                  g_variant_new ("(sd)", break_id != NULL ? break_id : "", done),
                                  NULL, NULL, NULL);
}

void
limber_agent_client_finish_async (LimberAgentClient *self,
                                  const char *break_id,
                                  double done,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  limber_agent_client_call_async (self, "Finish",
                                  g_variant_new ("(sd)", break_id != NULL ? break_id : "", done),
                                  cancellable, callback, user_data);
}

void
limber_agent_client_ready (LimberAgentClient *self, const char *routine)
{
  limber_agent_client_call_async (self, "Ready", g_variant_new ("(s)", routine), NULL, NULL, NULL);
}

void
limber_agent_client_snooze_async (LimberAgentClient *self,
                                  guint minutes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  limber_agent_client_call_async (self, "Snooze", g_variant_new ("(u)", minutes), cancellable,
                                  callback, user_data);
}

gboolean
limber_agent_client_snooze_finish (LimberAgentClient *self,
                                   GAsyncResult *result,
                                   guint *n_left,
                                   GError **error)
{
  g_autoptr (GVariant) reply = limber_agent_client_call_finish (self, result, error);

  if (reply == NULL)
    return FALSE;
  if (n_left != NULL)
    g_variant_get (reply, "(u)", n_left);
  return TRUE;
}

void
limber_agent_client_skip_async (LimberAgentClient *self,
                                const char *reason,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  limber_agent_client_call_async (self, "Skip", g_variant_new ("(s)", reason != NULL ? reason : ""),
                                  cancellable, callback, user_data);
}

void
limber_agent_client_pause_async (LimberAgentClient *self,
                                 guint minutes,
                                 const char *until,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  limber_agent_client_call_async (self, "Pause",
                                  g_variant_new ("(us)", minutes, until != NULL ? until : ""),
                                  cancellable, callback, user_data);
}

void
limber_agent_client_resume_async (LimberAgentClient *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  limber_agent_client_call_async (self, "Resume", NULL, cancellable, callback, user_data);
}

void
limber_agent_client_set_call_async (LimberAgentClient *self,
                                    gboolean is_on,
                                    guint minutes,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  limber_agent_client_call_async (self, "SetCall", g_variant_new ("(bu)", is_on, minutes),
                                  cancellable, callback, user_data);
}
