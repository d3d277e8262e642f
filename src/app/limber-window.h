/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-home.h"
#include "app/limber-parts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_WINDOW (limber_window_get_type ())
G_DECLARE_FINAL_TYPE (LimberWindow, limber_window, LIMBER, WINDOW, AdwApplicationWindow)

/* Goes from the sections to a routine to its session and back; does nothing else. */
LimberWindow *limber_window_new (GtkApplication *application, const LimberParts *parts);

/* Also from a routine, never out of a session. FALSE if there is nothing in that section */
gboolean limber_window_show_section (LimberWindow *self, LimberSection section);
/* FALSE if there is no such article */
gboolean limber_window_show_article (LimberWindow *self, const char *id);
/* FALSE if there is no such routine */
gboolean limber_window_show_routine (LimberWindow *self, const char *id);
/* @level: 0 for the one that was done last; @item: where to begin, from 0. FALSE if there is no
 * such routine or nothing of it is left */
gboolean limber_window_start_session (LimberWindow *self, const char *id, guint level, guint item);
/* Opens the form of a pain entry over whatever is shown */
void limber_window_log_pain (LimberWindow *self);
/* The screens of the first start, if they were never shown */
void limber_window_welcome (LimberWindow *self);
/* The routine that Today offers. FALSE if there is none */
gboolean limber_window_start_next (LimberWindow *self);
/* A sentence at the lower edge; plain text */
void limber_window_tell (LimberWindow *self, const char *message);

G_END_DECLS
