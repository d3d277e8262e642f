/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-clock.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_FAKE_CLOCK (limber_fake_clock_get_type ())
G_DECLARE_FINAL_TYPE (LimberFakeClock, limber_fake_clock, LIMBER, FAKE_CLOCK, GObject)

/* A clock that a test or a simulation moves by hand. @zone: an id of the zone database, NULL for
 * UTC. */
LimberFakeClock *limber_fake_clock_new (gint64 wall_usec, const char *zone);

/* Lets time pass, firing the alarm at its exact moment as often as it is set again on the way. */
void limber_fake_clock_advance (LimberFakeClock *self, gint64 usec);
/* Boot and wall time pass, monotonic time stands still, no alarm fires until the end. */
void limber_fake_clock_suspend (LimberFakeClock *self, gint64 usec);
/* The wall clock is set; no time passes. */
void limber_fake_clock_set_wall_usec (LimberFakeClock *self, gint64 wall_usec);
void limber_fake_clock_set_zone (LimberFakeClock *self, const char *zone);
/* Boot and monotonic time begin anew, under a new boot id. */
void limber_fake_clock_reboot (LimberFakeClock *self);
/* The boot time at which the alarm is set, -1 for none */
gint64 limber_fake_clock_get_alarm_usec (LimberFakeClock *self);

G_END_DECLS
