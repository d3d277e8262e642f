/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_TOAST_TITLE (limber_toast_title_get_type ())
G_DECLARE_FINAL_TYPE (LimberToastTitle, limber_toast_title, LIMBER, TOAST_TITLE, GtkWidget)

/* What a toast says, in as many lines as it takes: libadwaita's own has one, of which large text in
 * a narrow window leaves nothing to read. @message is never markup. */
GtkWidget *limber_toast_title_new (const char *message);
/* A button beside the words, or below where there is no room. Returns: (transfer none): it */
GtkWidget *limber_toast_title_add_button (LimberToastTitle *self, const char *label);

/* A toast that has it. Returns: (transfer full): which adw_toast_overlay_add_toast() takes over */
AdwToast *limber_toast_title_create_toast (const char *message);

G_END_DECLS
