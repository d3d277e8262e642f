/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-moment.h"

G_BEGIN_DECLS

/* So long after the last input other programs' idle inhibitors can count as presence */
#define LIMBER_PRESENCE_INHIBITED_USEC (45 * LIMBER_USEC_PER_MIN)

/**
 * LimberPresence:
 * @has_source: whether input can be measured here; if not, who has unlocked is present
 * @is_active: input goes on
 * @is_locked: the screen is locked
 * @is_in_call: idle is presence
 * @is_inhibited: an inhibitor of another program is counted
 * @is_seated: somebody has sat down and no absence has been found since
 * @last_boot_usec: the last presence that is known, where it does not go on now
 * @input_boot_usec: the last input, or what counts as one
 * @unlocked_boot_usec: when the screen was last unlocked
 *
 * Who is there, and since when nobody is. LIMBER_NEVER before anybody came.
 */
typedef struct {
  gboolean has_source;
  gboolean is_active;
  gboolean is_locked;
  gboolean is_in_call;
  gboolean is_inhibited;
  gboolean is_seated;
  gint64 last_boot_usec;
  gint64 input_boot_usec;
  gint64 unlocked_boot_usec;
} LimberPresence;

void limber_presence_init (LimberPresence *self);
void limber_presence_begin_input (LimberPresence *self, gint64 now);
/* @last_input: not later than now */
void limber_presence_end_input (LimberPresence *self, gint64 last_input);
void limber_presence_lock (LimberPresence *self, gint64 now);
void limber_presence_unlock (LimberPresence *self, gint64 now);
/* The machine slept from @began on: whatever went on then has ended. */
void limber_presence_suspend (LimberPresence *self, gint64 began);
void limber_presence_set_in_call (LimberPresence *self, gboolean is_in_call, gint64 now);
void limber_presence_set_inhibited (LimberPresence *self, gboolean is_inhibited, gint64 now);
/* Somebody was there at @at: they finished a break, or pressed Skip. */
void limber_presence_note (LimberPresence *self, gint64 at);

/* The last presence up to @now; @now itself while presence goes on */
gint64 limber_presence_get_last (const LimberPresence *self, gint64 now);
/* Whether there is input at @now: somebody who sits down does */
gboolean limber_presence_has_input (const LimberPresence *self, gint64 now);
/* When presence that goes on lapses by itself; LIMBER_NEVER if it does not */
gint64 limber_presence_get_lapse (const LimberPresence *self, gint64 now);

G_END_DECLS
