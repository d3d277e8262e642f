/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-head-shape"

#include "config.h"

#include "figure/limber-shapes.h"

/*
 * A head with a calm, simple face: skull, jaw and nose as hulls; ears; hair as a mesh over the
 * skull down to a hairline; eyes, brows and mouth as patches and lines on the face's surface, where
 * it faces the viewer. All places are in metres from the skull's base, in the head's own axes.
 */

#define HEAD_SIZE    1.07 /* a little larger than life reads better from two metres */
#define HAIR_COLUMNS 28
#define HAIR_ROWS    6
#define MIN_FACING   0.12 /* cosine to the viewer from which on a feature is drawn */

typedef struct {
  LimberVec center;
  LimberVec radii;
} Egg;

static const Egg skull = { { 0, 0.108, -0.004 }, { 0.0745, 0.081, 0.091 } };
static const Egg face = { { 0, 0.072, 0.028 }, { 0.0605, 0.072, 0.0585 } };
static const Egg hair = { { 0, 0.113, -0.009 }, { 0.0805, 0.085, 0.0955 } };

static guint
add_egg (LimberScene *scene, const LimberBasis *head, const Egg *egg)
{
  return limber_scene_add_node (scene, head, egg->center.x, egg->center.y, egg->center.z,
                                egg->radii.x, egg->radii.y, egg->radii.z);
}

static guint
add_ball (LimberScene *scene,
          const LimberBasis *head,
          double x,
          double y,
          double z,
          double rx,
          double ry,
          double rz)
{
  return limber_scene_add_node (scene, head, x, y, z, rx, ry, rz);
}

static void
add_skull (LimberScene *scene, const LimberBasis *head)
{
  guint cranium = add_egg (scene, head, &skull);
  guint front = add_egg (scene, head, &face);
  guint chin = add_ball (scene, head, 0, 0.0075, 0.060, 0.023, 0.017, 0.021);
  guint jaw_left = add_ball (scene, head, 0.042, 0.030, 0.020, 0.018, 0.022, 0.024);
  guint jaw_right = add_ball (scene, head, -0.042, 0.030, 0.020, 0.018, 0.022, 0.024);
  guint bridge = add_ball (scene, head, 0, 0.086, 0.084, 0.008, 0.012, 0.006);
  guint tip = add_ball (scene, head, 0, 0.062, 0.0985, 0.0115, 0.009, 0.009);

  limber_scene_add_hull (scene, 2, (guint[]){ cranium, front });
  limber_scene_add_hull (scene, 4, (guint[]){ front, jaw_left, jaw_right, chin });
  limber_scene_add_hull (scene, 2, (guint[]){ bridge, tip });
}

static void
add_ear (LimberScene *scene, const LimberBasis *head, double sign)
{
  guint upper;
  guint lobe;

  limber_scene_begin_layer (scene, LIMBER_TONE_SKIN);
  upper = add_ball (scene, head, sign * 0.0755, 0.088, -0.010, 0.008, 0.019, 0.015);
  lobe = add_ball (scene, head, sign * 0.072, 0.066, -0.004, 0.007, 0.010, 0.009);
  limber_scene_add_hull (scene, 2, (guint[]){ upper, lobe });
}

/* How far forward the surface is at x, y: on the face or on the forehead */
static double
surface_forward (double x, double y)
{
  double forward = 0;
  const Egg *const eggs[] = { &skull, &face };

  for (guint i = 0; i < G_N_ELEMENTS (eggs); i++) {
    double dx = x / eggs[i]->radii.x;
    double dy = (y - eggs[i]->center.y) / eggs[i]->radii.y;
    double rest = 1 - dx * dx - dy * dy;

    if (rest > 0)
      forward = MAX (forward, eggs[i]->center.z + eggs[i]->radii.z * sqrt (rest));
  }

  return forward;
}

static LimberVec
on_face (const LimberBasis *head, double x, double y)
{
  return limber_basis_point (head, x, y, surface_forward (x, y) + 0.0005);
}

/* The face's normal at x, y, about */
static gboolean
is_seen (const LimberBasis *head, const LimberCamera *camera, double x, double y)
{
  LimberVec normal = limber_basis_direction (head, x / 0.0035, (y - 0.075) / 0.0052,
                                             0.055 / 0.0034);

  normal = limber_vec_normalize (normal, head->forward);
  return limber_vec_dot (normal, camera->toward) > MIN_FACING;
}

