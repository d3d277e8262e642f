/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fit-faults.h"

#include "crowded-diary.h"

#include <adwaita.h>

#include <string.h>

#define MAX_CULPRITS 12
/* "physiotherapist" is longer, and a hyphen shows that it is parted. */
#define MAX_WHOLE_LETTERS 14

static int
get_min_width (GtkWidget *widget)
{
  int width = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

/* The nearest widget of our own around @widget */
static GtkWidget *
get_page (GtkWidget *widget)
{
  while (gtk_widget_get_parent (widget) != NULL
         && !g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Limber"))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/* Of the first label in it */
static const char *
find_text (GtkWidget *widget)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && *text == '\0';
       child = gtk_widget_get_next_sibling (child))
    text = find_text (child);
  return text;
}

/* The smallest widgets that are wider than allowed */
static guint
tell_culprits (GtkWidget *widget, int max_width_px, guint n_told)
{
  gboolean is_child_too_wide = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && n_told < MAX_CULPRITS; child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_get_visible (child) || GTK_IS_NATIVE (child)
        || get_min_width (child) <= max_width_px)
      continue;
    is_child_too_wide = TRUE;
    n_told = tell_culprits (child, max_width_px, n_told);
  }
  if (!is_child_too_wide) {
    const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

    n_told++;
    g_test_message ("%s %s in %s: %d pixels: %s", G_OBJECT_TYPE_NAME (widget), id != NULL ? id : "",
                    G_OBJECT_TYPE_NAME (get_page (widget)), get_min_width (widget),
                    find_text (widget));
  }
  return n_told;
}

/* How long the word is that the letter is in */
static int
measure_word (const PangoLogAttr *attributes, int n_attributes, int letter)
{
  int start = letter;
  int end = letter;

  while (start > 0 && !attributes[start].is_line_break)
    start--;
  while (end < n_attributes - 1 && !attributes[end].is_line_break)
    end++;
  return end - start;
}

/* Whether a line of @label ends within a word */
static gboolean
is_word_parted (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = pango_layout_get_text (layout);
  int n_attributes = 0;
  const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly (layout, &n_attributes);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++) {
    int start = pango_layout_get_line_readonly (layout, i)->start_index;
    int letter = (int) g_utf8_pointer_to_offset (text, text + start);

    if (letter < n_attributes && !attributes[letter].is_line_break
        && measure_word (attributes, n_attributes, letter) <= MAX_WHOLE_LETTERS)
      return TRUE;
  }
  return FALSE;
}

/* Our words are whole. What people wrote may be of any length, and is parted. */
static guint
tell_parted (GtkWidget *widget, guint n_told)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return n_told;
  if (GTK_IS_LABEL (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), CROWDED_WORD) == NULL
      && is_word_parted (GTK_LABEL (widget))) {
    n_told++;
    g_test_message ("parted in %s, %d pixels: %s", G_OBJECT_TYPE_NAME (get_page (widget)),
                    gtk_widget_get_width (widget), gtk_label_get_text (GTK_LABEL (widget)));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_told = tell_parted (child, n_told);
  return n_told;
}

/* GTK's own knobs are higher than what they slide along. */
static gboolean
is_knob (GtkWidget *widget)
{
  return g_str_equal (gtk_widget_get_css_name (widget), "slider");
}

/* What scrolls or slides in may be higher; newer libadwaita's titles use the edges of their bar as
 * well, and its sheets wait below the window. */
static gboolean
may_stand_out (GtkWidget *parent, GtkWidget *child)
{
  const char *name = gtk_widget_get_css_name (child);

  return GTK_IS_SCROLLABLE (parent) || GTK_IS_REVEALER (parent)
         || g_str_equal (G_OBJECT_TYPE_NAME (parent), "AdwBottomSheet")
         || g_str_equal (name, "windowtitle") || g_str_has_prefix (name, "viewswitcher");
}

/* What a parent has too little height for is drawn over its neighbours. */
static guint
tell_overflowing (GtkWidget *parent, guint n_told)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    graphene_rect_t bounds;

    if (!gtk_widget_get_mapped (child) || GTK_IS_NATIVE (child) || is_knob (child))
      continue;
    if (!may_stand_out (parent, child) && gtk_widget_compute_bounds (child, parent, &bounds)
        && bounds.origin.y + bounds.size.height > gtk_widget_get_height (parent) + 1) {
      n_told++;
      g_test_message ("%s in %s in %s ends at %.0f of %d: %s", G_OBJECT_TYPE_NAME (child),
                      G_OBJECT_TYPE_NAME (parent), G_OBJECT_TYPE_NAME (get_page (parent)),
                      bounds.origin.y + bounds.size.height, gtk_widget_get_height (parent),
                      find_text (child));
    }
    n_told = tell_overflowing (child, n_told);
  }
  return n_told;
}

/* Labels that stand out of the menu button or drop-down that they are in, which measure one line */
static guint
tell_outside (GtkWidget *widget, GtkWidget *button, guint n_told)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget))
    return n_told;
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
    button = widget;
  if (GTK_IS_NATIVE (widget))
    button = NULL;
  if (button != NULL && GTK_IS_LABEL (widget) && gtk_widget_compute_bounds (widget, button, &bounds)
      && bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (button) + 1) {
    n_told++;
    g_test_message ("outside in %s: %s", G_OBJECT_TYPE_NAME (get_page (widget)),
                    gtk_label_get_text (GTK_LABEL (widget)));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_told = tell_outside (child, button, n_told);
  return n_told;
}

/* The sections are known by their names: none of them ends in dots. */
static guint
tell_shortened (GtkWidget *widget, gboolean is_in_bar, guint n_told)
{
  is_in_bar |= ADW_IS_VIEW_SWITCHER_BAR (widget);
  if (!gtk_widget_get_mapped (widget))
    return n_told;
  if (is_in_bar && GTK_IS_LABEL (widget)
      && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)))) {
    n_told++;
    g_test_message ("shortened: %s", gtk_label_get_text (GTK_LABEL (widget)));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_told = tell_shortened (child, is_in_bar, n_told);
  return n_told;
}

guint
fit_faults_tell_too_wide (GtkWidget *widget, int max_width_px)
{
  return get_min_width (widget) > max_width_px ? tell_culprits (widget, max_width_px, 0) : 0;
}

guint
fit_faults_tell_parted (GtkWidget *page)
{
  return tell_parted (page, 0);
}

guint
fit_faults_tell_overflowing (GtkWidget *page)
{
  return tell_overflowing (page, 0);
}

guint
fit_faults_tell_outside (GtkWidget *page)
{
  return tell_outside (page, NULL, 0);
}

guint
fit_faults_tell_shortened (GtkWidget *page)
{
  return tell_shortened (page, FALSE, 0);
}
