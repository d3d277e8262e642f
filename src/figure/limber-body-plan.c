/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-body-plan"

#include "config.h"

#include "core/limber-base-pose.h"
#include "figure/limber-body-plan-private.h"

/*
 * LimberBodyPlan:
 *
 * The mannequin as an anatomical chart: the rig stands with its palms forward, and a smooth outline
 * without clothes is drawn on its bones. Everything is given for the person's left side and
 * mirrored. Places are the author's own, tuned by eye.
 */

#define STEPS 6 /* of a curve, between two places */

/* From below the ear down the shoulder, around arm and leg, to between the legs */
static const LimberPlanPlace neck_and_arm[] = {
  TRUNK (0.0, 0.626),         TRUNK (0.030, 0.616),       TRUNK (0.045, 0.590),
  TRUNK (0.047, 0.555),       TRUNK (0.051, 0.520),       TRUNK (0.067, 0.495),
  TRUNK (0.103, 0.474),       TRUNK (0.139, 0.461),       TRUNK (0.171, 0.449),
  UPPER_ARM (0.031, 0.010),   UPPER_ARM (0.045, -0.020),  UPPER_ARM (0.052, -0.062),
  UPPER_ARM (0.050, -0.095),  UPPER_ARM (0.043, -0.140),  UPPER_ARM (0.042, -0.195),
  UPPER_ARM (0.038, -0.250),  UPPER_ARM (0.036, -0.295),  FOREARM (0.041, -0.030),
  FOREARM (0.044, -0.075),    FOREARM (0.037, -0.140),    FOREARM (0.028, -0.205),
  FOREARM (0.025, -0.255),    FOREARM (0.022, -0.275),    FOREARM (0.0, -0.284),
  FOREARM (-0.022, -0.275),   FOREARM (-0.024, -0.24),    FOREARM (-0.028, -0.190),
  FOREARM (-0.035, -0.125),   FOREARM (-0.040, -0.060),   FOREARM (-0.036, -0.010),
  UPPER_ARM (-0.036, -0.28),  UPPER_ARM (-0.041, -0.220), UPPER_ARM (-0.045, -0.160),
  UPPER_ARM (-0.045, -0.100),
};

static const LimberPlanPlace flank_and_leg[] = {
  UPPER_ARM (-0.045, -0.100), TRUNK (0.147, 0.290),  TRUNK (0.143, 0.250),  TRUNK (0.135, 0.200),
  TRUNK (0.128, 0.155),       TRUNK (0.129, 0.115),  TRUNK (0.138, 0.075),  TRUNK (0.151, 0.035),
  TRUNK (0.163, -0.010),      THIGH (0.084, -0.055), THIGH (0.085, -0.110), THIGH (0.079, -0.175),
  THIGH (0.069, -0.255),      THIGH (0.058, -0.340), THIGH (0.053, -0.385), THIGH (0.055, -0.425),
  SHIN (0.051, -0.035),       SHIN (0.055, -0.090),  SHIN (0.054, -0.145),  SHIN (0.043, -0.225),
  SHIN (0.034, -0.300),       SHIN (0.030, -0.365),
};

static const LimberPlanPlace front_foot[] = {
  SHIN (0.030, -0.365),  SHIN (0.036, -0.412),  SHIN (0.041, -0.440),  SHIN (0.054, -0.466),
  SHIN (0.061, -0.486),  SHIN (0.053, -0.501),  SHIN (0.020, -0.507),  SHIN (-0.018, -0.509),
  SHIN (-0.038, -0.500), SHIN (-0.042, -0.480), SHIN (-0.036, -0.445), SHIN (-0.036, -0.405),
  SHIN (-0.029, -0.355),
};

static const LimberPlanPlace back_foot[] = {
  SHIN (0.030, -0.365),  SHIN (0.036, -0.414),  SHIN (0.031, -0.445),  SHIN (0.036, -0.478),
  SHIN (0.030, -0.495),  SHIN (0.0, -0.501),    SHIN (-0.029, -0.496), SHIN (-0.034, -0.476),
  SHIN (-0.030, -0.442), SHIN (-0.036, -0.406), SHIN (-0.029, -0.355),
};

static const LimberPlanPlace inner_leg[] = {
  SHIN (-0.029, -0.355),  SHIN (-0.036, -0.290),  SHIN (-0.048, -0.205),  SHIN (-0.053, -0.130),
  SHIN (-0.048, -0.070),  SHIN (-0.047, -0.020),  THIGH (-0.052, -0.405), THIGH (-0.051, -0.360),
  THIGH (-0.060, -0.280), THIGH (-0.068, -0.190), THIGH (-0.074, -0.125), TRUNK (0.010, -0.094),
  TRUNK (0.0, -0.090),
};

typedef struct {
  const LimberPlanPlace *places;
  guint n_places;
} Line;

#define LINE(...)                                                                                  \
  {                                                                                                \
    (const LimberPlanPlace[]){ __VA_ARGS__ },                                                      \
        G_N_ELEMENTS (((const LimberPlanPlace[]){ __VA_ARGS__ }))                                  \
  }

