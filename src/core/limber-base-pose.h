/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-channel.h"

G_BEGIN_DECLS

/* The postures that a pose may start from with `Base=`. Fills @channels and returns TRUE, or FALSE
 * for an unknown name. */
gboolean limber_base_pose_fill (const char *name, double channels[LIMBER_N_CHANNELS]);

#define LIMBER_BASE_POSE_NAMES "standing, seated, supine, prone, all-fours"

G_END_DECLS
