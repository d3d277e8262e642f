/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-hold-watch"

#include "config.h"

#include "desktop/limber-hold-watch.h"

#include "desktop/limber-banners-sensor.h"
#include "desktop/limber-bus-sensor.h"
#include "desktop/limber-fullscreen-sensor.h"
#include "desktop/limber-sensor-group.h"

#include <glib/gi18n-lib.h>

/*
 * LimberHoldWatch:
 *
 * A group of sensors for each cause. Which of them exist is a matter of the desktop; a call cannot
 * be sensed and is the person's to tell.
 */

/* the bit of GNOME's session manager, and KDE's, for what keeps the screen on */
#define GNOME_INHIBITS_IDLE 8

typedef struct {
  LimberHold hold;
  gboolean is_reachable_in_sandbox;
  LimberBusFact fact;
} HoldFact;

static const HoldFact hold_facts[] = {
  { LIMBER_HOLD_IDLE_INHIBITED,
    TRUE,
    { .name = N_ ("GNOME session manager"),
      .bus_name = "org.gnome.SessionManager",
      .object_path = "/org/gnome/SessionManager",
      .interface = "org.gnome.SessionManager",
      .property = "InhibitedActions",
      .mask = GNOME_INHIBITS_IDLE } },
  { LIMBER_HOLD_IDLE_INHIBITED,
    FALSE,
    { .name = N_ ("KDE power management"),
      .bus_name = "org.kde.Solid.PowerManagement.PolicyAgent",
      .object_path = "/org/kde/Solid/PowerManagement/PolicyAgent",
      .interface = "org.kde.Solid.PowerManagement.PolicyAgent",
      .method = "HasInhibition",
      .arguments = "(uint32 4,)", /* of the screen's settings */
      .signal = "InhibitionsChanged" } },
  { LIMBER_HOLD_IDLE_INHIBITED,
    FALSE,
    { .name = N_ ("power management"),
      .bus_name = "org.freedesktop.PowerManagement.Inhibit",
      .object_path = "/org/freedesktop/PowerManagement/Inhibit",
      .interface = "org.freedesktop.PowerManagement.Inhibit",
      .method = "HasInhibit",
      .signal = "HasInhibitChanged" } },
  { LIMBER_HOLD_DO_NOT_DISTURB,
    FALSE,
    { .name = N_ ("notification server"),
      .bus_name = "org.freedesktop.Notifications",
      .object_path = "/org/freedesktop/Notifications",
      .interface = "org.freedesktop.Notifications",
      .property = "Inhibited" } },
  { LIMBER_HOLD_DO_NOT_DISTURB,
    FALSE,
    { .name = "dunst",
      .bus_name = "org.freedesktop.Notifications",
      .object_path = "/org/freedesktop/Notifications",
      .interface = "org.dunstproject.cmd0",
      .property = "paused" } },
  { LIMBER_HOLD_DO_NOT_DISTURB,
    FALSE,
    { .name = N_ ("Xfce notifications"),
      .bus_name = "org.xfce.Xfconf",
      .object_path = "/org/xfce/Xfconf",
      .interface = "org.xfce.Xfconf",
      .method = "GetProperty",
      .arguments = "('xfce4-notifyd', '/do-not-disturb')",
      .signal = "PropertyChanged" } },
  { LIMBER_HOLD_PRESENTATION,
    FALSE,
    { .name = N_ ("Xfce presentation mode"),
      .bus_name = "org.xfce.Xfconf",
      .object_path = "/org/xfce/Xfconf",
      .interface = "org.xfce.Xfconf",
      .method = "GetProperty",
      .arguments = "('xfce4-power-manager', '/xfce4-power-manager/presentation-mode')",
      .signal = "PropertyChanged" } },
};

struct _LimberHoldWatch {
  GObject parent_instance;

  LimberSensorGroup *groups[LIMBER_N_HOLDS]; /* (owned) (nullable): until started NULL */
  GListStore *sensors[LIMBER_N_HOLDS];       /* (owned) (element-type LimberSensor) */
  gboolean is_attentive;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LimberHoldWatch, limber_hold_watch, G_TYPE_OBJECT)

static void
group_changed_cb (LimberHoldWatch *self, GParamSpec *pspec, LimberSensorGroup *group)
{
  for (int hold = 0; hold < LIMBER_N_HOLDS; hold++) {
    if (self->groups[hold] == group)
      g_signal_emit (self, changed_signal, 0, hold, limber_sensor_group_is_on (group));
  }
}

static void
limber_hold_watch_dispose (GObject *object)
{
  LimberHoldWatch *self = LIMBER_HOLD_WATCH (object);

  for (int hold = 0; hold < LIMBER_N_HOLDS; hold++) {
    g_clear_object (&self->groups[hold]);
    g_clear_object (&self->sensors[hold]);
  }

  G_OBJECT_CLASS (limber_hold_watch_parent_class)->dispose (object);
}

