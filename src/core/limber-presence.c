/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-presence"

#include "config.h"

#include "core/limber-presence.h"

/*
 * LimberPresence:
 *
 * Turns what sensors tell into one moment: the last presence. An absence is found by comparing it
 * with now; what follows from one is the scheduler's.
 *
 * Decided:
 * - A call or an inhibitor keeps a person present who has sat down; it does not bring one back.
 * - An inhibitor that is released within its 45 minutes was presence until then, and the absence is
 *   counted from its release; one that lasts longer was none from the last input on.
 * - Input while the screen is locked is somebody typing a password: it counts from the unlock on. A
 *   lock does not end input by itself: who types on through a short one pauses nowhere, and no
 *   mechanism would tell of it again.
 * - Without a source a resume brings the person back, as an unlock does: where no screen is locked
 *   nothing else would.
 */

void
limber_presence_init (LimberPresence *self)
{
  *self = (LimberPresence){ .has_source = TRUE,
                            .last_boot_usec = LIMBER_NEVER,
                            .input_boot_usec = LIMBER_NEVER,
                            .unlocked_boot_usec = LIMBER_NEVER };
}

static gboolean
is_inhibitor_believed (const LimberPresence *self, gint64 now)
{
  return self->is_inhibited && self->is_seated && self->input_boot_usec != LIMBER_NEVER
         && now - self->input_boot_usec < LIMBER_PRESENCE_INHIBITED_USEC;
}

gint64
limber_presence_get_last (const LimberPresence *self, gint64 now)
{
  if (self->is_locked)
    return self->last_boot_usec;
  if (self->is_active || !self->has_source || (self->is_in_call && self->is_seated)
      || is_inhibitor_believed (self, now))
    return now;

  return self->last_boot_usec;
}

gboolean
limber_presence_has_input (const LimberPresence *self, gint64 now)
{
  return !self->is_locked
         && (self->is_active || !self->has_source || self->unlocked_boot_usec == now);
}

gint64
limber_presence_get_lapse (const LimberPresence *self, gint64 now)
{
  if (self->is_locked || self->is_active || !self->has_source
      || (self->is_in_call && self->is_seated) || !is_inhibitor_believed (self, now))
    return LIMBER_NEVER;

  return self->input_boot_usec + LIMBER_PRESENCE_INHIBITED_USEC;
}

/* Whatever went on went on until @at. */
static void
note_until (LimberPresence *self, gint64 at)
{
  self->last_boot_usec = limber_presence_get_last (self, at);
  if (self->is_active)
    self->input_boot_usec = at;
}

void
limber_presence_begin_input (LimberPresence *self, gint64 now)
{
  self->is_active = TRUE;
  if (self->is_locked)
    return;
  self->last_boot_usec = now;
  self->input_boot_usec = now;
}

void
limber_presence_end_input (LimberPresence *self, gint64 last_input)
{
  if (!self->is_active)
    return;
  self->is_active = FALSE;
  if (self->is_locked)
    return;
  self->last_boot_usec = MAX (self->last_boot_usec, last_input);
  self->input_boot_usec = MAX (self->input_boot_usec, last_input);
}

void
limber_presence_lock (LimberPresence *self, gint64 now)
{
  if (self->is_locked)
    return;
  note_until (self, now);
  self->is_locked = TRUE;
}

void
limber_presence_unlock (LimberPresence *self, gint64 now)
{
  if (!self->is_locked)
    return;
  self->is_locked = FALSE;
  self->last_boot_usec = now;
  self->input_boot_usec = now;
  self->unlocked_boot_usec = now;
}

void
limber_presence_suspend (LimberPresence *self, gint64 began)
{
  note_until (self, began);
  self->is_active = FALSE;
}

void
limber_presence_set_in_call (LimberPresence *self, gboolean is_in_call, gint64 now)
{
  if (self->is_in_call && !is_in_call && !self->is_locked && self->is_seated) {
    self->last_boot_usec = now;
    self->input_boot_usec = now;
  }
  self->is_in_call = is_in_call;
}

void
limber_presence_set_inhibited (LimberPresence *self, gboolean is_inhibited, gint64 now)
{
  if (self->is_inhibited && !is_inhibited && !self->is_locked && is_inhibitor_believed (self, now))
    self->last_boot_usec = now;
  self->is_inhibited = is_inhibited;
}

void
limber_presence_note (LimberPresence *self, gint64 at)
{
  self->last_boot_usec = MAX (self->last_boot_usec, at);
}
