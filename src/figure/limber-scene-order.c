/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-scene-order"

#include "config.h"

#include "figure/limber-scene-private.h"

#include <math.h>

/*
 * Which part is painted over which. Parts are compared where they overlap in the picture, node by
 * node, because a long limb may be in front of the trunk with one end and behind it with the other,
 * and what matters is the place that shows.
 */

void
limber_scene_project (LimberScene *self, const LimberCamera *camera)
{
  g_array_set_size (self->ovals, self->nodes->len);
  for (guint i = 0; i < self->nodes->len; i++) {
    const LimberEllipsoid *node = &g_array_index (self->nodes, LimberEllipsoid, i);
    SceneOval *oval = &g_array_index (self->ovals, SceneOval, i);
    LimberSpot spot = limber_camera_project (camera, node->center);

    *oval = (SceneOval){ .x = spot.x, .y = spot.y, .depth = spot.depth };
    for (guint j = 0; j < 3; j++) {
      double x = camera->scale * limber_vec_dot (node->axes[j], camera->right);
      double y = -camera->scale * limber_vec_dot (node->axes[j], camera->up);

      oval->xx += x * x;
      oval->xy += x * y;
      oval->yy += y * y;
    }
    oval->radius = sqrt ((oval->xx + oval->yy) / 2);
  }
}

/* Greater than 0 where @a is nearer than @b at the places where they overlap; 0 where they do not
 */
static double
compare_parts (LimberScene *self, const ScenePart *a, const ScenePart *b)
{
  double sum = 0;

  for (guint i = 0; i < a->n_nodes; i++) {
    const SceneOval *p = &g_array_index (self->ovals, SceneOval, a->first_node + i);

    for (guint j = 0; j < b->n_nodes; j++) {
      const SceneOval *q = &g_array_index (self->ovals, SceneOval, b->first_node + j);
      double reach = p->radius + q->radius;
      double dx = p->x - q->x;
      double dy = p->y - q->y;
      double overlap;

      if (fabs (dx) >= reach || fabs (dy) >= reach)
        continue;
      overlap = reach - sqrt (dx * dx + dy * dy);
      if (overlap > 0)
        sum += MIN (overlap, 2 * MIN (p->radius, q->radius)) * (p->depth - q->depth);
    }
  }

  return sum;
}

static double
mean_depth (LimberScene *self, const ScenePart *part)
{
  double sum = 0;

  for (guint i = 0; i < part->n_nodes; i++)
    sum += g_array_index (self->ovals, SceneOval, part->first_node + i).depth;

  return part->n_nodes > 0 ? sum / part->n_nodes : 0;
}

static void
fill_fronts (LimberScene *self, gint8 *is_front, guint n_parts)
{
  for (guint a = 0; a < n_parts; a++) {
    for (guint b = a + 1; b < n_parts; b++) {
      double order = compare_parts (self, &g_array_index (self->parts, ScenePart, a),
                                    &g_array_index (self->parts, ScenePart, b));

      is_front[a * n_parts + b] = order > 0;
      is_front[b * n_parts + a] = order < 0;
    }
  }
  for (guint i = 0; i < self->rules->len; i++) {
    const SceneRule *rule = &g_array_index (self->rules, SceneRule, i);

    is_front[rule->front * n_parts + rule->back] = 2;
    is_front[rule->back * n_parts + rule->front] = 0;
  }
}

/* The part that may come next: nothing that is left must lie behind it. In a circle: the one that
 * breaks no rule and is farthest. */
static guint
choose_next (const gint8 *is_front, const gboolean *is_placed, const double *depths, guint n_parts)
{
  guint best = n_parts;
  int best_cost = G_MAXINT;

  for (guint a = 0; a < n_parts; a++) {
    int cost = 0;

    if (is_placed[a])
      continue;
    for (guint b = 0; b < n_parts; b++) {
      if (!is_placed[b] && b != a) {
        gint8 front = is_front[a * n_parts + b];

        cost += front == 2 ? 1000 : front;
      }
    }
    if (best == n_parts || cost < best_cost || (cost == best_cost && depths[a] < depths[best])) {
      best = a;
      best_cost = cost;
    }
  }

  return best;
}

void
limber_scene_sort (LimberScene *self, LimberPart *order)
{
  guint n_parts = self->parts->len;
  g_autofree gint8 *is_front = g_new0 (gint8, (gsize) n_parts * n_parts + 1);
  g_autofree gboolean *is_placed = g_new0 (gboolean, n_parts + 1);
  g_autofree double *depths = g_new0 (double, n_parts + 1);

  fill_fronts (self, is_front, n_parts);
  for (guint i = 0; i < n_parts; i++)
    depths[i] = mean_depth (self, &g_array_index (self->parts, ScenePart, i));
  for (guint i = 0; i < n_parts; i++) {
    order[i] = choose_next (is_front, is_placed, depths, n_parts);
    is_placed[order[i]] = TRUE;
  }
}
