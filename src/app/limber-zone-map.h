/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "core/limber-zone.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_ZONE_MAP (limber_zone_map_get_type ())
G_DECLARE_FINAL_TYPE (LimberZoneMap, limber_zone_map, LIMBER, ZONE_MAP, GtkWidget)

/* The body map to mark zones on: the back's areas, large, or all 46 zones in front and behind, side
 * by side where there is room. A tap marks a zone, another one unmarks it. Signal `changed ()`:
 * the person changed the marks. */
GtkWidget *limber_zone_map_new (void);

/* (nullable): light until there is one */
void limber_zone_map_set_look (LimberZoneMap *self, LimberLook *look);
void limber_zone_map_set_whole (LimberZoneMap *self, gboolean is_whole);
gboolean limber_zone_map_is_whole (LimberZoneMap *self);
/* Zones that are not in what is shown stay marked */
void limber_zone_map_set_zones (LimberZoneMap *self, LimberZones zones);
LimberZones limber_zone_map_get_zones (LimberZoneMap *self);

G_END_DECLS
