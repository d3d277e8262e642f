/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-player.h"

G_BEGIN_DECLS

#define LIMBER_TONE_RATE 48000 /* samples a second, one channel */

/* How long a cue sounds */
guint limber_tone_get_n_samples (LimberCue cue);
/* Adds samples @from to @from + @n_samples of @cue to @mix, at @gain; beyond its end it adds
 * nothing. */
void limber_tone_mix (LimberCue cue, guint from, float gain, float *mix, guint n_samples);
/* @mix as signed 16-bit samples, softened where it is too loud */
void limber_tone_to_s16 (const float *mix, gint16 *samples, guint n_samples);

G_END_DECLS
