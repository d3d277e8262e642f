/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the program runs inside a Flatpak or a Snap, where much of the desktop is out of reach */
gboolean limber_sandbox_is_inside (void);

G_END_DECLS
