/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-clock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_REMINDERS_SWITCH (limber_reminders_switch_get_type ())
G_DECLARE_FINAL_TYPE (
    LimberRemindersSwitch, limber_reminders_switch, LIMBER, REMINDERS_SWITCH, GObject)

/* As off-until: until the person turns them on */
#define LIMBER_REMINDERS_OFF_FOR_GOOD G_MAXINT64

/* "Turn off reminders", as it stands in the settings. Properties (notify): `is-off`; `off-until`,
 * microseconds since 1970, 0 while they are on. @clock: its alarm is taken while they are off until
 * a moment. Writing is for the window and limberctl; the agent reads, and ends while they are off.
 */
LimberRemindersSwitch *limber_reminders_switch_new (GSettings *settings, LimberClock *clock);

gboolean limber_reminders_switch_is_off (LimberRemindersSwitch *self);
gint64 limber_reminders_switch_get_off_until (LimberRemindersSwitch *self);
/* FALSE where the setting is locked or cannot be written */
gboolean limber_reminders_switch_turn_on (LimberRemindersSwitch *self);
gboolean limber_reminders_switch_turn_off (LimberRemindersSwitch *self);
gboolean limber_reminders_switch_turn_off_until_tomorrow (LimberRemindersSwitch *self);

G_END_DECLS
