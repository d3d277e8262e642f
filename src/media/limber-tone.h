/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-player.h"
#include "media/limber-stereo.h"

G_BEGIN_DECLS

#define LIMBER_TONE_RATE 48000 /* samples a second */

/* How long a cue sounds */
guint limber_tone_get_n_samples (LimberCue cue);
/* Adds samples @from to @from + @n_samples of @cue to @mix, in the middle, at @gain; beyond its end
 * it adds nothing. */
void limber_tone_mix (LimberCue cue, guint from, float gain, LimberStereo *mix, guint n_samples);
/* @mix as signed 16-bit numbers, left and right by turns, softened where it is too loud */
void limber_tone_to_s16 (const LimberStereo *mix, gint16 *numbers, guint n_samples);

G_END_DECLS
