/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media/limber-pixels.h"

#include <string.h>

#define MAX_WIDTH 11
#define HEIGHT    3

/* There and back, whatever the width: four at a time, and what is left over one by one. */
static void
test_there_and_back (void)
{
  for (int width = 1; width <= MAX_WIDTH; width++) {
    guint32 pixels[HEIGHT][MAX_WIDTH];
    guint32 back[HEIGHT][MAX_WIDTH];
    gsize stride = LIMBER_PIXELS_STRIDE (width);
    g_autofree guint8 *packed = g_malloc0 (stride * HEIGHT);

    for (int y = 0; y < HEIGHT; y++)
      for (int x = 0; x < MAX_WIDTH; x++)
        pixels[y][x] = back[y][x] = 0xff000000u | (guint32) (y * 0x310200 + x * 0x010711);
    memset (back, 0, sizeof back);

    limber_pixels_pack (packed, stride, (const guint8 *) pixels, sizeof pixels[0], width, HEIGHT);
    g_assert_cmpuint (packed[0], ==, pixels[0][0] >> 16 & 0xff);
    g_assert_cmpuint (packed[1], ==, pixels[0][0] >> 8 & 0xff);
    g_assert_cmpuint (packed[2], ==, pixels[0][0] & 0xff);
    limber_pixels_unpack ((guint8 *) back, sizeof back[0], packed, stride, width, HEIGHT);
    for (int y = 0; y < HEIGHT; y++)
      g_assert_cmpmem (pixels[y], (gsize) width * 4, back[y], (gsize) width * 4);
  }
}

static void
test_pack_over (void)
{
  const guint32 pixels[] = { 0xff102030, 0x00ffffff, 0x80ff0000 };
  const LimberColor background = { 0, 1, 0 };
  guint8 packed[12] = { 0 };

  limber_pixels_pack_over (packed, 12, (const guint8 *) pixels, sizeof pixels, 3, 1, &background);

  const guint8 wanted[] = { 0x10, 0x20, 0x30, 0, 255, 0, 128, 127, 0 };

  g_assert_cmpmem (packed, 9, wanted, 9);
}

static void
test_mirror (void)
{
  guint8 data[] = {
    1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0, 11, 12, 13, 14, 15, 16, 17, 18, 19, 0, 0, 0
  };
  const guint8 wanted[] = { 7,  8,  9,  4,  5,  6,  1,  2,  3,  0, 0, 0,
                            17, 18, 19, 14, 15, 16, 11, 12, 13, 0, 0, 0 };

  limber_pixels_mirror (data, 12, 3, 2);
  g_assert_cmpmem (data, sizeof data, wanted, sizeof wanted);
  limber_pixels_mirror (data, 12, 1, 2);
  g_assert_cmpmem (data, sizeof data, wanted, sizeof wanted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/pixels/there-and-back", test_there_and_back);
  g_test_add_func ("/media/pixels/pack-over", test_pack_over);
  g_test_add_func ("/media/pixels/mirror", test_mirror);

  return g_test_run ();
}
