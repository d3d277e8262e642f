/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-zone.h"
#include "figure/limber-figure-style.h"

#include <cairo.h>

G_BEGIN_DECLS

/** What of the body is shown. Behind, the person's left is on the viewer's left. */
typedef enum {
  LIMBER_BODY_MAP_FRONT,
  LIMBER_BODY_MAP_BACK,
  LIMBER_BODY_MAP_BACK_AREAS, /* neck to lower back from behind, large */
  LIMBER_N_BODY_MAP_VIEWS,
} LimberBodyMapView;

/**
 * LimberBodyMapMarks:
 * @selected: marked zones: filled, hatched, with a strong edge
 * @counts: (nullable) (array fixed-size=46): how often each zone was named; the more often, the
 *   stronger it is filled. The numbers are the caller's to write, at limber_body_map_get_middle().
 * @focus: the zone that has the keyboard, or -1
 * @hover: the zone under the pointer, or -1
 *
 * What is to stand out. Plain value.
 */
typedef struct {
  LimberZones selected;
  const guint *counts;
  int focus;
  int hover;
} LimberBodyMapMarks;

#define LIMBER_BODY_MAP_MARKS_NONE ((LimberBodyMapMarks){ 0, NULL, -1, -1 })

/* The 46 places of the body, drawn on the mannequin's bones and found again by a point. Pictures
 * are of any size; left and right are the person's and never flip with the language. */
typedef struct _LimberBodyMap LimberBodyMap;

/* @style: only light or dark and the contrast count */
LimberBodyMap *limber_body_map_new (const LimberFigureStyle *style);
void limber_body_map_free (LimberBodyMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberBodyMap, limber_body_map_free)

/* Width over height */
double limber_body_map_get_aspect (LimberBodyMapView view);
/* The zones that can be found in it */
LimberZones limber_body_map_get_zones (LimberBodyMapView view);

/* Paints vectors into the box 0, 0, @width, @height (user units), over whatever is there; the body
 * is as large as fits, in the middle. */
void limber_body_map_paint (LimberBodyMap *self,
                            cairo_t *cr,
                            LimberBodyMapView view,
                            double width,
                            double height,
                            const LimberBodyMapMarks *marks);

/* The zone at a point of that picture. Zones reach a little beyond the body, so that a finger finds
 * them. FALSE where there is none; @zone is then untouched. */
gboolean limber_body_map_find_zone (LimberBodyMap *self,
                                    LimberBodyMapView view,
                                    double width,
                                    double height,
                                    double x,
                                    double y,
                                    LimberZone *zone) G_GNUC_WARN_UNUSED_RESULT;
/* The box around what find_zone() takes for @zone; empty if the view does not have it */
void limber_body_map_get_box (LimberBodyMap *self,
                              LimberBodyMapView view,
                              double width,
                              double height,
                              LimberZone zone,
                              cairo_rectangle_t *box);
/* A point within the visible zone where a number fits */
void limber_body_map_get_middle (LimberBodyMap *self,
                                 LimberBodyMapView view,
                                 double width,
                                 double height,
                                 LimberZone zone,
                                 double *x,
                                 double *y);
/* Where the word "Left" or "Right" is to stand: the middle of a place beside the body.
 * @side: not LIMBER_ZONE_MIDDLE */
void limber_body_map_get_side_place (LimberBodyMap *self,
                                     LimberBodyMapView view,
                                     double width,
                                     double height,
                                     LimberZoneSide side,
                                     double *x,
                                     double *y);

G_END_DECLS
