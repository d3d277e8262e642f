/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE  /* memmem */
#define G_LOG_DOMAIN "limber-media-probe"

#include "config.h"

#include "media/limber-media-probe.h"

#include <string.h>

/*
 * LimberMediaProbe:
 *
 * Looks at the bytes of a clip or picture before any decoder does: GStreamer 1.22 never comes back
 * from an animated GIF, errors on an animated WebP, and a decoder asked for a hundred megapixels
 * takes the memory first. It reads headers only, trusts no length in them, and knows nothing of
 * files.
 */

/* A reader that never leaves the bytes it was given: a read beyond the end gives 0. */
typedef struct {
  const guint8 *data;
  gsize size;
} Span;

static guint64
read_big_endian (const Span *span, gsize at, guint n_bytes)
{
  guint64 value = 0;

  if (at > span->size || span->size - at < n_bytes)
    return 0;

  for (guint i = 0; i < n_bytes; i++)
    value = value << 8 | span->data[at + i];

  return value;
}

static guint64
read_little_endian (const Span *span, gsize at, guint n_bytes)
{
  guint64 value = 0;

  if (at > span->size || span->size - at < n_bytes)
    return 0;

  for (guint i = n_bytes; i > 0; i--)
    value = value << 8 | span->data[at + i - 1];

  return value;
}

static gboolean
has_bytes (const Span *span, gsize at, const char *bytes, gsize n_bytes)
{
  return at <= span->size && span->size - at >= n_bytes
         && memcmp (span->data + at, bytes, n_bytes) == 0;
}

static gboolean
contains (const Span *span, const char *bytes, gsize n_bytes)
{
  return memmem (span->data, span->size, bytes, n_bytes) != NULL;
}

static void
probe_png (LimberMediaProbe *probe, const Span *head, const Span *tail)
{
  probe->width = read_big_endian (head, 16, 4);
  probe->height = read_big_endian (head, 20, 4);
  probe->is_truncated = !contains (tail, "IEND", 4);

  /* An animated PNG says so in a chunk before the first picture. */
  for (gsize at = 8; at + 8 <= head->size;) {
    if (has_bytes (head, at + 4, "acTL", 4))
      probe->is_animated = TRUE;
    if (has_bytes (head, at + 4, "IDAT", 4))
      break;
    at += 12 + read_big_endian (head, at, 4);
  }
}

static gboolean
is_jpeg_frame_header (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static void
probe_jpeg (LimberMediaProbe *probe, const Span *head, const Span *tail)
{
  probe->is_truncated = !contains (tail, "\xff\xd9", 2);

  for (gsize at = 2; at + 4 <= head->size;) {
    guint8 marker = head->data[at + 1];

    if (head->data[at] != 0xff)
      break;
    if (marker == 0xff) { /* padding */
      at++;
      continue;
    }
    if (is_jpeg_frame_header (marker)) {
      probe->height = read_big_endian (head, at + 5, 2);
      probe->width = read_big_endian (head, at + 7, 2);
      break;
    }
    at += 2 + MAX (2, read_big_endian (head, at + 2, 2));
  }
}

static void
probe_webp (LimberMediaProbe *probe, const Span *head, guint64 file_size)
{
  probe->is_truncated = read_little_endian (head, 4, 4) + 8 > file_size;

  if (has_bytes (head, 12, "VP8X", 4)) {
    probe->is_animated = (read_little_endian (head, 20, 1) & 0x02) != 0;
    probe->width = read_little_endian (head, 24, 3) + 1;
    probe->height = read_little_endian (head, 27, 3) + 1;
  } else if (has_bytes (head, 12, "VP8 ", 4)) {
    probe->width = read_little_endian (head, 26, 2) & 0x3fff;
    probe->height = read_little_endian (head, 28, 2) & 0x3fff;
  } else if (has_bytes (head, 12, "VP8L", 4)) {
    guint64 bits = read_little_endian (head, 21, 4);

    probe->width = (bits & 0x3fff) + 1;
    probe->height = (bits >> 14 & 0x3fff) + 1;
  }
}

/* The pixels that a length like "210mm" stands for at 96 to the inch; 0 for a percentage or
 * nonsense */
static guint64
parse_svg_length (const char *text)
{
  static const struct {
    const char *unit;
    double px;
  } units[] = { { "px", 1.0 },       { "pt", 96.0 / 72 }, { "pc", 16.0 }, { "mm", 96 / 25.4 },
                { "cm", 96 / 2.54 }, { "in", 96.0 },      { "em", 16.0 }, { "ex", 8.0 } };
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end == '%' || !(value > 0))
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (end, units[i].unit))
      value *= units[i].px;

  return (guint64) CLAMP (value, 1.0, (double) G_MAXINT32);
}

