/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-session-picture.h"

#include <adwaita.h>

/* LimberSessionPicture gives a session its player, and the player what it paints for: the place
 * where it is seen, how large that is, and the colours around it. What is painted when is the
 * session's. Main thread. */
struct _LimberSessionPicture {
  GObject parent_instance;

  LimberSession *session; /* (owned) */
  LimberLook *look;       /* (owned) */
  GSettings *settings;    /* (owned) */
  LimberVideoView *video; /* (owned) */
  int width_px;
  int height_px;
};

typedef enum {
  SIGNAL_PROBLEM,
} LimberSessionPictureSignal;

static guint signals[SIGNAL_PROBLEM + 1];

/* The player paints at the size that is seen, within what a weak machine can paint. */
#define MAX_WIDTH_PX  1280
#define MAX_HEIGHT_PX 720

G_DEFINE_FINAL_TYPE (LimberSessionPicture, limber_session_picture, G_TYPE_OBJECT)

static void
limit_size (LimberSessionPicture *self, int width_px, int height_px)
{
  double scale = MIN (1.0,
                      MIN ((double) MAX_WIDTH_PX / width_px, (double) MAX_HEIGHT_PX / height_px));

  /* Even numbers, for the sake of video formats */
  self->width_px = MAX (2, (int) (width_px * scale) & ~1);
  self->height_px = MAX (2, (int) (height_px * scale) & ~1);
}

static void
frame_arrived_cb (LimberSessionPicture *self, LimberFrame *frame)
{
  limber_video_view_show_frame (self->video, frame);
}

static void
problem_told_cb (LimberSessionPicture *self, const char *message)
{
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, message);
}

static void
look_changed_cb (LimberSessionPicture *self)
{
  LimberPlayer *player = limber_session_get_player (self->session);
  LimberColor color = limber_figure_style_get_background (limber_look_get_style (self->look));

  limber_video_view_set_background (
      self->video, &(GdkRGBA){ (float) color.red, (float) color.green, (float) color.blue, 1.0F });
  if (player != NULL)
    limber_player_set_style (player, limber_look_get_style (self->look));
}

/* Where an exercise has neither poses nor clip, nothing of the one before may stay. */
static void
exercise_changed_cb (LimberSessionPicture *self)
{
  LimberPlayer *player = limber_session_get_player (self->session);

  if (player != NULL && !limber_player_has_picture (player))
    limber_video_view_clear (self->video);
}

static void
resized_cb (LimberSessionPicture *self, int width_px, int height_px)
{
  LimberPlayer *player = limber_session_get_player (self->session);

  limit_size (self, width_px, height_px);
  if (player != NULL)
    limber_player_set_size (player, self->width_px, self->height_px);
}

void
limber_session_picture_begin (LimberSessionPicture *self)
{
  g_autoptr (LimberPlayer) player = NULL;

  g_return_if_fail (LIMBER_IS_SESSION_PICTURE (self));

  if (limber_session_get_player (self->session) != NULL)
    return;
  player = limber_player_new (limber_session_get_timeline (self->session),
                              limber_look_get_style (self->look), self->width_px, self->height_px);
  g_signal_connect_object (player, "frame", G_CALLBACK (frame_arrived_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "problem", G_CALLBACK (problem_told_cb), self,
                           G_CONNECT_SWAPPED);
  limber_player_set_volume (player, g_settings_get_double (self->settings, "sound-volume"));
  limber_player_set_still (player, !adw_get_enable_animations (GTK_WIDGET (self->video)));
  limber_session_set_player (self->session, player);
}

void
limber_session_picture_end (LimberSessionPicture *self)
{
  g_return_if_fail (LIMBER_IS_SESSION_PICTURE (self));

  limber_session_set_player (self->session, NULL);
}

static void
limber_session_picture_dispose (GObject *object)
{
  LimberSessionPicture *self = LIMBER_SESSION_PICTURE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->look);
  g_clear_object (&self->settings);
  g_clear_object (&self->video);

  G_OBJECT_CLASS (limber_session_picture_parent_class)->dispose (object);
}

static void
limber_session_picture_class_init (LimberSessionPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_session_picture_dispose;

  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
limber_session_picture_init (LimberSessionPicture *self)
{
  limit_size (self, MAX_WIDTH_PX, MAX_HEIGHT_PX);
}

LimberSessionPicture *
limber_session_picture_new (LimberSession *session,
                            LimberLook *look,
                            GSettings *settings,
                            LimberVideoView *video)
{
  LimberSessionPicture *self = g_object_new (LIMBER_TYPE_SESSION_PICTURE, NULL);

  self->session = g_object_ref (session);
  self->look = g_object_ref (look);
  self->settings = g_object_ref (settings);
  self->video = g_object_ref (video);
  g_signal_connect_object (video, "resized", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::title", G_CALLBACK (exercise_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (look, "changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  look_changed_cb (self);
  return self;
}
