/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-tone.h"

/*
 * Tone:
 *
 * What the preferences and the first start let people hear: the player's own cue, so that it is the
 * sound that will be heard.
 */

static LimberTimeline *
create_timeline (LimberLibrary *library)
{
  GListModel *routines = limber_library_get_routines (library);
  g_autoptr (LimberRoutine) routine = g_list_model_get_item (routines, 0);

  if (routine == NULL)
    return NULL;
  return limber_timeline_new (routine, 1, limber_library_lookup, library, NULL);
}

void
limber_tone_play (LimberPlayer **player,
                  LimberLibrary *library,
                  const LimberFigureStyle *style,
                  double volume)
{
  if (*player == NULL) {
    g_autoptr (LimberTimeline) timeline = create_timeline (library);

    if (timeline == NULL)
      return;
    *player = limber_player_new (timeline, style, 160, 90);
  }
  limber_player_set_volume (*player, volume);
  limber_player_play_cue (*player, LIMBER_CUE_START);
}
