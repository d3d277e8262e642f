/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-choreography.h"

G_BEGIN_DECLS

/** The ways through the poses, of which a file may name each. */
typedef enum {
  PATH_MOVE_IN,
  PATH_HOLD,
  PATH_MOVE_OUT,
  N_PATHS,
} LimberChoreographyPath;

/* What the file says, until limber_choreography_seal() and after. */
struct _LimberChoreography {
  gatomicrefcount ref_count;
  gboolean is_sealed;
  GPtrArray *poses; /* (owned) (element-type LimberKeyPose) */

  char **names[N_PATHS]; /* (owned) (nullable): MoveIn, Hold, MoveOut as written, until sealed */
  LimberPath paths[N_PATHS];
  double hold_round_secs;

  LimberAnchor anchor;
  LimberProps props;
  char **muscles;  /* (owned) */
  char **contacts; /* (owned) */
  double azimuth;
  double elevation;
  gboolean turns_view;
};

/* limber-choreography.c */
/* (nullable) (transfer none); @index: (out) (nullable) */
LimberKeyPose *
limber_choreography_find_pose (LimberChoreography *self, const char *name, guint *index);

/* limber-choreography-keys.c: "MoveIn" … */
const char *limber_choreography_path_to_key (LimberChoreographyPath path);

G_END_DECLS
