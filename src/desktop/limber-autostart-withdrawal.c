/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-autostart"

#include "config.h"

#include "desktop/limber-autostart-withdrawal.h"

#include "desktop/limber-autostart.h"
#include "desktop/limber-sandbox.h"

/* Only what was granted is withdrawn: a desktop may ask the person whether Limber may run in the
 * background even when it is told that it need not start it. */

/* (transfer full) (nullable): NULL where nothing was granted */
static LimberAutostart *
find_granted (GDBusConnection *session_bus, guint time_limit_msecs)
{
  static const char *const command[] = { "limber-agent", NULL };
  g_autoptr (LimberAutostart) autostart = NULL;

  if (!limber_sandbox_is_inside ())
    return NULL;

  autostart = limber_autostart_new (session_bus, command, TRUE, time_limit_msecs);
  return limber_autostart_is_enabled (autostart) ? g_steal_pointer (&autostart) : NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LimberAutostart *autostart = LIMBER_AUTOSTART (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!limber_autostart_set_enabled_finish (autostart, result, &error))
    g_debug ("%s", error->message);
  g_task_set_task_data (task, GUINT_TO_POINTER (limber_autostart_is_enabled (autostart) ? 0 : 1),
                        NULL);
  g_task_return_boolean (task, !limber_autostart_is_enabled (autostart));
}

gboolean
limber_autostart_is_granted (void)
{
  g_autoptr (LimberAutostart) granted = find_granted (NULL, LIMBER_AUTOSTART_TIME_LIMIT_MSECS);

  return granted != NULL;
}

void
limber_autostart_withdraw_async (GDBusConnection *session_bus,
                                 guint time_limit_msecs,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (LimberAutostart) granted = find_granted (session_bus, time_limit_msecs);

  g_task_set_source_tag (task, limber_autostart_withdraw_async);
  if (granted == NULL)
    g_task_return_boolean (task, TRUE);
  else if (session_bus == NULL)
    g_task_return_boolean (task, FALSE);
  else
    limber_autostart_set_enabled_async (granted, FALSE, answered_cb, g_steal_pointer (&task));
}

gboolean
limber_autostart_withdraw_finish (GAsyncResult *result, guint *n_withdrawn)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, limber_autostart_withdraw_async), FALSE);

  *n_withdrawn = GPOINTER_TO_UINT (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
