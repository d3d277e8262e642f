/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure.h"
#include "media/limber-frame.h"

#include <gst/base/gstpushsrc.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_FIGURE_SOURCE (limber_figure_source_get_type ())
G_DECLARE_FINAL_TYPE (LimberFigureSource, limber_figure_source, LIMBER, FIGURE_SOURCE, GstPushSrc)

/* Makes `limberfiguresrc` known to this process; there is no plugin file */
gboolean limber_figure_source_register (GError **error);

/* What to paint; all of these from any thread, at any time, seen from the next picture on. */
void limber_figure_source_set_figure (LimberFigureSource *self,
                                      LimberChoreography *choreography,
                                      const LimberFigureStyle *style);
void limber_figure_source_set_size (LimberFigureSource *self, int width, int height);
/* Start and hold side by side instead of movement */
void limber_figure_source_set_still (LimberFigureSource *self, gboolean is_still);
/* The session is at @moment now, and goes on from there if @is_running */
void limber_figure_source_set_moment (LimberFigureSource *self,
                                      const LimberFigureMoment *moment,
                                      gboolean is_running);

/* Stops at the moment that is seen now, or goes on from it */
void limber_figure_source_set_running (LimberFigureSource *self, gboolean is_running);

/* The scene and box of a buffer that this element made; FALSE for another's */
gboolean
limber_figure_source_read_buffer (GstBuffer *buffer, guint64 *scene, LimberFrameBox *moving);
/* How many pictures were painted so far, whole or in part: for tests and benchmarks */
guint limber_figure_source_get_n_painted (LimberFigureSource *self);

G_END_DECLS
