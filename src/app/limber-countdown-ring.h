/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_COUNTDOWN_RING (limber_countdown_ring_get_type ())
G_DECLARE_FINAL_TYPE (LimberCountdownRing, limber_countdown_ring, LIMBER, COUNTDOWN_RING, GtkWidget)

/* Large digits in a ring that empties. Properties: `seconds` (or whatever else is counted; from 100
 * on it is told in sixties, "1:40"), `fraction` (gone by, 0.0–1.0), `phase` (a short word under the
 * digits), `is-filling` (the ring fills instead). */
GtkWidget *limber_countdown_ring_new (void);

G_END_DECLS
