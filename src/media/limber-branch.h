/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure.h"
#include "media/limber-mailbox.h"
#include "media/limber-picture.h"
#include "media/limber-sound-ring.h"

G_BEGIN_DECLS

/** How pictures are to look: size and style. Plain value. */
typedef struct {
  int width;
  int height;
  LimberFigureStyle style;
  gboolean is_still;
} LimberLook;

/** One picture's own little pipeline. */
typedef struct _LimberBranch LimberBranch;

/* All on one worker's thread. A new branch opens its picture and waits with the first frame; a
 * file that cannot be shown is told to @mailbox as a problem, and what sounds in a clip goes to
 * @clips. @picture: copied */
LimberBranch *limber_branch_new (const LimberPicture *picture,
                                 const LimberLook *look,
                                 LimberMailbox *mailbox,
                                 LimberSoundRing *clips);
void limber_branch_free (LimberBranch *self);

const LimberPicture *limber_branch_get_picture (LimberBranch *self);
/* From now on this branch is the one that is seen. */
void limber_branch_show (LimberBranch *self);
void limber_branch_set_moment (LimberBranch *self,
                               const LimberFigureMoment *moment,
                               gboolean is_running);
void limber_branch_set_running (LimberBranch *self, gboolean is_running);
void limber_branch_set_look (LimberBranch *self, const LimberLook *look);

G_END_DECLS
