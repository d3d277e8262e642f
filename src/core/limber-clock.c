/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-clock"

#include "config.h"

#include "core/limber-clock.h"

/*
 * LimberClock:
 *
 * The one door through which Limber learns of time. The real clock is desktop/limber-system-clock;
 * tests and simulations use core/limber-fake-clock. It has one alarm: whoever needs several keeps
 * the earliest.
 */

G_DEFINE_INTERFACE (LimberClock, limber_clock, G_TYPE_OBJECT)

enum {
  SIGNAL_ALARM,
  SIGNAL_WALL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
limber_clock_default_init (LimberClockInterface *iface)
{
  signals[SIGNAL_ALARM] = g_signal_new ("alarm", LIMBER_TYPE_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WALL_CHANGED] = g_signal_new ("wall-changed", LIMBER_TYPE_CLOCK, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Microseconds since boot, counting suspend; never goes back. */
gint64
limber_clock_get_boot_usec (LimberClock *self)
{
  g_return_val_if_fail (LIMBER_IS_CLOCK (self), 0);

  return LIMBER_CLOCK_GET_IFACE (self)->get_boot_usec (self);
}

/* Microseconds since boot without the time spent suspended. */
gint64
limber_clock_get_monotonic_usec (LimberClock *self)
{
  g_return_val_if_fail (LIMBER_IS_CLOCK (self), 0);

  return LIMBER_CLOCK_GET_IFACE (self)->get_monotonic_usec (self);
}

/* Microseconds since 1970 UTC. */
gint64
limber_clock_get_wall_usec (LimberClock *self)
{
  g_return_val_if_fail (LIMBER_IS_CLOCK (self), 0);

  return LIMBER_CLOCK_GET_IFACE (self)->get_wall_usec (self);
}

/* The local time zone now (transfer full). */
GTimeZone *
limber_clock_get_time_zone (LimberClock *self)
{
  g_return_val_if_fail (LIMBER_IS_CLOCK (self), NULL);

  return LIMBER_CLOCK_GET_IFACE (self)->get_time_zone (self);
}

/* Names this boot of the machine (transfer none). */
const char *
limber_clock_get_boot_id (LimberClock *self)
{
  g_return_val_if_fail (LIMBER_IS_CLOCK (self), NULL);

  return LIMBER_CLOCK_GET_IFACE (self)->get_boot_id (self);
}

/* Emits ::alarm once when boot time reaches @boot_usec, replacing the alarm before; -1 clears it.
 */
void
limber_clock_set_alarm (LimberClock *self, gint64 boot_usec)
{
  g_return_if_fail (LIMBER_IS_CLOCK (self));

  LIMBER_CLOCK_GET_IFACE (self)->set_alarm (self, boot_usec);
}

/* For implementations: the alarm's moment has come. */
void
limber_clock_emit_alarm (LimberClock *self)
{
  g_return_if_fail (LIMBER_IS_CLOCK (self));

  g_signal_emit (self, signals[SIGNAL_ALARM], 0);
}

/* For implementations: the wall clock was set, or the zone changed. */
void
limber_clock_emit_wall_changed (LimberClock *self)
{
  g_return_if_fail (LIMBER_IS_CLOCK (self));

  g_signal_emit (self, signals[SIGNAL_WALL_CHANGED], 0);
}
