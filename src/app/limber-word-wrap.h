/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words that take one line where there is room for it, and several where large letters would be
 * wider than the window. */

/* A label of such words; @text: (nullable) */
GtkWidget *limber_word_wrap_label_new (const char *text);

/* The own label of @button, a button or menu button, which takes one line by itself. It is kept
 * when the button is given other words. */
void limber_word_wrap_button (GtkWidget *button);

G_END_DECLS
