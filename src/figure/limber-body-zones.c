/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-body-zones"

#include "config.h"

#include "figure/limber-body-zones-private.h"

/*
 * Where the 46 zones lie on the standing body. Each is a ring of border lines, and a border stands
 * here once for the two zones that share it, so that no gap and no overlap can come to be. Borders
 * are given for the person's left; a zone in the middle is half a ring and its mirror image.
 */

typedef enum {
  /* both views */
  WALL_HEAD,
  WALL_NECK,
  WALL_SHOULDER,
  WALL_UPPER_ARM,
  WALL_FOREARM,
  WALL_HAND,
  WALL_KNEE,
  WALL_SHIN,
  WALL_FOOT,
  /* the gap between arm and trunk, downwards from the armpit in five pieces */
  GAP_CHEST,
  GAP_WAIST,
  GAP_HIP,
  GAP_WRIST,
  GAP_HAND,
  ARMPIT_TO_ARM,
  ELBOW,
  WRIST,
  SPINE_END, /* along the middle, from the sacrum to between the legs */
  /* in front */
  JAW,
  COLLAR,
  SHOULDER_TO_CHEST,
  RIBS,
  HIP_BONES,
  GROIN,
  KNEE_TOP,
  KNEE_BASE,
  ANKLE,
  /* behind */
  SKULL_BASE,
  NECK_BASE,
  SHOULDER_BLADE,
  UPPER_TO_MIDDLE,
  UPPER_TO_ARMPIT,
  MIDDLE_TO_LOW,
  SACRUM_TOP,
  LOW_TO_BUTTOCK,
  SACRUM_SIDE,
  BUTTOCK_FOLD,
  KNEE_HOLLOW,
  HEEL_TOP,
  WALL_THIGH,
  WALL_CALF,
  WALL_HEEL,
  N_BORDERS,
} Border;

#define MAX_PLACES 8

typedef struct {
  gboolean is_straight;
  guint n_places;
  LimberPlanPlace places[MAX_PLACES];
} BorderLine;

/* Where several borders meet */
#define NECK_SIDE     TRUNK (0.092, 0.481)
#define NECK_OUTSIDE  TRUNK (0.130, 0.535)
#define EAR_OUTSIDE   TRUNK (0.130, 0.603)
#define ARMPIT        TRUNK (0.148, 0.327)
#define ARM_OUTSIDE   UPPER_ARM (0.100, -0.105)
#define ELBOW_OUTSIDE UPPER_ARM (0.100, -0.305)
#define WRIST_OUTSIDE FOREARM (0.100, -0.245)
#define GAP_AT_RIBS   TRUNK (0.152, 0.250)
#define GAP_AT_ELBOW  TRUNK (0.176, 0.112)
#define GAP_AT_HIP    TRUNK (0.193, 0.025)
#define GAP_AT_WRIST  TRUNK (0.220, -0.120)
#define GAP_END       TRUNK (0.235, -0.340)
#define THIGH_OUTSIDE TRUNK (0.240, -0.405)
#define KNEE_OUTSIDE  TRUNK (0.245, -0.475)
#define CALF_OUTSIDE  TRUNK (0.255, -0.750)
#define ANKLE_OUTSIDE TRUNK (0.262, -0.795)
#define FLOOR_OUTSIDE TRUNK (0.270, -0.955)
#define LOIN          TRUNK (0.064, 0.105)
#define BLADE_TIP     TRUNK (0.126, 0.343)