static void
add_eye (LimberScene *scene,
         const LimberBasis *head,
         const LimberCamera *camera,
         double sign,
         double closed)
{
  LimberVec points[14];
  double x = sign * 0.0275;
  double y = 0.0895;
  double height = 0.0078 * (1 - closed);

  if (!is_seen (head, camera, x, y))
    return;

  if (height > 0.0022) {
    for (guint i = 0; i < G_N_ELEMENTS (points); i++) {
      double angle = 2 * G_PI * i / G_N_ELEMENTS (points);

      points[i] = on_face (head, x + 0.0060 * cos (angle), y + height * sin (angle));
    }
    limber_scene_add_patch (scene, LIMBER_TONE_FEATURE, points, G_N_ELEMENTS (points));
  } else {
    for (guint i = 0; i < 5; i++) {
      double u = (i - 2.0) / 2;

      points[i] = on_face (head, x + 0.0095 * u, y - 0.0035 * (1 - u * u));
    }
    limber_scene_add_line (scene, LIMBER_TONE_FEATURE, points, 5, 0.0030);
  }
}

static void
add_brow (LimberScene *scene, const LimberBasis *head, const LimberCamera *camera, double sign)
{
  LimberVec points[4];

  if (!is_seen (head, camera, sign * 0.029, 0.108))
    return;
  for (guint i = 0; i < 4; i++) {
    double u = i / 3.0;

    points[i] = on_face (head, sign * (0.0170 + 0.022 * u),
                         0.1115 + 0.0030 * sin (u * G_PI) - 0.0020 * u);
  }
  limber_scene_add_line (scene, LIMBER_TONE_HAIR, points, 4, 0.0042);
}

static void
add_mouth (LimberScene *scene, const LimberBasis *head, const LimberCamera *camera)
{
  LimberVec points[5];
  guint n_points = 0;

  for (guint i = 0; i < 5; i++) {
    double u = (i - 2.0) / 2;
    double x = 0.0170 * u;
    double y = 0.0345 + 0.0030 * u * u;

    if (is_seen (head, camera, x * 1.4, y))
      points[n_points++] = limber_basis_point (head, x, y, 0.0835 - 0.011 * u * u);
  }
  if (n_points > 1)
    limber_scene_add_line (scene, LIMBER_TONE_FEATURE, points, n_points, 0.0030);
}

/* A short shade under the nose's tip gives the front view its relief. */
static void
add_nose_line (LimberScene *scene, const LimberBasis *head, const LimberCamera *camera)
{
  LimberVec points[4];

  if (limber_vec_dot (head->forward, camera->toward) < 0.35)
    return;
  for (guint i = 0; i < 4; i++) {
    double u = (i - 1.5) / 1.5;

    points[i] = limber_basis_point (head, 0.0085 * u, 0.0545 + 0.0028 * u * u, 0.1015);
  }
  limber_scene_add_line (scene, LIMBER_TONE_SKIN, points, 4, 0.0022);
}

/* Elevation of the hairline, degrees, for the azimuth from the front */
static double
hairline (double azimuth)
{
  static const double line[][2] = {
    { 0, 38 },   { 28, 37 },  { 50, 30 },   { 66, 8 },    { 80, -14 },
    { 92, -18 }, { 104, -8 }, { 122, -34 }, { 150, -46 }, { 180, -48 },
  };
  double a = fabs (azimuth);

  for (guint i = 0; i + 1 < G_N_ELEMENTS (line); i++) {
    if (a <= line[i + 1][0]) {
      double t = (a - line[i][0]) / (line[i + 1][0] - line[i][0]);

      return line[i][1] + (line[i + 1][1] - line[i][1]) * t;
    }
  }

  return line[G_N_ELEMENTS (line) - 1][1];
}

static LimberVec
on_hair (const LimberBasis *head, double azimuth, double elevation)
{
  double a = LIMBER_DEGREES (azimuth);
  double e = LIMBER_DEGREES (elevation);

  return limber_basis_point (head, hair.center.x + hair.radii.x * cos (e) * sin (a),
                             hair.center.y + hair.radii.y * sin (e),
                             hair.center.z + hair.radii.z * cos (e) * cos (a));
}

