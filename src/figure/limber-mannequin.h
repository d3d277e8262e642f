/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-choreography.h"
#include "core/limber-enums.h"
#include "figure/limber-camera.h"
#include "figure/limber-palette.h"
#include "figure/limber-skeleton.h"
#include "figure/limber-touch.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct _LimberMannequin LimberMannequin;

/* The mannequin and its props as shapes: filled for a skeleton and a camera, then measured or
 * painted. */
LimberMannequin *limber_mannequin_new (LimberChoreography *choreography,
                                       const LimberBody *body,
                                       const LimberFurniture *furniture);
void limber_mannequin_free (LimberMannequin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberMannequin, limber_mannequin_free)

void limber_mannequin_fill (LimberMannequin *self,
                            const LimberSkeleton *skeleton,
                            const LimberCamera *camera,
                            LimberSide side,
                            double effort);
/* Each box is four doubles: x1, y1, x2, y2 in metres on the picture plane. */
void limber_mannequin_extend_boxes (LimberMannequin *self,
                                    const LimberCamera *camera,
                                    double *frame,
                                    double *moving);
void limber_mannequin_paint (LimberMannequin *self,
                             cairo_t *cr,
                             const LimberCamera *camera,
                             const LimberPalette *palette);

G_END_DECLS
