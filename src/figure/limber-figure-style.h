/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LIMBER_BUILD_SLIM,
  LIMBER_BUILD_MEDIUM,
  LIMBER_BUILD_BROAD,
} LimberBuild;

#define LIMBER_N_SKIN_TONES     6
#define LIMBER_N_CLOTHING_TONES 6

/**
 * LimberFigureStyle:
 * @is_dark: for a dark background
 * @is_high_contrast: thicker, darker (lighter) outlines
 * @skin: tone, 0 (light) to LIMBER_N_SKIN_TONES - 1 (deep)
 * @clothing: colour, below LIMBER_N_CLOTHING_TONES
 * @build: of the body
 *
 * How the figure is to look. Plain value.
 */
typedef struct {
  gboolean is_dark;
  gboolean is_high_contrast;
  guint skin;
  guint clothing;
  LimberBuild build;
} LimberFigureStyle;

#define LIMBER_FIGURE_STYLE_DEFAULT ((LimberFigureStyle){ FALSE, FALSE, 1, 0, LIMBER_BUILD_MEDIUM })

/** A colour, 0.0–1.0, opaque. */
typedef struct {
  double red;
  double green;
  double blue;
} LimberColor;

/* From 0xRRGGBB */
#define LIMBER_RGB(hex)                                                                            \
  ((LimberColor){ (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0,                   \
                  ((hex) &0xff) / 255.0 })

/* What the figure is painted over, so that frames, cards and window match */
LimberColor limber_figure_style_get_background (const LimberFigureStyle *self);

G_END_DECLS