/* Behind the skull: gives the hair its outline; the back of the head where the face does not hide
 * it */
static void
add_hair_volume (LimberScene *scene, const LimberBasis *head, gboolean is_face_seen)
{
  guint top;
  guint back;

  limber_scene_begin_layer (scene, LIMBER_TONE_HAIR);
  top = add_ball (scene, head, 0, 0.133, -0.011, 0.0775, 0.065, 0.0925);
  back = add_ball (scene, head, 0, 0.088, -0.050, 0.062, 0.055, 0.052);
  if (is_face_seen)
    limber_scene_add_hull (scene, 1, (guint[]){ top });
  else
    limber_scene_add_hull (scene, 2, (guint[]){ top, back });
}

static void
add_hair (LimberScene *scene, const LimberBasis *head, const LimberCamera *camera)
{
  for (guint column = 0; column < HAIR_COLUMNS; column++) {
    double a1 = -180 + 360.0 * column / HAIR_COLUMNS;
    double a2 = -180 + 360.0 * (column + 1) / HAIR_COLUMNS;

    for (guint row = 0; row < HAIR_ROWS; row++) {
      double t1 = row / (double) HAIR_ROWS;
      double t2 = (row + 1) / (double) HAIR_ROWS;
      double e11 = hairline (a1) + (90 - hairline (a1)) * t1;
      double e21 = hairline (a2) + (90 - hairline (a2)) * t1;
      double e12 = hairline (a1) + (90 - hairline (a1)) * t2;
      double e22 = hairline (a2) + (90 - hairline (a2)) * t2;
      LimberVec quad[4] = { on_hair (head, a1, e11), on_hair (head, a2, e21),
                            on_hair (head, a2, e22), on_hair (head, a1, e12) };
      LimberVec normal = limber_vec_cross (limber_vec_sub (quad[2], quad[0]),
                                           limber_vec_sub (quad[3], quad[1]));

      if (limber_vec_dot (normal, camera->toward) > 0)
        limber_scene_add_patch (scene, LIMBER_TONE_HAIR, quad, 4);
    }
  }
}

static void
add_features (LimberScene *scene,
              const LimberSkeleton *skeleton,
              const LimberBasis *head,
              const LimberCamera *camera)
{
  for (int sign = -1; sign <= 1; sign += 2) {
    add_eye (scene, head, camera, sign, skeleton->eyes_closed);
    add_brow (scene, head, camera, sign);
  }
  add_nose_line (scene, head, camera);
  add_mouth (scene, head, camera);
}

/**
 * limber_head_shape_add:
 * @scene: filled further
 * @skeleton: the bones
 * @body: measures
 * @camera: who looks
 * @parts: the neck is there; the head is filled in
 */
void
limber_head_shape_add (LimberScene *scene,
                       const LimberSkeleton *skeleton,
                       const LimberBody *body,
                       const LimberCamera *camera,
                       LimberBodyParts *parts)
{
  LimberBasis large = skeleton->head;
  const LimberBasis *head = &large;
  double sideways = limber_vec_dot (large.left, camera->toward);

  large.left = limber_vec_scale (large.left, HEAD_SIZE);
  large.up = limber_vec_scale (large.up, HEAD_SIZE);
  large.forward = limber_vec_scale (large.forward, HEAD_SIZE);

  parts->head = limber_scene_begin_part (scene, "head");
  if (fabs (sideways) < 0.75)
    add_ear (scene, head, sideways > 0 ? -1 : 1);
  add_hair_volume (scene, head, limber_vec_dot (skeleton->head.forward, camera->toward) > 0.45);
  limber_scene_begin_layer (scene, LIMBER_TONE_SKIN);
  add_skull (scene, head);
  add_hair (scene, head, camera);
  add_features (scene, skeleton, head, camera);
  limber_scene_put_in_front (scene, parts->head, parts->neck);

  /* The near ear lies over the hair. */
  limber_scene_put_in_front (scene, limber_scene_begin_part (scene, "ear"), parts->head);
  add_ear (scene, head, sideways > 0 ? 1 : -1);
}
