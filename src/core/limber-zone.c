/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-zone"

#include "config.h"

#include "core/limber-zone.h"

#include "core/limber-record-error.h"

#include <glib/gi18n-lib.h>

/*
 * LimberZone:
 *
 * The 46 places of the body map and their words. Where they lie on the figure is figure/'s
 * business. A zone's number is stored as a bit in every diary: rows are added at the end, never
 * moved.
 */

typedef struct {
  const char *id;
  const char *title;
  LimberZoneSide side;
  gboolean is_above_waist;
} ZoneFacts;

#define MIDDLE LIMBER_ZONE_MIDDLE
#define LEFT   LIMBER_ZONE_LEFT
#define RIGHT  LIMBER_ZONE_RIGHT
#define ABOVE  TRUE
#define BELOW  FALSE

static const ZoneFacts zone_facts[LIMBER_N_ZONES] = {
  { "f_head", N_ ("Face and forehead"), MIDDLE, ABOVE },
  { "f_neck", N_ ("Throat"), MIDDLE, ABOVE },
  { "f_abdomen", N_ ("Belly"), MIDDLE, ABOVE },
  { "f_shoulder_l", N_ ("Front of the shoulder, left"), LEFT, ABOVE },
  { "f_shoulder_r", N_ ("Front of the shoulder, right"), RIGHT, ABOVE },
  { "f_chest_l", N_ ("Chest, left"), LEFT, ABOVE },
  { "f_chest_r", N_ ("Chest, right"), RIGHT, ABOVE },
  { "f_upper_arm_l", N_ ("Front of the upper arm, left"), LEFT, ABOVE },
  { "f_upper_arm_r", N_ ("Front of the upper arm, right"), RIGHT, ABOVE },
  { "f_forearm_l", N_ ("Inside of the forearm, left"), LEFT, ABOVE },
  { "f_forearm_r", N_ ("Inside of the forearm, right"), RIGHT, ABOVE },
  { "f_hand_l", N_ ("Hand, left"), LEFT, ABOVE },
  { "f_hand_r", N_ ("Hand, right"), RIGHT, ABOVE },
  { "f_groin_l", N_ ("Groin, left"), LEFT, BELOW },
  { "f_groin_r", N_ ("Groin, right"), RIGHT, BELOW },
  { "f_thigh_l", N_ ("Front of the thigh, left"), LEFT, BELOW },
  { "f_thigh_r", N_ ("Front of the thigh, right"), RIGHT, BELOW },
  { "f_knee_l", N_ ("Knee, left"), LEFT, BELOW },
  { "f_knee_r", N_ ("Knee, right"), RIGHT, BELOW },
  { "f_shin_l", N_ ("Shin, left"), LEFT, BELOW },
  { "f_shin_r", N_ ("Shin, right"), RIGHT, BELOW },
  { "f_foot_l", N_ ("Foot, left"), LEFT, BELOW },
  { "f_foot_r", N_ ("Foot, right"), RIGHT, BELOW },
  { "b_head", N_ ("Back of the head"), MIDDLE, ABOVE },
  { "b_neck", N_ ("Neck"), MIDDLE, ABOVE },
  { "b_sacrum", N_ ("Sacrum and tailbone"), MIDDLE, BELOW },
  { "b_shoulder_l", N_ ("Shoulder, left"), LEFT, ABOVE },
  { "b_shoulder_r", N_ ("Shoulder, right"), RIGHT, ABOVE },
  { "b_upper_back_l", N_ ("Upper back, left"), LEFT, ABOVE },
  { "b_upper_back_r", N_ ("Upper back, right"), RIGHT, ABOVE },
  { "b_mid_back_l", N_ ("Middle back, left"), LEFT, ABOVE },
  { "b_mid_back_r", N_ ("Middle back, right"), RIGHT, ABOVE },
  { "b_low_back_l", N_ ("Lower back, left"), LEFT, ABOVE },
  { "b_low_back_r", N_ ("Lower back, right"), RIGHT, ABOVE },
  { "b_buttock_l", N_ ("Buttock, left"), LEFT, BELOW },
  { "b_buttock_r", N_ ("Buttock, right"), RIGHT, BELOW },
  { "b_upper_arm_l", N_ ("Back of the upper arm, left"), LEFT, ABOVE },
  { "b_upper_arm_r", N_ ("Back of the upper arm, right"), RIGHT, ABOVE },
  { "b_forearm_l", N_ ("Outside of the forearm, left"), LEFT, ABOVE },
  { "b_forearm_r", N_ ("Outside of the forearm, right"), RIGHT, ABOVE },
  { "b_thigh_l", N_ ("Back of the thigh, left"), LEFT, BELOW },
  { "b_thigh_r", N_ ("Back of the thigh, right"), RIGHT, BELOW },
  { "b_calf_l", N_ ("Calf, left"), LEFT, BELOW },
  { "b_calf_r", N_ ("Calf, right"), RIGHT, BELOW },
  { "b_heel_l", N_ ("Heel, left"), LEFT, BELOW },
  { "b_heel_r", N_ ("Heel, right"), RIGHT, BELOW },
};

