/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure-style.h"

G_BEGIN_DECLS

/** What a surface is made of. */
typedef enum {
  LIMBER_TONE_SKIN,
  LIMBER_TONE_HAIR,
  LIMBER_TONE_FEATURE, /* eyes, brows, mouth */
  LIMBER_TONE_SHIRT,
  LIMBER_TONE_TROUSERS,
  LIMBER_TONE_SOCK,
  LIMBER_TONE_SHOE,
  LIMBER_TONE_SOLE,
  LIMBER_TONE_CUSHION,
  LIMBER_TONE_METAL,
  LIMBER_TONE_WOOD,
  LIMBER_TONE_MAT,
  LIMBER_TONE_MUSCLE,
  LIMBER_N_TONES,
} LimberTone;

/** The paints of a surface. */
typedef struct {
  LimberColor lit;
  LimberColor shade;
  LimberColor outline;
  LimberColor crease; /* lines within the surface */
} LimberPaint;

typedef struct {
  LimberPaint paints[LIMBER_N_TONES];
  LimberColor background;
  double shadow_alpha;
  double outline_px; /* at a picture height of 720 */
} LimberPalette;

void limber_palette_fill (LimberPalette *self, const LimberFigureStyle *style);

G_END_DECLS
