/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** One sample of all that is heard, laid out as GStreamer's interleaved floats. A clip in one
 * channel is the same on both sides; one with more is heard in two. */
typedef struct {
  float left;
  float right;
} LimberStereo;

G_STATIC_ASSERT (sizeof (LimberStereo) == 2 * sizeof (float));

#define LIMBER_STEREO_CHANNELS 2

G_END_DECLS