static const BorderLine borders[N_BORDERS] = {
  [WALL_HEAD] = { TRUE, 3, { EAR_OUTSIDE, TRUNK (0.130, 0.860), TRUNK (0.0, 0.860) } },
  [WALL_NECK] = { TRUE, 3, { NECK_SIDE, NECK_OUTSIDE, EAR_OUTSIDE } },
  [WALL_SHOULDER] = { TRUE, 4, { ARM_OUTSIDE, UPPER_ARM (0.095, 0.075), NECK_OUTSIDE, NECK_SIDE } },
  [WALL_UPPER_ARM] = { TRUE, 2, { ARM_OUTSIDE, ELBOW_OUTSIDE } },
  [WALL_FOREARM] = { TRUE, 2, { ELBOW_OUTSIDE, WRIST_OUTSIDE } },
  [WALL_HAND] = { TRUE,
                  4,
                  { WRIST_OUTSIDE, FOREARM (0.115, -0.340), FOREARM (0.075, -0.480), GAP_END } },
  [WALL_KNEE] = { TRUE, 2, { GAP_END, KNEE_OUTSIDE } },
  [WALL_SHIN] = { TRUE, 2, { KNEE_OUTSIDE, ANKLE_OUTSIDE } },
  [WALL_FOOT] = { TRUE, 3, { ANKLE_OUTSIDE, FLOOR_OUTSIDE, TRUNK (0.0, -0.955) } },
  [GAP_CHEST] = { FALSE, 2, { ARMPIT, GAP_AT_RIBS } },
  [GAP_WAIST] = { FALSE, 3, { GAP_AT_RIBS, TRUNK (0.158, 0.180), GAP_AT_ELBOW } },
  [GAP_HIP] = { FALSE, 2, { GAP_AT_ELBOW, GAP_AT_HIP } },
  [GAP_WRIST] = { FALSE, 2, { GAP_AT_HIP, GAP_AT_WRIST } },
  [GAP_HAND] = { FALSE, 3, { GAP_AT_WRIST, TRUNK (0.226, -0.220), GAP_END } },
  [ARMPIT_TO_ARM] = { FALSE,
                      5,
                      { ARMPIT, UPPER_ARM (-0.030, -0.118), UPPER_ARM (0.0, -0.132),
                        UPPER_ARM (0.040, -0.122), ARM_OUTSIDE } },
  [ELBOW] = { FALSE,
              4,
              { GAP_AT_ELBOW, UPPER_ARM (-0.036, -0.300), UPPER_ARM (0.036, -0.308),
                ELBOW_OUTSIDE } },
  [WRIST] = { FALSE,
              4,
              { GAP_AT_WRIST, FOREARM (-0.026, -0.245), FOREARM (0.026, -0.248), WRIST_OUTSIDE } },
  [SPINE_END] = { TRUE, 2, { TRUNK (0.0, -0.066), TRUNK (0.0, -0.106) } },

  [JAW] = { FALSE,
            5,
            { TRUNK (0.0, 0.545), TRUNK (0.030, 0.553), TRUNK (0.058, 0.578), TRUNK (0.078, 0.598),
              EAR_OUTSIDE } },
  [COLLAR] = { FALSE,
               4,
               { TRUNK (0.0, 0.437), TRUNK (0.030, 0.439), TRUNK (0.060, 0.447), NECK_SIDE } },
  [SHOULDER_TO_CHEST] = { FALSE,
                          5,
                          { NECK_SIDE, TRUNK (0.100, 0.450), TRUNK (0.108, 0.410),
                            TRUNK (0.124, 0.365), ARMPIT } },
  [RIBS] = { FALSE,
             4,
             { TRUNK (0.0, 0.292), TRUNK (0.045, 0.276), TRUNK (0.095, 0.256), GAP_AT_RIBS } },
  [HIP_BONES]
  = { FALSE, 4, { TRUNK (0.0, 0.064), TRUNK (0.055, 0.069), TRUNK (0.110, 0.089), GAP_AT_ELBOW } },
  [GROIN] = { FALSE,
              5,
              { TRUNK (0.0, -0.106), TRUNK (0.045, -0.092), TRUNK (0.100, -0.046),
                TRUNK (0.145, -0.010), GAP_AT_HIP } },
  [KNEE_TOP] = { FALSE,
                 5,
                 { TRUNK (0.0, -0.345), THIGH (-0.055, -0.352), THIGH (0.0, -0.338),
                   THIGH (0.055, -0.352), GAP_END } },
  [KNEE_BASE] = { FALSE,
                  5,
                  { TRUNK (0.0, -0.480), SHIN (-0.050, -0.066), SHIN (0.0, -0.078),
                    SHIN (0.050, -0.066), KNEE_OUTSIDE } },
  [ANKLE] = { FALSE,
              5,
              { TRUNK (0.0, -0.795), SHIN (-0.036, -0.386), SHIN (0.0, -0.378),
                SHIN (0.036, -0.386), ANKLE_OUTSIDE } },

  [SKULL_BASE]
  = { FALSE, 4, { TRUNK (0.0, 0.618), TRUNK (0.030, 0.612), TRUNK (0.060, 0.600), EAR_OUTSIDE } },
  [NECK_BASE] = { FALSE,
                  4,
                  { TRUNK (0.0, 0.487), TRUNK (0.030, 0.486), TRUNK (0.060, 0.483), NECK_SIDE } },
  [SHOULDER_BLADE] = { FALSE,
                       4,
                       { NECK_SIDE, TRUNK (0.106, 0.440), TRUNK (0.113, 0.390), BLADE_TIP } },
  [UPPER_TO_MIDDLE] = { FALSE, 3, { TRUNK (0.0, 0.362), TRUNK (0.065, 0.358), BLADE_TIP } },
  [UPPER_TO_ARMPIT] = { FALSE, 2, { BLADE_TIP, ARMPIT } },
  [MIDDLE_TO_LOW]
  = { FALSE, 4, { TRUNK (0.0, 0.232), TRUNK (0.055, 0.233), TRUNK (0.110, 0.240), GAP_AT_RIBS } },
  [SACRUM_TOP] = { FALSE, 2, { TRUNK (0.0, 0.105), LOIN } },
  [LOW_TO_BUTTOCK] = { FALSE, 3, { LOIN, TRUNK (0.110, 0.110), GAP_AT_ELBOW } },
  [SACRUM_SIDE] = { FALSE,
                    5,
                    { LOIN, TRUNK (0.061, 0.045), TRUNK (0.053, 0.0), TRUNK (0.030, -0.046),
                      TRUNK (0.0, -0.066) } },
  [BUTTOCK_FOLD] = { FALSE,
                     5,
                     { TRUNK (0.0, -0.106), TRUNK (0.030, -0.116), TRUNK (0.090, -0.122),
                       TRUNK (0.150, -0.112), GAP_AT_WRIST } },
  [KNEE_HOLLOW] = { FALSE,
                    5,
                    { TRUNK (0.0, -0.420), SHIN (-0.048, -0.008), SHIN (0.0, -0.016),
                      SHIN (0.048, -0.008), THIGH_OUTSIDE } },
  [HEEL_TOP] = { FALSE,
                 5,
                 { TRUNK (0.0, -0.750), SHIN (-0.036, -0.338), SHIN (0.0, -0.332),
                   SHIN (0.036, -0.338), CALF_OUTSIDE } },
  [WALL_THIGH] = { TRUE, 2, { GAP_END, THIGH_OUTSIDE } },
  [WALL_CALF] = { TRUE, 2, { THIGH_OUTSIDE, CALF_OUTSIDE } },
  [WALL_HEEL] = { TRUE, 3, { CALF_OUTSIDE, FLOOR_OUTSIDE, TRUNK (0.0, -0.955) } },
};

