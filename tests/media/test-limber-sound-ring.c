/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media/limber-sound-ring.h"
#include "media/limber-tone.h"

#define READY (LIMBER_TONE_RATE / 8)
#define FULL  (LIMBER_TONE_RATE / 2)

static void
free_ring (gpointer ring)
{
  limber_sound_ring_unref (ring);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberSoundRing, free_ring)

/* @n_samples that count on from @first, on the right below zero */
static void
put (LimberSoundRing *ring, guint64 sender, guint first, guint n_samples)
{
  g_autofree LimberStereo *samples = g_new (LimberStereo, n_samples);

  for (guint i = 0; i < n_samples; i++)
    samples[i] = (LimberStereo){ (float) (first + i), -(float) (first + i) };
  limber_sound_ring_put (ring, sender, samples, n_samples);
}

static void
assert_mix (LimberSoundRing *ring, float gain, const float *wanted, guint n_samples)
{
  g_autofree LimberStereo *mix = g_new (LimberStereo, n_samples);

  for (guint i = 0; i < n_samples; i++)
    mix[i] = (LimberStereo){ 1, 2 };
  limber_sound_ring_mix (ring, gain, mix, n_samples);
  for (guint i = 0; i < n_samples; i++) {
    g_assert_cmpfloat (mix[i].left, ==, 1 + wanted[i]);
    g_assert_cmpfloat (mix[i].right, ==, 2 - wanted[i]);
  }
}

/* Nothing before there is enough to go on with, then all of it in order, then nothing again. */
static void
test_in_order (void)
{
  g_autoptr (LimberSoundRing) ring = limber_sound_ring_new ();
  g_autofree LimberStereo *mix = g_new0 (LimberStereo, READY);

  limber_sound_ring_accept (ring, 7);
  put (ring, 7, 1, READY - 1);
  assert_mix (ring, 1, (const float[]){ 0, 0 }, 2);
  put (ring, 7, READY, 1);
  assert_mix (ring, 2, (const float[]){ 2, 4, 6 }, 3);
  limber_sound_ring_mix (ring, 1, mix, READY);
  g_assert_cmpfloat (mix[READY - 4].left, ==, READY);
  g_assert_cmpfloat (mix[READY - 3].left, ==, 0);
  put (ring, 7, 1, READY / 2);
  assert_mix (ring, 1, (const float[]){ 0 }, 1);
}

static void
test_others_are_dropped (void)
{
  g_autoptr (LimberSoundRing) ring = limber_sound_ring_new ();

  put (ring, 7, 1, READY);
  limber_sound_ring_accept (ring, 7);
  assert_mix (ring, 1, (const float[]){ 0 }, 1);
  put (ring, 7, 1, READY);
  put (ring, 8, 1000, READY);
  assert_mix (ring, 1, (const float[]){ 1 }, 1);
  limber_sound_ring_accept (ring, 8);
  assert_mix (ring, 1, (const float[]){ 0 }, 1);
  limber_sound_ring_accept (ring, 7);
  put (ring, 7, 5, READY);
  limber_sound_ring_clear (ring);
  assert_mix (ring, 1, (const float[]){ 0 }, 1);
}

/* Where nobody fetches it the oldest goes: sound stays with its picture. */
static void
test_full (void)
{
  g_autoptr (LimberSoundRing) ring = limber_sound_ring_new ();

  limber_sound_ring_accept (ring, 7);
  put (ring, 7, 1, FULL);
  assert_mix (ring, 1, (const float[]){ FULL - READY + 1 }, 1);
}

static void
count_cb (gpointer user_data)
{
  guint *n_calls = user_data;

  (*n_calls)++;
}

static void
test_tells (void)
{
  g_autoptr (LimberSoundRing) ring = limber_sound_ring_new ();
  guint n_calls = 0;

  limber_sound_ring_listen (ring, count_cb, &n_calls);
  put (ring, 7, 0, 10);
  g_assert_cmpuint (n_calls, ==, 0); /* from nobody who is heard */
  limber_sound_ring_accept (ring, 7);
  put (ring, 7, 0, 10);
  g_assert_cmpuint (n_calls, ==, 1);
  for (guint i = 0; i < 10; i++)
    put (ring, 7, 0, LIMBER_TONE_RATE / 10);
  g_assert_cmpuint (n_calls, ==, 2);
  limber_sound_ring_listen (ring, NULL, NULL);
  put (ring, 7, 0, LIMBER_TONE_RATE * 3);
  g_assert_cmpuint (n_calls, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/sound-ring/in-order", test_in_order);
  g_test_add_func ("/media/sound-ring/others-are-dropped", test_others_are_dropped);
  g_test_add_func ("/media/sound-ring/full", test_full);
  g_test_add_func ("/media/sound-ring/tells", test_tells);

  return g_test_run ();
}
