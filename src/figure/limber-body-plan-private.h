/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-skeleton.h"

#include <cairo.h>

G_BEGIN_DECLS

/** What a place of the body map is measured from: a bone of the person's left side as it lies in
 * the map's plane. */
typedef enum {
  LIMBER_PLAN_TRUNK, /* the middle between the hips */
  LIMBER_PLAN_UPPER_ARM,
  LIMBER_PLAN_FOREARM,
  LIMBER_PLAN_THIGH,
  LIMBER_PLAN_SHIN,
  LIMBER_N_PLAN_FRAMES,
} LimberPlanFrame;

/** A place: metres to the person's left and up, along the bone's own axes. */
typedef struct {
  LimberPlanFrame frame;
  double left;
  double up;
} LimberPlanPlace;

/* For tables of places */
#define TRUNK(left, up)                                                                            \
  {                                                                                                \
    LIMBER_PLAN_TRUNK, left, up                                                                    \
  }
#define UPPER_ARM(left, up)                                                                        \
  {                                                                                                \
    LIMBER_PLAN_UPPER_ARM, left, up                                                                \
  }
#define FOREARM(left, up)                                                                          \
  {                                                                                                \
    LIMBER_PLAN_FOREARM, left, up                                                                  \
  }
#define THIGH(left, up)                                                                            \
  {                                                                                                \
    LIMBER_PLAN_THIGH, left, up                                                                    \
  }
#define SHIN(left, up)                                                                             \
  {                                                                                                \
    LIMBER_PLAN_SHIN, left, up                                                                     \
  }

typedef struct {
  double x; /* metres to the person's left */
  double y; /* metres up */
} LimberPlanPoint;

/**
 * LimberBodyPlan:
 * @skeleton: standing, arms a little off, palms forward
 * @body: medium build
 * @frames: origin, left and up of each bone in the plane
 *
 * The pose of the body map and what lies where in it. Plain value.
 */
typedef struct {
  LimberSkeleton skeleton;
  LimberBody body;
  LimberPlanPoint frames[LIMBER_N_PLAN_FRAMES][3];
} LimberBodyPlan;

void limber_body_plan_init (LimberBodyPlan *self);

LimberPlanPoint limber_body_plan_locate (const LimberBodyPlan *self, const LimberPlanPlace *place);

/* Appends points (LimberPlanPoint) of the smooth curve through @places (Catmull-Rom), @is_reversed:
 * from the last to the first; @is_straight: lines instead */
void limber_body_plan_trace (const LimberBodyPlan *self,
                             const LimberPlanPlace *places,
                             guint n_places,
                             gboolean is_reversed,
                             gboolean is_straight,
                             GArray *points);

/* (transfer full) (element-type LimberPlanPoint): the body's outline without head and fingers,
 * closed, both sides */
GArray *limber_body_plan_trace_outline (const LimberBodyPlan *self, gboolean is_back);
/* Lines that make a body of it: collar bones, navel, shoulder blades, spine … Both sides, each with
 * its width in metres. Calls @line for each; points are (element-type LimberPlanPoint) */
void limber_body_plan_trace_creases (const LimberBodyPlan *self,
                                     gboolean is_back,
                                     void (*line) (const GArray *points, gpointer user_data),
                                     gpointer user_data);

G_END_DECLS
