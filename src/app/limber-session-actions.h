/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_SESSION_ACTIONS (limber_session_actions_get_type ())
G_DECLARE_FINAL_TYPE (
    LimberSessionActions, limber_session_actions, LIMBER, SESSION_ACTIONS, GSimpleActionGroup)

/* What a person may ask of a session: `toggle`, `back`, `next`, `add-time`, `toggle-sound`,
 * `easier`, `hurts`; where it is shown is for others to add to. Signals: `begin ()`: `toggle`
 * before the first second; `easier ()`: the gentler level is wanted. */
LimberSessionActions *limber_session_actions_new (LimberSession *session, GSettings *settings);

G_END_DECLS
