/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-export-script.h"
#include "media/limber-export.h"

G_BEGIN_DECLS

/** Paints the pictures of an exported video, one after the other. */
typedef struct _LimberExportPainter LimberExportPainter;

/* @script, @timeline: (unowned): outlive the painter; @problems: (nullable) (unowned) */
LimberExportPainter *limber_export_painter_new (LimberExportScript *script,
                                                LimberTimeline *timeline,
                                                const LimberExportOptions *options,
                                                GPtrArray *problems);
void limber_export_painter_free (LimberExportPainter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberExportPainter, limber_export_painter_free)

/* Paints the moment @at_usec, which never goes back; FALSE if it looks like the one before. */
gboolean limber_export_painter_paint (LimberExportPainter *self, gint64 at_usec);
/* (transfer none): width × 4 bytes a row, cairo's pixels */
const guint8 *limber_export_painter_get_data (LimberExportPainter *self);
gsize limber_export_painter_get_size (LimberExportPainter *self);

G_END_DECLS
