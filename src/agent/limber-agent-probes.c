/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-agent-probes.h"

#include "desktop/limber-autostart.h"
#include "desktop/limber-sandbox.h"

#include <glib/gi18n-lib.h>

/*
 * Gathers what each part knows of its mechanisms. The notification server is asked once more, and
 * gets as long as a notification would; everything else is known already.
 */

#define PATIENCE_MSECS 2500

typedef struct {
  GVariantBuilder builder;
  gboolean is_answered;
  guint patience_id;
} Gathering;

static void
gathering_free (gpointer data)
{
  Gathering *gathering = data;

  g_clear_handle_id (&gathering->patience_id, g_source_remove);
  g_variant_builder_clear (&gathering->builder);
  g_free (gathering);
}

/* @reason: (nullable) */
static void
add_probe (Gathering *self,
           const char *kind,
           const char *name,
           gboolean is_offered,
           gboolean is_used,
           const char *reason)
{
  g_variant_builder_open (&self->builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&self->builder, "{sv}", "kind", g_variant_new_string (kind));
  g_variant_builder_add (&self->builder, "{sv}", "name", g_variant_new_string (name));
  g_variant_builder_add (&self->builder, "{sv}", "is-offered", g_variant_new_boolean (is_offered));
  g_variant_builder_add (&self->builder, "{sv}", "is-used", g_variant_new_boolean (is_used));
  if (reason != NULL)
    g_variant_builder_add (&self->builder, "{sv}", "reason", g_variant_new_string (reason));
  g_variant_builder_close (&self->builder);
}

static void
add_idle (Gathering *self, LimberPresenceFeed *presence)
{
  GPtrArray *probes = limber_presence_feed_get_probes (presence);
  const char *used = limber_presence_feed_get_source_name (presence);

  for (guint i = 0; probes != NULL && i < probes->len; i++) {
    const LimberIdleProbe *probe = g_ptr_array_index (probes, i);

    add_probe (self, "idle", probe->name, probe->is_offered && !probe->is_distrusted,
               g_strcmp0 (probe->name, used) == 0,
               probe->is_distrusted ? _ ("It has never told of a pause, so it is not believed.")
                                    : probe->reason);
  }
}

static void
add_sensors (Gathering *self, const char *kind, GListModel *sensors)
{
  for (guint i = 0; sensors != NULL && i < g_list_model_get_n_items (sensors); i++) {
    g_autoptr (LimberSensor) sensor = g_list_model_get_item (sensors, i);
    LimberSensorState state = limber_sensor_get_state (sensor);
    gboolean is_there = state == LIMBER_SENSOR_OFF || state == LIMBER_SENSOR_ON;

    add_probe (self, kind, limber_sensor_get_name (sensor), is_there, is_there,
               limber_sensor_get_reason (sensor));
  }
}

static void
add_autostart (Gathering *self, GDBusConnection *bus)
{
  static const char *const command[] = { "limber-agent", NULL };
  g_autoptr (LimberAutostart) autostart = limber_autostart_new (
      bus, command, limber_sandbox_is_inside (), LIMBER_AUTOSTART_TIME_LIMIT_MSECS);
  gboolean is_enabled = limber_autostart_is_enabled (autostart);

  add_probe (self, "autostart", limber_autostart_get_mechanism (autostart), TRUE, is_enabled,
             is_enabled ? NULL : _ ("It is turned off."));
}

/* @info: (nullable); @reason: (nullable) */
static void
answer (GTask *task, const LimberServerInfo *info, const char *reason)
{
  Gathering *self = g_task_get_task_data (task);
  g_autofree char *name = NULL;

  if (self->is_answered)
    return;
  self->is_answered = TRUE;
  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (info != NULL && info->name != NULL)
    name = g_strdup_printf ("%s %s%s", info->name, info->version != NULL ? info->version : "",
                            info->is_portal ? " (portal)" : "");
  add_probe (self, "notification", name != NULL ? g_strstrip (name) : "libnotify", name != NULL,
             name != NULL,
             name != NULL && !info->has_actions
                 ? _ ("Its notifications have no buttons: a click opens "
                      "the window.")
                 : reason);
  g_task_return_pointer (task, g_variant_ref_sink (g_variant_builder_end (&self->builder)),
                         (GDestroyNotify) g_variant_unref);
}

static void
server_probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LimberNotificationServer *server = LIMBER_NOTIFICATION_SERVER (source);
  g_autoptr (GError) error = NULL;

  if (limber_notification_server_finish (server, result, &error))
    answer (task, limber_notification_server_get_info (server), NULL);
  else
    answer (task, NULL, error->message);
}

static gboolean
patience_over_cb (gpointer user_data)
{
  GTask *task = user_data;

  ((Gathering *) g_task_get_task_data (task))->patience_id = 0;
  answer (task, NULL, _ ("What shows notifications on this desktop does not answer."));
  return G_SOURCE_REMOVE;
}

static void
ask_server (GTask *task, LimberNotifier *notifier)
{
  Gathering *self = g_task_get_task_data (task);

  if (notifier == NULL) {
    answer (task, NULL, _ ("Nothing on this desktop shows notifications."));
    return;
  }
  self->patience_id = g_timeout_add_full (G_PRIORITY_DEFAULT, PATIENCE_MSECS, patience_over_cb,
                                          g_object_ref (task), g_object_unref);
  limber_notification_server_probe_async (limber_notifier_get_server (notifier), server_probed_cb,
                                          g_object_ref (task));
}

void
limber_agent_probes_gather_async (LimberAgent *agent,
                                  GDBusConnection *bus,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (agent, NULL, callback, user_data);
  Gathering *self = g_new0 (Gathering, 1);
  LimberPresenceFeed *presence = limber_agent_get_presence (agent);
  LimberSensorGroup *lock = limber_presence_feed_get_lock (presence);
  LimberHoldWatch *holds = limber_agent_get_hold_watch (agent);

  g_variant_builder_init (&self->builder, G_VARIANT_TYPE ("aa{sv}"));
  g_task_set_task_data (task, self, gathering_free);
  add_idle (self, presence);
  if (lock != NULL)
    add_sensors (self, "lock", limber_sensor_group_get_sensors (lock));
  for (guint i = 0; holds != NULL && i < LIMBER_N_HOLDS; i++)
    add_sensors (self, "hold", limber_hold_watch_get_sensors (holds, (LimberHold) i));
  add_autostart (self, bus);
  ask_server (task, limber_banner_get_notifier (limber_agent_get_banner (agent)));
}

GVariant *
limber_agent_probes_finish (LimberAgent *agent, GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