/* @tag: the text of the <svg …> tag */
static guint64
find_svg_length (const char *tag, const char *name)
{
  gsize name_length = strlen (name);

  for (const char *at = strstr (tag, name); at != NULL; at = strstr (at + 1, name)) {
    const char *value = at + name_length;

    if (!g_ascii_isspace (at[-1]))
      continue;
    value += strspn (value, " \t\r\n");
    if (*value++ != '=')
      continue;
    value += strspn (value, " \t\r\n");
    if (*value == '"' || *value == '\'')
      return parse_svg_length (value + 1);
  }

  return 0;
}

/* TRUE and @tag (transfer full) if the bytes begin like XML and hold an <svg> tag */
static gboolean
find_svg_tag (const Span *head, char **tag)
{
  gsize start = has_bytes (head, 0, "\xef\xbb\xbf", 3) ? 3 : 0;

  while (start < head->size && g_ascii_isspace (head->data[start]))
    start++;
  if (!has_bytes (head, start, "<", 1))
    return FALSE;

  const guint8 *found = memmem (head->data + start, head->size - start, "<svg", 4);

  if (found == NULL)
    return FALSE;

  gsize left = head->size - (gsize) (found - head->data);
  const guint8 *end = memchr (found, '>', left);

  *tag = g_strndup ((const char *) found, end != NULL ? (gsize) (end - found) : left);

  return TRUE;
}

static void
probe_svg (LimberMediaProbe *probe, const char *tag, const Span *tail)
{
  probe->width = find_svg_length (tag, "width");
  probe->height = find_svg_length (tag, "height");
  probe->is_truncated = !contains (tail, "</svg", 5) && !contains (tail, "/>", 2);
}

/* An EBML number: the first byte's leading zeros tell its length. @value of all ones is "unknown".
 * 0 bytes if there is none. */
static guint
read_ebml_number (const Span *span, gsize at, gboolean keep_marker, guint64 *value)
{
  guint64 first = read_big_endian (span, at, 1);
  guint length = 1;

  if (first == 0)
    return 0;
  while ((first & (0x80 >> (length - 1))) == 0)
    length++;
  if (at + length > span->size)
    return 0;

  *value = read_big_endian (span, at, length);
  if (!keep_marker) {
    guint64 mask = (G_GUINT64_CONSTANT (1) << (7 * length)) - 1;

    *value &= mask;
    if (*value == mask)
      *value = G_MAXUINT64;
  }

  return length;
}

static void
probe_matroska (LimberMediaProbe *probe, const Span *head, guint64 file_size)
{
  guint64 at = 0;

  /* The header, perhaps padding, then the segment that holds all the rest. */
  while (at + 2 <= head->size) {
    guint64 id = 0;
    guint64 length = 0;
    guint id_bytes = read_ebml_number (head, at, TRUE, &id);
    guint length_bytes = id_bytes > 0 ? read_ebml_number (head, at + id_bytes, FALSE, &length) : 0;

    if (length_bytes == 0 || length == G_MAXUINT64)
      return;
    at += id_bytes + length_bytes;
    if (length > file_size || at > file_size - length) {
      probe->is_truncated = TRUE;
      return;
    }
    if (id == 0x18538067)
      return;
    at += length;
  }

  probe->is_truncated = at >= file_size;
}

static void
probe_mp4 (LimberMediaProbe *probe, const Span *head, guint64 file_size)
{
  gboolean has_index = FALSE;
  guint64 at = 0;

  while (at + 8 <= head->size) {
    guint64 length = read_big_endian (head, at, 4);

    if (has_bytes (head, at + 4, "moov", 4) || has_bytes (head, at + 4, "moof", 4))
      has_index = TRUE;
    if (length == 1)
      length = read_big_endian (head, at + 8, 8);
    else if (length == 0) /* up to the end */
      length = file_size - at;
    if (length < 8)
      break;
    if (length > file_size || at > file_size - length) {
      probe->is_truncated = TRUE;
      return;
    }
    at += length;
  }

  /* Everything was read, and where the frames are was never said. */
  if (at >= file_size && !has_index)
    probe->is_truncated = TRUE;
}

/* A page says how long it is: header, a table of lengths, and what these add up to. */
static gsize
measure_ogg_page (const Span *span, gsize at)
{
  guint64 n_lengths = read_big_endian (span, at + 26, 1);
  gsize size = 27 + (gsize) n_lengths;

  for (gsize i = 0; i < n_lengths; i++)
    size += (gsize) read_big_endian (span, at + 27 + i, 1);

  return size;
}

