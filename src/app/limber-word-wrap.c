/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-word-wrap.h"

/* "natural-wrap-mode" none: a label that may wrap would else ask for less than its line takes. */

static void
let_wrap (GtkLabel *label)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
}

GtkWidget *
limber_word_wrap_label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  let_wrap (GTK_LABEL (label));
  return label;
}

/* That of a menu button is not its child: it is in a button in a box. */
static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *label = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); label == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    label = find_label (child);
  return label;
}

void
limber_word_wrap_button (GtkWidget *button)
{
  GtkLabel *label = NULL;

  g_return_if_fail (GTK_IS_BUTTON (button) || GTK_IS_MENU_BUTTON (button));

  label = find_label (button);
  g_return_if_fail (label != NULL);

  let_wrap (label);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}
