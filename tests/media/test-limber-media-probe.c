/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media/limber-media-probe.h"

typedef struct {
  const char *name;
  const char *bytes;
  gsize size;
  gsize file_size; /* 0: as long as the bytes */
  LimberMediaProbe wanted;
} ProbeRow;

#define BYTES(literal) literal, sizeof (literal) - 1

/* All of its header before the number of lengths */
#define OGG_PAGE "OggS\0\0\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0"

static const ProbeRow rows[] = {
  { "empty", BYTES (""), 0, { LIMBER_MEDIA_UNKNOWN, 0, 0, FALSE, FALSE } },
  { "text", BYTES ("hello"), 0, { LIMBER_MEDIA_UNKNOWN, 0, 0, FALSE, FALSE } },
  { "png",
    BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x05.....IEND"),
    0,
    { LIMBER_MEDIA_PNG, 258, 5, FALSE, FALSE } },
  { "png-short", BYTES ("\x89PNG\r\n\x1a\n"), 0, { LIMBER_MEDIA_PNG, 0, 0, FALSE, TRUE } },
  { "png-chunk-too-long",
    BYTES ("\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR\0\0\0\x01\0\0\0\x01IEND"),
    0,
    { LIMBER_MEDIA_PNG, 1, 1, FALSE, FALSE } },
  { "jpeg",
    BYTES ("\xff\xd8\xff\xe0\0\x04"
           "ab\xff\xc2\0\x11\x08\0\x07\0\x09\x03\xff\xd9"),
    0,
    { LIMBER_MEDIA_JPEG, 9, 7, FALSE, FALSE } },
  { "jpeg-no-length",
    BYTES ("\xff\xd8\xff\xe0\0\0\0\0\0\0"),
    0,
    { LIMBER_MEDIA_JPEG, 0, 0, FALSE, TRUE } },
  { "webp-lossy",
    BYTES ("RIFF\x16\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x40\x01\xf0\x00"),
    0,
    { LIMBER_MEDIA_WEBP, 320, 240, FALSE, FALSE } },
  { "webp-lossless",
    BYTES ("RIFF\x11\0\0\0WEBPVP8L\x05\0\0\0\x2f\x3f\xc1\x3b\0"),
    0,
    { LIMBER_MEDIA_WEBP, 320, 240, FALSE, FALSE } },
  { "webp-animated",
    BYTES ("RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x0f\0\0\x1f\0\0"),
    0,
    { LIMBER_MEDIA_WEBP, 16, 32, TRUE, FALSE } },
  { "webp-cut",
    BYTES ("RIFF\xff\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x0f\0\0\x1f\0\0"),
    0,
    { LIMBER_MEDIA_WEBP, 16, 32, FALSE, TRUE } },
  { "gif", BYTES ("GIF87a\x03\0\x04\0"), 0, { LIMBER_MEDIA_GIF, 3, 4, TRUE, FALSE } },
  { "svg",
    BYTES ("\xef\xbb\xbf<?xml version='1.0'?><svg width=\"2in\" height = '50'/>"),
    0,
    { LIMBER_MEDIA_SVG, 192, 50, FALSE, FALSE } },
  { "svg-percent",
    BYTES ("<svg width='100%' stroke-width='9' height='nan'></svg>"),
    0,
    { LIMBER_MEDIA_SVG, 0, 0, FALSE, FALSE } },
  { "svg-cut", BYTES ("<svg width='10'"), 0, { LIMBER_MEDIA_SVG, 10, 0, FALSE, TRUE } },
  { "html", BYTES ("<html></html>"), 0, { LIMBER_MEDIA_UNKNOWN, 0, 0, FALSE, FALSE } },
  { "webm",
    BYTES ("\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\x84"
           "abcd"),
    0,
    { LIMBER_MEDIA_MATROSKA, 0, 0, FALSE, FALSE } },
  { "webm-cut",
    BYTES ("\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\x85"
           "abcd"),
    0,
    { LIMBER_MEDIA_MATROSKA, 0, 0, FALSE, TRUE } },
  { "webm-header-alone",
    BYTES ("\x1a\x45\xdf\xa3\x80"),
    0,
    { LIMBER_MEDIA_MATROSKA, 0, 0, FALSE, TRUE } },
  { "webm-live",
    BYTES ("\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\xff"
           "abcd"),
    0,
    { LIMBER_MEDIA_MATROSKA, 0, 0, FALSE, FALSE } },
  { "mp4",
    BYTES ("\0\0\0\x08"
           "ftyp\0\0\0\x08moov\0\0\0\x09mdatx"),
    0,
    { LIMBER_MEDIA_MP4, 0, 0, FALSE, FALSE } },
  { "mp4-cut",
    BYTES ("\0\0\0\x08"
           "ftyp\0\0\0\x08moov\0\0\0\x0amdatx"),
    0,
    { LIMBER_MEDIA_MP4, 0, 0, FALSE, TRUE } },
  { "mp4-no-index",
    BYTES ("\0\0\0\x08"
           "ftyp\0\0\0\x09mdatx"),
    0,
    { LIMBER_MEDIA_MP4, 0, 0, FALSE, TRUE } },
  { "mp4-index-at-the-end",
    BYTES ("\0\0\0\x08"
           "ftyp\0\0\0\x64mdatx"),
    200,
    { LIMBER_MEDIA_MP4, 0, 0, FALSE, FALSE } },
  { "mp4-endless-box",
    BYTES ("\0\0\0\x01"
           "ftyp\xff\xff\xff\xff\xff\xff\xff\xff"),
    0,
    { LIMBER_MEDIA_MP4, 0, 0, FALSE, TRUE } },
  { "ogg",
    BYTES (OGG_PAGE "\1\3abc" OGG_PAGE "\2\1\2abc"),
    0,
    { LIMBER_MEDIA_OGG, 0, 0, FALSE, FALSE } },
  { "ogg-cut",
    BYTES (OGG_PAGE "\1\3abc" OGG_PAGE "\2\1\2ab"),
    0,
    { LIMBER_MEDIA_OGG, 0, 0, FALSE, TRUE } },
  { "ogg-cut-in-header",
    BYTES (OGG_PAGE "\1\3abcOggS"),
    0,
    { LIMBER_MEDIA_OGG, 0, 0, FALSE, TRUE } },
};