static void
limber_hold_watch_class_init (LimberHoldWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_hold_watch_dispose;

  changed_signal = g_signal_new ("changed", LIMBER_TYPE_HOLD_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
}

static void
limber_hold_watch_init (LimberHoldWatch *self)
{
  for (int hold = 0; hold < LIMBER_N_HOLDS; hold++)
    self->sensors[hold] = g_list_store_new (LIMBER_TYPE_SENSOR);
}

/**
 * limber_hold_watch_new:
 *
 * Returns: (transfer full): without sensors
 */
LimberHoldWatch *
limber_hold_watch_new (void)
{
  return g_object_new (LIMBER_TYPE_HOLD_WATCH, NULL);
}

static void
take (LimberHoldWatch *self, LimberHold hold, LimberSensor *sensor)
{
  limber_hold_watch_add (self, hold, sensor);
  g_object_unref (sensor);
}

/**
 * limber_hold_watch_new_for_session:
 * @session_bus: the process's one connection
 * @x_display: likewise to an X server, opened where there is one
 * @is_sandboxed: inside a sandbox, where most is out of reach
 *
 * Returns: (transfer full): with all that may tell anything here, not started
 */
LimberHoldWatch *
limber_hold_watch_new_for_session (GDBusConnection *session_bus,
                                   LimberXDisplay *x_display,
                                   gboolean is_sandboxed)
{
  LimberHoldWatch *self = limber_hold_watch_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (hold_facts); i++) {
    if (!is_sandboxed || hold_facts[i].is_reachable_in_sandbox)
      take (self, hold_facts[i].hold, limber_bus_sensor_new (session_bus, &hold_facts[i].fact));
  }
  if (!is_sandboxed)
    take (self, LIMBER_HOLD_DO_NOT_DISTURB, limber_banners_sensor_new (session_bus));
  take (self, LIMBER_HOLD_FULLSCREEN, limber_fullscreen_sensor_new (x_display));
  return self;
}

/**
 * limber_hold_watch_add:
 * @self: not started
 * @hold: what @sensor tells of
 * @sensor: not started
 */
void
limber_hold_watch_add (LimberHoldWatch *self, LimberHold hold, LimberSensor *sensor)
{
  g_return_if_fail (LIMBER_IS_HOLD_WATCH (self));
  g_return_if_fail ((guint) hold < LIMBER_N_HOLDS);
  g_return_if_fail (self->groups[hold] == NULL);

  g_list_store_append (self->sensors[hold], sensor);
}

void
limber_hold_watch_start (LimberHoldWatch *self)
{
  g_return_if_fail (LIMBER_IS_HOLD_WATCH (self));

  for (int hold = 0; hold < LIMBER_N_HOLDS; hold++) {
    self->groups[hold] = limber_sensor_group_new (G_LIST_MODEL (self->sensors[hold]));
    g_signal_connect_object (self->groups[hold], "notify::is-on", G_CALLBACK (group_changed_cb),
                             self, G_CONNECT_SWAPPED);
    limber_sensor_group_start (self->groups[hold]);
  }
}

void
limber_hold_watch_refresh (LimberHoldWatch *self)
{
  g_return_if_fail (LIMBER_IS_HOLD_WATCH (self));

  for (int hold = 0; hold < LIMBER_N_HOLDS; hold++) {
    if (self->groups[hold] != NULL)
      limber_sensor_group_refresh (self->groups[hold]);
  }
}

void
limber_hold_watch_set_attentive (LimberHoldWatch *self, gboolean is_attentive)
{
  g_return_if_fail (LIMBER_IS_HOLD_WATCH (self));

  if (self->is_attentive == is_attentive)
    return;
  self->is_attentive = is_attentive;
  for (int hold = 0; hold < LIMBER_N_HOLDS; hold++) {
    if (self->groups[hold] != NULL)
      limber_sensor_group_set_attentive (self->groups[hold], is_attentive);
  }
}

gboolean
limber_hold_watch_is_on (LimberHoldWatch *self, LimberHold hold)
{
  g_return_val_if_fail (LIMBER_IS_HOLD_WATCH (self), FALSE);
  g_return_val_if_fail ((guint) hold < LIMBER_N_HOLDS, FALSE);

  return self->groups[hold] != NULL && limber_sensor_group_is_on (self->groups[hold]);
}

/**
 * limber_hold_watch_get_sensors:
 * @self: a watch
 * @hold: a cause
 *
 * Returns: (transfer none) (element-type LimberSensor): that tell of it
 */
GListModel *
limber_hold_watch_get_sensors (LimberHoldWatch *self, LimberHold hold)
{
  g_return_val_if_fail (LIMBER_IS_HOLD_WATCH (self), NULL);
  g_return_val_if_fail ((guint) hold < LIMBER_N_HOLDS, NULL);

  return G_LIST_MODEL (self->sensors[hold]);
}
