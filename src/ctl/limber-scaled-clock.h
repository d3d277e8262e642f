/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-clock.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_SCALED_CLOCK (limber_scaled_clock_get_type ())
G_DECLARE_FINAL_TYPE (LimberScaledClock, limber_scaled_clock, LIMBER, SCALED_CLOCK, GObject)

/* A clock that shows what @clock shows now, and from then on runs @speed (above 0) times as fast.
 */
LimberScaledClock *
limber_scaled_clock_new (LimberClock *clock, double speed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
