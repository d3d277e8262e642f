/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure-style.h"
#include "media/limber-frame.h"

G_BEGIN_DECLS

/** Takes the frames of one clip or picture one after the other, looping, as fast as they are asked
 * for. */
typedef struct _LimberClipReader LimberClipReader;

/* NULL and @error, a full sentence, if the file cannot be shown */
LimberClipReader *limber_clip_reader_new (const char *path,
                                          gboolean is_mirrored,
                                          int width,
                                          int height,
                                          const LimberColor *background,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void limber_clip_reader_free (LimberClipReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberClipReader, limber_clip_reader_free)

const char *limber_clip_reader_get_path (LimberClipReader *self);
/* (transfer none): the frame at @at_usec, which never goes back; NULL and @error as above */
LimberFrame *limber_clip_reader_read (LimberClipReader *self, gint64 at_usec, GError **error);

G_END_DECLS
