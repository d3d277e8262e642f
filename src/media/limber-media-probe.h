/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LIMBER_MEDIA_UNKNOWN,
  LIMBER_MEDIA_PNG,
  LIMBER_MEDIA_JPEG,
  LIMBER_MEDIA_WEBP,
  LIMBER_MEDIA_SVG,
  LIMBER_MEDIA_GIF,
  LIMBER_MEDIA_MATROSKA,
  LIMBER_MEDIA_MP4,
  LIMBER_MEDIA_OGG,
} LimberMediaKind;

/**
 * LimberMediaProbe:
 * @kind: what the bytes are, whatever the name says
 * @width: in pixels, 0 where the bytes do not tell
 * @height: likewise
 * @is_animated: a picture that moves
 * @is_truncated: more was announced than is there
 *
 * What the first and last bytes of a file tell of it. Plain value.
 */
typedef struct {
  LimberMediaKind kind;
  guint64 width;
  guint64 height;
  gboolean is_animated;
  gboolean is_truncated;
} LimberMediaProbe;

/* @head: the file's first bytes, @tail: its last ones (the same where it is short), @size: of the
 * file. The bytes may be anything. */
LimberMediaProbe limber_media_probe (GBytes *head, GBytes *tail, guint64 size);

/* Pictures that stand still, as against clips */
gboolean limber_media_kind_is_still (LimberMediaKind kind);
/* "WebM", "PNG" …; the same in all languages */
const char *limber_media_kind_to_name (LimberMediaKind kind);
/* What a file's name says it is; UNKNOWN for an ending that is not ours */
LimberMediaKind limber_media_kind_from_name (const char *file_name);

G_END_DECLS
