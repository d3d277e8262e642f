/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-muscle"

#include "config.h"

#include "figure/limber-shapes.h"

/*
 * Where the muscles that a stretch is felt in lie on the mannequin: chains of round spots on bones,
 * so that the mark bends and stretches with the body. Anatomy is simplified to what shows on the
 * surface.
 */

#define MAX_ANCHORS 5
/* A muscle that faces farther away than this is not marked; up to MIN_CLEAR it fades, for marks
 * that are fainter still are mud on a blue shirt. */
#define MIN_FACING -0.10
#define MIN_CLEAR  0.5

typedef struct {
  gsize bone; /* offset in LimberSkeleton; 0-terminated rows have radius 0 */
  gboolean is_paired;
  double left;
  double up;
  double forward;
  double radius;
} Anchor;

typedef struct {
  const char *name; /* without the side */
  gboolean is_paired;
  gsize part; /* offset in LimberBodyParts, of the left one for limbs */
  gboolean is_limb;
  double normal[3]; /* out of the body, in the first anchor's bone */
  Anchor anchors[MAX_ANCHORS];
} MuscleRow;

#define ON(field, left, up, forward, radius)                                                       \
  {                                                                                                \
    G_STRUCT_OFFSET (LimberSkeleton, field), FALSE, left, up, forward, radius                      \
  }
#define ON_LIMB(field, left, up, forward, radius)                                                  \
  {                                                                                                \
    G_STRUCT_OFFSET (LimberSkeleton, field), TRUE, left, up, forward, radius                       \
  }

