/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LimberLength:
 * @number: how many of the unit, never 0
 * @is_in_minutes: the unit: minutes, else seconds
 *
 * How long a routine takes, as it is told to people: rounded. Plain value.
 */
typedef struct {
  guint number;
  gboolean is_in_minutes;
} LimberLength;

/* In tens of seconds below 95 seconds, "90 s", else in minutes; the nearest */
LimberLength limber_length_round (gint64 usec);
/* In minutes, however short: the nearest, never 0 */
guint limber_length_round_to_minutes (gint64 usec);

G_END_DECLS
