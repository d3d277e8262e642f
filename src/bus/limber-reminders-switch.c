/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-bus"

#include "config.h"

#include "bus/limber-reminders-switch.h"

#include "core/limber-local-time.h"

/*
 * LimberRemindersSwitch:
 *
 * Whether reminders are turned off altogether. It is a setting and no state of the agent's, because
 * it has to hold while there is no agent: over logins, and against the bus that would start one.
 *
 * "Until tomorrow" ends by the wall clock, for which the clock's alarm is set, and set again when
 * the clock is: nothing wakes up before. While reminders are on the alarm belongs to the scheduler.
 */

#define KEY "reminders-off-until"

/* The two clocks do not go quite alike: an alarm that comes too early is set once more. */
#define MIN_WAIT_USEC 1000

typedef enum {
  PROP_IS_OFF = 1,
  PROP_OFF_UNTIL,
} LimberRemindersSwitchProp;

static GParamSpec *properties[PROP_OFF_UNTIL + 1];

struct _LimberRemindersSwitch {
  GObject parent_instance;

  GSettings *settings; /* (owned) */
  LimberClock *clock;  /* (owned) */
  gint64 off_until_usec;
  gboolean has_alarm;
};

G_DEFINE_FINAL_TYPE (LimberRemindersSwitch, limber_reminders_switch, G_TYPE_OBJECT)

/* TRUE if it ends by itself, and has not yet */
static gboolean
read_setting (LimberRemindersSwitch *self)
{
  gint64 until = g_settings_get_int64 (self->settings, KEY);
  gboolean was_off = self->off_until_usec != 0;

  if (until <= limber_clock_get_wall_usec (self->clock))
    until = 0;
  if (until != self->off_until_usec) {
    self->off_until_usec = until;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFF_UNTIL]);
    if (was_off != (until != 0))
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OFF]);
  }
  return until != 0 && until != LIMBER_REMINDERS_OFF_FOR_GOOD;
}

static void
follow_setting (LimberRemindersSwitch *self)
{
  if (read_setting (self)) {
    gint64 wait_usec = self->off_until_usec - limber_clock_get_wall_usec (self->clock);

    self->has_alarm = TRUE;
    limber_clock_set_alarm (self->clock, limber_clock_get_boot_usec (self->clock)
                                             + MAX (wait_usec, MIN_WAIT_USEC));
  } else if (self->has_alarm) {
    self->has_alarm = FALSE;
    limber_clock_set_alarm (self->clock, -1);
  }
}

static gboolean
write_setting (LimberRemindersSwitch *self, gint64 until_usec)
{
  if (!g_settings_set_int64 (self->settings, KEY, until_usec))
    return FALSE;
  follow_setting (self);
  return TRUE;
}

static void
limber_reminders_switch_get_property (GObject *object,
                                      guint property_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  LimberRemindersSwitch *self = LIMBER_REMINDERS_SWITCH (object);

  switch ((LimberRemindersSwitchProp) property_id) {
  case PROP_IS_OFF:
    g_value_set_boolean (value, limber_reminders_switch_is_off (self));
    break;
  case PROP_OFF_UNTIL:
    g_value_set_int64 (value, limber_reminders_switch_get_off_until (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_reminders_switch_dispose (GObject *object)
{
  LimberRemindersSwitch *self = LIMBER_REMINDERS_SWITCH (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (limber_reminders_switch_parent_class)->dispose (object);
}

static void
limber_reminders_switch_class_init (LimberRemindersSwitchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = limber_reminders_switch_get_property;
  object_class->dispose = limber_reminders_switch_dispose;

  properties[PROP_IS_OFF] = g_param_spec_boolean ("is-off", NULL, NULL, FALSE, flags);
  properties[PROP_OFF_UNTIL] = g_param_spec_int64 ("off-until", NULL, NULL, 0, G_MAXINT64, 0,
                                                   flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
limber_reminders_switch_init (LimberRemindersSwitch *self)
{
}

LimberRemindersSwitch *
limber_reminders_switch_new (GSettings *settings, LimberClock *clock)
{
  LimberRemindersSwitch *self = g_object_new (LIMBER_TYPE_REMINDERS_SWITCH, NULL);

  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (follow_setting), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "wall-changed", G_CALLBACK (follow_setting), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "alarm", G_CALLBACK (follow_setting), self, G_CONNECT_SWAPPED);
  follow_setting (self);
  return self;
}

gboolean
limber_reminders_switch_is_off (LimberRemindersSwitch *self)
{
  return limber_reminders_switch_get_off_until (self) != 0;
}

gint64
limber_reminders_switch_get_off_until (LimberRemindersSwitch *self)
{
  g_return_val_if_fail (LIMBER_IS_REMINDERS_SWITCH (self), 0);

  follow_setting (self);
  return self->off_until_usec;
}

gboolean
limber_reminders_switch_turn_on (LimberRemindersSwitch *self)
{
  g_return_val_if_fail (LIMBER_IS_REMINDERS_SWITCH (self), FALSE);

  return write_setting (self, 0);
}

gboolean
limber_reminders_switch_turn_off (LimberRemindersSwitch *self)
{
  g_return_val_if_fail (LIMBER_IS_REMINDERS_SWITCH (self), FALSE);

  return write_setting (self, LIMBER_REMINDERS_OFF_FOR_GOOD);
}

/* Local midnight, for which the person has gone to bed or begins a new day anyhow */
gboolean
limber_reminders_switch_turn_off_until_tomorrow (LimberRemindersSwitch *self)
{
  g_autoptr (GTimeZone) zone = NULL;

  g_return_val_if_fail (LIMBER_IS_REMINDERS_SWITCH (self), FALSE);

  zone = limber_clock_get_time_zone (self->clock);
  return write_setting (
      self, limber_local_time_find_next (zone, limber_clock_get_wall_usec (self->clock), 0));
}