static const Line front_creases[] = {
  /* collar bone, chest, ribs, navel's line, navel */
  LINE (TRUNK (0.014, 0.447), TRUNK (0.050, 0.452), TRUNK (0.095, 0.459), TRUNK (0.135, 0.456)),
  LINE (TRUNK (0.020, 0.318), TRUNK (0.060, 0.302), TRUNK (0.105, 0.315), TRUNK (0.136, 0.352)),
  LINE (TRUNK (0.012, 0.282), TRUNK (0.048, 0.255), TRUNK (0.078, 0.215)),
  LINE (TRUNK (0.0, 0.400), TRUNK (0.0, 0.330)),
  LINE (TRUNK (0.0, 0.270), TRUNK (0.0, 0.190)),
  LINE (TRUNK (0.006, 0.128), TRUNK (0.0, 0.122)),
  /* groin, kneecap, ankle */
  LINE (TRUNK (0.120, 0.062), TRUNK (0.085, 0.010), TRUNK (0.040, -0.050), TRUNK (0.012, -0.082)),
  LINE (THIGH (-0.028, -0.385),
        THIGH (-0.026, -0.430),
        THIGH (0.0, -0.452),
        THIGH (0.027, -0.430),
        THIGH (0.029, -0.385)),
  LINE (SHIN (0.024, -0.475), SHIN (0.027, -0.497)),
  LINE (SHIN (0.004, -0.478), SHIN (0.005, -0.502)),
  LINE (SHIN (-0.014, -0.478), SHIN (-0.014, -0.504)),
  LINE (SHIN (0.041, -0.474), SHIN (0.046, -0.491)),
  /* elbow's fold */
  LINE (FOREARM (-0.022, 0.0), FOREARM (0.0, -0.006), FOREARM (0.022, 0.002)),
};

static const Line back_creases[] = {
  /* spine, shoulder blade, loin, dimple */
  LINE (TRUNK (0.0, 0.500), TRUNK (0.0, 0.380), TRUNK (0.0, 0.240), TRUNK (0.0, 0.120)),
  LINE (TRUNK (0.058, 0.428),
        TRUNK (0.050, 0.385),
        TRUNK (0.058, 0.335),
        TRUNK (0.082, 0.312),
        TRUNK (0.112, 0.345)),
  LINE (TRUNK (0.058, 0.428), TRUNK (0.100, 0.440), TRUNK (0.142, 0.438)),
  LINE (TRUNK (0.040, 0.215), TRUNK (0.032, 0.165), TRUNK (0.036, 0.120)),
  LINE (TRUNK (0.044, 0.086), TRUNK (0.040, 0.079)),
  /* between and below the buttocks, hollow of the knee, calf, tendon */
  LINE (TRUNK (0.0, 0.030), TRUNK (0.002, -0.030), TRUNK (0.0, -0.088)),
  LINE (TRUNK (0.016, -0.104), TRUNK (0.060, -0.118), TRUNK (0.105, -0.112), TRUNK (0.135, -0.098)),
  LINE (THIGH (-0.030, -0.424), THIGH (0.0, -0.430), THIGH (0.030, -0.424)),
  LINE (SHIN (-0.022, -0.205), SHIN (-0.002, -0.190), SHIN (0.020, -0.200)),
  LINE (SHIN (-0.012, -0.330), SHIN (-0.010, -0.400)),
  LINE (SHIN (0.012, -0.330), SHIN (0.010, -0.400)),
  /* elbow */
  LINE (UPPER_ARM (-0.014, -0.292), UPPER_ARM (0.0, -0.300), UPPER_ARM (0.014, -0.292)),
};

static void
set_pair (double *channels, LimberChannel left, double degrees)
{
  channels[limber_channel_of_side (left, LIMBER_BODY_LEFT)] = degrees;
  channels[limber_channel_of_side (left, LIMBER_BODY_RIGHT)] = degrees;
}

static void
set_frame (LimberBodyPlan *self, LimberPlanFrame frame, const LimberBasis *bone)
{
  self->frames[frame][0] = (LimberPlanPoint){ bone->origin.x, bone->origin.y };
  self->frames[frame][1] = (LimberPlanPoint){ bone->left.x, bone->left.y };
  self->frames[frame][2] = (LimberPlanPoint){ bone->up.x, bone->up.y };
}

/**
 * limber_body_plan_init:
 * @self: (out): the pose of the body map
 */
