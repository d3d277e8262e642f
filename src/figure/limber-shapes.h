/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-choreography.h"
#include "figure/limber-scene.h"
#include "figure/limber-skeleton.h"
#include "figure/limber-touch.h"

G_BEGIN_DECLS

/** The parts that others refer to, as they are added. */
typedef struct {
  LimberPart pelvis;
  LimberPart trunk;
  LimberPart neck;
  LimberPart head;
  LimberPart upper_arm[2];
  LimberPart forearm[2];
  LimberPart hand[2];
  LimberPart thigh[2];
  LimberPart shin[2];
  LimberPart ankle[2];
  LimberPart foot[2];
} LimberBodyParts;

/* Each fills a scene with the shapes of one piece of the mannequin, on its bones. */
void limber_trunk_shape_add (LimberScene *scene,
                             const LimberSkeleton *skeleton,
                             const LimberBody *body,
                             LimberBodyParts *parts);
void limber_limb_shape_add_arm (LimberScene *scene,
                                const LimberSkeleton *skeleton,
                                const LimberBody *body,
                                guint side,
                                LimberBodyParts *parts);
void limber_limb_shape_add_leg (LimberScene *scene,
                                const LimberSkeleton *skeleton,
                                const LimberBody *body,
                                guint side,
                                LimberBodyParts *parts);
void limber_hand_shape_add (LimberScene *scene,
                            const LimberSkeleton *skeleton,
                            const LimberBody *body,
                            guint side,
                            const LimberCamera *camera,
                            LimberBodyParts *parts);
void limber_foot_shape_add (LimberScene *scene,
                            const LimberSkeleton *skeleton,
                            const LimberBody *body,
                            guint side,
                            gboolean has_shoes,
                            LimberBodyParts *parts);
/* Features face the camera or are left out. */
void limber_head_shape_add (LimberScene *scene,
                            const LimberSkeleton *skeleton,
                            const LimberBody *body,
                            const LimberCamera *camera,
                            LimberBodyParts *parts);

void limber_prop_shape_add_chair (LimberScene *scene,
                                  const LimberFurniture *furniture,
                                  LimberPart *seat,
                                  LimberPart *back,
                                  LimberPart *base);
/* A chair before the mat on which the calves lie */
void limber_prop_shape_add_leg_chair (LimberScene *scene, const LimberSkeleton *skeleton);
void limber_prop_shape_add_screen (LimberScene *scene,
                                   const LimberFurniture *furniture,
                                   LimberPart *screen,
                                   LimberPart *keyboard);
LimberPart limber_prop_shape_add_desk (LimberScene *scene, const LimberFurniture *furniture);

/* Whether a muscle of this name ("upper-trapezius-right") can be shown */
gboolean limber_muscle_exists (const char *name);
/* (transfer full): all of them, "-left|-right" where a side must follow */
char **limber_muscle_list_names (void);
/* Marks a muscle on the part that carries it, where the camera sees it; @strength 0.0–1.0 */
void limber_muscle_add (LimberScene *scene,
                        const char *name,
                        const LimberBodyParts *parts,
                        const LimberSkeleton *skeleton,
                        const LimberBody *body,
                        const LimberCamera *camera,
                        double strength);

G_END_DECLS
