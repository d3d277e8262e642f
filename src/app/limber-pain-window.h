/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-dialog-shim.h"
#include "app/limber-look.h"
#include "app/limber-pain-keeper.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_PAIN_WINDOW (limber_pain_window_get_type ())
G_DECLARE_FINAL_TYPE (LimberPainWindow, limber_pain_window, LIMBER, PAIN_WINDOW, LimberDialogBase)

/* The form of a pain entry in a window of its own, which closes itself once it is saved. Signals:
 * `saved (const LimberPainEntry *entry)`; `never ()`: the person does not want to be asked again.
 */
GtkWidget *limber_pain_window_new (LimberPainKeeper *keeper, LimberLook *look);
/* With Save and Delete */
GtkWidget *limber_pain_window_new_for_entry (LimberPainKeeper *keeper,
                                             LimberLook *look,
                                             const LimberPainEntry *entry);
/* Asks before or after a session, and takes no for an answer */
GtkWidget *limber_pain_window_new_asking (LimberPainKeeper *keeper,
                                          LimberLook *look,
                                          LimberPainQuestion question,
                                          gint64 session_id);

G_END_DECLS
