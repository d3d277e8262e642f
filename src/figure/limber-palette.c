/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-palette"

#include "config.h"

#include "figure/limber-palette.h"

/*
 * The colours of the figure. Every tone keeps a contrast of 3 : 1 to the background by its fill or
 * its outline; the stretched area is amber with an outline of its own, because red would read as
 * pain.
 */

static const guint32 skins[LIMBER_N_SKIN_TONES] = {
  0xf7d7c0, 0xedbe9c, 0xd9a27a, 0xbb8058, 0x8d5a3b, 0x5f3d2b,
};

static const guint32 hairs[LIMBER_N_SKIN_TONES] = {
  0x8a5a34, 0x4c3426, 0x33251f, 0x2a201d, 0x231c1b, 0x1e1a1a,
};

/* Shirt and trousers */
static const guint32 clothes[LIMBER_N_CLOTHING_TONES][2] = {
  { 0x3f8fd0, 0x3a4763 }, { 0x2fa08a, 0x414a52 }, { 0x8d6bc4, 0x39405c },
  { 0xd98244, 0x44505c }, { 0xc9577f, 0x3d4560 }, { 0x8b98a5, 0x38434f },
};

static LimberColor
mix (LimberColor a, LimberColor b, double share)
{
  return (LimberColor){ a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share,
                        a.blue + (b.blue - a.blue) * share };
}

static LimberPaint
make_paint (guint32 hex, double shade, double outline)
{
  LimberColor lit = LIMBER_RGB (hex);
  LimberColor dark = LIMBER_RGB (0x141a30);

  return (LimberPaint){ lit, mix (lit, dark, shade), mix (lit, dark, outline),
                        mix (lit, dark, MIN (0.5, outline)) };
}

/* On a dark ground the edges are lighter than the surfaces, so that dark trousers stand out. */
static void
lighten_outlines (LimberPalette *self)
{
  for (guint i = 0; i < LIMBER_N_TONES; i++) {
    LimberPaint *paint = &self->paints[i];
    double luma = 0.3 * paint->lit.red + 0.59 * paint->lit.green + 0.11 * paint->lit.blue;

    if (luma < 0.42)
      paint->outline = mix (paint->lit, LIMBER_RGB (0xffffff), 0.42);
  }
}

static void
strengthen_outlines (LimberPalette *self, gboolean is_dark)
{
  for (guint i = 0; i < LIMBER_N_TONES; i++)
    self->paints[i].outline = is_dark ? LIMBER_RGB (0xffffff) : LIMBER_RGB (0x000000);
  self->outline_px *= 1.8;
}

/**
 * limber_palette_fill:
 * @self: (out): the colours
 * @style: how the figure is to look
 */
void
limber_palette_fill (LimberPalette *self, const LimberFigureStyle *style)
{
  guint skin = MIN (style->skin, LIMBER_N_SKIN_TONES - 1);
  guint clothing = MIN (style->clothing, LIMBER_N_CLOTHING_TONES - 1);

  self->paints[LIMBER_TONE_SKIN] = make_paint (skins[skin], 0.17, 0.62);
  self->paints[LIMBER_TONE_HAIR] = make_paint (hairs[skin], 0.35, 0.6);
  self->paints[LIMBER_TONE_FEATURE] = make_paint (0x3a2a26, 0.1, 0.2);
  self->paints[LIMBER_TONE_SHIRT] = make_paint (clothes[clothing][0], 0.20, 0.60);
  self->paints[LIMBER_TONE_TROUSERS] = make_paint (clothes[clothing][1], 0.28, 0.62);
  self->paints[LIMBER_TONE_SOCK] = make_paint (0xe9e6df, 0.18, 0.62);
  self->paints[LIMBER_TONE_SHOE] = make_paint (0x4a5568, 0.30, 0.66);
  self->paints[LIMBER_TONE_SOLE] = make_paint (0xf0ede6, 0.16, 0.58);
  self->paints[LIMBER_TONE_CUSHION] = make_paint (0x9aa3ad, 0.22, 0.58);
  self->paints[LIMBER_TONE_METAL] = make_paint (0x6d7680, 0.25, 0.58);
  self->paints[LIMBER_TONE_WOOD] = make_paint (0xc9a77c, 0.18, 0.55);
  self->paints[LIMBER_TONE_MAT] = make_paint (0x8fb8a8, 0.18, 0.50);
  self->paints[LIMBER_TONE_MUSCLE] = make_paint (0xffb52e, 0.10, 0.72);
  self->background = style->is_dark ? LIMBER_RGB (0x23262b) : LIMBER_RGB (0xf6f5f1);
  self->shadow_alpha = style->is_dark ? 0.42 : 0.13;
  self->outline_px = 1.9;

  if (skin >= 4)
    self->paints[LIMBER_TONE_FEATURE] = make_paint (0x1a100d, 0.1, 0.2);
  if (style->is_dark) {
    self->paints[LIMBER_TONE_MAT] = make_paint (0x5c8577, 0.25, 0.4);
    self->paints[LIMBER_TONE_TROUSERS].lit = mix (LIMBER_RGB (clothes[clothing][1]),
                                                  LIMBER_RGB (0xffffff), 0.10);
    lighten_outlines (self);
  }
  if (style->is_high_contrast)
    strengthen_outlines (self, style->is_dark);
}

LimberColor
limber_figure_style_get_background (const LimberFigureStyle *self)
{
  LimberPalette palette;

  limber_palette_fill (&palette, self);
  return palette.background;
}
