/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-zone.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_ZONE_SPOT (limber_zone_spot_get_type ())
G_DECLARE_FINAL_TYPE (LimberZoneSpot, limber_zone_spot, LIMBER, ZONE_SPOT, GtkWidget)

/* One zone of the body map for keyboard and screen reader: a named list item that is selected or
 * not. It paints nothing and takes no clicks. Signal `toggled ()`: Space, Enter, or the action
 * `spot.toggle`. */
GtkWidget *limber_zone_spot_new (LimberZone zone);
LimberZone limber_zone_spot_get_zone (LimberZoneSpot *self);
/* What the screen reader says; changes nothing else */
void limber_zone_spot_set_selected (LimberZoneSpot *self, gboolean is_selected);

G_END_DECLS
