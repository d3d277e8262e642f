/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-scene.h"

G_BEGIN_DECLS

#define MAX_HULL_NODES  8
#define MAX_GLOW_POINTS 8

typedef struct {
  const char *name;
  guint first_layer;
  guint n_layers;
  guint first_node;
  guint n_nodes;
} ScenePart;

typedef struct {
  LimberTone tone;
  guint first_hull;
  guint n_hulls;
} SceneLayer;

typedef struct {
  guint n_nodes;
  guint nodes[MAX_HULL_NODES];
} SceneHull;

typedef struct {
  LimberPart owner;
  LimberPart neighbour;
  LimberTone tone;
  gboolean is_flat;
  SceneHull hull;
} SceneStub;

typedef enum {
  DETAIL_PATCH,
  DETAIL_LINE,
  DETAIL_GLOW,
} SceneDetailKind;

typedef struct {
  LimberPart part;
  SceneDetailKind kind;
  LimberTone tone;
  guint first_point;
  guint n_points;
  double width;
  double strength;
  double radii[MAX_GLOW_POINTS];
} SceneDetail;

typedef struct {
  LimberPart front;
  LimberPart back;
} SceneRule;

/** A node seen by a camera: an ellipse by its centre and the symmetric matrix whose root maps the
 * unit circle on it. */
typedef struct {
  double x;
  double y;
  double depth;
  double xx;
  double xy;
  double yy;
  double radius; /* of a circle about as large */
} SceneOval;

struct _LimberScene {
  GArray *parts;   /* (owned) (element-type ScenePart) */
  GArray *layers;  /* (owned) (element-type SceneLayer) */
  GArray *nodes;   /* (owned) (element-type LimberEllipsoid) */
  GArray *hulls;   /* (owned) (element-type SceneHull) */
  GArray *stubs;   /* (owned) (element-type SceneStub) */
  GArray *details; /* (owned) (element-type SceneDetail) */
  GArray *points;  /* (owned) (element-type LimberVec) */
  GArray *rules;   /* (owned) (element-type SceneRule) */
  GArray *ovals;   /* (owned) (element-type SceneOval): of the last projection, one a node */
};

/* Sees all nodes with @camera */
void limber_scene_project (LimberScene *self, const LimberCamera *camera);
/* After projecting: fills @order with the parts from the farthest to the nearest */
void limber_scene_sort (LimberScene *self, LimberPart *order);

G_END_DECLS
