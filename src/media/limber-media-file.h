/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-media-probe.h"

G_BEGIN_DECLS

typedef enum {
  LIMBER_MEDIA_ERROR_MISSING,
  LIMBER_MEDIA_ERROR_REFUSED, /* not a kind that is shown, or not what its name says */
  LIMBER_MEDIA_ERROR_DAMAGED,
  LIMBER_MEDIA_ERROR_TOO_LARGE,
  LIMBER_MEDIA_ERROR_NO_DECODER,
  LIMBER_MEDIA_ERROR_FAILED,
} LimberMediaError;

#define LIMBER_MEDIA_ERROR (limber_media_error_quark ())
GQuark limber_media_error_quark (void);

/* More pixels than this are neither read nor decoded: a picture of 32 megapixels takes 128 MB. */
#define LIMBER_MEDIA_MAX_STILL_PIXELS ((guint64) 32 * 1000 * 1000)
#define LIMBER_MEDIA_MAX_CLIP_PIXELS  ((guint64) 3840 * 2160)

/* Judges a clip or picture by its first and last bytes, without any decoder. FALSE and @error with
 * a full sentence that names the file and what to do. Blocks on the disk. @kind: (out) */
gboolean limber_media_file_check (const char *path,
                                  LimberMediaKind *kind,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The file's name as people are shown it (transfer full): its last part, valid UTF-8 */
char *limber_media_file_get_display_name (const char *path);

G_END_DECLS
