/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-stereo.h"

G_BEGIN_DECLS

/** The sound of one clip, looping as its pictures do, as fast as it is asked for. */
typedef struct _LimberClipSound LimberClipSound;

/* (nullable): NULL where the file has no sound that can be played, which is no error. Blocks while
 * the file is opened. */
LimberClipSound *limber_clip_sound_new (const char *path);
void limber_clip_sound_free (LimberClipSound *self);

/* Adds the next @n_samples, at LIMBER_TONE_RATE, to @mix. */
void limber_clip_sound_mix (LimberClipSound *self, LimberStereo *mix, guint n_samples);

G_END_DECLS
