/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-idle-monitor"

#include "config.h"

#include "desktop/limber-idle-monitor.h"

#include "desktop/limber-idle-mutter.h"
#include "desktop/limber-idle-wayland.h"
#include "desktop/limber-idle-xsync.h"

#include <glib/gi18n-lib.h>

/*
 * LimberIdleMonitor:
 *
 * Chooses the mechanism by trying, never by guessing from the desktop's name, and keeps a record of
 * each try for those who look for a fault. A mechanism that goes away is probed again after 5 s
 * with all others, because compositors restart; while there is none, the person counts as active.
 * One that is distrusted, because it was seen not to keep its promise, comes after all others.
 */

#define REPROBE_SECS 5

enum {
  PROP_0,
  PROP_IS_IDLE,
  PROP_SOURCE_NAME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

struct _LimberIdleMonitor {
  GObject parent_instance;

  GListModel *sources;       /* (owned) */
  LimberIdleSource *current; /* (owned) (nullable) */
  GPtrArray *probes;         /* (owned) (element-type LimberIdleProbe) */
  GPtrArray *distrusted;     /* (owned) (element-type LimberIdleSource) */
  guint threshold_msecs;
  gboolean is_idle;
  guint reprobe_id;
};

G_DEFINE_FINAL_TYPE (LimberIdleMonitor, limber_idle_monitor, G_TYPE_OBJECT)

static gboolean probe_all (LimberIdleMonitor *self);

static void
probe_free (gpointer data)
{
  LimberIdleProbe *probe = data;

  g_free (probe->reason);
  g_free (probe);
}

static void
set_idle (LimberIdleMonitor *self, gboolean is_idle)
{
  if (self->is_idle == is_idle)
    return;

  self->is_idle = is_idle;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_IDLE]);
}

static void
set_current (LimberIdleMonitor *self, LimberIdleSource *source)
{
  if (!g_set_object (&self->current, source))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE_NAME]);
}

static void
went_idle_cb (LimberIdleMonitor *self, LimberIdleSource *source)
{
  if (source == self->current)
    set_idle (self, TRUE);
}

static void
became_active_cb (LimberIdleMonitor *self, LimberIdleSource *source)
{
  if (source == self->current)
    set_idle (self, FALSE);
}

static gboolean
reprobe_due_cb (gpointer data)
{
  LimberIdleMonitor *self = LIMBER_IDLE_MONITOR (data);

  if (!probe_all (self))
    return G_SOURCE_CONTINUE;
  self->reprobe_id = 0;
  return G_SOURCE_REMOVE;
}

static void
lost_cb (LimberIdleMonitor *self, LimberIdleSource *source)
{
  if (source != self->current)
    return;

  set_current (self, NULL);
  set_idle (self, FALSE);
  if (!probe_all (self) && self->reprobe_id == 0)
    self->reprobe_id = g_timeout_add_seconds (REPROBE_SECS, reprobe_due_cb, self);
}

static gboolean
is_distrusted (LimberIdleMonitor *self, LimberIdleSource *source)
{
  return g_ptr_array_find (self->distrusted, source, NULL);
}

/* Tries one source and keeps a record. */
static gboolean
probe (LimberIdleMonitor *self, LimberIdleSource *source)
{
  g_autoptr (GError) error = NULL;
  LimberIdleProbe *record = g_new0 (LimberIdleProbe, 1);

  record->name = limber_idle_source_get_name (source);
  record->is_distrusted = is_distrusted (self, source);
  record->is_offered = limber_idle_source_start (source, self->threshold_msecs, &error);
  if (error != NULL) {
    g_dbus_error_strip_remote_error (error);
    /* The bus speaks English alone; what it says most often is said here. */
    record->reason = g_strdup (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER)
                                   ? _ ("not on the bus")
                                   : error->message);
  }
  g_ptr_array_add (self->probes, record);
  return record->is_offered;
}