#undef MIDDLE
#undef LEFT
#undef RIGHT
#undef ABOVE
#undef BELOW

G_STATIC_ASSERT (G_N_ELEMENTS (zone_facts) == LIMBER_N_ZONES);

/* The id that files and commands use. */
const char *
limber_zone_get_id (LimberZone zone)
{
  g_return_val_if_fail (zone < LIMBER_N_ZONES, NULL);

  return zone_facts[zone].id;
}

/* What people read. */
const char *
limber_zone_get_title (LimberZone zone)
{
  g_return_val_if_fail (zone < LIMBER_N_ZONES, NULL);

  return _ (zone_facts[zone].title);
}

/* Whether it is drawn on the figure seen from behind. */
gboolean
limber_zone_is_back (LimberZone zone)
{
  g_return_val_if_fail (zone < LIMBER_N_ZONES, FALSE);

  return zone_facts[zone].id[0] == 'b';
}

/* The person's own side. */
LimberZoneSide
limber_zone_get_side (LimberZone zone)
{
  g_return_val_if_fail (zone < LIMBER_N_ZONES, LIMBER_ZONE_MIDDLE);

  return zone_facts[zone].side;
}

/* FALSE if no zone has this id; @zone is then untouched. */
gboolean
limber_zone_find (const char *id, LimberZone *zone)
{
  for (LimberZone i = 0; i < LIMBER_N_ZONES; i++) {
    if (g_str_equal (zone_facts[i].id, id)) {
      *zone = i;
      return TRUE;
    }
  }
  return FALSE;
}

/* Neck, shoulders, upper, middle and lower back. */
LimberZones
limber_zones_get_back_areas (void)
{
  static const char *const ids[] = { "b_neck",         "b_shoulder_l",   "b_shoulder_r",
                                     "b_upper_back_l", "b_upper_back_r", "b_mid_back_l",
                                     "b_mid_back_r",   "b_low_back_l",   "b_low_back_r" };
  LimberZones zones = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    LimberZone zone = 0;

    if (!limber_zone_find (ids[i], &zone))
      g_assert_not_reached ();
    zones |= LIMBER_ZONE_BIT (zone);
  }
  return zones;
}

/* How many zones the set has. */
guint
limber_zones_count (LimberZones zones)
{
  guint n = 0;

  for (; zones != 0; zones &= zones - 1)
    n++;
  return n;
}

/* A hint for the clinician, never shown as a finding. */
gboolean
limber_zones_are_widespread (LimberZones zones)
{
  gboolean above = FALSE, below = FALSE, left = FALSE, right = FALSE;

  for (LimberZone zone = 0; zone < LIMBER_N_ZONES; zone++) {
    if ((zones & LIMBER_ZONE_BIT (zone)) == 0)
      continue;
    above |= zone_facts[zone].is_above_waist;
    below |= !zone_facts[zone].is_above_waist;
    left |= zone_facts[zone].side == LIMBER_ZONE_LEFT;
    right |= zone_facts[zone].side == LIMBER_ZONE_RIGHT;
  }
  return above && below && left && right;
}

static char *
join (LimberZones zones, const char *separator, const char *(*get) (LimberZone zone))
{
  GString *text = g_string_new (NULL);

  for (LimberZone zone = 0; zone < LIMBER_N_ZONES; zone++) {
    if ((zones & LIMBER_ZONE_BIT (zone)) == 0)
      continue;
    if (text->len > 0)
      g_string_append (text, separator);
    g_string_append (text, get (zone));
  }
  return g_string_free (text, FALSE);
}

/* (transfer full): titles in the user's language, in the zones' order; "" for none. */
char *
limber_zones_describe (LimberZones zones)
{
  return join (zones, " · ", limber_zone_get_title);
}

/* (transfer full): ids separated by spaces, in the zones' order; "" for none. */
char *
limber_zones_to_string (LimberZones zones)
{
  return join (zones, " ", limber_zone_get_id);
}

/**
 * limber_zones_parse:
 * @text: ids separated by spaces
 * @zones: (out): untouched on failure
 * @error: %LIMBER_RECORD_ERROR_UNKNOWN
 *
 * Returns: whether every id is known
 */
gboolean
limber_zones_parse (const char *text, LimberZones *zones, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (text, " ", -1);
  LimberZones parsed = 0;

  for (guint i = 0; ids[i] != NULL; i++) {
    LimberZone zone;

    if (ids[i][0] == '\0')
      continue;
    if (!limber_zone_find (ids[i], &zone)) {
      g_autofree char *shown = g_utf8_make_valid (ids[i], -1);

      /* Translators: %s is what was given, for example "b_elbow" */
      g_set_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_UNKNOWN,
                   _ ("There is no place named “%s” on the body map."), shown);
      return FALSE;
    }
    parsed |= LIMBER_ZONE_BIT (zone);
  }
  *zones = parsed;
  return TRUE;
}