static const MuscleRow rows[] = {
  { "upper-trapezius",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, trunk),
    FALSE,
    { 0.3, 1, 0.1 },
    { ON (head, 0.034, 0.016, -0.040, 0.016), ON (neck[0], 0.042, 0.02, -0.026, 0.020),
      ON (thorax[3], 0.075, 0.056, -0.030, 0.026), ON (thorax[3], 0.125, 0.042, -0.020, 0.020) } },
  { "levator-scapulae",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, trunk),
    FALSE,
    { 0.5, 0.2, -0.8 },
    { ON (neck[1], 0.044, 0.02, -0.028, 0.014), ON (neck[0], 0.048, 0.0, -0.034, 0.017),
      ON (thorax[3], 0.070, 0.030, -0.066, 0.022) } },
  { "neck-front",
    FALSE,
    G_STRUCT_OFFSET (LimberBodyParts, neck),
    FALSE,
    { 0, 0, 1 },
    { ON (neck[1], 0.018, 0.030, 0.040, 0.013), ON (neck[0], 0.014, 0.012, 0.042, 0.013) } },
  { "neck-back",
    FALSE,
    G_STRUCT_OFFSET (LimberBodyParts, neck),
    FALSE,
    { 0, 0, -1 },
    { ON (head, 0.0, 0.012, -0.034, 0.017), ON (neck[1], 0.0, 0.01, -0.032, 0.018),
      ON (neck[0], 0, 0.01, -0.033, 0.017) } },
  { "neck-side",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, neck),
    FALSE,
    { 1, 0, 0.4 },
    { ON (head, 0.046, 0.022, 0.000, 0.014), ON (neck[1], 0.044, 0.0, 0.014, 0.014),
      ON (neck[0], 0.034, -0.006, 0.034, 0.013) } },
  { "rhomboids",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, trunk),
    FALSE,
    { 0.1, 0, -1 },
    { ON (thorax[3], 0.044, 0.000, -0.066, 0.022), ON (thorax[2], 0.050, -0.004, -0.074, 0.026),
      ON (thorax[1], 0.050, 0.0, -0.076, 0.022) } },
  { "posterior-deltoid",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, upper_arm),
    TRUE,
    { 0.6, 0, -0.8 },
    { ON_LIMB (upper_arm, 0.016, 0.002, -0.036, 0.026),
      ON_LIMB (upper_arm, 0.022, -0.055, -0.034, 0.024),
      ON_LIMB (upper_arm, 0.020, -0.100, -0.026, 0.016) } },
  { "infraspinatus",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, trunk),
    FALSE,
    { 0.4, 0, -0.9 },
    { ON (thorax[3], 0.125, -0.005, -0.060, 0.026),
      ON (thorax[2], 0.088, -0.010, -0.088, 0.030) } },
  { "erector-spinae",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, trunk),
    FALSE,
    { 0.1, 0, -1 },
    { ON (thorax[1], 0.036, 0.0, -0.078, 0.018), ON (lumbar[2], 0.040, 0.0, -0.064, 0.023),
      ON (lumbar[1], 0.042, 0.0, -0.062, 0.025), ON (lumbar[0], 0.042, -0.01, -0.064, 0.023) } },
  { "lower-back",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, trunk),
    FALSE,
    { 0.1, 0, -1 },
    { ON (lumbar[2], 0.040, 0.01, -0.064, 0.022), ON (lumbar[1], 0.043, 0.0, -0.060, 0.028),
      ON (lumbar[0], 0.043, -0.02, -0.064, 0.024) } },
  { "obliques",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, trunk),
    FALSE,
    { 1, 0, 0.25 },
    { ON (thorax[0], 0.118, 0.01, 0.045, 0.030), ON (lumbar[2], 0.122, -0.005, 0.035, 0.034),
      ON (lumbar[0], 0.128, -0.01, 0.025, 0.030) } },
  { "latissimus",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, trunk),
    FALSE,
    { 0.8, 0, -0.6 },
    { ON (thorax[2], 0.118, 0.02, -0.050, 0.028), ON (thorax[1], 0.112, 0.0, -0.066, 0.030),
      ON (lumbar[2], 0.090, 0.0, -0.075, 0.026) } },
  { "abdominals",
    FALSE,
    G_STRUCT_OFFSET (LimberBodyParts, trunk),
    FALSE,
    { 0, 0, 1 },
    { ON (thorax[0], 0.0, 0.0, 0.078, 0.034), ON (lumbar[1], 0.0, 0.01, 0.070, 0.040),
      ON (lumbar[0], 0.0, -0.02, 0.074, 0.034) } },
  { "diaphragm",
    FALSE,
    G_STRUCT_OFFSET (LimberBodyParts, trunk),
    FALSE,
    { 0, 0, 1 },
    { ON (lumbar[2], 0.060, 0.03, 0.074, 0.026), ON (thorax[0], 0.0, 0.02, 0.086, 0.030),
      ON (lumbar[2], -0.060, 0.03, 0.074, 0.026) } },
  { "gluteus",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, pelvis),
    FALSE,
    { 0.3, 0, -1 },
    { ON (pelvis, 0.080, 0.020, -0.066, 0.032), ON (pelvis, 0.076, -0.030, -0.074, 0.040) } },
  { "quadriceps",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, thigh),
    TRUE,
    { 0, 0, 1 },
    { ON_LIMB (thigh, 0, -0.11, 0.056, 0.028), ON_LIMB (thigh, 0, -0.20, 0.048, 0.031),
      ON_LIMB (thigh, 0, -0.30, 0.042, 0.023) } },
  { "hamstrings",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, thigh),
    TRUE,
    { 0, 0, -1 },
    { ON_LIMB (thigh, 0, -0.10, -0.050, 0.026), ON_LIMB (thigh, 0, -0.20, -0.040, 0.028),
      ON_LIMB (thigh, 0, -0.32, -0.036, 0.022) } },
  { "calf",
    TRUE,
    G_STRUCT_OFFSET (LimberBodyParts, shin),
    TRUE,
    { 0, 0, -1 },
    { ON_LIMB (shin, 0, -0.06, -0.044, 0.020), ON_LIMB (shin, 0, -0.13, -0.042, 0.025),
      ON_LIMB (shin, 0, -0.22, -0.030, 0.018) } },
  { "eyes",
    FALSE,
    G_STRUCT_OFFSET (LimberBodyParts, head),
    FALSE,
    { 0, 0, 1 },
    { ON (head, 0.0275, 0.0895, 0.088, 0.017), ON (head, -0.0275, 0.0895, 0.088, 0.017) } },
};

