/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure-style.h"
#include "media/limber-frame.h"

#include <gst/gst.h>

G_BEGIN_DECLS

/* A pipeline that decodes one clip or picture into pictures of at most @width × @height, in a
 * LimberFrame's format, at an appsink called "sink". Nobody has looked at its file yet.
 * (transfer full) (nullable): NULL and @error where an element is missing */
GstElement *limber_file_pipeline_new (const char *path,
                                      gboolean is_still,
                                      int width,
                                      int height,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Before anything flows: where there is sound in the file, it arrives as LimberStereo at
 * LIMBER_TONE_RATE at @sink (transfer floating), which is put into the pipeline then. */
void limber_file_pipeline_add_sound (GstElement *pipeline, GstElement *sink);
/* A pipeline of the sound alone, likewise */
GstElement *limber_file_pipeline_new_for_sound (const char *path,
                                                GstElement *sink,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void limber_file_pipeline_set_size (GstElement *pipeline, int width, int height);

/* FALSE and @error, a full sentence that names the file, if @message says that the file cannot be
 * shown; @missing: (inout) (nullable) (transfer full): what decoder was missed so far */
gboolean limber_file_pipeline_check_message (GstMessage *message,
                                             const char *path,
                                             char **missing,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Waits until what was asked of @pipeline is done; FALSE and @error, a full sentence, where it
 * cannot be, or not within @timeout. */
gboolean limber_file_pipeline_wait_ready (GstElement *pipeline,
                                          const char *path,
                                          GstClockTime timeout,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Sets the error of a file that ends before its time. */
void limber_file_pipeline_set_short_error (const char *path, GError **error);
/* Sets the error of a file that cannot be shown for a reason that only GStreamer can name.
 * @why: (nullable): NULL where it never came back */
void limber_file_pipeline_set_general_error (const char *path, const char *why, GError **error);

/* (transfer full) (nullable): @sample as a frame of scene @scene. @background: (nullable): what to
 * lay a picture with holes over; NULL where there are none. @is_mirrored: turned left to right. */
LimberFrame *limber_file_pipeline_make_frame (GstSample *sample,
                                              guint64 scene,
                                              const LimberColor *background,
                                              gboolean is_mirrored);

G_END_DECLS
