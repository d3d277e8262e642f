/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* Points, directions and frames of the mannequin's world, in metres: x to the person's left, y up,
 * z forward, for a person who stands untwisted. Doubles and plain structs: a frame of a few hundred
 * points needs no more. */

typedef struct {
  double x;
  double y;
  double z;
} LimberVec;

/** A bone's place: its proximal joint, and its own left, up and forward. Distal is -up for limbs,
 * +up for the spine. */
typedef struct {
  LimberVec origin;
  LimberVec left;
  LimberVec up;
  LimberVec forward;
} LimberBasis;

#define LIMBER_DEGREES(degrees) ((degrees) *G_PI / 180.0)

static inline LimberVec
limber_vec (double x, double y, double z)
{
  return (LimberVec){ x, y, z };
}

static inline LimberVec
limber_vec_add (LimberVec a, LimberVec b)
{
  return (LimberVec){ a.x + b.x, a.y + b.y, a.z + b.z };
}

static inline LimberVec
limber_vec_sub (LimberVec a, LimberVec b)
{
  return (LimberVec){ a.x - b.x, a.y - b.y, a.z - b.z };
}

static inline LimberVec
limber_vec_scale (LimberVec a, double factor)
{
  return (LimberVec){ a.x * factor, a.y * factor, a.z * factor };
}

/* a + b * factor */
static inline LimberVec
limber_vec_along (LimberVec a, LimberVec b, double factor)
{
  return limber_vec_add (a, limber_vec_scale (b, factor));
}

static inline LimberVec
limber_vec_mix (LimberVec a, LimberVec b, double share)
{
  return limber_vec_along (a, limber_vec_sub (b, a), share);
}

static inline double
limber_vec_dot (LimberVec a, LimberVec b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline LimberVec
limber_vec_cross (LimberVec a, LimberVec b)
{
  return (LimberVec){ a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

static inline double
limber_vec_length (LimberVec a)
{
  return sqrt (limber_vec_dot (a, a));
}

/* @fallback where @a has no direction */
static inline LimberVec
limber_vec_normalize (LimberVec a, LimberVec fallback)
{
  double length = limber_vec_length (a);

  return length > 1e-9 ? limber_vec_scale (a, 1 / length) : fallback;
}

/* The part of @a at right angles to the unit vector @axis */
static inline LimberVec
limber_vec_reject (LimberVec a, LimberVec axis)
{
  return limber_vec_along (a, axis, -limber_vec_dot (a, axis));
}

/* Turned about the unit vector @axis, right-handed (Rodrigues' formula) */
static inline LimberVec
limber_vec_turn (LimberVec a, LimberVec axis, double radians)
{
  double c = cos (radians);
  double s = sin (radians);
  LimberVec turned = limber_vec_scale (a, c);

  turned = limber_vec_along (turned, limber_vec_cross (axis, a), s);
  return limber_vec_along (turned, axis, limber_vec_dot (axis, a) * (1 - c));
}

#define LIMBER_BASIS_IDENTITY ((LimberBasis){ { 0, 0, 0 }, { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } })

/* A point given in the basis' own left, up, forward, in the world */
static inline LimberVec
limber_basis_point (const LimberBasis *basis, double left, double up, double forward)
{
  LimberVec point = basis->origin;

  point = limber_vec_along (point, basis->left, left);
  point = limber_vec_along (point, basis->up, up);
  return limber_vec_along (point, basis->forward, forward);
}

static inline LimberVec
limber_basis_direction (const LimberBasis *basis, double left, double up, double forward)
{
  return limber_vec_sub (limber_basis_point (basis, left, up, forward), basis->origin);
}

/* Turned about one of its own axes, given as a world direction */
static inline void
limber_basis_turn (LimberBasis *basis, LimberVec axis, double degrees)
{
  double radians = LIMBER_DEGREES (degrees);

  if (degrees == 0)
    return;
  basis->left = limber_vec_turn (basis->left, axis, radians);
  basis->up = limber_vec_turn (basis->up, axis, radians);
  basis->forward = limber_vec_turn (basis->forward, axis, radians);
}

G_END_DECLS
