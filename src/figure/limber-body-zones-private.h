/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-zone.h"
#include "figure/limber-body-plan-private.h"

G_BEGIN_DECLS

/* The zones of one view of the body map as polygons in the map's plane. They share their borders,
 * do not overlap, and reach beyond the body where a finger needs room. */

/* How many zones are drawn in front or behind */
guint limber_body_zones_get_n (gboolean is_back);
/* @index: below that number. The hands are drawn in both views. */
LimberZone limber_body_zones_get_zone (gboolean is_back, guint index);
/* (transfer full) (element-type LimberPlanPoint): closed */
GArray *limber_body_zones_trace (const LimberBodyPlan *plan, gboolean is_back, guint index);

/* Whether a point lies within a closed polygon (element-type LimberPlanPoint) */
gboolean limber_body_zones_polygon_contains (const GArray *points, double x, double y);

G_END_DECLS
