/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-bus"

#include "config.h"

#include "bus/limber-media-remote.h"

#include "bus/limber-mpris-bus.h"

#include <glib/gi18n-lib.h>

/*
 * LimberMediaRemote:
 *
 * A player of MPRIS as the desktop sees it. It decides nothing: what is pressed comes out as a
 * signal, what is shown is set from outside. GDBus has checked the types of what strangers send.
 * The name is asked for once both interfaces are there, so that nobody meets half a player. Main
 * thread.
 */
struct _LimberMediaRemote {
  GObject parent_instance;

  LimberMprisMediaPlayer2 *root;         /* (owned) */
  LimberMprisMediaPlayer2Player *player; /* (owned) */
  guint owner_id;                        /* of the name */
};

typedef enum {
  SIGNAL_PRESSED,
  SIGNAL_RAISE,
  SIGNAL_QUIT,
} LimberMediaRemoteSignal;

static guint signals[SIGNAL_QUIT + 1];

/* Not below /org/mpris, which MPRIS keeps for itself */
#define TRACK_PATH LIMBER_APPLICATION_PATH "/Session"
#define RATE       1.0

G_DEFINE_FINAL_TYPE (LimberMediaRemote, limber_media_remote, G_TYPE_OBJECT)

static gboolean
raise_called_cb (LimberMediaRemote *self, GDBusMethodInvocation *invocation)
{
  limber_mpris_media_player2_complete_raise (self->root, invocation);
  g_signal_emit (self, signals[SIGNAL_RAISE], 0);
  return TRUE;
}

static gboolean
quit_called_cb (LimberMediaRemote *self, GDBusMethodInvocation *invocation)
{
  limber_mpris_media_player2_complete_quit (self->root, invocation);
  g_signal_emit (self, signals[SIGNAL_QUIT], 0);
  return TRUE;
}

/* All keys have neither arguments nor an answer, and their methods are named as they are. */
static gboolean
key_called_cb (LimberMediaRemote *self, GDBusMethodInvocation *invocation)
{
  static const char *const methods[] = {
    [LIMBER_MEDIA_KEY_TOGGLE] = "PlayPause", [LIMBER_MEDIA_KEY_PLAY] = "Play",
    [LIMBER_MEDIA_KEY_PAUSE] = "Pause",      [LIMBER_MEDIA_KEY_STOP] = "Stop",
    [LIMBER_MEDIA_KEY_NEXT] = "Next",        [LIMBER_MEDIA_KEY_PREVIOUS] = "Previous",
  };
  const char *method = g_dbus_method_invocation_get_method_name (invocation);
  guint key = 0;

  while (!g_str_equal (methods[key], method))
    key++;
  g_dbus_method_invocation_return_value (invocation, NULL);
  g_signal_emit (self, signals[SIGNAL_PRESSED], 0, (int) key);
  return TRUE;
}

static gboolean
refuse (GDBusMethodInvocation *invocation, const char *message)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR,
                                                 G_DBUS_ERROR_NOT_SUPPORTED, message);
  return TRUE;
}

static gboolean
seek_called_cb (LimberMediaRemote *self, GDBusMethodInvocation *invocation, gint64 offset_usec)
{
  return refuse (invocation, "A stretching session cannot be wound; Next and Previous go from "
                             "exercise to exercise.");
}

static gboolean
set_position_called_cb (LimberMediaRemote *self,
                        GDBusMethodInvocation *invocation,
                        const char *track,
                        gint64 position_usec)
{
  return seek_called_cb (self, invocation, position_usec);
}

static gboolean
open_uri_called_cb (LimberMediaRemote *self, GDBusMethodInvocation *invocation, const char *uri)
{
  return refuse (invocation, "Limber plays its own routines alone.");
}

static void
export_on (LimberMediaRemote *self, GDBusConnection *bus)
{
  GDBusInterfaceSkeleton *skeletons[] = { G_DBUS_INTERFACE_SKELETON (self->root),
                                          G_DBUS_INTERFACE_SKELETON (self->player) };

  for (guint i = 0; i < G_N_ELEMENTS (skeletons); i++) {
    g_autoptr (GError) error = NULL;

    if (!g_dbus_interface_skeleton_export (skeletons[i], bus, LIMBER_MEDIA_REMOTE_OBJECT_PATH,
                                           &error))
      g_debug ("Media keys do not come in: %s", error->message);
  }
}

static void
bus_acquired_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  export_on (LIMBER_MEDIA_REMOTE (user_data), bus);
}

static void
name_lost_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  g_debug ("%s is %s", name, bus != NULL ? "somebody else's" : "not to be had without a bus");
}

static void
withdraw (GDBusInterfaceSkeleton *skeleton)
{
  if (g_dbus_interface_skeleton_get_connection (skeleton) != NULL)
    g_dbus_interface_skeleton_unexport (skeleton);
  g_object_unref (skeleton);
}

static void
limber_media_remote_dispose (GObject *object)
{
  LimberMediaRemote *self = LIMBER_MEDIA_REMOTE (object);

  g_clear_handle_id (&self->owner_id, g_bus_unown_name);
  if (self->root != NULL)
    withdraw (G_DBUS_INTERFACE_SKELETON (g_steal_pointer (&self->root)));
  if (self->player != NULL)
    withdraw (G_DBUS_INTERFACE_SKELETON (g_steal_pointer (&self->player)));

  G_OBJECT_CLASS (limber_media_remote_parent_class)->dispose (object);
}

