/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-timeline.h"
#include "figure/limber-figure-style.h"
#include "media/limber-frame.h"

G_BEGIN_DECLS

typedef enum {
  LIMBER_CUE_START,
  LIMBER_CUE_HALF,
  LIMBER_CUE_TICK, /* each of the last three seconds */
  LIMBER_CUE_CHANGE,
  LIMBER_CUE_END,
} LimberCue;

#define LIMBER_TYPE_PLAYER (limber_player_get_type ())
G_DECLARE_FINAL_TYPE (LimberPlayer, limber_player, LIMBER, PLAYER, GObject)

/* Shows one timeline's pictures and plays its cues through GStreamer, following a coach: it keeps
 * no time of the session itself. GStreamer is initialised by the first player. Everything happens
 * on the main context of the thread that made it. Signals: `frame (LimberFrame *)`; `problem (const
 * char *message)` when a file or the sound is lost: names file and reason, once each, while figure
 * or text go on. Property `is-muted`. */
LimberPlayer *
limber_player_new (LimberTimeline *timeline, const LimberFigureStyle *style, int width, int height);

/* From the next segment shown on, those of another timeline: the session was made easier. */
void limber_player_set_timeline (LimberPlayer *self, LimberTimeline *timeline);
/* Shows segment @index at @elapsed_usec of @duration_usec, which the coach may have made longer
 * than the timeline's */
void limber_player_show_segment (LimberPlayer *self,
                                 guint index,
                                 gint64 elapsed_usec,
                                 gint64 duration_usec);
/* Wanted state; the picture stands still while not running */
void limber_player_set_running (LimberPlayer *self, gboolean is_running);
void limber_player_set_size (LimberPlayer *self, int width, int height);
void limber_player_set_style (LimberPlayer *self, const LimberFigureStyle *style);
/* Start and hold side by side instead of movement */
void limber_player_set_still (LimberPlayer *self, gboolean is_still);
void limber_player_set_muted (LimberPlayer *self, gboolean is_muted);
/* Loudness of the cues, 0.0–1.0 as a person hears it (cubic); the system's own volume is untouched
 */
void limber_player_set_volume (LimberPlayer *self, double volume);
void limber_player_play_cue (LimberPlayer *self, LimberCue cue);
/* FALSE where the segment has no picture at all (no clip, no poses): the window shows the text
 * alone */
gboolean limber_player_has_picture (LimberPlayer *self);

G_END_DECLS
