/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-switcher-fit.h"

#include <adwaita.h>

/* In each room and text the words stand whole, and are as large as there is room for. */

#define TEXT_DPI (96 * 1024)

static const char *const titles[] = { "Aujourd’hui", "Programmes", "Journal", "Apprendre" };

static const struct {
  const char *name;
  int width_px;
  int percent; /* size of text */
  gboolean is_smaller;
} steps[] = {
  { "narrow", 360, 100, FALSE },      { "large text", 360, 200, TRUE },
  { "more room", 430, 200, TRUE },    { "wide", 900, 200, FALSE },
  { "narrow again", 360, 200, TRUE },
};

static double
get_scale (GtkLabel *label)
{
  PangoAttrList *attributes = gtk_label_get_attributes (label);
  PangoAttrIterator *iterator = attributes != NULL ? pango_attr_list_get_iterator (attributes)
                                                   : NULL;
  PangoAttribute *scale = iterator != NULL ? pango_attr_iterator_get (iterator, PANGO_ATTR_SCALE)
                                           : NULL;
  double value = scale != NULL ? ((PangoAttrFloat *) scale)->value : 1;

  g_clear_pointer (&iterator, pango_attr_iterator_destroy);
  return value;
}

/* What is seen of the words */
typedef struct {
  guint n_words;
  double scale;
  int widest_px;
} Look;

static void
look_at_words (GtkWidget *widget, Look *look)
{

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget)) {
    g_test_message ("%s: %d pixels", gtk_label_get_text (GTK_LABEL (widget)),
                    gtk_widget_get_width (widget));
    g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
    look->n_words++;
    look->scale = get_scale (GTK_LABEL (widget));
    look->widest_px = MAX (look->widest_px, gtk_widget_get_width (widget));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at_words (child, look);
}

static GtkWidget *
build_window (GtkWidget *bar)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwViewStack *stack = ADW_VIEW_STACK (adw_view_stack_new ());

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    adw_view_stack_add_titled (stack, adw_bin_new (), NULL, titles[i]);
  gtk_widget_set_vexpand (GTK_WIDGET (stack), TRUE);
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (bar), stack);
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (bar), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (stack));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_window_set_child (GTK_WINDOW (window), box);
  g_object_set (window, "decorated", FALSE, NULL);
  return window;
}

static void
test_room (void)
{
  GtkWidget *bar = adw_view_switcher_bar_new ();
  GtkWidget *window = build_window (bar);
  double last_scale = 1;

  limber_switcher_fit_watch (ADW_VIEW_SWITCHER_BAR (bar));
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    int room_px = steps[i].width_px / (int) G_N_ELEMENTS (titles);
    Look look = { 0 };

    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", TEXT_DPI / 100 * steps[i].percent,
                  NULL);
    gtk_window_set_default_size (GTK_WINDOW (window), steps[i].width_px, 400);
    app_fixture_wait_for_layout (window);
    look_at_words (bar, &look);
    g_test_message ("%s: %d of %d pixels, scale %.2f", steps[i].name, look.widest_px, room_px,
                    look.scale);
    g_assert_cmpint (gtk_widget_get_width (bar), ==, steps[i].width_px);
    g_assert_cmpuint (look.n_words, ==, G_N_ELEMENTS (titles));
    g_assert_cmpint (look.scale < 1, ==, steps[i].is_smaller);
    /* Not much more would be too wide: words have a gap between them. */
    if (look.scale < 1)
      g_assert_cmpint (look.widest_px, >, room_px * 8 / 10);
    if (g_str_equal (steps[i].name, "more room"))
      g_assert_cmpfloat (look.scale, >, last_scale);
    last_scale = look.scale;
  }
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_iterate ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/app/switcher-fit/room", test_room);
  return g_test_run ();
}