#define MAX_PIECES 8
#define END        0

/* A border in its own direction, or against it */
#define ALONG(border)   ((int) (border) + 1)
#define AGAINST(border) (-((int) (border) + 1))

typedef struct {
  const char *id; /* without the side */
  int pieces[MAX_PIECES];
} Ring;

static const Ring front_middle[] = {
  { "f_head", { ALONG (JAW), ALONG (WALL_HEAD) } },
  { "f_neck", { ALONG (COLLAR), ALONG (WALL_NECK), AGAINST (JAW) } },
  { "f_abdomen", { ALONG (RIBS), ALONG (GAP_WAIST), AGAINST (HIP_BONES) } },
};

static const Ring front_sides[] = {
  { "f_shoulder", { ALONG (SHOULDER_TO_CHEST), ALONG (ARMPIT_TO_ARM), ALONG (WALL_SHOULDER) } },
  { "f_chest", { ALONG (COLLAR), ALONG (SHOULDER_TO_CHEST), ALONG (GAP_CHEST), AGAINST (RIBS) } },
  { "f_upper_arm",
    { ALONG (ARMPIT_TO_ARM), ALONG (WALL_UPPER_ARM), AGAINST (ELBOW), AGAINST (GAP_WAIST),
      AGAINST (GAP_CHEST) } },
  { "f_forearm",
    { ALONG (ELBOW), ALONG (WALL_FOREARM), AGAINST (WRIST), AGAINST (GAP_WRIST),
      AGAINST (GAP_HIP) } },
  { "f_hand", { ALONG (WRIST), ALONG (WALL_HAND), AGAINST (GAP_HAND) } },
  { "f_groin", { ALONG (HIP_BONES), ALONG (GAP_HIP), AGAINST (GROIN) } },
  { "f_thigh", { ALONG (GROIN), ALONG (GAP_WRIST), ALONG (GAP_HAND), AGAINST (KNEE_TOP) } },
  { "f_knee", { ALONG (KNEE_TOP), ALONG (WALL_KNEE), AGAINST (KNEE_BASE) } },
  { "f_shin", { ALONG (KNEE_BASE), ALONG (WALL_SHIN), AGAINST (ANKLE) } },
  { "f_foot", { ALONG (ANKLE), ALONG (WALL_FOOT) } },
};

