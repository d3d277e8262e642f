/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-session-remote.h"

#include "bus/limber-media-remote.h"
#include "core/limber-discretion.h"

#include <glib/gi18n-lib.h>

/* LimberSessionRemote lets the desktop's media keys do what the same keys do in the session view.
 *
 *   key        while it runs   while it is paused
 *   toggle     pauses          goes on
 *   play       –               goes on
 *   pause      pauses          –
 *   next, previous, stop       likewise in both
 *
 * What it shows in return may be seen by others: without the setting `notification-details` neither
 * exercise nor a routine that names a part of the body. Main thread. */
struct _LimberSessionRemote {
  GObject parent_instance;

  GtkWidget *view;           /* (unowned) */
  LimberSession *session;    /* (owned) */
  GSettings *settings;       /* (owned) */
  LimberMediaRemote *remote; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LimberSessionRemote, limber_session_remote, G_TYPE_OBJECT)

static const char *
find_action (LimberSessionRemote *self, LimberMediaKey key)
{
  gboolean is_running = limber_session_get_state (self->session) == LIMBER_COACH_RUNNING;

  switch (key) {
  case LIMBER_MEDIA_KEY_TOGGLE:
    return "session.toggle";
  case LIMBER_MEDIA_KEY_PLAY:
    return is_running ? NULL : "session.toggle";
  case LIMBER_MEDIA_KEY_PAUSE:
    return is_running ? "session.toggle" : NULL;
  case LIMBER_MEDIA_KEY_STOP:
    return "session.escape";
  case LIMBER_MEDIA_KEY_NEXT:
    return "session.next";
  case LIMBER_MEDIA_KEY_PREVIOUS:
    return "session.back";
  default:
    g_assert_not_reached ();
  }
}

static void
pressed_cb (LimberSessionRemote *self, int key)
{
  const char *action = find_action (self, (LimberMediaKey) key);

  if (action != NULL)
    gtk_widget_activate_action (self->view, action, NULL);
}

static void
raise_wanted_cb (LimberSessionRemote *self)
{
  GtkRoot *window = gtk_widget_get_root (self->view);

  if (GTK_IS_WINDOW (window))
    gtk_window_present (GTK_WINDOW (window));
}

/* As Escape and Control+Q one after the other: the session stays on offer for two hours. */
static void
quit_wanted_cb (LimberSessionRemote *self)
{
  g_autoptr (GtkWidget) view = g_object_ref (self->view);

  gtk_widget_activate_action (view, "session.close", NULL);
  gtk_widget_activate_action (view, "app.quit", NULL);
}

static gint64
get_position_usec (LimberSessionRemote *self)
{
  gint64 length_usec = limber_timeline_get_duration_usec (
      limber_session_get_timeline (self->session));

  return (gint64) (limber_session_get_progress (self->session) * (double) length_usec);
}

static void
show_state (LimberSessionRemote *self)
{
  limber_media_remote_set_playing (self->remote, limber_session_get_state (self->session)
                                                     == LIMBER_COACH_RUNNING);
}

static void
show_track (LimberSessionRemote *self)
{
  LimberTimeline *timeline = limber_session_get_timeline (self->session);
  const char *routine = limber_routine_get_title (limber_timeline_get_routine (timeline));
  gint64 length_usec = limber_timeline_get_duration_usec (timeline);

  if (g_settings_get_boolean (self->settings, "notification-details"))
    limber_media_remote_set_track (self->remote, limber_session_get_title (self->session), routine,
                                   length_usec);
  else
    limber_media_remote_set_track (self->remote,
                                   limber_discretion_allows (routine) ? routine : _ ("Stretching"),
                                   NULL, length_usec);
}

static void
show_progress (LimberSessionRemote *self)
{
  limber_media_remote_set_position (self->remote, get_position_usec (self));
}

static void
show_volume (LimberSessionRemote *self)
{
  limber_media_remote_set_volume (self->remote,
                                  limber_session_is_muted (self->session)
                                      ? 0.0
                                      : g_settings_get_double (self->settings, "sound-volume"));
}

static void
position_jumped_cb (LimberSessionRemote *self)
{
  limber_media_remote_jump (self->remote, get_position_usec (self));
}

static void
limber_session_remote_dispose (GObject *object)
{
  LimberSessionRemote *self = LIMBER_SESSION_REMOTE (object);

  g_clear_object (&self->remote);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (limber_session_remote_parent_class)->dispose (object);
}

static void
limber_session_remote_class_init (LimberSessionRemoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_session_remote_dispose;
}

static void
limber_session_remote_init (LimberSessionRemote *self)
{
}

static void
follow (LimberSessionRemote *self, gpointer source, const char *signal, GCallback callback)
{
  g_signal_connect_object (source, signal, callback, self, G_CONNECT_SWAPPED);
}

LimberSessionRemote *
limber_session_remote_new (GtkWidget *view, LimberSession *session, GSettings *settings)
{
  LimberSessionRemote *self = g_object_new (LIMBER_TYPE_SESSION_REMOTE, NULL);

  self->view = view;
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  self->remote = limber_media_remote_new (NULL);
  show_state (self);
  show_track (self);
  show_progress (self);
  show_volume (self);
  follow (self, session, "notify::state", G_CALLBACK (show_state));
  follow (self, session, "notify::title", G_CALLBACK (show_track));
  follow (self, session, "notify::progress", G_CALLBACK (show_progress));
  follow (self, session, "notify::is-muted", G_CALLBACK (show_volume));
  follow (self, settings, "changed::notification-details", G_CALLBACK (show_track));
  follow (self, settings, "changed::sound-volume", G_CALLBACK (show_volume));
  follow (self, limber_session_get_coach (session), "position-jumped",
          G_CALLBACK (position_jumped_cb));
  follow (self, self->remote, "pressed", G_CALLBACK (pressed_cb));
  follow (self, self->remote, "raise", G_CALLBACK (raise_wanted_cb));
  follow (self, self->remote, "quit", G_CALLBACK (quit_wanted_cb));
  return self;
}