static void
limber_media_remote_class_init (LimberMediaRemoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = limber_media_remote_dispose;

  signals[SIGNAL_PRESSED] = g_signal_new ("pressed", LIMBER_TYPE_MEDIA_REMOTE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_RAISE] = g_signal_new ("raise", LIMBER_TYPE_MEDIA_REMOTE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_QUIT] = g_signal_new ("quit", LIMBER_TYPE_MEDIA_REMOTE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
connect_player (LimberMediaRemote *self)
{
  static const struct {
    const char *signal;
    GCallback callback;
  } calls[] = {
    { "handle-next", G_CALLBACK (key_called_cb) },
    { "handle-previous", G_CALLBACK (key_called_cb) },
    { "handle-pause", G_CALLBACK (key_called_cb) },
    { "handle-play-pause", G_CALLBACK (key_called_cb) },
    { "handle-stop", G_CALLBACK (key_called_cb) },
    { "handle-play", G_CALLBACK (key_called_cb) },
    { "handle-seek", G_CALLBACK (seek_called_cb) },
    { "handle-set-position", G_CALLBACK (set_position_called_cb) },
    { "handle-open-uri", G_CALLBACK (open_uri_called_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    g_signal_connect_object (self->player, calls[i].signal, calls[i].callback, self,
                             G_CONNECT_SWAPPED);
}

static void
limber_media_remote_init (LimberMediaRemote *self)
{
  static const char *const none[] = { NULL };

  self->root = limber_mpris_media_player2_skeleton_new ();
  g_object_set (self->root, "can-quit", TRUE, "can-raise", TRUE, "identity", _ ("Limber"),
                "desktop-entry", LIMBER_APPLICATION_ID, "supported-uri-schemes", none,
                "supported-mime-types", none, NULL);
  g_signal_connect_object (self->root, "handle-raise", G_CALLBACK (raise_called_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->root, "handle-quit", G_CALLBACK (quit_called_cb), self,
                           G_CONNECT_SWAPPED);

  self->player = limber_mpris_media_player2_player_skeleton_new ();
  g_object_set (self->player, "rate", RATE, "minimum-rate", RATE, "maximum-rate", RATE,
                "can-go-next", TRUE, "can-go-previous", TRUE, "can-play", TRUE, "can-pause", TRUE,
                "can-control", TRUE, NULL);
  limber_media_remote_set_playing (self, FALSE);
  limber_media_remote_set_volume (self, 1.0);
  limber_media_remote_set_track (self, _ ("Limber"), NULL, 0);
  connect_player (self);
}

/**
 * limber_media_remote_new:
 * @bus: (nullable): a bus; NULL for the session's
 *
 * Returns: (transfer full): a player that is on its way to the bus
 */
LimberMediaRemote *
limber_media_remote_new (GDBusConnection *bus)
{
  LimberMediaRemote *self = g_object_new (LIMBER_TYPE_MEDIA_REMOTE, NULL);

  if (bus != NULL) {
    export_on (self, bus);
    self->owner_id = g_bus_own_name_on_connection (bus, LIMBER_MEDIA_REMOTE_BUS_NAME,
                                                   G_BUS_NAME_OWNER_FLAGS_NONE, NULL, name_lost_cb,
                                                   self, NULL);
  } else {
    self->owner_id = g_bus_own_name (G_BUS_TYPE_SESSION, LIMBER_MEDIA_REMOTE_BUS_NAME,
                                     G_BUS_NAME_OWNER_FLAGS_NONE, bus_acquired_cb, NULL,
                                     name_lost_cb, self, NULL);
  }
  return self;
}

void
limber_media_remote_set_playing (LimberMediaRemote *self, gboolean is_playing)
{
  g_return_if_fail (LIMBER_IS_MEDIA_REMOTE (self));

  limber_mpris_media_player2_player_set_playback_status (self->player,
                                                         is_playing ? "Playing" : "Paused");
}

void
limber_media_remote_set_track (LimberMediaRemote *self,
                               const char *title,
                               const char *album,
                               gint64 length_usec)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  const char *artists[] = { _ ("Limber") };

  g_return_if_fail (LIMBER_IS_MEDIA_REMOTE (self));
  g_return_if_fail (title != NULL);

  g_variant_builder_add (&builder, "{sv}", "mpris:trackid", g_variant_new_object_path (TRACK_PATH));
  g_variant_builder_add (&builder, "{sv}", "mpris:length", g_variant_new_int64 (length_usec));
  g_variant_builder_add (&builder, "{sv}", "xesam:title", g_variant_new_string (title));
  g_variant_builder_add (&builder, "{sv}", "xesam:artist",
                         g_variant_new_strv (artists, G_N_ELEMENTS (artists)));
  if (album != NULL)
    g_variant_builder_add (&builder, "{sv}", "xesam:album", g_variant_new_string (album));
  limber_mpris_media_player2_player_set_metadata (self->player, g_variant_builder_end (&builder));
}

void
limber_media_remote_set_position (LimberMediaRemote *self, gint64 position_usec)
{
  g_return_if_fail (LIMBER_IS_MEDIA_REMOTE (self));

  limber_mpris_media_player2_player_set_position (self->player, position_usec);
}

void
limber_media_remote_jump (LimberMediaRemote *self, gint64 position_usec)
{
  g_return_if_fail (LIMBER_IS_MEDIA_REMOTE (self));

  limber_media_remote_set_position (self, position_usec);
  limber_mpris_media_player2_player_emit_seeked (self->player, position_usec);
}

void
limber_media_remote_set_volume (LimberMediaRemote *self, double volume)
{
  g_return_if_fail (LIMBER_IS_MEDIA_REMOTE (self));

  limber_mpris_media_player2_player_set_volume (self->player, volume);
}