static void
test_row (gconstpointer user_data)
{
  const ProbeRow *row = user_data;
  g_autoptr (GBytes) bytes = g_bytes_new (row->bytes, row->size);
  LimberMediaProbe probe = limber_media_probe (bytes, bytes,
                                               row->file_size > 0 ? row->file_size : row->size);

  g_assert_cmpint (probe.kind, ==, row->wanted.kind);
  g_assert_cmpuint (probe.width, ==, row->wanted.width);
  g_assert_cmpuint (probe.height, ==, row->wanted.height);
  g_assert_cmpint (probe.is_animated, ==, row->wanted.is_animated);
  g_assert_cmpint (probe.is_truncated, ==, row->wanted.is_truncated);
}

/* Whatever the place where a file ends, nothing beyond it is read. */
static void
test_every_length (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    for (gsize size = 0; size <= rows[i].size; size++) {
      g_autoptr (GBytes) bytes = g_bytes_new (rows[i].bytes, size);
      LimberMediaProbe probe = limber_media_probe (bytes, bytes, size);

      g_assert_true (probe.kind == LIMBER_MEDIA_UNKNOWN || probe.kind == rows[i].wanted.kind);
    }
  }
}

static void
test_names (void)
{
  g_assert_cmpint (limber_media_kind_from_name ("a.b.WebM"), ==, LIMBER_MEDIA_MATROSKA);
  g_assert_cmpint (limber_media_kind_from_name ("a.jpeg"), ==, LIMBER_MEDIA_JPEG);
  g_assert_cmpint (limber_media_kind_from_name ("a.txt"), ==, LIMBER_MEDIA_UNKNOWN);
  g_assert_cmpint (limber_media_kind_from_name ("webm"), ==, LIMBER_MEDIA_UNKNOWN);
  g_assert_cmpint (limber_media_kind_from_name ("a."), ==, LIMBER_MEDIA_UNKNOWN);
  g_assert_true (limber_media_kind_is_still (LIMBER_MEDIA_SVG));
  g_assert_false (limber_media_kind_is_still (LIMBER_MEDIA_OGG));
  g_assert_cmpstr (limber_media_kind_to_name (LIMBER_MEDIA_WEBP), ==, "WebP");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/media/media-probe/", rows[i].name, NULL);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/media/media-probe/every-length", test_every_length);
  g_test_add_func ("/media/media-probe/names", test_names);

  return g_test_run ();
}
