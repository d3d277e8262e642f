/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-menu-fit.h"

/* LimberMenuFit makes a menu that is wider than the window smaller (CSS class `tight`), takes the
 * keys out, which a person at a phone has no use for, and lets what is still too long wrap. A
 * popover may be wider than its window, but hardly than the screen, and what does not fit on it is
 * cut off. No state. Main thread. */

/* Of the popover, with its border */
#define MARGIN_PX 24
/* What stands around the words of an item */
#define FRAME_PX 64

/* @max_width_chars: -1 for one line */
static void
set_words (GtkWidget *widget, gboolean has_keys, int max_width_chars)
{
  if (g_strcmp0 (gtk_widget_get_css_name (widget), "accelerator") == 0) {
    gtk_widget_set_visible (widget, has_keys);
  } else if (GTK_IS_LABEL (widget)) {
    gtk_label_set_wrap (GTK_LABEL (widget), max_width_chars > 0);
    gtk_label_set_max_width_chars (GTK_LABEL (widget), max_width_chars);
    gtk_label_set_xalign (GTK_LABEL (widget), 0);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_words (child, has_keys, max_width_chars);
}

static gboolean
is_too_wide (GtkWidget *items, int room)
{
  int width = 0;

  gtk_widget_measure (items, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width > room;
}

static int
count_chars (GtkWidget *widget, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int char_width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                        pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (width * PANGO_SCALE / MAX (char_width, 1), 1);
}

/* Called before each opening */
static void
opened_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  GtkWidget *items = popover != NULL ? gtk_popover_get_child (popover) : NULL;
  int room = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (button))))
             - MARGIN_PX;
  int n_chars;

  if (items == NULL)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (popover), "tight");
  set_words (items, TRUE, -1);
  if (!is_too_wide (items, room))
    return;
  gtk_widget_add_css_class (GTK_WIDGET (popover), "tight");
  n_chars = count_chars (items, room - FRAME_PX);
  set_words (items, FALSE, -1);
  if (is_too_wide (items, room))
    set_words (items, FALSE, n_chars);
}

void
limber_menu_fit_watch (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_menu_button_set_create_popup_func (button, opened_cb, NULL, NULL);
}
