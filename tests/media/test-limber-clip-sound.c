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

/* On the louder side */
static double
measure_loudness (const LimberStereo *samples, guint n_samples)
{
  double left = 0;
  double right = 0;

  for (guint i = 0; i < n_samples; i++) {
    left += (double) samples[i].left * samples[i].left;
    right += (double) samples[i].right * samples[i].right;
  }

  return sqrt (MAX (left, right) / n_samples);
}

/* One second of pictures with half a second of sound: loud and silent by turns, and no drift after
 * many of them. */
static void
test_loops (void)
{
  const guint n_half = LIMBER_TONE_RATE / 2;
  g_autofree char *path = g_build_filename (folder, "loud.webm", NULL);
  g_autofree LimberStereo *mix = g_new (LimberStereo, n_half);
  g_autoptr (LimberClipSound) sound = NULL;

  g_assert_true (test_media_write_loud_clip (path, TEST_GREEN, 1.0, 0.5));
  sound = limber_clip_sound_new (path);
  g_assert_nonnull (sound);
  for (guint half = 0; half < 20; half++) {
    double loudness;

    for (guint i = 0; i < n_half; i++)
      mix[i] = (LimberStereo){ 0, 0 };
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
  g_autofree LimberStereo *mix = g_new0 (LimberStereo, 4800);
  double left = 0;
  double right = 0;

  g_assert_nonnull (sound);
  for (guint i = 0; i < 4800; i++)
    mix[i] = (LimberStereo){ 10, 20 };
  limber_clip_sound_mix (sound, mix, 4800);
  for (guint i = 0; i < 4800; i++) {
    left += mix[i].left;
    right += mix[i].right;
  }
  g_assert_cmpfloat_with_epsilon (left / 4800, 10, 0.1);
  g_assert_cmpfloat_with_epsilon (right / 4800, 20, 0.1);
}

/* What a clip has on one side stays there; one with a single channel is heard on both alike. */
static void
test_sides (void)
{
  static const struct {
    const char *name;
    gboolean is_left;
  } rows[] = { { "left.webm", TRUE }, { "mono.webm", FALSE } };

  for (gsize row = 0; row < G_N_ELEMENTS (rows); row++) {
    g_autofree char *path = g_build_filename (folder, rows[row].name, NULL);
    g_autofree LimberStereo *mix = g_new0 (LimberStereo, 9600);
    g_autoptr (LimberClipSound) sound = NULL;
    double left = 0;
    double right = 0;

    g_assert_true (rows[row].is_left ? test_media_write_left_clip (path, TEST_GREEN, 0.5)
                                     : test_media_write_loud_clip (path, TEST_GREEN, 0.5, 0.5));
    sound = limber_clip_sound_new (path);
    g_assert_nonnull (sound);
    limber_clip_sound_mix (sound, mix, 9600);
    for (guint i = 0; i < 9600; i++) {
      left += fabs (mix[i].left) / 9600;
      right += fabs (mix[i].right) / 9600;
    }
    g_test_message ("%s: %.4f left, %.4f right", rows[row].name, left, right);
    g_assert_cmpfloat (left, >, 0.1);
    if (rows[row].is_left)
      g_assert_cmpfloat (right, <, 0.01);
    else
      g_assert_cmpfloat_with_epsilon (left, right, 1e-6);
  }
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
  g_test_add_func ("/media/clip-sound/sides", test_sides);
  g_test_add_func ("/media/clip-sound/none", test_none);
  result = g_test_run ();
  g_assert_true (limber_worker_wait_all_gone (WAIT_SECS));
  test_media_remove_folder (folder);
  g_free (folder);

  return result;
}
