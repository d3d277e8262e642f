/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-camera.h"
#include "figure/limber-palette.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A picture's solids: parts made of layers made of convex hulls over ellipsoids, sorted by depth
 * and painted with a soft shade and one outline a layer. Filled anew for every frame; keeps its
 * memory. */
typedef struct _LimberScene LimberScene;

/** A node of a hull: an ellipsoid by its three half axes. */
typedef struct {
  LimberVec center;
  LimberVec axes[3];
} LimberEllipsoid;

/* Parts and nodes are named by their index. */
typedef guint LimberPart;

LimberScene *limber_scene_new (void);
void limber_scene_free (LimberScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberScene, limber_scene_free)

void limber_scene_clear (LimberScene *self);

/* @name: static string, for tests */
LimberPart limber_scene_begin_part (LimberScene *self, const char *name);
/* A layer of the current part: one outline around all its hulls; later layers lie over earlier ones
 */
void limber_scene_begin_layer (LimberScene *self, LimberTone tone);
/* An ellipsoid in a bone's own axes: where, and its half axes */
guint limber_scene_add_node (LimberScene *self,
                             const LimberBasis *basis,
                             double left,
                             double up,
                             double forward,
                             double radius_left,
                             double radius_up,
                             double radius_forward);
/* A hull over @n_nodes (at most 8) nodes, in the current layer */
void limber_scene_add_hull (LimberScene *self, guint n_nodes, const guint *nodes);
/* Hulls over each two of @n_nodes nodes in a row, from @first */
void limber_scene_add_chain (LimberScene *self, guint first, guint n_nodes);
/* The hull over these two nodes of the current layer is painted once more, without outline, over
 * @neighbour where that part comes later: so a joint shows no seam. @is_flat: without a shaded
 * edge, for a joint in the midst of a broad part. */
void limber_scene_add_stub (
    LimberScene *self, LimberPart neighbour, guint node_a, guint node_b, gboolean is_flat);
/* A flat patch of the current part's surface, painted over its layers */
void limber_scene_add_patch (LimberScene *self,
                             LimberTone tone,
                             const LimberVec *points,
                             guint n_points);
/* A line on the current part's surface; @width in metres */
void limber_scene_add_line (
    LimberScene *self, LimberTone tone, const LimberVec *points, guint n_points, double width);
/* An overlay on any part: a see-through hull chain with a dashed outline of its own (a stretched
 * muscle) */
void limber_scene_add_glow (LimberScene *self,
                            LimberPart part,
                            const LimberVec *points,
                            const double *radii,
                            guint n_points,
                            double strength);
/* @front is always painted after @back */
void limber_scene_put_in_front (LimberScene *self, LimberPart front, LimberPart back);

void limber_scene_paint (LimberScene *self,
                         cairo_t *cr,
                         const LimberCamera *camera,
                         const LimberPalette *palette,
                         double outline_width);
/* Adds the outlines of all hulls to @cr's path, all in the same direction */
void limber_scene_add_path (LimberScene *self, cairo_t *cr, const LimberCamera *camera);
/* The shadow that all parts throw on the floor y = 0, light falling from above */
void limber_scene_paint_shadow (LimberScene *self,
                                cairo_t *cr,
                                const LimberCamera *camera,
                                double alpha);
/* Grows @x1 … @y2 to hold all parts and their shadows */
void limber_scene_extend_box (
    LimberScene *self, const LimberCamera *camera, double *x1, double *y1, double *x2, double *y2);

G_END_DECLS
