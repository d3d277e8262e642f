/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* What a key does in a session, as an action of the group `session` (transfer none) (nullable):
 * NULL for one that does nothing there */
const char *limber_session_keys_find_action (guint key, GdkModifierType state);

G_END_DECLS
