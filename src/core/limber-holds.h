/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-moment.h"

G_BEGIN_DECLS

/** Why a due break waits. */
typedef enum {
  LIMBER_HOLD_CALL,
  LIMBER_HOLD_FULLSCREEN,
  LIMBER_HOLD_PRESENTATION,
  LIMBER_HOLD_DO_NOT_DISTURB,
  LIMBER_HOLD_IDLE_INHIBITED, /* only where inhibitors are counted as sitting */
  LIMBER_N_HOLDS,
} LimberHold;

/**
 * LimberHolds:
 * @sensed: bits of #LimberHold that the desktop tells
 * @call_until_boot_usec: end of a call that the person told of; LIMBER_NEVER for none
 * @told: bits that the waiting break was said to wait for
 *
 * What a break waits for.
 */
typedef struct {
  guint sensed;
  gint64 call_until_boot_usec;
  guint told;
} LimberHolds;

/* "call", "fullscreen", "presentation", "do-not-disturb", "idle-inhibited" */
const char *limber_hold_to_nick (LimberHold hold);
gboolean limber_hold_from_nick (const char *nick, LimberHold *hold) G_GNUC_WARN_UNUSED_RESULT;

void limber_holds_init (LimberHolds *self);
void limber_holds_set (LimberHolds *self, LimberHold hold, gboolean is_on);
gboolean limber_holds_has_call (const LimberHolds *self);
/* The bits that count now */
guint limber_holds_get_active (const LimberHolds *self, gboolean counts_inhibited);

G_END_DECLS
