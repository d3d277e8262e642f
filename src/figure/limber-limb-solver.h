/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-space.h"

G_BEGIN_DECLS

/** Which way the middle joint bends: an elbow brings the far bone forward, a knee backward. */
typedef enum {
  LIMBER_HINGE_ELBOW,
  LIMBER_HINGE_KNEE,
} LimberHinge;

/* Two-bone inverse kinematics: turns @near and @far (lengths in metres) so that the far bone's end
 * comes to @target, or as close as the limb reaches, the middle joint staying on the side on which
 * it was. */
void limber_limb_solver_reach (LimberBasis *near,
                               LimberBasis *far,
                               double near_length,
                               double far_length,
                               LimberVec target,
                               LimberHinge hinge);

G_END_DECLS
