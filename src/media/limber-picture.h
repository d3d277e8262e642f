/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-choreography.h"
#include "core/limber-timeline.h"

G_BEGIN_DECLS

/**
 * LimberPicture:
 * @path: (owned) (nullable): clip or still picture
 * @is_mirrored: the clip or picture is seen as in a mirror, for it shows the other side
 * @choreography: (owned) (nullable): of the figure, where there is no path
 *
 * What is shown during a segment. Neither: text alone.
 */
typedef struct {
  char *path;
  gboolean is_mirrored;
  LimberChoreography *choreography;
} LimberPicture;

/* What @segment is shown by; a file in @lost (nullable, set of paths) gives way to the figure.
 * (transfer full) */
LimberPicture *limber_picture_new_for_segment (const LimberSegment *segment, GHashTable *lost);
LimberPicture *limber_picture_copy (const LimberPicture *self);
void limber_picture_free (LimberPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberPicture, limber_picture_free)

gboolean limber_picture_is_empty (const LimberPicture *self);
gboolean limber_picture_equal (const LimberPicture *a, const LimberPicture *b);

G_END_DECLS
