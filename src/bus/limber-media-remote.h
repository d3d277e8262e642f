/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** What is pressed on a keyboard, a headset or a remote. */
typedef enum {
  LIMBER_MEDIA_KEY_TOGGLE, /* of one button for both */
  LIMBER_MEDIA_KEY_PLAY,
  LIMBER_MEDIA_KEY_PAUSE,
  LIMBER_MEDIA_KEY_STOP,
  LIMBER_MEDIA_KEY_NEXT,
  LIMBER_MEDIA_KEY_PREVIOUS,
} LimberMediaKey;

/* The bus name of this program as a media player; a Flatpak may own it with no permission. */
#define LIMBER_MEDIA_REMOTE_BUS_NAME    "org.mpris.MediaPlayer2." LIMBER_APPLICATION_ID
#define LIMBER_MEDIA_REMOTE_OBJECT_PATH "/org/mpris/MediaPlayer2"

#define LIMBER_TYPE_MEDIA_REMOTE (limber_media_remote_get_type ())
G_DECLARE_FINAL_TYPE (LimberMediaRemote, limber_media_remote, LIMBER, MEDIA_REMOTE, GObject)

/* While it lives, this program is a media player on the bus, to which the desktop takes its media
 * keys whatever has the focus. Where there is no bus nothing happens. Signals: `pressed (int)`, a
 * #LimberMediaKey; `raise ()`: its window is wanted; `quit ()`: it is to end. Whoever called has
 * its answer by then.
 *
 * @bus: (nullable): the session bus is looked for */
LimberMediaRemote *limber_media_remote_new (GDBusConnection *bus);

void limber_media_remote_set_playing (LimberMediaRemote *self, gboolean is_playing);
/* What the desktop shows, also where others see it, such as on a locked screen. @album: (nullable)
 */
void limber_media_remote_set_track (LimberMediaRemote *self,
                                    const char *title,
                                    const char *album,
                                    gint64 length_usec);
/* As it moves along by itself; nobody is told, who wants to know it asks */
void limber_media_remote_set_position (LimberMediaRemote *self, gint64 position_usec);
/* It has moved in another way, and everybody is told. */
void limber_media_remote_jump (LimberMediaRemote *self, gint64 position_usec);
/* 0.0–1.0 */
void limber_media_remote_set_volume (LimberMediaRemote *self, double volume);

G_END_DECLS
