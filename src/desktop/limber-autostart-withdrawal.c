/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-autostart"

#include "config.h"

#include "desktop/limber-autostart-withdrawal.h"

#include "desktop/limber-autostart.h"
#include "desktop/limber-sandbox.h"

/* Only what was granted is withdrawn: a desktop may ask the person whether Limber may run in the
 * background even when it is told that it need not start it. */

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

/**
 * limber_autostart_withdraw_async:
 * @session_bus: (nullable): without it an entry is left where there is one
 * @time_limit_msecs: %LIMBER_AUTOSTART_TIME_LIMIT_MSECS, or less in tests
 * @callback: called once
 * @user_data: for @callback
 */
void
limber_autostart_withdraw_async (GDBusConnection *session_bus,
                                 guint time_limit_msecs,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const char *const command[] = { "limber-agent", NULL };
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (LimberAutostart) autostart = NULL;

  g_task_set_source_tag (task, limber_autostart_withdraw_async);
  if (limber_sandbox_is_inside ())
    autostart = limber_autostart_new (session_bus, command, TRUE, time_limit_msecs);
  if (autostart == NULL || !limber_autostart_is_enabled (autostart))
    g_task_return_boolean (task, TRUE);
  else if (session_bus == NULL)
    g_task_return_boolean (task, FALSE);
  else
    limber_autostart_set_enabled_async (autostart, FALSE, answered_cb, g_steal_pointer (&task));
}

/**
 * limber_autostart_withdraw_finish:
 * @result: of limber_autostart_withdraw_async()
 * @n_withdrawn: (out): how many entries there were that are gone now
 *
 * Returns: whether no entry is left
 */
gboolean
limber_autostart_withdraw_finish (GAsyncResult *result, guint *n_withdrawn)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, limber_autostart_withdraw_async), FALSE);

  *n_withdrawn = GPOINTER_TO_UINT (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
