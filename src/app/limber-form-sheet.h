/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_FORM_SHEET (limber_form_sheet_get_type ())
G_DECLARE_FINAL_TYPE (LimberFormSheet, limber_form_sheet, LIMBER, FORM_SHEET, AdwBin)

/* Properties: `content` (GtkWidget): what is filled in; `answers` (GtkWidget): what can be said
 * instead of filling it in; `maximum-size` (int): the content's width at most. Signal: `save`: the
 * person has pressed Save. */
GtkWidget *limber_form_sheet_new (void);
/* FALSE: it is saved in another way, and there is no button. */
void limber_form_sheet_set_has_save (LimberFormSheet *self, gboolean has_save);
/* The answers stand in the place of Save. */
void limber_form_sheet_ask (LimberFormSheet *self);
/* Whether all is there that Save needs */
void limber_form_sheet_set_ready (LimberFormSheet *self, gboolean is_ready);
/* Nothing can be changed from now on, until it is known whether it was saved. */
void limber_form_sheet_hold (LimberFormSheet *self);
/* @error: (nullable): why it was not */
void limber_form_sheet_release (LimberFormSheet *self, const GError *error);

G_END_DECLS
