/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-session-playback.h"

#include "media/limber-player.h"

#include <adwaita.h>

/* LimberSessionPlayback has a player follow a session from begin to end: its picture stands at the
 * segment that the coach is in, as large as it is seen and in the colours around it, and cues are
 * heard when the session says that they are due. Main thread. */
struct _LimberSessionPlayback {
  GObject parent_instance;

  LimberSession *session; /* (owned) */
  LimberLook *look;       /* (owned) */
  GSettings *settings;    /* (owned) */
  LimberVideoView *video; /* (owned) */
  LimberPlayer *player;   /* (owned) (nullable): between begin and end */
  int width_px;
  int height_px;
};

typedef enum {
  SIGNAL_PROBLEM,
} LimberSessionPlaybackSignal;

static guint signals[SIGNAL_PROBLEM + 1];

/* The player paints at the size that is seen, within what a weak machine can paint. */
#define MAX_WIDTH_PX  1280
#define MAX_HEIGHT_PX 720

G_DEFINE_FINAL_TYPE (LimberSessionPlayback, limber_session_playback, G_TYPE_OBJECT)

static void
limit_size (LimberSessionPlayback *self, int width_px, int height_px)
{
  double scale = MIN (1.0,
                      MIN ((double) MAX_WIDTH_PX / width_px, (double) MAX_HEIGHT_PX / height_px));

  /* Even numbers, for the sake of video formats */
  self->width_px = MAX (2, (int) (width_px * scale) & ~1);
  self->height_px = MAX (2, (int) (height_px * scale) & ~1);
}

static void
frame_arrived_cb (LimberSessionPlayback *self, LimberFrame *frame)
{
  limber_video_view_show_frame (self->video, frame);
}

static void
problem_told_cb (LimberSessionPlayback *self, const char *message)
{
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, message);
}

static void
look_changed_cb (LimberSessionPlayback *self)
{
  const LimberFigureStyle *style = limber_look_get_style (self->look);
  LimberColor color = limber_figure_style_get_background (style);

  limber_video_view_set_background (
      self->video, &(GdkRGBA){ (float) color.red, (float) color.green, (float) color.blue, 1.0F });
  if (self->player != NULL)
    limber_player_set_style (self->player, style);
}

/* Where an exercise has neither poses nor clip, nothing of the one before may stay. */
static void
show_segment (LimberSessionPlayback *self)
{
  LimberCoach *coach = limber_session_get_coach (self->session);

  if (self->player == NULL)
    return;
  limber_player_show_segment (self->player, limber_coach_get_segment_index (coach),
                              limber_coach_get_elapsed_usec (coach),
                              limber_coach_get_segment_duration_usec (coach));
  if (!limber_player_has_picture (self->player))
    limber_video_view_clear (self->video);
}

static void
timeline_changed_cb (LimberSessionPlayback *self)
{
  if (self->player != NULL)
    limber_player_set_timeline (self->player, limber_session_get_timeline (self->session));
}

static void
state_changed_cb (LimberSessionPlayback *self)
{
  if (self->player != NULL)
    limber_player_set_running (self->player,
                               limber_session_get_state (self->session) == LIMBER_COACH_RUNNING);
}

static void
sound_changed_cb (LimberSessionPlayback *self)
{
  if (self->player != NULL)
    limber_player_set_muted (self->player, limber_session_is_muted (self->session));
}

static void
cue_due_cb (LimberSessionPlayback *self, guint cue)
{
  if (self->player != NULL && !limber_session_is_muted (self->session))
    limber_player_play_cue (self->player, (LimberCue) cue);
}

static void
resized_cb (LimberSessionPlayback *self, int width_px, int height_px)
{
  limit_size (self, width_px, height_px);
  if (self->player != NULL)
    limber_player_set_size (self->player, self->width_px, self->height_px);
}

void
limber_session_playback_begin (LimberSessionPlayback *self)
{
  g_return_if_fail (LIMBER_IS_SESSION_PLAYBACK (self));

  if (self->player != NULL)
    return;
  self->player = limber_player_new (limber_session_get_timeline (self->session),
                                    limber_look_get_style (self->look), self->width_px,
                                    self->height_px);
  g_signal_connect_object (self->player, "frame", G_CALLBACK (frame_arrived_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "problem", G_CALLBACK (problem_told_cb), self,
                           G_CONNECT_SWAPPED);
  limber_player_set_volume (self->player, g_settings_get_double (self->settings, "sound-volume"));
  limber_player_set_still (self->player, !adw_get_enable_animations (GTK_WIDGET (self->video)));
  sound_changed_cb (self);
  show_segment (self);
  state_changed_cb (self);
}

void
limber_session_playback_end (LimberSessionPlayback *self)
{
  g_return_if_fail (LIMBER_IS_SESSION_PLAYBACK (self));

  g_clear_object (&self->player);
}

static void
limber_session_playback_dispose (GObject *object)
{
  LimberSessionPlayback *self = LIMBER_SESSION_PLAYBACK (object);

  g_clear_object (&self->player);
  g_clear_object (&self->session);
  g_clear_object (&self->look);
  g_clear_object (&self->settings);
  g_clear_object (&self->video);

  G_OBJECT_CLASS (limber_session_playback_parent_class)->dispose (object);
}

static void
limber_session_playback_class_init (LimberSessionPlaybackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_session_playback_dispose;

  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
limber_session_playback_init (LimberSessionPlayback *self)
{
  limit_size (self, MAX_WIDTH_PX, MAX_HEIGHT_PX);
}

LimberSessionPlayback *
limber_session_playback_new (LimberSession *session,
                             LimberLook *look,
                             GSettings *settings,
                             LimberVideoView *video)
{
  LimberSessionPlayback *self = g_object_new (LIMBER_TYPE_SESSION_PLAYBACK, NULL);
  LimberCoach *coach = limber_session_get_coach (session);

  self->session = g_object_ref (session);
  self->look = g_object_ref (look);
  self->settings = g_object_ref (settings);
  self->video = g_object_ref (video);
  g_signal_connect_object (video, "resized", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::is-muted", G_CALLBACK (sound_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "cue", G_CALLBACK (cue_due_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (coach, "segment-started", G_CALLBACK (show_segment), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (coach, "position-jumped", G_CALLBACK (show_segment), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (coach, "notify::timeline", G_CALLBACK (timeline_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (look, "changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  look_changed_cb (self);
  return self;
}