/* For who looks at the record: it was passed over. */
static void
note_distrusted (LimberIdleMonitor *self, LimberIdleSource *source)
{
  LimberIdleProbe *record = g_new0 (LimberIdleProbe, 1);

  record->name = limber_idle_source_get_name (source);
  record->is_distrusted = TRUE;
  g_ptr_array_add (self->probes, record);
}

static gboolean
use_if_it_works (LimberIdleMonitor *self, LimberIdleSource *source)
{
  if (!probe (self, source))
    return FALSE;

  g_debug ("Idle by %s", limber_idle_source_get_name (source));
  set_current (self, source);
  return TRUE;
}

static gboolean
probe_all (LimberIdleMonitor *self)
{
  gboolean is_found = FALSE;

  g_ptr_array_set_size (self->probes, 0);
  for (guint i = 0; i < g_list_model_get_n_items (self->sources) && !is_found; i++) {
    g_autoptr (LimberIdleSource) source = g_list_model_get_item (self->sources, i);

    if (!is_distrusted (self, source))
      is_found = use_if_it_works (self, source);
  }
  for (guint i = 0; i < self->distrusted->len; i++) {
    if (is_found)
      note_distrusted (self, g_ptr_array_index (self->distrusted, i));
    else
      is_found = use_if_it_works (self, g_ptr_array_index (self->distrusted, i));
  }

  return is_found;
}

