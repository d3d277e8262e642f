/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-tone"

#include "config.h"

#include "media/limber-tone.h"

#include <math.h>

/*
 * The sounds of the cues, computed rather than recorded: one to three notes of a soft bell, a sine
 * with a little of its octave, that swell in a hundredth of a second and die away. All notes are of
 * one chord, so that cues that overlap do not clash. A tone is a function of its sample's number:
 * there is no state.
 */

#define ATTACK_SECS  0.012
#define OCTAVE_SHARE 0.18
#define PEAK         0.32

typedef struct {
  double start_secs;
  double frequency_hz;
  double decay_secs; /* to 1/e */
  double loudness;
} Note;

typedef struct {
  double duration_secs;
  Note notes[3];
} Tone;

#define C5 523.25
#define E5 659.26
#define G5 783.99
#define C6 1046.50

static const Tone tones[] = {
  [LIMBER_CUE_START] = { 0.9, { { 0.0, C5, 0.20, 0.8 }, { 0.14, G5, 0.26, 1.0 } } },
  [LIMBER_CUE_HALF] = { 0.7, { { 0.0, E5, 0.22, 0.8 } } },
  [LIMBER_CUE_TICK] = { 0.25, { { 0.0, C5, 0.06, 0.6 } } },
  [LIMBER_CUE_CHANGE] = { 0.9, { { 0.0, G5, 0.20, 0.8 }, { 0.14, C5, 0.26, 1.0 } } },
  [LIMBER_CUE_END]
  = { 2.2, { { 0.0, C5, 0.40, 0.8 }, { 0.18, E5, 0.45, 0.8 }, { 0.36, C6, 0.60, 0.9 } } },
};

guint
limber_tone_get_n_samples (LimberCue cue)
{
  g_return_val_if_fail (cue < G_N_ELEMENTS (tones), 0);

  return (guint) (tones[cue].duration_secs * LIMBER_TONE_RATE);
}

static double
sound_note (const Note *note, double secs)
{
  double age = secs - note->start_secs;
  double phase = 2 * G_PI * note->frequency_hz * age;

  if (note->loudness <= 0 || age < 0)
    return 0;

  return note->loudness * MIN (1.0, age / ATTACK_SECS) * exp (-age / note->decay_secs)
         * ((1 - OCTAVE_SHARE) * sin (phase) + OCTAVE_SHARE * sin (2 * phase));
}

void
limber_tone_mix (LimberCue cue, guint from, float gain, LimberStereo *mix, guint n_samples)
{
  g_return_if_fail (cue < G_N_ELEMENTS (tones));
  g_return_if_fail (mix != NULL);

  const Tone *tone = &tones[cue];
  guint end = limber_tone_get_n_samples (cue);

  for (guint i = 0; i < n_samples && from + i < end; i++) {
    double secs = (double) (from + i) / LIMBER_TONE_RATE;
    /* The last tenth of a second fades out, so that nothing clicks. */
    double fade = MIN (1.0, (tone->duration_secs - secs) * 10);
    double value = 0;

    for (guint j = 0; j < G_N_ELEMENTS (tone->notes); j++)
      value += sound_note (&tone->notes[j], secs);
    mix[i].left += (float) (PEAK * fade * value) * gain;
    mix[i].right += (float) (PEAK * fade * value) * gain;
  }
}

static gint16
soften (float value)
{
  return value == 0 ? 0 : (gint16) (tanhf (value) * G_MAXINT16);
}

void
limber_tone_to_s16 (const LimberStereo *mix, gint16 *numbers, guint n_samples)
{
  g_return_if_fail (mix != NULL);
  g_return_if_fail (numbers != NULL);

  for (guint i = 0; i < n_samples; i++) {
    numbers[2 * i] = soften (mix[i].left);
    numbers[2 * i + 1] = soften (mix[i].right);
  }
}