void
limber_body_plan_init (LimberBodyPlan *self)
{
  double channels[LIMBER_N_CHANNELS];

  if (!limber_base_pose_fill ("standing", channels))
    g_assert_not_reached ();
  set_pair (channels, LIMBER_CHANNEL_SHOULDER_FLEX, 0);
  set_pair (channels, LIMBER_CHANNEL_SHOULDER_ABDUCT, 12);
  set_pair (channels, LIMBER_CHANNEL_ELBOW, 4);
  set_pair (channels, LIMBER_CHANNEL_FOREARM, -85);
  set_pair (channels, LIMBER_CHANNEL_WRIST, 0);
  set_pair (channels, LIMBER_CHANNEL_GRIP, 10);
  set_pair (channels, LIMBER_CHANNEL_THUMB, 12);
  set_pair (channels, LIMBER_CHANNEL_HIP_ABDUCT, 6);
  set_pair (channels, LIMBER_CHANNEL_HIP_ROTATE, 0);

  self->body = limber_body_for_build (LIMBER_BUILD_MEDIUM);
  limber_skeleton_pose (&self->skeleton, &self->body, channels);
  set_frame (self, LIMBER_PLAN_TRUNK, &self->skeleton.pelvis);
  set_frame (self, LIMBER_PLAN_UPPER_ARM, &self->skeleton.upper_arm[LIMBER_BODY_LEFT]);
  set_frame (self, LIMBER_PLAN_FOREARM, &self->skeleton.forearm[LIMBER_BODY_LEFT]);
  set_frame (self, LIMBER_PLAN_THIGH, &self->skeleton.thigh[LIMBER_BODY_LEFT]);
  set_frame (self, LIMBER_PLAN_SHIN, &self->skeleton.shin[LIMBER_BODY_LEFT]);
}

LimberPlanPoint
limber_body_plan_locate (const LimberBodyPlan *self, const LimberPlanPlace *place)
{
  const LimberPlanPoint *frame = self->frames[place->frame];

  return (LimberPlanPoint){ frame[0].x + frame[1].x * place->left + frame[2].x * place->up,
                            frame[0].y + frame[1].y * place->left + frame[2].y * place->up };
}

static LimberPlanPoint
catmull_rom (const LimberPlanPoint p[4], double t)
{
  double a = -0.5 * t + t * t - 0.5 * t * t * t;
  double b = 1 - 2.5 * t * t + 1.5 * t * t * t;
  double c = 0.5 * t + 2 * t * t - 1.5 * t * t * t;
  double d = -0.5 * t * t + 0.5 * t * t * t;

  return (LimberPlanPoint){ a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                            a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

void
limber_body_plan_trace (const LimberBodyPlan *self,
                        const LimberPlanPlace *places,
                        guint n_places,
                        gboolean is_reversed,
                        gboolean is_straight,
                        GArray *points)
{
  g_autofree LimberPlanPoint *ends = g_new (LimberPlanPoint, n_places);
  guint n_steps = is_straight ? 1 : STEPS;

  for (guint i = 0; i < n_places; i++)
    ends[i] = limber_body_plan_locate (self, &places[is_reversed ? n_places - 1 - i : i]);
  g_array_append_val (points, ends[0]);
  for (guint i = 0; i + 1 < n_places; i++) {
    const LimberPlanPoint four[4] = { ends[i > 0 ? i - 1 : 0], ends[i], ends[i + 1],
                                      ends[MIN (i + 2, n_places - 1)] };

    for (guint k = 1; k <= n_steps; k++) {
      LimberPlanPoint point = catmull_rom (four, (double) k / n_steps);

      g_array_append_val (points, point);
    }
  }
}

static GArray *
new_points (void)
{
  return g_array_new (FALSE, FALSE, sizeof (LimberPlanPoint));
}

/* The right side, from the last point back to the first */
static void
append_mirrored (GArray *points)
{
  for (guint i = points->len; i > 0; i--) {
    LimberPlanPoint point = g_array_index (points, LimberPlanPoint, i - 1);

    point.x = -point.x;
    g_array_append_val (points, point);
  }
}

GArray *
limber_body_plan_trace_outline (const LimberBodyPlan *self, gboolean is_back)
{
  GArray *points = new_points ();

  limber_body_plan_trace (self, neck_and_arm, G_N_ELEMENTS (neck_and_arm), FALSE, FALSE, points);
  limber_body_plan_trace (self, flank_and_leg, G_N_ELEMENTS (flank_and_leg), FALSE, FALSE, points);
  if (is_back)
    limber_body_plan_trace (self, back_foot, G_N_ELEMENTS (back_foot), FALSE, FALSE, points);
  else
    limber_body_plan_trace (self, front_foot, G_N_ELEMENTS (front_foot), FALSE, FALSE, points);
  limber_body_plan_trace (self, inner_leg, G_N_ELEMENTS (inner_leg), FALSE, FALSE, points);
  append_mirrored (points);
  return points;
}

void
limber_body_plan_trace_creases (const LimberBodyPlan *self,
                                gboolean is_back,
                                void (*line) (const GArray *points, gpointer user_data),
                                gpointer user_data)
{
  const Line *lines = is_back ? back_creases : front_creases;
  guint n_lines = is_back ? G_N_ELEMENTS (back_creases) : G_N_ELEMENTS (front_creases);
  g_autoptr (GArray) points = new_points ();

  for (guint i = 0; i < n_lines; i++) {
    g_array_set_size (points, 0);
    limber_body_plan_trace (self, lines[i].places, lines[i].n_places, FALSE, FALSE, points);
    line (points, user_data);
    for (guint k = 0; k < points->len; k++)
      g_array_index (points, LimberPlanPoint, k).x *= -1;
    line (points, user_data);
  }
}
