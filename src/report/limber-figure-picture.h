/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure.h"
#include "report/limber-drawing.h"

G_BEGIN_DECLS

/* One moment of @figure on the background of @style, which is also the figure's own: a file's
 * contents (transfer full) */
GBytes *limber_figure_picture_render (LimberFigure *figure,
                                      const LimberFigureStyle *style,
                                      const LimberFigureMoment *moment,
                                      LimberDrawingFormat format,
                                      int width,
                                      int height,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* All @exercises (element-type LimberExercise) that have poses, start and hold side by side over
 * their titles, each figure @figure_width × @figure_height (transfer full) */
GBytes *limber_figure_picture_render_sheet (GListModel *exercises,
                                            const LimberFigureStyle *style,
                                            LimberDrawingFormat format,
                                            int figure_width,
                                            int figure_height,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
