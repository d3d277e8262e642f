/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/limber-library.h"
#include "media/limber-player.h"

G_BEGIN_DECLS

/* Plays the soft tone of a start once. @player: (inout): made at the first call, the owner's then;
 * NULL where there is no routine to make it of. @volume: 0.0–1.0 */
void limber_tone_play (LimberPlayer **player,
                       LimberLibrary *library,
                       const LimberFigureStyle *style,
                       double volume);

G_END_DECLS
