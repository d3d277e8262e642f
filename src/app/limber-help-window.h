/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-dialog-shim.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_HELP_WINDOW (limber_help_window_get_type ())
G_DECLARE_FINAL_TYPE (LimberHelpWindow, limber_help_window, LIMBER, HELP_WINDOW, LimberDialogBase)

/* "When to get help": information, no test. */
GtkWidget *limber_help_window_new (void);

G_END_DECLS
