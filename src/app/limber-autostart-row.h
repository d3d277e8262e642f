/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_AUTOSTART_ROW (limber_autostart_row_get_type ())
G_DECLARE_FINAL_TYPE (LimberAutostartRow, limber_autostart_row, LIMBER, AUTOSTART_ROW, AdwActionRow)

/* Whether reminders start with the session: shows what holds, never what is merely wished. A wish
 * that was not granted is told below the title. */
GtkWidget *limber_autostart_row_new (void);

G_END_DECLS
