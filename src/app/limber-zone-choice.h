/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-pain.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_ZONE_CHOICE (limber_zone_choice_get_type ())
G_DECLARE_FINAL_TYPE (LimberZoneChoice, limber_zone_choice, LIMBER, ZONE_CHOICE, AdwBin)

/* One place of the body to look at, or all of it. Property (read-write, notify) `zone` (int), which
 * the action `zone.choose` sets: LIMBER_ZONE_ANY or a LimberZone. */
GtkWidget *limber_zone_choice_new (void);
int limber_zone_choice_get_zone (LimberZoneChoice *self);
void limber_zone_choice_set_zone (LimberZoneChoice *self, int zone);
/* What there is to choose, beside the whole body and what is chosen; costs nothing until the person
 * looks */
void limber_zone_choice_set_offered (LimberZoneChoice *self, LimberZones zones);

G_END_DECLS
