/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-timeline.h"
#include "figure/limber-figure-style.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  LIMBER_EXPORT_ERROR_MISSING, /* a part of GStreamer is not installed */
  LIMBER_EXPORT_ERROR_FAILED,
} LimberExportError;

#define LIMBER_EXPORT_ERROR (limber_export_error_quark ())
GQuark limber_export_error_quark (void);

#define LIMBER_EXPORT_MIN_SIZE 160
#define LIMBER_EXPORT_MAX_SIZE 3840
#define LIMBER_EXPORT_MAX_FPS  60

/**
 * LimberExportOptions:
 * @width: in pixels, LIMBER_EXPORT_MIN_SIZE to LIMBER_EXPORT_MAX_SIZE
 * @height: likewise
 * @fps: pictures a second, 1 to LIMBER_EXPORT_MAX_FPS
 * @has_sound: whether the cues are heard
 * @style: of figure and background
 *
 * How a video file is to be. Plain value.
 */
typedef struct {
  int width;
  int height;
  int fps;
  gboolean has_sound;
  LimberFigureStyle style;
} LimberExportOptions;

#define LIMBER_EXPORT_OPTIONS_DEFAULT                                                              \
  ((LimberExportOptions){ 1280, 720, 30, TRUE, LIMBER_FIGURE_STYLE_DEFAULT })

/* @share: 0.0–1.0 */
typedef void (*LimberExportProgressFunc) (double share, gpointer user_data);

/* Writes a timeline as a WebM file (VP9, Opus), as fast as the machine can. Blocks; for programs
 * without a window. The file appears under its name when it is whole: cancelled or failed, there
 * is nothing, and a file that was there before stays.
 * @progress: (nullable) (scope call)
 * @problems: (nullable) (element-type utf8): a sentence is added for every clip that the figure had
 * to stand in for */
gboolean limber_export_run (LimberTimeline *timeline,
                            const LimberExportOptions *options,
                            const char *path,
                            LimberExportProgressFunc progress,
                            gpointer user_data,
                            GPtrArray *problems,
                            GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
