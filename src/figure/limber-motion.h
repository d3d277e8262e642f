/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-choreography.h"
#include "figure/limber-figure.h"
#include "figure/limber-skeleton.h"
#include "figure/limber-touch.h"

G_BEGIN_DECLS

typedef struct _LimberMotion LimberMotion;

/* The moving body of one choreography: for a moment of a session, where every bone is, set down on
 * floor or chair, hands and feet on their places. Immutable. */
LimberMotion *limber_motion_new (LimberChoreography *choreography, const LimberBody *body);
void limber_motion_free (LimberMotion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberMotion, limber_motion_free)

void limber_motion_get_skeleton (LimberMotion *self,
                                 const LimberFigureMoment *moment,
                                 LimberSkeleton *skeleton);
/* How far into the stretch, 0.0–1.0: the highlight's strength */
double limber_motion_get_effort (const LimberFigureMoment *moment);
/* Degrees; the second side of a side view is seen from the other side, and the camera walks round
 * while sides switch */
double
limber_motion_get_azimuth (LimberMotion *self, const LimberFigureMoment *moment, double azimuth);
const LimberFurniture *limber_motion_get_furniture (LimberMotion *self);

G_END_DECLS
