/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-channel.h"
#include "core/limber-landmark.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What an exercise file's [Pose NAME] and [Motion] groups and its View key say: key poses of joint
 * angles, hands and feet put on places, props, and the order of the poses in a repetition. Core
 * checks and keeps it; figure/ turns it into a moving picture. Never changes after
 * limber_choreography_seal(). */

typedef enum {
  LIMBER_LIMB_LEFT_HAND,
  LIMBER_LIMB_RIGHT_HAND,
  LIMBER_LIMB_LEFT_FOOT,
  LIMBER_LIMB_RIGHT_FOOT,
  LIMBER_N_LIMBS,
} LimberLimb;

/** Where a limb's end is put: a place, and how far from it (centimetres: to the person's left, up,
 * forward). */
typedef struct {
  LimberLandmark landmark;
  double offset_cm[3];
} LimberTarget;

typedef struct {
  char *name; /* (owned) */
  double channels[LIMBER_N_CHANNELS];
  LimberTarget targets[LIMBER_N_LIMBS];
} LimberKeyPose;

/** What stays where it is while the body moves. */
typedef enum {
  LIMBER_ANCHOR_SEAT,   /* the pelvis, on a chair */
  LIMBER_ANCHOR_FEET,   /* the feet, on the floor */
  LIMBER_ANCHOR_KNEES,  /* the knees, on the mat */
  LIMBER_ANCHOR_BACK,   /* the upper back, on the mat */
  LIMBER_ANCHOR_PELVIS, /* the pelvis, on the mat */
  LIMBER_ANCHOR_GROUND, /* whatever is lowest */
} LimberAnchor;

typedef enum {
  LIMBER_PROP_CHAIR = 1 << 0,
  LIMBER_PROP_MAT = 1 << 1,
  LIMBER_PROP_DESK = 1 << 2,
  LIMBER_PROP_STOOL_FOR_LEGS = 1 << 3, /* a chair seen from its front that the calves lie on */
  LIMBER_PROP_SCREEN = 1 << 4,         /* and a keyboard, on the desk */
} LimberProps;

/** The poses of one kind of segment, by index, in order. */
typedef struct {
  guint *poses; /* (owned) */
  guint n_poses;
} LimberPath;

#define LIMBER_TYPE_CHOREOGRAPHY (limber_choreography_get_type ())
typedef struct _LimberChoreography LimberChoreography;

typedef enum {
  LIMBER_CHOREOGRAPHY_ERROR_UNKNOWN_KEY, /* a warning: the key is passed over */
  LIMBER_CHOREOGRAPHY_ERROR_INVALID,
} LimberChoreographyError;

#define LIMBER_CHOREOGRAPHY_ERROR (limber_choreography_error_quark ())
GQuark limber_choreography_error_quark (void);
GType limber_choreography_get_type (void);

LimberChoreography *limber_choreography_new (void);
LimberChoreography *limber_choreography_ref (LimberChoreography *self);
void limber_choreography_unref (LimberChoreography *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberChoreography, limber_choreography_unref)

/* For the parser: whether a group's name ("Pose start", "Motion") belongs here */
gboolean limber_choreography_owns_group (const char *group);
/* For the parser: one key of such a group, or View of any other @group. FALSE and @error says what
 * is wrong and what is allowed, without file and line. */
gboolean limber_choreography_set (LimberChoreography *self,
                                  const char *group,
                                  const char *key,
                                  const char *value,
                                  GError **error);
/* For the parser: whether any pose was set; without one there is nothing to draw */
gboolean limber_choreography_is_empty (LimberChoreography *self);
/* For the parser: checks the whole (poses that motion names exist …), after which nothing is set
 * any more. */
gboolean limber_choreography_seal (LimberChoreography *self, GError **error);

guint limber_choreography_get_n_poses (LimberChoreography *self);
const LimberKeyPose *limber_choreography_get_pose (LimberChoreography *self, guint index);
/* From the start pose into the stretch, and back */
const LimberPath *limber_choreography_get_move_in (LimberChoreography *self);
const LimberPath *limber_choreography_get_move_out (LimberChoreography *self);
/* Poses gone through in a circle while holding; one pose: held still */
const LimberPath *limber_choreography_get_hold (LimberChoreography *self);
/* Seconds of one round of hold's poses */
double limber_choreography_get_hold_round_secs (LimberChoreography *self);
LimberAnchor limber_choreography_get_anchor (LimberChoreography *self);
LimberProps limber_choreography_get_props (LimberChoreography *self);
/* Muscles that are stretched or work, ids that figure/ knows ("upper-trapezius-right");
 * NULL-terminated */
const char *const *limber_choreography_get_muscles (LimberChoreography *self);
/* Camera: degrees around the person (0 from the front, -90 from the person's right) and above the
 * floor */
double limber_choreography_get_azimuth (LimberChoreography *self);
double limber_choreography_get_elevation (LimberChoreography *self);
/* Whether the second side is shown from the other side (TurnView=no for exercises whose sides take
 * turns) */
gboolean limber_choreography_turns_view (LimberChoreography *self);
/* Whether two parts of the body may touch: "left-hand right-knee" in Contacts, or by a target. Part
 * names are figure/'s ("left-forearm", "trunk" …). */
gboolean
limber_choreography_allows_contact (LimberChoreography *self, const char *a, const char *b);

G_END_DECLS
