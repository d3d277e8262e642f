/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-pain-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_PAIN_LIST (limber_pain_list_get_type ())
G_DECLARE_FINAL_TYPE (LimberPainList, limber_pain_list, LIMBER, PAIN_LIST, GtkBox)

/* The entries of the diary by day, newest first, a page at a time. Signal
 * `edit (const LimberPainEntry *entry)`: a row was activated. */
GtkWidget *limber_pain_list_new (void);
/* Once; nothing is read before limber_pain_list_load() */
void limber_pain_list_set_keeper (LimberPainList *self, LimberPainKeeper *keeper);
/* The newest, or again as many as are shown */
void limber_pain_list_load (LimberPainList *self);

G_END_DECLS
