/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-scene"

#include "config.h"

#include "figure/limber-scene-private.h"

/*
 * LimberScene:
 *
 * Builds and keeps the solids of one picture; limber-scene-order sorts them, limber-scene-paint
 * paints them.
 */

LimberScene *
limber_scene_new (void)
{
  LimberScene *self = g_new0 (LimberScene, 1);

  self->parts = g_array_new (FALSE, TRUE, sizeof (ScenePart));
  self->layers = g_array_new (FALSE, TRUE, sizeof (SceneLayer));
  self->nodes = g_array_new (FALSE, TRUE, sizeof (LimberEllipsoid));
  self->hulls = g_array_new (FALSE, TRUE, sizeof (SceneHull));
  self->stubs = g_array_new (FALSE, TRUE, sizeof (SceneStub));
  self->details = g_array_new (FALSE, TRUE, sizeof (SceneDetail));
  self->points = g_array_new (FALSE, TRUE, sizeof (LimberVec));
  self->rules = g_array_new (FALSE, TRUE, sizeof (SceneRule));
  self->ovals = g_array_new (FALSE, TRUE, sizeof (SceneOval));

  return self;
}

void
limber_scene_free (LimberScene *self)
{
  g_array_unref (self->parts);
  g_array_unref (self->layers);
  g_array_unref (self->nodes);
  g_array_unref (self->hulls);
  g_array_unref (self->stubs);
  g_array_unref (self->details);
  g_array_unref (self->points);
  g_array_unref (self->rules);
  g_array_unref (self->ovals);
  g_free (self);
}

void
limber_scene_clear (LimberScene *self)
{
  g_array_set_size (self->parts, 0);
  g_array_set_size (self->layers, 0);
  g_array_set_size (self->nodes, 0);
  g_array_set_size (self->hulls, 0);
  g_array_set_size (self->stubs, 0);
  g_array_set_size (self->details, 0);
  g_array_set_size (self->points, 0);
  g_array_set_size (self->rules, 0);
}

static ScenePart *
current_part (LimberScene *self)
{
  return &g_array_index (self->parts, ScenePart, self->parts->len - 1);
}

static SceneLayer *
current_layer (LimberScene *self)
{
  return &g_array_index (self->layers, SceneLayer, self->layers->len - 1);
}

LimberPart
limber_scene_begin_part (LimberScene *self, const char *name)
{
  ScenePart part = {
    .name = name,
    .first_layer = self->layers->len,
    .first_node = self->nodes->len,
  };

  g_array_append_val (self->parts, part);
  return self->parts->len - 1;
}

void
limber_scene_begin_layer (LimberScene *self, LimberTone tone)
{
  SceneLayer layer = { .tone = tone, .first_hull = self->hulls->len };

  g_array_append_val (self->layers, layer);
  current_part (self)->n_layers++;
}

guint
limber_scene_add_node (LimberScene *self,
                       const LimberBasis *basis,
                       double left,
                       double up,
                       double forward,
                       double radius_left,
                       double radius_up,
                       double radius_forward)
{
  LimberEllipsoid node = {
    limber_basis_point (basis, left, up, forward),
    { limber_vec_scale (basis->left, radius_left), limber_vec_scale (basis->up, radius_up),
      limber_vec_scale (basis->forward, radius_forward) },
  };

  g_array_append_val (self->nodes, node);
  current_part (self)->n_nodes++;
  return self->nodes->len - 1;
}

void
limber_scene_add_hull (LimberScene *self, guint n_nodes, const guint *nodes)
{
  SceneHull hull = { .n_nodes = n_nodes };

  g_return_if_fail (n_nodes > 0 && n_nodes <= MAX_HULL_NODES);

  for (guint i = 0; i < n_nodes; i++)
    hull.nodes[i] = nodes[i];
  g_array_append_val (self->hulls, hull);
  current_layer (self)->n_hulls++;
}

void
limber_scene_add_chain (LimberScene *self, guint first, guint n_nodes)
{
  for (guint i = 0; i + 1 < n_nodes; i++)
    limber_scene_add_hull (self, 2, (guint[]){ first + i, first + i + 1 });
}

void
limber_scene_add_stub (
    LimberScene *self, LimberPart neighbour, guint node_a, guint node_b, gboolean is_flat)
{
  SceneStub stub = {
    .owner = self->parts->len - 1,
    .neighbour = neighbour,
    .tone = current_layer (self)->tone,
    .is_flat = is_flat,
    .hull = { .n_nodes = 2, .nodes = { node_a, node_b } },
  };

  g_array_append_val (self->stubs, stub);
}

static SceneDetail *
add_detail (LimberScene *self,
            LimberPart part,
            SceneDetailKind kind,
            LimberTone tone,
            const LimberVec *points,
            guint n_points)
{
  SceneDetail detail = {
    .part = part,
    .kind = kind,
    .tone = tone,
    .first_point = self->points->len,
    .n_points = n_points,
  };

  g_array_append_vals (self->points, points, n_points);
  g_array_append_val (self->details, detail);
  return &g_array_index (self->details, SceneDetail, self->details->len - 1);
}

void
limber_scene_add_patch (LimberScene *self, LimberTone tone, const LimberVec *points, guint n_points)
{
  add_detail (self, self->parts->len - 1, DETAIL_PATCH, tone, points, n_points);
}

void
limber_scene_add_line (
    LimberScene *self, LimberTone tone, const LimberVec *points, guint n_points, double width)
{
  add_detail (self, self->parts->len - 1, DETAIL_LINE, tone, points, n_points)->width = width;
}

void
limber_scene_add_glow (LimberScene *self,
                       LimberPart part,
                       const LimberVec *points,
                       const double *radii,
                       guint n_points,
                       double strength)
{
  SceneDetail *detail = add_detail (self, part, DETAIL_GLOW, LIMBER_TONE_MUSCLE, points, n_points);

  detail->strength = strength;
  for (guint i = 0; i < n_points && i < MAX_GLOW_POINTS; i++)
    detail->radii[i] = radii[i];
}

void
limber_scene_put_in_front (LimberScene *self, LimberPart front, LimberPart back)
{
  SceneRule rule = { front, back };

  g_array_append_val (self->rules, rule);
}
