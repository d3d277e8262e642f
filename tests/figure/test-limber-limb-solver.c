/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure/limber-limb-solver.h"

#define UPPER 0.31
#define LOWER 0.25

static void
hang (LimberBasis *near, LimberBasis *far)
{
  *near = LIMBER_BASIS_IDENTITY;
  *far = LIMBER_BASIS_IDENTITY;
  far->origin = limber_vec (0, -UPPER, 0.02);
}

static LimberVec
end_of (const LimberBasis *far)
{
  return limber_basis_point (far, 0, -LOWER, 0);
}

static double
distance (LimberVec a, LimberVec b)
{
  return limber_vec_length (limber_vec_sub (a, b));
}

static void
assert_unit_frame (const LimberBasis *basis)
{
  g_assert_cmpfloat_with_epsilon (limber_vec_length (basis->up), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (limber_vec_length (basis->left), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (limber_vec_dot (basis->up, basis->forward), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      distance (limber_vec_cross (basis->up, basis->forward), basis->left), 0, 1e-9);
}

static void
test_reaches (gconstpointer data)
{
  const LimberVec *target = data;
  LimberBasis near;
  LimberBasis far;

  hang (&near, &far);
  limber_limb_solver_reach (&near, &far, UPPER, LOWER, *target, LIMBER_HINGE_ELBOW);
  g_assert_cmpfloat (distance (end_of (&far), *target), <, 1e-6);
  g_assert_cmpfloat_with_epsilon (distance (near.origin, far.origin), UPPER, 1e-6);
  assert_unit_frame (&near);
  assert_unit_frame (&far);
}

static void
test_too_far (void)
{
  LimberVec target = limber_vec (0, 0, 3);
  LimberBasis near;
  LimberBasis far;

  hang (&near, &far);
  limber_limb_solver_reach (&near, &far, UPPER, LOWER, target, LIMBER_HINGE_ELBOW);
  g_assert_cmpfloat (distance (end_of (&far), limber_vec (0, 0, UPPER + LOWER)), <, 0.005);
}

static void
test_too_near (void)
{
  LimberBasis near;
  LimberBasis far;

  hang (&near, &far);
  limber_limb_solver_reach (&near, &far, UPPER, LOWER, near.origin, LIMBER_HINGE_ELBOW);
  assert_unit_frame (&near);
  assert_unit_frame (&far);
}

/* An elbow brings the far bone forward of the near one's plane, a knee behind it. */
static void
test_bends_its_way (void)
{
  LimberVec target = limber_vec (0, -0.4, 0.1);
  LimberBasis near;
  LimberBasis far;

  hang (&near, &far);
  far.origin = limber_vec (0, -UPPER, -0.02);
  limber_limb_solver_reach (&near, &far, UPPER, LOWER, target, LIMBER_HINGE_ELBOW);
  g_assert_cmpfloat (limber_vec_dot (limber_vec_scale (far.up, -1), near.forward), >, 0);

  hang (&near, &far);
  limber_limb_solver_reach (&near, &far, UPPER, LOWER, limber_vec (0, -0.4, -0.05),
                            LIMBER_HINGE_KNEE);
  g_assert_cmpfloat (limber_vec_dot (limber_vec_scale (far.up, -1), near.forward), <, 0);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    LimberVec target;
  } targets[] = {
    { "/figure/limb-solver/reaches/forward", { 0, -0.2, 0.3 } },
    { "/figure/limb-solver/reaches/up", { 0.1, 0.4, 0.05 } },
    { "/figure/limb-solver/reaches/across", { -0.3, -0.1, 0.2 } },
    { "/figure/limb-solver/reaches/close", { 0.0, -0.1, 0.06 } },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    g_test_add_data_func (targets[i].path, &targets[i].target, test_reaches);
  g_test_add_func ("/figure/limb-solver/too-far", test_too_far);
  g_test_add_func ("/figure/limb-solver/too-near", test_too_near);
  g_test_add_func ("/figure/limb-solver/bends-its-way", test_bends_its_way);
  return g_test_run ();
}
