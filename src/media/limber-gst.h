/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* Initialises GStreamer and our own elements the first time; cheap afterwards; from any thread.
 * FALSE and @error where GStreamer itself cannot start. */
gboolean limber_gst_init (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Takes @pipeline down on a thread of its own, because a driver that hangs must hang nobody else.
 * @pipeline: (transfer full) */
void limber_gst_discard (GstElement *pipeline);

G_END_DECLS
