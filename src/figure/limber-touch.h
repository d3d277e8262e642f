/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-landmark.h"
#include "figure/limber-skeleton.h"

G_BEGIN_DECLS

/** A place on a surface: where, which way is out of it, and the bone that carries it. */
typedef struct {
  LimberVec point;
  LimberVec normal;
  LimberBasis basis;
} LimberTouch;

/** The furniture that a body touches, in the world. */
typedef struct {
  double seat_height;
  LimberVec seat_center; /* on the seat's surface */
  double desk_height;
} LimberFurniture;

/* Where a landmark of the body or furniture is. FALSE for STAY, FLOOR and NONE, which no bone
 * carries. */
gboolean limber_touch_locate (LimberLandmark landmark,
                              const LimberSkeleton *skeleton,
                              const LimberBody *body,
                              const LimberFurniture *furniture,
                              LimberTouch *touch);

/* Puts the palm on @touch, bending shoulder and elbow; @fingers: the way the fingers are to point,
 * as far as the surface and the wrist allow (NULL: on along the forearm) */
void limber_touch_put_hand (LimberSkeleton *skeleton,
                            const LimberBody *body,
                            guint side,
                            const LimberTouch *touch,
                            const LimberVec *fingers);

G_END_DECLS
