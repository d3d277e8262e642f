/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-space.h"

G_BEGIN_DECLS

/** An orthographic view: world metres to a picture's pixels. */
typedef struct {
  LimberVec right;
  LimberVec up;
  LimberVec toward; /* from the scene to the viewer */
  double scale;     /* pixels a metre */
  double center_x;  /* pixels of the world's origin */
  double center_y;
} LimberCamera;

/** A point of the picture, and how near it is to the viewer (metres, greater is nearer). */
typedef struct {
  double x;
  double y;
  double depth;
} LimberSpot;

static inline LimberCamera
limber_camera_new (double azimuth_degrees, double elevation_degrees)
{
  double a = LIMBER_DEGREES (azimuth_degrees);
  double e = LIMBER_DEGREES (elevation_degrees);

  return (LimberCamera){
    .right = { cos (a), 0, -sin (a) },
    .up = { -sin (a) * sin (e), cos (e), -cos (a) * sin (e) },
    .toward = { sin (a) * cos (e), sin (e), cos (a) * cos (e) },
    .scale = 1,
  };
}

static inline LimberSpot
limber_camera_project (const LimberCamera *camera, LimberVec point)
{
  return (LimberSpot){
    camera->center_x + camera->scale * limber_vec_dot (point, camera->right),
    camera->center_y - camera->scale * limber_vec_dot (point, camera->up),
    limber_vec_dot (point, camera->toward),
  };
}

G_END_DECLS
