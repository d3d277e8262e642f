/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-fixture.h"

#include "media/limber-clip-sound.h"
#include "media/limber-gst.h"
#include "media/limber-tone.h"
#include "media/limber-worker.h"

#include <math.h>

#define WAIT_SECS 60

static char *folder;

static void
free_sound (gpointer sound)
{
  limber_clip_sound_free (sound);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberClipSound, free_sound)

static double
measure_loudness (const float *samples, guint n_samples)
{
  double sum = 0;

  for (guint i = 0; i < n_samples; i++)
    sum += (double) samples[i] * samples[i];

  return sqrt (sum / n_samples);
}

/* One second of pictures with half a second of sound: loud and silent by turns, and no drift after
 * many of them. */
static void
test_loops (void)
{
  const guint n_half = LIMBER_TONE_RATE / 2;
  g_autofree char *path = g_build_filename (folder, "loud.webm", NULL);
  g_autofree float *mix = g_new (float, n_half);
  g_autoptr (LimberClipSound) sound = NULL;

  g_assert_true (test_media_write_loud_clip (path, TEST_GREEN, 1.0, 0.5));
  sound = limber_clip_sound_new (path);
  g_assert_nonnull (sound);
  for (guint half = 0; half < 20; half++) {
    double loudness;

    for (guint i = 0; i < n_half; i++)
      mix[i] = 0;
    /* In pieces of any size */
    for (guint i = 0; i < n_half; i += 1000)
      limber_clip_sound_mix (sound, mix + i, 1000);
    loudness = measure_loudness (mix + n_half / 5, n_half * 3 / 5);
    if (half % 2 == 0)
      g_assert_cmpfloat (loudness, >, 0.1);
    else
      g_assert_cmpfloat (loudness, <, 0.01);
  }
}

static void
test_adds (void)
{
  g_autofree char *path = g_build_filename (folder, "loud.webm", NULL);
  g_autoptr (LimberClipSound) sound = limber_clip_sound_new (path);
  g_autofree float *mix = g_new0 (float, 4800);
  double sum = 0;

  g_assert_nonnull (sound);
  for (guint i = 0; i < 4800; i++)
    mix[i] = 10;
  limber_clip_sound_mix (sound, mix, 4800);
  for (guint i = 0; i < 4800; i++)
    sum += mix[i];
  g_assert_cmpfloat_with_epsilon (sum / 4800, 10, 0.1);
}

static void
test_none (void)
{
  const TestColor colors[] = { TEST_GREEN };
  g_autofree char *silent = g_build_filename (folder, "silent.webm", NULL);
  g_autofree char *picture = g_build_filename (folder, "picture.png", NULL);
  g_autofree char *broken = g_build_filename (folder, "text.webm", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.webm", NULL);

  g_assert_true (
      test_media_write_clip (silent, "vp8enc deadline=1", "webmmux", FALSE, colors, 1, 0.3));
  g_assert_true (test_media_write_still (picture, "pngenc", TEST_BLUE, 64, 64));
  test_media_write_bytes (broken, "no clip", 7);
  g_assert_null (limber_clip_sound_new (silent));
  g_assert_null (limber_clip_sound_new (picture));
  g_assert_null (limber_clip_sound_new (broken));
  g_assert_null (limber_clip_sound_new (missing));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (limber_gst_init (NULL));
  folder = test_media_make_folder ();
  g_test_add_func ("/media/clip-sound/loops", test_loops);
  g_test_add_func ("/media/clip-sound/adds", test_adds);
  g_test_add_func ("/media/clip-sound/none", test_none);
  result = g_test_run ();
  g_assert_true (limber_worker_wait_all_gone (WAIT_SECS));
  test_media_remove_folder (folder);
  g_free (folder);

  return result;
}