/* The file ends with its last page; a page is shorter than the tail that is looked at. */
static void
probe_ogg (LimberMediaProbe *probe, const Span *tail)
{
  gsize last = 0;

  for (gsize at = tail->size; at > 0; at--)
    if (has_bytes (tail, at - 1, "OggS", 4)) {
      last = at - 1;
      break;
    }

  probe->is_truncated = last + measure_ogg_page (tail, last) > tail->size;
}

LimberMediaProbe
limber_media_probe (GBytes *head_bytes, GBytes *tail_bytes, guint64 size)
{
  LimberMediaProbe probe = { .kind = LIMBER_MEDIA_UNKNOWN };
  Span head = { NULL, 0 };
  Span tail = { NULL, 0 };
  g_autofree char *svg_tag = NULL;

  head.data = g_bytes_get_data (head_bytes, &head.size);
  tail.data = g_bytes_get_data (tail_bytes, &tail.size);
  if (head.size == 0 || tail.size == 0)
    return probe;

  if (has_bytes (&head, 0, "\x89PNG\r\n\x1a\n", 8)) {
    probe.kind = LIMBER_MEDIA_PNG;
    probe_png (&probe, &head, &tail);
  } else if (has_bytes (&head, 0, "\xff\xd8\xff", 3)) {
    probe.kind = LIMBER_MEDIA_JPEG;
    probe_jpeg (&probe, &head, &tail);
  } else if (has_bytes (&head, 0, "RIFF", 4) && has_bytes (&head, 8, "WEBP", 4)) {
    probe.kind = LIMBER_MEDIA_WEBP;
    probe_webp (&probe, &head, size);
  } else if (has_bytes (&head, 0, "GIF8", 4)) {
    probe.kind = LIMBER_MEDIA_GIF;
    probe.is_animated = TRUE;
    probe.width = read_little_endian (&head, 6, 2);
    probe.height = read_little_endian (&head, 8, 2);
  } else if (has_bytes (&head, 0, "\x1a\x45\xdf\xa3", 4)) {
    probe.kind = LIMBER_MEDIA_MATROSKA;
    probe_matroska (&probe, &head, size);
  } else if (has_bytes (&head, 4, "ftyp", 4)) {
    probe.kind = LIMBER_MEDIA_MP4;
    probe_mp4 (&probe, &head, size);
  } else if (has_bytes (&head, 0, "OggS", 4)) {
    probe.kind = LIMBER_MEDIA_OGG;
    probe_ogg (&probe, &tail);
  } else if (find_svg_tag (&head, &svg_tag)) {
    probe.kind = LIMBER_MEDIA_SVG;
    probe_svg (&probe, svg_tag, &tail);
  }

  return probe;
}

gboolean
limber_media_kind_is_still (LimberMediaKind kind)
{
  return kind == LIMBER_MEDIA_PNG || kind == LIMBER_MEDIA_JPEG || kind == LIMBER_MEDIA_WEBP
         || kind == LIMBER_MEDIA_SVG || kind == LIMBER_MEDIA_GIF;
}

static const struct {
  LimberMediaKind kind;
  const char *name;
  const char *endings[5];
} kinds[] = {
  { LIMBER_MEDIA_PNG, "PNG", { "png" } },
  { LIMBER_MEDIA_JPEG, "JPEG", { "jpg", "jpeg" } },
  { LIMBER_MEDIA_WEBP, "WebP", { "webp" } },
  { LIMBER_MEDIA_SVG, "SVG", { "svg" } },
  { LIMBER_MEDIA_GIF, "GIF", { "gif" } },
  { LIMBER_MEDIA_MATROSKA, "WebM", { "webm", "mkv" } },
  { LIMBER_MEDIA_MP4, "MP4", { "mp4", "m4v", "mov" } },
  { LIMBER_MEDIA_OGG, "Ogg", { "ogg", "ogv", "ogx" } },
};

const char *
limber_media_kind_to_name (LimberMediaKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].name;

  return "?";
}

LimberMediaKind
limber_media_kind_from_name (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  if (dot == NULL)
    return LIMBER_MEDIA_UNKNOWN;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (gsize j = 0; kinds[i].endings[j] != NULL; j++)
      if (g_ascii_strcasecmp (dot + 1, kinds[i].endings[j]) == 0)
        return kinds[i].kind;

  return LIMBER_MEDIA_UNKNOWN;
}
