/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-sound-ring"

#include "config.h"

#include "media/limber-sound-ring.h"

#include "media/limber-tone.h"

/*
 * LimberSoundRing:
 *
 * A clip is decoded by one pipeline's clock and heard by another's, the sound server's. What lies
 * here between them evens that out: playing begins when READY_SAMPLES are there, begins so anew
 * after the ring has run dry, and what nobody fetches in time is dropped, the oldest first, so that
 * sound is never far behind its picture. Where nobody plays at all, the ring just stays full.
 */

#define READY_SAMPLES    (LIMBER_TONE_RATE / 8)
#define CAPACITY_SAMPLES (LIMBER_TONE_RATE / 2)
#define TELL_SAMPLES     LIMBER_TONE_RATE

struct _LimberSoundRing {
  gatomicrefcount ref_count;
  GMutex lock;
  LimberSoundRingFunc func; /* (nullable) */
  gpointer user_data;       /* (unowned) */
  guint64 accepted;
  guint n_untold; /* samples since @func was called */
  gboolean is_flowing;
  guint start;
  guint length;
  LimberStereo samples[CAPACITY_SAMPLES];
};

LimberSoundRing *
limber_sound_ring_new (void)
{
  LimberSoundRing *self = g_new0 (LimberSoundRing, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);

  return self;
}

LimberSoundRing *
limber_sound_ring_ref (LimberSoundRing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
limber_sound_ring_unref (LimberSoundRing *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Under the lock */
static void
empty (LimberSoundRing *self)
{
  self->start = 0;
  self->length = 0;
  self->is_flowing = FALSE;
  self->n_untold = TELL_SAMPLES; /* the next sound is told at once */
}

void
limber_sound_ring_listen (LimberSoundRing *self, LimberSoundRingFunc func, gpointer user_data)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  self->func = func;
  self->user_data = user_data;
  self->n_untold = TELL_SAMPLES;
  g_mutex_unlock (&self->lock);
}

void
limber_sound_ring_accept (LimberSoundRing *self, guint64 sender)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  if (self->accepted != sender) {
    self->accepted = sender;
    empty (self);
  }
  g_mutex_unlock (&self->lock);
}

/* Under the lock */
static void
append (LimberSoundRing *self, const LimberStereo *samples, guint n_samples)
{
  for (guint i = 0; i < n_samples; i++) {
    self->samples[(self->start + self->length) % CAPACITY_SAMPLES] = samples[i];
    if (self->length < CAPACITY_SAMPLES)
      self->length++;
    else
      self->start = (self->start + 1) % CAPACITY_SAMPLES;
  }
  if (self->length < CAPACITY_SAMPLES)
    return;

  self->start = (self->start + CAPACITY_SAMPLES - READY_SAMPLES) % CAPACITY_SAMPLES;
  self->length = READY_SAMPLES;
}

/* Under the lock, so that who listens may leave at any moment */
static void
tell (LimberSoundRing *self, guint n_samples)
{
  self->n_untold += n_samples;
  if (self->n_untold < TELL_SAMPLES || self->func == NULL)
    return;

  self->n_untold = 0;
  self->func (self->user_data);
}

void
limber_sound_ring_put (LimberSoundRing *self,
                       guint64 sender,
                       const LimberStereo *samples,
                       guint n_samples)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (samples != NULL || n_samples == 0);

  g_mutex_lock (&self->lock);
  if (self->accepted == sender) {
    append (self, samples, n_samples);
    tell (self, n_samples);
  }
  g_mutex_unlock (&self->lock);
}

void
limber_sound_ring_mix (LimberSoundRing *self, float gain, LimberStereo *mix, guint n_samples)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (mix != NULL);

  g_mutex_lock (&self->lock);
  if (self->length >= READY_SAMPLES)
    self->is_flowing = TRUE;
  for (guint i = 0; self->is_flowing && i < n_samples; i++) {
    if (self->length == 0) {
      self->is_flowing = FALSE;
      break;
    }
    mix[i].left += gain * self->samples[self->start].left;
    mix[i].right += gain * self->samples[self->start].right;
    self->start = (self->start + 1) % CAPACITY_SAMPLES;
    self->length--;
  }
  g_mutex_unlock (&self->lock);
}

void
limber_sound_ring_clear (LimberSoundRing *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  empty (self);
  g_mutex_unlock (&self->lock);
}
