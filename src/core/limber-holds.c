/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-holds"

#include "config.h"

#include "core/limber-holds.h"

/*
 * LimberHolds:
 *
 * The causes for which a due break waits: those that the desktop tells of, and the call that the
 * person tells of, which ends by itself.
 */

static const char *const NICKS[LIMBER_N_HOLDS] = {
  "call", "fullscreen", "presentation", "do-not-disturb", "idle-inhibited",
};

const char *
limber_hold_to_nick (LimberHold hold)
{
  g_return_val_if_fail ((guint) hold < LIMBER_N_HOLDS, NULL);

  return NICKS[hold];
}

gboolean
limber_hold_from_nick (const char *nick, LimberHold *hold)
{
  for (guint i = 0; i < LIMBER_N_HOLDS; i++) {
    if (g_str_equal (NICKS[i], nick)) {
      *hold = (LimberHold) i;
      return TRUE;
    }
  }
  return FALSE;
}

void
limber_holds_init (LimberHolds *self)
{
  *self = (LimberHolds){ .call_until_boot_usec = LIMBER_NEVER };
}

void
limber_holds_set (LimberHolds *self, LimberHold hold, gboolean is_on)
{
  if (is_on)
    self->sensed |= 1u << hold;
  else
    self->sensed &= ~(1u << hold);
}

gboolean
limber_holds_has_call (const LimberHolds *self)
{
  return (self->sensed & (1u << LIMBER_HOLD_CALL)) != 0
         || self->call_until_boot_usec != LIMBER_NEVER;
}

guint
limber_holds_get_active (const LimberHolds *self, gboolean counts_inhibited)
{
  guint active = self->sensed;

  if (limber_holds_has_call (self))
    active |= 1u << LIMBER_HOLD_CALL;
  if (!counts_inhibited)
    active &= ~(1u << LIMBER_HOLD_IDLE_INHIBITED);
  return active;
}
