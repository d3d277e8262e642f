/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_CLOCK (limber_clock_get_type ())
G_DECLARE_INTERFACE (LimberClock, limber_clock, LIMBER, CLOCK, GObject)

/**
 * LimberClockInterface:
 * @get_boot_usec: microseconds since boot, counting suspend (CLOCK_BOOTTIME); never goes back
 * @get_monotonic_usec: microseconds since boot without suspend
 * @get_wall_usec: microseconds since 1970 UTC
 * @get_time_zone: (transfer full): the local zone now
 * @get_boot_id: (transfer none): names this boot of the machine
 * @set_alarm: emit ::alarm once when boot time reaches the value; replaces the alarm before; -1
 * clears it
 *
 * All that Limber knows of time. Nothing else reads a clock. Signals: `alarm ()`, `wall-changed ()`
 * (the wall clock was set, or the zone changed).
 */
struct _LimberClockInterface {
  GTypeInterface parent_iface;

  gint64 (*get_boot_usec) (LimberClock *self);
  gint64 (*get_monotonic_usec) (LimberClock *self);
  gint64 (*get_wall_usec) (LimberClock *self);
  GTimeZone *(*get_time_zone) (LimberClock *self);
  const char *(*get_boot_id) (LimberClock *self);
  void (*set_alarm) (LimberClock *self, gint64 boot_usec);
};

gint64 limber_clock_get_boot_usec (LimberClock *self);
gint64 limber_clock_get_monotonic_usec (LimberClock *self);
gint64 limber_clock_get_wall_usec (LimberClock *self);
GTimeZone *limber_clock_get_time_zone (LimberClock *self);
const char *limber_clock_get_boot_id (LimberClock *self);
void limber_clock_set_alarm (LimberClock *self, gint64 boot_usec);

/* For implementations */
void limber_clock_emit_alarm (LimberClock *self);
void limber_clock_emit_wall_changed (LimberClock *self);

G_END_DECLS
