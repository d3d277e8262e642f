/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-coach.h"

G_BEGIN_DECLS

/**
 * LimberCoachScreenStyle:
 * @columns: of the terminal
 * @rows: of the terminal
 * @has_color: whether colours may be used
 * @is_utf8: whether there are block elements; else ASCII
 * @has_keys: whether somebody can press keys, so that they are worth a line
 *
 * What the terminal can do. Plain value.
 */
typedef struct {
  guint columns;
  guint rows;
  gboolean has_color;
  gboolean is_utf8;
  gboolean has_keys;
} LimberCoachScreenStyle;

/* The lines that show a session as it stands now: at most @rows, each below @columns wide, with
 * colours as escape sequences. What matters less goes first where room is short. (transfer full) */
GStrv limber_coach_screen_build (LimberCoach *coach, const LimberCoachScreenStyle *style);

G_END_DECLS
