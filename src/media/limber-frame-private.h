/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-frame.h"

G_BEGIN_DECLS

/* @bytes: (transfer full) */
LimberFrame *limber_frame_new (GBytes *bytes,
                               int width,
                               int height,
                               gsize stride,
                               guint64 scene,
                               const LimberFrameBox *moving);

/* A number for a new scene; from any thread */
guint64 limber_frame_next_scene (void);

G_END_DECLS