/* Splits "upper-trapezius-right" into its row and side; NULL for an unknown name */
static const MuscleRow *
find_row (const char *name, guint *side)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const char *rest = name + strlen (rows[i].name);

    if (!g_str_has_prefix (name, rows[i].name))
      continue;
    *side = g_str_equal (rest, "-right") ? 1 : 0;
    if (!rows[i].is_paired && *rest == '\0')
      return &rows[i];
    if (rows[i].is_paired && (g_str_equal (rest, "-left") || g_str_equal (rest, "-right")))
      return &rows[i];
  }

  return NULL;
}

gboolean
limber_muscle_exists (const char *name)
{
  guint side = 0;

  return find_row (name, &side) != NULL;
}

/**
 * limber_muscle_list_names:
 *
 * Returns: (transfer full): every name that can be shown, as a person may write it in a file;
 *   "-left|-right" stands for the side that must follow
 */
char **
limber_muscle_list_names (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *name = g_strconcat (rows[i].name, rows[i].is_paired ? "-left|-right" : "",
                                         NULL);

    g_strv_builder_add (names, name);
  }

  return g_strv_builder_end (names);
}

static const LimberBasis *
find_bone (const LimberSkeleton *skeleton, const Anchor *anchor, guint side)
{
  const char *bytes = (const char *) skeleton + anchor->bone;
  const LimberBasis *bone = (const LimberBasis *) (const void *) bytes;

  return anchor->is_paired ? bone + side : bone;
}

static LimberPart
find_part (const LimberBodyParts *parts, const MuscleRow *row, guint side)
{
  const char *bytes = (const char *) parts + row->part;
  const LimberPart *part = (const LimberPart *) (const void *) bytes;

  return row->is_limb ? part[side] : *part;
}

/**
 * limber_muscle_add:
 * @scene: filled with the body
 * @name: a muscle, with its side if it has one
 * @parts: of the body
 * @skeleton: the bones
 * @body: measures
 * @camera: who looks
 * @strength: 0.0 to 1.0
 *
 * Marks the muscle on the part that carries it, where the camera sees its side of the body.
 */
void
limber_muscle_add (LimberScene *scene,
                   const char *name,
                   const LimberBodyParts *parts,
                   const LimberSkeleton *skeleton,
                   const LimberBody *body,
                   const LimberCamera *camera,
                   double strength)
{
  guint side = 0;
  const MuscleRow *row = find_row (name, &side);
  double sign = side == 0 ? 1 : -1;
  LimberVec points[MAX_ANCHORS];
  double radii[MAX_ANCHORS];
  LimberVec normal;
  guint n_points = 0;
  double facing;

  if (row == NULL)
    return;

  normal = limber_basis_direction (find_bone (skeleton, &row->anchors[0], side),
                                   sign * row->normal[0], row->normal[1], row->normal[2]);
  facing = limber_vec_dot (limber_vec_normalize (normal, normal), camera->toward);
  if (facing < MIN_FACING)
    return;

  for (guint i = 0; i < MAX_ANCHORS && row->anchors[i].radius > 0; i++) {
    const Anchor *anchor = &row->anchors[i];

    points[n_points] = limber_basis_point (find_bone (skeleton, anchor, side),
                                           sign * anchor->left * body->girth, anchor->up,
                                           anchor->forward * body->girth);
    radii[n_points++] = anchor->radius;
  }
  limber_scene_add_glow (scene, find_part (parts, row, side), points, radii, n_points,
                         strength * CLAMP (1 + (facing - 0.1) * 2.5, MIN_CLEAR, 1));
}
