/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-fixture.h"

#include "app/limber-scroll-bin.h"
#include "app/limber-wrap-bin.h"

#include <adwaita.h>

/* What is between two buttons: Tab comes to it, and out again at its other side, both ways. */

typedef GtkWidget *(*Build) (void);

typedef struct {
  const char *path;
  Build build;
  gboolean is_stop; /* something in it has the focus on the way */
} Row;

static GtkWidget *
build_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *bin = limber_wrap_bin_new ();

  g_menu_append (menu, "item", "app.item");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_parent (button, bin);
  return bin;
}

static GtkWidget *
build_empty (void)
{
  return limber_wrap_bin_new ();
}

static GtkWidget *
build_words (void)
{
  return limber_scroll_bin_new (gtk_label_new ("short"));
}

static GtkWidget *
build_button (void)
{
  return limber_scroll_bin_new (gtk_button_new_with_label ("short"));
}

/* Higher than the room that it is given, and scrolled by keys */
static GtkWidget *
build_many_words (void)
{
  GtkWidget *label = gtk_label_new ("long");
  GtkWidget *bin;

  gtk_widget_set_size_request (label, -1, 5000);
  bin = limber_scroll_bin_new (label);
  gtk_widget_set_vexpand (bin, TRUE);
  return bin;
}

static const Row rows[] = {
  { "/app/focus-child/menu-button", build_menu, TRUE },
  { "/app/focus-child/empty", build_empty, FALSE },
  { "/app/focus-child/words", build_words, FALSE },
  { "/app/focus-child/button-in-scroller", build_button, TRUE },
  { "/app/focus-child/scrolled-words", build_many_words, TRUE },
};

static GtkWidget *
move (GtkWindow *window, GtkDirectionType direction)
{
  g_signal_emit_by_name (window, "move-focus", direction);
  return gtk_window_get_focus (window);
}

/* @stop: (nullable): where the way stops in between */
static void
assert_passes (GtkWindow *window, GtkDirectionType direction, GtkWidget *stop, GtkWidget *end)
{
  GtkWidget *focus = move (window, direction);

  if (stop != NULL) {
    g_assert_nonnull (focus);
    g_assert_true (gtk_widget_is_ancestor (focus, stop));
    focus = move (window, direction);
  }
  g_assert_true (focus == end);
}

static void
test_passes (gconstpointer data)
{
  const Row *row = data;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("before");
  GtkWidget *after = gtk_button_new_with_label ("after");
  GtkWidget *between = row->build ();
  GtkWidget *stop = row->is_stop ? between : NULL;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), between);
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 300);
  gtk_window_present (GTK_WINDOW (window));
  app_fixture_wait_for_layout (window);

  gtk_widget_grab_focus (before);
  assert_passes (GTK_WINDOW (window), GTK_DIR_TAB_FORWARD, stop, after);
  assert_passes (GTK_WINDOW (window), GTK_DIR_TAB_BACKWARD, stop, before);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_iterate ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, &rows[i], test_passes);
  return g_test_run ();
}
