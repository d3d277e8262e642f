/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place on the body map: 46 of them, 23 in front and 23 behind. The number is its bit in a
 * LimberZones and never changes; ids are "b_low_back_l", where l and r are the person's own sides.
 */
typedef guint LimberZone;

#define LIMBER_N_ZONES 46

/* A set of zones: bit 1 << zone */
typedef guint64 LimberZones;

#define LIMBER_ZONES_ALL      ((G_GUINT64_CONSTANT (1) << LIMBER_N_ZONES) - 1)
#define LIMBER_ZONE_BIT(zone) (G_GUINT64_CONSTANT (1) << (zone))

typedef enum {
  LIMBER_ZONE_MIDDLE,
  LIMBER_ZONE_LEFT,
  LIMBER_ZONE_RIGHT,
} LimberZoneSide;

const char *limber_zone_get_id (LimberZone zone);
/* "Lower back, left", in the user's language */
const char *limber_zone_get_title (LimberZone zone);
gboolean limber_zone_is_back (LimberZone zone);
LimberZoneSide limber_zone_get_side (LimberZone zone);
gboolean limber_zone_find (const char *id, LimberZone *zone) G_GNUC_WARN_UNUSED_RESULT;

/* What people whose back is tight mark most, top down, left first: what the body map opens on */
LimberZones limber_zones_get_back_areas (void);
guint limber_zones_count (LimberZones zones);
/* Zones above and below the waist and on both sides */
gboolean limber_zones_are_widespread (LimberZones zones);
/* "Neck · Lower back, left" in the user's language; "" for none (transfer full) */
char *limber_zones_describe (LimberZones zones);
/* "b_low_back_l b_neck" (transfer full) */
char *limber_zones_to_string (LimberZones zones);
/* Ids separated by spaces; unknown ones are an error that names the first */
gboolean
limber_zones_parse (const char *text, LimberZones *zones, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