static void
limber_idle_monitor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LimberIdleMonitor *self = LIMBER_IDLE_MONITOR (object);

  switch (id) {
  case PROP_IS_IDLE:
    g_value_set_boolean (value, self->is_idle);
    break;
  case PROP_SOURCE_NAME:
    g_value_set_string (value, limber_idle_monitor_get_source_name (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
limber_idle_monitor_dispose (GObject *object)
{
  LimberIdleMonitor *self = LIMBER_IDLE_MONITOR (object);

  g_clear_handle_id (&self->reprobe_id, g_source_remove);
  if (self->current != NULL)
    limber_idle_source_stop (self->current);
  g_clear_object (&self->current);
  g_clear_object (&self->sources);
  g_clear_pointer (&self->probes, g_ptr_array_unref);
  g_clear_pointer (&self->distrusted, g_ptr_array_unref);

  G_OBJECT_CLASS (limber_idle_monitor_parent_class)->dispose (object);
}

static void
limber_idle_monitor_class_init (LimberIdleMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = limber_idle_monitor_get_property;
  object_class->dispose = limber_idle_monitor_dispose;

  properties[PROP_IS_IDLE] = g_param_spec_boolean ("is-idle", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                       | G_PARAM_STATIC_STRINGS);
  properties[PROP_SOURCE_NAME] = g_param_spec_string ("source-name", NULL, NULL, NULL,
                                                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                          | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
limber_idle_monitor_init (LimberIdleMonitor *self)
{
  self->probes = g_ptr_array_new_with_free_func (probe_free);
  self->distrusted = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * limber_idle_monitor_new:
 * @sources: (element-type LimberIdleSource): none started, best first
 * @threshold_msecs: without input for this long is idle
 *
 * Returns: (transfer full): not started
 */
LimberIdleMonitor *
limber_idle_monitor_new (GListModel *sources, guint threshold_msecs)
{
  LimberIdleMonitor *self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (sources), NULL);

  self = g_object_new (LIMBER_TYPE_IDLE_MONITOR, NULL);
  self->sources = g_object_ref (sources);
  self->threshold_msecs = threshold_msecs;
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++) {
    g_autoptr (LimberIdleSource) source = g_list_model_get_item (sources, i);

    g_signal_connect_object (source, "went-idle", G_CALLBACK (went_idle_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (source, "became-active", G_CALLBACK (became_active_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (source, "lost", G_CALLBACK (lost_cb), self, G_CONNECT_SWAPPED);
  }

  return self;
}

/**
 * limber_idle_monitor_list_sources:
 * @session_bus: (nullable): the process's one connection
 * @x_display: the process's one connection to an X server, opened when it is needed
 *
 * Returns: (transfer full): all mechanisms, in the order in which they are to be tried
 */
GListModel *
limber_idle_monitor_list_sources (GDBusConnection *session_bus, LimberXDisplay *x_display)
{
  GListStore *sources = g_list_store_new (LIMBER_TYPE_IDLE_SOURCE);
  g_autoptr (LimberIdleSource) wayland = limber_idle_wayland_new (NULL);
  g_autoptr (LimberIdleSource) xsync = limber_idle_xsync_new (x_display);

  g_list_store_append (sources, wayland);
  if (session_bus != NULL) {
    g_autoptr (LimberIdleSource) mutter = limber_idle_mutter_new (session_bus);

    g_list_store_append (sources, mutter);
  }
  g_list_store_append (sources, xsync);
  return G_LIST_MODEL (sources);
}

/**
 * limber_idle_monitor_distrust:
 * @self: not started
 * @source: one of its sources
 */
void
limber_idle_monitor_distrust (LimberIdleMonitor *self, LimberIdleSource *source)
{
  g_return_if_fail (LIMBER_IS_IDLE_MONITOR (self));
  g_return_if_fail (LIMBER_IS_IDLE_SOURCE (source));
  g_return_if_fail (self->current == NULL);

  if (!is_distrusted (self, source))
    g_ptr_array_add (self->distrusted, g_object_ref (source));
}

/**
 * limber_idle_monitor_start:
 * @self: a monitor
 *
 * Returns: whether any mechanism works here
 */
gboolean
limber_idle_monitor_start (LimberIdleMonitor *self)
{
  g_return_val_if_fail (LIMBER_IS_IDLE_MONITOR (self), FALSE);
  g_return_val_if_fail (self->current == NULL, FALSE);

  return probe_all (self);
}

gboolean
limber_idle_monitor_is_idle (LimberIdleMonitor *self)
{
  g_return_val_if_fail (LIMBER_IS_IDLE_MONITOR (self), FALSE);

  return self->is_idle;
}

/**
 * limber_idle_monitor_get_idle_msecs:
 * @self: a monitor that is idle
 *
 * Returns: for how long there had been no input when that was told: the threshold, or longer
 */
guint
limber_idle_monitor_get_idle_msecs (LimberIdleMonitor *self)
{
  g_return_val_if_fail (LIMBER_IS_IDLE_MONITOR (self), 0);
  g_return_val_if_fail (self->is_idle, 0);

  return limber_idle_source_get_idle_msecs (self->current, self->threshold_msecs);
}

/**
 * limber_idle_monitor_get_source:
 * @self: a monitor
 *
 * Returns: (transfer none) (nullable): the mechanism in use
 */
LimberIdleSource *
limber_idle_monitor_get_source (LimberIdleMonitor *self)
{
  g_return_val_if_fail (LIMBER_IS_IDLE_MONITOR (self), NULL);

  return self->current;
}

/**
 * limber_idle_monitor_get_source_name:
 * @self: a monitor
 *
 * Returns: (transfer none) (nullable): the mechanism in use; NULL where activity cannot be measured
 */
const char *
limber_idle_monitor_get_source_name (LimberIdleMonitor *self)
{
  g_return_val_if_fail (LIMBER_IS_IDLE_MONITOR (self), NULL);

  return self->current != NULL ? limber_idle_source_get_name (self->current) : NULL;
}

/**
 * limber_idle_monitor_get_probes:
 * @self: a monitor
 *
 * Returns: (transfer none) (element-type LimberIdleProbe): what the last probing found, in order,
 *   up to the one in use
 */
GPtrArray *
limber_idle_monitor_get_probes (LimberIdleMonitor *self)
{
  g_return_val_if_fail (LIMBER_IS_IDLE_MONITOR (self), NULL);

  return self->probes;
}
