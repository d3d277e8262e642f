/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-mailbox.h"
#include "media/limber-player.h"
#include "media/limber-sound-ring.h"

G_BEGIN_DECLS

/** The sound of one player. */
typedef struct _LimberCues LimberCues;

/* A lost sound is told to @mailbox as a problem, once. GStreamer must be initialised.
 * @clips: (nullable): the sound of clips, which is heard with the cues */
LimberCues *limber_cues_new (LimberMailbox *mailbox, LimberSoundRing *clips);
void limber_cues_free (LimberCues *self);

void limber_cues_play (LimberCues *self, LimberCue cue);
void limber_cues_set_muted (LimberCues *self, gboolean is_muted);
/* 0.0–1.0 as a person hears it */
void limber_cues_set_volume (LimberCues *self, double volume);

/* For tests: what sounds go to, as gst-launch writes it; NULL for the default. LIMBER_AUDIO_SINK
 * in the environment does the same. */
void limber_cues_set_sink (const char *description);

G_END_DECLS
