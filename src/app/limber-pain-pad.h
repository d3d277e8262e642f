/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_PAIN_PAD (limber_pain_pad_get_type ())
G_DECLARE_FINAL_TYPE (LimberPainPad, limber_pain_pad, LIMBER, PAIN_PAD, GtkWidget)

/* Eleven buttons, 0 to 10, with words for both ends: never a slider. Property `level` (-1 to 10;
 * -1: none is marked). Signal `chosen (int level)`: a button was pressed, also the one that is
 * marked already. */
GtkWidget *limber_pain_pad_new (void);

/* What 0 and 10 mean; "No pain" and "Worst pain imaginable" at first. @name: what the screen reader
 * calls all of it */
void limber_pain_pad_set_words (LimberPainPad *self,
                                const char *name,
                                const char *low_anchor,
                                const char *high_anchor);
void limber_pain_pad_set_level (LimberPainPad *self, int level);
int limber_pain_pad_get_level (LimberPainPad *self);
/* 0 to 9 and X, which is ten, from wherever the keyboard is. FALSE if it is another key */
gboolean limber_pain_pad_press_key (LimberPainPad *self, guint keyval, GdkModifierType state);

G_END_DECLS
