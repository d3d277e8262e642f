/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure-style.h"
#include "media/limber-export-script.h"
#include "media/limber-frame.h"

#include <cairo.h>

G_BEGIN_DECLS

/** The colours of text and lines. */
typedef struct {
  LimberColor panel;
  LimberColor text;
  LimberColor faint_text;
  LimberColor accent;
  LimberColor on_accent;
  LimberColor track;
} LimberExportColors;

/** Where everything is. Plain value. */
typedef struct {
  int width;
  int height;
  double unit; /* of a picture of 1280 × 720 */
  LimberFrameBox figure;
  LimberFrameBox panel;
  LimberFrameBox ring;
  LimberFrameBox progress;
  LimberExportColors colors;
} LimberExportLayout;

LimberExportLayout
limber_export_layout_make (int width, int height, const LimberFigureStyle *style);

/* What stays the same during a part */
void limber_export_layout_paint_panel (const LimberExportLayout *self,
                                       cairo_t *cr,
                                       const LimberExportScript *script,
                                       const LimberExportPart *part);
/* @left: share of the part that is left, 0.0–1.0 */
void limber_export_layout_paint_ring (const LimberExportLayout *self,
                                      cairo_t *cr,
                                      double left,
                                      guint secs_left);
/* @filled_px: from the left */
void limber_export_layout_paint_progress (const LimberExportLayout *self,
                                          cairo_t *cr,
                                          const LimberExportScript *script,
                                          int filled_px);

G_END_DECLS
