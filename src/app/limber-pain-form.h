/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "app/limber-pain-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_PAIN_FORM (limber_pain_form_get_type ())
G_DECLARE_FINAL_TYPE (LimberPainForm, limber_pain_form, LIMBER, PAIN_FORM, GtkBox)

/* Notes one pain entry: where (optional), how much; note, time and question on demand. In a new
 * entry the number is the last tap: it saves. What cannot be saved stays in the form, with the
 * reason. Signal `saved (const LimberPainEntry *entry)`. */
GtkWidget *limber_pain_form_new (void);

/* Once, before it is shown */
void limber_pain_form_set_up (LimberPainForm *self, LimberPainKeeper *keeper, LimberLook *look);
/* What is asked of a new entry; LIMBER_PAIN_BEFORE and LIMBER_PAIN_AFTER leave no other choice.
 * @session_id: of the session, 0 if it has none yet */
void limber_pain_form_ask (LimberPainForm *self, LimberPainQuestion question, gint64 session_id);
/* Edits an entry that is in the diary: the number marks, limber_pain_form_submit() saves */
void limber_pain_form_edit (LimberPainForm *self, const LimberPainEntry *entry);
/* Numbers typed anywhere in @widget, which the form is in, go to the form. */
void limber_pain_form_take_keys (LimberPainForm *self, GtkWidget *widget);
/* Does nothing before a level is chosen */
void limber_pain_form_submit (LimberPainForm *self);

G_END_DECLS
