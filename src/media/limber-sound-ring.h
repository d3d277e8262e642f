/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-stereo.h"

G_BEGIN_DECLS

/** The sound of clips on its way from the thread that decodes it to the one that mixes it.
 * Ref-counted; everything from any thread. Samples come at LIMBER_TONE_RATE. */
typedef struct _LimberSoundRing LimberSoundRing;

/* There is sound to be heard; called on whatever thread brings it, about once a second of it. It
 * may not call the ring. */
typedef void (*LimberSoundRingFunc) (gpointer user_data);

LimberSoundRing *limber_sound_ring_new (void);
LimberSoundRing *limber_sound_ring_ref (LimberSoundRing *self);
void limber_sound_ring_unref (LimberSoundRing *self);

/* Once this has returned the function before is not called any more. @func: (nullable) */
void limber_sound_ring_listen (LimberSoundRing *self, LimberSoundRingFunc func, gpointer user_data);

/* Only what one sender at a time puts in is kept; of another one nothing is left. */
void limber_sound_ring_accept (LimberSoundRing *self, guint64 sender);
void limber_sound_ring_put (LimberSoundRing *self,
                            guint64 sender,
                            const LimberStereo *samples,
                            guint n_samples);
/* Adds the next @n_samples to @mix, at @gain; nothing for those that are not there. */
void limber_sound_ring_mix (LimberSoundRing *self, float gain, LimberStereo *mix, guint n_samples);
void limber_sound_ring_clear (LimberSoundRing *self);

G_END_DECLS