static const Ring back_middle[] = {
  { "b_head", { ALONG (SKULL_BASE), ALONG (WALL_HEAD) } },
  { "b_neck", { ALONG (NECK_BASE), ALONG (WALL_NECK), AGAINST (SKULL_BASE) } },
  { "b_sacrum", { ALONG (SACRUM_TOP), ALONG (SACRUM_SIDE) } },
};

static const Ring back_sides[] = {
  { "b_shoulder",
    { ALONG (SHOULDER_BLADE), ALONG (UPPER_TO_ARMPIT), ALONG (ARMPIT_TO_ARM),
      ALONG (WALL_SHOULDER) } },
  { "b_upper_back", { ALONG (NECK_BASE), ALONG (SHOULDER_BLADE), AGAINST (UPPER_TO_MIDDLE) } },
  { "b_mid_back",
    { ALONG (UPPER_TO_MIDDLE), ALONG (UPPER_TO_ARMPIT), ALONG (GAP_CHEST),
      AGAINST (MIDDLE_TO_LOW) } },
  { "b_low_back",
    { ALONG (MIDDLE_TO_LOW), ALONG (GAP_WAIST), AGAINST (LOW_TO_BUTTOCK), AGAINST (SACRUM_TOP) } },
  { "b_buttock",
    { ALONG (LOW_TO_BUTTOCK), ALONG (GAP_HIP), ALONG (GAP_WRIST), AGAINST (BUTTOCK_FOLD),
      AGAINST (SPINE_END), AGAINST (SACRUM_SIDE) } },
  { "b_upper_arm",
    { ALONG (ARMPIT_TO_ARM), ALONG (WALL_UPPER_ARM), AGAINST (ELBOW), AGAINST (GAP_WAIST),
      AGAINST (GAP_CHEST) } },
  { "b_forearm",
    { ALONG (ELBOW), ALONG (WALL_FOREARM), AGAINST (WRIST), AGAINST (GAP_WRIST),
      AGAINST (GAP_HIP) } },
  { "f_hand", { ALONG (WRIST), ALONG (WALL_HAND), AGAINST (GAP_HAND) } },
  { "b_thigh",
    { ALONG (BUTTOCK_FOLD), ALONG (GAP_HAND), ALONG (WALL_THIGH), AGAINST (KNEE_HOLLOW) } },
  { "b_calf", { ALONG (KNEE_HOLLOW), ALONG (WALL_CALF), AGAINST (HEEL_TOP) } },
  { "b_heel", { ALONG (HEEL_TOP), ALONG (WALL_HEEL) } },
};

