/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-pixels"

#include "config.h"

#include "media/limber-pixels.h"

#include <string.h>

/*
 * Frames have three bytes a pixel because GTK 4.8 takes every format with alpha through floats, one
 * channel at a time: a picture of 1280 × 720 costs it 34 ms in cairo's own format, and 1.4 ms in
 * this one. What it costs here is less than a millisecond.
 */

static guint32
read_word (const guint8 *bytes)
{
  guint32 word;

  memcpy (&word, bytes, sizeof word);

  return word;
}

static void
write_word (guint8 *bytes, guint32 word)
{
  memcpy (bytes, &word, sizeof word);
}

static void
write_pixel (guint8 *to, guint32 pixel)
{
  to[0] = (guint8) (pixel >> 16);
  to[1] = (guint8) (pixel >> 8);
  to[2] = (guint8) pixel;
}

/* Four pixels in four words become four pixels in three. */
static void
pack_four (guint8 *to, const guint8 *from)
{
  guint32 a = GUINT32_SWAP_LE_BE (read_word (from)) >> 8;
  guint32 b = GUINT32_SWAP_LE_BE (read_word (from + 4)) >> 8;
  guint32 c = GUINT32_SWAP_LE_BE (read_word (from + 8)) >> 8;
  guint32 d = GUINT32_SWAP_LE_BE (read_word (from + 12)) >> 8;

  write_word (to, GUINT32_TO_LE (a | b << 24));
  write_word (to + 4, GUINT32_TO_LE (b >> 8 | c << 16));
  write_word (to + 8, GUINT32_TO_LE (c >> 16 | d << 8));
}

void
limber_pixels_pack (
    guint8 *to, gsize to_stride, const guint8 *from, gsize from_stride, int width, int height)
{
  g_return_if_fail (to != NULL && from != NULL);

  for (int y = 0; y < height; y++) {
    guint8 *to_pixel = to + (gsize) y * to_stride;
    const guint8 *from_pixel = from + (gsize) y * from_stride;
    int x = 0;

    for (; x + 4 <= width; x += 4, to_pixel += 12, from_pixel += 16)
      pack_four (to_pixel, from_pixel);
    for (; x < width; x++, to_pixel += 3, from_pixel += 4)
      write_pixel (to_pixel, read_word (from_pixel));
  }
}

static guint32
blend (guint32 value, double under, guint32 alpha)
{
  return (value * alpha + (guint32) (under * 255) * (255 - alpha) + 127) / 255;
}

void
limber_pixels_pack_over (guint8 *to,
                         gsize to_stride,
                         const guint8 *from,
                         gsize from_stride,
                         int width,
                         int height,
                         const LimberColor *background)
{
  g_return_if_fail (to != NULL && from != NULL);
  g_return_if_fail (background != NULL);

  for (int y = 0; y < height; y++) {
    guint8 *to_pixel = to + (gsize) y * to_stride;
    const guint8 *from_pixel = from + (gsize) y * from_stride;

    for (int x = 0; x < width; x++, to_pixel += 3, from_pixel += 4) {
      guint32 pixel = read_word (from_pixel);
      guint32 alpha = pixel >> 24;

      to_pixel[0] = (guint8) blend (pixel >> 16 & 0xff, background->red, alpha);
      to_pixel[1] = (guint8) blend (pixel >> 8 & 0xff, background->green, alpha);
      to_pixel[2] = (guint8) blend (pixel & 0xff, background->blue, alpha);
    }
  }
}

static void
swap_pixels (guint8 *a, guint8 *b)
{
  guint8 kept[3];

  memcpy (kept, a, sizeof kept);
  memcpy (a, b, sizeof kept);
  memcpy (b, kept, sizeof kept);
}

void
limber_pixels_mirror (guint8 *data, gsize stride, int width, int height)
{
  g_return_if_fail (data != NULL);

  for (int y = 0; y < height; y++) {
    guint8 *left = data + (gsize) y * stride;
    guint8 *right = left + (gsize) (MAX (width, 1) - 1) * 3;

    for (; left < right; left += 3, right -= 3)
      swap_pixels (left, right);
  }
}

void
limber_pixels_unpack (
    guint8 *to, gsize to_stride, const guint8 *from, gsize from_stride, int width, int height)
{
  g_return_if_fail (to != NULL && from != NULL);

  for (int y = 0; y < height; y++) {
    guint8 *to_pixel = to + (gsize) y * to_stride;
    const guint8 *from_pixel = from + (gsize) y * from_stride;

    for (int x = 0; x < width; x++, to_pixel += 4, from_pixel += 3)
      write_word (to_pixel, 0xff000000u | (guint32) from_pixel[0] << 16
                                | (guint32) from_pixel[1] << 8 | from_pixel[2]);
  }
}
