/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-session-keys.h"

/* The keys of a session: Space, Return and Page Down pause and go on (a one-button remote has no
 * other), arrows and media keys move. No state. */

static const char *
find_action (guint key)
{
  switch (key) {
  case GDK_KEY_space:
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_Page_Down:
  case GDK_KEY_AudioPlay:
  case GDK_KEY_AudioPause:
    return "toggle";
  case GDK_KEY_Right:
  case GDK_KEY_AudioNext:
    return "next";
  case GDK_KEY_Left:
  case GDK_KEY_Page_Up:
  case GDK_KEY_AudioPrev:
    return "back";
  case GDK_KEY_Up:
  case GDK_KEY_plus:
    return "add-time";
  case GDK_KEY_Down:
  case GDK_KEY_AudioMute:
    return "toggle-sound";
  case GDK_KEY_e:
  case GDK_KEY_E:
    return "easier";
  case GDK_KEY_F11:
    return "fullscreen";
  case GDK_KEY_Escape:
  case GDK_KEY_AudioStop:
    return "escape";
  default:
    return NULL;
  }
}

const char *
limber_session_keys_find_action (guint key, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return NULL;
  return find_action (key);
}