/* One side's rings follow the other's: middle, left, right */
static const Ring *
find_ring (gboolean is_back, guint index, LimberZoneSide *side)
{
  const Ring *middle = is_back ? back_middle : front_middle;
  const Ring *sides = is_back ? back_sides : front_sides;
  guint n_middle = is_back ? G_N_ELEMENTS (back_middle) : G_N_ELEMENTS (front_middle);
  guint n_sides = is_back ? G_N_ELEMENTS (back_sides) : G_N_ELEMENTS (front_sides);

  if (index < n_middle) {
    *side = LIMBER_ZONE_MIDDLE;
    return &middle[index];
  }
  index -= n_middle;
  *side = index % 2 == 0 ? LIMBER_ZONE_LEFT : LIMBER_ZONE_RIGHT;
  g_assert (index / 2 < n_sides);
  return &sides[index / 2];
}

guint
limber_body_zones_get_n (gboolean is_back)
{
  return is_back ? G_N_ELEMENTS (back_middle) + 2 * G_N_ELEMENTS (back_sides)
                 : G_N_ELEMENTS (front_middle) + 2 * G_N_ELEMENTS (front_sides);
}

LimberZone
limber_body_zones_get_zone (gboolean is_back, guint index)
{
  static const char *const suffixes[] = { "", "_l", "_r" };
  LimberZoneSide side = LIMBER_ZONE_MIDDLE;
  const Ring *ring = find_ring (is_back, index, &side);
  g_autofree char *id = g_strconcat (ring->id, suffixes[side], NULL);
  LimberZone zone = 0;

  if (!limber_zone_find (id, &zone))
    g_assert_not_reached ();
  return zone;
}

static void
mirror (GArray *points, gboolean is_appended)
{
  guint n_points = points->len;

  for (guint i = 0; i < n_points; i++) {
    LimberPlanPoint *point = &g_array_index (points, LimberPlanPoint, n_points - 1 - i);

    if (is_appended) {
      LimberPlanPoint twin = { -point->x, point->y };

      g_array_append_val (points, twin);
    } else {
      point->x = -point->x;
    }
  }
}

GArray *
limber_body_zones_trace (const LimberBodyPlan *plan, gboolean is_back, guint index)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (LimberPlanPoint));
  LimberZoneSide side = LIMBER_ZONE_MIDDLE;
  const Ring *ring = find_ring (is_back, index, &side);

  for (guint i = 0; i < MAX_PIECES && ring->pieces[i] != END; i++) {
    gboolean is_reversed = ring->pieces[i] < 0;
    const BorderLine *border = &borders[ABS (ring->pieces[i]) - 1];

    limber_body_plan_trace (plan, border->places, border->n_places, is_reversed,
                            border->is_straight, points);
  }
  if (side != LIMBER_ZONE_LEFT)
    mirror (points, side == LIMBER_ZONE_MIDDLE);
  return points;
}

/* Counts how often a ray to the right crosses the edge. */
gboolean
limber_body_zones_polygon_contains (const GArray *points, double x, double y)
{
  gboolean is_inside = FALSE;

  for (guint i = 0, j = points->len - 1; i < points->len; j = i++) {
    const LimberPlanPoint *a = &g_array_index (points, LimberPlanPoint, i);
    const LimberPlanPoint *b = &g_array_index (points, LimberPlanPoint, j);

    if ((a->y > y) != (b->y > y) && x < a->x + (b->x - a->x) * (y - a->y) / (b->y - a->y))
      is_inside = !is_inside;
  }
  return is_inside;
}
