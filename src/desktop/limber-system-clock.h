/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-clock.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_SYSTEM_CLOCK (limber_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (LimberSystemClock, limber_system_clock, LIMBER, SYSTEM_CLOCK, GObject)

/* The machine's own clock. Its signals come on the main context that is the thread's default when
 * it is made. */
LimberSystemClock *limber_system_clock_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
